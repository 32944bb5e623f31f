//! Colours between the sRGB encoding, in which images and colour pickers have them, and the linear one, in which light
//! is added. Alpha is not touched.
//!
//! The engine's formulas (`Color.srgb_to_linear`, `Color.linear_to_srgb`), with its exponents, which are `f32`:
//!
//! | | up to | beyond |
//! |---|---|---|
//! | to linear | 0.04045: `c / 12.92` | `((c + 0.055) / 1.055) ^ 2.4` |
//! | to sRGB | 0.0031308: `12.92 * c` | `1.055 * c ^ (1 / 2.4) - 0.055` |
//!
//! Negative components are in the linear part. Components above 1 follow the curve, up to ∞. NaN stays as it is.
//!
//! The linear part has the engine's bits. Beyond it the largest error, against the formula in `f64`, is in the tests:
//! [`MAX_ULP`] units in the last place for every `f32`. Nothing is fused, so the bits are the same at every level and
//! thread count.
//!
//! # The power
//!
//! `c ^ 2.4` is `c² * c ^ 0.4`, and `c ^ (1 / 2.4)` is nearly `c ^ (5 / 12)`. A power below ½ halves the relative error of
//! what it is computed from, so `f32` is enough: with `c = 2^e * m`, `m` within √½ and √2,
//!
//! - `log2(m) = t * P(t²)` with `t = (m - 1) / (m + 1)`; `P` of degree 3 is off by 2⁻³⁰;
//! - `e * q / r` is split exactly into an integer `k` and a rest in units of `1 / r`; the rest and
//!   `log2(m) * exponent` make `f`, within ±0.71;
//! - `2^f = 1 + f * R(f)`; `R` of degree 6 is off by 2⁻³⁰; and `2^k` is made of its bits.
//!
//! Coefficients are minimax, by the algorithm of Remez. `e * (exponent - q / r)` is not forgotten.

use bytemuck::cast;
use glam::Vec4;

use crate::lanes::{self, F32, I32, Real, Run};
use crate::parallel::{self, Cost};

/// The largest error of the two functions, in units in the last place of the result.
pub const MAX_ULP: f64 = 3.2;

const COST: Cost = Cost::ns(5.0);

/// Makes linear colours of ones in the sRGB encoding.
pub fn srgb_to_linear(colors: Run<'_, Vec4>) {
    let [offset, offset_rest] = split(0.055);
    let power = Power::new(2.4, 2.0, [2.0, 5.0], (1.0_f64 / 1.055).powf(2.4_f32.into()));
    map_components(colors, |c| {
        // The sum, and what rounding took from it: exact, as c is not less than the offset in its exponent.
        let sum = c + offset;
        let rest = (offset - (sum - c)) + offset_rest;
        let square = sum * sum + (rest + rest) * sum;
        let [whole, part] = power.of(sum);
        let line = c * F32::splat(1.0 / 12.92);
        choose(c, 0.04045, line, square * (whole + part))
    });
}

/// Encodes linear colours as sRGB.
pub fn linear_to_srgb(colors: Run<'_, Vec4>) {
    let [offset, offset_rest] = split(0.055);
    let power = Power::new(1.0 / 2.4, 0.0, [5.0, 12.0], 1.055);
    map_components(colors, |c| {
        let [whole, part] = power.of(c);
        let line = c * F32::splat(12.92);
        choose(
            c,
            0.003_130_8,
            line,
            (whole - offset) + (part - offset_rest),
        )
    });
}

/// Replaces every component but alpha.
#[inline]
fn map_components(colors: Run<'_, Vec4>, f: impl Fn(F32) -> F32 + Sync) {
    parallel::for_each_part(colors, COST, |part| {
        lanes::map(part, |[r, g, b, a]| [f(r), f(g), f(b), a]);
    });
}

/// The line below `limit`, the curve from there on, and NaN and infinity as they are.
#[inline(always)]
fn choose(c: F32, limit: f32, line: F32, curve: F32) -> F32 {
    let curve = Real::lt(c, F32::splat(f32::INFINITY)).select(curve, c);
    Real::lt(c, F32::splat(limit)).select(line, curve)
}

/// A number as a float and what it lacks, in all lanes.
fn split(number: f64) -> [F32; 2] {
    let float = number as f32;
    [float, (number - f64::from(float)) as f32].map(F32::splat)
}

/// `log2(m) / t` by powers of `t²`, where `t = (m - 1) / (m + 1)`; for `m` within √½ and √2.
const LOG2: [f32; 4] = [2.885_39, 0.961_798_85, 0.576_713_6, 0.431_756_1];

/// `(2^f - 1) / f` by powers of `f`, for `f` within ±0.71.
const EXP2: [f64; 7] = [
    0.693_147_182_915_361,
    0.240_226_536_642_811_1,
    0.055_504_068_076_416_27,
    0.009_617_763_434_041_759,
    0.001_333_507_717_696_215_4,
    0.000_155_305_173_334_220_8,
    0.000_015_139_854_333_398_644,
];

/// The bits of √½.
const SQRT_HALF: i32 = 0x3F35_04F3;
/// Added to a small number it leaves the nearest integer in the lowest bits.
const ROUND: f32 = 1.5 * (1 << 23) as f32;

/// `factor * x ^ (exponent - whole)`, for positive normal numbers.
#[derive(Clone, Copy)]
struct Power {
    /// The exponent, less the whole number.
    exponent: F32,
    /// A fraction near it: its numerator, its denominator, itself, and one over the denominator.
    numerator: F32,
    denominator: F32,
    fraction: F32,
    unit: F32,
    /// The exponent, less the fraction.
    rest: F32,
    /// The factor as a float, and what it lacks.
    factor: [F32; 2],
    /// `EXP2` times the factor.
    exp2: [F32; 7],
}

impl Power {
    fn new(exponent: f32, whole: f64, [numerator, denominator]: [f64; 2], factor: f64) -> Self {
        let exponent = f64::from(exponent) - whole;
        let splat = |number: f64| F32::splat(number as f32);
        Self {
            exponent: splat(exponent),
            numerator: splat(numerator),
            denominator: splat(denominator),
            fraction: splat(numerator / denominator),
            unit: splat(1.0 / denominator),
            rest: splat(exponent - numerator / denominator),
            factor: split(factor),
            exp2: EXP2.map(|c| splat(c * factor)),
        }
    }

    /// The power, as the greater part and the smaller one.
    #[inline(always)]
    fn of(&self, x: F32) -> [F32; 2] {
        let one = F32::splat(1.0);
        // x = 2^e * m
        let bits: I32 = cast(x);
        let e: I32 = (bits - I32::splat(SQRT_HALF)) >> 23;
        let m: F32 = cast(bits - (e << 23));
        let e = e.round_float();
        let t = (m - one) / (m + one);
        let log2 = t * polynomial(LOG2.map(F32::splat), t * t);
        // e * numerator / denominator = k + rest / denominator
        let round = F32::splat(ROUND);
        let rounded = e * self.fraction + round;
        let k = rounded - round;
        let rest = e * self.numerator - k * self.denominator;
        let f = rest * self.unit + (log2 * self.exponent + e * self.rest);
        let scale: F32 = cast((cast::<_, I32>(rounded) << 23) + cast::<_, I32>(one));
        let [factor, factor_rest] = self.factor;
        [
            scale * factor,
            scale * (f * polynomial(self.exp2, f) + factor_rest),
        ]
    }
}

/// The polynomial with these coefficients, the constant one first.
#[inline(always)]
fn polynomial<const N: usize>(coefficients: [F32; N], x: F32) -> F32 {
    let mut sum = coefficients[N - 1];
    for i in (0..N - 1).rev() {
        sum = sum * x + coefficients[i];
    }
    sum
}
