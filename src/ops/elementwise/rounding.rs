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

/// The nearest whole number, halves away from zero: what is left of the sum with nearly a half when its fraction is dropped.
///
/// With `h` the greatest number below 1/2 and `x` = `n + f`, `n` a whole number of at least 0 and 0 ≤ `f` < 1:
///
/// - `f` < 1/2: `f` is at most 1/2 less a unit of `x`, so the sum is less than `n + 1` less a unit, or that very number where
///   `x` < 1/2, which is a float. What is not greater than a float is rounded to nothing greater: not to `n + 1`.
/// - `f` ≥ 1/2: the sum is `n + 1` or more, but for the 2⁻²⁵ (2⁻⁵⁴ of doubles) that `h` lacks of 1/2. That is half a unit
///   below 1, a tie that is rounded to the even 1, and less below any greater number, so it is rounded away. And `n + 2` is
///   not reached, as `f + h` < 3/2.
/// - From 2²³ (2⁵²) on all are whole, and less than half a unit is added.
///
/// Negative numbers are the mirror image, −0 and what becomes it included. NaN and infinities stay what they are.
#[inline(always)]
fn round<R: NearHalf>(x: R) -> R {
    (x + R::splat(R::NEAR_HALF).copysign(x)).trunc()
}

/// Registers of a type whose greatest number below 1/2 is known.
trait NearHalf: Real {
    const NEAR_HALF: f64;
}

impl NearHalf for F32 {
    const NEAR_HALF: f64 = 0.5_f32.next_down() as f64;
}

impl NearHalf for F64 {
    const NEAR_HALF: f64 = 0.5_f64.next_down();
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
