//! Where threads that are awake find what is offered.
//!
//! To wake a thread takes longer than the work of many operations. One that has just helped with one looks here for the
//! next, for a while, and takes part about half a microsecond after it came.

use std::hint;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_utils::CachePadded;

use super::offer::Offer;

/// A thread that finds no more to do looks on for this long, about what it takes to wake it, before it goes to sleep.
const PATIENCE: Duration = Duration::from_micros(20);

/// As many threads as may be on their way: where they get no time at all, the calls for them would pile up.
const MOST_CALLED: usize = 1000;

#[derive(Default)]
pub(super) struct Board {
    /// The last one that was put up.
    offer: Mutex<Option<Arc<Offer>>>,
    /// How many were put up so far, which numbers them.
    offers: AtomicUsize,
    /// The threads that were called and have not come yet.
    called: AtomicUsize,
    /// The threads that look here.
    awake: AtomicUsize,
    /// The last offer was taken down before a thread had begun.
    missed: AtomicBool,
    /// The number of the last offer that a thread has seen. On a line of cache of its own: those who offer seldom read it.
    seen: CachePadded<AtomicUsize>,
}

impl Board {
    /// The threads that would see an offer now. Those who look here, but have missed the last one and not seen it since, would
    /// not: the system has given their cores to others.
    pub fn awake(&self) -> usize {
        self.awake_after(self.offers.load(Ordering::Relaxed))
    }

    fn awake_after(&self, offers: usize) -> usize {
        let away =
            self.missed.load(Ordering::Relaxed) && self.seen.load(Ordering::Relaxed) != offers;
        if away {
            0
        } else {
            self.awake.load(Ordering::SeqCst)
        }
    }

    /// Puts up an offer in place of the last one. Returns its number, and how many threads are counted on to see it.
    pub fn put_up(&self, offer: &Arc<Offer>) -> (usize, usize) {
        *self.offer() = Some(Arc::clone(offer));
        let before = self.offers.fetch_add(1, Ordering::SeqCst);
        (before.wrapping_add(1), self.awake_after(before))
    }

    /// What became of the offer that was put up last. It hangs on, withdrawn, until the next one comes.
    pub fn taken_down(&self, offer: &Offer) {
        let missed = !offer.was_begun();
        // Most are as the one before: those who look here would lose the line of cache for nothing.
        if self.missed.load(Ordering::Relaxed) != missed {
            self.missed.store(missed, Ordering::Relaxed);
        }
    }

    /// Whether one more thread may be called, which [`watch`](Self::watch)es then.
    pub fn call(&self) -> bool {
        let may = self.called.fetch_add(1, Ordering::Relaxed) < MOST_CALLED;
        if !may {
            self.called.fetch_sub(1, Ordering::Relaxed);
        }
        may
    }

    /// Comes when called for the offer of that number: takes up the one that stands, which is that or a later one, and those
    /// that come after it, until none has come for a while. Who comes too late leaves the later ones to those who were called
    /// for them, if they have not come yet.
    pub fn watch(&self, number: usize) {
        let others = self.called.fetch_sub(1, Ordering::Relaxed) > 1;
        if others && self.offers.load(Ordering::SeqCst) != number {
            return;
        }
        self.awake.fetch_add(1, Ordering::SeqCst);
        let mut seen = number.wrapping_sub(1);
        let mut since = Instant::now();
        loop {
            let offers = self.offers.load(Ordering::SeqCst);
            if offers != seen {
                seen = offers;
                self.seen.store(seen, Ordering::Relaxed);
                // A statement of its own: the board must not stay locked while the work runs.
                let offer = self.offer().clone();
                if offer.is_some_and(|offer| offer.take_up()) {
                    since = Instant::now();
                }
            } else if since.elapsed() < PATIENCE {
                for _ in 0..8 {
                    hint::spin_loop();
                }
                // Whoever wants this core is to have it.
                thread::yield_now();
            } else {
                self.awake.fetch_sub(1, Ordering::SeqCst);
                // Who has put up an offer before that has counted on this thread, and woken no other for it.
                if self.offers.load(Ordering::SeqCst) == seen {
                    return;
                }
                self.awake.fetch_add(1, Ordering::SeqCst);
            }
        }
    }

    fn offer(&self) -> MutexGuard<'_, Option<Arc<Offer>>> {
        self.offer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_not_seen_what_was_missed_is_away() {
        let board = Board::default();
        board.awake.store(1, Ordering::SeqCst);
        assert_eq!(board.awake(), 1);
        board.offers.store(1, Ordering::SeqCst);
        // It may just not have come to it yet.
        assert_eq!(board.awake(), 1);
        board.missed.store(true, Ordering::Relaxed);
        assert_eq!(board.awake(), 0);
        board.seen.store(1, Ordering::SeqCst);
        assert_eq!(board.awake(), 1);
    }

    #[test]
    fn who_comes_too_late_leaves_the_rest_to_those_behind() {
        let board = Board::default();
        board.offers.store(2, Ordering::SeqCst);
        assert!(board.call() && board.call());
        board.watch(1);
        assert_eq!(board.seen.load(Ordering::SeqCst), 0, "looked");
        board.watch(1);
        assert_eq!(board.seen.load(Ordering::SeqCst), 2);
        assert_eq!(board.awake(), 0);
    }

    #[test]
    fn calls_do_not_pile_up() {
        let board = Board::default();
        assert!((0..MOST_CALLED).all(|_| board.call()));
        assert!(!board.call() && !board.call());
        board.watch(0);
        assert!(board.call() && !board.call());
    }
}
