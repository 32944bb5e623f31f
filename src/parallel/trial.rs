//! Whether short work is done sooner with others: found out by doing it.
//!
//! That depends on what nobody can tell beforehand: in whose cache the elements lie, how far the cores are from each other,
//! and what else they have to do. Elements that the calling thread has just written come slowly to another core; those that
//! each has read before are there.

use std::collections::BTreeMap;
use std::time::Duration;

/// What calls have in common that are compared with each other: the operation, and how much work it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    operation: usize,
    magnitude: u32,
}

impl Kind {
    /// Of `ns` nanoseconds of what `F` does. The closures in one function with the same types are one operation.
    pub fn of<F>(ns: f64) -> Self {
        Self {
            // An address, where names may be long. Should one name have several, each is tried by itself.
            operation: std::any::type_name::<F>().as_ptr().addr(),
            magnitude: (ns as u64).max(1).ilog2(),
        }
    }
}

/// How a call is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By the calling thread. It need not be timed.
    Alone,
    /// By the calling thread, and to be reported.
    TimedAlone,
    /// With others, and to be reported.
    Shared,
}

/// All kinds of calls that were made so far.
pub(super) struct Trials(BTreeMap<Kind, Trial>);

impl Trials {
    pub const NONE: Self = Self(BTreeMap::new());

    pub fn of(&mut self, kind: Kind) -> &mut Trial {
        self.0.entry(kind).or_default()
    }

    /// Whether the next call is to be shared, if that is possible.
    pub fn want_others(&self, kind: Kind) -> bool {
        self.0.get(&kind).is_none_or(Trial::wants_others)
    }

    /// What was found out with threads that are gone.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}

/// One kind of calls: some are shared, then as many are not, and then the better way is taken for a long time.
#[derive(Default)]
pub(super) struct Trial {
    shared: Times,
    alone: Times,
    /// The calls since the first that was tried.
    calls: u32,
}

/// So many calls of each way are tried, and the best of them compared: they are slow by chance, but not fast.
const TRIED: u32 = 8;

/// After so many calls it is tried anew: arrays come and go, and so does what other cores have to do.
const TRUSTED: u32 = 512;

/// Of calls, as parts of their estimates: no two need have the same work.
#[derive(Default)]
struct Times {
    best: f64,
    count: u32,
}

impl Times {
    fn add(&mut self, time: f64) {
        self.best = if self.count == 0 {
            time
        } else {
            self.best.min(time)
        };
        self.count += 1;
    }

    fn suffice(&self) -> bool {
        self.count >= TRIED
    }
}

impl Trial {
    fn wants_others(&self) -> bool {
        !self.shared.suffice() || (self.alone.suffice() && self.shared.best < self.alone.best)
    }

    /// How the next call is to be done, where it is `possible` to share it or not.
    pub fn next(&mut self, possible: bool) -> Way {
        if self.shared.count > 0 {
            self.calls += 1;
            if self.calls >= TRUSTED {
                *self = Self::default();
            }
        }
        if possible && self.wants_others() {
            Way::Shared
        } else if self.shared.suffice() && !self.alone.suffice() {
            Way::TimedAlone
        } else {
            Way::Alone
        }
    }

    /// Reports how long a call took that was done that way, and was estimated at `ns`.
    pub fn report(&mut self, way: Way, time: Duration, ns: f64) {
        let time = time.as_nanos() as f64 / ns;
        match way {
            Way::Alone => {}
            Way::TimedAlone => self.alone.add(time),
            // What comes later is not compared.
            Way::Shared if self.shared.suffice() => {}
            Way::Shared => self.shared.add(time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn us(us: u64) -> Duration {
        Duration::from_micros(us)
    }

    /// The ways of so many calls, where it is possible to share them, and these are the times of the two ways.
    fn ways(trial: &mut Trial, calls: u32, shared: Duration, alone: Duration) -> Vec<Way> {
        (0..calls)
            .map(|_| {
                let way = trial.next(true);
                let time = if way == Way::Shared { shared } else { alone };
                trial.report(way, time, 20_000.0);
                way
            })
            .collect()
    }

    #[test]
    fn the_better_way_is_taken_after_both_were_tried() {
        for (shared, alone, better) in [
            (us(5), us(8), Way::Shared),
            (us(8), us(5), Way::Alone),
            (us(5), us(5), Way::Alone),
        ] {
            let mut trial = Trial::default();
            for _ in 0..3 {
                let ways = ways(&mut trial, TRUSTED, shared, alone);
                let (tried, trusted) = ways.split_at(2 * TRIED as usize);
                let (first, second) = tried.split_at(TRIED as usize);
                assert_eq!(first, [Way::Shared; TRIED as usize]);
                assert_eq!(second, [Way::TimedAlone; TRIED as usize]);
                assert!(trusted.iter().all(|&way| way == better));
            }
        }
    }

    #[test]
    fn what_is_tried_half_is_not_kept_for_ever() {
        let mut trial = Trial::default();
        ways(&mut trial, TRIED - 1, us(1), us(8));
        for _ in 0..TRUSTED {
            trial.next(false);
        }
        // The first ones, which were the sooner done, no longer count.
        let ways = ways(&mut trial, 2 * TRIED + 1, us(9), us(8));
        assert_eq!(ways[..TRIED as usize], [Way::Shared; TRIED as usize]);
        assert_eq!(ways[2 * TRIED as usize], Way::Alone);
    }

    /// Those that are not shared have half as much work again.
    #[test]
    fn times_are_compared_by_the_work() {
        let mut trial = Trial::default();
        for (time, ns) in [(us(6), 20_000.0), (us(8), 30_000.0)] {
            for _ in 0..TRIED {
                let way = trial.next(true);
                trial.report(way, time, ns);
            }
        }
        assert_eq!(trial.next(true), Way::Alone);
    }

    #[test]
    fn calls_that_are_slow_by_chance_do_not_count() {
        let mut trial = Trial::default();
        for time in [900, 6, 700, 5, 6, 6, 6, 6] {
            assert_eq!(trial.next(true), Way::Shared);
            trial.report(Way::Shared, us(time), 20_000.0);
        }
        let ways = ways(&mut trial, TRIED + 1, us(5), us(7));
        assert_eq!(ways[TRIED as usize], Way::Shared);
    }

    #[test]
    fn where_nobody_can_help_nothing_is_tried() {
        let mut trial = Trial::default();
        for _ in 0..2 * TRUSTED {
            assert_eq!(trial.next(false), Way::Alone);
        }
        assert_eq!(trial.next(true), Way::Shared);
    }

    /// What is tried alone follows at once, while the elements lie where they lay.
    #[test]
    fn to_be_alone_is_always_possible() {
        let mut trial = Trial::default();
        ways(&mut trial, TRIED, us(5), us(8));
        assert_eq!(trial.next(false), Way::TimedAlone);
    }

    #[test]
    fn kinds_differ_by_operation_and_by_magnitude() {
        fn kind<F>(_: F, ns: f64) -> Kind {
            Kind::of::<F>(ns)
        }
        fn one() {}
        fn other() {}
        assert_eq!(kind(one, 20_000.0), kind(one, 30_000.0));
        assert_ne!(kind(one, 20_000.0), kind(one, 50_000.0));
        assert_ne!(kind(one, 20_000.0), kind(other, 20_000.0));
        let mut trials = Trials::NONE;
        let here = kind(one, 20_000.0);
        assert!(trials.want_others(here));
        ways(trials.of(here), 2 * TRIED, us(8), us(5));
        assert!(!trials.want_others(here) && trials.want_others(kind(other, 20_000.0)));
        trials.forget();
        assert!(trials.want_others(here));
    }
}
