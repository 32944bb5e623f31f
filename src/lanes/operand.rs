//! What a run is combined with: one value for all its elements, or a sequence as long as the run.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use bytemuck::Pod;

use super::Vector;

/// The most elements that are read of an operand at once.
pub(super) const MOST: usize = 32;

/// One value over and over, as every block of a run is to see it. It begins where a line of the cache does: every block reads
/// it, and a register that lies in two lines takes twice as long.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub struct Constant<T>([T; MOST]);

impl<T: Pod> Constant<T> {
    /// `value` for every element.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self([value; MOST])
    }

    /// The value of the first element, and of all that is no cycle.
    #[must_use]
    pub fn value(&self) -> T {
        self.0[0]
    }

    /// The elements of `values` in turn, for two or four floats that make a vector.
    ///
    /// # Panics
    ///
    /// Unless the number of values is a power of two that a block is a multiple of.
    #[must_use]
    pub fn cycle(values: &[T]) -> Self {
        assert!(
            matches!(values.len(), 1 | 2 | 4),
            "a cycle of {} values",
            values.len()
        );
        Self(std::array::from_fn(|i| values[i % values.len()]))
    }
}

/// What the elements of a run are combined with, each with its own.
#[derive(Debug)]
pub struct Operand<'a, T> {
    data: *const T,
    /// 0 where every block sees the same elements, else 1.
    step: usize,
    len: usize,
    memory: PhantomData<&'a T>,
}

impl<T> Clone for Operand<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Operand<'_, T> {}

// SAFETY: an operand is read like a `&[T]` (the contract of `from_raw`).
unsafe impl<T: Sync> Send for Operand<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for Operand<'_, T> {}

impl<'a, T: Pod> Operand<'a, T> {
    /// The same for all of `len` elements.
    #[must_use]
    pub fn constant(constant: &'a Constant<T>, len: usize) -> Self {
        Self {
            data: constant.0.as_ptr(),
            step: 0,
            len,
            memory: PhantomData,
        }
    }

    /// Element by element.
    #[must_use]
    pub fn array(elements: &'a [T]) -> Self {
        // SAFETY: a shared borrow of initialised elements that nothing writes for 'a.
        unsafe { Self::from_raw(elements.as_ptr(), elements.len()) }
    }

    /// Element by element, in memory that the run may write to.
    ///
    /// # Safety
    ///
    /// Unless `len` is 0, for the whole of `'a`, `data` is valid for reads of `len` initialised elements and aligned
    /// for `T`; nothing writes them but a run, or through a [`Target`](super::Target), of the same length and type that begins at
    /// `data`, and is cut where this is cut.
    #[must_use]
    pub unsafe fn from_raw(data: *const T, len: usize) -> Self {
        Self {
            data,
            step: 1,
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
    /// The rest of a constant begins as the whole does: a cycle must not be cut. (Blocks of lanes never cut one.)
    ///
    /// # Panics
    ///
    /// When `mid` is greater than the length.
    #[must_use]
    pub fn split_at(self, mid: usize) -> (Self, Self) {
        assert!(
            mid <= self.len,
            "operand of {} elements split at {mid}",
            self.len
        );
        // SAFETY: mid <= len was asserted, so the offset stays within memory valid by `from_raw`, or is 0.
        let data = unsafe { self.data.add(mid * self.step) };
        let (first, rest) = (self.len.min(mid), self.len - mid);
        (
            Self { len: first, ..self },
            Self {
                data,
                len: rest,
                ..self
            },
        )
    }

    /// The `len` elements from `start` on.
    ///
    /// # Panics
    ///
    /// When there are not so many.
    #[must_use]
    pub fn slice(self, start: usize, len: usize) -> Self {
        self.split_at(start).1.split_at(len).0
    }

    /// Where the elements are, and how many; `None` of one value for all.
    pub(super) fn elements(&self) -> Option<(*const T, usize)> {
        (self.step == 1 || self.len == 0).then_some((self.data, self.len))
    }

    /// As [`Self::block`]: where the elements lie if that is a whole block, else in `space`.
    ///
    /// A reference, as a copy would go through memory wherever the compiler does not know which of the two it is: in a
    /// kernel too large to be made part of the loop.
    #[inline(always)]
    pub(super) fn view<'b, const N: usize>(
        &'b self,
        start: usize,
        count: usize,
        space: &'b mut MaybeUninit<[T; N]>,
    ) -> &'b [T; N] {
        if count == N || self.step == 0 {
            const { assert!(N <= MOST) };
            debug_assert!(count <= N && start + count <= self.len);
            // SAFETY: start + count <= len, which the callers' loops keep, so the offset stays within the memory, and N
            // elements are readable there: count of them by `from_raw`, or MOST >= N of a constant. The callers are done
            // with the reference before their run writes these elements.
            return unsafe { &*self.data.add(start * self.step).cast::<[T; N]>() };
        }
        space.write(self.block(start, count))
    }

    /// The `count` elements from `start` on, filled up with zeros.
    #[inline(always)]
    pub(super) fn block<const N: usize>(&self, start: usize, count: usize) -> [T; N] {
        const { assert!(N <= MOST) };
        debug_assert!(count <= N && start + count <= self.len);
        // SAFETY: start + count <= len, which the callers' loops keep, so the offset stays within the memory.
        let from = unsafe { self.data.add(start * self.step) };
        if count == N || self.step == 0 {
            // SAFETY: N elements are readable: count of them by `from_raw`, or MOST >= N of a constant.
            return unsafe { from.cast::<[T; N]>().read() };
        }
        let mut block = [T::zeroed(); N];
        // SAFETY: count elements are readable by `from_raw`; count < N fit into the local block.
        unsafe { from.copy_to_nonoverlapping(block.as_mut_ptr(), count) };
        block
    }
}

impl<'a> Operand<'a, f32> {
    /// The components of vectors, one after the other.
    ///
    /// # Panics
    ///
    /// When it is one vector for all: see [`Constant::cycle`].
    #[must_use]
    pub fn components<const N: usize, T: Vector<N>>(vectors: Operand<'a, T>) -> Self {
        const { assert!(size_of::<T>() == N * size_of::<f32>()) };
        assert_eq!(vectors.step, 1, "the components of one vector");
        // SAFETY: a vector is N floats and nothing else, aligned as they are or more; the memory is the caller's for 'a,
        // and a run that writes it is made of the components of the vectors there, in the same places.
        unsafe { Self::from_raw(vectors.data.cast(), vectors.len * N) }
    }
}

/// What the vectors of a run are combined with: vectors, or a number for each of them.
#[derive(Debug)]
pub enum VectorOperand<'a, T> {
    /// Component by component.
    Vectors(Operand<'a, T>),
    /// All components of a vector with its number.
    Numbers(Operand<'a, f32>),
}

impl<T> Clone for VectorOperand<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for VectorOperand<'_, T> {}

impl<T: Pod> VectorOperand<'_, T> {
    /// The number of vectors.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Vectors(vectors) => vectors.len(),
            Self::Numbers(numbers) => numbers.len(),
        }
    }

    /// Whether there are no vectors.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What goes with the first `mid` vectors, and the rest.
    ///
    /// # Panics
    ///
    /// When `mid` is greater than the length.
    #[must_use]
    pub fn split_at(self, mid: usize) -> (Self, Self) {
        match self {
            Self::Vectors(vectors) => {
                let (first, rest) = vectors.split_at(mid);
                (Self::Vectors(first), Self::Vectors(rest))
            }
            Self::Numbers(numbers) => {
                let (first, rest) = numbers.split_at(mid);
                (Self::Numbers(first), Self::Numbers(rest))
            }
        }
    }
}
