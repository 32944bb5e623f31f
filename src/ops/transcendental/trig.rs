//! Sine, cosine and tangent.
//!
//! `f32`: of |x|, the multiple of π/2 nearest to it is taken off. Its parts have at most 8 digits, so that their products with
//! multiples up to 2^16 are exact, and may be fused with the difference or not. What is left is a sum of two floats, off by less
//! than 2^-45: r, up to π/4, and what r was rounded by. With z = r² sin r is r + r z P(z), errors 2^-27, cos r is 1 − z/2 + z² Q(z),
//! 2^-32, and tan r the quotient of r + a r z and 1 + b z + c z², 2^-25, or of the second and the first. What r was rounded by
//! is added where it counts most, to r in its sum, and is left out elsewhere.
//!
//! `f64`: fdlibm's reduction to |r| ≤ π/4 in two roundings and a rest (`e_rem_pio2.c`), and its two polynomials (`k_sin.c`,
//! `k_cos.c`), errors below 2^-57; the tangent is the quotient of the two.
//!
//! Lanes of a magnitude beyond 100,000 (`f32`) or 1.6 million (`f64`), and in `f64` those within 2^-40 of a multiple of π/2, go
//! one by one through the C library, whose reduction has as many digits of π as it takes.

use std::hint::black_box;

use super::parts::{
    ROUND_F32, ROUND_F64, less_exact, nearest_f64, patch, patch_f64, plus_exact, poly, poly_f64,
    sign, sign_f64,
};
use crate::lanes::{F32, F64, U32};

/// Below this, whole multiples of π/2 have 16 digits.
const LIMIT: f32 = 1e5;

/// Below this, whole multiples of π/2 have 20 digits.
const LIMIT_F64: f64 = 1.6e6;

/// π/2: 8 digits at a time, some of them zeros, each part rounded to nearest; the last one has all 24.
const PI_2: [f32; 6] = [
    1.570_312_5,
    4.844_665_5e-4,
    -6.407_499_3e-7,
    9.895_302e-10,
    2.557_953_8e-12,
    5.390_303e-15,
];

/// The first 33 digits of π/2, the next 33, and the rest (of fdlibm's `e_rem_pio2.c`).
const PI_2_F64: [f64; 3] = [
    1.5707963267341256,
    6.077100506303966e-11,
    2.0222662487959506e-21,
];

const SIN: [f32; 3] = [-0.166_666_54, 0.008_332_106, -1.950_788_3e-4];

const COS: [f32; 3] = [0.041_666_646, -0.001_388_729_8, 2.443_008_3e-5];

/// What r z is multiplied by above the line, and z and z² below.
const TAN: [f32; 3] = [-0.095_791_33, -0.429_125_2, 0.009_713_001];

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

/// What is left of t ≥ 0 when a multiple of π/2 is taken off.
struct Turned {
    /// What is left.
    r: F32,
    /// The same, more exactly, as high − low.
    high: F32,
    low: F32,
    /// The multiple, in the lowest bits.
    turns: U32,
}

#[inline(always)]
fn turned(t: F32) -> Turned {
    // Off by less than 0.01, the multiple may be another one than the nearest, which the polynomials allow for.
    let k = t * std::f32::consts::FRAC_2_PI + ROUND_F32;
    let n = k - ROUND_F32;
    // The first two differences are exact, as what they are of cancels. The other two are rounded where what is left is much
    // more than their products, and the products less what the differences became are exactly what they are rounded by.
    let first = less_exact(less_exact(t, n, PI_2[0]), n, PI_2[1]);
    let second = less_exact(first, n, PI_2[2]);
    let high = less_exact(second, n, PI_2[3]);
    let rounded = [
        plus_exact(second - first, n, PI_2[2]),
        plus_exact(high - second, n, PI_2[3]),
    ];
    let rest = plus_exact(n * PI_2[5], n, PI_2[4]);
    let low = (rounded[0] + rest) + rounded[1];
    Turned {
        r: high - low,
        high,
        low,
        turns: k.to_bits(),
    }
}

impl Turned {
    /// The sine and the cosine of what is left.
    #[inline(always)]
    fn sin_cos(&self) -> (F32, F32) {
        let z = self.r * self.r;
        let sin = self.high + (self.r * z * poly(z, SIN) - self.low);
        let cos = 1.0 - (z * 0.5 - z * z * poly(z, COS));
        (sin, cos)
    }

    /// All bits of the lanes of odd multiples.
    #[inline(always)]
    fn odd(&self) -> F32 {
        let first = (self.turns << 31_u32).cast_signed();
        F32::from_bits((first >> 31_u32).cast_unsigned())
    }
}

/// The sine; NaN for infinities and NaN, sin(±0) = ±0.
#[inline(always)]
#[must_use]
pub fn sin(x: F32) -> F32 {
    let near = |x: F32| {
        let turned = turned(x.abs());
        let (sin, cos) = turned.sin_cos();
        turned.odd().select(cos, sin) ^ sign(x ^ F32::from_bits(turned.turns << 30_u32))
    };
    far(x, near, f64::sin)
}

/// The cosine; NaN for infinities and NaN.
#[inline(always)]
#[must_use]
pub fn cos(x: F32) -> F32 {
    let near = |x: F32| {
        let turned = turned(x.abs());
        let (sin, cos) = turned.sin_cos();
        // The sine of a quarter turn more.
        turned.odd().select(sin, cos) ^ sign(F32::from_bits((turned.turns + 1) << 30_u32))
    };
    far(x, near, f64::cos)
}

/// The tangent; NaN for infinities and NaN, tan(±0) = ±0.
#[inline(always)]
#[must_use]
pub fn tan(x: F32) -> F32 {
    let near = |x: F32| {
        let turned = turned(x.abs());
        let z = turned.r * turned.r;
        let over = turned.high + (turned.r * (z * TAN[0]) - turned.low);
        let under = 1.0 + z * (TAN[1] + z * TAN[2]);
        // A quarter turn on, the tangent is −1 / tan r.
        let odd = turned.odd();
        let y = odd.select(under, over) / odd.select(over, under);
        y ^ (sign(x) ^ F32::from_bits(turned.turns << 31_u32))
    };
    far(x, near, f64::tan)
}

/// `near(x)`, but `f(x)` where x is far from 0, infinite or NaN.
#[inline(always)]
fn far(x: F32, near: impl Fn(F32) -> F32, f: impl Fn(f64) -> f64) -> F32 {
    if x.abs().simd_lt(F32::splat(LIMIT)).all() {
        near(x)
    } else {
        // Behind a black box, and the result an operand that changes nothing, or the lanes and the results of every block would
        // be kept in memory for this call.
        let far = |x| f(f64::from(x)) as f32;
        F32::new(patch(black_box(x), near, LIMIT, far)) | F32::splat(0.0)
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
    let first = x - n * PI_2_F64[0];
    let step = n * PI_2_F64[1];
    let second = first - step;
    let rest = n * PI_2_F64[2] - ((first - second) - step);
    let high = second - rest;
    let low = (second - high) - rest;
    let near = x.abs().simd_lt(F64::splat(LIMIT_F64))
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
