//! Which process makes which calls, and when it is enough.

use std::ops::Range;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How many calls one process makes: its checks of memory are over all of them, and it takes some ten seconds.
const CALLS: i64 = 250_000;

/// When to end.
#[derive(Clone, Copy, Debug)]
pub enum End {
    /// After this time no process is started.
    After(Duration),
    /// After so many calls.
    Calls(i64),
}

/// Gives out seeds, one after another.
#[derive(Debug)]
pub struct Schedule {
    /// The next seed; none when it is enough.
    next: Mutex<Option<i64>>,
    /// The seed that is none any more.
    last: i64,
    deadline: Option<Instant>,
}

impl Schedule {
    /// From the seed `first` on.
    pub fn new(first: i64, end: End) -> Self {
        let (last, deadline) = match end {
            End::After(time) => (i64::MAX, Instant::now().checked_add(time)),
            End::Calls(calls) => (first.saturating_add(calls), None),
        };
        Self {
            next: Mutex::new(Some(first)),
            last,
            deadline,
        }
    }

    /// The seeds of the next process.
    pub fn next(&self) -> Option<Range<i64>> {
        let mut next = self.next.lock().expect("nothing panics with it");
        let is_late = self
            .deadline
            .is_some_and(|deadline| Instant::now() >= deadline);
        let first = next.filter(|&first| first < self.last && !is_late)?;
        let end = first.saturating_add(CALLS).min(self.last);
        *next = Some(end);
        Some(first..end)
    }

    /// Gives out no more.
    pub fn stop(&self) {
        *self.next.lock().expect("nothing panics with it") = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_is_made_once() {
        let schedule = Schedule::new(-7, End::Calls(2 * CALLS + 5));
        let seeds: Vec<_> = std::iter::from_fn(|| schedule.next()).collect();
        let end = 2 * CALLS - 7;
        assert_eq!(seeds, [-7..CALLS - 7, CALLS - 7..end, end..end + 5]);
    }

    #[test]
    fn there_is_an_end() {
        assert_eq!(Schedule::new(0, End::After(Duration::ZERO)).next(), None);
        let schedule = Schedule::new(5, End::After(Duration::from_secs(1000)));
        assert_eq!(schedule.next(), Some(5..5 + CALLS));
        schedule.stop();
        assert_eq!(schedule.next(), None);
    }
}
