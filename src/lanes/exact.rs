//! Sums of products that need no rounding.

use super::registers::Sums;

/// `sum + a * b`, where **every product is exact**: a number that `f64` has, as the product of two `f32` and of two bytes is.
///
/// So it is all the same whether the product is rounded before the addition: by one instruction where the level has it
/// (fused multiply-add), by two elsewhere, and the same bits. Of other products the bits would depend on the level.
#[inline(always)]
#[must_use]
pub fn add_exact_product(sum: Sums, a: Sums, b: Sums) -> Sums {
    a.mul_add(b, sum)
}
