//! The fuzzer of `tests/godot/suites/apart/fuzz.gd`, in one process of the engine after another.

mod calls;
mod ends;
mod finding;
mod process;
mod schedule;

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};

use crate::build::{Level, best_level};
use crate::steps::Tally;
use crate::test::workshop::Workshop;
use process::{Process, Stage};
use schedule::Schedule;

pub use schedule::End;

/// Fuzzes at `level`, and ends with an error if something was found.
pub fn run(level: Level, seed: Option<i64>, end: End) -> Result<()> {
    let workshop = Workshop::new(&[level]);
    let stage = Stage::new(&workshop, level)?;
    let first = seed.map_or_else(seed_of_the_time, Ok)?;
    let schedule = Schedule::new(first, end);
    println!("calls from seed {first} on, at the level {level}");
    let begin = Instant::now();
    let processes = all(&stage, &schedule)?;
    println!("{}", summary(&processes, begin.elapsed(), level));
    let mut found = Vec::new();
    for process in processes {
        found.extend(finding::findings(process, |seeds| stage.run(seeds))?);
    }
    if found.is_empty() {
        return Ok(());
    }
    for finding in &found {
        println!("\n{}", finding.described(level));
    }
    bail!("{} of what went wrong is above", found.len());
}

/// One process for each core, until the schedule or one of them says that it is enough.
fn all(stage: &Stage, schedule: &Schedule) -> Result<Vec<Process>> {
    let done = Mutex::new(Vec::new());
    let work = || -> Result<()> {
        while let Some(seeds) = schedule.next() {
            let process = stage.run(seeds).inspect_err(|_| schedule.stop())?;
            println!("  {}", process.line());
            if process.has_failed() {
                schedule.stop();
            }
            done.lock().expect("nothing panics with it").push(process);
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut ends = workers
            .into_iter()
            .map(|worker| worker.join().expect("nothing panics"));
        ends.try_for_each(|end| end)
    })?;
    let mut done = done.into_inner().expect("nothing panics with it");
    done.sort_by_key(|process| process.seeds.start);
    Ok(done)
}

/// What the release notes say.
fn summary(processes: &[Process], time: Duration, level: Level) -> String {
    let calls: i64 = processes.iter().map(|process| process.calls).sum();
    let failed = processes
        .iter()
        .filter(|process| process.has_failed())
        .count();
    let seeds = match (processes.first(), processes.last()) {
        (Some(first), Some(last)) => format!("{} to {}", first.seeds.start, last.seeds.end - 1),
        _ => "none".to_owned(),
    };
    let speed = calls as f64 / time.as_secs_f64();
    format!(
        "{calls} calls, seeds {seeds}, level {level}: {failed} of {} processes failed; {speed:.0} calls per second",
        processes.len()
    )
}

/// One that no earlier run has come to: the next second's is a million further, and a second has fewer calls.
fn seed_of_the_time() -> Result<i64> {
    let time = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .context("the clock is wrong")?;
    Ok(i64::try_from(time.as_secs())? * 1_000_000)
}

/// That a call at which the engine ends is found among thousands.
pub fn check_narrowing(workshop: &Workshop) -> Result<Tally> {
    const SEED: i64 = 1702;
    let stage = Stage::new(workshop, best_level())?.crashing_at(SEED);
    let found = finding::findings(stage.run(0..2500)?, |seeds| stage.run(seeds))?;
    match found.as_slice() {
        [finding] if finding.is_of(SEED) => Ok(Tally::passed()),
        _ => bail!("seed {SEED} crashes, and this was found: {found:?}"),
    }
}
