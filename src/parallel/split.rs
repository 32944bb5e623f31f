//! What can be shared out: anything with a length that can be cut in two.

use bytemuck::Pod;

use crate::lanes::{Indices, Operand, Run, Target, VectorOperand};

/// A sequence of elements that can be cut, so that each thread takes a part of its own.
///
/// Tuples of equally long sequences are cut at the same place.
pub trait Split: Send + Sized {
    /// Whether who has it may write to the elements.
    const WRITES: bool;

    /// The number of elements.
    fn len(&self) -> usize;

    /// The first `mid` elements and the rest.
    ///
    /// # Panics
    ///
    /// When `mid` is greater than the length.
    #[must_use]
    fn split_at(self, mid: usize) -> (Self, Self);

    /// Whether there are no elements.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T: Send + Sync> Split for Run<'_, T> {
    const WRITES: bool = true;

    fn len(&self) -> usize {
        Run::len(self)
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        Run::split_at(self, mid)
    }
}

impl<T: Send> Split for Target<'_, T> {
    const WRITES: bool = true;

    fn len(&self) -> usize {
        Target::len(self)
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        Target::split_at(self, mid)
    }
}

impl<T: Pod + Sync> Split for Operand<'_, T> {
    const WRITES: bool = false;

    fn len(&self) -> usize {
        Operand::len(self)
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        Operand::split_at(self, mid)
    }
}

impl<T: Pod + Sync> Split for VectorOperand<'_, T> {
    const WRITES: bool = false;

    fn len(&self) -> usize {
        VectorOperand::len(self)
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        VectorOperand::split_at(self, mid)
    }
}

impl Split for Indices<'_> {
    const WRITES: bool = false;

    fn len(&self) -> usize {
        Indices::len(self)
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        Indices::split_at(self, mid)
    }
}

impl<T: Sync> Split for &[T] {
    const WRITES: bool = false;

    fn len(&self) -> usize {
        <[T]>::len(self)
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        <[T]>::split_at(self, mid)
    }
}

impl<T: Send> Split for &mut [T] {
    const WRITES: bool = true;

    fn len(&self) -> usize {
        <[T]>::len(self)
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        self.split_at_mut(mid)
    }
}

/// Memory with places for elements in it, `stride` from one to the next, and perhaps more at the end.
#[derive(Debug)]
pub struct Strided<'a, T> {
    /// From the first place on.
    pub memory: &'a mut [T],
    /// From one place to the next, in elements of the memory.
    pub stride: usize,
    /// The number of places.
    pub len: usize,
}

impl<T: Send> Split for Strided<'_, T> {
    const WRITES: bool = true;

    fn len(&self) -> usize {
        self.len
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        let Self {
            memory,
            stride,
            len,
        } = self;
        assert!(mid <= len, "{len} places split at {mid}");
        // Behind the last place there need not be a whole stride.
        let (first, last) = memory.split_at_mut((mid * stride).min(memory.len()));
        let part = |memory, len| Self {
            memory,
            stride,
            len,
        };
        (part(first, mid), part(last, len - mid))
    }
}

/// The numbers of the elements themselves.
impl Split for std::ops::Range<usize> {
    const WRITES: bool = false;

    fn len(&self) -> usize {
        ExactSizeIterator::len(self)
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        assert!(
            mid <= ExactSizeIterator::len(&self),
            "range split beyond its end"
        );
        let mid = self.start + mid;
        (self.start..mid, mid..self.end)
    }
}

macro_rules! tuple {
    ($($T:ident $a:ident $b:ident),*) => {
        impl<$($T: Split),*> Split for ($($T,)*) {
            const WRITES: bool = $($T::WRITES)||*;

            fn len(&self) -> usize {
                let ($($a,)*) = self;
                let lengths = [$($a.len()),*];
                assert!(lengths.iter().all(|&len| len == lengths[0]), "sequences of different lengths: {lengths:?}");
                lengths[0]
            }

            fn split_at(self, mid: usize) -> (Self, Self) {
                let ($($a,)*) = self;
                $(let ($a, $b) = $a.split_at(mid);)*
                (($($a,)*), ($($b,)*))
            }
        }
    };
}

tuple!(A a1 a2, B b1 b2);
tuple!(A a1 a2, B b1 b2, C c1 c2);
tuple!(A a1 a2, B b1 b2, C c1 c2, D d1 d2);
