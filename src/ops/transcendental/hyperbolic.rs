//! Hyperbolic sine, cosine and tangent.
//!
//! All are computed of t = |x|, and the sign of odd ones is put back.
//!
//! `f32`: with t = n ln 2 + r, cosh t and sinh t are sums of 2^n e^r and 2^-n e^-r, which share
//! the even and the odd part of e^r, cosh r and sinh r: sinh t = (2^(n-1) − 2^(-n-1)) cosh r + (2^(n-1) + 2^(-n-1)) sinh r. For
//! t < 0.55 sinh takes n = 0, and with it sinh r alone, so that nothing cancels. tanh is (e^2t − 1) / (e^2t + 1), with 1 taken off
//! the power of two first, so that small results keep their digits.
//!
//! `f64`: sinh is t + t³ P(t²) below 1, tanh the quotient of that and of cosh; beyond, e^t and e^-t are subtracted, or
//! tanh is 1 − 2 / (e^2t + 1).
//!
//! The polynomials are fitted for the least largest relative error: sinh 2^-31, and 2^-26 where cosh
//! takes a third of it at most, cosh 2^-33 (`f32`); 2^-62 (`f64`).

use super::exp::{self, LN_2};
use super::parts::{
    at_most, at_most_f64, less_exact, nearest, poly, poly_f64, pow2, pow2_f64, scale_f64, sign,
    sign_f64,
};
use crate::lanes::{F32, F64, I32};

/// Up to 0.55.
const SINH: [f32; 3] = [0.166_666_69, 0.008_332_977, 2.002_206_6e-4];

/// Up to 0.35.
const SMALL_SINH: [f32; 2] = [0.166_665_42, 0.008_366_755];

const COSH: [f32; 3] = [0.5, 0.041_666_456, 0.001_393_579_3];

const SINH_F64: [f64; 8] = [
    0.16666666666666666,
    0.008333333333333522,
    0.00019841269841129044,
    2.7557319275844888e-06,
    2.5052097899565434e-08,
    1.6060230163405508e-10,
    7.576620158203396e-13,
    4.539054282141955e-15,
];

const COSH_F64: [f64; 8] = [
    0.5,
    0.04166666666666667,
    0.001388888888888824,
    2.4801587301943963e-05,
    2.755731912207068e-07,
    2.0876773521804613e-09,
    1.1469208677722767e-11,
    4.855755137181533e-14,
];

/// 2^(n-1) + 2^(-n-1) and 2^(n-1) − 2^(-n-1), halved once more so that they are finite wherever the result is.
#[inline(always)]
fn powers(n: F32) -> (F32, F32) {
    let up = pow2(n - 2.0);
    // The exponents of the two add up to -4. Far below the other one, it may as well be 0.
    let down = I32::splat((2 * 127 - 4) << 23) - up.to_bits().cast_signed();
    let down = F32::from_bits(down.max(I32::splat(0)).cast_unsigned());
    (up + down, up - down)
}

/// t less n ln 2.
#[inline(always)]
fn reduced(t: F32, n: F32) -> F32 {
    less_exact(t, n, LN_2[0]) - n * LN_2[1]
}

/// (e^x − e^-x) / 2; sinh(±∞) = ±∞, sinh(±0) = ±0, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn sinh(x: F32) -> F32 {
    let t = at_most(x.abs(), 89.5);
    let small = t.simd_lt(F32::splat(0.55));
    let n = nearest(t * std::f32::consts::LOG2_E);
    let n = small.select(F32::splat(0.0), n);
    let r = reduced(t, n);
    let z = r * r;
    let odd = r + r * z * poly(z, SINH);
    let even = z * poly(z, COSH);
    let (sum, difference) = powers(n);
    ((difference + (difference * even + sum * odd)) * 2.0) | sign(x)
}

/// (e^x + e^-x) / 2; cosh(±∞) = ∞, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn cosh(x: F32) -> F32 {
    let t = at_most(x.abs(), 89.5);
    let n = nearest(t * std::f32::consts::LOG2_E);
    let r = reduced(t, n);
    let z = r * r;
    let odd = r + r * z * poly(z, SMALL_SINH);
    let even = z * poly(z, COSH);
    let (sum, difference) = powers(n);
    (sum + (sum * even + difference * odd)) * 2.0
}

/// sinh x / cosh x; tanh(±∞) = ±1, tanh(±0) = ±0, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn tanh(x: F32) -> F32 {
    // Beyond 9.02 all results are 1.
    let t = at_most(x.abs(), 9.5);
    let exp::Parts { r, tail, n } = exp::parts(t + t);
    let power = pow2(n);
    let less_one = ((power - 1.0) + power * r) + power * tail;
    (less_one / (less_one + 2.0)) | sign(x)
}

/// sinh t for t below 1.
#[inline(always)]
fn small_sinh(t: F64, z: F64) -> F64 {
    t + t * z * poly_f64(z, SINH_F64)
}

/// e^t / 2 and e^-t / 2 for t from 0 to 720.
#[inline(always)]
fn halves(t: F64) -> (F64, F64) {
    let (power, n) = exp::parts_f64(t);
    let up = scale_f64(power, n - 1.0);
    (up, 0.25 / up)
}

/// (e^x − e^-x) / 2; sinh(±∞) = ±∞, sinh(±0) = ±0, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn sinh_f64(x: F64) -> F64 {
    let t = at_most_f64(x.abs(), 720.0);
    let (up, down) = halves(t);
    let y = t
        .simd_lt(F64::splat(1.0))
        .select(small_sinh(t, t * t), up - down);
    y | sign_f64(x)
}

/// (e^x + e^-x) / 2; cosh(±∞) = ∞, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn cosh_f64(x: F64) -> F64 {
    let (up, down) = halves(at_most_f64(x.abs(), 720.0));
    up + down
}

/// sinh x / cosh x; tanh(±∞) = ±1, tanh(±0) = ±0, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn tanh_f64(x: F64) -> F64 {
    // Beyond 19.1 all results are 1.
    let t = at_most_f64(x.abs(), 22.0);
    let z = t * t;
    let (power, n) = exp::parts_f64(t + t);
    let small = t.simd_lt(F64::splat(1.0));
    let over = small.select(small_sinh(t, z), F64::splat(2.0));
    let under = small.select(1.0 + z * poly_f64(z, COSH_F64), power * pow2_f64(n) + 1.0);
    let quotient = over / under;
    small.select(quotient, 1.0 - quotient) | sign_f64(x)
}
