//! What is marked stays.

use bytemuck::Pod;

use crate::lanes::{Operand, Run};

/// Writes the elements whose byte in `mask` is not 0, in order, to the first places of the target; `keep` is how many there
/// are (see [`super::count_nonzero`]). Nothing is written beyond them.
///
/// # Panics
///
/// When the mask is not as long as the array, or `keep` is not its count.
#[inline]
pub fn compact<T: Pod>(array: Run<'_, T>, mask: Operand<'_, u8>, keep: usize) {
    array.retain(mask, keep);
}
