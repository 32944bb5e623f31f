//! The suites that want a renderer, which an engine without a window has not.

use anyhow::{Result, ensure};

use super::project;
use super::suites::Run;
use super::workshop::Workshop;
use crate::steps::{Steps, Tally};

/// What the engine prints when it draws as it shall.
const RENDERER: &str = "Vulkan";
const METHOD: &str = "Forward+";

/// The step in which all of them run in one process.
pub fn step(steps: &mut Steps, workshop: &Workshop) {
    steps.take("rendered/suites", || check(workshop));
}

fn check(workshop: &Workshop) -> Result<Tally> {
    let suites = project::suites_in("rendered")?;
    ensure!(!suites.is_empty(), "there are no suites for a renderer");
    let engine = workshop.engine()?;
    // Before the addon, which takes minutes to build.
    let screen = engine.screen()?;
    let project = workshop.suites_project()?;
    let mut command = screen.command(engine);
    command.arg("--path").arg(project.folder());
    let run = Run::only(&suites.join(","), "rendered suites");
    run.saying(&[RENDERER, METHOD]).tally(command)
}
