//! Degrees and radians.

use super::table::operations;
use crate::lanes::Real;

/// Radians in a degree.
const RADIANS: f64 = std::f64::consts::PI / 180.0;
/// Degrees in a radian.
const DEGREES: f64 = 180.0 / std::f64::consts::PI;

operations! {
    /// From degrees to radians: `array[i] = deg_to_rad(array[i])`.
    deg_to_rad(x) {
        cost: 0.1;
        real: scale(x, RADIANS);
        reference: x.to_radians();
        gdscript: "deg_to_rad(x)";
        distance: 1.0;
    }

    /// From radians to degrees: `array[i] = rad_to_deg(array[i])`.
    rad_to_deg(x) {
        cost: 0.1;
        real: scale(x, DEGREES);
        reference: x.to_degrees();
        gdscript: "rad_to_deg(x)";
        distance: 1.0;
    }
}

#[inline(always)]
fn scale<R: Real>(x: R, factor: f64) -> R {
    x * R::splat(factor)
}
