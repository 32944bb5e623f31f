//! From a number to whole ones.

use super::remainder::{narrow, widen};
use super::table::operations;
use crate::lanes::{F32, F64, Real};

operations! {
    /// The greatest whole number that is not greater: `array[i] = floor(array[i])`. NaN, infinities and -0 stay.
    floor(x) {
        cost: 0.1;
        real: x.floor();
        reference: x.floor();
        gdscript: "floorf(x)";
    }

    /// The least whole number that is not less: `array[i] = ceil(array[i])`. NaN, infinities and -0 stay.
    ceil(x) {
        cost: 0.1;
        real: x.ceil();
        reference: x.ceil();
        gdscript: "ceilf(x)";
    }

    /// The nearest whole number, halves away from zero: `array[i] = round(array[i])`. NaN, infinities and -0 stay.
    round(x) {
        cost: 0.15;
        real: round(x);
        reference: x.round();
        gdscript: "roundf(x)";
    }

    /// What is above the next lower whole number: `array[i] = array[i] - floor(array[i])`, from 0 to 1. (1 itself for the
    /// least numbers below 0.) Infinities become NaN.
    fract(x) {
        cost: 0.1;
        real: x - x.floor();
        reference: x - x.floor();
        gdscript: "x - floorf(x)";
    }

    /// The nearest multiple of `step`, halves upwards, as GDScript's `snapped`: `array[i] = floor(array[i] / step + 0.5) *
    /// step`, computed with 64 bits and rounded once, as the engine's vector methods do too. A step of 0 changes nothing.
    snap(x, step) {
        cost: 0.4;
        real: step.eq(Real::splat(0.0)).select(x, Snap::snap(x, step));
        reference: if step == 0.0 { x } else { snapped(x, step) as _ };
        gdscript: "snappedf(x, step)";
    }
}

/// The nearest whole number, halves away from zero: the part after the point is exact, and compared with a half.
#[inline(always)]
fn round<R: Real>(x: R) -> R {
    let whole = x.trunc();
    let up = (x - whole).abs().ge(R::splat(0.5)) & R::splat(1.0);
    // `up` is added with the sign of x, so that −0.3 becomes −0; the sum is exact.
    up.eq(R::splat(0.0)).select(whole, whole + up.copysign(x))
}

/// What [`Snap`] is compared with.
fn snapped(x: impl Into<f64>, step: impl Into<f64>) -> f64 {
    let (x, step) = (x.into(), step.into());
    (x / step + 0.5).floor() * step
}

/// Registers with multiples.
trait Snap: Real {
    /// `floor(self / step + 0.5) * step`, computed with 64 bits.
    fn snap(self, step: Self) -> Self;
}

impl Snap for F64 {
    #[inline(always)]
    fn snap(self, step: Self) -> Self {
        let half: Self = Real::splat(0.5);
        Real::floor(self / step + half) * step
    }
}

/// With 32 bits, the quotient and its sum with a half are each off by less than 2⁻²⁴ of themselves. Where no whole number is
/// that near, which one the step is multiplied by is certain, and so short that the product is rounded once.
impl Snap for F32 {
    #[inline(always)]
    fn snap(self, step: Self) -> Self {
        let [half, one, unit]: [Self; 3] = [0.5, 1.0, f64::from(f32::EPSILON)].map(Real::splat);
        let quotient = self / step + half;
        let whole = Real::floor(quotient);
        let above = quotient - whole;
        // Four times as much, for what the comparisons round.
        let near = (Real::abs(quotient) + one) * (unit + unit);
        // Not true of NaN, nor of numbers so great that they are all near.
        let is_certain = above.ge(near) & above.le(one - near);
        if (!is_certain).any() {
            // Not a function of its own, which would have every element in memory for it, needed or not.
            let (x, step) = (widen(self), widen(step));
            return narrow([x[0].snap(step[0]), x[1].snap(step[1])]);
        }
        whole * step
    }
}
