//! How many elements are not 0.

use crate::ops::reduction::Number;
use crate::parallel::{self, Cost};

/// How many numbers are other than 0: NaN is, −0 is not.
#[must_use]
#[inline]
pub fn count_nonzero<T: Number>(numbers: &[T]) -> usize {
    /// Numbers that are counted at a time.
    const CHUNK: usize = 64 * 1024;
    let cost = Cost::ns(0.02 * size_of::<T>() as f64);
    if numbers.len() <= CHUNK {
        return count(numbers);
    }
    let counts = parallel::map_chunks(numbers, CHUNK, cost, count);
    counts.into_iter().sum()
}

#[inline]
fn count<T: Number>(numbers: &[T]) -> usize {
    // Bytes are counted in bytes, so that no lane has to be widened: at most 255 times.
    const ROW: usize = 64;
    let (rows, tail) = numbers.as_chunks::<ROW>();
    let mut count = tail.iter().filter(|x| x.is_true()).count();
    for rows in rows.chunks(255) {
        let mut counts = [0_u8; ROW];
        for row in rows {
            for (count, x) in counts.iter_mut().zip(row) {
                *count += u8::from(x.is_true());
            }
        }
        count += counts
            .iter()
            .map(|&count| usize::from(count))
            .sum::<usize>();
    }
    count
}
