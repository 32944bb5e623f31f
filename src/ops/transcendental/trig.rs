//! Sine, cosine and tangent.
//!
//! `f32`: in `f64`, the multiple of π nearest to x is taken off (for cosine that of π and a half), in two parts, the first with
//! 33 digits, so that its product with up to 2^20 is exact. What is left, r up to π/2, goes through one odd polynomial of
//! degree 11, fitted for the least largest relative error, 2^-35; the result is rounded to `f32` once. For the tangent
//! the multiple is one of π/2, and r is rounded to `f32` before tan r = r + r³ P(r²), error 2^-29, or −1 / tan r.
//!
//! `f64`: fdlibm's reduction to |r| ≤ π/4 in two roundings and a rest (`e_rem_pio2.c`), and its two polynomials (`k_sin.c`,
//! `k_cos.c`), errors below 2^-57; the tangent is the quotient of the two.
//!
//! Lanes of a magnitude beyond 1.6 million (100,000 for the tangent of `f32`), and in `f64` those within 2^-40 of a multiple of
//! π/2, go one by one through the C library, whose reduction has as many digits of π as it takes.

use std::hint::black_box;

use super::parts::{
    ROUND_F32, ROUND_F64, narrow, nearest_f64, patch, patch_f64, poly, poly_f64, sign_f64, widen,
};
use crate::lanes::{F32, F64};

/// Below this, whole multiples of π/2 have 20 digits.
const LIMIT: f64 = 1.6e6;

/// The first 33 digits of π/2, the next 33, and the rest (of fdlibm's `e_rem_pio2.c`).
const PI_2: [f64; 3] = [
    1.5707963267341256,
    6.077100506303966e-11,
    2.0222662487959506e-21,
];

/// All digits of π/2 after the first 33.
const PI_2_REST: f64 = 6.077100506506192e-11;

const SIN: [f64; 6] = [
    1.0,
    -0.16666666625918464,
    0.008333331098791396,
    -0.00019840866906902912,
    2.752531633543373e-06,
    -2.388768762483483e-08,
];

const TAN: [f32; 7] = [
    0.333_333_5,
    0.133_326_75,
    0.054_058_943,
    0.021_285_88,
    0.010_828_722,
    9.612_736e-5,
    0.004_373_965_3,
];

const SIN_F64: [f64; 6] = [
    -0.16666666666666632,
    0.00833333333332249,
    -0.0001984126982985795,
    2.7557313707070068e-06,
    -2.5050760253406863e-08,
    1.58969099521155e-10,
];

const COS_F64: [f64; 6] = [
    0.0416666666666666,
    -0.001388888888887411,
    2.480158728947673e-05,
    -2.7557314351390663e-07,
    2.087572321298175e-09,
    -1.1359647557788195e-11,
];

/// sin r for |r| ≤ π/2, with the sign that an odd k turns round.
#[inline(always)]
fn turned(r: F64, k: F64) -> F64 {
    let y = r * poly_f64(r * r, SIN);
    y ^ F64::from_bits(k.to_bits() << 63_u32)
}

/// The sine; NaN for infinities and NaN, sin(±0) = ±0.
#[inline(always)]
#[must_use]
pub fn sin(x: F32) -> F32 {
    let y = narrow(widen(x).map(|x| {
        let k = x * std::f64::consts::FRAC_1_PI + ROUND_F64;
        let n = k - ROUND_F64;
        let r = (x - n * (2.0 * PI_2[0])) - n * (2.0 * PI_2_REST);
        turned(r, k)
    }));
    far(x, y, LIMIT, f64::sin)
}

/// The cosine; NaN for infinities and NaN.
#[inline(always)]
#[must_use]
pub fn cos(x: F32) -> F32 {
    let y = narrow(widen(x).map(|x| {
        // cos x = sin(π/2 − x), of |x|, and less a half of π.
        let k = (x * std::f64::consts::FRAC_1_PI - 0.5) + ROUND_F64;
        let n = (k - ROUND_F64) + 0.5;
        let r = n * (2.0 * PI_2[0]) - x;
        turned(r + n * (2.0 * PI_2_REST), k)
    }));
    far(x, y, LIMIT, f64::cos)
}

/// The tangent; NaN for infinities and NaN, tan(±0) = ±0.
#[inline(always)]
#[must_use]
pub fn tan(x: F32) -> F32 {
    // Off by less than 0.01, the multiple may be another one than the nearest, which the polynomial allows for.
    let k = x * std::f32::consts::FRAC_2_PI + ROUND_F32;
    let n = k - ROUND_F32;
    let ([xa, xb], [na, nb]) = (widen(x), widen(n));
    let reduce = |x: F64, n: F64| (x - n * PI_2[0]) - n * PI_2_REST;
    let r = narrow([reduce(xa, na), reduce(xb, nb)]);
    let z = r * r;
    let y = r + r * z * poly(z, TAN);
    let odd = F32::from_bits(k.to_bits() << 31_u32).is_sign_negative();
    let y = odd.select(F32::splat(-1.0), y) / odd.select(y, F32::splat(1.0));
    far(x, y, 1e5, f64::tan)
}

/// `y`, but `f` where `x` is far from 0, infinite or NaN.
#[inline(always)]
fn far(x: F32, y: F32, limit: f64, f: impl Fn(f64) -> f64) -> F32 {
    let near = x.abs().simd_lt(F32::splat(limit as f32));
    if near.all() {
        y
    } else {
        // Behind a black box, or the lanes of every block would be kept in memory for this call.
        patch(black_box(x), y, near, |x| f(f64::from(x)) as f32)
    }
}

/// What is left of x when n π/2 is taken off, in two parts.
struct Reduced {
    n: F64,
    high: F64,
    low: F64,
    /// Whether that is exact enough.
    near: F64,
}

#[inline(always)]
fn reduce(x: F64) -> Reduced {
    let n = nearest_f64(x * std::f64::consts::FRAC_2_PI);
    let first = x - n * PI_2[0];
    let step = n * PI_2[1];
    let second = first - step;
    let rest = n * PI_2[2] - ((first - second) - step);
    let high = second - rest;
    let low = (second - high) - rest;
    let near = x.abs().simd_lt(F64::splat(LIMIT))
        & (high.abs().simd_gt(F64::splat(f64::EPSILON * 4096.0)) | n.simd_eq(F64::splat(0.0)));
    Reduced { n, high, low, near }
}

/// The sine of high + low, |high| ≤ π/4.
#[inline(always)]
fn small_sin(high: F64, low: F64) -> F64 {
    let z = high * high;
    let cube = z * high;
    let [first, rest @ ..] = SIN_F64;
    let r = poly_f64(z, rest);
    high - ((z * (0.5 * low - cube * r) - low) - cube * first)
}

/// The cosine of high + low, |high| ≤ π/4.
#[inline(always)]
fn small_cos(high: F64, low: F64) -> F64 {
    let z = high * high;
    let half = 0.5 * z;
    let w = 1.0 - half;
    w + (((1.0 - w) - half) + (z * (z * poly_f64(z, COS_F64)) - high * low))
}

/// Which lanes of whole numbers below 2^51 are odd.
#[inline(always)]
fn odd_f64(n: F64) -> F64 {
    let half = n * 0.5;
    nearest_f64(half).simd_ne(half)
}

/// The sign that a quarter turn of 2 or 3 gives.
#[inline(always)]
fn second_half(n: F64) -> F64 {
    let bits = (n + ROUND_F64).to_bits();
    sign_f64(F64::from_bits(bits << 62_u32))
}

/// The sine; NaN for infinities and NaN, sin(±0) = ±0.
#[inline(always)]
#[must_use]
pub fn sin_f64(x: F64) -> F64 {
    let Reduced { n, high, low, near } = reduce(x);
    let y = odd_f64(n).select(small_cos(high, low), small_sin(high, low)) ^ second_half(n);
    far_f64(x, y, near, f64::sin)
}

/// The cosine; NaN for infinities and NaN.
#[inline(always)]
#[must_use]
pub fn cos_f64(x: F64) -> F64 {
    let Reduced { n, high, low, near } = reduce(x);
    let y = odd_f64(n).select(small_sin(high, low), small_cos(high, low)) ^ second_half(n + 1.0);
    far_f64(x, y, near, f64::cos)
}

/// The tangent; NaN for infinities and NaN, tan(±0) = ±0.
#[inline(always)]
#[must_use]
pub fn tan_f64(x: F64) -> F64 {
    let Reduced { n, high, low, near } = reduce(x);
    let (sin, cos) = (small_sin(high, low), small_cos(high, low));
    let odd = odd_f64(n);
    let y = odd.select(-cos, sin) / odd.select(sin, cos);
    far_f64(x, y, near, f64::tan)
}

/// `y`, but `f` where lanes are not near.
#[inline(always)]
fn far_f64(x: F64, y: F64, near: F64, f: impl Fn(f64) -> f64) -> F64 {
    if near.all() {
        y
    } else {
        patch_f64(black_box(x), y, near, f)
    }
}
