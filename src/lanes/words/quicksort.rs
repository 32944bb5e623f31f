//! A quicksort of whole registers of AVX-512, down to runs that a network of registers sorts.
//!
//! The network is Batcher's bitonic one ("Sorting networks and their applications", 1968); words are parted by compressed
//! stores, as by Bramas ("A novel hybrid quicksort algorithm vectorized using AVX-512 on Intel Skylake", 2017).

use std::arch::x86_64::{
    __m512i, __mmask16, _mm512_cmplt_epu32_mask, _mm512_loadu_si512, _mm512_mask_cmplt_epu32_mask,
    _mm512_mask_loadu_epi32, _mm512_mask_max_epu32, _mm512_mask_storeu_epi32,
    _mm512_maskz_compress_epi32, _mm512_max_epu32, _mm512_min_epu32, _mm512_permutexvar_epi32,
    _mm512_set_epi32, _mm512_set1_epi32, _mm512_shuffle_epi32, _mm512_shuffle_i32x4,
    _mm512_storeu_si512,
};

/// The words of a register.
const LANES: usize = 16;
/// The most words that the network sorts.
const FEW: usize = 16 * LANES;
/// The registers that are read at once: which side they come from is a branch that no CPU foresees.
const READ: usize = 8;
/// The least words that [`split`] takes.
pub const LEAST_SPLIT: usize = 2 * READ * LANES;

/// The first so many lanes of a register.
fn first_lanes(count: usize) -> __mmask16 {
    debug_assert!(count <= LANES);
    ((1_u32 << count) - 1) as __mmask16
}

/// Sorts the words; `false`, with the words in some order, if parting them does not get on.
#[target_feature(enable = "avx512f")]
pub fn sort(words: &mut [u32]) -> bool {
    // Halves would take half of it.
    let depth = 2 * (usize::BITS - words.len().leading_zeros());
    sort_from(words, 0, depth)
}

/// Sorts words none of which is less than `least`.
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
#[target_feature(enable = "avx512f")]
fn pivot(words: &[u32]) -> u32 {
    let step = words.len() / LANES;
    let mut some: [u32; LANES] = std::array::from_fn(|i| words[i * step + step / 2]);
    sort_few(&mut some);
    some[LANES / 2]
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
    // SAFETY: `at` is up to a register before the end, wherever this is called.
    let load = |at: usize| unsafe { _mm512_loadu_si512(start.add(at).cast()) };

    // Words from `left` to `right` are still to be read, those before `low` and from `high` on are written, and what is
    // read and not written is in registers. So there is room from `low` to `left` and from `right` to `high` for as many
    // as are in registers.
    let (mut low, mut high) = (0, len);
    let (mut left, mut right) = (READ * LANES, whole - READ * LANES);
    let first: [__m512i; READ] = std::array::from_fn(|i| load(i * LANES));
    let last: [__m512i; READ] = std::array::from_fn(|i| load(right + i * LANES));
    let tail = first_lanes(len - whole);
    // SAFETY: the lanes that are read are the words from `whole` on.
    let rest = unsafe { _mm512_mask_loadu_epi32(pivots, tail, start.add(whole).cast()) };

    while right - left >= READ * LANES {
        // From the side with less room: then each has room for all that is read.
        let at = if left - low <= high - right {
            left += READ * LANES;
            left - READ * LANES
        } else {
            right -= READ * LANES;
            right
        };
        let read: [__m512i; READ] = std::array::from_fn(|i| load(at + i * LANES));
        for words in read {
            let less = _mm512_cmplt_epu32_mask(words, pivots);
            let count = less.count_ones() as usize;
            debug_assert!(left - low >= LANES && high - right >= LANES);
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
    let count = (right - left) / LANES;
    for (i, words) in between[..count].iter_mut().enumerate() {
        *words = load(left + i * LANES);
    }
    for &words in between[..count].iter().chain(&first).chain(&last) {
        write(words, __mmask16::MAX);
    }
    write(rest, tail);
    debug_assert_eq!(low, high, "all words are written");
    low
}

/// Sorts up to [`FEW`] words.
#[target_feature(enable = "avx512f")]
fn sort_few(words: &mut [u32]) {
    match words.len() {
        0..=1 => {}
        2..=16 => network::<1>(words),
        17..=32 => network::<2>(words),
        33..=64 => network::<4>(words),
        65..=128 => network::<8>(words),
        _ => network::<16>(words),
    }
}

/// Sorts up to so many registers of words.
#[target_feature(enable = "avx512f")]
fn network<const N: usize>(words: &mut [u32]) {
    assert!(words.len() <= N * LANES);
    // What is not there is greater than all.
    let mut registers = [_mm512_set1_epi32(-1); N];
    for (register, words) in registers.iter_mut().zip(words.chunks(LANES)) {
        // SAFETY: the lanes that are read are those of the words.
        let read = unsafe {
            let lanes = first_lanes(words.len());
            _mm512_mask_loadu_epi32(*register, lanes, words.as_ptr().cast())
        };
        *register = sort_lanes(read);
    }
    merge_each::<2>(&mut registers);
    merge_each::<4>(&mut registers);
    merge_each::<8>(&mut registers);
    merge_each::<16>(&mut registers);
    for (register, words) in registers.iter().zip(words.chunks_mut(LANES)) {
        // SAFETY: the lanes that are written are those of the words.
        unsafe {
            let lanes = first_lanes(words.len());
            _mm512_mask_storeu_epi32(words.as_mut_ptr().cast(), lanes, *register);
        }
    }
}

/// Merges the sorted halves of so many registers each, if there are as many.
#[inline]
#[target_feature(enable = "avx512f")]
fn merge_each<const N: usize>(registers: &mut [__m512i]) {
    for registers in registers.as_chunks_mut::<N>().0 {
        // By value, as they have to stay in registers.
        *registers = merge(*registers);
    }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn merge<const N: usize>(mut registers: [__m512i; N]) -> [__m512i; N] {
    // One after the other backwards, both halves are a bitonic sequence.
    for i in 0..N / 2 {
        let (a, b) = (registers[i], backwards(registers[N - 1 - i]));
        (registers[i], registers[N - 1 - i]) = in_order(a, b);
    }
    let mut distance = N / 4;
    while distance > 0 {
        for i in (0..N).filter(|i| i & distance == 0) {
            let (a, b) = (registers[i], registers[i + distance]);
            (registers[i], registers[i + distance]) = in_order(a, b);
        }
        distance /= 2;
    }
    for register in &mut registers {
        *register = sort_bitonic(*register);
    }
    registers
}

/// Sorts the lanes of a register.
#[inline]
#[target_feature(enable = "avx512f")]
fn sort_lanes(x: __m512i) -> __m512i {
    let x = exchange::<1>(x, 0b0110_0110_0110_0110);
    let x = exchange::<2>(x, 0b0011_1100_0011_1100);
    let x = exchange::<1>(x, 0b0101_1010_0101_1010);
    let x = exchange::<4>(x, 0b0000_1111_1111_0000);
    let x = exchange::<2>(x, 0b0011_0011_1100_1100);
    let x = exchange::<1>(x, 0b0101_0101_1010_1010);
    sort_bitonic(x)
}

/// Sorts lanes that are a bitonic sequence.
#[inline]
#[target_feature(enable = "avx512f")]
fn sort_bitonic(x: __m512i) -> __m512i {
    let x = exchange::<8>(x, 0b1111_1111_0000_0000);
    let x = exchange::<4>(x, 0b1111_0000_1111_0000);
    let x = exchange::<2>(x, 0b1100_1100_1100_1100);
    exchange::<1>(x, 0b1010_1010_1010_1010)
}

/// Puts each lane and the one `DISTANCE` away in order: the greater of the two goes where `greater` has a bit.
#[inline]
#[target_feature(enable = "avx512f")]
fn exchange<const DISTANCE: usize>(x: __m512i, greater: __mmask16) -> __m512i {
    let other = match DISTANCE {
        1 => _mm512_shuffle_epi32::<0b10_11_00_01>(x),
        2 => _mm512_shuffle_epi32::<0b01_00_11_10>(x),
        4 => _mm512_shuffle_i32x4::<0b10_11_00_01>(x, x),
        8 => _mm512_shuffle_i32x4::<0b01_00_11_10>(x, x),
        _ => unreachable!("lanes are compared over powers of two"),
    };
    _mm512_mask_max_epu32(_mm512_min_epu32(x, other), greater, x, other)
}

/// The lesser and the greater of each lane's two.
#[inline]
#[target_feature(enable = "avx512f")]
fn in_order(a: __m512i, b: __m512i) -> (__m512i, __m512i) {
    (_mm512_min_epu32(a, b), _mm512_max_epu32(a, b))
}

#[inline]
#[target_feature(enable = "avx512f")]
fn backwards(x: __m512i) -> __m512i {
    let last_first = _mm512_set_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    _mm512_permutexvar_epi32(last_first, x)
}
