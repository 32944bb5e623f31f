//! Borrowing: the caller's arrays, used where they lie.
//!
//! An argument is the address of the `Vector` inside the caller's own `Variant`. It is never cloned, so its reference
//! count stays as the caller has it, and an array that is not shared is changed in its own memory. A shared one is read
//! where it lies and its results are written once, into a fresh buffer that then becomes the array's.

use std::marker::PhantomData;
use std::ptr;

use super::counters;
use super::error::Error;
use super::fresh::Fresh;
use super::layout::access;
use super::packed::{Element, Kind, Vector};
use crate::lanes::Run;

/// A packed array of any type that the call only reads, borrowed for the call.
#[derive(Clone, Copy, Debug)]
pub struct ReadArray<'a> {
    array: *mut Vector,
    kind: &'static Kind,
    call: PhantomData<&'a Vector>,
}

impl ReadArray<'_> {
    /// # Safety
    /// `array` is a live array of this kind for all of `'a`; the caller of the engine lets nobody change it meanwhile.
    pub unsafe fn new(array: *mut Vector, kind: &'static Kind) -> Self {
        Self {
            array,
            kind,
            call: PhantomData,
        }
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

impl ChangedArray<'_> {
    /// # Safety
    /// As for [`ReadArray::new`]; and no other argument of the call that is changed is this array.
    pub unsafe fn new(array: *mut Vector, kind: &'static Kind) -> Self {
        // SAFETY: the caller's.
        Self(unsafe { ReadArray::new(array, kind) })
    }

    /// Which array this is: two arguments with the same address are one array.
    pub fn address(&self) -> usize {
        self.0.array as usize
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

    /// Has `write` write all of `len` elements, which is how many there are, from those of `source` (which may be this
    /// very array) at its first pointer to this array's storage at its second. The two are equal or do not overlap; with
    /// no elements they must not be followed.
    ///
    /// `write` must write every element, and read no more than `source` has.
    fn rewrite(
        &self,
        len: usize,
        source: &ReadArray<'_>,
        write: impl FnOnce(*const u8, *mut u8),
    ) -> Result<(), Error> {
        let target = self.target(len)?;
        // Taken second: where the engine makes the copy, an array that is its own source then has its elements there.
        write(source.source(), target.data());
        if let Target::Fresh(fresh) = target {
            // SAFETY: `array` is live, of the kind the buffer was made for, and nobody else uses it by `new`; `write` has
            // written every element.
            unsafe { fresh.give_to(self.0.array) };
        }
        Ok(())
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
        self.rewrite(len, source, |source, target| {
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

/// An array made by the call, of elements `T`: what it returns.
#[derive(Debug)]
pub struct New<T> {
    pub(super) fresh: Fresh,
    element: PhantomData<T>,
}

impl<T: Element> Changed<'_, T> {
    /// # Safety
    /// As for [`ChangedArray::new`], for an array with elements `T`.
    pub unsafe fn new(array: *mut Vector) -> Self {
        Self {
            // SAFETY: the caller's.
            array: unsafe { ChangedArray::new(array, T::KIND) },
            element: PhantomData,
        }
    }

    /// Which array this is.
    pub fn address(&self) -> usize {
        self.array.address()
    }

    /// Has `operation` change every element; it must write them all.
    pub fn update(self, operation: impl FnOnce(Run<'_, T>)) -> Result<(), Error> {
        self.run_over(self.array.len(), &self.array.0, operation)
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
        let len = same_len(names, self.array.len(), other.array.len())?;
        self.run_over(len, &other.array, operation)
    }

    /// The operation over `source`, which has elements `T`; `len` is the length of both.
    fn run_over(
        &self,
        len: usize,
        source: &ReadArray<'_>,
        operation: impl FnOnce(Run<'_, T>),
    ) -> Result<(), Error> {
        self.array.rewrite(len, source, |source, target| {
            // SAFETY: both have `len` elements T, and are equal or apart, as `rewrite` says. What is shared with other
            // arrays nobody writes, and the target is this array's alone.
            operation(unsafe { Run::from_raw(source.cast(), target.cast(), len) });
        })
    }
}

/// The length of two arrays, which must be equally long; `names` are those of their parameters.
fn same_len(
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

    /// A new array of as many elements, written by `operation`; it must write them all.
    pub fn map(&self, operation: impl FnOnce(Run<'_, T>)) -> Result<New<T>, Error> {
        let len = self.array.len();
        let bytes = len * T::KIND.element_bytes;
        let fresh = Fresh::new(T::KIND, len).ok_or(Error::OutOfMemory { bytes })?;
        // SAFETY: both have `len` elements T, and the fresh buffer lies apart.
        let run = unsafe { Run::from_raw(self.array.source().cast(), fresh.data().cast(), len) };
        operation(run);
        Ok(New {
            fresh,
            element: PhantomData,
        })
    }
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
