//! e^x.
//!
//! With n the whole number nearest to x / ln 2 and r = x − n ln 2, |r| ≤ ln 2 / 2, the result is 2^n e^r. n ln 2 is taken
//! off in two parts, the first with so few digits that its product is exact. e^r is 1 + r + r² P(r), P a polynomial fitted
//! for the least largest relative error (Remez's criterion, coefficients rounded one after the other): below 2^-28 for
//! `f32`, 2^-63 for `f64`. The power of two is multiplied in by two halves, so that overflow gives ∞ and subnormal results
//! are rounded once.

use super::parts::{
    hold, hold_f64, less_exact, nearest, nearest_f64, poly, poly_f64, scale, scale_f64,
};
use crate::lanes::{F32, F64};

/// The first 9 digits of ln 2, as many as may be multiplied by n exactly, and the rest.
pub(super) const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];

/// The first 33 digits of ln 2, as many as may be multiplied by n exactly, and the rest (of fdlibm's `e_exp.c`).
pub(super) const LN_2_F64: [f64; 2] = [6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10];

const P: [f32; 5] = [
    0.499_999_94,
    0.166_665_2,
    0.041_668_24,
    0.008_368_84,
    0.001_382_334_6,
];

const P_F64: [f64; 11] = [
    0.5,
    0.16666666666666682,
    0.0416666666666665,
    0.00833333333331759,
    0.0013888888888985396,
    0.00019841269895356822,
    2.4801587118647108e-05,
    2.7557235641431495e-06,
    2.7557449403588574e-07,
    2.5111829354633106e-08,
    2.0861341561678902e-09,
];

/// e^x as 2^n (1 + r + tail).
pub(super) struct Parts {
    pub r: F32,
    pub tail: F32,
    pub n: F32,
}

/// The parts of e^x for an x of a magnitude below 200.
#[inline(always)]
pub(super) fn parts(x: F32) -> Parts {
    let n = nearest(x * std::f32::consts::LOG2_E);
    let r = less_exact(x, n, LN_2[0]) - n * LN_2[1];
    let tail = r * r * poly(r, P);
    Parts { r, tail, n }
}

/// e^r and n for an x of a magnitude below 2000.
#[inline(always)]
pub(super) fn parts_f64(x: F64) -> (F64, F64) {
    let n = nearest_f64(x * std::f64::consts::LOG2_E);
    let high = x - n * LN_2_F64[0];
    let low = n * LN_2_F64[1];
    let r = high - low;
    let tail = r * r * poly_f64(r, P_F64);
    (1.0 + (high + (tail - low)), n)
}

/// e^x; exp(−∞) = 0, exp(∞) = ∞, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn exp(x: F32) -> F32 {
    // Beyond these all results are 0 and ∞.
    let Parts { r, tail, n } = parts(hold(x, -104.0, 89.0));
    scale(1.0 + (r + tail), n)
}

/// e^x; exp(−∞) = 0, exp(∞) = ∞, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn exp_f64(x: F64) -> F64 {
    // Beyond these all results are 0 and ∞.
    let (power, n) = parts_f64(hold_f64(x, -746.0, 710.0));
    scale_f64(power, n)
}
