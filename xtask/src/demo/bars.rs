//! The bars of the project's first issue: what the figures must show.

use anyhow::{Result, ensure};

use super::report::{Form, Report};
use super::tables::shorten;

/// The operation that the bars are about.
pub const OPERATION: &str = "transform_points";

/// Threads may cost this much even where a run shows less noise than that ...
const LEAST_NOISE: f64 = 0.05;
/// ... and no more than this, however noisy the machine is.
const MOST_NOISE: f64 = 0.10;

/// A bar, what was measured, and whether that clears it.
#[derive(Debug, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub title: String,
    /// What it asks for.
    pub wanted: Wanted,
    /// What was measured, if anything was.
    pub measured: Option<f64>,
}

/// What a bar asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted {
    /// As many times the speed.
    Speed(f64),
    /// No more than this part of the time, or of what the title says.
    Time(f64),
}

impl Bar {
    /// Whether it is cleared; what was not measured is not.
    pub fn is_cleared(&self) -> bool {
        match (self.wanted, self.measured) {
            (Wanted::Speed(least), Some(speed)) => speed >= least,
            (Wanted::Time(most), Some(time)) => time <= most,
            (_, None) => false,
        }
    }
}

/// Fails if one of `bars` is missed.
pub fn ensure_cleared(bars: &[Bar]) -> Result<()> {
    let missed = bars.iter().filter(|bar| !bar.is_cleared()).count();
    ensure!(missed == 0, "{missed} of {} bars missed", bars.len());
    Ok(())
}

/// One number of elements with one thread and with all.
#[derive(Debug, PartialEq)]
pub struct ThreadsAgainstOne {
    /// The addon's method.
    pub operation: String,
    /// The CPU level.
    pub level: String,
    /// The number of elements.
    pub n: u64,
    /// The time for one element with one thread, in nanoseconds.
    pub one: f64,
    /// The same with all threads.
    pub all: f64,
    /// The noise that is allowed for.
    pub noise: f64,
}

impl ThreadsAgainstOne {
    /// The time with all threads as a part of that with one.
    pub fn ratio(&self) -> f64 {
        self.all / self.one
    }

    /// Whether all threads are slower by more than the noise.
    pub fn is_slower(&self) -> bool {
        self.ratio() > 1.0 + self.noise
    }
}

/// Every number of elements that `reports` have with one thread and with all,
/// the smallest first; but for families, whose table shows both.
pub fn threads_against_one<'a>(
    reports: impl IntoIterator<Item = &'a Report>,
) -> Vec<ThreadsAgainstOne> {
    let mut pairs = Vec::new();
    for report in reports {
        let in_place = report
            .cells
            .iter()
            .filter(|cell| cell.form == Form::InPlace && cell.family.is_empty());
        for one in in_place.filter(|cell| cell.threads == 1) {
            let Some(all) = report.find_default(&one.operation, Form::InPlace, one.n) else {
                continue;
            };
            if all.threads == 1 {
                continue;
            }
            pairs.push(ThreadsAgainstOne {
                operation: one.operation.clone(),
                level: report.machine.level.clone(),
                n: one.n,
                one: one.ns(),
                all: all.ns(),
                noise: one.noise().max(all.noise()).clamp(LEAST_NOISE, MOST_NOISE),
            });
        }
    }
    pairs.sort_by_key(|pair| pair.n);
    pairs
}

/// The bars, in the order. `default` is the process with the default
/// level and threads; `baseline` may be the same one.
pub fn bars(
    default: &Report,
    baseline: Option<&Report>,
    threads: &[ThreadsAgainstOne],
) -> Vec<Bar> {
    let level = &default.machine.level;
    let speed = |form: Form, against: Form, n: u64| {
        let fast = default.find_default(OPERATION, form, n)?;
        let slow = default.find_default(OPERATION, against, n)?;
        Some(slow.ns() / fast.ns())
    };
    let mut bars = Vec::new();
    let mut add = |title: String, wanted: Wanted, measured: Option<f64>| {
        bars.push(Bar {
            title,
            wanted,
            measured,
        });
    };

    for (n, least) in [(1_000_000, 6.0), (100_000, 5.0), (1_000, 4.5)] {
        add(
            format!("in place against the engine, {level}, n = {}", shorten(n)),
            Wanted::Speed(least),
            speed(Form::InPlace, Form::Engine, n),
        );
    }
    add(
        "in place against the engine, baseline, one thread, n = 100 k".into(),
        Wanted::Speed(2.5),
        baseline.and_then(|report| {
            let engine = report.find_default(OPERATION, Form::Engine, 100_000)?;
            Some(engine.ns() / report.find(OPERATION, Form::InPlace, 100_000, 1)?.ns())
        }),
    );
    for n in [1_000, 100_000, 1_000_000, 4_000_000] {
        add(
            format!("in place against the GDScript loop, n = {}", shorten(n)),
            Wanted::Speed(60.0),
            speed(Form::InPlace, Form::Gdscript, n),
        );
    }
    add(
        "n = 16, the call included, part of the engine's time".into(),
        Wanted::Time(1.25),
        speed(Form::InPlace, Form::Engine, 16).map(f64::recip),
    );
    add(
        "duplicate then transform against the engine, n = 1 M".into(),
        Wanted::Speed(3.0),
        speed(Form::DuplicateThen, Form::Engine, 1_000_000),
    );
    let one_thread = default.find(OPERATION, Form::InPlace, 100_000, 1);
    add(
        "in place, one thread, n = 100 k, speed of memcpy".into(),
        Wanted::Speed(0.7),
        one_thread.and_then(|cell| {
            let copy = default.find_default(OPERATION, Form::Memcpy, 100_000)?;
            Some(copy.ns() / cell.ns())
        }),
    );
    let counted = |pair: &&ThreadsAgainstOne| pair.operation == OPERATION && pair.level == *level;
    for pair in threads.iter().filter(counted) {
        add(
            format!(
                "all threads, part of one thread's time, n = {}",
                shorten(pair.n)
            ),
            Wanted::Time(1.0 + pair.noise),
            Some(pair.ratio()),
        );
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::super::report::samples::{cell, empty};
    use super::*;

    fn default() -> Report {
        let mut report = empty("avx2");
        report.cells = vec![
            cell(Form::Engine, 16, 2, &[10.0]),
            cell(Form::InPlace, 16, 2, &[12.0]),
            cell(Form::Gdscript, 1_000, 2, &[76.0]),
            cell(Form::Engine, 100_000, 2, &[5.0]),
            cell(Form::InPlace, 1_000, 2, &[1.0]),
            cell(Form::InPlace, 100_000, 1, &[1.0, 1.02]),
            cell(Form::InPlace, 100_000, 2, &[0.5, 0.51]),
            cell(Form::Memcpy, 100_000, 2, &[0.6]),
            cell(Form::Engine, 1_000_000, 2, &[6.0]),
            cell(Form::DuplicateThen, 1_000_000, 2, &[2.0]),
        ];
        report
    }

    fn find<'a>(bars: &'a [Bar], title: &str) -> &'a Bar {
        let mut found = bars.iter().filter(|bar| bar.title == title);
        let bar = found
            .next()
            .unwrap_or_else(|| panic!("no bar {title:?} in {bars:#?}"));
        assert!(found.next().is_none());
        bar
    }

    #[test]
    fn bars_compare_the_right_cells() {
        let report = default();
        let bars = bars(&report, None, &threads_against_one([&report]));
        let check = |title: &str, measured: f64, cleared: bool| {
            let bar = find(&bars, title);
            assert!((bar.measured.unwrap() - measured).abs() < 1e-12, "{bar:?}");
            assert_eq!(bar.is_cleared(), cleared, "{bar:?}");
        };
        check("in place against the engine, avx2, n = 100 k", 10.0, true);
        check("in place against the GDScript loop, n = 1 k", 76.0, true);
        check(
            "n = 16, the call included, part of the engine's time",
            1.2,
            true,
        );
        check(
            "duplicate then transform against the engine, n = 1 M",
            3.0,
            true,
        );
        check(
            "in place, one thread, n = 100 k, speed of memcpy",
            0.6,
            false,
        );
        check(
            "all threads, part of one thread's time, n = 100 k",
            0.5,
            true,
        );
    }

    #[test]
    fn what_was_not_measured_is_not_cleared() {
        let bars = bars(&default(), None, &[]);
        for title in [
            "in place against the engine, avx2, n = 1 M",
            "in place against the engine, baseline, one thread, n = 100 k",
            "in place against the GDScript loop, n = 4 M",
        ] {
            let bar = find(&bars, title);
            assert_eq!(bar.measured, None);
            assert!(!bar.is_cleared());
        }
    }

    #[test]
    fn the_baseline_is_held_against_its_own_process() {
        let mut baseline = empty("baseline");
        baseline.cells = vec![
            cell(Form::Engine, 100_000, 2, &[4.0]),
            cell(Form::InPlace, 100_000, 1, &[2.0]),
            cell(Form::InPlace, 100_000, 2, &[1.0]),
        ];
        let bars = bars(&default(), Some(&baseline), &[]);
        let bar = find(
            &bars,
            "in place against the engine, baseline, one thread, n = 100 k",
        );
        assert_eq!(bar.measured, Some(2.0));
        assert!(!bar.is_cleared());
    }

    #[test]
    fn bounds_are_inclusive() {
        let bar = |wanted, measured| Bar {
            title: String::new(),
            wanted,
            measured: Some(measured),
        };
        assert!(bar(Wanted::Speed(6.0), 6.0).is_cleared());
        assert!(!bar(Wanted::Speed(6.0), 5.99).is_cleared());
        assert!(bar(Wanted::Time(1.25), 1.25).is_cleared());
        assert!(!bar(Wanted::Time(1.25), 1.26).is_cleared());
    }

    #[test]
    fn threads_are_held_against_one_within_the_noise() {
        let mut report = empty("avx2");
        report.cells = vec![
            // Quiet: 5 % are allowed for.
            cell(Form::InPlace, 300, 1, &[1.0]),
            cell(Form::InPlace, 300, 2, &[1.06]),
            // As noisy as the two differ.
            cell(Form::InPlace, 100, 1, &[1.0, 1.08]),
            cell(Form::InPlace, 100, 2, &[1.07]),
            // Noisier than is allowed for.
            cell(Form::InPlace, 200, 1, &[1.0, 1.5]),
            cell(Form::InPlace, 200, 2, &[1.2]),
            // Without its other half.
            cell(Form::InPlace, 400, 1, &[1.0]),
        ];
        let pairs = threads_against_one([&report]);
        let verdicts: Vec<_> = pairs
            .iter()
            .map(|pair| (pair.n, pair.is_slower()))
            .collect();
        assert_eq!(verdicts, [(100, false), (200, true), (300, true)]);
        assert_eq!(pairs[1].noise, MOST_NOISE);
        assert_eq!(pairs[2].noise, LEAST_NOISE);
    }

    #[test]
    fn one_thread_alone_is_no_comparison() {
        let mut report = empty("avx2");
        report.machine.threads = 1;
        report.cells = vec![cell(Form::InPlace, 16, 1, &[1.0])];
        assert_eq!(threads_against_one([&report]), []);
    }
}
