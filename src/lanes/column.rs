//! Results apart from what they are made of: between types, and between vectors and their components.

use std::array;
use std::mem::MaybeUninit;

use bytemuck::Pod;

use super::operand::MOST;
use super::{Element, F32, LANES, Operand, Target, Vector};

impl<T: Pod> Target<'_, T> {
    /// Writes every block of `N` elements as `kernel` makes it; it is told where the block starts and how many of its
    /// elements count.
    #[inline]
    fn for_each_block<const N: usize>(self, kernel: impl Fn(usize, usize) -> [T; N]) {
        let (data, len) = self.parts();
        let tail = len % N;
        let body = len - tail;
        for start in (0..body).step_by(N) {
            let result = kernel(start, N);
            // SAFETY: start + N <= body <= len elements are writable by the contract of `from_raw`.
            unsafe { data.add(start).cast::<[T; N]>().write(result) };
        }
        if tail > 0 {
            let result = kernel(body, tail);
            // SAFETY: tail < N elements of the local result are read; body + tail == len are writable.
            unsafe {
                data.add(body)
                    .copy_from_nonoverlapping(result.as_ptr(), tail)
            };
        }
    }
}

/// Writes to every element of `target` what `f` makes of those of three operands, each of its own type.
///
/// # Panics
///
/// When an operand has not as many elements as the target.
#[inline]
pub fn combine<A: Pod, B: Pod, C: Pod, U: Pod>(
    target: Target<'_, U>,
    (a, b, c): (Operand<'_, A>, Operand<'_, B>, Operand<'_, C>),
    f: impl Fn(A, B, C) -> U,
) {
    let len = target.len();
    assert!(a.len() == len && b.len() == len && c.len() == len);
    target.for_each_block::<MOST>(|start, count| {
        let a: [A; MOST] = a.block(start, count);
        let b: [B; MOST] = b.block(start, count);
        let c: [C; MOST] = c.block(start, count);
        array::from_fn(|i| f(a[i], b[i], c[i]))
    });
}

/// Writes to every element of `target` what `f` makes of the lanes of those of `sources`, which may be of another type.
///
/// # Panics
///
/// When a source has not as many elements as the target.
#[inline]
pub fn zip_onto<T: Element, U: Element, const K: usize>(
    target: Target<'_, U>,
    sources: [Operand<'_, T>; K],
    f: impl Fn([T::Lanes; K]) -> U::Lanes,
) {
    assert!(sources.iter().all(|source| source.len() == target.len()));
    target.for_each_block::<LANES>(|start, count| {
        U::store(f(sources.map(|source| {
            T::load(source.view(start, count, &mut MaybeUninit::uninit()))
        })))
    });
}

/// Writes to every element of `target` what `f` makes of that of `source`, which may be of another type.
///
/// # Panics
///
/// When the two differ in length.
#[inline]
pub fn convert<T: Pod, U: Pod>(target: Target<'_, U>, source: Operand<'_, T>, f: impl Fn(T) -> U) {
    assert_eq!(
        target.len(),
        source.len(),
        "source and target differ in length"
    );
    target.for_each_block::<MOST>(|start, count| {
        let block: [T; MOST] = source.block(start, count);
        block.map(&f)
    });
}

/// Writes to every element of `target` what `f` makes of its number, which begins at 0.
#[inline]
pub fn count<T: Pod>(target: Target<'_, T>, f: impl Fn(usize) -> T) {
    let (data, len) = target.parts();
    // No blocks: the compiler counts in registers where the loop has one element in each round.
    for i in 0..len {
        // SAFETY: i < len elements are writable by the contract of `from_raw`.
        unsafe { data.add(i).write(f(i)) };
    }
}

/// As [`count`], with numbers that begin at `first`, as floats: exact, as memory has fewer than 2⁵³ elements.
#[inline]
pub fn count_floats<T: Pod>(mut target: Target<'_, T>, first: usize, f: impl Fn(f64) -> T) {
    /// Integers of 32 bits become floats in registers at every level, those of 64 do not.
    const COUNTED: usize = 1 << 30;
    let mut first = first as f64;
    while !target.is_empty() {
        let part = target.take(target.len().min(COUNTED));
        let len = part.len();
        count(part, |i| f(first + f64::from(i as i32)));
        first += len as f64;
    }
}

/// Writes the components of vectors, each to memory of its own.
///
/// # Panics
///
/// When a component has not as many elements as there are vectors.
#[inline]
pub fn take_apart<const N: usize, T: Vector<N>>(vectors: Operand<'_, T>, parts: [&mut [f32]; N]) {
    let len = vectors.len();
    let mut parts = parts.map(|part| {
        assert_eq!(part.len(), len, "vectors and components differ in length");
        part.chunks_mut(LANES)
    });
    for start in (0..len).step_by(LANES) {
        let lanes = T::load(&vectors.block(start, LANES.min(len - start)));
        for (part, lanes) in parts.iter_mut().zip(lanes) {
            let part = part.next().expect("as many chunks as blocks");
            match part.as_chunks_mut::<LANES>().0 {
                [whole] => *whole = lanes.to_array(),
                _ => part.copy_from_slice(&lanes.to_array()[..part.len()]),
            }
        }
    }
}

/// Writes vectors of their components.
///
/// # Panics
///
/// When a component has not as many elements as there are vectors.
#[inline]
pub fn put_together<const N: usize, T: Vector<N>>(
    target: Target<'_, T>,
    parts: [Operand<'_, f32>; N],
) {
    make_vectors(target, parts, |parts| parts);
}

/// Writes the vectors whose components `f` makes of numbers at the same place.
///
/// # Panics
///
/// When there are not as many numbers of each sort as vectors.
#[inline]
pub fn make_vectors<const N: usize, T: Vector<N>, const K: usize>(
    target: Target<'_, T>,
    numbers: [Operand<'_, f32>; K],
    f: impl Fn([F32; K]) -> [F32; N],
) {
    assert!(numbers.iter().all(|part| part.len() == target.len()));
    target.for_each_block::<LANES>(|start, count| {
        <T as Element>::store(f(numbers.map(|part| F32::new(part.block(start, count)))))
    });
}

/// Writes vectors that have one number for all components.
///
/// # Panics
///
/// When there are not as many numbers as vectors.
#[inline]
pub fn expand<const N: usize, T: Vector<N>>(target: Target<'_, T>, numbers: Operand<'_, f32>) {
    assert_eq!(
        numbers.len(),
        target.len(),
        "numbers and vectors differ in length"
    );
    target.for_each_block::<LANES>(|start, count| {
        T::join(T::expand(F32::new(numbers.block(start, count))))
    });
}
