//! Comparisons of every element with a number or with the element beside it.
//!
//! They are those of GDScript's operators: NaN is less than nothing, greater than nothing and equal to nothing, itself
//! included, and so not equal to anything; 0 and −0 are equal.

use std::mem::MaybeUninit;

use bytemuck::Pod;

use crate::lanes::{self, Constant, F32, Operand, Vector, VectorOperand};
use crate::ops::reduction::Number;
use crate::parallel::{self, Cost};

macro_rules! comparisons {
    ($($(#[doc = $doc:literal])* $name:ident: $a:ident $op:tt $b:ident;)*) => {$(
        $(#[doc = $doc])*
        ///
        /// # Panics
        ///
        /// When the three differ in length.
        #[inline]
        pub fn $name<T: Number>(array: &[T], other: Operand<'_, T>, mask: &mut [MaybeUninit<u8>]) {
            compare(array, other, mask, |$a, $b| $a $op $b);
        }
    )*};
}

comparisons! {
    /// Writes 1 to `mask` where `array[i] < other[i]`, else 0.
    less: a < b;
    /// Writes 1 to `mask` where `array[i] <= other[i]`, else 0.
    less_equal: a <= b;
    /// Writes 1 to `mask` where `array[i] > other[i]`, else 0.
    greater: a > b;
    /// Writes 1 to `mask` where `array[i] >= other[i]`, else 0.
    greater_equal: a >= b;
    /// Writes 1 to `mask` where `array[i] == other[i]`, else 0.
    equal: a == b;
    /// Writes 1 to `mask` where `array[i] != other[i]`, else 0.
    not_equal: a != b;
}

/// Writes 1 to `mask` where all components of two vectors are equal, else 0.
///
/// # Panics
///
/// When the three differ in length.
#[inline]
pub fn equal_vectors<const N: usize, T: Vector<N> + Sync>(
    array: &[T],
    other: Operand<'_, T>,
    mask: &mut [MaybeUninit<u8>],
) {
    compare_vectors(array, other, mask, same);
}

/// Writes 1 to `mask` where any components of two vectors are not equal, else 0.
///
/// # Panics
///
/// When the three differ in length.
#[inline]
pub fn not_equal_vectors<const N: usize, T: Vector<N> + Sync>(
    array: &[T],
    other: Operand<'_, T>,
    mask: &mut [MaybeUninit<u8>],
) {
    compare_vectors(array, other, mask, |a, b| !same(a, b));
}

/// Where all components are equal.
#[inline(always)]
fn same<const N: usize>(a: [F32; N], b: [F32; N]) -> F32 {
    (1..N).fold(a[0].simd_eq(b[0]), |same, c| same & a[c].simd_eq(b[c]))
}

#[inline]
fn compare_vectors<const N: usize, T: Vector<N> + Sync>(
    array: &[T],
    other: Operand<'_, T>,
    mask: &mut [MaybeUninit<u8>],
    is: impl Fn([F32; N], [F32; N]) -> F32 + Sync,
) {
    let cost = Cost::ns(0.2 * N as f64);
    parallel::for_each_part((array, other, mask), cost, |(array, other, mask)| {
        lanes::compare_vectors(array, VectorOperand::Vectors(other), mask, &is);
    });
}

/// Writes 1 to `mask` where a number is NaN, else 0. No integer is.
///
/// # Panics
///
/// When the two differ in length.
#[inline]
pub fn is_nan<T: Number>(array: &[T], mask: &mut [MaybeUninit<u8>]) {
    let nothing = Constant::new(T::zeroed());
    let nothing = Operand::constant(&nothing, array.len());
    compare(array, nothing, mask, |a, _| a.is_nan());
}

#[inline]
fn compare<T: Pod + Sync>(
    array: &[T],
    other: Operand<'_, T>,
    mask: &mut [MaybeUninit<u8>],
    is: impl Fn(T, T) -> bool + Sync,
) {
    let cost = Cost::ns(0.045 * size_of::<T>() as f64);
    parallel::for_each_part((array, other, mask), cost, |(array, other, mask)| {
        lanes::zip_each_into(array, other, mask, |a, b| u8::from(is(a, b)));
    });
}
