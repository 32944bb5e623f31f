//! The least and the greatest, and where they are.

use crate::parallel::{self, Cost};

use super::Number;

/// The numbers that are looked through at a time.
const CHUNK: usize = 16 * 1024;

/// Mostly the memory of a number.
const COST: Cost = Cost::ns(0.16);

/// The least of all numbers as `f64`; NaN if one is NaN. `None` if there are none.
///
/// A zero comes out as +0. An `i64` beyond 2⁵³ is rounded to the nearest `f64`.
#[must_use]
#[inline]
pub fn min<T: Number>(numbers: &[T]) -> Option<f64> {
    extreme(numbers, T::least, |a, b| a < b)
}

/// The greatest of all numbers as `f64`; NaN if one is NaN. `None` if there are none.
///
/// A zero comes out as +0. An `i64` beyond 2⁵³ is rounded to the nearest `f64`.
#[must_use]
#[inline]
pub fn max<T: Number>(numbers: &[T]) -> Option<f64> {
    extreme(numbers, T::greatest, |a, b| a > b)
}

/// The number of the first of the least elements; of the first NaN if there is one. `None` if there are no elements.
///
/// 0 and −0 are equal.
#[must_use]
#[inline]
pub fn argmin<T: Number>(numbers: &[T]) -> Option<usize> {
    position(numbers, T::least, |a, b| a < b)
}

/// The number of the first of the greatest elements; of the first NaN if there is one. `None` if there are no elements.
///
/// 0 and −0 are equal.
#[must_use]
#[inline]
pub fn argmax<T: Number>(numbers: &[T]) -> Option<usize> {
    position(numbers, T::greatest, |a, b| a > b)
}

#[inline]
fn extreme<T: Number>(
    numbers: &[T],
    of: impl Fn(&[T]) -> T + Sync,
    beats: impl Fn(T, T) -> bool,
) -> Option<f64> {
    if numbers.is_empty() {
        return None;
    }
    let found = if numbers.len() <= CHUNK {
        of(numbers)
    } else {
        let found = parallel::map_chunks(numbers, CHUNK, COST, &of);
        found[first(&found, beats)]
    };
    // Which zero is met first depends on the order; there is but one to come out. NaN has one form.
    Some(if found.is_nan() {
        f64::NAN
    } else {
        found.to_f64() + 0.0
    })
}

#[inline]
fn position<T: Number>(
    numbers: &[T],
    of: impl Fn(&[T]) -> T + Sync,
    beats: impl Fn(T, T) -> bool,
) -> Option<usize> {
    /// What is searched once more, for the place.
    const SHORT: usize = 4096;
    if numbers.is_empty() {
        return None;
    }
    if numbers.len() <= SHORT {
        return Some(place(numbers, of(numbers)));
    }
    let found = parallel::map_chunks(numbers, SHORT, COST, &of);
    let chunk = first(&found, beats);
    let start = chunk * SHORT;
    let end = numbers.len().min(start + SHORT);
    Some(start + place(&numbers[start..end], found[chunk]))
}

/// The first NaN, or else the first that no other beats; there is at least one.
#[inline]
fn first<T: Number>(numbers: &[T], beats: impl Fn(T, T) -> bool) -> usize {
    let mut best = 0;
    for (i, &number) in numbers.iter().enumerate() {
        if numbers[best].is_nan() {
            break;
        }
        if number.is_nan() || beats(number, numbers[best]) {
            best = i;
        }
    }
    best
}

/// Where `number`, or a NaN if it is one, is first met; it is among them.
#[inline]
fn place<T: Number>(numbers: &[T], number: T) -> usize {
    const BLOCK: usize = 64;
    let is = |x: &T| (*x == number) | (x.is_nan() & number.is_nan());
    // Whole blocks without a branch inside, so that the compiler makes registers of them.
    let blocks = numbers.as_chunks::<BLOCK>().0.iter();
    let without = blocks
        .take_while(|block| !block.iter().fold(false, |found, x| found | is(x)))
        .count();
    let start = without * BLOCK;
    let rest = numbers[start..].iter().position(is);
    start + rest.expect("it is among them")
}

macro_rules! float {
    ($T:ident, $Register:ident) => {
        /// Chunks of floats.
        pub(super) mod $T {
            use crate::lanes::$Register as Register;

            const LANES: usize = size_of::<Register>() / size_of::<$T>();
            /// Registers that are filled side by side, to hide how long a comparison takes.
            const SIDES: usize = 4;

            #[inline]
            pub fn least(chunk: &[$T]) -> $T {
                extreme(
                    chunk,
                    $T::INFINITY,
                    |a, b| b.fast_min(a),
                    |a, b| if b < a { b } else { a },
                )
            }

            #[inline]
            pub fn greatest(chunk: &[$T]) -> $T {
                extreme(
                    chunk,
                    $T::NEG_INFINITY,
                    |a, b| b.fast_max(a),
                    |a, b| if b > a { b } else { a },
                )
            }

            /// What `pick` leaves of all, or NaN. It and `one` must leave the first where the second is NaN.
            #[inline(always)]
            fn extreme(
                chunk: &[$T],
                start: $T,
                pick: impl Fn(Register, Register) -> Register,
                one: impl Fn($T, $T) -> $T,
            ) -> $T {
                let (rows, tail) = chunk.as_chunks::<{ SIDES * LANES }>();
                let mut found = start;
                let mut nan = false;
                if !rows.is_empty() {
                    let mut best = [Register::splat(start); SIDES];
                    let mut nans = [Register::ZERO; SIDES];
                    for row in rows {
                        let registers = row.as_chunks::<LANES>().0;
                        for ((best, nan), &register) in
                            best.iter_mut().zip(&mut nans).zip(registers)
                        {
                            let register = Register::new(register);
                            *best = pick(*best, register);
                            *nan |= register.is_nan();
                        }
                    }
                    let [a, b, c, d] = best;
                    let best = pick(pick(a, b), pick(c, d)).to_array();
                    found = best.into_iter().fold(start, &one);
                    let [a, b, c, d] = nans;
                    nan = ((a | b) | (c | d)).any();
                }
                for &float in tail {
                    found = one(found, float);
                    nan |= float.is_nan();
                }
                if nan { $T::NAN } else { found }
            }
        }
    };
}

float!(f32, F32);
float!(f64, F64);
