//! The suites in exported games.
//!
//! One game has the addon with what only tests want, and runs all that the
//! editor's engine runs. The other has it as it is shipped: another build,
//! which runs all that can be run of it.

use std::path::PathBuf;

use anyhow::Result;

use super::export::export;
use super::suites::Run;
use super::workshop::{Once, Workshop, once};
use super::{APART, LEVEL, PERTURB, project, runs};
use crate::build::{Addon, Level};
use crate::steps::{Steps, Tally};

/// Why there is no exported game.
const NO_TEMPLATE: &str = "this Godot has no release template";

/// Two suites that show that a level runs, and that it calculates.
const BRIEF: &str = "information,transform_points";

/// The steps in the exported games.
pub fn steps(steps: &mut Steps, workshop: &Workshop) {
    let tested = Game::new(workshop, "exported", Workshop::tested);
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

    let shipped = Game::new(workshop, "exported as shipped", Workshop::shipped);
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
}

/// A game, exported by the first step that wants it.
struct Game<'a> {
    workshop: &'a Workshop,
    name: &'static str,
    addon: fn(&Workshop) -> Result<&Addon>,
    executable: Once<Option<PathBuf>>,
}

impl<'a> Game<'a> {
    fn new(
        workshop: &'a Workshop,
        name: &'static str,
        addon: fn(&Workshop) -> Result<&Addon>,
    ) -> Self {
        Self {
            workshop,
            name,
            addon,
            executable: Once::new(),
        }
    }

    /// Nothing if there is no template.
    fn executable(&self) -> Result<Option<&PathBuf>> {
        let export = || export(self.workshop, (self.addon)(self.workshop)?, self.name);
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
        let Some(executable) = self.executable()? else {
            return Ok(Tally::skipped(NO_TEMPLATE));
        };
        let mut command = self.workshop.engine()?.command_for(executable);
        command.arg("--headless").envs(variables.iter().copied());
        run.tally(command)
    }
}
