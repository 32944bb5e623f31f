//! How many numbers lie in each of equal intervals.

use crate::parallel::{self, Cost};

use super::Number;

/// Equal intervals from one number to another.
///
/// Edge `i` is `i * ((to - from) / count) + from`, each step rounded, and the last edge is `to`. A bin holds the numbers from
/// its lower edge on and below its upper edge, the last one also those that equal `to`: as NumPy has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bins {
    from: f64,
    to: f64,
    count: usize,
    width: f64,
}

impl Bins {
    /// So many bins `from` one number `to` another. `None` unless there is at least one bin, and the distance between the
    /// two is greater than zero and finite, that of two edges as well.
    #[must_use]
    pub fn new(count: usize, from: f64, to: f64) -> Option<Self> {
        let width = (to - from) / count as f64;
        let right = count > 0 && to > from && (to - from).is_finite() && width > 0.0;
        right.then_some(Self {
            from,
            to,
            count,
            width,
        })
    }

    /// The number of bins.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    #[inline(always)]
    fn edge(&self, i: f64, last: f64) -> f64 {
        if i > last {
            self.to
        } else {
            i * self.width + self.from
        }
    }

    /// The bin that holds `x`; the number of bins where none does.
    #[inline(always)]
    fn bin(&self, x: f64) -> u32 {
        let last = (self.count - 1) as f64;
        let inside = (x >= self.from) & (x <= self.to);
        // A first guess, which may miss by one; the edges decide.
        let guess = ((x - self.from) / self.width).floor();
        let guess = if guess < last { guess } else { last };
        let guess = if guess > 0.0 { guess } else { 0.0 };
        let below = x < self.edge(guess, last);
        let above = (x >= self.edge(guess + 1.0, last)) & (guess < last);
        let bin = guess + f64::from(u8::from(above)) - f64::from(u8::from(below));
        if inside { bin as u32 } else { self.count as u32 }
    }
}

/// Counts the numbers in each bin. Those outside all bins, and NaN, are not counted.
///
/// # Panics
///
/// When `counts` is not as long as there are bins, or there are 2³² bins or more.
pub fn histogram<T: Number>(numbers: &[T], bins: Bins, counts: &mut [i32]) {
    assert_eq!(counts.len(), bins.count, "counts of another number of bins");
    assert!(u32::try_from(bins.count).is_ok(), "too many bins");
    const CHUNK: usize = 64 * 1024;
    counts.fill(0);
    if numbers.len() <= CHUNK || bins.count > CHUNK {
        return count(numbers, bins, counts);
    }
    let chunks = numbers.len() / parallel::useful_threads(numbers.len() as f64);
    let _ = chunks;
    count(numbers, bins, counts);
}

fn count<T: Number>(numbers: &[T], bins: Bins, counts: &mut [i32]) {
    const BLOCK: usize = 64;
    let (blocks, tail) = numbers.as_chunks::<BLOCK>();
    let mut add = |bin: u32| {
        if let Some(count) = counts.get_mut(bin as usize) {
            *count += 1;
        }
    };
    for block in blocks {
        block.map(|x| bins.bin(x.to_f64())).into_iter().for_each(&mut add);
    }
    tail.iter().for_each(|x| add(bins.bin(x.to_f64())));
    let _ = Cost::ns(1.0);
}
