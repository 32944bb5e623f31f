//! From a process that failed to the call that it failed at.

use std::ops::Range;

use anyhow::Result;

use super::calls::{self, Call};
use super::process::{End, Process};
use crate::build::{Level, best_level};

/// Of every so many calls one is announced; where no more are asked for, each is. As in the suite.
const BLOCK: i64 = 1000;

/// The list of calls that the suite makes each time.
const KEPT: &str = "_KEPT in tests/godot/suites/apart/fuzz.gd";

/// Something that went wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// The call, where it is known.
    call: Option<Call>,
    /// The seeds whose calls show it again.
    seeds: Range<i64>,
    /// What went wrong.
    message: String,
}

/// What went wrong in `process`; calls are made again by `run`.
pub fn findings(
    process: Process,
    run: impl Fn(Range<i64>) -> Result<Process>,
) -> Result<Vec<Finding>> {
    match process.end {
        End::Whole(tally) => {
            let said = tally
                .failed
                .iter()
                .flat_map(|failure| calls::complaints(&failure.message));
            Ok(said
                .map(|(call, message)| complaint(call, message, &process.seeds))
                .collect())
        }
        End::Broken(_) => Ok(vec![narrowed(process, run)?]),
    }
}

/// A complaint in the report of a process.
fn complaint(call: Option<Call>, message: String, seeds: &Range<i64>) -> Finding {
    let seeds = match &call {
        Some(call) if seeds.contains(&call.seed) => call.seed..call.seed + 1,
        // Kept calls are made each time.
        Some(_) => seeds.start..seeds.start + 1,
        None => seeds.clone(),
    };
    Finding {
        call,
        seeds,
        message,
    }
}

/// The call at which the process broke off: in two steps, since only some were announced.
fn narrowed(process: Process, run: impl Fn(Range<i64>) -> Result<Process>) -> Result<Finding> {
    let seeds = process.seeds.clone();
    let Some(first) = calls::last_announced(&process.stdout) else {
        return Ok(unknown(
            process,
            "before the first call, or in one of those kept",
        ));
    };
    let block = first.seed..(first.seed + BLOCK).min(seeds.end);
    let again = run(block)?;
    let (End::Broken(_), Some(call)) = (&again.end, calls::last_announced(&again.stdout)) else {
        let after = format!("after seed {}; not if this is the first call", first.seed);
        return Ok(unknown(process, &after));
    };
    let alone = run(call.seed..call.seed + 1)?;
    let (seeds, end) = match alone.end {
        End::Broken(_) => (alone.seeds, alone.end),
        // It wants some of the calls before it.
        End::Whole(_) => (again.seeds.start..call.seed + 1, again.end),
    };
    Ok(Finding {
        call: Some(call),
        seeds,
        message: message(end),
    })
}

/// Nothing is known but all the calls.
fn unknown(process: Process, when: &str) -> Finding {
    Finding {
        call: None,
        seeds: process.seeds,
        message: format!("{when}: {}", message(process.end)),
    }
}

fn message(end: End) -> String {
    match end {
        End::Broken(how) => how,
        End::Whole(tally) => tally.counts(),
    }
}

impl Finding {
    /// What it is, how to see it again, and where it belongs.
    pub fn described(&self, level: Level) -> String {
        let mut lines = match &self.call {
            Some(Call { seed, method }) => format!("FAILED  seed {seed}, {method}"),
            None => format!(
                "FAILED  seeds {} to {}",
                self.seeds.start,
                self.seeds.end - 1
            ),
        };
        lines += &format!("\n    {}", self.message.trim_end().replace('\n', "\n    "));
        let calls = self.seeds.end - self.seeds.start;
        lines += &format!(
            "\nagain:  cargo xtask fuzz engine --seed {} --calls {calls}",
            self.seeds.start
        );
        if level != best_level() {
            lines += &format!(" --level {level}");
        }
        if let Some(Call { seed, method }) = &self.call {
            lines += &format!("\nkeep:   [\"{method}\", {seed}], in {KEPT}");
        }
        lines
    }

    /// Whether it is this call, which goes wrong by itself.
    pub fn is_of(&self, seed: i64) -> bool {
        self.call.as_ref().is_some_and(|call| call.seed == seed) && self.seeds == (seed..seed + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::Tally;
    use std::time::Duration;

    /// A process of an engine that ends at the call of one seed, if it has made that of another before.
    fn run(seeds: Range<i64>, crash: i64, after: i64) -> Process {
        let breaks = seeds.contains(&crash) && seeds.contains(&after);
        let end = match breaks {
            true => End::Broken("signal: 11".to_owned()),
            false => End::Whole(Tally::passed()),
        };
        let last = if breaks { crash } else { seeds.end - 1 };
        let are_few = seeds.end - seeds.start <= BLOCK;
        let announced = |seed: &i64| are_few || (seed - seeds.start) % BLOCK == 0;
        let seeds_made = (seeds.start..=last).filter(announced);
        Process {
            stdout: seeds_made
                .map(|seed| format!("fuzz: seed {seed}, Compute.add\n"))
                .collect(),
            calls: last - seeds.start,
            time: Duration::ZERO,
            seeds,
            end,
        }
    }

    fn found(crash: i64, after: i64) -> (Option<i64>, Range<i64>) {
        let process = run(0..10_000, crash, after);
        let [finding] = findings(process, |seeds| Ok(run(seeds, crash, after)))
            .unwrap()
            .try_into()
            .unwrap();
        (finding.call.map(|call| call.seed), finding.seeds)
    }

    #[test]
    fn a_crash_is_narrowed_as_far_as_may_be() {
        assert_eq!(found(7321, 7321), (Some(7321), 7321..7322));
        // It wants another call before it, of the same thousand or of an earlier one.
        assert_eq!(found(7321, 7008), (Some(7321), 7000..7322));
        assert_eq!(found(7321, 12), (None, 0..10_000));
        let mut silent = run(0..10, 3, 3);
        silent.stdout.clear();
        let found = findings(silent, |_| panic!("nothing is known")).unwrap();
        assert_eq!((&found[0].call, &found[0].seeds), (&None, &(0..10)));
    }

    #[test]
    fn what_was_found_can_be_repeated() {
        let (level, all) = (best_level(), 0..250_000);
        let call = |seed| {
            Some(Call {
                seed,
                method: "Compute.add".to_owned(),
            })
        };
        let says = |call, text: &str| {
            let described = complaint(call, "bad".to_owned(), &all).described(level);
            assert!(described.contains(text), "{described}");
        };
        says(
            call(77),
            "again:  cargo xtask fuzz engine --seed 77 --calls 1\n",
        );
        says(call(77), "keep:   [\"Compute.add\", 77], in _KEPT");
        says(None, "--seed 0 --calls 250000");
        // One of those that are kept.
        says(call(-5), "--seed 0 --calls 1\n");
    }
}
