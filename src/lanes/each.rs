//! One element at a time, between types: what the compiler makes lanes of by itself, in blocks of a fixed size.

use std::array;
use std::mem::MaybeUninit;

use bytemuck::Pod;

use super::operand::MOST;
use super::registers::{F32, LANES};
use super::run::before_line;
use super::{Operand, Run, Vector, VectorOperand, padded};

/// Writes to every element of `target` what `f` makes of that of `source` and that of the operand at the same place.
///
/// # Panics
///
/// When the three differ in length.
#[inline]
pub fn zip_each_into<T: Pod, U: Pod>(
    source: &[T],
    operand: Operand<'_, T>,
    target: &mut [MaybeUninit<U>],
    f: impl Fn(T, T) -> U,
) {
    assert!(source.len() == target.len() && operand.len() == target.len());
    if size_of::<F32>() == LINE && LANES * size_of::<T>() == LINE {
        // Where a register is a line, more than one at a time is slower if those of the operand lie in two lines each.
        each_block::<LANES, T, U>(source, operand, target, f);
    } else {
        each_block::<MOST, T, U>(source, operand, target, f);
    }
}

/// The bytes of a line of the cache.
const LINE: usize = 64;

#[inline(always)]
fn each_block<const N: usize, T: Pod, U: Pod>(
    source: &[T],
    operand: Operand<'_, T>,
    target: &mut [MaybeUninit<U>],
    f: impl Fn(T, T) -> U,
) {
    let head = before_line::<N, _>(source.as_ptr(), source.len());
    let (source_head, source) = source.split_at(head);
    let (target_head, target) = target.split_at_mut(head);
    let (blocks, tail) = source.as_chunks::<N>();
    let (targets, target_tail) = target.as_chunks_mut::<N>();
    let each = |block: &[T; N], others: [T; N]| -> [MaybeUninit<U>; N] {
        array::from_fn(|i| MaybeUninit::new(f(block[i], others[i])))
    };
    let mut start = head;
    for (block, target) in blocks.iter().zip(targets) {
        *target = each(block, operand.block(start, N));
        start += N;
    }
    for (start, part, target) in [(0, source_head, target_head), (start, tail, target_tail)] {
        for (i, target) in target.iter_mut().enumerate() {
            let [other] = operand.block(start + i, 1);
            target.write(f(part[i], other));
        }
    }
}

/// Writes 1 to `mask` where `f` is true of a vector and what the operand has at the same place, else 0. `f` is given the
/// components (a number as all of them), and returns lanes of all bits for yes and of none for no.
///
/// # Panics
///
/// When the three differ in length.
#[inline]
pub fn compare_vectors<const N: usize, T: Vector<N>>(
    vectors: &[T],
    operand: VectorOperand<'_, T>,
    mask: &mut [MaybeUninit<u8>],
    f: impl Fn([F32; N], [F32; N]) -> F32,
) {
    assert!(vectors.len() == mask.len() && operand.len() == mask.len());
    let compare = |block: &[T; LANES], start, count| {
        let other = match operand {
            VectorOperand::Vectors(vectors) => T::load(&vectors.block(start, count)),
            VectorOperand::Numbers(numbers) => [F32::new(numbers.block(start, count)); N],
        };
        let lanes = f(T::load(block), other);
        let lanes: [u32; LANES] = bytemuck::cast(lanes);
        lanes.map(|lane| (lane & 1) as u8)
    };
    let (blocks, tail) = vectors.as_chunks::<LANES>();
    let (targets, target_tail) = mask.as_chunks_mut::<LANES>();
    let mut start = 0;
    for (block, target) in blocks.iter().zip(targets) {
        *target = compare(block, start, LANES).map(MaybeUninit::new);
        start += LANES;
    }
    if !tail.is_empty() {
        let result = compare(&padded(tail), start, tail.len());
        for (target, result) in target_tail.iter_mut().zip(result) {
            target.write(result);
        }
    }
}

/// Replaces every byte of `run` by what `f` makes of it and that of `other` at the same place.
///
/// # Panics
///
/// When the operand has not as many bytes as the run.
#[inline]
pub fn zip_bytes(run: Run<'_, u8>, other: Operand<'_, u8>, f: impl Fn(u8, u8) -> u8) {
    assert!(other.len() == run.len());
    run.for_each_block_at::<BYTES>(|start, count, block| {
        // As much as is read of an operand at once, twice.
        let first = count.min(MOST);
        let others: [[u8; MOST]; 2] = [
            other.block(start, first),
            other.block(start + first, count - first),
        ];
        let others: [u8; BYTES] = bytemuck::cast(others);
        array::from_fn(|i| f(block[i], others[i]))
    });
}

/// The widest register.
const BYTES: usize = 2 * MOST;

/// Replaces the elements of `run` whose byte in `mask` is 0 by those of `other` at the same place.
///
/// # Panics
///
/// When the mask or the operand has not as many elements as the run.
#[inline]
pub fn select<T: Pod>(run: Run<'_, T>, mask: Operand<'_, u8>, other: Operand<'_, T>) {
    assert!(mask.len() == run.len() && other.len() == run.len());
    run.for_each_block_at::<SELECTED>(|start, count, block| {
        let mask: [u8; SELECTED] = mask.block(start, count);
        let others: [T; SELECTED] = other.block(start, count);
        array::from_fn(|i| if mask[i] != 0 { block[i] } else { others[i] })
    });
}

/// The elements that are chosen from at a time.
const SELECTED: usize = 16;

/// As [`select`] for vectors.
///
/// # Panics
///
/// When the mask or the operand has not as many elements as the run.
#[inline]
pub fn select_vectors<const N: usize, T: Vector<N>>(
    run: Run<'_, T>,
    mask: Operand<'_, u8>,
    other: Operand<'_, T>,
) {
    assert!(mask.len() == run.len() && other.len() == run.len());
    run.for_each_block_at::<LANES>(|start, count, block| {
        let mask: [u8; LANES] = mask.block(start, count);
        let mask = mask.map(|byte| f32::from_bits(if byte != 0 { u32::MAX } else { 0 }));
        let mask = T::expand(F32::new(mask));
        let (block, others) = (T::flat(block), T::flat(&other.block(start, count)));
        T::join(array::from_fn(|r| mask[r].bitselect(block[r], others[r])))
    });
}
