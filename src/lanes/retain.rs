//! Elements that stay move up.

use bytemuck::Pod;

use super::{Operand, Run};

/// The elements that are looked at together: where all or none of them stay they move, or go, as one.
const BLOCK: usize = 32;

impl<T: Pod> Run<'_, T> {
    /// Writes the elements whose byte in `mask` is not 0, in order, to the first `keep` places of the target, and nothing
    /// beyond them.
    ///
    /// # Panics
    ///
    /// When the mask is not as long as the run, or `keep` is not the number of its bytes that are not 0. The target may
    /// have been written to then.
    pub fn retain(self, mask: Operand<'_, u8>, keep: usize) {
        assert_eq!(mask.len(), self.len(), "a mask of another length");
        let (source, target, len) = self.parts();
        let mut kept = 0;
        for start in (0..len).step_by(BLOCK) {
            let count = BLOCK.min(len - start);
            let mask: [u8; BLOCK] = mask.block(start, count);
            let staying: u8 = mask.iter().map(|&byte| u8::from(byte != 0)).sum();
            let staying = usize::from(staying);
            assert!(staying <= keep - kept, "more elements stay than {keep}");
            if staying == BLOCK {
                // SAFETY: count is BLOCK: start + BLOCK <= len elements are readable, and kept + BLOCK <= keep <= len are
                // writable by the contract of `from_raw`. All are read before any is written.
                unsafe {
                    let block = source.add(start).cast::<[T; BLOCK]>().read();
                    target.add(kept).cast::<[T; BLOCK]>().write(block);
                }
            } else if staying > 0 {
                // SAFETY: start + count <= len elements are readable, and kept + staying <= keep <= len are writable by the
                // contract of `from_raw`. In place kept <= start, as nothing has moved further than the reading.
                unsafe { squeeze(source.add(start), &mask[..count], target.add(kept)) };
            }
            kept += staying;
        }
        assert_eq!(kept, keep, "fewer elements stay than {keep}");
    }
}

/// Writes the elements of a block whose byte in `mask` is not 0, in order, to `target`, and nothing else.
///
/// # Safety
///
/// `source` is valid for reads of as many elements as `mask` has, `target` for writes of as many as it marks; where the two
/// overlap, `target` is not after `source`.
#[inline(always)]
unsafe fn squeeze<T: Pod>(source: *const T, mask: &[u8], target: *mut T) {
    #[cfg(all(target_feature = "avx512bw", target_feature = "avx512vl"))]
    if matches!(size_of::<T>(), 4 | 8) {
        // SAFETY: the caller's; elements of four or eight bytes of any type are such integers to an instruction that moves
        // them, which needs no alignment.
        return unsafe { compress::squeeze(source, mask, target) };
    }
    // SAFETY: the caller's.
    unsafe { one_by_one(source, mask, target) };
}

/// As [`squeeze`], for elements of any size.
///
/// # Safety
///
/// As for [`squeeze`].
#[inline(always)]
unsafe fn one_by_one<T: Pod>(source: *const T, mask: &[u8], target: *mut T) {
    let staying: usize = mask.iter().map(|&byte| usize::from(byte != 0)).sum();
    let mut next = 0;
    for (i, &byte) in mask.iter().enumerate() {
        // SAFETY: i is less than the length of the mask.
        let element = unsafe { source.add(i).read() };
        // Written whether it stays or not: the next one that stays is written over it.
        if next < staying {
            // SAFETY: next is less than the number of marked elements, and at most i: nothing unread is lost.
            unsafe { target.add(next).write(element) };
        }
        next += usize::from(byte != 0);
    }
}

/// AVX-512 has an instruction for it (`vpcompressd`, `vpcompressq`).
#[cfg(all(target_feature = "avx512bw", target_feature = "avx512vl"))]
mod compress {
    use std::arch::x86_64::*;

    use super::BLOCK;

    /// As [`super::squeeze`], for elements of four or eight bytes.
    ///
    /// # Safety
    ///
    /// As for [`super::squeeze`].
    #[inline(always)]
    pub unsafe fn squeeze<T>(source: *const T, mask: &[u8], target: *mut T) {
        let mut bytes = [0_u8; BLOCK];
        bytes[..mask.len()].copy_from_slice(mask);
        let bytes: __m256i = bytemuck::cast(bytes);
        // SAFETY: the crate is compiled for CPUs that have these instructions, here and below.
        let mut marks = unsafe { _mm256_test_epi8_mask(bytes, bytes) };
        let lanes = 64 / size_of::<T>();
        let mut next = 0;
        for start in (0..mask.len()).step_by(lanes) {
            let there = u32::MAX >> (32 - lanes.min(mask.len() - start));
            let staying = marks & there;
            let count = staying.count_ones();
            // As many as stay, from the first on.
            let places = !(u32::MAX << count);
            // SAFETY: only lanes of `there` are read, which the source has, before the lanes of `places` are written, as many
            // as the mask marks: no element is overwritten before it was read.
            unsafe {
                let (source, target) = (source.add(start), target.add(next));
                if size_of::<T>() == 4 {
                    let elements = _mm512_maskz_loadu_epi32(there as u16, source.cast());
                    let elements = _mm512_maskz_compress_epi32(staying as u16, elements);
                    _mm512_mask_storeu_epi32(target.cast(), places as u16, elements);
                } else {
                    let elements = _mm512_maskz_loadu_epi64(there as u8, source.cast());
                    let elements = _mm512_maskz_compress_epi64(staying as u8, elements);
                    _mm512_mask_storeu_epi64(target.cast(), places as u8, elements);
                }
            }
            next += count as usize;
            marks = marks.checked_shr(lanes as u32).unwrap_or(0);
        }
    }
}
