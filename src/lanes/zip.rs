//! A run and what it is combined with, block by block.

use std::mem::MaybeUninit;

use super::registers::{F32, LANES};
use super::{Element, Operand, Run, Vector, VectorOperand};

/// Replaces every element of `run` by what `f` makes of it and the elements of the operands at the same place.
///
/// # Panics
///
/// When an operand has not as many elements as the run.
///
/// ```
/// use packed_compute::lanes::{self, Constant, Operand, Run};
///
/// let mut floats = [1.0_f32, 2.0, 3.0];
/// let (ten, more) = (Constant::new(10.0), [0.1, 0.2, 0.3]);
/// let operands = [Operand::constant(&ten, 3), Operand::array(&more)];
/// lanes::zip(Run::in_place(&mut floats), operands, |x, [ten, more]| x * ten + more);
/// assert_eq!(floats, [10.1, 20.2, 30.3]);
/// ```
#[inline]
pub fn zip<T: Element, const K: usize>(
    run: Run<'_, T>,
    operands: [Operand<'_, T>; K],
    f: impl Fn(T::Lanes, [T::Lanes; K]) -> T::Lanes,
) {
    assert!(operands.iter().all(|operand| operand.len() == run.len()));
    run.for_each_block_at::<LANES>(|start, count, block| {
        let others =
            operands.map(|operand| T::load(operand.view(start, count, &mut MaybeUninit::uninit())));
        T::store(f(T::load(block), others))
    });
}

/// As [`zip`] one element at a time: for what registers have no instruction for. The compiler makes lanes of it where it
/// can.
///
/// # Panics
///
/// When an operand has not as many elements as the run.
#[inline]
pub fn zip_each<T: Element, const K: usize>(
    run: Run<'_, T>,
    operands: [Operand<'_, T>; K],
    f: impl Fn(T, [T; K]) -> T,
) {
    assert!(operands.iter().all(|operand| operand.len() == run.len()));
    run.for_each_block_at::<EACH>(|start, count, block| {
        let others: [[T; EACH]; K] = operands.map(|operand| operand.block(start, count));
        std::array::from_fn(|i| f(block[i], std::array::from_fn(|k| others[k][i])))
    });
}

/// A register of bytes, four of the widest elements.
const EACH: usize = 32;

/// Replaces every component of every vector of `run` by what `f` makes of it and the operands' at the same place.
///
/// # Panics
///
/// When an operand has not as many elements as the run.
#[inline]
pub fn zip_vectors<const N: usize, T: Vector<N>, const K: usize>(
    run: Run<'_, T>,
    operands: [VectorOperand<'_, T>; K],
    f: impl Fn(F32, [F32; K]) -> F32,
) {
    assert!(operands.iter().all(|operand| operand.len() == run.len()));
    run.for_each_block_at::<LANES>(|start, count, block| {
        let block = T::flat(block);
        let others: [[F32; N]; K] = operands.map(|operand| match operand {
            VectorOperand::Vectors(vectors) => T::flat(&vectors.block(start, count)),
            VectorOperand::Numbers(numbers) => T::expand(F32::new(numbers.block(start, count))),
        });
        T::join(std::array::from_fn(|r| {
            f(block[r], std::array::from_fn(|k| others[k][r]))
        }))
    });
}
