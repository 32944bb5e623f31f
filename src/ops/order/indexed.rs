//! Elements by their indices.

use std::mem::MaybeUninit;

use crate::lanes::{self, Indices, OutOfRange, Places, Run};
use crate::parallel::{self, Cost};

const CHECK: Cost = Cost::ns(0.1);

/// Indices that one thread checks in one go.
const CHUNK: usize = 1 << 17;

/// What an element of this type takes to be fetched: the more memory there is between one and the next, the longer.
fn fetch<T>() -> Cost {
    Cost::ns(0.6 + size_of::<T>() as f64 / 16.0)
}

/// Checks that all of `indices` are of elements of an array of `len`.
///
/// # Errors
///
/// The first index that is negative, or `len` or more.
pub fn check_indices(indices: &[i32], len: usize) -> Result<Indices<'_>, OutOfRange> {
    if indices.len() <= CHUNK {
        return Indices::check(indices, len);
    }
    let parts = parallel::map_chunks(indices, CHUNK, CHECK, |part| Indices::check(part, len));
    let mut checked = Vec::with_capacity(parts.len());
    for (number, part) in parts.into_iter().enumerate() {
        checked.push(part.map_err(|wrong| OutOfRange {
            position: number * CHUNK + wrong.position,
            ..wrong
        })?);
    }
    Ok(Indices::of_parts(indices, len, &checked))
}

/// Writes to `target` the elements of `source` that `indices` name: `target[i] = source[indices[i]]`. An element may be
/// named more than once, or not at all.
///
/// # Panics
///
/// When there are more or fewer indices than places, or they were checked for a longer array.
pub fn gather<T: Copy + Send + Sync>(
    source: &[T],
    indices: Indices,
    target: &mut [MaybeUninit<T>],
) {
    parallel::for_each_part((indices, target), fetch::<T>(), |(indices, target)| {
        lanes::gather(source, indices, target);
    });
}

/// Puts the elements in the order that `indices` name: each becomes what `array[indices[i]]` was. An element may be
/// named more than once, or not at all.
///
/// In place this takes as much memory again during the call.
///
/// # Panics
///
/// When there are more or fewer indices than elements, or they were checked for a longer array.
pub fn reorder<T: Copy + Send + Sync>(run: Run<'_, T>, indices: Indices) {
    match run.places() {
        Places::Apart(source, target) => gather(source, indices, target),
        Places::Same(elements) => {
            let before = &elements.to_vec()[..];
            parallel::for_each_part((indices, elements), fetch::<T>(), |(indices, elements)| {
                lanes::gather_over(before, indices, elements);
            });
        }
    }
}

/// Sets each element that `indices` name to its value: `array[indices[i]] = values[i]`. Where an element is named more
/// than once, the last value stays.
///
/// On one thread, so that it is the last.
///
/// # Panics
///
/// When there are more or fewer indices than values, or they were checked for a longer array.
pub fn scatter<T: Copy>(run: Run<'_, T>, indices: Indices, values: &[T]) {
    lanes::scatter(run.copied(), indices, values);
}

/// As [`scatter`] where the values are the elements themselves, as they were.
///
/// In place this takes as much memory again during the call.
///
/// # Panics
///
/// When there are more or fewer indices than elements, or they were checked for a longer array.
pub fn scatter_itself<T: Copy>(run: Run<'_, T>, indices: Indices) {
    match run.places() {
        Places::Apart(source, target) => {
            lanes::scatter(target.write_copy_of_slice(source), indices, source);
        }
        Places::Same(elements) => {
            let before = elements.to_vec();
            lanes::scatter(elements, indices, &before);
        }
    }
}
