//! Whether any or all elements are other than zero.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::parallel::{self, Cost};

use super::Number;

const COST: Cost = Cost::ns(0.08);

/// Elements between two looks at whether it is decided.
const BLOCK: usize = 256;

/// Whether any number is other than 0; of none, false. NaN is other than 0, −0 is not.
#[must_use]
#[inline]
pub fn any<T: Number>(numbers: &[T]) -> bool {
    exists(numbers, T::is_true)
}

/// Whether all numbers are other than 0; of none, true. NaN is other than 0, −0 is not.
#[must_use]
#[inline]
pub fn all<T: Number>(numbers: &[T]) -> bool {
    !exists(numbers, |x| !x.is_true())
}

/// Whether there is one like that. The search ends where one is found, on every thread.
#[inline]
fn exists<T: Number>(numbers: &[T], is: impl Fn(T) -> bool + Sync) -> bool {
    let found = AtomicBool::new(false);
    parallel::for_each_part(numbers, COST, |part| {
        if !found.load(Ordering::Relaxed) && one_exists(part, &is) {
            found.store(true, Ordering::Relaxed);
        }
    });
    found.into_inner()
}

#[inline]
fn one_exists<T: Number>(numbers: &[T], is: impl Fn(T) -> bool) -> bool {
    let (blocks, tail) = numbers.as_chunks::<BLOCK>();
    let in_block = |block: &[T; BLOCK]| block.iter().fold(false, |found, &x| found | is(x));
    blocks.iter().any(in_block) || tail.iter().any(|&x| is(x))
}
