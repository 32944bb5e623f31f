//! Where the elements are that are not 0.

use std::mem::MaybeUninit;

/// Writes the numbers of the bytes that are not 0, in order; `numbers` is as long as there are such bytes (see
/// [`super::count_nonzero`]).
///
/// # Panics
///
/// When it is not, or the mask has more than 2³¹ bytes.
pub fn find_nonzero(mask: &[u8], numbers: &mut [MaybeUninit<i32>]) {
    const BLOCK: usize = 64;
    assert!(mask.len() <= 1 << 31, "numbers that an i32 does not hold");
    let mut rest = numbers;
    for (b, block) in mask.chunks(BLOCK).enumerate() {
        // Written whether it counts or not: the next one is written over it.
        let mut found = [MaybeUninit::uninit(); BLOCK];
        let mut count = 0;
        for (i, &byte) in block.iter().enumerate() {
            found[count % BLOCK].write((b * BLOCK + i) as i32);
            count += usize::from(byte != 0);
        }
        let (target, after) = rest.split_at_mut(count);
        target.copy_from_slice(&found[..count]);
        rest = after;
    }
    assert!(rest.is_empty(), "room for more than there are");
}
