//! What the kernels are built of: polynomials, powers of two, and lanes between the two float widths.
//!
//! Nothing here fuses a multiplication with an addition, but where the product is exact, which changes nothing. Every sum has
//! one order. So the bits are the same at every CPU level.

use std::array;

use crate::lanes::{F32, F64, LANES};

/// Adding this rounds to a whole number (to even where it is half way), which then stands in the lowest bits, for
/// magnitudes below 2^22.
pub const ROUND_F32: f32 = 12_582_912.0;

/// Adding this rounds to a whole number (to even where it is half way), which then stands in the lowest bits, for
/// magnitudes below 2^51.
pub const ROUND_F64: f64 = 6_755_399_441_055_744.0;

/// `c[0] + c[1] x + c[2] x² + …`, the even and the odd powers by a Horner's rule of their own, side by side: kernels wait for
/// the chain of their operations more than for the operations.
#[inline(always)]
pub fn poly<const N: usize>(x: F32, c: [f32; N]) -> F32 {
    const { assert!(N >= 2) };
    let square = x * x;
    let mut sums = [F32::splat(c[N - 1]), F32::splat(c[N - 2])];
    for i in (0..N - 2).rev() {
        let sum = &mut sums[(N - 1 - i) % 2];
        *sum = *sum * square + c[i];
    }
    sums[(N - 1) % 2] + x * sums[N % 2]
}

/// `c[0] + c[1] x + c[2] x² + …`, the even and the odd powers by a Horner's rule of their own, side by side: kernels wait for
/// the chain of their operations more than for the operations.
#[inline(always)]
pub fn poly_f64<const N: usize>(x: F64, c: [f64; N]) -> F64 {
    const { assert!(N >= 2) };
    let square = x * x;
    let mut sums = [F64::splat(c[N - 1]), F64::splat(c[N - 2])];
    for i in (0..N - 2).rev() {
        let sum = &mut sums[(N - 1 - i) % 2];
        *sum = *sum * square + c[i];
    }
    sums[(N - 1) % 2] + x * sums[N % 2]
}

/// `x − n c` for `n` and `c` of so few digits, 24 in all, that their product is exact. So it is rounded once, whether the level
/// has a fused operation for it or not.
#[inline(always)]
pub fn less_exact(x: F32, n: F32, c: f32) -> F32 {
    n.mul_neg_add(F32::splat(c), x)
}

/// `x + n c` for `n` and `c` as in [`less_exact`].
#[inline(always)]
pub fn plus_exact(x: F32, n: F32, c: f32) -> F32 {
    n.mul_add(F32::splat(c), x)
}

/// The whole number nearest to `x`, of a magnitude below 2^22.
#[inline(always)]
pub fn nearest(x: F32) -> F32 {
    (x + ROUND_F32) - ROUND_F32
}

/// The whole number nearest to `x`, of a magnitude below 2^51.
#[inline(always)]
pub fn nearest_f64(x: F64) -> F64 {
    (x + ROUND_F64) - ROUND_F64
}

/// 2^n for whole `n` from -127, which gives 0, to 127.
#[inline(always)]
pub fn pow2(n: F32) -> F32 {
    F32::from_bits((n + (ROUND_F32 + 127.0)).to_bits() << 23_u32)
}

/// 2^n for whole `n` from -1023, which gives 0, to 1023.
#[inline(always)]
pub fn pow2_f64(n: F64) -> F64 {
    F64::from_bits((n + (ROUND_F64 + 1023.0)).to_bits() << 52_u32)
}

/// `x` times 2^n for whole `n` in a range twice that of the exponents, rounded once.
#[inline(always)]
pub fn scale(x: F32, n: F32) -> F32 {
    let half = nearest(n * 0.5);
    x * pow2(half) * pow2(n - half)
}

/// `x` times 2^n for whole `n` in a range twice that of the exponents, rounded once.
#[inline(always)]
pub fn scale_f64(x: F64, n: F64) -> F64 {
    let half = nearest_f64(n * 0.5);
    x * pow2_f64(half) * pow2_f64(n - half)
}

/// The sign bit of each lane.
#[inline(always)]
pub fn sign(x: F32) -> F32 {
    x & F32::splat(-0.0)
}

/// The sign bit of each lane.
#[inline(always)]
pub fn sign_f64(x: F64) -> F64 {
    x & F64::splat(-0.0)
}

/// `x` held between two bounds; NaN stays NaN.
#[inline(always)]
pub fn hold(x: F32, low: f32, high: f32) -> F32 {
    let low = F32::splat(low);
    at_most(x.simd_lt(low).select(low, x), high)
}

/// `x` held between two bounds; NaN stays NaN.
#[inline(always)]
pub fn hold_f64(x: F64, low: f64, high: f64) -> F64 {
    let low = F64::splat(low);
    at_most_f64(x.simd_lt(low).select(low, x), high)
}

/// `x`, but no more than `high`; NaN stays NaN.
#[inline(always)]
pub fn at_most(x: F32, high: f32) -> F32 {
    // Of a NaN and a number x86 takes the second as the lesser one, aarch64 the NaN.
    F32::splat(high).fast_min(x)
}

/// `x`, but no more than `high`; NaN stays NaN.
#[inline(always)]
pub fn at_most_f64(x: F64, high: f64) -> F64 {
    let high = F64::splat(high);
    x.simd_gt(high).select(high, x)
}

/// The lanes as `f64`, exactly: the first half of them, then the second.
#[inline(always)]
pub fn widen(x: F32) -> [F64; 2] {
    let floats = x.to_array();
    array::from_fn(|half| {
        F64::new(array::from_fn(|i| {
            f64::from(floats[half * (LANES / 2) + i])
        }))
    })
}

/// Undoes [`widen`], rounding to the nearest `f32`, subnormals and overflow included.
#[inline(always)]
pub fn narrow(halves: [F64; 2]) -> F32 {
    let halves = halves.map(F64::to_array);
    F32::new(array::from_fn(|i| {
        halves[i / (LANES / 2)][i % (LANES / 2)] as f32
    }))
}

/// `near(x)`, but `f(x)` in the lanes that are not below `limit`: for what is too rare to be worth lanes.
///
/// Floats and not a register, as that would be one in memory for those blocks, too, that do not come here; so would be a mask
/// that is handed over.
#[cold]
#[inline(never)]
pub fn patch(
    x: F32,
    near: impl Fn(F32) -> F32,
    limit: f32,
    f: impl Fn(f32) -> f32,
) -> [f32; LANES] {
    let (x, y) = (x.to_array(), near(x).to_array());
    array::from_fn(|i| if x[i].abs() < limit { y[i] } else { f(x[i]) })
}

/// `y`, but `f(x)` in the lanes that `keep` does not mark: for what is too rare to be worth lanes.
#[cold]
#[inline(never)]
pub fn patch_f64(x: F64, y: F64, keep: F64, f: impl Fn(f64) -> f64) -> F64 {
    let (x, y, keep) = (x.to_array(), y.to_array(), keep.to_array());
    F64::new(array::from_fn(|i| {
        if keep[i].to_bits() != 0 {
            y[i]
        } else {
            f(x[i])
        }
    }))
}
