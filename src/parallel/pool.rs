//! The pool: how many threads there are, when they are started, and that they end.

use std::num::NonZero;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::board::Board;

/// The greatest number of threads that take part: beyond the cores more only get in each other's way, and starting them
/// takes milliseconds each.
#[must_use]
pub fn max_threads() -> usize {
    (4 * *CORES).max(16)
}

/// The threads that help the calling one, and where those that are awake find what to help with.
pub(super) struct Pool {
    pub threads: ThreadPool,
    pub board: Arc<Board>,
}

impl Pool {
    /// As many helpers as are worth it for `ns` nanoseconds of work in so many parts, where each thread is to have
    /// `thread_ns` at least, the calling one too.
    pub fn helpers(&self, ns: f64, thread_ns: f64, parts: usize) -> usize {
        let threads = ((ns / thread_ns) as usize).min(parts);
        self.threads
            .current_num_threads()
            .min(threads.saturating_sub(1))
    }
}

pub(super) struct State {
    /// Threads that take part in an operation, the calling one included; 0 stands for all cores.
    threads: usize,
    /// One thread fewer than take part; none before the first parallel operation.
    pool: Option<Arc<Pool>>,
    /// The threads of this pool and of those it replaced.
    workers: Vec<JoinHandle<()>>,
    /// No pool is to be started: the last one could not be, or the end has come.
    closed: bool,
}

/// Asked once: the answer comes from the file system.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

static STATE: Mutex<State> = Mutex::new(State {
    threads: 0,
    pool: None,
    workers: Vec::new(),
    closed: false,
});

pub(super) fn state() -> MutexGuard<'static, State> {
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

    /// The pool, started if need be and `start` says so; `None` when the calling thread is to work alone.
    pub fn pool(&mut self, start: bool) -> Option<Arc<Pool>> {
        let helpers = self.thread_count() - 1;
        if helpers == 0 || self.closed {
            return None;
        }
        if self.pool.is_none() && start {
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
            self.pool = pool.ok().map(|threads| {
                Arc::new(Pool {
                    threads,
                    board: Arc::default(),
                })
            });
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
