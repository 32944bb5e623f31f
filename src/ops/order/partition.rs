//! The first step of a large sort, on several threads: elements into buckets by the first bits of their keys.

use std::slice::IterMut;

use crate::parallel::{self, Cost, Split};

/// Moves what `make` makes of each element and its index to `target`, bucket by bucket, and returns how many there are
/// in each. Within a bucket they stay in order.
///
/// # Panics
///
/// When source and target differ in length, or `bucket` returns `BUCKETS` or more.
pub fn partition<T: Copy + Sync, U: Send, const BUCKETS: usize>(
    source: &[T],
    target: &mut [U],
    cost: Cost,
    bucket: impl Fn(T) -> usize + Sync,
    make: impl Fn(usize, T) -> U + Sync,
) -> Vec<usize> {
    assert_eq!(source.len(), target.len(), "partition into another length");
    let threads = parallel::useful_threads(cost.of(source.len()));
    let part = source.len().div_ceil(threads).max(1);
    let counts = parallel::map_chunks(source, part, cost, |part| {
        count::<T, BUCKETS>(part, &bucket)
    });
    // Each part of the source has a stretch of each bucket to itself.
    let mut parts: Vec<_> = source
        .chunks(part)
        .enumerate()
        .map(|(number, elements)| (number * part, elements, Vec::with_capacity(BUCKETS)))
        .collect();
    let mut sizes = vec![0; BUCKETS];
    let mut rest = target;
    for (bucket, size) in sizes.iter_mut().enumerate() {
        for ((_, _, stretches), counts) in parts.iter_mut().zip(&counts) {
            let (stretch, others) = std::mem::take(&mut rest).split_at_mut(counts[bucket]);
            *size += stretch.len();
            stretches.push(stretch.iter_mut());
            rest = others;
        }
    }
    parallel::map_chunks(&mut parts[..], 1, cost.times(part), |parts| {
        for (start, elements, stretches) in parts {
            let stretches: &mut [IterMut<U>; BUCKETS] = stretches
                .as_mut_slice()
                .try_into()
                .expect("a stretch of each bucket");
            for (i, &element) in elements.iter().enumerate() {
                let place = stretches[bucket(element)].next();
                *place.expect("as many places as were counted") = make(*start + i, element);
            }
        }
    });
    sizes
}

/// How many elements fall into each bucket.
fn count<T: Copy, const BUCKETS: usize>(elements: &[T], bucket: impl Fn(T) -> usize) -> Vec<usize> {
    // Two counters each: where one element after the other falls into the same bucket, they wait for each other less.
    let mut counts = [[0_u32; BUCKETS]; 2];
    let mut sums = vec![0; BUCKETS];
    for elements in elements.chunks(u32::MAX as usize) {
        let (pairs, last) = elements.as_chunks::<2>();
        for &[a, b] in pairs {
            counts[0][bucket(a)] += 1;
            counts[1][bucket(b)] += 1;
        }
        for &element in last {
            counts[0][bucket(element)] += 1;
        }
        for (i, sum) in sums.iter_mut().enumerate() {
            for counts in &mut counts {
                *sum += std::mem::take(&mut counts[i]) as usize;
            }
        }
    }
    sums
}

/// Applies `f` to each bucket of `work` that has elements, on several threads where that pays.
///
/// # Panics
///
/// When `work` has fewer elements than the buckets.
pub fn for_each_bucket<S: Split>(work: S, sizes: &[usize], cost: Cost, f: impl Fn(S) + Sync) {
    // Groups that are few enough to be handed out, and enough for all threads to end at nearly the same time.
    let len = work.len();
    let least = len / 32 + 1;
    let mut groups = Vec::new();
    let (mut rest, mut from, mut elements) = (work, 0, 0);
    for (i, size) in sizes.iter().enumerate() {
        elements += size;
        if elements >= least || i + 1 == sizes.len() {
            let (group, others) = rest.split_at(elements);
            groups.push(Some((group, &sizes[from..=i])));
            (rest, from, elements) = (others, i + 1, 0);
        }
    }
    let each = cost.times(len.div_ceil(groups.len().max(1)));
    parallel::map_chunks(&mut groups[..], 1, each, |groups| {
        for (mut group, sizes) in groups.iter_mut().filter_map(Option::take) {
            for &size in sizes {
                let (bucket, others) = group.split_at(size);
                group = others;
                if !bucket.is_empty() {
                    f(bucket);
                }
            }
        }
    });
}
