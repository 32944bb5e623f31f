//! `cargo xtask test`: every test there is, with one summary.
//!
//! | steps | what they run |
//! |---|---|
//! | `rust/…` | the tests of the rooms that know no engine, at every CPU level; of this program |
//! | `engine/…` | the suites of `tests/godot` in the real engine, under several conditions |
//! | `apart/…` | those suites that want a process of their own |
//! | `fuzz/crash` | that `cargo xtask fuzz` finds the call at which the engine ends |
//! | `rendered/…` | those that want a renderer, drawn by the CPU on a screen that nobody sees |
//! | `scenes/…` | the scenes of the demo, for some frames each |
//! | `handover/…` | which CPU level starts, and what is said when one is amiss |
//! | `exported/…` | all these suites in an exported game |
//! | `exported/shipped …` | them in one with the addon as shipped: all but those that want `ComputeTest` |
//! | `exported/menu` … | the demo's scenes in an exported demo |
//! | `package/…` | the stores' archives: that they have the same bytes when made again, the suites and the demo in them |

mod export;
mod exported;
pub mod handover;
mod memcheck;
mod packaged;
pub mod project;
mod rendered;
pub mod report;
mod runner_output;
pub mod rust;
pub mod rust_output;
mod scenes;
pub mod suites;
pub mod workshop;

use anyhow::{Result, bail};

use crate::build::{Level, best_level};
use crate::fuzz::engine;
use crate::steps::{Steps, Tally};
use project::Project;
use suites::Run;
use workshop::Workshop;

/// What chooses the CPU level that runs.
pub const LEVEL: &str = "PACKED_COMPUTE_LEVEL";
/// What makes the addon do without what it found out about the engine.
pub const LAYOUT: &str = "PACKED_COMPUTE_LAYOUT";
/// What makes the C library fill memory with this byte when it is freed, and
/// with its complement when it is allocated.
const PERTURB: (&str, &str) = ("MALLOC_PERTURB_", "165");

/// The folder of the suites that want a process of their own.
const APART: &str = "apart";

/// The options of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Options {
    /// Only try this machine's best level: its Rust tests, and the suites once.
    #[arg(long)]
    quick: bool,
    /// Only the steps whose names contain one of these.
    filters: Vec<String>,
}

/// Takes every step, and ends the program with an error if a test fails.
pub fn run(options: &Options) -> Result<()> {
    let mut steps = Steps::new(&options.filters);
    if options.quick {
        let level = best_level();
        let workshop = Workshop::new(&[level]);
        steps.take(&format!("rust/{}", level.name()), || rust::level(level));
        steps.take("engine/default", || suites(&workshop, "default", &[]));
    } else {
        everything(&mut steps);
    }
    if !steps.finish() {
        std::process::exit(1);
    }
    Ok(())
}

fn everything(steps: &mut Steps) {
    for &level in Level::all() {
        steps.take(&format!("rust/{}", level.name()), || rust::level(level));
    }
    steps.take("rust/documentation", rust::documentation);
    steps.take("rust/edge", rust::edge);
    steps.take("rust/address sanitizer", rust::address_sanitizer);
    steps.take("rust/xtask", rust::xtask);

    let workshop = Workshop::new(Level::all());
    for &level in Level::all() {
        let name = level.name();
        steps.take(&format!("engine/{name}"), || match runs(level) {
            Ok(()) => suites(&workshop, name, &[(LEVEL, name)]),
            Err(reason) => Ok(reason),
        });
    }
    for layout in ["counted", "fallback"] {
        let name = format!("layout {layout}");
        steps.take(&format!("engine/{name}"), || {
            suites(&workshop, &name, &[(LAYOUT, layout)])
        });
    }
    steps.take("engine/perturbed memory", || {
        suites(&workshop, "perturbed memory", &[PERTURB])
    });
    steps.take("engine/editor help", || editor_help(&workshop));
    steps.take("engine/memcheck", || memcheck::check(&workshop));
    apart(steps, &workshop);
    steps.take("fuzz/crash", || engine::check_narrowing(&workshop));
    rendered::step(steps, &workshop);
    scenes::steps(steps, &workshop);
    handover::steps(steps, &workshop);
    exported::steps(steps, &workshop);
    packaged::steps(steps, &workshop);
}

/// The suites in the editor's engine, with variables set.
fn suites(workshop: &Workshop, name: &str, variables: &[(&str, &str)]) -> Result<Tally> {
    let mut command = workshop.suites_project()?.command(workshop.engine()?);
    command.envs(variables.iter().copied());
    Run::all(name).tally(command)
}

/// What the editor's help says of the addon, in an editor without a window.
fn editor_help(workshop: &Workshop) -> Result<Tally> {
    let (engine, addon) = (workshop.engine()?, workshop.shipped()?);
    let project = Project::copy_of(project::EDITOR_HELP, engine, "editor help", addon)?;
    let mut command = project.command(engine);
    command.arg("--editor");
    Run::all("editor help").tally(command)
}

/// Each suite that wants a process of its own in one.
fn apart(steps: &mut Steps, workshop: &Workshop) {
    let all = match project::suites_in(APART) {
        Ok(all) => all,
        Err(error) => return steps.take("apart", || bail!("{error:#}")),
    };
    for suite in all {
        let name = format!("apart/{suite}");
        steps.take(&name, || {
            let command = workshop.suites_project()?.command(workshop.engine()?);
            Run::only(&suite, &name).tally(command)
        });
    }
}

/// Nothing if this CPU can run `level`, else a tally that says why not.
pub fn runs(level: Level) -> Result<(), Tally> {
    match level.missing() {
        missing if missing.is_empty() => Ok(()),
        missing => Err(Tally::skipped(format!(
            "this CPU lacks {}",
            missing.join(", ")
        ))),
    }
}
