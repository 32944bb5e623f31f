//! Smaller, greater, and between: by comparison and choice, as GDScript has them, NaN included.

use super::integer::Integer;
use super::table::operations;
use crate::lanes::Real;

operations! {
    /// Without the sign: `array[i] = abs(array[i])`. The least integer of its type stays what it is.
    abs(x) {
        cost: 0.1;
        real: x.abs();
        int: Integer::abs(x);
        reference: x.abs();
        gdscript: "absf(x)";
        gdscript_int: "absi(x)";
    }

    /// 1, -1 or 0, as GDScript's `sign`: `array[i] = sign(array[i])`. NaN and -0 become 0.
    sign(x) {
        cost: 0.1;
        real: sign(x);
        int: Integer::sign(x);
        reference: if x > 0.0 { 1.0 } else if x < 0.0 { -1.0 } else { 0.0 };
        gdscript: "signf(x)";
        gdscript_int: "signi(x)";
    }

    /// The smaller one, as GDScript's `minf` and `mini`: `array[i] = minf(array[i], other)`. Where one of the two is NaN it is
    /// `other`.
    minimum(x, other) {
        cost: 0.15;
        real: x.lesser(other);
        int: x.min(other);
        reference: if x < other { x } else { other };
        gdscript: "minf(x, other)";
        gdscript_int: "mini(x, other)";
    }

    /// The greater one, as GDScript's `maxf` and `maxi`: `array[i] = maxf(array[i], other)`. Where one of the two is NaN it is
    /// `other`.
    maximum(x, other) {
        cost: 0.15;
        real: x.greater(other);
        int: x.max(other);
        reference: if x > other { x } else { other };
        gdscript: "maxf(x, other)";
        gdscript_int: "maxi(x, other)";
    }

    /// Not less than `min` and not more than `max`, as GDScript's `clampf` and `clampi`: `array[i] = clampf(array[i], min,
    /// max)`. NaN stays NaN. Where `min` is more than `max`, what is below `min` becomes `min`, and all else `max`.
    clamp(x, min, max) {
        cost: 0.2;
        real: x.lt(min).select(min, max.lesser(x));
        int: if x < min { min } else if x > max { max } else { x };
        reference: if x < min { min } else if x > max { max } else { x };
        gdscript: "clampf(x, min, max)";
        gdscript_int: "clampi(x, min, max)";
    }
}

/// 1, −1 or 0, which is also that of NaN.
#[inline(always)]
pub(super) fn sign<R: Real>(x: R) -> R {
    let zero = R::splat(0.0);
    (x.gt(zero) & R::splat(1.0)) | (x.lt(zero) & R::splat(-1.0))
}
