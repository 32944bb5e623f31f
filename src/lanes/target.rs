//! Memory that results go to, apart from what is read.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use super::run::before_line;
use super::{LANES, Operand, Run, Vector};

/// As many elements as are to be written, all of them, by one who has them alone.
///
/// With a [`Run`] it shares that what is read may be the very memory that is written; but there both come together, and
/// here the results come first and what they are made of later.
#[derive(Debug)]
pub struct Target<'a, T> {
    data: *mut T,
    len: usize,
    memory: PhantomData<&'a mut T>,
}

// SAFETY: a target is a `&mut [T]` (the contract of `from_raw`), which is `Send` for such a `T`.
unsafe impl<T: Send> Send for Target<'_, T> {}

impl<'a, T> Target<'a, T> {
    /// These elements, to be written over.
    #[must_use]
    pub fn new(elements: &'a mut [T]) -> Self {
        // SAFETY: exclusively borrowed for 'a.
        unsafe { Self::from_raw(elements.as_mut_ptr(), elements.len()) }
    }

    /// Memory that may be uninitialised.
    #[must_use]
    pub fn uninit(memory: &'a mut [MaybeUninit<T>]) -> Self {
        // SAFETY: exclusively borrowed for 'a, with the size and alignment of elements.
        unsafe { Self::from_raw(memory.as_mut_ptr().cast(), memory.len()) }
    }

    /// Raw memory, which operands may read.
    ///
    /// # Safety
    ///
    /// Unless `len` is 0, for the whole of `'a`, `data` is valid for writes of `len` elements and aligned for `T`; nothing
    /// else writes them, and nothing reads them but operands that begin at `data` and are cut where this is cut.
    #[must_use]
    pub unsafe fn from_raw(data: *mut T, len: usize) -> Self {
        Self {
            data,
            len,
            memory: PhantomData,
        }
    }

    /// The number of elements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no elements.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The first `mid` elements and the rest.
    ///
    /// # Panics
    ///
    /// When `mid` is greater than the length.
    #[must_use]
    pub fn split_at(self, mid: usize) -> (Self, Self) {
        assert!(
            mid <= self.len,
            "target of {} elements split at {mid}",
            self.len
        );
        // SAFETY: mid <= len was asserted, so the offset stays within (or one past) memory valid by `from_raw`.
        let rest = unsafe { self.data.add(mid) };
        // SAFETY: parts of memory that fulfils the contract fulfil it, and the two do not overlap.
        unsafe {
            (
                Self::from_raw(self.data, mid),
                Self::from_raw(rest, self.len - mid),
            )
        }
    }

    /// The first `len` elements, which are taken off.
    ///
    /// # Panics
    ///
    /// When there are not so many.
    #[must_use]
    pub fn take(&mut self, len: usize) -> Self {
        // SAFETY: no elements need no memory.
        let none = unsafe { Self::from_raw(self.data, 0) };
        let (first, rest) = std::mem::replace(self, none).split_at(len);
        *self = rest;
        first
    }

    /// How many elements, fewer than [`LANES`], are before the first that a line of the cache, or a register if that is shorter,
    /// begins with; 0 if there is no such one, or if there are too few elements to gain by it.
    #[must_use]
    pub fn before_line(&self) -> usize {
        before_line::<LANES, T>(self.data, self.len)
    }

    /// Where to write, and how many elements.
    pub(super) fn parts(&self) -> (*mut T, usize) {
        (self.data, self.len)
    }
}

impl<'a> Target<'a, f32> {
    /// The components of vectors, one after the other.
    #[must_use]
    pub fn components<const N: usize, T: Vector<N>>(vectors: Target<'a, T>) -> Self {
        const { assert!(size_of::<T>() == N * size_of::<f32>()) };
        // SAFETY: a vector is N floats and nothing else, aligned as they are or more; the memory is the caller's for 'a.
        unsafe { Self::from_raw(vectors.data.cast(), vectors.len * N) }
    }
}

impl<'a, T> Run<'a, T> {
    /// The memory that is written; nothing is read.
    #[must_use]
    pub fn target(self) -> Target<'a, T> {
        let (_, target, len) = self.parts();
        // SAFETY: writable for 'a by the contract of the run's `from_raw`, which is given up: nothing reads it or writes it
        // besides.
        unsafe { Target::from_raw(target, len) }
    }
}

impl<'a, T: bytemuck::Pod> Run<'a, T> {
    /// The elements of `source`, whose results go to `target`, which may be the same memory.
    ///
    /// # Panics
    ///
    /// When the two differ in length, overlap without being the same, or `source` is one value for all elements.
    #[must_use]
    pub fn onto(source: Operand<'a, T>, target: Target<'a, T>) -> Self {
        let (from, len) = source
            .elements()
            .expect("a run of elements, not of one value");
        assert_eq!(
            len, target.len,
            "source and target of a run differ in length"
        );
        let distance = (from as usize).abs_diff(target.data as usize);
        assert!(
            distance == 0 || distance >= len * size_of::<T>(),
            "source and target of a run overlap"
        );
        // SAFETY: `source` is readable and `target` writable, by their contracts; both have `len` elements, and are equal
        // or do not overlap, as was asserted. Nothing else writes either.
        unsafe { Self::from_raw(from, target.data, len) }
    }
}
