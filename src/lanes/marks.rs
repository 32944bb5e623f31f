//! Where a mask is not 0.

use std::mem::MaybeUninit;

/// The bytes that are looked at together.
pub(super) const BLOCK: usize = 64;

/// Writes the numbers of the bytes of `mask` that are not 0, in order, to `numbers`, which has a place for each of them.
///
/// # Panics
///
/// When there are more or fewer places than such bytes, or the mask has more than 2³¹ bytes.
pub fn find_marked(mask: &[u8], numbers: &mut [MaybeUninit<i32>]) {
    assert!(mask.len() <= 1 << 31, "numbers that an i32 does not hold");
    let (blocks, tail) = mask.as_chunks::<BLOCK>();
    let mut rest = numbers;
    for (b, block) in blocks.iter().enumerate() {
        rest = put(marks(block), b * BLOCK, rest);
    }
    let mut last = [0; BLOCK];
    last[..tail.len()].copy_from_slice(tail);
    rest = put(marks(&last), blocks.len() * BLOCK, rest);
    assert!(rest.is_empty(), "room for more than there are");
}

/// A bit for each byte: whether it is not 0.
#[inline(always)]
pub(super) fn marks(block: &[u8; BLOCK]) -> u64 {
    #[cfg(target_feature = "avx512bw")]
    {
        use std::arch::x86_64::{_mm512_loadu_si512, _mm512_test_epi8_mask};
        // SAFETY: the crate is compiled for CPUs that have the instructions; a block is as many bytes as are read.
        unsafe {
            let bytes = _mm512_loadu_si512(block.as_ptr().cast());
            _mm512_test_epi8_mask(bytes, bytes)
        }
    }
    #[cfg(not(target_feature = "avx512bw"))]
    {
        use wide::u8x16;
        let quarters: [u8x16; 4] = bytemuck::cast(*block);
        let zeros = quarters.iter().rev().fold(0, |bits, quarter| {
            bits << 16 | u64::from(quarter.simd_eq(u8x16::ZERO).to_bitmask())
        });
        !zeros
    }
}

/// Writes the number of each bit that is set, and `start`, to the first of `places`. Returns the other places.
///
/// # Panics
///
/// When there are fewer places than bits.
#[inline(always)]
fn put(marks: u64, start: usize, mut places: &mut [MaybeUninit<i32>]) -> &mut [MaybeUninit<i32>] {
    for group in 0..BLOCK / GROUP {
        let bits = (marks >> (group * GROUP)) as Bits;
        let numbers = numbers(bits, (start + group * GROUP) as i32);
        let count = bits.count_ones() as usize;
        // Written whether it counts or not, where there is room: the next ones are written over it.
        match places.first_chunk_mut() {
            Some(places) => *places = numbers.map(MaybeUninit::new),
            None => {
                for (place, number) in places[..count].iter_mut().zip(numbers) {
                    place.write(number);
                }
            }
        }
        places = &mut places[count..];
    }
    places
}

#[cfg(target_feature = "avx512f")]
use compressed::{Bits, GROUP, numbers};
#[cfg(not(target_feature = "avx512f"))]
use looked_up::{Bits, GROUP, numbers};

/// AVX-512 has an instruction for it (`vpcompressd`).
#[cfg(target_feature = "avx512f")]
mod compressed {
    use std::arch::x86_64::{__m512i, _mm512_maskz_compress_epi32};
    use std::array;
    use std::mem::transmute;

    /// A bit for each lane of a register.
    pub type Bits = u16;
    pub const GROUP: usize = 16;

    /// The numbers of the bits that are set, each with `start` added, and zeros after them.
    #[inline(always)]
    pub fn numbers(bits: Bits, start: i32) -> [i32; GROUP] {
        let all: [i32; GROUP] = array::from_fn(|i| start + i as i32);
        // SAFETY: the crate is compiled for CPUs that have the instruction; both types are sixteen integers.
        unsafe {
            let all = transmute::<[i32; GROUP], __m512i>(all);
            transmute::<__m512i, [i32; GROUP]>(_mm512_maskz_compress_epi32(bits, all))
        }
    }
}

/// Elsewhere a table knows the bits of a byte.
#[cfg(not(target_feature = "avx512f"))]
mod looked_up {
    /// A bit for each number of a row.
    pub type Bits = u8;
    pub const GROUP: usize = 8;

    /// For each byte the numbers of its bits that are set, and zeros after them.
    static ROWS: [[u8; GROUP]; 256] = {
        let mut rows = [[0; GROUP]; 256];
        let mut byte = 0;
        while byte < rows.len() {
            let (mut bit, mut count) = (0, 0);
            while bit < GROUP {
                if byte >> bit & 1 == 1 {
                    rows[byte][count] = bit as u8;
                    count += 1;
                }
                bit += 1;
            }
            byte += 1;
        }
        rows
    };

    /// The numbers of the bits that are set, each with `start` added, and any numbers after them.
    #[inline(always)]
    pub fn numbers(bits: Bits, start: i32) -> [i32; GROUP] {
        ROWS[usize::from(bits)].map(|number| start + i32::from(number))
    }
}
