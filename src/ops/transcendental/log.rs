//! The natural logarithm.
//!
//! With x = 2^e m, m from √½ to √2, and f = m − 1 (exact), the result is e ln 2 + log(1 + f).
//!
//! For `f32`, log(1 + f) = f − f²/2 + f³ P(f), P fitted for the least largest relative error, below 2^-27. For `f64` it is
//! fdlibm's: with s = f / (2 + f), log(1 + f) = f − f²/2 + s (f²/2 + R(s²)), error below 2^-58 (`e_log.c` gives the
//! derivation). ln 2 stands in two parts, the first with so few digits that its product with e is exact.

use std::f32::consts::SQRT_2;
use std::f64::consts::SQRT_2 as SQRT_2_F64;

use super::exp::{LN_2, LN_2_F64};
use super::parts::{poly, poly_f64};
use crate::lanes::{F32, F64};

const P: [f32; 8] = [
    0.333_333_3,
    -0.250_008_23,
    0.200_012_45,
    -0.166_233_24,
    0.142_014_71,
    -0.131_602_3,
    0.127_631_1,
    -0.076_359_846,
];

/// Of fdlibm's `e_log.c`.
const R_F64: [f64; 7] = [
    0.6666666666666735,
    0.3999999999940942,
    0.2857142874366239,
    0.22222198432149784,
    0.1818357216161805,
    0.15313837699209373,
    0.14798198605116586,
];

/// e and m of normal, positive lanes.
#[inline(always)]
pub(super) fn split(x: F32) -> (F32, F32) {
    let bits = x.to_bits();
    // 2^23 and the biased exponent, as a float.
    let e = F32::from_bits((bits >> 23_u32) | 0x4B00_0000) - (8_388_608.0 + 127.0);
    let m = F32::from_bits((bits & 0x007F_FFFF) | 0x3F80_0000);
    let upper = m.simd_gt(F32::splat(SQRT_2));
    let m = upper.select(m * 0.5, m);
    (e + (upper & F32::splat(1.0)), m)
}

/// e and m of normal, positive lanes.
#[inline(always)]
fn split_f64(x: F64) -> (F64, F64) {
    let bits = x.to_bits();
    // 2^52 and the biased exponent, as a float.
    let e = F64::from_bits((bits >> 52_u32) | 0x4330_0000_0000_0000)
        - (4_503_599_627_370_496.0 + 1023.0);
    let m = F64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    let upper = m.simd_gt(F64::splat(SQRT_2_F64));
    let m = upper.select(m * 0.5, m);
    (e + (upper & F64::splat(1.0)), m)
}

/// log of normal, positive lanes times 2^-shift.
#[inline(always)]
fn normal(x: F32, shift: F32) -> F32 {
    let (e, m) = split(x);
    let f = m - 1.0;
    let e = e - shift;
    let square = f * f;
    let tail = f * square * poly(f, P) + e * LN_2[1] - square * 0.5;
    (tail + f) + e * LN_2[0]
}

/// log of normal, positive lanes times 2^-shift.
#[inline(always)]
fn normal_f64(x: F64, shift: F64) -> F64 {
    let (e, m) = split_f64(x);
    let f = m - 1.0;
    let e = e - shift;
    let s = f / (2.0 + f);
    let z = s * s;
    let r = z * poly_f64(z, R_F64);
    let half = 0.5 * f * f;
    let low = s * (half + r) + e * LN_2_F64[1];
    e * LN_2_F64[0] - ((half - low) - f)
}

/// The natural logarithm: log(±0) = −∞, log(∞) = ∞, NaN below 0 and for NaN.
#[inline(always)]
#[must_use]
pub fn log(x: F32) -> F32 {
    let ordinary = x.simd_ge(F32::splat(f32::MIN_POSITIVE)) & x.simd_lt(F32::splat(f32::INFINITY));
    if ordinary.all() {
        normal(x, F32::splat(0.0))
    } else {
        rare(x)
    }
}

/// The natural logarithm: log(±0) = −∞, log(∞) = ∞, NaN below 0 and for NaN.
#[inline(always)]
#[must_use]
pub fn log_f64(x: F64) -> F64 {
    let ordinary = x.simd_ge(F64::splat(f64::MIN_POSITIVE)) & x.simd_lt(F64::splat(f64::INFINITY));
    if ordinary.all() {
        normal_f64(x, F64::splat(0.0))
    } else {
        rare_f64(x)
    }
}

/// The logarithm of any lanes: subnormal ones are made normal first. Inlined, as a call would take the lanes to memory.
#[inline(always)]
fn rare(x: F32) -> F32 {
    let zero = F32::splat(0.0);
    let subnormal = x.simd_lt(F32::splat(f32::MIN_POSITIVE));
    let shift = subnormal & F32::splat(24.0);
    let y = normal(subnormal.select(x * 16_777_216.0, x), shift);
    // ∞ and NaN stay what they are.
    let y = x.simd_lt(F32::splat(f32::INFINITY)).select(y, x);
    let y = x.simd_eq(zero).select(F32::splat(f32::NEG_INFINITY), y);
    x.simd_lt(zero).select(F32::splat(f32::NAN), y)
}

/// The logarithm of any lanes: subnormal ones are made normal first. Inlined, as a call would take the lanes to memory.
#[inline(always)]
fn rare_f64(x: F64) -> F64 {
    let zero = F64::splat(0.0);
    let subnormal = x.simd_lt(F64::splat(f64::MIN_POSITIVE));
    let shift = subnormal & F64::splat(54.0);
    let y = normal_f64(subnormal.select(x * 18_014_398_509_481_984.0, x), shift);
    // ∞ and NaN stay what they are.
    let y = x.simd_lt(F64::splat(f64::INFINITY)).select(y, x);
    let y = x.simd_eq(zero).select(F64::splat(f64::NEG_INFINITY), y);
    x.simd_lt(zero).select(F64::splat(f64::NAN), y)
}
