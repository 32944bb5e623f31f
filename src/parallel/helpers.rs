//! The threads that help with an operation: when it is worth waking them, and when they are awake anyway.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use super::credit::Credit;
use super::offer::{self, Wanted};
use super::pool::{self, Pool};
use super::trial::{Kind, Trials, Way};

/// A thread is worth waking for this much work, so twice this is the least that wakes one by itself.
///
/// Measured on two cores of a virtual machine (AMD EPYC Zen 4), comparisons of floats, medians, one thread against two. In
/// calls one after another sharing always gains: 150 k elements 13.8 to 7.7 µs, 500 k 45 to 25, 1 M 92 to 49. In a call every
/// 3 ms, as a game makes them, the other core has gone to sleep; to wake it takes the calling thread 10 µs, and it comes
/// late: 150 k 16 to 27 µs, 300 k 31 to 42, 700 k 100 to 94, 1 M 145 to 118. So the least is where that costs about nothing.
pub(super) const THREAD_NS: f64 = 80_000.0;

/// A thread that is awake may be worth calling for this much work.
///
/// Measured on two cores of a virtual machine (AMD EPYC Zen 5), scalar products of floats, medians, in calls one after
/// another: 100 k elements 5.3 to 3.4 µs, 200 k 14 to 7, 500 k 40 to 21. At other times it took 400 ns for a word to get to the
/// other core and back, and 100 k took 4.7.
const AWAKE_NS: f64 = 8_000.0;

/// Threads of the pool that help the calling one with one operation.
pub(super) struct Helpers {
    pool: Arc<Pool>,
    wanted: Wanted,
    turn: MutexGuard<'static, Turn>,
    /// What is to be reported of it: the work was estimated at so many nanoseconds.
    trial: Option<(Kind, Way, f64)>,
}

/// What is known of the operations so far.
struct Turn {
    credit: Credit,
    trials: Trials,
}

/// Held by the one operation that has the pool. Another one at the same time, or one within it, works alone on its calling
/// thread: its helpers would stand behind those of the first, and it would wait for all of that to end.
static SHARING: Mutex<Turn> = Mutex::new(Turn {
    credit: Credit::NONE,
    trials: Trials::NONE,
});

/// Whether the last to take the turn had short work.
static SHORT: AtomicBool = AtomicBool::new(false);

/// Large work waits this long for short work of another thread, which is over before that: else where one thread has short
/// work all the time, another one would have no help with anything.
const WAIT: Duration = Duration::from_micros(100);

impl Turn {
    fn take_for_large_work() -> Option<MutexGuard<'static, Self>> {
        let start = Instant::now();
        loop {
            if let Some(turn) = Self::take() {
                SHORT.store(false, Ordering::Relaxed);
                return Some(turn);
            }
            if !SHORT.load(Ordering::Relaxed) || start.elapsed() > WAIT {
                return None;
            }
            thread::yield_now();
        }
    }

    fn take_for_short_work() -> Option<MutexGuard<'static, Self>> {
        let turn = Self::take()?;
        SHORT.store(true, Ordering::Relaxed);
        Some(turn)
    }

    fn take() -> Option<MutexGuard<'static, Self>> {
        match SHARING.try_lock() {
            Ok(turn) => Some(turn),
            Err(TryLockError::WouldBlock) => None,
            // Each call leaves it whole.
            Err(TryLockError::Poisoned(turn)) => Some(turn.into_inner()),
        }
    }
}

impl Helpers {
    /// Whether `ns` nanoseconds of one thread's work are worth waking others.
    #[inline]
    pub fn are_worth_waking(ns: f64) -> bool {
        ns >= 2.0 * THREAD_NS && rayon::current_thread_index().is_none()
    }

    /// Whether `ns` nanoseconds of one thread's work may be worth calling others who are awake.
    #[inline]
    pub fn may_be_worth_calling(ns: f64) -> bool {
        ns >= 2.0 * AWAKE_NS && rayon::current_thread_index().is_none()
    }

    /// Those that are worth waking for so much work in so many parts; `None` if the calling thread is to work alone.
    #[cold]
    pub fn wake(ns: f64, parts: usize) -> Option<Self> {
        let turn = Turn::take_for_large_work()?;
        // A statement of its own: the state must not stay locked while the operation runs.
        let pool = pool::state().pool(true)?;
        let wanted = Wanted {
            most: pool.helpers(ns, AWAKE_NS, parts),
            awake: pool.helpers(ns, THREAD_NS, parts),
        };
        (wanted.awake > 0).then_some(Self {
            pool,
            wanted,
            turn,
            trial: None,
        })
    }

    /// Those that are worth calling for less work than is worth waking one, if they are awake or calls like this come often;
    /// `None` if the calling thread is to work alone. `F` is the operation.
    #[cold]
    pub fn call<F>(ns: f64, parts: usize) -> Option<Self> {
        if parts < 2 {
            return None;
        }
        let mut turn = Turn::take_for_short_work()?;
        let saved = turn.credit.suffices(Instant::now(), ns);
        let kind = Kind::of::<F>(ns);
        let wakes = saved && turn.trials.want_others(kind);
        let pool = pool::state().pool(wakes);
        let Some(pool) = pool else {
            turn.trials.forget();
            return None;
        };
        let most = pool.helpers(ns, AWAKE_NS, parts);
        let awake = pool.board.awake().min(most);
        let way = turn.trials.of(kind).next(awake > 0 || wakes);
        let wanted = match way {
            Way::Alone => return None,
            Way::TimedAlone => Wanted { most: 0, awake: 0 },
            Way::Shared if wakes && awake < most => {
                turn.credit.pay();
                Wanted {
                    most,
                    awake: awake + 1,
                }
            }
            // Should one go just now, no other is woken in its place.
            Way::Shared => Wanted { most, awake: 0 },
        };
        Some(Self {
            pool,
            wanted,
            turn,
            trial: Some((kind, way, ns)),
        })
    }

    /// These threads and the calling one apply `f` to all items, which are handed out one by one: to the calling thread from
    /// the front, to the others from the back, so that of two each finds in its own cache most of what it had before.
    #[cold]
    pub fn share<W: Send>(
        mut self,
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
        let start = Instant::now();
        if self.wanted.most == 0 {
            own();
        } else {
            offer::run(&self.pool, self.wanted, own, &help);
        }
        if let Some((kind, way, ns)) = self.trial {
            let time = start.elapsed();
            self.turn.trials.of(kind).report(way, time, ns);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_for_one_part() {
        assert!(Helpers::wake(1e9, 1).is_none());
        assert!(Helpers::call::<fn()>(1e5, 1).is_none());
    }
}
