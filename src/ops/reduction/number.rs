//! What the reductions ask of an element that is a number.

use bytemuck::Pod;

use crate::lanes::{self, F64};

use super::accumulate::{FLOATS, WIDTH};
use super::extremes;
use super::sums;

/// A number of a packed array.
pub trait Number: Pod + PartialOrd + Send + Sync {
    /// Whether it takes several instructions, and constants, to make `f64` of a register.
    #[doc(hidden)]
    const IS_HARD: bool = false;

    /// The number as `f64`: exact but for an `i64` beyond 2⁵³, which is rounded to the nearest.
    fn to_f64(self) -> f64;

    /// Whether it is not 0: true of NaN, false of −0.
    fn is_true(self) -> bool;

    /// Whether it is NaN: false of every integer.
    fn is_nan(self) -> bool;

    /// The sum of all.
    #[doc(hidden)]
    fn total(numbers: &[Self]) -> f64;

    /// The least of a chunk, NaN if there is one; of none, the greatest there is.
    #[doc(hidden)]
    fn least(chunk: &[Self]) -> Self;

    /// The greatest of a chunk, NaN if there is one; of none, the least there is.
    #[doc(hidden)]
    fn greatest(chunk: &[Self]) -> Self;

    /// A part of a row, as `f64`.
    #[doc(hidden)]
    #[inline(always)]
    fn floats(numbers: &[Self; FLOATS]) -> F64 {
        F64::new(numbers.map(Self::to_f64))
    }

    /// `sum + a * b` of such numbers, the product rounded.
    #[doc(hidden)]
    #[inline(always)]
    fn add_product(sum: F64, a: F64, b: F64) -> F64 {
        sum + a * b
    }
}

/// A whole number of a packed array.
pub trait Integer: Number {
    /// The sum of at most [`super::CHUNK`] numbers, which no `i128` fails to hold.
    #[doc(hidden)]
    fn exact(chunk: &[Self]) -> i128;
}

/// Of numbers whose products all are `f64`.
macro_rules! exact_product {
    () => {
        #[inline(always)]
        fn add_product(sum: F64, a: F64, b: F64) -> F64 {
            lanes::add_exact_product(sum, a, b)
        }
    };
}

/// Of numbers that are made `f64` many at once.
macro_rules! widen {
    () => {
        #[inline(always)]
        fn floats(numbers: &[Self; FLOATS]) -> F64 {
            lanes::widen(numbers)
        }
    };
}

macro_rules! float {
    ($T:ident $(, $widen:ident, $exact_product:ident)?) => {
        impl Number for $T {
            #[inline(always)]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }

            #[inline(always)]
            fn is_true(self) -> bool {
                self != 0.0
            }

            #[inline(always)]
            fn is_nan(self) -> bool {
                self != self
            }

            #[inline]
            fn total(numbers: &[Self]) -> f64 {
                sums::total(numbers)
            }

            #[inline]
            fn least(chunk: &[Self]) -> Self {
                extremes::$T::least(chunk)
            }

            #[inline]
            fn greatest(chunk: &[Self]) -> Self {
                extremes::$T::greatest(chunk)
            }

            $($widen!();)?
            $($exact_product!();)?
        }
    };
}

// 24 digits by 24 are 48 of 53, and the least and the greatest are far within the range.
float!(f32, widen, exact_product);
float!(f64);

macro_rules! integer {
    ($T:ident $(, $exact_product:ident)?; $chunk:ident => $exact:expr) => {
        impl Number for $T {
            const IS_HARD: bool = size_of::<Self>() == 8;

            #[inline(always)]
            fn to_f64(self) -> f64 {
                self as f64
            }

            #[inline(always)]
            fn is_true(self) -> bool {
                self != 0
            }

            #[inline(always)]
            fn is_nan(self) -> bool {
                false
            }

            #[inline]
            fn total(numbers: &[Self]) -> f64 {
                sums::sum_int(numbers) as f64
            }

            #[inline]
            fn least(chunk: &[Self]) -> Self {
                chunk.iter().fold(Self::MAX, |least, &x| least.min(x))
            }

            #[inline]
            fn greatest(chunk: &[Self]) -> Self {
                chunk.iter().fold(Self::MIN, |greatest, &x| greatest.max(x))
            }

            $($exact_product!();)?
        }

        impl Integer for $T {
            #[inline]
            fn exact($chunk: &[Self]) -> i128 {
                $exact
            }
        }
    };
}

integer!(u8, exact_product; chunk => chunk.chunks(64 * 256).map(bytes).sum::<u32>().into());
integer!(i32; chunk => chunk.iter().map(|&x| i64::from(x)).sum::<i64>().into());
integer!(i64; chunk => wide(chunk));

/// The sum of at most 64 · 256 bytes: 256 of them are less than 2¹⁶.
fn bytes(bytes: &[u8]) -> u32 {
    let (rows, tail) = bytes.as_chunks::<64>();
    let mut sums = [0_u16; 64];
    for row in rows {
        for (sum, &byte) in sums.iter_mut().zip(row) {
            *sum += u16::from(byte);
        }
    }
    let sums = sums.iter().map(|&sum| u32::from(sum));
    sums.sum::<u32>() + tail.iter().map(|&byte| u32::from(byte)).sum::<u32>()
}

/// The sum of a chunk of integers that may each take 64 bits: the halves apart, of numbers moved up by 2⁶³ so that
/// neither is negative.
fn wide(chunk: &[i64]) -> i128 {
    let (mut low, mut high) = (0_u64, 0_u64);
    for &x in chunk {
        let x = (x as u64) ^ (1 << 63);
        low += x & 0xFFFF_FFFF;
        high += x >> 32;
    }
    (i128::from(high) << 32) + i128::from(low) - ((chunk.len() as i128) << 63)
}

const _: () = assert!(super::CHUNK < 1 << 31 && WIDTH.is_multiple_of(FLOATS));
