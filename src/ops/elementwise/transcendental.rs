//! Powers, exponentials, logarithms, and the functions of angles. The kernels are those of
//! [`ops::transcendental`](crate::ops::transcendental).

use super::table::operations;
use crate::ops::transcendental::{exp, hyperbolic, inverse, log, pow, trig};

operations! {
    /// Raises to a power: `array[i] = pow(array[i], exponent)`. Special values are C's: 1 for an `exponent` of 0 and for 1 to any
    /// power, NaN for a negative number unless the `exponent` is whole.
    pow(x, exponent) {
        cost: 3.0;
        cost_f64: 12.0;
        f32: pow::pow(x, exponent);
        f64: pow::pow_f64(x, exponent);
        reference: x.powf(exponent);
        gdscript: "pow(x, exponent)";
        distance: 2.0;
        ulp: [0.6, 1.0];
    }

    /// The power of e: `array[i] = exp(array[i])`. 0 for -INF.
    exp(x) {
        cost: 0.8;
        cost_f64: 2.1;
        f32: exp::exp(x);
        f64: exp::exp_f64(x);
        reference: x.exp();
        gdscript: "exp(x)";
        distance: 2.0;
        ulp: [1.1, 1.0];
    }

    /// The natural logarithm: `array[i] = log(array[i])`. -INF for 0, NaN for less.
    log(x) {
        cost: 0.75;
        cost_f64: 1.9;
        f32: log::log(x);
        f64: log::log_f64(x);
        reference: x.ln();
        gdscript: "log(x)";
        distance: 2.0;
        ulp: [1.0, 1.0];
    }

    /// The sine of an angle in radians: `array[i] = sin(array[i])`. NaN for INF. Angles of any size are exact, those beyond
    /// 100,000 (1.6 million of 64-bit floats) one by one.
    sin(x) {
        cost: 0.9;
        cost_f64: 2.9;
        f32: trig::sin(x);
        f64: trig::sin_f64(x);
        reference: x.sin();
        gdscript: "sin(x)";
        distance: 2.0;
        ulp: [1.35, 1.0];
    }

    /// The cosine of an angle in radians: `array[i] = cos(array[i])`. NaN for INF. Angles of any size are exact, those beyond
    /// 100,000 (1.6 million of 64-bit floats) one by one.
    cos(x) {
        cost: 0.9;
        cost_f64: 3.0;
        f32: trig::cos(x);
        f64: trig::cos_f64(x);
        reference: x.cos();
        gdscript: "cos(x)";
        distance: 2.0;
        ulp: [1.35, 1.0];
    }

    /// The tangent of an angle in radians: `array[i] = tan(array[i])`. NaN for INF. Angles of any size are exact, those beyond
    /// 100,000 (1.6 million of 64-bit floats) one by one.
    tan(x) {
        cost: 0.75;
        cost_f64: 3.2;
        f32: trig::tan(x);
        f64: trig::tan_f64(x);
        reference: x.tan();
        gdscript: "tan(x)";
        distance: 3.0;
        ulp: [2.85, 2.2];
    }

    /// The arc sine, in radians: `array[i] = asin(array[i])`. Numbers beyond -1 and 1 are taken
    /// for those, as GDScript does.
    asin(x) {
        cost: 0.6;
        cost_f64: 2.4;
        f32: inverse::asin(x);
        f64: inverse::asin_f64(x);
        reference: x.clamp(-1.0, 1.0).asin();
        gdscript: "asin(x)";
        distance: 3.0;
        ulp: [1.8, 1.0];
    }

    /// The arc cosine, in radians: `array[i] = acos(array[i])`. Numbers beyond -1 and 1 are taken
    /// for those, as GDScript does.
    acos(x) {
        cost: 0.7;
        cost_f64: 2.4;
        f32: inverse::acos(x);
        f64: inverse::acos_f64(x);
        reference: x.clamp(-1.0, 1.0).acos();
        gdscript: "acos(x)";
        distance: 2.0;
        ulp: [1.5, 1.0];
    }

    /// The arc tangent, in radians: `array[i] = atan(array[i])`.
    atan(x) {
        cost: 0.75;
        cost_f64: 3.6;
        f32: inverse::atan(x);
        f64: inverse::atan_f64(x);
        reference: x.atan();
        gdscript: "atan(x)";
        distance: 3.0;
        ulp: [2.2, 1.0];
    }

    /// The angle of the vector whose y is the element and whose x is `other`, in radians: `array[i] = atan2(array[i], other)`.
    /// Signs of zero count, as in C.
    atan2(x, other) {
        cost: 1.0;
        cost_f64: 5.0;
        f32: inverse::atan2(x, other);
        f64: inverse::atan2_f64(x, other);
        reference: x.atan2(other);
        gdscript: "atan2(x, other)";
        distance: 3.0;
        ulp: [2.4, 1.5];
    }

    /// The hyperbolic sine: `array[i] = sinh(array[i])`.
    sinh(x) {
        cost: 0.7;
        cost_f64: 3.4;
        f32: hyperbolic::sinh(x);
        f64: hyperbolic::sinh_f64(x);
        reference: x.sinh();
        gdscript: "sinh(x)";
        distance: 2.0;
        ulp: [1.6, 1.5];
    }

    /// The hyperbolic cosine: `array[i] = cosh(array[i])`.
    cosh(x) {
        cost: 0.55;
        cost_f64: 2.3;
        f32: hyperbolic::cosh(x);
        f64: hyperbolic::cosh_f64(x);
        reference: x.cosh();
        gdscript: "cosh(x)";
        distance: 3.0;
        ulp: [1.9, 1.5];
    }

    /// The hyperbolic tangent: `array[i] = tanh(array[i])`.
    tanh(x) {
        cost: 0.7;
        cost_f64: 3.8;
        f32: hyperbolic::tanh(x);
        f64: hyperbolic::tanh_f64(x);
        reference: x.tanh();
        gdscript: "tanh(x)";
        distance: 4.0;
        ulp: [2.9, 2.2];
    }
}
