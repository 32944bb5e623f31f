//! Between two values, and back.

use super::limits::sign;
use super::modulo::is_equal_approx;
use super::table::operations;
use crate::lanes::Real;

operations! {
    /// From every element towards `to` by `weight`, as GDScript's `lerpf`: `array[i] = array[i] + (to - array[i]) * weight`.
    lerp(x, to, weight) {
        cost: 0.2;
        real: x + (to - x) * weight;
        reference: x + (to - x) * weight;
        gdscript: "lerpf(x, to, weight)";
        distance: 2.0;
    }

    /// Where every element lies between `from_value` (0) and `to_value` (1), as GDScript's `inverse_lerp`: `array[i] =
    /// (array[i] - from_value) / (to_value - from_value)`.
    inverse_lerp(x, from_value, to_value) {
        cost: 0.3;
        real: (x - from_value) / (to_value - from_value);
        reference: (x - from_value) / (to_value - from_value);
        gdscript: "inverse_lerp(from_value, to_value, x)";
        distance: 3.0;
    }

    /// From the range `istart` to `istop` to the range `ostart` to `ostop`, as GDScript's `remap`: `array[i] = ostart +
    /// (ostop - ostart) * ((array[i] - istart) / (istop - istart))`.
    remap(x, istart, istop, ostart, ostop) {
        cost: 0.35;
        real: ostart + (ostop - ostart) * ((x - istart) / (istop - istart));
        reference: ostart + (ostop - ostart) * ((x - istart) / (istop - istart));
        gdscript: "remap(x, istart, istop, ostart, ostop)";
        distance: 6.0;
    }

    /// From 0 at `from_value` to 1 at `to_value` on a smooth curve, as GDScript's `smoothstep`: `t = clampf((array[i] -
    /// from_value) / (to_value - from_value), 0, 1)`, `array[i] = t * t * (3 - 2 * t)`. Where the two are about equal it is a
    /// step.
    smoothstep(x, from_value, to_value) {
        cost: 0.5;
        real: smoothstep(x, from_value, to_value);
        reference: {
            let t = (x - from_value) / (to_value - from_value);
            let t = t.clamp(0.0, 1.0);
            let tolerance = (from_value.abs() * 0.00001).max(0.00001);
            if from_value == to_value || (from_value - to_value).abs() < tolerance {
                if from_value <= to_value {
                    if x <= from_value { 0.0 } else { 1.0 }
                } else if x <= to_value { 1.0 } else { 0.0 }
            } else {
                t * t * (3.0 - 2.0 * t)
            }
        };
        gdscript: "smoothstep(from_value, to_value, x)";
        distance: 6.0;
    }

    /// Towards `to` by at most `delta`, as GDScript's `move_toward`: `array[i] = to` where it is no further than `delta`, else
    /// `array[i] + sign(to - array[i]) * delta`. Vectors move component by component.
    move_toward(x, to, delta) {
        cost: 0.3;
        real: (to - x).abs().le(delta).select(to, x + sign(to - x) * delta);
        reference: if (to - x).abs() <= delta {
            to
        } else if to > x {
            x + delta
        } else if to < x {
            x - delta
        } else {
            // NaN somewhere: the sign of the difference is 0.
            x + 0.0 * delta
        };
        gdscript: "move_toward(x, to, delta)";
        distance: 1.0;
    }
}

#[inline(always)]
fn smoothstep<R: Real>(x: R, from: R, to: R) -> R {
    let (zero, one) = (R::splat(0.0), R::splat(1.0));
    let t = (x - from) / (to - from);
    let t = t.lt(zero).select(zero, t.gt(one).select(one, t));
    let curve = t * t * (R::splat(3.0) - R::splat(2.0) * t);
    let up = x.le(from).select(zero, one);
    let down = x.le(to).select(one, zero);
    is_equal_approx(from, to).select(from.le(to).select(up, down), curve)
}
