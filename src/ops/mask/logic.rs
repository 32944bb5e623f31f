//! And, or, not.

use crate::lanes::{self, Operand, Run};
use crate::parallel::{self, Cost};

const COST: Cost = Cost::ns(0.04);

/// Makes every byte 1 where neither it nor that of `other` is 0, else 0.
///
/// # Panics
///
/// When the two differ in length.
pub fn mask_and(mask: Run<'_, u8>, other: Operand<'_, u8>) {
    parallel::for_each_part((mask, other), COST, |(mask, other)| {
        lanes::zip_bytes(mask, other, |a, b| a.min(b).min(1));
    });
}

/// Makes every byte 1 where it or that of `other` is not 0, else 0.
///
/// # Panics
///
/// When the two differ in length.
pub fn mask_or(mask: Run<'_, u8>, other: Operand<'_, u8>) {
    parallel::for_each_part((mask, other), COST, |(mask, other)| {
        lanes::zip_bytes(mask, other, |a, b| (a | b).min(1));
    });
}

/// Makes every byte that is 0 1, and every other byte 0.
pub fn mask_not(mask: Run<'_, u8>) {
    parallel::for_each_part(mask, COST, |mask| {
        lanes::zip_each(mask, [], |a, []| u8::from(a == 0));
    });
}
