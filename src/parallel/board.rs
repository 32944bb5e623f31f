//! Where threads that are awake find what is offered.
//!
//! To wake a thread takes longer than the work of many operations. One that has just helped with one looks here for the
//! next, for a while, and takes part within a microsecond.

use std::hint;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_utils::CachePadded;

use super::offer::Offer;

/// A thread that finds no more to do looks on for this long, about what it takes to wake it, before it goes to sleep.
const PATIENCE: Duration = Duration::from_micros(20);

#[derive(Default)]
pub(super) struct Board {
    /// The last one that was put up.
    offer: Mutex<Option<Arc<Offer>>>,
    /// How many were put up so far.
    offers: AtomicUsize,
    /// The threads that look here.
    awake: AtomicUsize,
    /// The last offer was taken down before a thread had begun.
    missed: AtomicBool,
    /// As many offers as a thread has seen. On a line of cache of its own: those who offer seldom read it.
    seen: CachePadded<AtomicUsize>,
}

impl Board {
    /// The threads that would take up an offer now. Those who look here, but have missed the last one and not seen it since,
    /// would not: the system has given their cores to others.
    pub fn awake(&self) -> usize {
        let away = self.missed.load(Ordering::Relaxed)
            && self.seen.load(Ordering::Relaxed) != self.offers.load(Ordering::Relaxed);
        if away {
            0
        } else {
            self.awake.load(Ordering::SeqCst)
        }
    }

    /// Puts up an offer in place of the last one, and returns how many threads will come to see it.
    pub fn put_up(&self, offer: &Arc<Offer>) -> usize {
        *self.offer() = Some(Arc::clone(offer));
        self.offers.fetch_add(1, Ordering::SeqCst);
        self.awake.load(Ordering::SeqCst)
    }

    /// What became of the offer that was put up last. It hangs on, withdrawn, until the next one comes.
    pub fn taken_down(&self, offer: &Offer) {
        let missed = !offer.was_begun();
        // Most are as the one before: those who look here would lose the line of cache for nothing.
        if self.missed.load(Ordering::Relaxed) != missed {
            self.missed.store(missed, Ordering::Relaxed);
        }
    }

    /// Takes up the offer that a thread was woken for, and those that are put up here after it, until none has come for a
    /// while.
    pub fn watch(&self, first: Arc<Offer>) {
        let mut seen = self.look();
        first.take_up();
        drop(first);
        self.awake.fetch_add(1, Ordering::SeqCst);
        let mut since = Instant::now();
        loop {
            if self.offers.load(Ordering::SeqCst) != seen {
                seen = self.look();
                // A statement of its own: the board must not stay locked while the work runs.
                let offer = self.offer().clone();
                if let Some(offer) = offer {
                    offer.take_up();
                }
                since = Instant::now();
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

    /// How many offers there were so far, which counts as having seen them.
    fn look(&self) -> usize {
        let offers = self.offers.load(Ordering::SeqCst);
        self.seen.store(offers, Ordering::Relaxed);
        offers
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
        board.look();
        assert_eq!(board.awake(), 1);
    }
}
