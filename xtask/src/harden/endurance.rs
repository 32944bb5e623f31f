//! The suite of many threads at once, for longer than in the tests.

use std::time::Duration;

use anyhow::Result;

use crate::steps::Tally;
use crate::test::project::{self, Project};
use crate::test::suites::Run;
use crate::test::workshop::Workshop;

/// The suite, in a folder of suites that run by themselves.
const SUITE: &str = "endurance";

/// How long it is to go on.
const SECONDS: u64 = 60;

/// Ample for that, and for what comes before and after.
const LIMIT: Duration = Duration::from_secs(SECONDS + 5 * 60);

/// Runs the suite, with the addon at this machine's best level.
pub fn check(workshop: &Workshop) -> Result<Tally> {
    let engine = workshop.engine()?;
    // Not that of the tests, which may be under way.
    let project = Project::copy_of(project::SUITES, engine, SUITE, workshop.tested()?)?;
    let words = [format!("--endure-seconds={SECONDS}")];
    let run = Run::only(SUITE, "eight threads").with(&words).within(LIMIT);
    run.tally(project.command(engine))
}
