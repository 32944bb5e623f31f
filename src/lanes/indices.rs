//! Elements by their indices.

use std::fmt;
use std::mem::MaybeUninit;

/// An index for which there is no element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange {
    /// Where it stands among the indices.
    pub position: usize,
    /// The index.
    pub index: i32,
    /// The number of elements that there are.
    pub len: usize,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            position,
            index,
            len,
        } = self;
        write!(f, "index {index} at position {position} of {len} elements")
    }
}

impl std::error::Error for OutOfRange {}

/// Indices that were found to be of elements of an array of a certain length, or a longer one.
#[derive(Clone, Copy, Debug)]
pub struct Indices<'a> {
    /// Each of them is at least 0 and less than `bound`.
    indices: &'a [i32],
    bound: usize,
}

impl<'a> Indices<'a> {
    /// These indices of an array of `bound` elements.
    ///
    /// # Errors
    ///
    /// The first index that is negative, or `bound` or more.
    pub fn check(indices: &'a [i32], bound: usize) -> Result<Self, OutOfRange> {
        // As unsigned numbers, negative ones are beyond all lengths that an i32 can count up to.
        let end = u32::try_from(bound).map_or(1 << 31, |bound| bound.min(1 << 31));
        let outside = |index: &i32| index.cast_unsigned() >= end;
        // A chunk at a time, all of it whatever it holds, so that the compiler makes SIMD of it.
        const CHUNK: usize = 512;
        for (chunk, elements) in indices.chunks(CHUNK).enumerate() {
            if elements
                .iter()
                .fold(false, |any, index| any | outside(index))
            {
                let at = elements.iter().position(outside).expect("one is outside");
                return Err(OutOfRange {
                    position: chunk * CHUNK + at,
                    index: elements[at],
                    len: bound,
                });
            }
        }
        Ok(Self { indices, bound })
    }

    /// All of `indices`, of which these are the parts, one after the other.
    ///
    /// # Panics
    ///
    /// When they are other parts than those, or checked for different lengths.
    #[must_use]
    pub fn of_parts(indices: &'a [i32], bound: usize, parts: &[Self]) -> Self {
        let mut rest = indices;
        for part in parts {
            let (first, others) = rest.split_at(part.indices.len());
            assert!(
                std::ptr::eq(first, part.indices) && part.bound == bound,
                "parts of other indices"
            );
            rest = others;
        }
        assert!(rest.is_empty(), "indices that were not checked");
        Self { indices, bound }
    }

    /// The indices.
    #[must_use]
    pub fn as_slice(&self) -> &'a [i32] {
        self.indices
    }

    /// The number of indices.
    #[must_use]
    pub fn len(&self) -> usize {
        self.indices.len()
    }

    /// Whether there are no indices.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// The first `mid` indices and the rest.
    ///
    /// # Panics
    ///
    /// When `mid` is greater than the length.
    #[must_use]
    pub fn split_at(self, mid: usize) -> (Self, Self) {
        let (first, rest) = self.indices.split_at(mid);
        let part = |indices| Self { indices, ..self };
        (part(first), part(rest))
    }
}

/// Writes to `target` the elements of `source` that `indices` name.
///
/// # Panics
///
/// When there are more or fewer indices than places, or they were checked for an array that is longer than `source`.
#[inline]
pub fn gather<T: Copy>(source: &[T], indices: Indices, target: &mut [MaybeUninit<T>]) {
    fetch(source, indices, target, |place, element| {
        place.write(element);
    });
}

/// As [`gather`], over other elements.
///
/// # Panics
///
/// As [`gather`].
#[inline]
pub fn gather_over<T: Copy>(source: &[T], indices: Indices, target: &mut [T]) {
    fetch(source, indices, target, |place, element| *place = element);
}

#[inline]
fn fetch<T: Copy, U>(source: &[T], indices: Indices, target: &mut [U], put: impl Fn(&mut U, T)) {
    assert!(indices.bound <= source.len(), "indices of a longer array");
    assert_eq!(indices.len(), target.len(), "a place for each element");
    for (&index, place) in indices.indices.iter().zip(target) {
        // SAFETY: 0 <= index < bound, the contract of `Indices`, and bound <= source.len() was asserted.
        put(place, unsafe { *source.get_unchecked(index as usize) });
    }
}

/// Writes each of `values` to the element of `target` that its index names, in order: the last one for an element
/// stays.
///
/// # Panics
///
/// When there are more or fewer indices than values, or they were checked for an array that is longer than `target`.
#[inline]
pub fn scatter<T: Copy>(target: &mut [T], indices: Indices, values: &[T]) {
    assert!(indices.bound <= target.len(), "indices of a longer array");
    assert_eq!(indices.len(), values.len(), "an index for each value");
    for (&index, &value) in indices.indices.iter().zip(values) {
        // SAFETY: 0 <= index < bound, the contract of `Indices`, and bound <= target.len() was asserted.
        unsafe { *target.get_unchecked_mut(index as usize) = value };
    }
}
