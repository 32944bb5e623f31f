//! The rest of a division of floats, exact as C's `fmod`.

use crate::lanes::{F32, F64, LANES, Real};

/// Registers with a remainder.
pub(super) trait Remainder: Real {
    /// The rest of the division by `other`, with the sign of `self`.
    fn rem(self, other: Self) -> Self;
}

impl Remainder for F32 {
    #[inline(always)]
    fn rem(self, other: Self) -> Self {
        let (x, y) = (widen(self), widen(other));
        let [a, b] = [quotient(x[0], y[0]), quotient(x[1], y[1])];
        if (is_inexact(a) | is_inexact(b)).any() {
            return one_by_one(self, other);
        }
        narrow([rest(x[0], y[0], a), rest(x[1], y[1], b)])
    }
}

/// Twice the width of doubles is not to be had, so each lane takes the long way.
impl Remainder for F64 {
    #[inline(always)]
    fn rem(self, other: Self) -> Self {
        let (x, y) = (self.to_array(), other.to_array());
        Self::new(std::array::from_fn(|i| x[i] % y[i]))
    }
}

#[inline(always)]
fn quotient(x: F64, y: F64) -> F64 {
    Real::trunc(x / y)
}

/// Whether the product of this quotient and a divisor of 24 bits may have more bits than a double.
#[inline(always)]
fn is_inexact(quotient: F64) -> F64 {
    let size = Real::abs(quotient);
    size.gt(Real::splat((1_u64 << 28) as f64)) & size.lt(Real::splat(f64::INFINITY))
}

/// `x - quotient * y`, exact; the rounded quotient is the right one, or one too great, never too small.
#[inline(always)]
fn rest(x: F64, y: F64, quotient: F64) -> F64 {
    let zero = Real::splat(0.0);
    let rest = Real::copysign(x - quotient * y, x);
    let over = (x - quotient * y) * Real::copysign(Real::splat(1.0), x);
    let rest = over.lt(zero).select(
        x - (quotient - Real::copysign(Real::splat(1.0), quotient)) * y,
        rest,
    );
    // A finite number is left whole by an infinite divisor: 0 * inf would be NaN.
    let whole =
        Real::abs(y).eq(Real::splat(f64::INFINITY)) & Real::abs(x).lt(Real::splat(f64::INFINITY));
    whole.select(x, rest)
}

#[cold]
fn one_by_one(x: F32, y: F32) -> F32 {
    let (x, y) = (x.to_array(), y.to_array());
    F32::new(std::array::from_fn(|i| x[i] % y[i]))
}

/// The same numbers with 64 bits.
#[inline(always)]
pub(super) fn widen(x: F32) -> [F64; 2] {
    let x = x.to_array();
    std::array::from_fn(|half| {
        F64::new(std::array::from_fn(|i| {
            f64::from(x[half * (LANES / 2) + i])
        }))
    })
}

/// Numbers with 64 bits, rounded to 32.
#[inline(always)]
pub(super) fn narrow(halves: [F64; 2]) -> F32 {
    let halves = halves.map(F64::to_array);
    F32::new(std::array::from_fn(|i| {
        halves[i / (LANES / 2)][i % (LANES / 2)] as f32
    }))
}
