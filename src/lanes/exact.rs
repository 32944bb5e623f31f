//! Sums in `f64` of numbers that come into it without rounding.

use super::registers::F64;

/// The numbers in a register of [`F64`].
const HALF: usize = size_of::<F64>() / size_of::<f64>();

/// The floats as `f64`, every one of them exactly.
#[inline(always)]
#[must_use]
pub fn widen(floats: &[f32; HALF]) -> F64 {
    // The compiler makes two halves of a register, and then one of both.
    #[cfg(target_feature = "avx512f")]
    {
        use std::arch::x86_64::{_mm256_loadu_ps, _mm512_cvtps_pd};
        // SAFETY: the crate is compiled for CPUs that have the instructions; eight floats are read.
        let wide = unsafe { _mm512_cvtps_pd(_mm256_loadu_ps(floats.as_ptr())) };
        F64::from(wide)
    }
    #[cfg(not(target_feature = "avx512f"))]
    F64::new(floats.map(f64::from))
}

/// `sum + a * b`, where **every product is exact**: a number that `f64` has, as the product of two `f32` and of two bytes is.
///
/// So it is all the same whether the product is rounded before the addition: by one instruction where the level has it
/// (fused multiply-add), by two elsewhere, and the same bits. Of other products the bits would depend on the level.
#[inline(always)]
#[must_use]
pub fn add_exact_product(sum: F64, a: F64, b: F64) -> F64 {
    a.mul_add(b, sum)
}
