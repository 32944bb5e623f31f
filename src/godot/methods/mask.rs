//! Rows: masks and what they mark.

use glam::Vec4;

use crate::godot::argument::{ChangedAny, ReadAny};
use crate::godot::borrow::{Changed, ChangedElements, Elements, New, Read, operand, same_len};
use crate::godot::error::Error;
use crate::godot::method::methods;
use crate::godot::packed::{Element, Rgba};
use crate::godot::value::{Single, Value};
use crate::lanes::{Constant, Operand, Run};
use crate::ops::mask;

methods! {
    /// Masks.
    pub(super) static METHODS for "Compute";

    /// Makes every byte of `mask` 1 where neither it nor that of `other` is 0, else 0, in place. Both have the same size.
    fn mask_and(mask: Changed<u8>, other: Read<u8>) {
        let len = same_len(("other", "mask"), other.len(), mask.len())?;
        mask.update(|run| mask::mask_and(run, other.operand(0..len)))
    }

    /// Makes every byte of `mask` 1 where it or that of `other` is not 0, else 0, in place. Both have the same size.
    fn mask_or(mask: Changed<u8>, other: Read<u8>) {
        let len = same_len(("other", "mask"), other.len(), mask.len())?;
        mask.update(|run| mask::mask_or(run, other.operand(0..len)))
    }

    /// Makes every byte of `mask` 1 where it is 0, and 0 where it is not, in place.
    fn mask_not(mask: Changed<u8>) {
        mask.update(mask::mask_not)
    }

    /// Returns how many elements of `array`, which holds numbers, are not 0: how many a mask marks. NaN is not 0; -0 is.
    fn count_nonzero(array: ReadAny) -> i64 {
        let count = match array.elements("array")? {
            Elements::F32(array) => mask::count_nonzero(array),
            Elements::F64(array) => mask::count_nonzero(array),
            Elements::I32(array) => mask::count_nonzero(array),
            Elements::I64(array) => mask::count_nonzero(array),
            Elements::U8(array) => mask::count_nonzero(array),
            _ => return Err(Error::Vectors { name: "array" }),
        };
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Replaces the elements of `array` that `mask` does not mark, in place: `if not mask[i]: array[i] = other[i]`. NumPy's
    /// `where(mask, array, other)`. The others keep every bit.
    ///
    /// `array` holds numbers, vectors or colors. `mask` has as many bytes, of which 0 stands for no and any other for yes.
    /// `other` is an array of the same type and size, or one number, vector or color; a number takes the type of the
    /// elements first, and one that an array of integers cannot hold exactly is an error.
    fn select(array: ChangedAny, mask: Read<u8>, other: Value) {
        match array.elements("array")? {
            ChangedElements::F32(array) => choose(array, &mask, &other, mask::select),
            ChangedElements::F64(array) => choose(array, &mask, &other, mask::select),
            ChangedElements::I32(array) => choose(array, &mask, &other, mask::select),
            ChangedElements::I64(array) => choose(array, &mask, &other, mask::select),
            ChangedElements::U8(array) => choose(array, &mask, &other, mask::select),
            ChangedElements::V2(array) => choose(array, &mask, &other, mask::select_vectors),
            ChangedElements::V3(array) => choose(array, &mask, &other, mask::select_vectors),
            ChangedElements::V4(array) => choose(array, &mask, &other, mask::select_vectors),
            ChangedElements::C(array) => {
                let given = given::<Rgba, Vec4>(&other, array.len(), |Rgba(color)| color)?;
                choose_given(array.vectors(), &mask, &given, mask::select_vectors)
            }
        }
    }

    /// Returns the indices of the bytes of `mask` that are not 0, in order.
    fn find_nonzero(mask: Read<u8>) -> New<i32> {
        let mask = mask.slice();
        New::of(mask::count_nonzero(mask), |indices| mask::find_nonzero(mask, indices))
    }

    /// Keeps the elements of `array` that `mask` marks, in their order, and removes the others: `array` shrinks.
    ///
    /// `array` holds numbers, vectors or colors. `mask` has as many bytes, of which 0 stands for no and any other for yes;
    /// another size is an error, and `array` stays as it is.
    fn compact(array: ChangedAny, mask: Read<u8>) {
        match array.elements("array")? {
            ChangedElements::F32(array) => keep(array, &mask),
            ChangedElements::F64(array) => keep(array, &mask),
            ChangedElements::I32(array) => keep(array, &mask),
            ChangedElements::I64(array) => keep(array, &mask),
            ChangedElements::U8(array) => keep(array, &mask),
            ChangedElements::V2(array) => keep(array, &mask),
            ChangedElements::V3(array) => keep(array, &mask),
            ChangedElements::V4(array) => keep(array, &mask),
            ChangedElements::C(array) => keep(array.vectors(), &mask),
        }
    }
}

/// The argument `other` of a call.
pub(super) enum Given<'a, V> {
    One(Constant<V>),
    Each(crate::godot::borrow::ReadArray<'a>),
}

impl<V: Element> Given<'_, V> {
    /// Its elements, to be read in the same step as those of an array of `len`, which may be the very same.
    pub(super) fn operand(&self, len: usize) -> Operand<'_, V> {
        match self {
            Self::One(value) => Operand::constant(value, len),
            Self::Each(array) => operand(array, 0..len),
        }
    }
}

/// The argument `other` beside an `array` of `len` elements `T`, which are known as `V`.
pub(super) fn given<'a, T: Single, V: Element>(
    other: &Value<'a>,
    len: usize,
    known: impl Fn(T) -> V,
) -> Result<Given<'a, V>, Error> {
    Ok(match other {
        Value::Array(array) if std::ptr::eq(array.kind(), T::KIND) => {
            same_len(("other", "array"), array.len(), len)?;
            Given::Each(*array)
        }
        Value::Array(_) => {
            return Err(other.is_not(
                "other",
                "an array of the type of 'array', or one of its elements",
            ));
        }
        one => Given::One(Constant::new(known(one.single("other")?))),
    })
}

/// A choice, element by element.
type Choice<V> = fn(Run<'_, V>, Operand<'_, u8>, Operand<'_, V>);

fn choose<T: Single>(
    array: Changed<'_, T>,
    mask: &Read<'_, u8>,
    other: &Value<'_>,
    choice: Choice<T>,
) -> Result<(), Error> {
    let given = given::<T, T>(other, array.len(), |value| value)?;
    choose_given(array, mask, &given, choice)
}

fn choose_given<V: Element>(
    array: Changed<'_, V>,
    mask: &Read<'_, u8>,
    other: &Given<'_, V>,
    choice: Choice<V>,
) -> Result<(), Error> {
    let len = same_len(("mask", "array"), mask.len(), array.len())?;
    array.update(|run| choice(run, mask.operand(0..len), other.operand(len)))
}

fn keep<T: Element>(array: Changed<'_, T>, mask: &Read<'_, u8>) -> Result<(), Error> {
    let len = same_len(("mask", "array"), mask.len(), array.len())?;
    let keep = mask::count_nonzero(mask.slice());
    array.shrink(keep, |run| mask::compact(run, mask.operand(0..len), keep))
}
