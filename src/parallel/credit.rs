//! What operations that are too small to wake a thread save up for it.

use std::time::Instant;

/// Work in operations of which none is worth waking a thread.
///
/// Where one comes after another a thread that was woken would find more to do. How many will come nobody knows, so one is
/// woken when about as much was lost without it as would be lost by waking it in vain.
pub(super) struct Credit {
    /// The work, less a part of the time that has passed; nanoseconds.
    ns: f64,
    /// When the last such operation began, and what it was estimated at.
    last: Option<(Instant, f64)>,
}

/// What waking a thread costs. It takes the calling one up to 10 µs, so where that is always in vain it loses 3 %: at best
/// half of the time that passes is saved up.
const WAKING_NS: f64 = 150_000.0;

/// The part of the time that operations have to take up to save anything, by their estimates.
const BUSY: f64 = 0.5;

impl Credit {
    pub const NONE: Self = Self {
        ns: 0.0,
        last: None,
    };

    /// Whether a thread may be woken for an operation that begins `now` and is estimated at `ns`.
    pub fn suffices(&mut self, now: Instant, ns: f64) -> bool {
        if let Some((before, estimate)) = self.last.replace((now, ns)) {
            let passed = now.duration_since(before).as_nanos() as f64;
            // Most machines are faster than the estimates.
            let work = estimate.min(passed);
            self.ns = (self.ns + work - BUSY * passed).clamp(0.0, WAKING_NS);
        }
        self.ns >= WAKING_NS
    }

    /// Pays for a thread that is woken.
    pub fn pay(&mut self) {
        self.ns = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// After how much time, in microseconds, operations estimated at `ns` suffice that begin every `apart` microseconds.
    fn sufficient_after(apart: u64, ns: f64) -> Option<u64> {
        let (start, mut credit) = (Instant::now(), Credit::NONE);
        (0..1000)
            .map(|i| i * apart)
            .find(|&us| credit.suffices(start + Duration::from_micros(us), ns))
    }

    #[test]
    fn what_takes_up_the_time_suffices() {
        assert_eq!(sufficient_after(10, 10_000.0), Some(300));
        assert_eq!(sufficient_after(100, 100_000.0), Some(300));
    }

    #[test]
    fn estimates_beyond_what_it_took_count_no_more_than_that() {
        assert_eq!(sufficient_after(10, 1e6), Some(300));
    }

    #[test]
    fn what_takes_up_less_of_the_time_takes_longer() {
        assert_eq!(sufficient_after(10, 7_500.0), Some(600));
    }

    #[test]
    fn what_takes_up_half_of_the_time_never_suffices() {
        assert_eq!(sufficient_after(20, 10_000.0), None);
        assert_eq!(sufficient_after(3000, 100_000.0), None);
    }

    /// However much that was.
    #[test]
    fn a_pause_takes_away_what_was_saved() {
        let (start, mut credit) = (Instant::now(), Credit::NONE);
        for us in (0..10_000).step_by(10) {
            credit.suffices(start + Duration::from_micros(us), 10_000.0);
        }
        let start = start + Duration::from_micros(11_000);
        for us in (0..300).step_by(10).chain((1000..1300).step_by(10)) {
            assert!(
                !credit.suffices(start + Duration::from_micros(us), 10_000.0),
                "{us} µs"
            );
        }
        assert!(credit.suffices(start + Duration::from_micros(1300), 10_000.0));
    }

    #[test]
    fn what_is_paid_is_gone() {
        let (start, mut credit) = (Instant::now(), Credit::NONE);
        let at = |us| start + Duration::from_micros(us);
        let mut first = (0..)
            .step_by(10)
            .find(|&us| credit.suffices(at(us), 10_000.0))
            .unwrap();
        for _ in 0..3 {
            credit.pay();
            let next = (first + 10..)
                .step_by(10)
                .find(|&us| credit.suffices(at(us), 10_000.0))
                .unwrap();
            assert_eq!(next - first, 300);
            first = next;
        }
    }
}
