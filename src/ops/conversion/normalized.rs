//! Numbers of a limited range in a byte each, as textures and vertex buffers hold them.
//!
//! | format | range | to a byte | from a byte |
//! |---|---|---|---|
//! | unorm8 | 0 to 1 | `round(x * 255)` | `byte / 255` |
//! | snorm8 | −1 to 1 | `round(x * 127)`, in two's complement | `max(byte / 127, -1)` |
//!
//! What is out of range is clamped to it first; NaN becomes 0. The product is rounded to `f32`, then to the nearest
//! integer, ties away from zero: the definition of Direct3D, one that Vulkan and OpenGL allow, and that of Godot's
//! `Color.r8`. (Images that Godot makes of colours drop the fraction instead.) Decoded values encode to the byte they came
//! from; −128 as snorm8 is a second −1 and comes back as −127. The same bits at every level and thread count.

use std::mem::MaybeUninit;

use super::bits;
use crate::parallel::Cost;

const COST: Cost = Cost::ns(0.12);

/// Writes `floats` to `bytes` as numbers of 0 to 1.
///
/// # Panics
///
/// When the two differ in length.
pub fn encode_unorm8(floats: &[f32], bytes: &mut [MaybeUninit<u8>]) {
    super::each(floats, bytes, COST, |x| {
        bits::byte((clamp(x, 0.0, 1.0) * 255.0).round())
    });
}

/// Writes `floats` to `bytes` as numbers of −1 to 1.
///
/// # Panics
///
/// When the two differ in length.
pub fn encode_snorm8(floats: &[f32], bytes: &mut [MaybeUninit<u8>]) {
    super::each(floats, bytes, COST, |x| {
        bits::byte((clamp(x, -1.0, 1.0) * 127.0).round())
    });
}

/// Writes `bytes` to `floats` as numbers of 0 to 1.
///
/// # Panics
///
/// When the two differ in length.
pub fn decode_unorm8(bytes: &[u8], floats: &mut [MaybeUninit<f32>]) {
    super::each(bytes, floats, COST, |byte| f32::from(byte) / 255.0);
}

/// Writes `bytes` to `floats` as numbers of −1 to 1.
///
/// # Panics
///
/// When the two differ in length.
pub fn decode_snorm8(bytes: &[u8], floats: &mut [MaybeUninit<f32>]) {
    super::each(bytes, floats, COST, |byte| {
        f32::from(byte.cast_signed()).max(-127.0) / 127.0
    });
}

/// `x` within `from` and `to`; 0 for NaN.
#[inline]
fn clamp(x: f32, from: f32, to: f32) -> f32 {
    let x = if x.is_nan() { 0.0 } else { x };
    let x = if x < from { from } else { x };
    if x > to { to } else { x }
}
