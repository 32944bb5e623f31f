//! Rows: sorting, and elements by their indices.

use crate::godot::argument::{ChangedAny, ReadAny};
use crate::godot::borrow::{
    AnyNew, Changed, ChangedElements, Elements, New, Read, ReadArray, same_len,
};
use crate::godot::error::Error;
use crate::godot::method::methods;
use crate::godot::packed::Element;
use crate::lanes::{Indices, OutOfRange, Run};
use crate::ops::order::{self, MOST_INDEXED, Number};

methods! {
    /// Sorting, and elements by their indices.
    pub(super) static METHODS for "Compute";

    /// Sorts `array`, a packed array of numbers, in place: from the least to the greatest, or with `descending` the
    /// other way round.
    ///
    /// Of floats, -0 comes before 0, and NaN comes last, also when `descending`; the bits of every element stay as they
    /// are. Vectors, colors and strings are an error. An array that is not sorted yet may take as much memory again
    /// during the call.
    fn sort(array: ChangedAny, descending: bool = false) {
        match array.elements("array")? {
            ChangedElements::F32(array) => array.update(|run| order::sort(run, descending)),
            ChangedElements::F64(array) => array.update(|run| order::sort(run, descending)),
            ChangedElements::I32(array) => array.update(|run| order::sort(run, descending)),
            ChangedElements::I64(array) => array.update(|run| order::sort(run, descending)),
            ChangedElements::U8(array) => array.update(|run| order::sort_bytes(run, descending)),
            _ => Err(VECTORS),
        }
    }

    /// Returns a sorted copy of `array`, which stays as it is: what `sort` makes of it, `descending` or not.
    fn sorted(array: ReadAny, descending: bool = false) -> AnyNew {
        fn sorted<T: Element + Number>(array: &[T], descending: bool) -> Result {
            let new = New::of(array.len(), |target| order::sort(Run::between(array, target), descending))?;
            Ok(new.into())
        }
        match array.elements("array")? {
            Elements::F32(array) => sorted(array, descending),
            Elements::F64(array) => sorted(array, descending),
            Elements::I32(array) => sorted(array, descending),
            Elements::I64(array) => sorted(array, descending),
            Elements::U8(array) => {
                let new = New::of(array.len(), |target| order::sort_bytes(Run::between(array, target), descending))?;
                Ok(new.into())
            }
            _ => Err(VECTORS),
        }
    }

    /// Returns the indices that sort `array`, a packed array of numbers: that of the least element first, or of the
    /// greatest if `descending`. `gathered(array, argsort(array))` is `sorted(array)`, and other arrays are brought
    /// into the same order by `reorder`.
    ///
    /// The order is that of `sort`. Elements that are equal keep the order they have, also when `descending`.
    fn argsort(array: ReadAny, descending: bool = false) -> New<i32> {
        fn argsort<T: Number>(array: &[T], descending: bool) -> Result {
            indexed(array.len(), MOST_INDEXED)?;
            New::of(array.len(), |target| order::argsort(array, target, descending))
        }
        match array.elements("array")? {
            Elements::F32(array) => argsort(array, descending),
            Elements::F64(array) => argsort(array, descending),
            Elements::I32(array) => argsort(array, descending),
            Elements::I64(array) => argsort(array, descending),
            Elements::U8(array) => {
                indexed(array.len(), MOST_INDEXED)?;
                New::of(array.len(), |target| order::argsort_bytes(array, target, descending))
            }
            _ => Err(VECTORS),
        }
    }

    /// Returns the elements of `array` that `indices` name, as a new array: `result[i] = array[indices[i]]`. `array` is
    /// a packed array of any type but strings.
    ///
    /// An element may be named more than once, or not at all. An index that is negative, or that `array` has no element
    /// for, is an error.
    fn gathered(array: ReadAny, indices: Read<i32>) -> AnyNew {
        fn gathered<T: Element + Send + Sync>(array: &[T], indices: &Read<'_, i32>) -> Result {
            let indices = check(indices.slice(), array.len())?;
            let new = New::of(indices.len(), |target| order::gather(array, indices, target))?;
            Ok(new.into())
        }
        match array.elements("array")? {
            Elements::F32(array) => gathered(array, &indices),
            Elements::F64(array) => gathered(array, &indices),
            Elements::I32(array) => gathered(array, &indices),
            Elements::I64(array) => gathered(array, &indices),
            Elements::U8(array) => gathered(array, &indices),
            Elements::V2(array) => gathered(array, &indices),
            Elements::V3(array) => gathered(array, &indices),
            Elements::V4(array) => gathered(array, &indices),
            Elements::C(array) => gathered(array, &indices),
        }
    }

    /// Sets the elements of `array` that `indices` name: `array[indices[i]] = values[i]`. `array` is a packed array of
    /// any type but strings, `values` one of the same type and of the size of `indices`; it may be `array` itself,
    /// whose elements are then taken as they were before the call.
    ///
    /// Where an element is named more than once, the last value stays. An index that is negative, or that `array` has
    /// no element for, is an error, and nothing is changed.
    fn scatter(array: ChangedAny, indices: Read<i32>, values: ReadAny) {
        fn scatter<T: Element>(array: Changed<'_, T>, indices: &Read<'_, i32>, values: &ReadArray<'_>) -> Result {
            let elements = values.slice::<T>().ok_or(Error::WrongType {
                name: "values",
                got: values.kind().variant_type,
                wanted: T::KIND.name,
            })?;
            same_len(("values", "indices"), elements.len(), indices.len())?;
            let indices = indices.apart_from(&array)?;
            let indices = check(&indices, array.len())?;
            if values.address() == array.address() {
                array.update(|run| order::scatter_itself(run, indices))
            } else {
                array.update(|run| order::scatter(run, indices, elements))
            }
        }
        let values = values.packed("values")?;
        match array.elements("array")? {
            ChangedElements::F32(array) => scatter(array, &indices, &values),
            ChangedElements::F64(array) => scatter(array, &indices, &values),
            ChangedElements::I32(array) => scatter(array, &indices, &values),
            ChangedElements::I64(array) => scatter(array, &indices, &values),
            ChangedElements::U8(array) => scatter(array, &indices, &values),
            ChangedElements::V2(array) => scatter(array, &indices, &values),
            ChangedElements::V3(array) => scatter(array, &indices, &values),
            ChangedElements::V4(array) => scatter(array, &indices, &values),
            ChangedElements::C(array) => scatter(array, &indices, &values),
        }
    }

    /// Brings the elements of `array` into the order that `indices` name, in place: `array[i]` becomes what
    /// `array[indices[i]]` was. `array` is a packed array of any type but strings, of the size of `indices`.
    ///
    /// With the indices that `argsort` returns for one array, others are brought into the order of that one. An element
    /// may be named more than once, or not at all. An index that is negative, or that `array` has no element for, is an
    /// error, and nothing is changed.
    fn reorder(array: ChangedAny, indices: Read<i32>) {
        fn reorder<T: Element + Send + Sync>(array: Changed<'_, T>, indices: &Read<'_, i32>) -> Result {
            same_len(("indices", "array"), indices.len(), array.len())?;
            let indices = indices.apart_from(&array)?;
            let indices = check(&indices, array.len())?;
            array.update(|run| order::reorder(run, indices))
        }
        match array.elements("array")? {
            ChangedElements::F32(array) => reorder(array, &indices),
            ChangedElements::F64(array) => reorder(array, &indices),
            ChangedElements::I32(array) => reorder(array, &indices),
            ChangedElements::I64(array) => reorder(array, &indices),
            ChangedElements::U8(array) => reorder(array, &indices),
            ChangedElements::V2(array) => reorder(array, &indices),
            ChangedElements::V3(array) => reorder(array, &indices),
            ChangedElements::V4(array) => reorder(array, &indices),
            ChangedElements::C(array) => reorder(array, &indices),
        }
    }

    /// Returns the distinct values of `array`, a packed array of numbers, sorted, as a new array of the same type.
    ///
    /// Values that are equal are one: -0 and 0 (-0 stands for both if it occurs), and all NaNs, which come last.
    fn unique(array: ReadAny) -> AnyNew {
        fn new<T: Element>(distinct: &[T]) -> Result {
            let new = New::of(distinct.len(), |target| {
                target.write_copy_of_slice(distinct);
            })?;
            Ok(new.into())
        }
        match array.elements("array")? {
            Elements::F32(array) => new(&order::distinct(array)),
            Elements::F64(array) => new(&order::distinct(array)),
            Elements::I32(array) => new(&order::distinct(array)),
            Elements::I64(array) => new(&order::distinct(array)),
            Elements::U8(array) => new(&order::distinct_bytes(array)),
            _ => Err(VECTORS),
        }
    }

    /// Returns, for each of `values`, the index at which it can be inserted into `array` so that this stays sorted: in
    /// front of elements that are equal to it, or without `before` behind them. That is `array.bsearch(value, before)`
    /// for all of them.
    ///
    /// `array` is a packed array of numbers, sorted as `sort` does it, with `descending` the other way round; if it is
    /// not, the indices mean nothing. `values` is an array of the same type. -0 and 0 are equal, and NaN is behind all
    /// numbers.
    fn search_sorted(array: ReadAny, values: ReadAny, before: bool = true, descending: bool = false) -> New<i32> {
        fn search<T: Element + Copy + PartialOrd + Send + Sync>(
            array: &[T],
            values: &ReadArray<'_>,
            (before, descending): (bool, bool),
        ) -> Result {
            let values = values.slice::<T>().ok_or(Error::WrongType {
                name: "values",
                got: values.kind().variant_type,
                wanted: T::KIND.name,
            })?;
            // The index behind the last element has to fit as well.
            indexed(array.len(), MOST_INDEXED - 1)?;
            New::of(values.len(), |target| order::search_sorted(array, values, target, before, descending))
        }
        let (values, sides) = (values.packed("values")?, (before, descending));
        match array.elements("array")? {
            Elements::F32(array) => search(array, &values, sides),
            Elements::F64(array) => search(array, &values, sides),
            Elements::I32(array) => search(array, &values, sides),
            Elements::I64(array) => search(array, &values, sides),
            Elements::U8(array) => search(array, &values, sides),
            _ => Err(VECTORS),
        }
    }
}

/// An array of vectors cannot be sorted.
const VECTORS: Error = Error::Vectors { name: "array" };

/// The indices, if there are elements of 'array' for all of them.
fn check(indices: &[i32], len: usize) -> Result<Indices<'_>, Error> {
    checked(indices, ("array", len))
}

/// The argument 'indices', if there are elements of an array of this name and length for all of them.
pub(super) fn checked<'a>(
    indices: &'a [i32],
    (array, len): (&'static str, usize),
) -> Result<Indices<'a>, Error> {
    let outside = |OutOfRange {
                       position,
                       index,
                       len,
                   }| Error::IndexOutside {
        name: "indices",
        position,
        index,
        array,
        len,
    };
    order::check_indices(indices, len).map_err(outside)
}

/// An error if the array has more elements than indices of 32 bits can tell apart.
fn indexed(len: usize, most: usize) -> Result<(), Error> {
    if len <= most {
        Ok(())
    } else {
        Err(Error::TooLong {
            name: "array",
            len,
            most,
        })
    }
}
