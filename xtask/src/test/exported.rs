//! The suites in exported games, and the demo as one.
//!
//! One game has the addon with what only tests want, and runs all that the
//! editor's engine runs. The others have it as it is shipped: another build,
//! with which the suites run all that can be run of it, and the demo every
//! scene.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use super::export::export;
use super::scenes::{FRAMES, LIMIT};
use super::suites::Run;
use super::workshop::{Once, Workshop, once};
use super::{APART, LEVEL, PERTURB, project, runs};
use crate::build::{Addon, Level};
use crate::scenes::{self, Scene};
use crate::steps::{Steps, Tally};
use crate::{log, process};

/// Why there is no exported game.
const NO_TEMPLATE: &str = "this Godot has no release template";

/// What Debian's release template of Godot 4.6.3 says when a game ends, with or
/// without the addon, of each control in a container.
const AT_THE_END: &str = "Attempt to disconnect a nonexistent connection from ";

/// Two suites that show that a level runs, and that it calculates.
const BRIEF: &str = "information,transform_points";

/// The steps in the exported games.
pub fn steps(steps: &mut Steps, workshop: &Workshop) {
    let tested = Game::new(workshop, project::SUITES, "exported", Workshop::tested);
    steps.take("exported/export", || tested.check());
    steps.take("exported/suites", || {
        tested.run(&Run::all("exported suites"), &[])
    });
    steps.take("exported/perturbed memory", || {
        tested.run(&Run::all("exported perturbed memory"), &[PERTURB])
    });
    for suite in project::suites_in(APART).unwrap_or_default() {
        let name = format!("exported/{suite}");
        steps.take(&name, || tested.run(&Run::only(&suite, &name), &[]));
    }

    let name = "exported as shipped";
    let shipped = Game::new(workshop, project::SUITES, name, Workshop::shipped);
    steps.take("exported/shipped export", || shipped.check());
    steps.take("exported/shipped suites", || {
        shipped.run(&Run::all("exported shipped suites").shipped(), &[])
    });
    for &level in Level::all() {
        let name = format!("exported/shipped {}", level.name());
        steps.take(&name, || match runs(level) {
            Ok(()) => {
                let run = Run::only(BRIEF, &name).shipped();
                shipped.run(&run, &[(LEVEL, level.name())])
            }
            Err(reason) => Ok(reason),
        });
    }

    let demo = Game::new(
        workshop,
        scenes::PROJECT,
        "exported demo",
        Workshop::shipped,
    );
    for scene in Scene::ALL {
        let name = format!("exported/{}", scene.name());
        steps.take(&name, || demo.run_scene(scene));
    }
}

/// A game, exported by the first step that wants it.
struct Game<'a> {
    workshop: &'a Workshop,
    project: &'static str,
    name: &'static str,
    addon: fn(&Workshop) -> Result<&Addon>,
    executable: Once<Option<PathBuf>>,
}

impl<'a> Game<'a> {
    fn new(
        workshop: &'a Workshop,
        project: &'static str,
        name: &'static str,
        addon: fn(&Workshop) -> Result<&Addon>,
    ) -> Self {
        Self {
            workshop,
            project,
            name,
            addon,
            executable: Once::new(),
        }
    }

    /// Nothing if there is no template.
    fn executable(&self) -> Result<Option<&PathBuf>> {
        let export = || {
            let addon = (self.addon)(self.workshop)?;
            export(self.workshop, self.project, addon, self.name)
        };
        Ok(once(&self.executable, export)?.as_ref())
    }

    /// That it can be exported.
    fn check(&self) -> Result<Tally> {
        Ok(match self.executable()? {
            Some(_) => Tally::passed(),
            None => Tally::skipped(NO_TEMPLATE),
        })
    }

    fn run(&self, run: &Run, variables: &[(&str, &str)]) -> Result<Tally> {
        let Some(mut command) = self.command()? else {
            return Ok(Tally::skipped(NO_TEMPLATE));
        };
        command.envs(variables.iter().copied());
        run.tally(command)
    }

    /// That a scene of the demo runs for some frames. An exported game takes no
    /// scene's path: its menu leads there.
    fn run_scene(&self, scene: Scene) -> Result<Tally> {
        let Some(mut command) = self.command()? else {
            return Ok(Tally::skipped(NO_TEMPLATE));
        };
        command.args(["--", "--scene", scene.name(), "--quit-after", FRAMES]);
        let done = process::capture(&mut command, LIMIT)?.success()?;
        let mut found = [log::complaints(&done.stdout), log::complaints(&done.stderr)].concat();
        found.retain(|complaint| !complaint.contains(AT_THE_END));
        ensure!(
            found.is_empty(),
            "the game complained in {}:\n{}",
            scene.name(),
            found.join("\n")
        );
        Ok(Tally::passed())
    }

    /// A command for the game; nothing if there is no template.
    fn command(&self) -> Result<Option<Command>> {
        let Some(executable) = self.executable()? else {
            return Ok(None);
        };
        let mut command = self.workshop.engine()?.command_for(executable);
        command.arg("--headless");
        Ok(Some(command))
    }
}
