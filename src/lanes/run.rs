//! The cursor over a run of elements.

use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::{ptr, slice};

use bytemuck::Pod;

use super::{F32, Vector};

/// A run of `len` elements to be read from one place and written to another, where the two places are either the same
/// memory or do not overlap.
///
/// Changing an array in place and writing a new one are thereby one code path.
#[derive(Debug)]
pub struct Run<'a, T> {
    source: *const T,
    target: *mut T,
    len: usize,
    memory: PhantomData<(&'a T, &'a mut T)>,
}

/// The memory of a run, for operations that read and write in an order of their own.
#[derive(Debug)]
pub enum Places<'a, T> {
    /// Elements to be changed where they lie.
    Same(&'a mut [T]),
    /// Elements, and as much memory for the results, all of which has to be written.
    Apart(&'a [T], &'a mut [MaybeUninit<T>]),
}

// SAFETY: a run is a `&[T]` and a `&mut [T]` in one (the contract of `from_raw`), which are `Send` for such a `T`.
unsafe impl<T: Send + Sync> Send for Run<'_, T> {}

impl<'a, T> Run<'a, T> {
    /// The elements of `array`, to be changed where they lie.
    #[must_use]
    pub fn in_place(array: &'a mut [T]) -> Self {
        let target = array.as_mut_ptr();
        // SAFETY: source and target are one slice, initialised and exclusively borrowed for 'a.
        unsafe { Self::from_raw(target, target, array.len()) }
    }

    /// The elements of `source`, whose results go to `target`.
    ///
    /// # Panics
    ///
    /// When the two differ in length.
    #[must_use]
    pub fn between(source: &'a [T], target: &'a mut [MaybeUninit<T>]) -> Self {
        assert_eq!(
            source.len(),
            target.len(),
            "source and target of a run differ in length"
        );
        // SAFETY: equal lengths were asserted; a shared and an exclusive borrow cannot overlap.
        unsafe { Self::from_raw(source.as_ptr(), target.as_mut_ptr().cast(), source.len()) }
    }

    /// A run over raw memory.
    ///
    /// With `len` 0 the pointers are never followed: they may be null or dangling.
    ///
    /// # Safety
    ///
    /// Unless `len` is 0, for the whole of `'a`:
    ///
    /// - `source` is valid for reads of `len` initialised elements and `target` for writes of `len` elements, both
    ///   aligned for `T`;
    /// - the two are equal or do not overlap;
    /// - nothing else writes the source, and nothing else reads or writes the target.
    #[must_use]
    pub unsafe fn from_raw(source: *const T, target: *mut T, len: usize) -> Self {
        Self {
            source,
            target,
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

    /// Where to read, where to write, and how many elements.
    pub(super) fn parts(&self) -> (*const T, *mut T, usize) {
        (self.source, self.target, self.len)
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
            "run of {} elements split at {mid}",
            self.len
        );
        // SAFETY: mid <= len was asserted, so both offsets stay within (or one past) memory valid by `from_raw`;
        // with len 0 they are 0, which is sound for any pointer.
        let (source, target) = unsafe { (self.source.add(mid), self.target.add(mid)) };
        // SAFETY: a part of memory that fulfils the contract fulfils it, and the two parts do not overlap.
        unsafe {
            (
                Self::from_raw(self.source, self.target, mid),
                Self::from_raw(source, target, self.len - mid),
            )
        }
    }

    /// The memory that is read and the memory that is written.
    #[must_use]
    pub fn places(self) -> Places<'a, T> {
        if self.len == 0 {
            return Places::Same(&mut []);
        }
        if ptr::eq(self.source, self.target) {
            // SAFETY: by `from_raw`, len initialised elements that nothing else reads or writes for 'a.
            return Places::Same(unsafe { slice::from_raw_parts_mut(self.target, self.len) });
        }
        // SAFETY: by `from_raw`, len initialised elements that nothing writes for 'a: the target does not overlap them.
        let source = unsafe { slice::from_raw_parts(self.source, self.len) };
        // SAFETY: by `from_raw`, memory of len elements that nothing else reads or writes for 'a.
        let target = unsafe { slice::from_raw_parts_mut(self.target.cast(), self.len) };
        Places::Apart(source, target)
    }

    /// The memory that is written, with the elements in it.
    #[must_use]
    pub fn copied(self) -> &'a mut [T]
    where
        T: Copy,
    {
        match self.places() {
            Places::Same(elements) => elements,
            Places::Apart(source, target) => target.write_copy_of_slice(source),
        }
    }
}

impl<T: Pod> Run<'_, T> {
    /// Replaces every block of `N` elements by what `kernel` makes of it, in order from the first element on, the last one
    /// padded with zeros.
    #[inline]
    pub(crate) fn for_each_block<const N: usize>(self, mut kernel: impl FnMut(&[T; N]) -> [T; N]) {
        let tail = self.len % N;
        let body = self.len - tail;
        self.whole_blocks(0..body, |_, block| kernel(block));
        if tail > 0 {
            self.part_of_block(body, tail, kernel);
        }
    }

    /// Replaces every element by what `kernel` makes of a block of `N` that it is in; the kernel is also told where the block
    /// starts and how many of its elements are not padding. Which elements come together, and in which order, is not said:
    /// the first of a long run may be a block of their own, so that the others begin where a line of the cache does.
    #[inline]
    pub(super) fn for_each_block_at<const N: usize>(
        self,
        mut kernel: impl FnMut(usize, usize, &[T; N]) -> [T; N],
    ) {
        let head = before_line::<N, T>(self.target, self.len);
        let tail = (self.len - head) % N;
        let body = self.len - tail;
        self.whole_blocks(head..body, |start, block| kernel(start, N, block));
        // One piece of code for both ends.
        for (start, count) in [(0, head), (body, tail)] {
            if count > 0 {
                self.part_of_block(start, count, |block| kernel(start, count, block));
            }
        }
    }

    /// Replaces the blocks of `range`, which is a multiple of `N` long.
    #[inline(always)]
    fn whole_blocks<const N: usize>(
        &self,
        range: Range<usize>,
        mut kernel: impl FnMut(usize, &[T; N]) -> [T; N],
    ) {
        debug_assert!(range.end <= self.len && (range.end - range.start).is_multiple_of(N));
        for start in range.step_by(N) {
            // SAFETY: start + N <= range.end <= len, which the callers see to: so many elements are readable by the contract
            // of `from_raw`; the reference ends before the block is written.
            let block = unsafe { &*self.source.add(start).cast::<[T; N]>() };
            let result = kernel(start, block);
            // SAFETY: start + N <= len elements are writable by the contract of `from_raw`.
            unsafe { self.target.add(start).cast::<[T; N]>().write(result) };
        }
    }

    /// Replaces `count` elements from `start` on, fewer than a block.
    #[inline(always)]
    fn part_of_block<const N: usize>(
        &self,
        start: usize,
        count: usize,
        mut kernel: impl FnMut(&[T; N]) -> [T; N],
    ) {
        assert!(count <= N && start + count <= self.len);
        let mut block = [T::zeroed(); N];
        // SAFETY: start + count <= len elements are readable by the contract of `from_raw`, and count <= N fit into the local
        // block: both were asserted.
        unsafe {
            self.source
                .add(start)
                .copy_to_nonoverlapping(block.as_mut_ptr(), count)
        };
        let result = kernel(&block);
        // SAFETY: count <= N elements of the local result are read, and start + count <= len are writable.
        unsafe {
            self.target
                .add(start)
                .copy_from_nonoverlapping(result.as_ptr(), count)
        };
    }

    /// As [`Self::for_each_block`], for kernels so long that the compiler puts them into a loop only if they are called from
    /// nowhere else: the last block is a run of its own, and both runs take one loop.
    #[inline]
    pub(super) fn for_each_long_block<const N: usize>(
        self,
        mut kernel: impl FnMut(&[T; N]) -> [T; N],
    ) {
        let tail = self.len % N;
        let body = self.len - tail;
        let mut block = [T::zeroed(); N];
        if tail > 0 {
            // SAFETY: body + tail == len elements are readable; tail < N fit into the local block.
            unsafe {
                self.source
                    .add(body)
                    .copy_to_nonoverlapping(block.as_mut_ptr(), tail)
            };
        }
        let last = block.as_mut_ptr();
        let (mut source, mut target, mut len) = (self.source, self.target, body);
        let mut rest = tail;
        loop {
            for start in (0..len).step_by(N) {
                // SAFETY: start + N <= len elements are readable, by the contract of `from_raw` or of the local block; the
                // reference ends before the block is written.
                let block = unsafe { &*source.add(start).cast::<[T; N]>() };
                let result = kernel(block);
                // SAFETY: start + N <= len elements are writable, by that contract or of the local block.
                unsafe { target.add(start).cast::<[T; N]>().write(result) };
            }
            if rest == 0 {
                break;
            }
            (source, target, len, rest) = (last.cast_const(), last, N, 0);
        }
        if tail > 0 {
            // SAFETY: tail < N elements of the local block are read; body + tail == len are writable.
            unsafe {
                self.target
                    .add(body)
                    .copy_from_nonoverlapping(last.cast_const(), tail)
            };
        }
    }
}

impl<'a> Run<'a, f32> {
    /// The components of vectors, one after the other.
    #[must_use]
    pub fn components<const N: usize, T: Vector<N>>(vectors: Run<'a, T>) -> Self {
        const { assert!(size_of::<T>() == N * size_of::<f32>()) };
        // SAFETY: a vector is N floats and nothing else, aligned as they are or more; both places are the caller's for 'a.
        unsafe {
            Self::from_raw(
                vectors.source.cast(),
                vectors.target.cast(),
                vectors.len * N,
            )
        }
    }
}

/// How many of `len` elements, fewer than `N`, are before the first of those at `memory` that a line of the cache begins
/// with, or a register if that is shorter; 0 if there is no such one, or if there are too few elements to gain by it.
///
/// A register that lies in two lines takes as long to load or to store as two. The engine aligns its data to 16 bytes.
#[inline(always)]
pub(super) fn before_line<const N: usize, T>(memory: *const T, len: usize) -> usize {
    /// The least that gains.
    const BYTES: usize = 4096;
    /// The longest cycle of [`super::Constant`], which begins anew with each block: one that is shorter has to be a multiple
    /// of it.
    const CYCLE: usize = 16;
    let block = N * size_of::<T>();
    let register = size_of::<F32>().min(block & block.wrapping_neg());
    if register <= CYCLE || len * size_of::<T>() < BYTES {
        return 0;
    }
    let head = memory.align_offset(register);
    if head < N && (head * size_of::<T>()).is_multiple_of(CYCLE) {
        head
    } else {
        0
    }
}
