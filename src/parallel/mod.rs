//! Threads: a pool of our own, started by the first operation that is worth it.
//!
//! The calling thread always takes part. Parts are handed out one by one, so a thread that wakes late takes fewer of
//! them, and one that wakes too late is not waited for. One that has helped looks for more, for a while, and is there at once
//! for work that would not be worth waking it.

use crate::lanes::LANES;

use helpers::{Helpers, THREAD_NS};
use parts::Parts;

mod board;
mod credit;
mod helpers;
mod offer;
mod parts;
mod pool;
mod split;
mod trial;

pub use pool::{max_threads, set_thread_count, shutdown, thread_count};
pub use split::{Split, Strided};

/// What one element of an operation costs one thread.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Cost {
    ns: f64,
}

impl Cost {
    /// So many nanoseconds per element, measured in cache at the level that most CPUs run.
    #[must_use]
    pub const fn ns(ns: f64) -> Self {
        assert!(ns > 0.0 && ns.is_finite(), "work takes time");
        Self { ns }
    }

    /// What `elements` of them cost together, in nanoseconds.
    #[must_use]
    pub const fn of(self, elements: usize) -> f64 {
        elements as f64 * self.ns
    }

    /// The cost of a piece of work that is `elements` of them.
    #[must_use]
    pub const fn times(self, elements: usize) -> Self {
        Self::ns(self.of(elements))
    }
}

/// One part is about this much work: little enough that all threads end at nearly the same time, and hundreds of times
/// what it costs to take one.
const PART_NS: f64 = 10_000.0;

/// Applies `f` to the whole of `work`, in parts and on several threads where its size times `cost` is worth waking them.
///
/// Less work than that is left to the calling thread, though others be awake: half of what `f` writes would lie in another
/// core's cache, and whoever reads it next would pay for that. 100 k floats that one thread writes, takes the roots of and
/// copies took 10.1 µs on a Zen 5, and 13.4 µs where two threads took the roots.
///
/// All parts but the last are a multiple of a block of lanes long. A panic in `f` reaches the caller when all threads
/// have left `f`.
#[inline]
pub fn for_each_part<S: Split>(work: S, cost: Cost, f: impl Fn(S) + Sync) {
    let ns = cost.of(work.len());
    if !Helpers::are_worth_waking(ns) {
        return f(work);
    }
    let part = ((PART_NS / cost.ns).max(1.0) as usize).next_multiple_of(LANES);
    match Helpers::wake(ns, work.len().div_ceil(part)) {
        None => f(work),
        Some(helpers) => helpers.share(Parts::of(work, part), f),
    }
}

/// What `f` makes of each `chunk` elements of `work`, the last of them fewer, in order: the same chunks on any number of
/// threads. No elements are no chunks.
///
/// Several threads take part where it is worth waking them, and for less work that only reads if they are awake and it is the
/// sooner done.
///
/// # Panics
///
/// When `chunk` is 0. A panic in `f` reaches the caller when all threads have left `f`.
pub fn map_chunks<S: Split, R: Send, F: Fn(S) -> R + Sync>(
    work: S,
    chunk: usize,
    cost: Cost,
    f: F,
) -> Vec<R> {
    assert!(chunk > 0, "chunks of no elements");
    let len = work.len();
    if len == 0 {
        return Vec::new();
    }
    let chunks = Parts::of(work, chunk);
    let ns = cost.of(len);
    let helpers = if Helpers::are_worth_waking(ns) {
        Helpers::wake(ns, chunks.len())
    } else if !S::WRITES && Helpers::may_be_worth_calling(ns) {
        Helpers::call::<F>(ns, chunks.len())
    } else {
        None
    };
    match helpers {
        None => chunks.map(f).collect(),
        Some(helpers) => {
            let mut results: Vec<Option<R>> = (0..len.div_ceil(chunk)).map(|_| None).collect();
            helpers.share(chunks.zip(&mut results), |(chunk, result)| {
                *result = Some(f(chunk))
            });
            results
                .into_iter()
                .map(|result| result.expect("every chunk was mapped"))
                .collect()
        }
    }
}

/// How many threads are worth waking for `ns` nanoseconds of one thread's work, the calling one included: what to cut work
/// into that is best cut in as few pieces as there are threads.
#[must_use]
pub fn useful_threads(ns: f64) -> usize {
    if ns < 2.0 * THREAD_NS {
        1
    } else {
        ((ns / THREAD_NS) as usize).min(thread_count())
    }
}
