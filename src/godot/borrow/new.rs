//! Arrays made by a call: what it returns.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use super::typed::{read_slice, slice_of};
use crate::godot::error::Error;
use crate::godot::fresh::Fresh;
use crate::godot::packed::Element;

/// An array made by the call, of elements `T`.
#[derive(Debug)]
pub struct New<T> {
    pub(in crate::godot) fresh: Fresh,
    element: PhantomData<T>,
}

impl<T: Element> New<T> {
    /// An array of `len` elements, written by `write`, which must write them all.
    pub fn of(len: usize, write: impl FnOnce(&mut [MaybeUninit<T>])) -> Result<Self, Error> {
        let bytes = len.saturating_mul(T::KIND.element_bytes);
        let fresh = Fresh::new(T::KIND, len).ok_or(Error::OutOfMemory { bytes })?;
        // SAFETY: the buffer was made for `len` elements T, and nobody else has it.
        write(unsafe { slice_of(fresh.data(), len) });
        Ok(Self {
            fresh,
            element: PhantomData,
        })
    }

    /// The elements.
    pub fn slice(&self) -> &[T] {
        // SAFETY: the buffer was made for so many elements T and written by `of`; while it is borrowed, nobody writes it.
        unsafe { read_slice(self.fresh.data(), self.fresh.len()) }
    }
}

/// An array made by the call, of a type that is known only then.
#[derive(Debug)]
pub struct AnyNew(pub(in crate::godot) Fresh);

impl<T> From<New<T>> for AnyNew {
    fn from(new: New<T>) -> Self {
        Self(new.fresh)
    }
}
