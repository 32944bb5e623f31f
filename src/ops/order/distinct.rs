//! Distinct values.

use std::mem::MaybeUninit;

use crate::lanes::Run;
use crate::parallel::{self, Cost};

use super::key::Number;
use super::sort::sort;

const COUNT: Cost = Cost::ns(0.2);
const WRITE: Cost = Cost::ns(0.8);

/// Numbers that one thread looks at in one go.
const CHUNK: usize = 1 << 16;

/// The distinct values of an array, which are still to be written.
#[derive(Clone, Debug)]
pub struct Distinct<T> {
    sorted: Vec<T>,
    /// How many numbers of each chunk are not the same as the one before.
    counts: Vec<usize>,
}

/// Finds the distinct values of `numbers`. Those are one value that are equal, −0 and +0 among them, and so are all
/// NaNs: the one that sorting puts first stands for them.
#[must_use]
pub fn distinct<T: Number>(numbers: &[T]) -> Distinct<T> {
    let mut sorted = numbers.to_vec();
    sort(Run::in_place(&mut sorted), false);
    let chunks = (0..sorted.len(), &sorted[..]);
    let counts = parallel::map_chunks(chunks, CHUNK, COUNT, |(place, chunk)| {
        let before = place.start.checked_sub(1).map(|at| sorted[at]);
        let inner = chunk.iter().zip(&chunk[1..]);
        usize::from(before.is_none_or(|before| differ(before, chunk[0])))
            + inner.filter(|&(&a, &b)| differ(a, b)).count()
    });
    Distinct { sorted, counts }
}

/// Whether two numbers, of which the second is not before the first, are two values.
#[inline]
fn differ<T: Number>(a: T, b: T) -> bool {
    // NaNs come last, so that of two numbers that are not equal the first is NaN only if the second is too.
    #[expect(clippy::eq_op, reason = "NaN is not equal to itself")]
    let number = a == a;
    number & (a != b)
}

impl<T: Number> Distinct<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// Writes them to `target`, in order.
    ///
    /// # Panics
    ///
    /// When there are more or fewer of them than places.
    pub fn write(&self, target: &mut [MaybeUninit<T>]) {
        assert_eq!(self.len(), target.len(), "a place for each value");
        let mut rest = target;
        let mut parts: Vec<_> = self
            .counts
            .iter()
            .enumerate()
            .map(|(number, &count)| {
                let (part, others) = std::mem::take(&mut rest).split_at_mut(count);
                rest = others;
                (number * CHUNK, part)
            })
            .collect();
        parallel::map_chunks(&mut parts[..], 1, WRITE.times(CHUNK), |parts| {
            for (start, part) in parts {
                self.write_chunk(*start, part);
            }
        });
    }

    fn write_chunk(&self, start: usize, target: &mut [MaybeUninit<T>]) {
        let end = self.sorted.len().min(start + CHUNK);
        let mut places = target.iter_mut();
        let mut before = start.checked_sub(1).map(|at| self.sorted[at]);
        for &number in &self.sorted[start..end] {
            if before.is_none_or(|before| differ(before, number)) {
                places
                    .next()
                    .expect("as many as were counted")
                    .write(number);
            }
            before = Some(number);
        }
    }
}
