//! The numbers of one sort as words, in buckets by the first bits of their keys.

use crate::parallel::{self, Cost};

use super::key::{Coding, Key, Number};
use super::partition::partition;

/// What one number takes to be counted, and again to be moved to its bucket. That is less, but threads that have been
/// woken for the one are there for the other.
const COST: Cost = Cost::ns(3.0);

/// What one number takes to be looked at.
const LOOK: Cost = Cost::ns(0.25);

/// Numbers that one thread looks at in one go.
const CHUNK: usize = 1 << 16;

/// From so many numbers on there are buckets, each of which fits into cache.
const LARGE: usize = 1 << 15;

/// Buckets are by so many bits: floats of a few magnitudes still fall into many of them.
const BITS: u32 = 11;
const BUCKETS: usize = 1 << BITS;

/// Neighbouring buckets are one if they have fewer words than this together, as small ones take longer.
const SMALL: usize = 2048;

/// Words in buckets: those of one bucket belong before those of the next.
#[derive(Debug)]
pub struct Dealt<T: Number> {
    /// The number of words in each bucket.
    pub sizes: Vec<usize>,
    /// The order that the keys are counted in.
    pub order: Coding<T>,
}

/// Moves what `make` makes of each number's index and key to `words`, those of few numbers all into one bucket. Within
/// a bucket they stay in order.
///
/// # Panics
///
/// When there are more or fewer words than numbers.
pub fn deal<T: Number, W: Send>(
    numbers: &[T],
    words: &mut [W],
    order: Coding<T>,
    make: impl Fn(usize, T::Key) -> W + Sync,
) -> Dealt<T> {
    let (least, greatest) = range(numbers, order);
    let order = order.from(least);
    let make = |i, number| make(i, order.encode(number));
    let mut sizes = Vec::new();
    if numbers.len() < LARGE {
        for (i, (word, &number)) in words.iter_mut().zip(numbers).enumerate() {
            *word = make(i, number);
        }
        sizes.push(numbers.len());
    } else {
        let bits = u64::BITS - greatest.minus(least).wide().leading_zeros();
        let rest = bits.saturating_sub(BITS);
        let bucket = |number| (order.encode(number).wide() >> rest) as usize % BUCKETS;
        merge(
            &partition::<T, W, BUCKETS>(numbers, words, COST, bucket, make),
            &mut sizes,
        );
    }
    Dealt { sizes, order }
}

/// Adds to `merged` the sizes of the buckets, which are a power of two: halves of them together if those are small,
/// else each by itself. So the keys of a bucket still agree in their first bits.
fn merge(sizes: &[usize], merged: &mut Vec<usize>) {
    let sum: usize = sizes.iter().sum();
    if sum < SMALL || sizes.len() == 1 {
        merged.push(sum);
    } else {
        let (first, second) = sizes.split_at(sizes.len() / 2);
        merge(first, merged);
        merge(second, merged);
    }
}

/// The least and the greatest key.
fn range<T: Number>(numbers: &[T], order: Coding<T>) -> (T::Key, T::Key) {
    let ranges = parallel::map_chunks(numbers, CHUNK, LOOK, |part| {
        part.iter()
            .fold((T::Key::MAX, T::Key::MIN), |(least, greatest), &number| {
                let key = order.encode(number);
                (least.min(key), greatest.max(key))
            })
    });
    ranges
        .into_iter()
        .reduce(|(a, b), (c, d)| (a.min(c), b.max(d)))
        .unwrap_or((T::Key::MIN, T::Key::MIN))
}
