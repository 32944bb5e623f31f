//! The demo's scenes, each for some frames without a window.

use std::time::Duration;

use anyhow::Result;

use super::project::Project;
use super::workshop::{Once, Workshop, once};
use crate::scenes::{self, Scene};
use crate::steps::{Steps, Tally};

/// Ample for the most laborious scene on a busy machine.
pub const LIMIT: Duration = Duration::from_secs(5 * 60);
/// How many frames a scene runs for.
pub const FRAMES: &str = "30";

/// A step for each scene. The benchmark ends with what it has measured by then.
pub fn steps(steps: &mut Steps, workshop: &Workshop) {
    let project = Once::new();
    for scene in Scene::ALL {
        steps.take(&format!("scenes/{}", scene.name()), || {
            let project = once(&project, || copy(workshop))?;
            let command = project.command(workshop.engine()?);
            let words = ["--quit-after", FRAMES];
            scenes::run(command, project.folder(), &scene.path(), words, LIMIT)?;
            Ok(Tally::passed())
        });
    }
}

/// The demo as a visitor has it, with the addon as it is shipped.
fn copy(workshop: &Workshop) -> Result<Project> {
    Project::copy_of(
        scenes::PROJECT,
        workshop.engine()?,
        "demo",
        workshop.shipped()?,
    )
}
