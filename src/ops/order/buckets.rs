//! The numbers of one sort as words, in buckets by the first bits of their keys.

use crate::parallel::{self, Cost};

use super::key::{Coding, Key, Number};
use super::partition::partition;

/// What one number takes to be counted, or to be moved to its bucket.
const COST: Cost = Cost::ns(1.5);

/// What one number takes to be looked at.
const LOOK: Cost = Cost::ns(0.25);

/// Numbers that one thread looks at in one go.
const CHUNK: usize = 1 << 16;

/// From so many numbers on there are 256 buckets, each of which fits into cache.
const LARGE: usize = 1 << 15;

/// From so many on there are 2048.
const HUGE: usize = 1 << 19;

/// Words in buckets: those of one bucket belong before those of the next.
#[derive(Debug)]
pub struct Dealt<T: Number> {
    /// The number of words in each bucket.
    pub sizes: Vec<usize>,
    /// How many of the last bits differ within a bucket.
    pub bits: u32,
    /// The order that the keys are counted in.
    pub order: Coding<T>,
}

/// Moves what `make` makes of each number's index and key to `words`, those of few numbers all into one bucket. Within a
/// bucket they stay in order.
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
    let bits = u64::BITS - greatest.minus(least).wide().leading_zeros();
    if numbers.len() < LARGE {
        for (i, (word, &number)) in words.iter_mut().zip(numbers).enumerate() {
            *word = make(i, order.encode(number));
        }
        return Dealt {
            sizes: vec![numbers.len()],
            bits,
            order,
        };
    }
    if numbers.len() < HUGE {
        into::<T, W, 256>(numbers, words, bits, order, make)
    } else {
        into::<T, W, 2048>(numbers, words, bits, order, make)
    }
}

/// Into so many buckets, the keys having `bits` bits.
fn into<T: Number, W: Send, const BUCKETS: usize>(
    numbers: &[T],
    words: &mut [W],
    bits: u32,
    order: Coding<T>,
    make: impl Fn(usize, T::Key) -> W + Sync,
) -> Dealt<T> {
    let bits = bits.saturating_sub(BUCKETS.ilog2());
    let bucket = |number| (order.encode(number).wide() >> bits) as usize % BUCKETS;
    let make = |i, number| make(i, order.encode(number));
    Dealt {
        sizes: partition::<T, W, BUCKETS>(numbers, words, COST, bucket, make),
        bits,
        order,
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
