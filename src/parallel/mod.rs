//! Threads: a pool of our own, started by the first operation that is worth it.
//!
//! The calling thread always takes part. Parts are handed out one by one, so a thread that wakes late takes fewer of
//! them, and one that wakes too late is not waited for.

use std::num::NonZero;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::{self, JoinHandle};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::lanes::LANES;

mod offer;
mod split;

pub use split::{Split, Strided};

/// The greatest number of threads that take part: beyond the cores more only get in each other's way, and starting them
/// takes milliseconds each.
#[must_use]
pub fn max_threads() -> usize {
    (4 * *CORES).max(16)
}

/// What one element of an operation costs one thread.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Cost {
    ns: f64,
}

impl Cost {
    /// So many nanoseconds per element, measured in cache at the level that most CPUs run.
    #[must_use]
    pub const fn ns(ns: f64) -> Self {
        assert!(ns > 0.0, "work takes time");
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

/// A thread is worth waking for this much work, so twice this is the least that is shared.
///
/// Measured on two cores of a virtual machine (AMD EPYC Zen 4), comparisons of floats, medians, one thread against two. In
/// calls one after another sharing always gains: 150 k elements 13.8 to 7.7 µs, 500 k 45 to 25, 1 M 92 to 49. In a call every
/// 3 ms, as a game makes them, the other core has gone to sleep; to wake it takes the calling thread 10 µs, and it comes
/// late: 150 k 16 to 27 µs, 300 k 31 to 42, 700 k 100 to 94, 1 M 145 to 118. So the least is where that costs about nothing.
const THREAD_NS: f64 = 80_000.0;

/// One part is about this much work: little enough that all threads end at nearly the same time, and hundreds of times
/// what it costs to take one.
const PART_NS: f64 = 10_000.0;

struct State {
    /// Threads that take part in an operation, the calling one included; 0 stands for all cores.
    threads: usize,
    /// One thread fewer than take part; none before the first parallel operation.
    pool: Option<Arc<ThreadPool>>,
    /// The threads of this pool and of those it replaced.
    workers: Vec<JoinHandle<()>>,
    /// No pool is to be started: the last one could not be, or the end has come.
    closed: bool,
}

/// Held by the one operation that has the pool. Another one at the same time, or one within it, works alone on its calling
/// thread: its helpers would stand behind those of the first, and it would wait for all of that to end.
static SHARING: Mutex<()> = Mutex::new(());

/// Asked once: the answer comes from the file system.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

static STATE: Mutex<State> = Mutex::new(State {
    threads: 0,
    pool: None,
    workers: Vec::new(),
    closed: false,
});

fn state() -> MutexGuard<'static, State> {
    // Nothing leaves the state half-changed, so a panic elsewhere (a thread that could not be started) spoils nothing.
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    fn thread_count(&self) -> usize {
        match self.threads {
            0 => *CORES,
            threads => threads,
        }
    }

    /// The pool, started if need be; `None` when the calling thread is to work alone.
    fn pool(&mut self) -> Option<Arc<ThreadPool>> {
        let helpers = self.thread_count() - 1;
        if helpers == 0 || self.closed {
            return None;
        }
        if self.pool.is_none() {
            let workers = &mut self.workers;
            for ended in workers.extract_if(.., |worker| worker.is_finished()) {
                join(ended);
            }
            let pool = ThreadPoolBuilder::new()
                .num_threads(helpers)
                .spawn_handler(|worker| {
                    let name = format!("compute {}", worker.index());
                    workers.push(thread::Builder::new().name(name).spawn(|| worker.run())?);
                    Ok(())
                })
                .build();
            // Where no thread can be had the calling one works alone, until a number is set anew.
            self.closed = pool.is_err();
            self.pool = pool.ok().map(Arc::new);
        }
        self.pool.clone()
    }
}

/// The threads that take part in an operation, the calling one included.
#[must_use]
pub fn thread_count() -> usize {
    state().thread_count()
}

/// Sets how many threads take part in an operation, the calling one included: 1 for no others, 0 for all cores, no more
/// than [`max_threads`]. After [`shutdown`], threads may be started again.
///
/// Operations that are running finish with the threads they have.
pub fn set_thread_count(threads: usize) {
    let mut state = state();
    let before = state.thread_count();
    state.threads = threads.min(max_threads());
    if state.thread_count() != before {
        state.pool = None;
    }
    state.closed = false;
}

/// Ends all threads and waits until they have ended; operations that are running finish first.
///
/// Operations that come later run on their calling thread, until [`set_thread_count`] is called. Not to be called from
/// within an operation, which would wait for itself.
pub fn shutdown() {
    let (pool, workers) = {
        let mut state = state();
        state.closed = true;
        (state.pool.take(), std::mem::take(&mut state.workers))
    };
    drop(pool);
    workers.into_iter().for_each(join);
}

fn join(worker: JoinHandle<()>) {
    // Panics of tasks are carried to the caller of the operation: there is none to hand on here.
    let _ = worker.join();
}

/// Applies `f` to the whole of `work`, in parts and on several threads where its size times `cost` is worth it.
///
/// All parts but the last are a multiple of a block of lanes long. A panic in `f` reaches the caller when all threads
/// have left `f`.
#[inline]
pub fn for_each_part<S: Split>(work: S, cost: Cost, f: impl Fn(S) + Sync) {
    let ns = work.len() as f64 * cost.ns;
    match Helpers::worth(ns) {
        None => f(work),
        Some(helpers) => {
            let part = ((PART_NS / cost.ns).max(1.0) as usize).next_multiple_of(LANES);
            helpers.share(
                Parts {
                    rest: Some(work),
                    part,
                },
                f,
            );
        }
    }
}

/// What `f` makes of each `chunk` elements of `work`, the last of them fewer, in order: the same chunks on any number of
/// threads. No elements are no chunks.
///
/// # Panics
///
/// When `chunk` is 0. A panic in `f` reaches the caller when all threads have left `f`.
pub fn map_chunks<S: Split, R: Send>(
    work: S,
    chunk: usize,
    cost: Cost,
    f: impl Fn(S) -> R + Sync,
) -> Vec<R> {
    assert!(chunk > 0, "chunks of no elements");
    let len = work.len();
    if len == 0 {
        return Vec::new();
    }
    let chunks = Parts {
        rest: Some(work),
        part: chunk,
    };
    match Helpers::worth(len as f64 * cost.ns) {
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

/// How many threads would take part in `ns` nanoseconds of one thread's work, the calling one included: what to cut work
/// into that is best cut in as few pieces as there are threads.
#[must_use]
pub fn useful_threads(ns: f64) -> usize {
    if ns < 2.0 * THREAD_NS {
        1
    } else {
        ((ns / THREAD_NS) as usize).min(thread_count())
    }
}

/// Work cut into parts of `part` elements.
struct Parts<S> {
    rest: Option<S>,
    part: usize,
}

impl<S: Split> Iterator for Parts<S> {
    type Item = S;

    fn next(&mut self) -> Option<S> {
        let work = self.rest.take()?;
        if work.len() <= self.part {
            return Some(work);
        }
        let (first, rest) = work.split_at(self.part);
        self.rest = Some(rest);
        Some(first)
    }
}

/// Threads of the pool that help the calling one with one operation.
struct Helpers {
    pool: Arc<ThreadPool>,
    count: usize,
    _turn: MutexGuard<'static, ()>,
}

impl Helpers {
    /// Those that are worth waking for so much work of one thread; `None` if the calling one is to work alone.
    #[inline]
    fn worth(ns: f64) -> Option<Self> {
        if ns < 2.0 * THREAD_NS || rayon::current_thread_index().is_some() {
            return None;
        }
        Self::wake(ns)
    }

    #[cold]
    fn wake(ns: f64) -> Option<Self> {
        // A statement of its own: the state must not stay locked while the operation runs.
        let pool = state().pool()?;
        let turn = match SHARING.try_lock() {
            Ok(turn) => turn,
            Err(TryLockError::WouldBlock) => return None,
            // Nothing is behind the lock that a panic could have spoilt.
            Err(TryLockError::Poisoned(turn)) => turn.into_inner(),
        };
        let useful = (ns / THREAD_NS) as usize;
        let count = pool.current_num_threads().min(useful - 1);
        Some(Self {
            pool,
            count,
            _turn: turn,
        })
    }

    /// These threads and the calling one apply `f` to all items, which are handed out one by one.
    #[cold]
    fn share<W: Send>(self, items: impl Iterator<Item = W> + Send, f: impl Fn(W) + Sync) {
        let items = Mutex::new(items);
        let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
        let work = || {
            while let Some(item) = next() {
                f(item);
            }
        };
        offer::run(&self.pool, self.count, &work);
    }
}
