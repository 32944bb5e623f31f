//! Rows: elements that come from nowhere, and bytes that are scaled.

use crate::godot::argument::ChangedAny;
use crate::godot::borrow::{Changed, ChangedElements};
use crate::godot::method::methods;
use crate::godot::value::Value;
use crate::ops::fill;

methods! {
    /// What sets every element, without asking what it was.
    pub(super) static METHODS for "Compute";

    /// Sets every element of `array` to `value`: a number, or for vectors and colors one of them. A number takes the type of
    /// the elements first: one that an array of integers cannot hold exactly is an error.
    ///
    /// With `from` and `count`, only that many elements are set from that one on; -1 stands for all that follow. An empty
    /// array stays empty.
    fn fill(array: ChangedAny, value: Value, from: i64 = 0, count: i64 = -1) {
        macro_rules! fill {
            ($array:expr) => {{
                let value = value.one("value")?;
                $array.update_range(from, count, |run| fill::fill(run, value))
            }};
        }
        match array.elements("array")? {
            ChangedElements::F32(array) => fill!(array),
            ChangedElements::F64(array) => fill!(array),
            ChangedElements::I32(array) => fill!(array),
            ChangedElements::I64(array) => fill!(array),
            ChangedElements::U8(array) => fill!(array),
            ChangedElements::V2(array) => fill!(array),
            ChangedElements::V3(array) => fill!(array),
            ChangedElements::V4(array) => fill!(array),
            ChangedElements::C(array) => fill!(array),
        }
    }

    /// Counts: `array[i] = start + i * step`, for arrays of numbers. `start` and `step` take the type of the elements first:
    /// a number that an array of integers cannot hold exactly is an error. Floats are computed with 64 bits and rounded
    /// once, as a GDScript loop does; integers wrap.
    ///
    /// With `from` and `count`, only that many elements of `array` are set from that one on, which gets `start`; -1 stands
    /// for all that follow. An empty array stays empty.
    fn fill_range(array: ChangedAny, start: Value, step: Value, from: i64 = 0, count: i64 = -1) {
        macro_rules! fill_range {
            ($array:expr, $fill:ident) => {{
                let (start, step) = (start.one("start")?, step.one("step")?);
                $array.update_range(from, count, |run| fill::$fill(run, start, step))
            }};
        }
        match array.elements("array")? {
            ChangedElements::F32(array) => fill_range!(array, range_f32),
            ChangedElements::F64(array) => fill_range!(array, range_f64),
            ChangedElements::I32(array) => fill_range!(array, range_i32),
            ChangedElements::I64(array) => fill_range!(array, range_i64),
            ChangedElements::U8(array) => fill_range!(array, range_u8),
            ChangedElements::V2(_) | ChangedElements::V3(_) | ChangedElements::V4(_) | ChangedElements::C(_) => {
                Err(Error::Vectors { name: "array" })
            }
        }
    }

    /// Multiplies the bytes of `array` by `factor`, a float: `array[i] = clampi(roundi(array[i] * factor), 0, 255)`, for
    /// brightness or volume. Halves are rounded up. A factor that is negative or NaN gives 0.
    ///
    /// With `from` and `count`, only that many bytes are changed from that one on; -1 stands for all that follow. An empty
    /// array stays empty.
    fn scale_bytes(array: Changed<u8>, factor: f64, from: i64 = 0, count: i64 = -1) {
        array.update_range(from, count, |run| fill::scale_bytes(run, factor))
    }
}
