//! Numbers of one type as numbers of another.
//!
//! | from | to | rule |
//! |---|---|---|
//! | float | integer | the fraction is dropped, as GDScript's `int()` does; beyond the type's range, its nearest limit; NaN becomes 0 |
//! | integer | narrower integer | beyond the type's range, its nearest limit |
//! | integer | float | to nearest, ties to even |
//! | `f64` | `f32` | to nearest, ties to even; beyond the range ±∞; NaN stays NaN |
//! | any | wider | exact |
//!
//! The same bits at every level and thread count. A signalling NaN comes out quiet.

use std::mem::MaybeUninit;

use bytemuck::Pod;

use super::bits;
use crate::lanes::{self, F32, Run};
use crate::parallel::{self, Cost};

/// A number that has a defined value in the type `U`.
pub trait Convert<U>: Pod + Send + Sync {
    /// What one conversion takes.
    const COST: Cost;

    /// The nearest number of the type `U`, by the rules of [this module](self).
    #[must_use]
    fn convert(self) -> U;

    /// Converts every number of `source` on this thread.
    ///
    /// A plain loop, unless there is something better: the compiler finds the instructions.
    #[inline]
    fn convert_part(source: &[Self], target: &mut [MaybeUninit<U>]) {
        for (target, number) in target.iter_mut().zip(source) {
            target.write(number.convert());
        }
    }
}

/// Writes every number of `source` to `target` as a number of that type.
///
/// # Panics
///
/// When the two differ in length.
pub fn convert_into<T: Convert<U>, U: Send>(source: &[T], target: &mut [MaybeUninit<U>]) {
    parallel::for_each_part((source, target), T::COST, |(source, target)| {
        T::convert_part(source, target);
    });
}

/// Numbers that have the type already: every bit of them stays.
pub fn copy<T: Convert<T>>(run: Run<'_, T>) {
    parallel::for_each_part(run, T::COST, |run| {
        let _ = run.copied();
    });
}

macro_rules! conversions {
    ($($T:ty => $($U:ty: $ns:literal $f:expr),*;)*) => {$($(
        impl Convert<$U> for $T {
            const COST: Cost = Cost::ns($ns);

            #[inline]
            fn convert(self) -> $U {
                let f: fn($T) -> $U = $f;
                f(self)
            }
        }
    )*)*};
}

conversions! {
    f32 =>
        f32: 0.1 |x| x,
        f64: 0.2 f64::from,
        i64: 0.5 |x| bits::f64_to_i64(x.into()),
        u8: 0.15 bits::f32_to_u8;
    f64 =>
        f32: 0.2 |x| x as f32,
        f64: 0.2 |x| x,
        i32: 0.3 bits::f64_to_i32,
        i64: 0.5 bits::f64_to_i64,
        u8: 0.3 bits::f64_to_u8;
    i32 =>
        f32: 0.1 |x| x as f32,
        f64: 0.2 f64::from,
        i32: 0.1 |x| x,
        i64: 0.2 i64::from,
        u8: 0.1 |x| x.clamp(0, 255) as u8;
    i64 =>
        f32: 0.4 bits::i64_to_f32,
        f64: 0.3 bits::i64_to_f64,
        i32: 0.3 |x| x.clamp(i32::MIN.into(), i32::MAX.into()) as i32,
        i64: 0.2 |x| x,
        u8: 0.3 |x| x.clamp(0, 255) as u8;
    u8 =>
        f32: 0.1 f32::from,
        f64: 0.2 f64::from,
        i32: 0.1 i32::from,
        i64: 0.2 i64::from,
        u8: 0.05 |x| x;
}

impl Convert<i32> for f32 {
    const COST: Cost = Cost::ns(0.15);

    #[inline]
    fn convert(self) -> i32 {
        self as i32
    }

    #[inline]
    fn convert_part(source: &[Self], target: &mut [MaybeUninit<i32>]) {
        lanes::map_into(source, target, F32::trunc_int);
    }
}
