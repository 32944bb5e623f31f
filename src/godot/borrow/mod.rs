//! Borrowing: the caller's arrays, used where they lie.
//!
//! An argument is the address of the `Vector` inside the caller's own `Variant`. It is never cloned, so its reference
//! count stays as the caller has it, and an array that is not shared is changed in its own memory. A shared one is read
//! where it lies and its results are written once, into a fresh buffer that then becomes the array's.

mod any;
mod new;
mod range;
mod typed;

use std::marker::PhantomData;
use std::ops::Range;
use std::ptr;

pub use any::{ChangedElements, Elements};
pub use new::{AnyNew, New};
pub use typed::{Changed, Read};
pub(in crate::godot) use typed::{copy, operand};

use super::counters;
use super::error::Error;
use super::fresh::Fresh;
use super::layout::access;
use super::packed::{Element, Kind, Vector};

/// A packed array of any type that the call only reads, borrowed for the call.
#[derive(Clone, Copy, Debug)]
pub struct ReadArray<'a> {
    array: *mut Vector,
    kind: &'static Kind,
    call: PhantomData<&'a Vector>,
}

impl<'a> ReadArray<'a> {
    /// # Safety
    /// `array` is a live array of this kind for all of `'a`; the caller of the engine lets nobody change it meanwhile.
    pub unsafe fn new(array: *mut Vector, kind: &'static Kind) -> Self {
        Self {
            array,
            kind,
            call: PhantomData,
        }
    }

    /// The type of the array.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// Which array this is: two arguments with the same address are one array.
    pub fn address(&self) -> usize {
        self.array as usize
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        match access().layout() {
            // SAFETY: `array` is live by `new`, and the layout is the engine's.
            Some(layout) => unsafe { layout.len(&*self.array) },
            // SAFETY: `array` is live and of this kind by `new`.
            None => unsafe { self.kind.len(self.array) },
        }
    }

    /// Whether other arrays share the data, which the empty have none of; `None` where this engine does not let it be
    /// known.
    pub fn is_shared(&self) -> Option<bool> {
        if self.len() == 0 {
            return Some(false);
        }
        let layout = access().layout()?;
        // SAFETY: `array` is live by `new`, the layout is the engine's, and the array is not empty.
        Some(unsafe { layout.owners(&*self.array) > 1 })
    }

    /// The elements, if they are of this type.
    ///
    /// The slice must not be used any more when the array itself, or one that it is the same as, is changed.
    pub fn slice<T: Element>(&self) -> Option<&'a [T]> {
        if !ptr::eq(self.kind, T::KIND) {
            return None;
        }
        // SAFETY: `array` is live by `new` and has so many elements T, which its kind says; the engine aligns data for them.
        Some(unsafe { typed::read_slice(self.source(), self.len()) })
    }

    /// The elements, for reading; not to be followed when there are none.
    fn source(&self) -> *const u8 {
        match access().layout() {
            // SAFETY: `array` is live by `new`.
            Some(layout) => layout.data(unsafe { &*self.array }),
            // SAFETY: `array` is live and of this kind by `new`.
            None if unsafe { self.kind.len(self.array) } == 0 => ptr::null(),
            // SAFETY: `array` is live, of this kind, and not empty.
            None => unsafe { self.kind.data(self.array) },
        }
    }
}

/// A packed array of any type that the call changes, borrowed for the call.
#[derive(Debug)]
pub struct ChangedArray<'a>(ReadArray<'a>);

impl<'a> ChangedArray<'a> {
    /// # Safety
    /// As for [`ReadArray::new`]; and no other argument of the call that is changed is this array.
    pub unsafe fn new(array: *mut Vector, kind: &'static Kind) -> Self {
        // SAFETY: the caller's.
        Self(unsafe { ReadArray::new(array, kind) })
    }

    /// Which array this is: two arguments with the same address are one array.
    pub fn address(&self) -> usize {
        self.0.address()
    }

    /// The type of the array.
    pub fn kind(&self) -> &'static Kind {
        self.0.kind
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Where to write all of `len` elements, which is how many there are.
    fn target(&self, len: usize) -> Result<Target, Error> {
        let ReadArray { array, kind, .. } = self.0;
        if len == 0 {
            return Ok(Target::Own(ptr::null_mut()));
        }
        let bytes = len * kind.element_bytes;
        match (access().layout(), self.0.is_shared()) {
            (Some(layout), Some(false)) => {
                // SAFETY: `array` is live by `new`.
                Ok(Target::Own(layout.data(unsafe { &*array })))
            }
            (Some(_), _) => {
                let fresh = Fresh::new(kind, len).ok_or(Error::OutOfMemory { bytes })?;
                counters::count_copy(bytes);
                Ok(Target::Fresh(fresh))
            }
            (None, _) => {
                let before = self.0.source();
                // SAFETY: `array` is live, of this kind, not empty, and by `new` nobody else uses it meanwhile. Without
                // memory for the copy the engine ends the process here, as it does for `array[0] = …`.
                let data = unsafe { kind.data_mut(array) };
                if !ptr::eq(before, data) {
                    counters::count_copy(bytes);
                }
                Ok(Target::Own(data))
            }
        }
    }

    /// Has `write` write the elements of `range`, which this array has, from those of `source` (which may be this very
    /// array, and has as many) at its first pointer to this array's storage at its second. Both point to the whole arrays,
    /// and are equal or do not overlap; with no elements they must not be followed. All other elements stay.
    ///
    /// `write` must write every element of the range, and read no more than `source` has.
    fn rewrite(
        &self,
        range: Range<usize>,
        source: &ReadArray<'_>,
        write: impl FnOnce(*const u8, *mut u8),
    ) -> Result<(), Error> {
        let target = self.target(self.len())?;
        self.keep_around(&target, range);
        // Taken second: where the engine makes the copy, an array that is its own source then has its elements there.
        write(source.source(), target.data());
        if let Target::Fresh(fresh) = target {
            // SAFETY: `array` is live, of the kind the buffer was made for, and nobody else uses it by `new`; `write` has
            // written every element, or it was copied.
            unsafe { fresh.give_to(self.0.array) };
        }
        Ok(())
    }

    /// Copies all elements but those of `range` to new storage, if it is that.
    fn keep_around(&self, target: &Target, range: Range<usize>) {
        let Target::Fresh(fresh) = target else {
            return;
        };
        let size = self.0.kind.element_bytes;
        for rest in [0..range.start, range.end..self.len()] {
            // SAFETY: the range lies within both, which have as many elements, initialised here; fresh memory is apart.
            unsafe {
                ptr::copy_nonoverlapping(
                    self.0.source().add(rest.start * size),
                    fresh.data().add(rest.start * size),
                    rest.len() * size,
                );
            }
        }
    }

    /// Storage for all elements, apart from those that are there, which stay readable until it is done.
    ///
    /// For operations that write several arrays: the storage of all of them is found before any is read.
    pub fn begin(self) -> Result<Writing<'a>, Error> {
        let len = self.len();
        Ok(Writing {
            target: self.target(len)?,
            array: self,
        })
    }

    /// Lets go of all elements from the number `len` on.
    fn truncate(&self, len: usize) {
        // SAFETY: `array` is live, of this kind, and by `new` nobody else uses it meanwhile.
        unsafe { self.0.kind.resize(self.0.array, len) };
    }

    /// Has the array hold what `new` holds, which is of its type.
    fn replace(&self, new: Fresh) {
        // SAFETY: `array` is live and nobody else uses it by `new`; the callers see to the kind and that all is written.
        unsafe { new.give_to(self.0.array) };
    }
}

#[cfg(any(feature = "bench", feature = "engine-tests"))]
impl ChangedArray<'_> {
    /// Copies the bytes of `source`, an array of the same plain kind, to this one; `names` are the parameters' names.
    pub fn overwrite_bytes(
        &self,
        names: (&'static str, &'static str),
        source: &ReadArray<'_>,
    ) -> Result<(), Error> {
        let kind = self.0.kind;
        if !kind.plain || !ptr::eq(kind, source.kind) {
            return Err(Error::WrongType {
                name: names.1,
                got: source.kind.variant_type,
                wanted: "plain bytes of the same type",
            });
        }
        let len = same_len(names, self.len(), source.len())?;
        self.rewrite(0..len, source, |source, target| {
            if !ptr::eq(source, target) {
                // SAFETY: both have as many bytes, initialised in the source, and do not overlap if they differ.
                unsafe { ptr::copy_nonoverlapping(source, target, len * kind.element_bytes) };
            }
        })
    }

    /// Copies the bytes of the array onto themselves, by way of fresh memory if they are shared; leaves strings alone.
    #[cfg(feature = "engine-tests")]
    pub fn touch(&self) -> Result<(), Error> {
        if self.0.kind.plain {
            self.overwrite_bytes(("array", "array"), &self.0)?;
        }
        Ok(())
    }
}

/// An array whose elements are about to be written.
#[derive(Debug)]
pub struct Writing<'a> {
    target: Target,
    array: ChangedArray<'a>,
}

impl Writing<'_> {
    /// The type of the array.
    pub fn kind(&self) -> &'static Kind {
        self.array.kind()
    }

    /// The elements that are there, for reading: to be asked for when the storage of all arrays has been found.
    fn source(&self) -> *const u8 {
        self.array.0.source()
    }

    /// Copies all elements but those of `range` to where they are written, if they are not there.
    fn keep_around(&self, range: Range<usize>) {
        self.array.keep_around(&self.target, range);
    }

    /// Where to write all elements: memory that nobody else writes, and that nobody reads but by way of this very array.
    pub fn data(&self) -> *mut u8 {
        self.target.data()
    }

    /// The array has what was written.
    ///
    /// # Safety
    /// All elements have been written.
    pub unsafe fn finish(self) {
        if let Target::Fresh(fresh) = self.target {
            // SAFETY: `array` is live, of the kind the buffer was made for, and nobody else uses it by `new`; all elements were
            // written, by the caller.
            unsafe { fresh.give_to(self.array.0.array) };
        }
    }
}

/// Storage to be written.
#[derive(Debug)]
enum Target {
    /// The array's own, which it shares with nobody.
    Own(*mut u8),
    /// A new buffer, since the array's is shared.
    Fresh(Fresh),
}

impl Target {
    fn data(&self) -> *mut u8 {
        match self {
            Self::Own(data) => *data,
            Self::Fresh(fresh) => fresh.data(),
        }
    }
}

/// The length of two arrays, which must be equally long; `names` are those of their parameters.
pub(in crate::godot) fn same_len(
    (name, other): (&'static str, &'static str),
    len: usize,
    other_len: usize,
) -> Result<usize, Error> {
    if len == other_len {
        Ok(len)
    } else {
        Err(Error::SizesDiffer {
            name,
            len,
            other,
            other_len,
        })
    }
}
