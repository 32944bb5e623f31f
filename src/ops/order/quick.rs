//! The sort where the CPU level sorts words many at once ([`lanes::SORTS_WORDS`]): in place, by their keys.

use crate::lanes;
use crate::parallel::{self, Cost};

use super::key::{Coding, Number};

/// What a number takes to become its key, or to become a number again.
const CODE: Cost = Cost::ns(0.25);

/// What a key takes to be sorted.
const COST: Cost = Cost::ns(4.0);

/// Keys that are looked at for one in the middle of all.
const SAMPLE: usize = 1024;

/// Sorts numbers of 32 bits in that order.
///
/// # Panics
///
/// When numbers have another size.
pub fn sort<T: Number>(numbers: &mut [T], order: Coding<T>) {
    assert_eq!(size_of::<T>(), size_of::<u32>(), "numbers of 32 bits");
    parallel::for_each_part(&mut *numbers, CODE, move |numbers| {
        for number in numbers {
            *number = bytemuck::cast(order.encode(*number));
        }
    });
    let words: &mut [u32] = bytemuck::cast_slice_mut(numbers);
    // The parts are nearly of a length, so that one for each thread will do; parting them is work of the calling one.
    let threads = parallel::useful_threads(COST.of(words.len()));
    let parts = if threads.is_power_of_two() {
        threads
    } else {
        2 * threads.next_power_of_two()
    };
    let each = COST.times(words.len().div_ceil(parts));
    let mut parted = Vec::with_capacity(parts);
    part(words, parts, &mut parted);
    parallel::map_chunks(&mut parted[..], 1, each, |parts| {
        for words in parts {
            lanes::sort_words(words);
        }
    });
    parallel::for_each_part(numbers, CODE, move |numbers| {
        for key in numbers {
            *key = order.decode(bytemuck::cast(*key));
        }
    });
}

/// Parts the words into so many ranges of about one length, each below the next, and adds them to `parted`.
fn part<'a>(words: &'a mut [u32], parts: usize, parted: &mut Vec<&'a mut [u32]>) {
    if parts == 1 || words.len() < SAMPLE {
        return parted.push(words);
    }
    let step = words.len() / SAMPLE;
    let mut sample: [u32; SAMPLE] = std::array::from_fn(|i| words[i * step + step / 2]);
    lanes::sort_words(&mut sample);
    let pivot = sample[SAMPLE / 2];
    let mut middle = lanes::split_words(words, pivot);
    if middle == 0 && pivot < u32::MAX {
        // Half of all words may be the least one: those are apart from the others.
        middle = lanes::split_words(words, pivot + 1);
    }
    let (left, right) = words.split_at_mut(middle);
    part(left, parts / 2, parted);
    part(right, parts / 2, parted);
}
