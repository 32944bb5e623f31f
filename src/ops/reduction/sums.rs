//! Sums, means, scalar products.

use crate::lanes::F64;
use crate::parallel::{self, Cost};

use super::accumulate::{CHUNK, accumulate, in_chunks};
use super::{Integer, Number};

/// A number read, made a `f64` and added.
const COST: Cost = Cost::ns(0.1);

/// The sum of all numbers; of none, +0.
///
/// Floats are accumulated in `f64`, with an error of at most 1.2e-13 of the sum of their absolute values (and so relative to
/// the sum where all have one sign). Integers are summed exactly, and the sum is rounded to the nearest `f64`. A NaN makes it
/// NaN, and so do infinities of both signs.
///
/// ```
/// assert_eq!(packed_compute::ops::reduction::sum(&[1.0_f32, 2.5, -0.5]), 3.0);
/// ```
#[must_use]
#[inline]
pub fn sum<T: Number>(numbers: &[T]) -> f64 {
    T::total(numbers)
}

/// The sum of floats.
#[inline]
pub(super) fn total<T: Number>(numbers: &[T]) -> f64 {
    added(numbers, |sum, x| sum + x)
}

/// The sum of what `add` makes of each and adds.
#[inline]
pub(super) fn added<T: Number>(numbers: &[T], add: impl Fn(F64, F64) -> F64 + Sync) -> f64 {
    let [sum] = in_chunks(numbers, CHUNK, COST, |chunk| {
        accumulate((chunk, chunk), |sum, x, _| add(sum, x))
    });
    sum
}

/// The exact sum of all integers; of none, 0.
#[must_use]
#[inline]
pub fn sum_int<T: Integer>(numbers: &[T]) -> i128 {
    if numbers.len() <= CHUNK {
        return T::exact(numbers);
    }
    let sums = parallel::map_chunks(numbers, CHUNK, COST, T::exact);
    sums.into_iter().sum()
}

/// The mean: the [`sum`] divided by the number of elements. `None` if there are none.
#[must_use]
#[inline]
pub fn mean<T: Number>(numbers: &[T]) -> Option<f64> {
    (!numbers.is_empty()).then(|| sum(numbers) / numbers.len() as f64)
}

/// The scalar product: the sum of the products of the elements side by side, each product rounded to `f64` (exact of two
/// `f32` and of two bytes). Of none, +0.
///
/// The error of the sum is at most 1.2e-13 of the sum of the products' absolute values.
///
/// # Panics
///
/// When the two differ in length.
#[must_use]
#[inline]
pub fn dot_product<T: Number>(a: &[T], b: &[T]) -> f64 {
    assert_eq!(a.len(), b.len(), "a scalar product of two lengths");
    let [sum] = in_chunks((a, b), CHUNK, Cost::ns(0.2), |chunk| {
        accumulate(chunk, T::add_product)
    });
    sum
}

/// The Euclidean norm: the square root of the sum of the squares, in `f64`; of none, +0.
///
/// Squares of numbers beyond 1e154 are infinite, and those below 1e-162 are zero, so such `f64` have no right norm; every
/// array of another type has.
#[must_use]
#[inline]
pub fn norm<T: Number>(numbers: &[T]) -> f64 {
    added(numbers, |sum, x| T::add_product(sum, x, x)).sqrt()
}
