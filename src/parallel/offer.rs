//! Work that other threads may take up while it lasts, and that does not wait for those who come too late.
//!
//! A scope of rayon's would: it ends when all its tasks have run, and a task for a thread that sleeps runs when that has
//! woken, which can take longer than the work.
#![allow(unsafe_code)]

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

use crossbeam_utils::Backoff;
use rayon::ThreadPool;

/// Runs `work` on the calling thread and on up to `helpers` threads of `pool` at once, and returns when all who began it
/// have ended. A helper that has not begun when the calling thread is done never will.
///
/// A panic in `work` reaches the caller; of several, the caller's own.
pub(super) fn run(pool: &ThreadPool, helpers: usize, work: &(dyn Fn() + Sync)) {
    let borrowed: *const (dyn Fn() + Sync + '_) = work;
    // SAFETY: the two types differ in a lifetime only. `Offer::take_up` says why the work lives when it is called.
    let borrowed = unsafe {
        std::mem::transmute::<*const (dyn Fn() + Sync + '_), *const (dyn Fn() + Sync + 'static)>(
            borrowed,
        )
    };
    let standing = Standing(Arc::new(Offer {
        work: borrowed,
        helpers: AtomicUsize::new(0),
        panic: Mutex::new(None),
        caller: thread::current(),
    }));
    for _ in 0..helpers {
        if WAITING.fetch_add(1, Ordering::Relaxed) >= MOST_WAITING {
            WAITING.fetch_sub(1, Ordering::Relaxed);
            break;
        }
        let offer = Arc::clone(&standing.0);
        pool.spawn(move || {
            WAITING.fetch_sub(1, Ordering::Relaxed);
            offer.take_up();
        });
    }
    work();
    let offer = Arc::clone(&standing.0);
    drop(standing);
    let panic = offer.panic().take();
    if let Some(panic) = panic {
        panic::resume_unwind(panic);
    }
}

/// The tasks that no thread has come to yet, of this offer and of those that were withdrawn.
static WAITING: AtomicUsize = AtomicUsize::new(0);

/// As many of them as may wait: where threads get no time at all, they would pile up.
const MOST_WAITING: usize = 1000;

/// An offer that is withdrawn when this ends, by a panic too.
struct Standing(Arc<Offer>);

impl Drop for Standing {
    fn drop(&mut self) {
        self.0.withdraw();
    }
}

struct Offer {
    /// Alive until the offer is withdrawn.
    work: *const (dyn Fn() + Sync),
    /// How many helpers are at it, and [`WITHDRAWN`] when no more may begin.
    helpers: AtomicUsize,
    /// What the first helper that panicked did so with.
    panic: Mutex<Option<Panic>>,
    caller: Thread,
}

type Panic = Box<dyn Any + Send>;

// SAFETY: the work is `Sync`, so it may be called from any thread; the rest may be shared and sent as it is.
unsafe impl Send for Offer {}
// SAFETY: as above.
unsafe impl Sync for Offer {}

/// The bit of [`Offer::helpers`] that closes it.
const WITHDRAWN: usize = 1 << (usize::BITS - 1);

impl Offer {
    /// A helper's part: the work, unless it is withdrawn.
    fn take_up(&self) {
        let begin = |helpers| (helpers & WITHDRAWN == 0).then_some(helpers + 1);
        if self
            .helpers
            .fetch_update(Ordering::Acquire, Ordering::Relaxed, begin)
            .is_err()
        {
            return;
        }
        // SAFETY: this thread is counted as one that is at it, from before the offer was withdrawn, and `run` does not
        // return, nor does what it borrows end, before it is counted out.
        let result = panic::catch_unwind(AssertUnwindSafe(|| unsafe { (*self.work)() }));
        if let Err(panic) = result {
            let mut first = self.panic();
            if first.is_none() {
                *first = Some(panic);
            } else {
                // It may panic again when it is dropped, and the pool ends the process then.
                std::mem::forget(panic);
            }
        }
        if self.helpers.fetch_sub(1, Ordering::Release) == WITHDRAWN + 1 {
            self.caller.unpark();
        }
    }

    fn panic(&self) -> MutexGuard<'_, Option<Panic>> {
        self.panic.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets nobody begin any more, and waits for those who have.
    fn withdraw(&self) {
        self.helpers.fetch_or(WITHDRAWN, Ordering::Relaxed);
        let backoff = Backoff::new();
        while self.helpers.load(Ordering::Acquire) != WITHDRAWN {
            // What is left is a part of the work at most, less than it takes to sleep and be woken.
            if backoff.is_completed() {
                thread::park();
            } else {
                backoff.snooze();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::AtomicBool;

    use rayon::ThreadPoolBuilder;

    use super::*;

    fn pool() -> ThreadPool {
        ThreadPoolBuilder::new().num_threads(1).build().unwrap()
    }

    /// Has the one thread of the pool wait at `barrier`.
    fn hold(pool: &ThreadPool, barrier: &Arc<Barrier>) {
        let barrier = Arc::clone(barrier);
        pool.spawn(move || {
            barrier.wait();
        });
    }

    #[test]
    fn helpers_that_come_too_late_are_not_waited_for_and_do_nothing() {
        let pool = pool();
        let (free, last) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
        hold(&pool, &free);
        // They outlive the test, so that a helper that calls it all the same is found out.
        let times: &AtomicUsize = Box::leak(Box::default());
        let work = Box::leak(Box::new(|| {
            times.fetch_add(1, Ordering::SeqCst);
        }));
        run(&pool, 3, work);
        assert_eq!(times.load(Ordering::SeqCst), 1);
        // The thread has all that was offered behind it when it comes to this.
        hold(&pool, &last);
        free.wait();
        last.wait();
        assert_eq!(times.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn helpers_that_have_begun_are_waited_for() {
        let pool = pool();
        let caller = thread::current().id();
        for ms in [0, 1, 20] {
            let begun = Barrier::new(2);
            let ended = AtomicBool::new(false);
            run(&pool, 1, &|| {
                begun.wait();
                if thread::current().id() != caller {
                    thread::sleep(std::time::Duration::from_millis(ms));
                    ended.store(true, Ordering::Relaxed);
                }
            });
            assert!(ended.load(Ordering::Relaxed), "{ms} ms");
        }
    }

    #[test]
    fn panics_of_either_side_reach_the_caller() {
        let pool = pool();
        let caller = thread::current().id();
        for (mine, theirs) in [(true, false), (false, true), (true, true)] {
            let begun = Barrier::new(2);
            let result = panic::catch_unwind(AssertUnwindSafe(|| {
                run(&pool, 1, &|| {
                    begun.wait();
                    let here = thread::current().id() == caller;
                    assert!(!(here && mine), "mine");
                    assert!(here || !theirs, "theirs");
                });
            }));
            let panic = result.unwrap_err();
            let expected = if mine { "mine" } else { "theirs" };
            assert_eq!(*panic.downcast_ref::<&str>().unwrap(), expected);
        }
    }
}
