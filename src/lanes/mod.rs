//! Memory to SIMD lanes and back, for every element type.
//!
//! A [`Run`] is a cursor over elements in memory; an [`Element`] says how a block of [`LANES`] elements becomes lanes
//! and how lanes become a block again; [`map`] applies one expression on lanes to a whole run. The last elements, fewer
//! than a block, are padded with zeros and pass through the same expression, so body and tail give the same bits.
//!
//! Every element type has the same number of elements in a block, so that an expression may take lanes of several
//! types.

#![allow(
    unsafe_code,
    reason = "the pointers of a run are followed and instructions written out here, and nowhere else but at the edge"
)]

use std::mem::MaybeUninit;

use bytemuck::Pod;

mod column;
mod each;
mod element;
mod exact;
mod indices;
mod marks;
mod operand;
pub mod ordered;
mod real;
mod registers;
mod retain;
mod rows;
mod run;
mod target;
mod words;
mod zip;

pub use column::{
    combine, convert, count, count_floats, expand, make_vectors, put_together, take_apart, zip_onto,
};
pub use each::{compare_vectors, select, select_vectors, zip_bytes, zip_each_into};
pub use element::{Element, Spread, Vector};
pub use exact::{add_exact_product, widen};
pub use indices::{Indices, OutOfRange, gather, gather_over, scatter};
pub use marks::find_marked;
pub use operand::{Constant, Operand, VectorOperand};
pub use real::Real;
pub use registers::{F32, F64, I32, I64, LANES, U32};
pub use rows::write_rows;
pub use run::{Places, Run};
pub use target::Target;
pub use words::{SORTS_WORDS, sort_words, split_words};
pub use zip::{zip, zip_each, zip_vectors};

/// Replaces every element of `run` by what `f` makes of its lanes.
///
/// `f` sees whole blocks; the lanes beyond the end of the run are zero and what it makes of them is discarded. An empty
/// run never calls it.
///
/// ```
/// use packed_compute::lanes::{self, Run};
///
/// let mut floats = [1.0_f32, 4.0, 9.0];
/// lanes::map(Run::in_place(&mut floats), |x| x.sqrt());
/// assert_eq!(floats, [1.0, 2.0, 3.0]);
/// ```
#[inline]
pub fn map<T: Element>(run: Run<'_, T>, f: impl Fn(T::Lanes) -> T::Lanes) {
    run.for_each_block_at(|_, _, block| T::store(f(T::load(block))));
}

/// As [`map`], for an `f` that is long: dozens of instructions for each block.
#[inline]
pub fn map_long<T: Element>(run: Run<'_, T>, f: impl Fn(T::Lanes) -> T::Lanes) {
    run.for_each_long_block(|block| T::store(f(T::load(block))));
}

/// Writes `value` to every element of `run`.
#[inline]
pub fn fill<T: Pod>(run: Run<'_, T>, value: T) {
    let block = [value; LANES];
    run.for_each_block_at(|_, _, _| block);
}

/// Writes to every element of `target` what `f` makes of that of `source`, which may be of another type.
///
/// # Panics
///
/// When the two differ in length.
#[inline]
pub fn map_into<T: Element, U: Element>(
    source: &[T],
    target: &mut [MaybeUninit<U>],
    f: impl Fn(T::Lanes) -> U::Lanes,
) {
    zip_into((source, source), target, |(a, _)| f(a));
}

/// Writes to every element of `target` what `f` makes of those of two sources, each of its own type.
///
/// # Panics
///
/// When the three differ in length.
#[inline]
pub fn zip_into<A: Element, B: Element, U: Element>(
    (a, b): (&[A], &[B]),
    target: &mut [MaybeUninit<U>],
    f: impl Fn((A::Lanes, B::Lanes)) -> U::Lanes,
) {
    assert!(
        a.len() == target.len() && b.len() == target.len(),
        "sources of {} and {} elements, target of {}",
        a.len(),
        b.len(),
        target.len()
    );
    let head = run::before_line::<LANES, _>(target.as_ptr(), target.len());
    let ((a_head, a), (b_head, b)) = (a.split_at(head), b.split_at(head));
    let (target_head, target) = target.split_at_mut(head);
    let ((a, a_tail), (b, b_tail)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let (target, target_tail) = target.as_chunks_mut::<LANES>();
    for ((a, b), target) in a.iter().zip(b).zip(target) {
        *target = U::store(f((A::load(a), B::load(b)))).map(MaybeUninit::new);
    }
    for (a, b, target) in [(a_head, b_head, target_head), (a_tail, b_tail, target_tail)] {
        if !target.is_empty() {
            let result = U::store(f((A::load(&padded(a)), B::load(&padded(b)))));
            for (target, result) in target.iter_mut().zip(result) {
                target.write(result);
            }
        }
    }
}

/// The last elements, fewer than a block, filled up with zeros.
#[inline]
fn padded<T: Element>(tail: &[T]) -> [T; LANES] {
    let mut block = [T::zeroed(); LANES];
    block[..tail.len()].copy_from_slice(tail);
    block
}

/// Replaces every vector of `run` by an affine or otherwise symmetric expression of its components, without taking the
/// components apart and putting them together again.
///
/// The floats of a block stay where they lie in memory, `N` registers of them. For each register `k`, `f` is given the
/// components of the vector that each lane belongs to, and returns what each lane becomes: the first, second, …
/// component of the result in turn. Constants that differ by component come from [`Vector::repeat`], indexed by `k`.
#[inline]
pub fn map_spread<const N: usize, T: Spread<N>>(
    run: Run<'_, T>,
    f: impl Fn([F32; N], usize) -> F32,
) {
    run.for_each_block_at(|_, _, block| {
        let components = T::spread(block);
        T::join(std::array::from_fn(|k| f(components[k], k)))
    });
}
