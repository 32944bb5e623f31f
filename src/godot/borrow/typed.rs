//! Arrays of one element type.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::ptr;

use glam::Vec4;

use super::range::resolve;
use super::{ChangedArray, New, ReadArray, Writing, same_len};
use crate::godot::counters;
use crate::godot::error::Error;
use crate::godot::packed::{Element, Kind, Rgba, Vector};
use crate::lanes::{Operand, Run};

/// An array that the call changes, of elements `T`.
#[derive(Debug)]
pub struct Changed<'a, T> {
    array: ChangedArray<'a>,
    element: PhantomData<T>,
}

/// An array that the call only reads, of elements `T`.
#[derive(Debug)]
pub struct Read<'a, T> {
    array: ReadArray<'a>,
    /// Holds what the engine converted the argument to, when it came as something else.
    _converted: Option<Converted>,
    element: PhantomData<T>,
}

impl<'a, T: Element> Changed<'a, T> {
    /// # Safety
    /// As for [`ChangedArray::new`], for an array with elements `T`.
    pub unsafe fn new(array: *mut Vector) -> Self {
        Self {
            // SAFETY: the caller's.
            array: unsafe { ChangedArray::new(array, T::KIND) },
            element: PhantomData,
        }
    }

    /// An array whose kind says that it has elements `T`.
    pub(super) fn of(array: ChangedArray<'a>) -> Self {
        assert!(ptr::eq(array.kind(), T::KIND));
        Self {
            array,
            element: PhantomData,
        }
    }

    /// Which array this is.
    pub fn address(&self) -> usize {
        self.array.address()
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.array.len()
    }

    /// The elements from number `from` on, `count` of them or all that follow if it is −1.
    pub fn range(&self, from: i64, count: i64) -> Result<Range<usize>, Error> {
        resolve(from, count, self.len())
    }

    /// Has `operation` change every element; it must write them all.
    pub fn update(self, operation: impl FnOnce(Run<'_, T>)) -> Result<(), Error> {
        let all = 0..self.len();
        self.update_in(all, operation)
    }

    /// Has `operation` change the elements that `from` and `count` say, as [`Self::range`] does; it must write them all.
    pub fn update_range(
        self,
        from: i64,
        count: i64,
        operation: impl FnOnce(Run<'_, T>),
    ) -> Result<(), Error> {
        let range = self.range(from, count)?;
        self.update_in(range, operation)
    }

    /// Has `operation` change the elements of `range`; it must write them all.
    ///
    /// # Panics
    ///
    /// When the array has not all of them.
    pub fn update_in(
        self,
        range: Range<usize>,
        operation: impl FnOnce(Run<'_, T>),
    ) -> Result<(), Error> {
        self.run_over(range, &self.array.0, operation)
    }

    /// Has `operation` write every element, reading those of `other`, which must be as long.
    ///
    /// `names` are the parameters' names, this one's first.
    pub fn overwrite(
        self,
        names: (&'static str, &'static str),
        other: &Read<'_, T>,
        operation: impl FnOnce(Run<'_, T>),
    ) -> Result<(), Error> {
        let len = same_len(names, self.len(), other.len())?;
        self.run_over(0..len, &other.array, operation)
    }

    /// Has `operation` write every element, from arrays that are not this one and have `len` elements.
    ///
    /// `names` are the parameters' names, this one's first.
    pub fn write(
        self,
        names: (&'static str, &'static str),
        len: usize,
        operation: impl FnOnce(&mut [MaybeUninit<T>]),
    ) -> Result<(), Error> {
        let len = same_len(names, self.len(), len)?;
        self.array.rewrite(0..len, &self.array.0, |_, target| {
            // SAFETY: `rewrite` gives storage for `len` elements that is this array's alone; what is in it is not read,
            // as `operation` reads other arrays.
            operation(unsafe { slice_of(target, len) });
        })
    }

    /// The array's elements become those of `new`, as many and in memory of their own: for what cannot be written where it is
    /// read.
    pub fn replace(self, new: New<T>) {
        if self.len() > 0 {
            counters::count_copy(self.len() * T::KIND.element_bytes);
        }
        self.array.replace(new.fresh);
    }

    /// Has `operation` write the first `keep` elements, which become all that the array has.
    ///
    /// # Panics
    ///
    /// When the array has not so many.
    pub fn shrink(self, keep: usize, operation: impl FnOnce(Run<'_, T>)) -> Result<(), Error> {
        let len = self.len();
        assert!(keep <= len, "{keep} of {len} elements kept");
        if keep == len {
            return self.update(operation);
        }
        let array = &self.array;
        array.rewrite(0..len, &array.0, |source, target| {
            // SAFETY: as in `run_over`. In fresh memory the rest stays unwritten, and is cut off before anyone reads it.
            operation(unsafe { Run::from_raw(source.cast(), target.cast(), len) });
        })?;
        array.truncate(keep);
        Ok(())
    }

    /// Has `operation` change the elements that `from` and `count` say of this array and of `other`, which has as many; it must
    /// write them all. Where one of the two cannot be changed, neither is.
    ///
    /// `names` are the parameters' names, this one's first.
    pub fn update_with<U: Element>(
        self,
        names: (&'static str, &'static str),
        other: Changed<'_, U>,
        (from, count): (i64, i64),
        operation: impl FnOnce(Run<'_, T>, Run<'_, U>),
    ) -> Result<(), Error> {
        /// # Safety
        /// The array has elements `T`, and all of the range.
        unsafe fn run<'w, T>(writing: &'w Writing<'_>, range: Range<usize>) -> Run<'w, T> {
            let (source, target) = (writing.source().cast::<T>(), writing.data().cast::<T>());
            // SAFETY: the caller's; what is written is the array's alone or new, and what is read stays until it is done.
            unsafe {
                Run::from_raw(
                    source.add(range.start),
                    target.add(range.start),
                    range.len(),
                )
            }
        }

        same_len(names, self.len(), other.len())?;
        let range = self.range(from, count)?;
        if range.is_empty() {
            operation(Run::in_place(&mut []), Run::in_place(&mut []));
            return Ok(());
        }
        let (first, second) = (self.array.begin()?, other.array.begin()?);
        for writing in [&first, &second] {
            writing.keep_around(range.clone());
        }
        // SAFETY: they are of these types, and the range is one of both, which are equally long and two arrays.
        operation(unsafe { run(&first, range.clone()) }, unsafe {
            run(&second, range)
        });
        // SAFETY: the range was written, and the rest was there or was copied.
        unsafe {
            first.finish();
            second.finish();
        }
        Ok(())
    }

    /// The operation over the elements of `range`, from `source`, which has elements `T` and as many as this array.
    fn run_over(
        &self,
        range: Range<usize>,
        source: &ReadArray<'_>,
        operation: impl FnOnce(Run<'_, T>),
    ) -> Result<(), Error> {
        assert!(range.start <= range.end && range.end <= self.len());
        if range.is_empty() {
            // Nothing is written, so an array that shares its memory goes on doing so.
            operation(Run::in_place(&mut []));
            return Ok(());
        }
        let (start, len) = (range.start, range.len());
        self.array.rewrite(range, source, |source, target| {
            // SAFETY: both have `start + len` elements T, and are equal or apart, as `rewrite` says; null only if there
            // are none. What is shared with other arrays nobody writes, and the target is this array's alone.
            operation(unsafe {
                Run::from_raw(
                    source.cast::<T>().add(start),
                    target.cast::<T>().add(start),
                    len,
                )
            });
        })
    }
}

impl<'a> Changed<'a, Rgba> {
    /// The colours as vectors of red, green, blue and alpha.
    pub fn vectors(self) -> Changed<'a, Vec4> {
        Changed {
            array: self.array,
            element: PhantomData,
        }
    }
}

/// A copy of elements.
pub(in crate::godot) fn copy<T: Element>(elements: &[T]) -> Result<Vec<T>, Error> {
    let mut copy = Vec::new();
    let bytes = size_of_val(elements);
    copy.try_reserve_exact(elements.len())
        .map_err(|_| Error::OutOfMemory { bytes })?;
    copy.extend_from_slice(elements);
    Ok(copy)
}

/// `len` elements at `data`, to be written.
///
/// # Safety
/// Unless `len` is 0, `data` is aligned and valid for writes of `len` elements for `'a`, and nobody else uses them.
pub(super) unsafe fn slice_of<'a, T>(data: *mut u8, len: usize) -> &'a mut [MaybeUninit<T>] {
    if len == 0 {
        return &mut [];
    }
    // SAFETY: the caller's.
    unsafe { std::slice::from_raw_parts_mut(data.cast(), len) }
}

/// `len` elements at `data`.
///
/// # Safety
/// Unless `len` is 0, `data` is aligned and valid for reads of `len` elements for `'a`, and nobody writes them.
pub(super) unsafe fn read_slice<'a, T>(data: *const u8, len: usize) -> &'a [T] {
    if len == 0 {
        return &[];
    }
    // SAFETY: the caller's.
    unsafe { std::slice::from_raw_parts(data.cast(), len) }
}

impl<'a, T: Element> Read<'a, T> {
    /// An array whose kind says that it has elements `T`.
    pub fn of(array: ReadArray<'a>) -> Self {
        assert!(ptr::eq(array.kind(), T::KIND));
        Self {
            array,
            _converted: None,
            element: PhantomData,
        }
    }
}

impl<T: Element> Read<'_, T> {
    /// # Safety
    /// As for [`ReadArray::new`], for an array with elements `T`.
    pub unsafe fn new(array: *mut Vector) -> Self {
        Self {
            // SAFETY: the caller's.
            array: unsafe { ReadArray::new(array, T::KIND) },
            _converted: None,
            element: PhantomData,
        }
    }

    /// An empty array, for an argument that is left out.
    pub fn none() -> Self {
        // SAFETY: `empty` makes a live array of this kind, which nobody else has.
        unsafe { Self::converted(T::KIND.empty()) }
    }

    /// # Safety
    /// `array` is a live array with elements `T`, which becomes the argument's own.
    pub unsafe fn converted(array: Vector) -> Self {
        let converted = Converted {
            array: Box::into_raw(Box::new(array)),
            kind: T::KIND,
        };
        Self {
            // SAFETY: what the box held stays where it is, and lives as long as the argument.
            array: unsafe { ReadArray::new(converted.array, T::KIND) },
            _converted: Some(converted),
            element: PhantomData,
        }
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.array.len()
    }

    /// The elements. Not to be used any more when this very array is changed by the same call.
    pub fn slice(&self) -> &[T] {
        self.array.slice().expect("the array has this type")
    }

    /// The elements, copied if this is the array that the call changes: for those that are needed while it is changed.
    pub fn apart_from<U: Element>(&self, changed: &Changed<'_, U>) -> Result<Cow<'_, [T]>, Error> {
        if self.array.address() == changed.address() {
            Ok(Cow::Owned(copy(self.slice())?))
        } else {
            Ok(Cow::Borrowed(self.slice()))
        }
    }

    /// The elements of `range`, to be combined with those of a run in the same call, which may be this very array's.
    ///
    /// To be called when the storage that is written has been found, and so where an operation starts.
    ///
    /// # Panics
    ///
    /// When the array has not all of them.
    pub fn operand(&self, range: Range<usize>) -> Operand<'_, T> {
        operand(&self.array, range)
    }

    /// A new array of as many elements, written by `operation`; it must write them all.
    pub fn map(&self, operation: impl FnOnce(Run<'_, T>)) -> Result<New<T>, Error> {
        let source = self.slice();
        New::of(source.len(), |target| {
            operation(Run::between(source, target))
        })
    }
}

/// The elements of `range` of an array of elements `T`: see [`Read::operand`].
pub(in crate::godot) fn operand<'a, T: Element>(
    array: &ReadArray<'a>,
    range: Range<usize>,
) -> Operand<'a, T> {
    assert!(ptr::eq(array.kind(), T::KIND) || is_colour::<T>(array.kind()));
    assert!(range.start <= range.end && range.end <= array.len());
    if range.is_empty() {
        return Operand::array(&[]);
    }
    // SAFETY: `array` is live for 'a and has these elements; if they are written it is by the run of this call, over the
    // same range of the same array.
    unsafe { Operand::from_raw(array.source().cast::<T>().add(range.start), range.len()) }
}

/// Whether the array holds colours, which are wanted as vectors.
fn is_colour<T: Element>(kind: &'static Kind) -> bool {
    ptr::eq(kind, Rgba::KIND) && ptr::eq(T::KIND, Vec4::KIND)
}

/// What the engine made of an argument of another type, freed after the call.
#[derive(Debug)]
struct Converted {
    /// From a box.
    array: *mut Vector,
    kind: &'static Kind,
}

impl Drop for Converted {
    fn drop(&mut self) {
        // SAFETY: the array is live, of this kind, and goes out of scope.
        unsafe { self.kind.destroy(self.array) };
        // SAFETY: the pointer came from a box, and nobody has it any more.
        drop(unsafe { Box::from_raw(self.array) });
    }
}
