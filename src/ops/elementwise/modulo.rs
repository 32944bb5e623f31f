//! What is left of a division, and numbers that go round in circles.

use super::integer::Integer;
use super::remainder::Remainder;
use super::table::operations;
use crate::lanes::Real;

/// The engine's tolerance for numbers that are about equal.
const EPSILON: f64 = 0.00001;

operations! {
    /// The rest of the division by `other` with the sign of the element, as GDScript's `fmod`: `array[i] = fmod(array[i],
    /// other)`. Exact. An infinite element or an `other` of 0 gives NaN.
    fmod(x, other) {
        cost: 1.0;
        real: x.rem(other);
        reference: x % other;
        gdscript: "fmod(x, other)";
    }

    /// The rest of the division by `other` with the sign of `other`, as GDScript's `fposmod`: `array[i] = fposmod(array[i],
    /// other)`. An infinite element or an `other` of 0 gives NaN.
    fposmod(x, other) {
        cost: 1.2;
        real: fposmod(x, other);
        reference: {
            let rest = x % other;
            if (rest < 0.0 && other > 0.0) || (rest > 0.0 && other < 0.0) { rest + other } else { rest + 0.0 }
        };
        gdscript: "fposmod(x, other)";
    }

    /// The rest of the integer division by `other` with the sign of `other`, as GDScript's `posmod`: `array[i] =
    /// posmod(array[i], other)`. For arrays of integers. A 0 in `other` is an error, and nothing is changed.
    posmod(x, other) {
        cost: 1.5;
        int: Integer::posmod(x, other);
        divisor: 0;
        gdscript_int: "posmod(x, other)";
    }

    /// Goes round between `min` and `max`, which is left out, as GDScript's `wrapf` and `wrapi`: `array[i] = wrapf(array[i],
    /// min, max)`. Where the two are equal it is `min`.
    wrap(x, min, max) {
        cost: 0.5;
        real: wrap(x, min, max);
        int: Integer::wrap(x, min, max);
        reference: {
            let range = max - min;
            let result = x - range * ((x - min) / range).floor();
            let tolerance = (result.abs() * 0.00001).max(0.00001);
            if range.abs() < 0.00001 || result == max || (result - max).abs() < tolerance { min } else { result }
        };
        gdscript: "wrapf(x, min, max)";
        gdscript_int: "wrapi(x, min, max)";
        distance: 4.0;
    }

    /// Goes to and fro between 0 and `length`, as GDScript's `pingpong`: `array[i] = pingpong(array[i], length)`. A length of
    /// 0 gives 0.
    pingpong(x, length) {
        cost: 0.4;
        real: pingpong(x, length);
        reference: if length == 0.0 {
            0.0
        } else {
            let t = (x - length) / (length * 2.0);
            ((t - t.floor()) * length * 2.0 - length).abs()
        };
        gdscript: "pingpong(x, length)";
        distance: 8.0;
    }
}

#[inline(always)]
fn fposmod<R: Remainder>(x: R, other: R) -> R {
    let (rest, zero) = (x.rem(other), R::splat(0.0));
    let turn = (rest.lt(zero) & other.gt(zero)) | (rest.gt(zero) & other.lt(zero));
    // The sum with 0 makes 0 of −0.
    rest + turn.select(other, zero)
}

#[inline(always)]
fn wrap<R: Real>(x: R, min: R, max: R) -> R {
    let range = max - min;
    let result = x - range * ((x - min) / range).floor();
    let none = range.abs().lt(R::splat(EPSILON));
    (none | is_equal_approx(result, max)).select(min, result)
}

#[inline(always)]
fn pingpong<R: Real>(x: R, length: R) -> R {
    let (zero, two) = (R::splat(0.0), R::splat(2.0));
    let t = (x - length) / (length * two);
    let result = ((t - t.floor()) * length * two - length).abs();
    length.eq(zero).select(zero, result)
}

/// Where two numbers are about equal, as the engine's `is_equal_approx` has it: by a tolerance relative to the first.
#[inline(always)]
pub(super) fn is_equal_approx<R: Real>(a: R, b: R) -> R {
    let epsilon = R::splat(EPSILON);
    let tolerance = epsilon * a.abs();
    let tolerance = tolerance.lt(epsilon).select(epsilon, tolerance);
    a.eq(b) | (a - b).abs().lt(tolerance)
}
