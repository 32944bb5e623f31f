//! Conversions: between number types, and to and from the formats of files and graphics cards.
//!
//! | subject | what it is |
//! |---|---|
//! | [`numeric`] | numbers of one type as numbers of another |
//! | [`half`] | floats of 16 bits: half precision and bfloat16 |
//! | [`normalized`] | 0 to 1, or −1 to 1, in a byte |
//! | [`octahedral`] | unit vectors as two numbers |
//! | [`srgb`] | colours between the sRGB and the linear encoding |
//! | [`strided`] | elements that lie apart, as in interleaved vertex buffers |
//!
//! Bytes are little-endian, as graphics cards and Godot's own `encode_…` methods have them. Empty input is legal
//! everywhere and gives empty output.

use std::mem::MaybeUninit;

use crate::parallel::{self, Cost};

mod bits;
pub mod half;
pub mod normalized;
pub mod numeric;
pub mod octahedral;
pub mod srgb;
pub mod strided;

/// Writes to every element of `target` what `f` makes of that of `source`.
///
/// A plain loop: the compiler finds the instructions.
///
/// # Panics
///
/// When the two differ in length.
#[inline]
fn each<T: Copy + Sync, U: Send>(
    source: &[T],
    target: &mut [MaybeUninit<U>],
    cost: Cost,
    f: impl Fn(T) -> U + Sync,
) {
    parallel::for_each_part((source, target), cost, |(source, target)| {
        for (target, &element) in target.iter_mut().zip(source) {
            target.write(f(element));
        }
    });
}
