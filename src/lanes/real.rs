//! Registers of floats, of either width: what a formula that serves both is written in.

use std::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Not, Sub};

use super::registers::{F32, F64};

/// A register of floats.
///
/// Comparisons give a mask: all bits of a lane where true, none where not, and never true of NaN but for
/// [`Self::is_nan`].
pub trait Real:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + Not<Output = Self>
{
    /// `value` in every lane, rounded to the lanes' type.
    fn splat(value: f64) -> Self;

    /// Where `self < other`.
    fn lt(self, other: Self) -> Self;

    /// Where `self <= other`.
    fn le(self, other: Self) -> Self;

    /// Where `self > other`.
    fn gt(self, other: Self) -> Self {
        other.lt(self)
    }

    /// Where `self >= other`.
    fn ge(self, other: Self) -> Self {
        other.le(self)
    }

    /// Where `self == other`.
    fn eq(self, other: Self) -> Self;

    /// Where a lane is NaN.
    fn is_nan(self) -> Self;

    /// Lanes of `yes` where this mask is true, of `no` where it is not.
    fn select(self, yes: Self, no: Self) -> Self;

    /// `self < other ? self : other`: `other` where one of the two is NaN.
    #[inline(always)]
    fn lesser(self, other: Self) -> Self {
        self.lt(other).select(self, other)
    }

    /// `self > other ? self : other`: `other` where one of the two is NaN.
    #[inline(always)]
    fn greater(self, other: Self) -> Self {
        self.gt(other).select(self, other)
    }

    /// Without the sign.
    fn abs(self) -> Self;

    /// With the sign of `sign`.
    fn copysign(self, sign: Self) -> Self;

    /// The greatest integer that is not greater.
    fn floor(self) -> Self;

    /// The least integer that is not less.
    fn ceil(self) -> Self;

    /// Without the fraction.
    fn trunc(self) -> Self;

    /// The square root, correctly rounded.
    fn sqrt(self) -> Self;

    /// Whether this mask is true in any lane.
    fn any(self) -> bool;
}

macro_rules! real {
    ($($R:ty: $T:ty,)*) => {$(
        impl Real for $R {
            #[inline(always)]
            fn splat(value: f64) -> Self {
                Self::splat(value as $T)
            }

            #[inline(always)]
            fn lt(self, other: Self) -> Self {
                self.simd_lt(other)
            }

            #[inline(always)]
            fn le(self, other: Self) -> Self {
                self.simd_le(other)
            }

            #[inline(always)]
            fn eq(self, other: Self) -> Self {
                self.simd_eq(other)
            }

            #[inline(always)]
            fn is_nan(self) -> Self {
                Self::is_nan(self)
            }

            #[inline(always)]
            fn select(self, yes: Self, no: Self) -> Self {
                self.bitselect(yes, no)
            }

            // x86 has each as one instruction.
            #[cfg(target_arch = "x86_64")]
            #[inline(always)]
            fn lesser(self, other: Self) -> Self {
                self.fast_min(other)
            }

            #[cfg(target_arch = "x86_64")]
            #[inline(always)]
            fn greater(self, other: Self) -> Self {
                self.fast_max(other)
            }

            #[inline(always)]
            fn abs(self) -> Self {
                Self::abs(self)
            }

            #[inline(always)]
            fn copysign(self, sign: Self) -> Self {
                Self::copysign(self, sign)
            }

            #[inline(always)]
            fn floor(self) -> Self {
                Self::floor(self)
            }

            #[inline(always)]
            fn ceil(self) -> Self {
                Self::ceil(self)
            }

            #[inline(always)]
            fn trunc(self) -> Self {
                Self::trunc(self)
            }

            #[inline(always)]
            fn sqrt(self) -> Self {
                Self::sqrt(self)
            }

            #[inline(always)]
            fn any(self) -> bool {
                Self::any(self)
            }
        }
    )*};
}

real! {
    F32: f32,
    F64: f64,
}
