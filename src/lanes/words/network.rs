//! Up to 256 words in registers of AVX-512, sorted by networks that compare whole registers.
//!
//! Registers are merged by Batcher's bitonic network ("Sorting networks and their applications", 1968). Where there are 16 of
//! them, their columns are sorted first, each lane by itself, by Green's network of 60 comparisons (Knuth, "The art of computer
//! programming", volume 3, 5.3.4), which takes no shuffles.

use std::arch::x86_64::{
    __m512i, __mmask16, _mm512_mask_loadu_epi32, _mm512_mask_max_epu32, _mm512_mask_storeu_epi32,
    _mm512_max_epu32, _mm512_min_epu32, _mm512_permutexvar_epi32, _mm512_set_epi32,
    _mm512_set1_epi32, _mm512_shuffle_epi32, _mm512_shuffle_i32x4, _mm512_unpackhi_epi32,
    _mm512_unpackhi_epi64, _mm512_unpacklo_epi32, _mm512_unpacklo_epi64,
};

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
        *register = read;
    }
    match registers.as_chunks_mut::<16>().0 {
        // By value, as they have to stay in registers.
        [all] => *all = transpose(sort_columns(*all)),
        _ => {
            for register in &mut registers {
                *register = sort_lanes(*register);
            }
        }
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

/// Sorts each lane of the registers by itself.
#[inline]
#[target_feature(enable = "avx512f")]
fn sort_columns(mut registers: [__m512i; 16]) -> [__m512i; 16] {
    macro_rules! compare {
        ($($a:literal $b:literal),*) => {$(
            (registers[$a], registers[$b]) = in_order(registers[$a], registers[$b]);
        )*};
    }
    compare!(0 1, 2 3, 4 5, 6 7, 8 9, 10 11, 12 13, 14 15);
    compare!(0 2, 1 3, 4 6, 5 7, 8 10, 9 11, 12 14, 13 15);
    compare!(0 4, 1 5, 2 6, 3 7, 8 12, 9 13, 10 14, 11 15);
    compare!(0 8, 1 9, 2 10, 3 11, 4 12, 5 13, 6 14, 7 15);
    compare!(1 2, 3 12, 4 8, 5 10, 6 9, 7 11, 13 14);
    compare!(1 4, 2 8, 7 13, 11 14);
    compare!(2 4, 3 8, 5 6, 7 12, 9 10, 11 13);
    compare!(3 5, 6 8, 7 9, 10 12);
    compare!(3 4, 5 6, 7 8, 9 10, 11 12);
    compare!(6 7, 8 9);
    registers
}

/// Makes rows of columns.
#[inline]
#[target_feature(enable = "avx512f")]
fn transpose(rows: [__m512i; 16]) -> [__m512i; 16] {
    // Quarters of registers are squares of four by four words in the end. First pairs of rows, ...
    let mut pairs = rows;
    for i in (0..16).step_by(2) {
        pairs[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
        pairs[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
    }
    // ... then pairs of those: quarter `q` of register `4 * i + c` is column `4 * q + c` of four rows, ...
    let mut fours = rows;
    for i in (0..16).step_by(4) {
        for j in 0..2 {
            let (first, second) = (pairs[i + j], pairs[i + 2 + j]);
            fours[i + 2 * j] = _mm512_unpacklo_epi64(first, second);
            fours[i + 2 * j + 1] = _mm512_unpackhi_epi64(first, second);
        }
    }
    // ... and quarters are put together, the even and the odd ones apart.
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
