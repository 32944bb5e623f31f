//! Sorting in place.

use crate::lanes::{self, Run};
use crate::parallel::Cost;

use super::buckets;
use super::key::{Coding, Found, Key, Number};
use super::partition::for_each_bucket;
use super::quick;
use super::radix::{self, Place};

/// What a number takes within its bucket.
const COST: Cost = Cost::ns(3.0);

/// Sorts the numbers in the order of this module, or the other way round.
///
/// More than 128 numbers that are not sorted yet take up to as much memory again during the call.
pub fn sort<T: Number>(run: Run<'_, T>, descending: bool) {
    let numbers = run.copied();
    let order = Coding::new(descending);
    if numbers.len() <= radix::FEW {
        for number in &mut *numbers {
            *number = bytemuck::cast(order.encode(*number));
        }
        bytemuck::cast_slice_mut::<T, T::Key>(numbers).sort_unstable();
        return decode(numbers, order);
    }
    match order.found(numbers) {
        Some(Found::Sorted) => return,
        Some(Found::Reversed) => return numbers.reverse(),
        None => {}
    }
    if lanes::SORTS_WORDS && size_of::<T>() == size_of::<u32>() {
        return quick::sort(numbers, order);
    }
    let mut keys = vec![T::Key::MIN; numbers.len()];
    let dealt = buckets::deal(numbers, &mut keys, order, |_, key| key);
    let work = (&mut keys[..], numbers);
    for_each_bucket(work, &dealt.sizes, COST, |(keys, numbers)| {
        let other = bytemuck::cast_slice_mut(numbers);
        match radix::sort(keys, other, T::Key::wide) {
            Place::First => {
                for (number, &key) in numbers.iter_mut().zip(&*keys) {
                    *number = dealt.order.decode(key);
                }
            }
            Place::Second => decode(numbers, dealt.order),
        }
    });
}

/// Makes numbers of the keys that lie in their places.
fn decode<T: Number>(keys: &mut [T], order: Coding<T>) {
    for key in keys {
        *key = order.decode(bytemuck::cast(*key));
    }
}
