//! Rows: comparisons, whose results are masks.

use std::mem::MaybeUninit;

use bytemuck::TransparentWrapper as _;
use glam::Vec4;

use super::mask::given;
use crate::godot::argument::ReadAny;
use crate::godot::borrow::{Changed, Elements, New, same_len};
use crate::godot::error::Error;
use crate::godot::method::methods;
use crate::godot::packed::Rgba;
use crate::godot::value::{self, Single, Value};
use crate::lanes::{Constant, Operand, Vector};
use crate::ops::mask;
use crate::ops::reduction::Number;

/// A comparison of arrays of numbers.
macro_rules! compare {
    ($array:ident, $other:ident, $operation:ident, $out:expr) => {{
        let array = $array.packed("array")?;
        let to = To::new($out, [Some(array.address()), $other.address()]);
        let mask = match array.elements("array")? {
            Elements::F32(array) => numbers(array, &$other, mask::$operation, to),
            Elements::F64(array) => numbers(array, &$other, mask::$operation, to),
            Elements::I32(array) => numbers(array, &$other, mask::$operation, to),
            Elements::I64(array) => numbers(array, &$other, mask::$operation, to),
            Elements::U8(array) => numbers(array, &$other, mask::$operation, to),
            _ => Err(Error::Vectors { name: "array" }),
        };
        mask.map(Mask::finish)
    }};
}

/// A comparison of arrays of numbers, vectors or colours.
macro_rules! compare_any {
    ($array:ident, $other:ident, $operation:ident, $vectors:ident, $out:expr) => {{
        let array = $array.packed("array")?;
        let to = To::new($out, [Some(array.address()), $other.address()]);
        let mask = match array.elements("array")? {
            Elements::V2(array) => vectors(array, &$other, mask::$vectors, to),
            Elements::V3(array) => vectors(array, &$other, mask::$vectors, to),
            Elements::V4(array) => vectors(array, &$other, mask::$vectors, to),
            Elements::C(array) => colors(array, &$other, mask::$vectors, to),
            Elements::F32(array) => numbers(array, &$other, mask::$operation, to),
            Elements::F64(array) => numbers(array, &$other, mask::$operation, to),
            Elements::I32(array) => numbers(array, &$other, mask::$operation, to),
            Elements::I64(array) => numbers(array, &$other, mask::$operation, to),
            Elements::U8(array) => numbers(array, &$other, mask::$operation, to),
        };
        mask.map(Mask::finish)
    }};
}

methods! {
    /// Comparisons.
    pub(super) static METHODS for "Compute";

    /// Returns a mask with 1 where `array[i] < other[i]`, else 0. `array` holds numbers; `other` is a number or an array of
    /// the same type and size. A number takes the type of the elements first (so 0.1 becomes the nearest 32-bit float beside
    /// a PackedFloat32Array); one that an array of integers cannot hold exactly is an error.
    ///
    /// NaN is not less than anything. An empty array gives an empty mask.
    fn less(array: ReadAny, other: Value) -> New<u8> {
        compare!(array, other, less, ToNew)
    }

    /// Writes what `less` returns into `out`, an array of the same size as `array`. It may be `array` or `other` itself, where that
    /// is a PackedByteArray.
    fn less_into(out: Changed<u8>, array: ReadAny, other: Value) {
        compare!(array, other, less, out)
    }

    /// Returns a mask with 1 where `array[i] <= other[i]`, else 0; `array` and `other` as in `less`. NaN gives 0.
    fn less_equal(array: ReadAny, other: Value) -> New<u8> {
        compare!(array, other, less_equal, ToNew)
    }

    /// Writes what `less_equal` returns into `out`, an array of the same size as `array`. It may be `array` or `other` itself, where that
    /// is a PackedByteArray.
    fn less_equal_into(out: Changed<u8>, array: ReadAny, other: Value) {
        compare!(array, other, less_equal, out)
    }

    /// Returns a mask with 1 where `array[i] > other[i]`, else 0; `array` and `other` as in `less`. NaN gives 0.
    fn greater(array: ReadAny, other: Value) -> New<u8> {
        compare!(array, other, greater, ToNew)
    }

    /// Writes what `greater` returns into `out`, an array of the same size as `array`. It may be `array` or `other` itself, where that
    /// is a PackedByteArray.
    fn greater_into(out: Changed<u8>, array: ReadAny, other: Value) {
        compare!(array, other, greater, out)
    }

    /// Returns a mask with 1 where `array[i] >= other[i]`, else 0; `array` and `other` as in `less`. NaN gives 0.
    fn greater_equal(array: ReadAny, other: Value) -> New<u8> {
        compare!(array, other, greater_equal, ToNew)
    }

    /// Writes what `greater_equal` returns into `out`, an array of the same size as `array`. It may be `array` or `other` itself, where that
    /// is a PackedByteArray.
    fn greater_equal_into(out: Changed<u8>, array: ReadAny, other: Value) {
        compare!(array, other, greater_equal, out)
    }

    /// Returns a mask with 1 where `array[i] == other[i]`, else 0. `array` holds numbers, vectors or colors; `other` is an
    /// array of the same type and size, or one number, vector or color. As in `less`, a number takes the type of the
    /// elements first.
    ///
    /// Vectors are equal where all components are, exactly. NaN equals nothing; 0 and -0 are equal.
    fn equal(array: ReadAny, other: Value) -> New<u8> {
        compare_any!(array, other, equal, equal_vectors, ToNew)
    }

    /// Writes what `equal` returns into `out`, an array of the same size as `array`. It may be `array` or `other` itself, where that
    /// is a PackedByteArray.
    fn equal_into(out: Changed<u8>, array: ReadAny, other: Value) {
        compare_any!(array, other, equal, equal_vectors, out)
    }

    /// Returns a mask with 1 where `array[i] != other[i]`, else 0; `array` and `other` as in `equal`. NaN gives 1.
    fn not_equal(array: ReadAny, other: Value) -> New<u8> {
        compare_any!(array, other, not_equal, not_equal_vectors, ToNew)
    }

    /// Writes what `not_equal` returns into `out`, an array of the same size as `array`. It may be `array` or `other` itself, where that
    /// is a PackedByteArray.
    fn not_equal_into(out: Changed<u8>, array: ReadAny, other: Value) {
        compare_any!(array, other, not_equal, not_equal_vectors, out)
    }

    /// Returns a mask with 1 where an element of `array`, a PackedFloat32Array or PackedFloat64Array, is NaN, else 0. An empty
    /// array gives an empty mask.
    fn is_nan(array: ReadAny) -> New<u8> {
        nan(array, ToNew)
    }

    /// Writes what `is_nan` returns into `out`, an array of the same size as `array`.
    fn is_nan_into(out: Changed<u8>, array: ReadAny) {
        nan(array, out)
    }
}

/// Where a mask goes, and the arrays that it is made of: their addresses.
struct To<D> {
    destination: D,
    read: [Option<usize>; 2],
}

/// To a new array, or to one that is there.
trait Destination: Sized {
    /// The mask when it is written.
    type Mask;
    /// What the call returns.
    type Returned;

    /// Has `write` write all of a mask for `len` elements of arrays with these addresses.
    fn take(
        self,
        len: usize,
        read: [Option<usize>; 2],
        write: impl FnOnce(&mut [MaybeUninit<u8>]),
    ) -> Result<Self::Mask, Error>;

    /// The end of the call, when nothing is read any more.
    fn finish(mask: Self::Mask) -> Self::Returned;
}

/// A mask that is written.
struct Mask<D: Destination>(D::Mask);

impl<D: Destination> Mask<D> {
    fn finish(self) -> D::Returned {
        D::finish(self.0)
    }
}

/// A new array.
struct ToNew;

impl Destination for ToNew {
    type Mask = New<u8>;
    type Returned = New<u8>;

    fn take(
        self,
        len: usize,
        _read: [Option<usize>; 2],
        write: impl FnOnce(&mut [MaybeUninit<u8>]),
    ) -> Result<New<u8>, Error> {
        New::of(len, write)
    }

    fn finish(mask: New<u8>) -> New<u8> {
        mask
    }
}

impl<'a> Destination for Changed<'a, u8> {
    /// What is to become of an array that is read itself, and whose elements must not go before that has ended.
    type Mask = Option<(Changed<'a, u8>, New<u8>)>;
    type Returned = ();

    fn take(
        self,
        len: usize,
        read: [Option<usize>; 2],
        write: impl FnOnce(&mut [MaybeUninit<u8>]),
    ) -> Result<Self::Mask, Error> {
        const NAMES: (&str, &str) = ("out", "array");
        if !read.contains(&Some(self.address())) {
            self.write(NAMES, len, write)?;
            return Ok(None);
        }
        // Comparisons read all of their arrays as such, so that what is written has to be apart.
        let len = same_len(NAMES, self.len(), len)?;
        Ok(Some((self, New::of(len, write)?)))
    }

    fn finish(mask: Self::Mask) {
        if let Some((out, mask)) = mask {
            out.replace(mask);
        }
    }
}

impl<D: Destination> To<D> {
    fn new(destination: D, read: [Option<usize>; 2]) -> Self {
        Self { destination, read }
    }

    fn take(
        self,
        len: usize,
        write: impl FnOnce(&mut [MaybeUninit<u8>]),
    ) -> Result<Mask<D>, Error> {
        Ok(Mask(self.destination.take(len, self.read, write)?))
    }
}

/// A comparison, from two arrays or an array and a number to a mask.
type Comparison<T> = fn(&[T], Operand<'_, T>, &mut [MaybeUninit<u8>]);

fn numbers<T: Single + Number, D: Destination>(
    array: &[T],
    other: &Value<'_>,
    compare: Comparison<T>,
    to: To<D>,
) -> Result<Mask<D>, Error> {
    let len = array.len();
    match other.operand::<T>("other", ("array", len))? {
        value::Operand::Array(others) => to.take(len, |mask| {
            compare(array, Operand::array(others), mask);
        }),
        value::Operand::Number(number) => {
            let number = Constant::new(number);
            to.take(len, |mask| {
                compare(array, Operand::constant(&number, len), mask);
            })
        }
    }
}

fn vectors<const N: usize, T: Single + Vector<N>, D: Destination>(
    array: &[T],
    other: &Value<'_>,
    compare: Comparison<T>,
    to: To<D>,
) -> Result<Mask<D>, Error> {
    let other = given::<T, T>(other, array.len(), |vector| vector)?;
    to.take(array.len(), |mask| {
        compare(array, other.operand(array.len()), mask);
    })
}

fn colors<D: Destination>(
    array: &[Rgba],
    other: &Value<'_>,
    compare: Comparison<Vec4>,
    to: To<D>,
) -> Result<Mask<D>, Error> {
    let other = given::<Rgba, Vec4>(other, array.len(), |Rgba(color)| color)?;
    to.take(array.len(), |mask| {
        let operand = other.operand(array.len());
        compare(Rgba::peel_slice(array), operand, mask);
    })
}

fn nan<D: Destination>(array: ReadAny<'_>, destination: D) -> Result<D::Returned, Error> {
    let array = array.packed("array")?;
    let to = To::new(destination, [Some(array.address()), None]);
    let mask = match array.elements("array")? {
        Elements::F32(array) => to.take(array.len(), |mask| mask::is_nan(array, mask)),
        Elements::F64(array) => to.take(array.len(), |mask| mask::is_nan(array, mask)),
        _ => Err(Error::WrongType {
            name: "array",
            got: array.kind().variant_type,
            wanted: "a packed array of floats",
        }),
    };
    mask.map(Mask::finish)
}
