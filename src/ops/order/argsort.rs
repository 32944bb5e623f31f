//! The indices of an array's elements, sorted by the elements.

use std::mem::MaybeUninit;

use crate::parallel::Cost;

use super::buckets;
use super::key::{Coding, Found, Key, Number};
use super::partition::for_each_bucket;
use super::radix::{self, Place};

/// What a number takes within its bucket.
const COST: Cost = Cost::ns(4.0);

/// The most numbers whose indices an `i32` can hold.
pub const MOST_INDEXED: usize = 1 << 31;

/// Writes the indices of `numbers` to `target`: first that of the number which is first in the order of this module, or
/// the other way round. Indices of equal numbers are ascending, in both.
///
/// During the call this takes two to four times the memory of the numbers.
///
/// # Panics
///
/// When the two differ in length, or there are more than [`MOST_INDEXED`] numbers.
pub fn argsort<T: Number>(numbers: &[T], target: &mut [MaybeUninit<i32>], descending: bool) {
    assert_eq!(numbers.len(), target.len(), "an index for each number");
    assert!(numbers.len() <= MOST_INDEXED, "more than an i32 can count");
    let order = Coding::new(descending);
    match order.found(numbers) {
        Some(Found::Sorted) => return write(target, 0..numbers.len()),
        Some(Found::Reversed) => return write(target, (0..numbers.len()).rev()),
        None => {}
    }
    let mut tagged = vec![<T::Key as Key>::Tagged::default(); numbers.len()];
    let dealt = buckets::deal(numbers, &mut tagged, order, |i, key| key.tag(i as u32));
    let work = (&mut tagged[..], target);
    for_each_bucket(work, &dealt.sizes, COST, |(tagged, target)| {
        let mut other = Vec::new();
        let place = if tagged.len() <= radix::FEW {
            tagged.sort_unstable();
            Place::First
        } else {
            other.resize(tagged.len(), <T::Key as Key>::Tagged::default());
            let key = |tagged| T::Key::untag(tagged).wide();
            radix::sort(tagged, &mut other, key)
        };
        let sorted = match place {
            Place::First => tagged,
            Place::Second => &mut other,
        };
        let indices = sorted.iter().map(|&tagged| T::Key::index(tagged) as usize);
        write(target, indices);
    });
}

/// Writes indices, all of which fit.
pub(super) fn write(target: &mut [MaybeUninit<i32>], indices: impl Iterator<Item = usize>) {
    for (place, index) in target.iter_mut().zip(indices) {
        place.write(index as i32);
    }
}
