//! The threads that help with an operation: when it is worth waking them, and when they are awake anyway.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Instant;

use super::credit::Credit;
use super::offer::{self, Wanted};
use super::pool::{self, Pool};

/// A thread is worth waking for this much work, so twice this is the least that wakes one.
///
/// Measured on two cores of a virtual machine (AMD EPYC Zen 4), comparisons of floats, medians, one thread against two. In
/// calls one after another sharing always gains: 150 k elements 13.8 to 7.7 µs, 500 k 45 to 25, 1 M 92 to 49. In a call every
/// 3 ms, as a game makes them, the other core has gone to sleep; to wake it takes the calling thread 10 µs, and it comes
/// late: 150 k 16 to 27 µs, 300 k 31 to 42, 700 k 100 to 94, 1 M 145 to 118. So the least is where that costs about nothing.
pub(super) const THREAD_NS: f64 = 80_000.0;

/// A thread that is awake is worth calling for this much work.
///
/// Measured on two cores of a virtual machine (AMD EPYC Zen 5), scalar products of floats, medians, in calls one after
/// another: 100 k elements 5.3 to 3.3 µs, 200 k 13.6 to 8.0, 500 k 38 to 21. Half of that gains little.
const AWAKE_NS: f64 = 8_000.0;

/// Threads of the pool that help the calling one with one operation.
pub(super) struct Helpers {
    pool: Arc<Pool>,
    wanted: Wanted,
    _turn: MutexGuard<'static, Credit>,
}

/// Held by the one operation that has the pool. Another one at the same time, or one within it, works alone on its calling
/// thread: its helpers would stand behind those of the first, and it would wait for all of that to end.
static SHARING: Mutex<Credit> = Mutex::new(Credit::NONE);

impl Helpers {
    /// Those that are worth calling for `ns` nanoseconds of one thread's work; `None` if the calling one is to work alone.
    #[inline]
    pub fn worth(ns: f64) -> Option<Self> {
        if ns < 2.0 * AWAKE_NS || rayon::current_thread_index().is_some() {
            return None;
        }
        Self::call(ns)
    }

    #[cold]
    fn call(ns: f64) -> Option<Self> {
        let mut turn = match SHARING.try_lock() {
            Ok(turn) => turn,
            Err(TryLockError::WouldBlock) => return None,
            // Nothing is behind the lock that a panic could have spoilt.
            Err(TryLockError::Poisoned(turn)) => turn.into_inner(),
        };
        let wakes = ns >= 2.0 * THREAD_NS;
        let saved = !wakes && turn.suffices(Instant::now(), ns);
        // A statement of its own: the state must not stay locked while the operation runs.
        let pool = pool::state().pool(wakes || saved)?;
        let most = pool.at_most((ns / AWAKE_NS) as usize - 1);
        let awake = pool.board.awake().min(most);
        let wanted = if wakes {
            pool.at_most((ns / THREAD_NS) as usize - 1)
        } else if saved && awake < most {
            turn.pay();
            awake + 1
        } else if awake > 0 {
            awake
        } else {
            return None;
        };
        Some(Self {
            pool,
            wanted: Wanted {
                most,
                awake: wanted,
            },
            _turn: turn,
        })
    }

    /// These threads and the calling one apply `f` to all items, which are handed out one by one: to the calling thread from
    /// the front, to the others from the back, so that each finds in its own cache most of what it had before.
    #[cold]
    pub fn share<W: Send>(
        self,
        items: impl DoubleEndedIterator<Item = W> + Send,
        f: impl Fn(W) + Sync,
    ) {
        let items = Mutex::new(items);
        let items = || items.lock().unwrap_or_else(PoisonError::into_inner);
        let (first, last) = (|| items().next(), || items().next_back());
        let own = || {
            while let Some(item) = first() {
                f(item);
            }
        };
        let help = || {
            while let Some(item) = last() {
                f(item);
            }
        };
        offer::run(&self.pool, self.wanted, own, &help);
    }
}
