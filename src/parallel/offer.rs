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

use super::board::Board;
use super::pool::Pool;

/// How many helpers an offer is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wanted {
    /// No more than these take part.
    pub most: usize,
    /// Where fewer than these are awake, others are woken.
    pub awake: usize,
}

/// Runs `own` on the calling thread and `help` on helpers of `pool` at the same time, and returns when all who began it have
/// ended. A helper that has not begun when the calling thread is done never will. One that has ended may begin `help` again,
/// and counts as another one then.
///
/// A panic reaches the caller; of several, the caller's own.
pub(super) fn run(pool: &Pool, wanted: Wanted, own: impl FnOnce(), help: &(dyn Fn() + Sync)) {
    let borrowed: *const (dyn Fn() + Sync + '_) = help;
    // SAFETY: the two types differ in a lifetime only. `Offer::take_up` says why the work lives when it is called.
    let borrowed = unsafe {
        std::mem::transmute::<*const (dyn Fn() + Sync + '_), *const (dyn Fn() + Sync + 'static)>(
            borrowed,
        )
    };
    let offer = Arc::new(Offer {
        work: borrowed,
        most: wanted.most,
        helpers: AtomicUsize::new(0),
        panic: Mutex::new(None),
        caller: thread::current(),
    });
    let standing = Standing {
        offer: &offer,
        board: &pool.board,
    };
    let (number, awake) = pool.board.put_up(&offer);
    for _ in awake..wanted.awake {
        if !pool.board.call() {
            break;
        }
        let board = Arc::clone(&pool.board);
        pool.threads.spawn(move || board.watch(number));
    }
    own();
    drop(standing);
    let panic = offer.panic().take();
    if let Some(panic) = panic {
        panic::resume_unwind(panic);
    }
}

/// An offer that is withdrawn when this ends, by a panic too.
struct Standing<'a> {
    offer: &'a Offer,
    board: &'a Board,
}

impl Drop for Standing<'_> {
    fn drop(&mut self) {
        self.offer.withdraw();
        self.board.taken_down(self.offer);
        if thread::panicking() {
            // A helper's panic beside the caller's own is not looked at, and may panic again when it is dropped.
            std::mem::forget(self.offer.panic().take());
        }
    }
}

pub(super) struct Offer {
    /// Alive until the offer is withdrawn and all who began it have ended.
    work: *const (dyn Fn() + Sync),
    /// How many helpers may begin.
    most: usize,
    /// How many helpers are at it ([`AT_IT`]), how many have begun in all, each [`BEGUN`], and [`WITHDRAWN`] when no more may.
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

/// In [`Offer::helpers`], one that has begun.
const BEGUN: usize = 1 << (usize::BITS / 2);

/// The bits of [`Offer::helpers`] that count those who are at it.
const AT_IT: usize = BEGUN / 2 - 1;

impl Offer {
    /// A helper's part: the work, unless it is withdrawn or enough have begun. Returns whether it was.
    pub fn take_up(&self) -> bool {
        let begin = |helpers| {
            let free = helpers & WITHDRAWN == 0 && helpers / BEGUN < self.most;
            free.then(|| helpers + BEGUN + 1)
        };
        if self
            .helpers
            .fetch_update(Ordering::Acquire, Ordering::Relaxed, begin)
            .is_err()
        {
            return false;
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
        let before = self.helpers.fetch_sub(1, Ordering::Release);
        if before & WITHDRAWN != 0 && before & AT_IT == 1 {
            self.caller.unpark();
        }
        true
    }

    /// Whether a helper has begun it.
    pub fn was_begun(&self) -> bool {
        self.helpers.load(Ordering::Relaxed) & !WITHDRAWN >= BEGUN
    }

    fn panic(&self) -> MutexGuard<'_, Option<Panic>> {
        self.panic.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets nobody begin any more, and waits for those who have.
    fn withdraw(&self) {
        self.helpers.fetch_or(WITHDRAWN, Ordering::Relaxed);
        let backoff = Backoff::new();
        while self.helpers.load(Ordering::Acquire) & AT_IT != 0 {
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
    use std::time::{Duration, Instant};

    use rayon::ThreadPoolBuilder;

    use super::*;

    fn pool(threads: usize) -> Pool {
        Pool {
            threads: ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap(),
            board: Arc::default(),
        }
    }

    /// Has `work` done by everyone at once: as many helpers as `wanted` says, and the calling thread.
    fn run_all(pool: &Pool, wanted: usize, work: &(dyn Fn() + Sync)) {
        let wanted = Wanted {
            most: wanted,
            awake: wanted,
        };
        run(pool, wanted, work, work);
    }

    /// Has the one thread of the pool wait at `barrier`.
    fn hold(pool: &Pool, barrier: &Arc<Barrier>) {
        let barrier = Arc::clone(barrier);
        pool.threads.spawn(move || {
            barrier.wait();
        });
    }

    #[test]
    fn helpers_that_come_too_late_are_not_waited_for_and_do_nothing() {
        let pool = pool(1);
        let (free, last) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
        hold(&pool, &free);
        // They outlive the test, so that a helper that calls it all the same is found out.
        let times: &AtomicUsize = Box::leak(Box::default());
        let work = Box::leak(Box::new(|| {
            times.fetch_add(1, Ordering::SeqCst);
        }));
        run_all(&pool, 3, work);
        assert_eq!(times.load(Ordering::SeqCst), 1);
        // The thread has all that was offered behind it when it comes to this.
        hold(&pool, &last);
        free.wait();
        last.wait();
        assert_eq!(times.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn helpers_that_have_begun_are_waited_for() {
        let pool = pool(1);
        let caller = thread::current().id();
        for ms in [0, 1, 20] {
            let begun = Barrier::new(2);
            let ended = AtomicBool::new(false);
            run_all(&pool, 1, &|| {
                begun.wait();
                if thread::current().id() != caller {
                    thread::sleep(Duration::from_millis(ms));
                    ended.store(true, Ordering::Relaxed);
                }
            });
            assert!(ended.load(Ordering::Relaxed), "{ms} ms");
        }
    }

    #[test]
    fn panics_of_either_side_reach_the_caller() {
        let pool = pool(1);
        let caller = thread::current().id();
        for (mine, theirs) in [(true, false), (false, true), (true, true)] {
            let begun = Barrier::new(2);
            let result = panic::catch_unwind(AssertUnwindSafe(|| {
                run_all(&pool, 1, &|| {
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

    #[test]
    fn no_more_helpers_take_part_than_are_wanted() {
        let pool = pool(4);
        let start = Instant::now();
        loop {
            let begun = AtomicUsize::new(0);
            let own = || thread::sleep(Duration::from_micros(200));
            run(&pool, Wanted { most: 2, awake: 4 }, own, &|| {
                begun.fetch_add(1, Ordering::SeqCst);
            });
            match begun.into_inner() {
                2 => break,
                // The system may give them no time while it lasts.
                0 | 1 => assert!(start.elapsed().as_secs() < 60, "never two"),
                more => panic!("{more} have begun"),
            }
        }
    }

    /// Nobody is woken for what comes next, and still it is taken up.
    #[test]
    #[cfg_attr(miri, ignore = "nothing comes soon there")]
    fn a_helper_that_has_ended_takes_up_what_comes_soon_after() {
        let pool = pool(1);
        let none = Wanted { most: 1, awake: 0 };
        for tries in 1.. {
            run_all(&pool, 1, &|| thread::sleep(Duration::from_micros(100)));
            let helped = AtomicBool::new(false);
            let own = || {
                let start = Instant::now();
                while !helped.load(Ordering::Relaxed) && start.elapsed() < Duration::from_millis(1)
                {
                    thread::yield_now();
                }
            };
            run(&pool, none, own, &|| helped.store(true, Ordering::Relaxed));
            if helped.into_inner() {
                return;
            }
            // The system may give the helper no time while it looks on.
            assert!(tries < 10_000, "never in {tries} tries");
        }
    }

    #[test]
    fn a_helper_goes_to_sleep_when_nothing_comes() {
        let pool = pool(1);
        run_all(&pool, 1, &|| ());
        // The one thread comes to this when it looks for no more.
        pool.threads.install(|| ());
        assert_eq!(pool.board.awake(), 0);
        let none = Wanted { most: 1, awake: 0 };
        let own = || thread::sleep(Duration::from_millis(20));
        run(&pool, none, own, &|| unreachable!("nobody is awake"));
    }

    /// The helper is called before the second offer and comes after it.
    #[test]
    fn who_comes_late_takes_up_what_stands_now() {
        let pool = pool(1);
        let free = Arc::new(Barrier::new(2));
        hold(&pool, &free);
        run_all(&pool, 1, &|| ());
        let none = Wanted { most: 1, awake: 0 };
        let met = Barrier::new(2);
        let own = || {
            free.wait();
            met.wait();
        };
        run(&pool, none, own, &|| {
            met.wait();
        });
    }

    /// Each offer finds its helper, whether that is just going to sleep or sleeps already.
    #[test]
    fn offers_at_any_distance_find_a_helper() {
        let pool = pool(1);
        for us in (0..400).map(|i| i % 40) {
            let met = Barrier::new(2);
            // Both wait for the other: an offer that nobody comes to would never end.
            run_all(&pool, 1, &|| {
                met.wait();
            });
            let start = Instant::now();
            while start.elapsed() < Duration::from_micros(us) {
                std::hint::spin_loop();
            }
        }
    }
}
