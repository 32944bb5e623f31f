//! One of two, element by element.

use bytemuck::Pod;

use crate::lanes::{self, Operand, Run, Vector};
use crate::parallel::{self, Cost};

/// Replaces the elements whose byte in `mask` is 0 by those of `other` at the same place; the rest stay as they are, bit by
/// bit. NumPy's `where(mask, array, other)`.
///
/// # Panics
///
/// When the three differ in length.
#[inline]
pub fn select<T: Pod + Send + Sync>(
    array: Run<'_, T>,
    mask: Operand<'_, u8>,
    other: Operand<'_, T>,
) {
    let cost = Cost::ns(0.03 * size_of::<T>() as f64);
    parallel::for_each_part((array, mask, other), cost, |(array, mask, other)| {
        lanes::select(array, mask, other);
    });
}

/// As [`select`] for vectors and colours.
///
/// # Panics
///
/// When the three differ in length.
#[inline]
pub fn select_vectors<const N: usize, T: Vector<N> + Send + Sync>(
    array: Run<'_, T>,
    mask: Operand<'_, u8>,
    other: Operand<'_, T>,
) {
    let cost = Cost::ns(0.03 * size_of::<T>() as f64);
    parallel::for_each_part((array, mask, other), cost, |(array, mask, other)| {
        lanes::select_vectors(array, mask, other);
    });
}
