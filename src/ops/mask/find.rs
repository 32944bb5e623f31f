//! Where the elements are that are not 0.

use std::mem::MaybeUninit;

use crate::lanes;

/// Writes the numbers of the bytes that are not 0, in order; `numbers` is as long as there are such bytes (see
/// [`super::count_nonzero`]).
///
/// # Panics
///
/// When it is not, or the mask has more than 2³¹ bytes.
pub fn find_nonzero(mask: &[u8], numbers: &mut [MaybeUninit<i32>]) {
    lanes::find_marked(mask, numbers);
}
