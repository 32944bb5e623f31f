//! Powers.
//!
//! `f32`: 2^(y log2 |x|), in `f64`. With |x| = 2^e m, m from √½ to √2, log2 m = s Q(s²) for s = (m − 1) / (m + 1), relative
//! error 2^-37; 2^p = 2^n (1 + f P(f)) with n the whole number nearest to p, error 2^-28; the result is rounded to `f32` once.
//! 1 / (m + 1) is guessed in `f32`
//! and made exact by one step of Newton's, which is faster than a division. Zeros, subnormal x, infinities, NaN and negative x are
//! seen to in a branch of their own, taken if a block has any.
//!
//! `f64`: the C library's `pow`, one lane after another: the product y log2 |x| would take more digits than a register has.

use super::log::split;
use super::parts::{narrow, nearest_f64, poly_f64, pow2_f64, sign, widen};
use crate::lanes::{F32, F64};

const LOG2: [f64; 5] = [
    2.8853900817900966,
    0.9617966733365626,
    0.5770835856811828,
    0.4116726826567329,
    0.3407307193881854,
];

const EXP2: [f64; 7] = [
    1.0,
    0.6931472029399189,
    0.24022647919024162,
    0.055503323292393755,
    0.009618436333497703,
    0.001339892387228276,
    0.0001535374157055005,
];

/// y (e + log2 m); `guess` is 1 / (m + 1), nearly.
#[inline(always)]
fn exponent(e: F64, m: F64, guess: F64, y: F64) -> F64 {
    // One step of Newton's doubles the 23 digits of the guess.
    let inverse = guess * (2.0 - (m + 1.0) * guess);
    let s = (m - 1.0) * inverse;
    y * (e + s * poly_f64(s * s, LOG2))
}

/// 2^p, as far as that is a float above 0; NaN gives anything.
#[inline(always)]
fn exp2(p: F64) -> F64 {
    // Beyond these all results are 0 and ∞.
    let p = p.fast_max(F64::splat(-151.0)).fast_min(F64::splat(129.0));
    let n = nearest_f64(p);
    poly_f64(p - n, EXP2) * pow2_f64(n)
}

/// (x 2^-shift)^y for normal, positive x and any finite y.
#[inline(always)]
fn normal(x: F32, shift: F32, y: F32) -> F32 {
    let (e, m) = split(x);
    let guess = 1.0 / (m + 1.0);
    let ([ea, eb], [ma, mb]) = (widen(e - shift), widen(m));
    let ([ga, gb], [ya, yb]) = (widen(guess), widen(y));
    narrow([
        exp2(exponent(ea, ma, ga, ya)),
        exp2(exponent(eb, mb, gb, yb)),
    ])
}

/// x to the power of y, with C's special values: 1 for y = 0 and for x = 1 whatever the other is, NaN for negative x unless y is
/// whole; otherwise NaN for NaN.
#[inline(always)]
#[must_use]
pub fn pow(x: F32, y: F32) -> F32 {
    let infinity = F32::splat(f32::INFINITY);
    let ordinary =
        x.simd_ge(F32::splat(f32::MIN_POSITIVE)) & x.simd_lt(infinity) & y.abs().simd_lt(infinity);
    if ordinary.all() {
        normal(x, F32::splat(0.0), y)
    } else {
        rare(x, y)
    }
}

/// x to the power of y, whatever they are. Inlined, as a call would take the lanes to memory.
#[inline(always)]
fn rare(x: F32, y: F32) -> F32 {
    let subnormal = x.abs().simd_lt(F32::splat(f32::MIN_POSITIVE));
    let shift = subnormal & F32::splat(24.0);
    let power = normal(subnormal.select(x.abs() * 16_777_216.0, x.abs()), shift, y);
    let (zero, one) = (F32::splat(0.0), F32::splat(1.0));
    let (infinity, nan) = (F32::splat(f32::INFINITY), F32::splat(f32::NAN));
    let magnitude = x.abs();
    let falls = y.simd_lt(zero);
    let power = magnitude
        .simd_eq(zero)
        .select(falls.select(infinity, zero), power);
    let power = magnitude
        .simd_eq(infinity)
        .select(falls.select(zero, infinity), power);
    // Infinities are whole, and even.
    let whole = y.trunc().simd_eq(y);
    let half = y * 0.5;
    let odd = whole & half.trunc().simd_ne(half);
    let negative = x.simd_lt(zero);
    let undefined = negative & magnitude.simd_lt(infinity) & !whole;
    let power = (undefined | x.is_nan() | y.is_nan()).select(nan, power);
    let power = power ^ (odd & sign(x));
    let unity =
        y.simd_eq(zero) | x.simd_eq(one) | (magnitude.simd_eq(one) & y.abs().simd_eq(infinity));
    unity.select(one, power)
}

/// x to the power of y, as [`pow`].
#[inline(always)]
#[must_use]
pub fn pow_f64(x: F64, y: F64) -> F64 {
    let (x, y) = (x.to_array(), y.to_array());
    F64::new(std::array::from_fn(|i| x[i].powf(y[i])))
}
