//! Sums, products and what is made of one of them.

use super::table::operations;
use crate::lanes::Real;

operations! {
    /// Adds `other`: `array[i] = array[i] + other`.
    add(x, other) {
        cost: 0.15;
        real: x + other;
        int: x.wrapping_add(other);
        reference: x + other;
        gdscript: "x + other";
    }

    /// Subtracts `other`: `array[i] = array[i] - other`.
    subtract(x, other) {
        cost: 0.15;
        real: x - other;
        int: x.wrapping_sub(other);
        reference: x - other;
        gdscript: "x - other";
    }

    /// Multiplies by `other`: `array[i] = array[i] * other`.
    multiply(x, other) {
        cost: 0.15;
        real: x * other;
        int: x.wrapping_mul(other);
        reference: x * other;
        gdscript: "x * other";
    }

    /// Divides by `other`: `array[i] = array[i] / other`. Integers are divided as GDScript divides them, towards zero;
    /// an integer 0 in `other` is an error, and nothing is changed. A float divided by 0 is infinite or NaN.
    divide(x, other) {
        cost: 0.25;
        real: x / other;
        int: x.checked_div(other).unwrap_or(if other == 0 { 0 } else { x });
        divisor: 0;
        reference: x / other;
        gdscript: "x / other";
    }

    /// Multiplies by `factor` and adds `addend`: `array[i] = array[i] * factor + addend`, the product rounded before the sum.
    multiply_add(x, factor, addend) {
        cost: 0.2;
        real: x * factor + addend;
        int: x.wrapping_mul(factor).wrapping_add(addend);
        reference: x * factor + addend;
        gdscript: "x * factor + addend";
        distance: 1.0;
    }

    /// Turns the sign around: `array[i] = -array[i]`. Bytes wrap: 1 becomes 255.
    negate(x) {
        cost: 0.1;
        real: -x;
        int: x.wrapping_neg();
        reference: -x;
        gdscript: "-x";
    }

    /// Multiplies every element by itself: `array[i] = array[i] * array[i]`.
    square(x) {
        cost: 0.1;
        real: x * x;
        int: x.wrapping_mul(x);
        reference: x * x;
        gdscript: "x * x";
    }

    /// The square root: `array[i] = sqrt(array[i])`. Less than 0 gives NaN; -0 stays.
    sqrt(x) {
        cost: 0.3;
        real: Real::sqrt(x);
        reference: x.sqrt();
        gdscript: "sqrt(x)";
    }
}
