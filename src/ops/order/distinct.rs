//! Distinct values.

use crate::lanes::{Operand, Run};
use crate::ops::mask;

use super::key::Number;
use super::sort::sort;

/// The distinct values of `numbers`, in order. Those are one value that are equal, −0 and +0 among them, and so are all
/// NaNs: the one that sorting puts first stands for them.
///
/// ```
/// use packed_compute::ops::order::distinct;
///
/// assert_eq!(distinct(&[3, 1, 3, 2, 1]), [1, 2, 3]);
/// ```
#[must_use]
pub fn distinct<T: Number>(numbers: &[T]) -> Vec<T> {
    let mut sorted = numbers.to_vec();
    sort(Run::in_place(&mut sorted), false);
    // The first number is always another than the one before.
    let mut firsts = vec![1; sorted.len()];
    if let ([_, firsts @ ..], [_, numbers @ ..]) = (&mut firsts[..], &sorted[..]) {
        for ((first, &before), &number) in firsts.iter_mut().zip(&sorted).zip(numbers) {
            *first = u8::from(differ(before, number));
        }
    }
    let count = mask::count_nonzero(&firsts);
    mask::compact(Run::in_place(&mut sorted), Operand::array(&firsts), count);
    sorted.truncate(count);
    sorted
}

/// Whether two numbers, of which the second is not before the first, are two values.
#[inline]
fn differ<T: Number>(a: T, b: T) -> bool {
    // NaNs come last, so that of two numbers that are not equal the first is NaN only if the second is too.
    #[expect(clippy::eq_op, reason = "NaN is not equal to itself")]
    let number = a == a;
    number & (a != b)
}
