//! Arithmetic that says which NaN comes out: the first, made quiet.
//!
//! IEEE 754 leaves it open which of two NaNs an operation gives. CPUs do not: x86 gives that of the first operand, and so
//! does ARM, but for a second one that signals where the first does not. But compilers take `a + b` for `b + a`, one way at
//! one CPU level and the other way at the next. So where two NaNs may meet the instruction is written out here.
//!
//! Elsewhere than on x86-64 and aarch64 these are the plain operators, and the compiler chooses.

#[cfg(all(not(miri), any(target_arch = "x86_64", target_arch = "aarch64")))]
use std::{arch::asm, mem::transmute};

use super::registers::F32;

/// An operation as one instruction: its name without and with a target of its own, and the plain operator.
macro_rules! operation {
    ($name:ident, $operator:tt, $sse:literal, $avx:literal, $neon:literal) => {
        #[doc = concat!("`a ", stringify!($operator), " b`; if both are NaN, `a`.")]
        #[inline(always)]
        #[must_use]
        pub fn $name(a: F32, b: F32) -> F32 {
            #[cfg(all(not(miri), target_feature = "avx512f"))]
            {
                use std::arch::x86_64::__m512;
                // SAFETY: both types are sixteen floats; the level has the instruction, which touches its operands only.
                unsafe {
                    let (a, b) = (transmute::<F32, __m512>(a), transmute::<F32, __m512>(b));
                    let result: __m512;
                    asm!(concat!($avx, " {}, {}, {}"), lateout(zmm_reg) result, in(zmm_reg) a, in(zmm_reg) b,
                        options(pure, nomem, nostack, preserves_flags));
                    transmute::<__m512, F32>(result)
                }
            }
            #[cfg(all(not(miri), target_feature = "avx2", not(target_feature = "avx512f")))]
            {
                use std::arch::x86_64::__m256;
                // SAFETY: both types are eight floats; the level has the instruction, which touches its operands only.
                unsafe {
                    let (a, b) = (transmute::<F32, __m256>(a), transmute::<F32, __m256>(b));
                    let result: __m256;
                    // The assembler takes a product or a sum the other way round where that makes it a byte shorter. With the
                    // long prefix there is nothing to gain.
                    asm!(concat!("{{vex3}} ", $avx, " {}, {}, {}"), lateout(ymm_reg) result, in(ymm_reg) a, in(ymm_reg) b,
                        options(pure, nomem, nostack, preserves_flags));
                    transmute::<__m256, F32>(result)
                }
            }
            #[cfg(all(not(miri), target_arch = "x86_64", not(target_feature = "avx2")))]
            {
                use std::arch::x86_64::__m128;
                // SAFETY: both types are four floats; every x86-64 has the instruction, which touches its operands only.
                unsafe {
                    let (mut a, b) = (transmute::<F32, __m128>(a), transmute::<F32, __m128>(b));
                    asm!(concat!($sse, " {}, {}"), inlateout(xmm_reg) a, in(xmm_reg) b,
                        options(pure, nomem, nostack, preserves_flags));
                    transmute::<__m128, F32>(a)
                }
            }
            #[cfg(all(not(miri), target_arch = "aarch64"))]
            {
                use std::arch::aarch64::float32x4_t;
                // SAFETY: both types are four floats; every aarch64 has the instruction, which touches its operands only.
                unsafe {
                    let (a, b) = (transmute::<F32, float32x4_t>(a), transmute::<F32, float32x4_t>(b));
                    let result: float32x4_t;
                    asm!(concat!($neon, " {:v}.4s, {:v}.4s, {:v}.4s"), lateout(vreg) result, in(vreg) a, in(vreg) b,
                        options(pure, nomem, nostack, preserves_flags));
                    transmute::<float32x4_t, F32>(result)
                }
            }
            #[cfg(any(miri, not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
            {
                a $operator b
            }
        }
    };
}

operation!(add, +, "addps", "vaddps", "fadd");
operation!(sub, -, "subps", "vsubps", "fsub");
operation!(mul, *, "mulps", "vmulps", "fmul");
