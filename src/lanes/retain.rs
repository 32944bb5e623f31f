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
                let last = kept + staying - 1;
                let mut next = kept;
                for (i, &byte) in mask[..count].iter().enumerate() {
                    // SAFETY: start + i < len is readable. The place is at most `last` < keep <= len, so writable. In
                    // place it is at most start + i, as it has moved no further than the reading: nothing unread is lost.
                    unsafe {
                        let element = source.add(start + i).read();
                        // Written whether it stays or not: the next one that stays is written over it. Behind the last
                        // one that stays nothing is written that would not.
                        if next <= last {
                            target.add(next).write(element);
                        }
                    }
                    next += usize::from(byte != 0);
                }
            }
            kept += staying;
        }
        assert_eq!(kept, keep, "fewer elements stay than {keep}");
    }
}
