//! Up to 256 words in registers of AVX-512, sorted by networks that compare whole registers.
//!
//! Registers are merged by Batcher's bitonic network ("Sorting networks and their applications", 1968). Where there are 8 or 16
//! of them, their columns are sorted first, each lane by itself, which takes no shuffles: by Batcher's network of 19
//! comparisons (merging odd and even places) or Green's of 60 (Knuth, "The art of computer programming", volume 3, 5.3.4).

use std::arch::x86_64::{
    __m512i, __mmask16, _mm512_castps_si512, _mm512_castsi512_ps, _mm512_cvtsi512_si32,
    _mm512_loadu_si512, _mm512_mask_loadu_epi32, _mm512_mask_max_epu32, _mm512_mask_storeu_epi32,
    _mm512_max_epu32, _mm512_min_epu32, _mm512_permutex2var_epi32, _mm512_permutexvar_epi32,
    _mm512_set_epi32, _mm512_set1_epi32, _mm512_setr_epi32, _mm512_shuffle_epi32,
    _mm512_shuffle_i32x4, _mm512_shuffle_ps, _mm512_storeu_si512, _mm512_unpackhi_epi32,
    _mm512_unpackhi_epi64, _mm512_unpacklo_epi32, _mm512_unpacklo_epi64,
};
use std::array;

/// The words of a register.
pub const LANES: usize = 16;
/// The most words that the network sorts.
pub const FEW: usize = 16 * LANES;

/// The first so many lanes of a register.
pub fn first_lanes(count: usize) -> __mmask16 {
    debug_assert!(count <= LANES);
    ((1_u32 << count) - 1) as __mmask16
}

/// Sorts up to [`FEW`] words.
#[target_feature(enable = "avx512f")]
pub fn sort_few(words: &mut [u32]) {
    match words.len() {
        0..=1 => {}
        2..=16 => network::<1>(words),
        17..=32 => network::<2>(words),
        33..=64 => network::<4>(words),
        65..=128 => network::<8>(words),
        _ => network::<16>(words),
    }
}

/// Sorts up to so many registers of words, and at least half as many.
#[target_feature(enable = "avx512f")]
fn network<const N: usize>(words: &mut [u32]) {
    let mut registers = read::<N>(words);
    // By value, as they have to stay in registers.
    if let [all] = registers.as_chunks_mut::<16>().0 {
        *all = transpose(sort_columns_of_16(*all));
    } else if let [all] = registers.as_chunks_mut::<8>().0 {
        *all = merge_columns_of_8(sort_columns_of_8(*all));
    } else {
        for register in &mut registers {
            *register = sort_lanes(*register);
        }
    }
    merge_each::<2>(&mut registers);
    merge_each::<4>(&mut registers);
    merge_each::<8>(&mut registers);
    merge_each::<16>(&mut registers);
    write(words, registers);
}

/// The words in so many registers, of which they fill at least half. What is not there is greater than all.
#[inline]
#[target_feature(enable = "avx512f")]
fn read<const N: usize>(words: &[u32]) -> [__m512i; N] {
    check_length::<N>(words);
    array::from_fn(|i| {
        let start = words.as_ptr().wrapping_add(i * LANES);
        // No branches: none of the words' number could be foreseen.
        if i < N / 2 {
            // SAFETY: the first half of the registers is filled with words.
            unsafe { _mm512_loadu_si512(start.cast()) }
        } else {
            // SAFETY: the lanes that are read are those of the words.
            unsafe {
                let lanes = lanes_of(words, i);
                _mm512_mask_loadu_epi32(_mm512_set1_epi32(-1), lanes, start.cast())
            }
        }
    })
}

/// Undoes [`read`].
#[inline]
#[target_feature(enable = "avx512f")]
fn write<const N: usize>(words: &mut [u32], registers: [__m512i; N]) {
    check_length::<N>(words);
    for (i, register) in registers.into_iter().enumerate() {
        let start = words.as_mut_ptr().wrapping_add(i * LANES);
        if i < N / 2 {
            // SAFETY: the first half of the registers is as many words as there are at least.
            unsafe { _mm512_storeu_si512(start.cast(), register) };
        } else {
            // SAFETY: the lanes that are written are those of the words.
            unsafe { _mm512_mask_storeu_epi32(start.cast(), lanes_of(words, i), register) };
        }
    }
}

/// # Panics
///
/// When the words do not fill half of so many registers, or do not fit into all.
#[inline]
fn check_length<const N: usize>(words: &[u32]) {
    assert!((N / 2 * LANES..=N * LANES).contains(&words.len()));
}

/// The lanes of register `i` for which there are words.
#[inline]
fn lanes_of(words: &[u32], i: usize) -> __mmask16 {
    first_lanes(words.len().saturating_sub(i * LANES).min(LANES))
}

/// The middle one of the lanes; of the middle ones, the greater.
#[inline]
#[target_feature(enable = "avx512f")]
pub fn middle(x: __m512i) -> u32 {
    let sorted = sort_lanes(x);
    let upper = _mm512_shuffle_i32x4::<0b00_00_00_10>(sorted, sorted);
    _mm512_cvtsi512_si32(upper).cast_unsigned()
}

/// Merges the sorted halves of so many registers each, if there are as many.
#[inline]
#[target_feature(enable = "avx512f")]
fn merge_each<const N: usize>(registers: &mut [__m512i]) {
    for registers in registers.as_chunks_mut::<N>().0 {
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
    for pair in registers.as_chunks_mut::<2>().0 {
        *pair = sort_bitonic_pair(*pair);
    }
    registers
}

/// Puts pairs of registers in order, lane by lane.
macro_rules! compare {
    ($registers:ident: $($a:literal $b:literal),*) => {$(
        ($registers[$a], $registers[$b]) = in_order($registers[$a], $registers[$b]);
    )*};
}

/// Sorts each lane of the registers by itself.
#[inline]
#[target_feature(enable = "avx512f")]
fn sort_columns_of_8(mut registers: [__m512i; 8]) -> [__m512i; 8] {
    compare!(registers: 0 1, 2 3, 4 5, 6 7);
    compare!(registers: 0 2, 1 3, 4 6, 5 7);
    compare!(registers: 1 2, 5 6, 0 4, 1 5, 2 6, 3 7);
    compare!(registers: 2 4, 3 5);
    compare!(registers: 1 2, 3 4, 5 6);
    registers
}

/// Sorts each lane of the registers by itself.
#[inline]
#[target_feature(enable = "avx512f")]
fn sort_columns_of_16(mut registers: [__m512i; 16]) -> [__m512i; 16] {
    compare!(registers: 0 1, 2 3, 4 5, 6 7, 8 9, 10 11, 12 13, 14 15);
    compare!(registers: 0 2, 1 3, 4 6, 5 7, 8 10, 9 11, 12 14, 13 15);
    compare!(registers: 0 4, 1 5, 2 6, 3 7, 8 12, 9 13, 10 14, 11 15);
    compare!(registers: 0 8, 1 9, 2 10, 3 11, 4 12, 5 13, 6 14, 7 15);
    compare!(registers: 1 2, 3 12, 4 8, 5 10, 6 9, 7 11, 13 14);
    compare!(registers: 1 4, 2 8, 7 13, 11 14);
    compare!(registers: 2 4, 3 8, 5 6, 7 12, 9 10, 11 13);
    compare!(registers: 3 5, 6 8, 7 9, 10 12);
    compare!(registers: 3 4, 5 6, 7 8, 9 10, 11 12);
    compare!(registers: 6 7, 8 9);
    registers
}

/// Makes sorted registers of sorted columns, each of two.
#[inline]
#[target_feature(enable = "avx512f")]
fn merge_columns_of_8(rows: [__m512i; 8]) -> [__m512i; 8] {
    let fours = transpose_fours(rows);
    // One column, and another backwards: a bitonic sequence. A column is one quarter of two registers.
    let evens = _mm512_setr_epi32(0, 1, 2, 3, 16, 17, 18, 19, 23, 22, 21, 20, 7, 6, 5, 4);
    let odds = _mm512_setr_epi32(8, 9, 10, 11, 24, 25, 26, 27, 31, 30, 29, 28, 15, 14, 13, 12);
    let mut merged = rows;
    for c in 0..4 {
        let (upper, lower) = (fours[c], fours[c + 4]);
        [merged[c], merged[c + 4]] = sort_bitonic_pair([
            _mm512_permutex2var_epi32(upper, evens, lower),
            _mm512_permutex2var_epi32(upper, odds, lower),
        ]);
    }
    merged
}

/// Transposes squares of four by four words: then quarter `q` of register `4 * i + c` is column `4 * q + c` of the rows
/// from `4 * i` on.
#[inline]
#[target_feature(enable = "avx512f")]
fn transpose_fours<const N: usize>(rows: [__m512i; N]) -> [__m512i; N] {
    let mut pairs = rows;
    for i in (0..N).step_by(2) {
        pairs[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
        pairs[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
    }
    let mut fours = rows;
    for i in (0..N).step_by(4) {
        for j in 0..2 {
            let (first, second) = (pairs[i + j], pairs[i + 2 + j]);
            fours[i + 2 * j] = _mm512_unpacklo_epi64(first, second);
            fours[i + 2 * j + 1] = _mm512_unpackhi_epi64(first, second);
        }
    }
    fours
}

/// Makes rows of columns.
#[inline]
#[target_feature(enable = "avx512f")]
fn transpose(rows: [__m512i; 16]) -> [__m512i; 16] {
    let fours = transpose_fours(rows);
    // Quarters are put together, the even and the odd ones apart.
    let mut eights = rows;
    for i in (0..16).step_by(8) {
        for c in i..i + 4 {
            (eights[c], eights[c + 4]) = quarters_apart(fours[c], fours[c + 4]);
        }
    }
    let mut columns = rows;
    for c in 0..8 {
        (columns[c], columns[c + 8]) = quarters_apart(eights[c], eights[c + 8]);
    }
    columns
}

/// The even quarters of both, and the odd ones.
#[inline]
#[target_feature(enable = "avx512f")]
fn quarters_apart(a: __m512i, b: __m512i) -> (__m512i, __m512i) {
    (
        _mm512_shuffle_i32x4::<0b10_00_10_00>(a, b),
        _mm512_shuffle_i32x4::<0b11_01_11_01>(a, b),
    )
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

/// Sorts the lanes of two registers, each of them a bitonic sequence, with half the comparisons of one after the other.
///
/// What is compared is put into different registers, and the next step starts from where that left it.
#[inline]
#[target_feature(enable = "avx512f")]
fn sort_bitonic_pair([a, b]: [__m512i; 2]) -> [__m512i; 2] {
    let (x, y) = in_order(
        _mm512_shuffle_i32x4::<0b01_00_01_00>(a, b),
        _mm512_shuffle_i32x4::<0b11_10_11_10>(a, b),
    );
    let (even, odd) = quarters_apart(x, y);
    let (x, y) = in_order(even, odd);
    let (x, y) = in_order(_mm512_unpacklo_epi64(x, y), _mm512_unpackhi_epi64(x, y));
    let (x, y) = (_mm512_castsi512_ps(x), _mm512_castsi512_ps(y));
    let (x, y) = in_order(
        _mm512_castps_si512(_mm512_shuffle_ps::<0b10_00_10_00>(x, y)),
        _mm512_castps_si512(_mm512_shuffle_ps::<0b11_01_11_01>(x, y)),
    );
    // Quarters that belong to `a` and to `b` take turns. Each has words of two quarters of the result by turns: 0 and 2 in
    // `x`, 1 and 3 in `y`.
    let of_a = _mm512_setr_epi32(0, 16, 2, 18, 1, 17, 3, 19, 8, 24, 10, 26, 9, 25, 11, 27);
    let of_b = _mm512_setr_epi32(4, 20, 6, 22, 5, 21, 7, 23, 12, 28, 14, 30, 13, 29, 15, 31);
    [
        _mm512_permutex2var_epi32(x, of_a, y),
        _mm512_permutex2var_epi32(x, of_b, y),
    ]
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns of so many rows, sixteen at a time, that are each of the patterns of zeros and ones: what sorts all of these
    /// sorts everything.
    fn zeros_and_ones_are_sorted<const N: usize>(
        sort_columns: impl Fn([[u32; LANES]; N]) -> [[u32; LANES]; N],
    ) {
        for first in (0..1_u32 << N).step_by(LANES) {
            let sorted = sort_columns(array::from_fn(|row| {
                array::from_fn(|lane| (first + lane as u32) >> row & 1)
            }));
            for lane in 0..LANES {
                let column = sorted.map(|row| row[lane]);
                let ones = (first + lane as u32).count_ones();
                assert!(column.is_sorted(), "{first} + {lane}");
                assert_eq!(column.iter().sum::<u32>(), ones, "{first} + {lane}");
            }
        }
    }

    #[test]
    fn columns_are_sorted() {
        // SAFETY: the instructions are those that this crate is compiled for; both types are sixteen words.
        let sort_8 = |rows: [[u32; LANES]; 8]| unsafe {
            sort_columns_of_8(rows.map(|row| std::mem::transmute::<_, __m512i>(row)))
                .map(|row| std::mem::transmute::<_, [u32; LANES]>(row))
        };
        zeros_and_ones_are_sorted(sort_8);
        // SAFETY: as above.
        let sort_16 = |rows: [[u32; LANES]; 16]| unsafe {
            sort_columns_of_16(rows.map(|row| std::mem::transmute::<_, __m512i>(row)))
                .map(|row| std::mem::transmute::<_, [u32; LANES]>(row))
        };
        zeros_and_ones_are_sorted(sort_16);
    }

    /// So many words, first some zeros and then ones.
    fn rising<const N: usize>(zeros: usize) -> [[u32; LANES]; N] {
        array::from_fn(|row| array::from_fn(|lane| u32::from(row * LANES + lane >= zeros)))
    }

    /// Two sorted halves of any number of zeros are merged.
    fn halves_are_merged<const N: usize>() {
        let half = N / 2 * LANES;
        for left in 0..=half {
            for right in 0..=half {
                let (first, second) = (rising::<N>(left), rising::<N>(right));
                let halves: [[u32; LANES]; N] = array::from_fn(|row| {
                    if row < N / 2 {
                        first[row]
                    } else {
                        second[row - N / 2]
                    }
                });
                // SAFETY: the instructions are those that this crate is compiled for; both types are sixteen words.
                let merged = unsafe {
                    merge(halves.map(|row| std::mem::transmute::<_, __m512i>(row)))
                        .map(|row| std::mem::transmute::<_, [u32; LANES]>(row))
                };
                assert_eq!(merged, rising::<N>(left + right), "{N}: {left} and {right}");
            }
        }
    }

    #[test]
    fn sorted_halves_are_merged() {
        halves_are_merged::<2>();
        halves_are_merged::<4>();
        halves_are_merged::<8>();
        halves_are_merged::<16>();
    }

    #[test]
    fn bitonic_pairs_are_sorted() {
        // Zeros but for a stretch of ones, or the other way round.
        let mut sequences: Vec<[u32; LANES]> = Vec::new();
        for start in 0..LANES {
            for end in start..=LANES {
                for inside in [0, 1] {
                    sequences.push(array::from_fn(|lane| {
                        if (start..end).contains(&lane) {
                            inside
                        } else {
                            1 - inside
                        }
                    }));
                }
            }
        }
        let sorted = |mut words: [u32; LANES]| {
            words.sort_unstable();
            words
        };
        for &a in &sequences {
            for &b in &sequences {
                // SAFETY: the instructions are those that this crate is compiled for; both types are sixteen words.
                let pair = unsafe {
                    sort_bitonic_pair([a, b].map(|words| std::mem::transmute::<_, __m512i>(words)))
                        .map(|words| std::mem::transmute::<_, [u32; LANES]>(words))
                };
                assert_eq!(pair, [sorted(a), sorted(b)]);
            }
        }
    }

    #[test]
    fn lanes_are_sorted() {
        for pattern in 0..1_u32 << LANES {
            let mut words: [u32; LANES] = array::from_fn(|i| pattern >> i & 1);
            // SAFETY: the instructions are those that this crate is compiled for.
            unsafe { sort_few(&mut words) };
            assert!(words.is_sorted(), "{pattern:b}");
            assert_eq!(
                words.iter().sum::<u32>(),
                pattern.count_ones(),
                "{pattern:b}"
            );
        }
    }

    #[test]
    fn every_number_of_words_is_sorted() {
        for len in 0..=FEW as u32 {
            let scattered = (0..len).map(|i| i.wrapping_mul(2_654_435_761)).collect();
            let few = (0..len).map(|i| [u32::MAX, 0, 7][i as usize % 3]).collect();
            let falling = (0..len).rev().collect();
            for words in [scattered, few, falling] {
                let mut sorted: Vec<u32> = words;
                let mut expected = sorted.clone();
                expected.sort_unstable();
                // SAFETY: the instructions are those that this crate is compiled for.
                unsafe { sort_few(&mut sorted) };
                assert_eq!(sorted, expected, "{len}");
            }
        }
    }
}
