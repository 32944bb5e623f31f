//! From a number to whole ones.

use super::table::operations;
use crate::lanes::Real;

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
    /// step`. A step of 0 changes nothing.
    snap(x, step) {
        cost: 0.3;
        real: snap(x, step);
        reference: if step == 0.0 { x } else { (x / step + 0.5).floor() * step };
        gdscript: "snappedf(x, step)";
        distance: 1.5;
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

#[inline(always)]
fn snap<R: Real>(x: R, step: R) -> R {
    let snapped = (x / step + R::splat(0.5)).floor() * step;
    step.eq(R::splat(0.0)).select(x, snapped)
}
