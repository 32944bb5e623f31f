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
    reason = "the pointers of a run are followed and instructions written out here, and nowhere else outside the engine's edge"
)]

mod element;
pub mod ordered;
mod registers;
mod run;

pub use element::{Element, Vector};
pub use registers::{F32, LANES};
pub use run::Run;

/// Replaces every element of `run` by what `f` makes of its lanes.
///
/// `f` sees whole blocks; the lanes beyond the end of the run are zero and what it makes of them is discarded. An empty
/// run never calls it.
///
/// ```
/// use packed_compute::lanes::{self, Run};
///
/// let mut floats = [1.0, 4.0, 9.0];
/// lanes::map(Run::in_place(&mut floats), |x| x.sqrt());
/// assert_eq!(floats, [1.0, 2.0, 3.0]);
/// ```
#[inline]
pub fn map<T: Element>(run: Run<'_, T>, f: impl Fn(T::Lanes) -> T::Lanes) {
    run.for_each_block(|block| T::store(f(T::load(block))));
}

/// Replaces every vector of `run` by an affine or otherwise symmetric expression of its components, without taking the
/// components apart and putting them together again.
///
/// The floats of a block stay where they lie in memory, `N` registers of them. For each register `k`, `f` is given the
/// components of the vector that each lane belongs to, and returns what each lane becomes: the first, second, …
/// component of the result in turn. Constants that differ by component come from [`Vector::repeat`], indexed by `k`.
#[inline]
pub fn map_spread<const N: usize, T: Vector<N>>(
    run: Run<'_, T>,
    f: impl Fn([F32; N], usize) -> F32,
) {
    run.for_each_block(|block| {
        let components = T::spread(block);
        T::join(std::array::from_fn(|k| f(components[k], k)))
    });
}
