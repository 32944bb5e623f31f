//! A quicksort of whole registers of AVX-512, down to runs that a network of registers sorts.
//!
//! Words are parted by compressed stores, as by Bramas ("A novel hybrid quicksort algorithm vectorized using AVX-512 on Intel Skylake", 2017).

use std::arch::x86_64::{
    __m512i, __mmask16, _mm512_cmplt_epu32_mask, _mm512_i32gather_epi32, _mm512_loadu_si512,
    _mm512_mask_cmplt_epu32_mask, _mm512_mask_loadu_epi32, _mm512_mask_storeu_epi32,
    _mm512_maskz_compress_epi32, _mm512_mullo_epi32, _mm512_set1_epi32, _mm512_setr_epi32,
    _mm512_storeu_si512,
};
use std::array;
use std::hint::select_unpredictable;

use super::network::{FEW, LANES, first_lanes, middle, sort_few};

/// The registers that are read at once.
const READ: usize = 4;
/// The least words that [`split`] takes.
pub const LEAST_SPLIT: usize = 3 * READ * LANES;

/// Sorts the words; `false`, with the words in some order, if parting them does not get on.
#[target_feature(enable = "avx512f")]
pub fn sort(words: &mut [u32]) -> bool {
    // Halves would take half of it.
    let depth = 2 * (usize::BITS - words.len().leading_zeros());
    sort_from(words, 0, depth)
}

/// Sorts words none of which is less than `least`, by no more than `depth` partings of any of them.
#[target_feature(enable = "avx512f")]
fn sort_from(mut words: &mut [u32], mut least: u32, mut depth: u32) -> bool {
    while words.len() > FEW {
        if depth == 0 {
            return false;
        }
        depth -= 1;
        let pivot = pivot(words);
        if pivot == least {
            // Many of the words may be the least one, and those are in order by themselves.
            let Some(next) = least.checked_add(1) else {
                return true;
            };
            let middle = split(words, next);
            words = &mut words[middle..];
            least = next;
            continue;
        }
        let middle = split(words, pivot);
        let (left, right) = words.split_at_mut(middle);
        if !sort_from(left, least, depth) {
            return false;
        }
        words = right;
        least = pivot;
    }
    sort_few(words);
    true
}

/// The middle one of some of the words.
#[inline]
#[target_feature(enable = "avx512f")]
fn pivot(words: &[u32]) -> u32 {
    // Of more words than an index has bits for, these are among the first.
    let step = (words.len() / LANES).min(1 << 26);
    let steps = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    let at = _mm512_mullo_epi32(steps, _mm512_set1_epi32(step as i32));
    // SAFETY: the last place is less than LANES * step <= the number of words, and below 2^30.
    let some = unsafe {
        let first = words.as_ptr().add(step / 2);
        _mm512_i32gather_epi32::<{ size_of::<u32>() as i32 }>(at, first.cast())
    };
    middle(some)
}

/// Moves the words that are less than `pivot` before all others, and gives their number.
///
/// # Panics
///
/// When there are fewer than [`LEAST_SPLIT`].
#[target_feature(enable = "avx512f")]
pub fn split(words: &mut [u32], pivot: u32) -> usize {
    assert!(words.len() >= LEAST_SPLIT, "too few words to part them");
    let len = words.len();
    let whole = len / LANES * LANES;
    let start = words.as_mut_ptr();
    let pivots = _mm512_set1_epi32(pivot.cast_signed());
    let load = |at: usize| -> [__m512i; READ] {
        // SAFETY: `at` is so many registers before the end, wherever this is called.
        array::from_fn(|i| unsafe { _mm512_loadu_si512(start.add(at + i * LANES).cast()) })
    };

    // What is not unread is written, before `low` and from `high` on, or in registers. So there is room from `low` to
    // `unread.left` and from `unread.right` to `high` for as many words as are in registers.
    let (mut low, mut high) = (0, len);
    let mut unread = Unread {
        left: READ * LANES,
        right: whole - READ * LANES,
    };
    let (first, last) = (load(0), load(unread.right));
    let tail = first_lanes(len - whole);
    // SAFETY: the lanes that are read are the words from `whole` on.
    let rest = unsafe { _mm512_mask_loadu_epi32(pivots, tail, start.add(whole).cast()) };

    // Where to read next depends on how all before was parted: one reading waits in registers while the next one is under
    // way. They are no array, which would go through memory.
    let [mut a, mut b, mut c, mut d] = load(unread.take(low, high));
    while unread.len() >= READ * LANES {
        let next = load(unread.take(low, high));
        for words in [a, b, c, d] {
            let less = _mm512_cmplt_epu32_mask(words, pivots);
            let count = less.count_ones() as usize;
            debug_assert!(unread.left - low >= LANES && high - unread.right >= LANES);
            let (lesser, others) = (
                _mm512_maskz_compress_epi32(less, words),
                _mm512_maskz_compress_epi32(!less, words),
            );
            // SAFETY: there is room for a whole register on either side; the lanes behind the lesser words will be
            // written over.
            unsafe { _mm512_storeu_si512(start.add(low).cast(), lesser) };
            low += count;
            high -= LANES - count;
            // SAFETY: as above, but for the lanes behind the others, which are written already and masked out.
            unsafe {
                let lanes = first_lanes(LANES - count);
                _mm512_mask_storeu_epi32(start.add(high).cast(), lanes, others);
            }
        }
        [a, b, c, d] = next;
    }

    let mut write = |words: __m512i, lanes: __mmask16| {
        let less = _mm512_mask_cmplt_epu32_mask(lanes, words, pivots);
        let others = lanes & !less;
        let [lesser_count, others_count] = [less, others].map(|lanes| lanes.count_ones() as usize);
        high -= others_count;
        let (lesser_lanes, others_lanes) = (first_lanes(lesser_count), first_lanes(others_count));
        // SAFETY: together they are no more than the words in registers, and on either side there is room for these.
        unsafe {
            let lesser = _mm512_maskz_compress_epi32(less, words);
            _mm512_mask_storeu_epi32(start.add(low).cast(), lesser_lanes, lesser);
            let others = _mm512_maskz_compress_epi32(others, words);
            _mm512_mask_storeu_epi32(start.add(high).cast(), others_lanes, others);
        }
        low += lesser_count;
    };
    // What is left between the sides is fewer than are in registers: read all of it, and nothing is unread any more.
    let mut between = [pivots; READ];
    let between = &mut between[..unread.len() / LANES];
    for (i, words) in between.iter_mut().enumerate() {
        // SAFETY: there are that many registers from `left` to `right`.
        *words = unsafe { _mm512_loadu_si512(start.add(unread.left + i * LANES).cast()) };
    }
    for &words in between
        .iter()
        .chain(&[a, b, c, d])
        .chain(&first)
        .chain(&last)
    {
        write(words, __mmask16::MAX);
    }
    write(rest, tail);
    debug_assert_eq!(low, high, "all words are written");
    low
}

/// The words of [`split`] that are still to be read.
struct Unread {
    left: usize,
    right: usize,
}

impl Unread {
    fn len(&self) -> usize {
        self.right - self.left
    }

    /// Where [`READ`] registers are to be read next: on the side with less room, so that both have room for as many then.
    #[inline]
    fn take(&mut self, low: usize, high: usize) -> usize {
        const COUNT: usize = READ * LANES;
        let is_left = self.left - low <= high - self.right;
        // No CPU foresees it.
        let at = select_unpredictable(is_left, self.left, self.right - COUNT);
        self.left += select_unpredictable(is_left, COUNT, 0);
        self.right -= select_unpredictable(is_left, 0, COUNT);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_get_on_is_given_up_with_all_words_there() {
        let words: Vec<u32> = (0..5000_u32)
            .map(|i| i.wrapping_mul(2_654_435_761))
            .collect();
        let mut expected = words.clone();
        expected.sort_unstable();
        for depth in 0..30 {
            let mut some = words.clone();
            // SAFETY: the instructions are those that this crate is compiled for.
            let is_sorted = unsafe { sort_from(&mut some, 0, depth) };
            assert_eq!(is_sorted, some == expected, "{depth}");
            assert!(is_sorted || depth < 16, "halves take five");
            some.sort_unstable();
            assert!(some == expected, "{depth}");
        }
    }
}
