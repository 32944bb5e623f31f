//! Where values would go into a sorted array.

use std::hint::select_unpredictable;
use std::mem::MaybeUninit;

use crate::parallel::{self, Cost};

use super::MOST_INDEXED;

/// So many values are looked up at once: while one waits for memory, the others go on.
const TOGETHER: usize = 16;

/// Writes to `target`, for each of `values`, at which index it can be inserted into `sorted` so that this stays sorted:
/// before those that are equal to it, or behind them. That is `PackedFloat32Array.bsearch(value, before)`.
///
/// −0 and +0 are equal here, and so are all NaNs. `sorted` is in the order of [`sort`](super::sort()), `descending` or
/// not; if it is not, the indices are any from 0 to its length.
///
/// # Panics
///
/// When there are more or fewer values than places, or more than [`MOST_INDEXED`] − 1 numbers in `sorted`.
pub fn search_sorted<T: Copy + PartialOrd + Send + Sync>(
    sorted: &[T],
    values: &[T],
    target: &mut [MaybeUninit<i32>],
    before: bool,
    descending: bool,
) {
    assert!(sorted.len() < MOST_INDEXED, "more than an i32 can count");
    let numbers = sorted.partition_point(|&number| !is_nan(number));
    let (sorted, len) = (&sorted[..numbers], sorted.len());
    // NaN belongs behind all numbers: before the other NaNs, or behind them.
    let of_nan = if before { numbers } else { len };
    // One step of the search takes this long, more or less.
    let cost = Cost::ns(1.0 + 0.7 * f64::from(usize::BITS - len.leading_zeros()));
    parallel::for_each_part((values, target), cost, |part| match (before, descending) {
        (true, false) => search(sorted, part, of_nan, |a, b| a < b),
        (false, false) => search(sorted, part, of_nan, |a, b| a <= b),
        (true, true) => search(sorted, part, of_nan, |a, b| a > b),
        (false, true) => search(sorted, part, of_nan, |a, b| a >= b),
    });
}

fn is_nan<T: Copy + PartialOrd + Send + Sync>(number: T) -> bool {
    #[expect(clippy::eq_op, reason = "NaN is not equal to itself")]
    let equal = number == number;
    !equal
}

/// For each value the number of elements that `goes_before` it.
fn search<T: Copy + PartialOrd + Send + Sync>(
    sorted: &[T],
    (values, target): (&[T], &mut [MaybeUninit<i32>]),
    of_nan: usize,
    goes_before: impl Fn(T, T) -> bool + Copy,
) {
    let (blocks, last) = values.as_chunks::<TOGETHER>();
    let (places, last_places) = target.as_chunks_mut::<TOGETHER>();
    assert_eq!(
        (blocks.len(), last.len()),
        (places.len(), last_places.len()),
        "a place for each value"
    );
    let put = |place: &mut MaybeUninit<i32>, value, found: usize| {
        place.write(if is_nan(value) { of_nan } else { found } as i32);
    };
    for (values, places) in blocks.iter().zip(places) {
        for ((place, &value), found) in
            places
                .iter_mut()
                .zip(values)
                .zip(find(sorted, values, goes_before))
        {
            put(place, value, found);
        }
    }
    for (place, &value) in last_places.iter_mut().zip(last) {
        let [found] = find(sorted, &[value], goes_before);
        put(place, value, found);
    }
}

/// By halves, all of them in step.
#[inline]
fn find<T: Copy + PartialOrd + Send + Sync, const N: usize>(
    sorted: &[T],
    values: &[T; N],
    goes_before: impl Fn(T, T) -> bool,
) -> [usize; N] {
    let mut found = [0; N];
    let mut len = sorted.len();
    while len > 0 {
        let half = len.div_ceil(2);
        for (found, &value) in found.iter_mut().zip(values) {
            let behind = *found + half;
            // A branch would be mispredicted every other time.
            *found = select_unpredictable(goes_before(sorted[behind - 1], value), behind, *found);
        }
        len -= half;
    }
    found
}
