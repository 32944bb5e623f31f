//! How far numbers are from their mean.

use crate::lanes::F64;

use super::Number;
use super::sums::{added, mean};

/// The variance: the mean of the squared distances from the mean. `None` if there are no numbers.
///
/// It is that of the numbers as a whole population: the sum is divided by `n`, as NumPy has it (`ddof=0`). That of a sample is this
/// times `n / (n - 1)`. Two passes, the mean first: nothing is lost where the mean is large beside the distances.
#[must_use]
#[inline]
pub fn variance<T: Number>(numbers: &[T]) -> Option<f64> {
    let mean = F64::splat(mean(numbers)?);
    let squares = added(numbers, |sum, x| {
        let distance = x - mean;
        sum + distance * distance
    });
    Some(squares / numbers.len() as f64)
}

/// The standard deviation: the square root of the [`variance`]. `None` if there are no numbers.
#[must_use]
#[inline]
pub fn standard_deviation<T: Number>(numbers: &[T]) -> Option<f64> {
    variance(numbers).map(f64::sqrt)
}
