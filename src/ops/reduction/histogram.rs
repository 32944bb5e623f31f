//! How many numbers lie in each of equal intervals.

use std::mem::MaybeUninit;

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
    /// 1 / width.
    density: f64,
}

impl Bins {
    /// So many bins `from` one number `to` another.
    ///
    /// `None` unless `from < to`, the distance between them is finite, there is at least one bin and at most `i32::MAX` of
    /// them, and each is at least 16 · 2⁻⁵² as wide as the greater of the two is large: narrower ones have edges that
    /// cannot be told apart.
    #[must_use]
    pub fn new(count: usize, from: f64, to: f64) -> Option<Self> {
        let width = (to - from) / count as f64;
        let least = 16.0 * f64::EPSILON * from.abs().max(to.abs());
        let density = 1.0 / width;
        let right = (1..=i32::MAX as usize).contains(&count)
            && from < to
            && width.is_finite()
            && width >= least
            && density.is_finite();
        right.then_some(Self {
            from,
            to,
            count,
            width,
            density,
        })
    }

    /// The number of bins.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The bin that holds `x`; the number of bins where none does.
    #[inline(always)]
    fn bin(&self, x: f64) -> u32 {
        let last = (self.count - 1) as f64;
        // A first guess, which may miss by one: the edges decide. Of NaN, the last bin.
        let guess = ((x - self.from) * self.density).floor();
        let guess = if guess < last { guess } else { last };
        let guess = if guess > 0.0 { guess } else { 0.0 };
        let lower = guess * self.width + self.from;
        let upper = (guess + 1.0) * self.width + self.from;
        let step = if x >= upper { 1.0 } else { 0.0 } - if x < lower { 1.0 } else { 0.0 };
        // The last edge is not computed: numbers beyond it go to the last bin, or to none.
        let bin = guess + step;
        let bin = if bin < last { bin } else { last };
        let inside = (x >= self.from) & (x <= self.to);
        let bin = if inside { bin } else { self.count as f64 };
        // Its lowest bits are the integer: a conversion that every level has.
        (bin + TWO_52).to_bits() as u32
    }
}

/// From here on an `f64` has no fraction.
const TWO_52: f64 = (1_u64 << 52) as f64;

/// What a number costs one thread.
const NS: f64 = 2.0;
const COST: Cost = Cost::ns(NS);

/// Counts the numbers in each bin. Those outside all bins, and NaN, are not counted.
///
/// # Panics
///
/// When `counts` is not as long as there are bins.
pub fn histogram<T: Number>(numbers: &[T], bins: Bins, counts: &mut [MaybeUninit<i32>]) {
    assert_eq!(counts.len(), bins.count, "counts of another number of bins");
    let counts = counts.write_copy_of_slice(&vec![0; bins.count]);
    let pieces = if bins.count > numbers.len() {
        1
    } else {
        parallel::useful_threads(numbers.len() as f64 * NS)
    };
    if pieces == 1 {
        return count(numbers, bins, counts);
    }
    // Each thread counts for itself: how numbers are shared out does not show in the sums.
    let piece = numbers.len().div_ceil(pieces);
    let parts = parallel::map_chunks(numbers, piece, COST, |piece| {
        let mut counts = vec![0; bins.count];
        count(piece, bins, &mut counts);
        counts
    });
    for part in parts {
        add(counts, &part);
    }
}

fn add(counts: &mut [i32], more: &[i32]) {
    for (count, more) in counts.iter_mut().zip(more) {
        *count = count.wrapping_add(*more);
    }
}

/// Adds to `counts`.
fn count<T: Number>(numbers: &[T], bins: Bins, counts: &mut [i32]) {
    /// Numbers whose bins are found together.
    const BLOCK: usize = 64;
    /// Sets of counts that take turns: the next number of the same bin need not wait for the count before.
    const SETS: usize = 4;
    let few = bins.count > 4096 || numbers.len() < 16 * bins.count.max(BLOCK);
    if few {
        for x in numbers {
            if let Some(count) = counts.get_mut(bins.bin(x.to_f64()) as usize) {
                *count = count.wrapping_add(1);
            }
        }
        return;
    }
    // One more for the numbers that are in no bin.
    let stride = bins.count + 1;
    let mut sets = vec![0_i32; SETS * stride];
    let (blocks, tail) = numbers.as_chunks::<BLOCK>();
    for block in blocks {
        let found = block.map(|x| bins.bin(x.to_f64()));
        for four in found.as_chunks::<SETS>().0 {
            for (set, &bin) in four.iter().enumerate() {
                sets[set * stride + bin as usize] += 1;
            }
        }
    }
    for set in sets.chunks(stride) {
        add(counts, set);
    }
    count(tail, bins, counts);
}
