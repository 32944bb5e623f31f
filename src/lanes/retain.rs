//! Elements that stay move up.

use bytemuck::Pod;

use super::marks::{BLOCK, marks};
use super::operand::MOST;
use super::{Operand, Run};

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
            let stays = marked(mask, start, count);
            let staying = stays.count_ones() as usize;
            assert!(staying <= keep - kept, "more elements stay than {keep}");
            if staying == BLOCK {
                // SAFETY: no more than count stay, which is BLOCK: start + BLOCK <= len elements are readable by the contract
                // of `from_raw`, and as kept <= start, no more having stayed than were looked at, so many are writable.
                unsafe { source.add(start).copy_to(target.add(kept), BLOCK) };
            } else if staying > 0 {
                // SAFETY: start + count <= len elements are readable by the contract of `from_raw`, and kept + staying of them
                // writable, which is no more: kept <= start, so that in place nothing has moved further than the reading. No
                // bit is set beyond count.
                unsafe { squeeze(source.add(start), stays, count, target.add(kept)) };
            }
            kept += staying;
        }
        assert_eq!(kept, keep, "fewer elements stay than {keep}");
    }
}

/// A bit for each of `count` bytes of the mask, at least one: whether it is not 0.
#[inline(always)]
fn marked(mask: Operand<'_, u8>, start: usize, count: usize) -> u64 {
    let half = count.min(MOST);
    let halves: [[u8; MOST]; BLOCK / MOST] = [
        mask.block(start, half),
        mask.block(start + half, count - half),
    ];
    // One value for all fills the halves up.
    marks(bytemuck::cast_ref(&halves)) & (u64::MAX >> (BLOCK - count))
}

/// Writes those of `count` elements whose bit in `stays` is set, in order, to `target`, and nothing else.
///
/// # Safety
///
/// `count` is no more than [`BLOCK`], and no bit is set beyond it. `source` is valid for reads of `count` elements, `target` for
/// writes of as many as bits are set; where the two overlap, `target` is not after `source`.
#[inline(always)]
unsafe fn squeeze<T: Pod>(source: *const T, stays: u64, count: usize, target: *mut T) {
    #[cfg(all(target_feature = "avx512bw", target_feature = "avx512vl"))]
    if matches!(size_of::<T>(), 4 | 8) {
        // SAFETY: the caller's; elements of four or eight bytes of any type are such integers to an instruction that moves
        // them, which needs no alignment.
        return unsafe { compress::squeeze(source, stays, count, target) };
    }
    // SAFETY: the caller's.
    unsafe { one_by_one(source, stays, count, target) };
}

/// As [`squeeze`], for elements of any size.
///
/// # Safety
///
/// As for [`squeeze`].
#[inline(always)]
unsafe fn one_by_one<T: Pod>(source: *const T, stays: u64, count: usize, target: *mut T) {
    let staying = stays.count_ones() as usize;
    let mut next = 0;
    for i in 0..count {
        // SAFETY: i is less than count.
        let element = unsafe { source.add(i).read() };
        // Written whether it stays or not: the next one that stays is written over it.
        if next < staying {
            // SAFETY: next is less than the number of marked elements, and at most i: nothing unread is lost.
            unsafe { target.add(next).write(element) };
        }
        next += (stays >> i & 1) as usize;
    }
}

/// AVX-512 has an instruction for it (`vpcompressd`, `vpcompressq`).
#[cfg(all(target_feature = "avx512bw", target_feature = "avx512vl"))]
mod compress {
    use std::arch::x86_64::*;

    /// As [`super::squeeze`], for elements of four or eight bytes.
    ///
    /// # Safety
    ///
    /// As for [`super::squeeze`].
    #[inline(always)]
    pub unsafe fn squeeze<T>(source: *const T, mut stays: u64, count: usize, target: *mut T) {
        let lanes = 64 / size_of::<T>();
        let mut next = 0;
        for start in (0..count).step_by(lanes) {
            let there = u32::MAX >> (32 - lanes.min(count - start));
            let staying = stays as u32 & there;
            let count = staying.count_ones();
            // As many as stay, from the first on.
            let places = !(u32::MAX << count);
            // SAFETY: the crate is compiled for CPUs that have these instructions. Only lanes of `there` are read, which the
            // source has, before the lanes of `places` are written, as many as are marked: no element is overwritten before it
            // was read.
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
            stays >>= lanes;
        }
    }
}
