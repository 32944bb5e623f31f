//! Which CPU level starts, and what is said when a library is amiss.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use super::project::Project;
use super::workshop::{self, Workshop};
use super::{LEVEL, runs};
use crate::build::{self, Level, Platform, best_level};
use crate::steps::{Steps, Tally};
use crate::{log, process};

/// Ample for a program that starts and ends.
const LIMIT: Duration = Duration::from_secs(2 * 60);

/// What is done to a sibling.
#[derive(Clone, Copy, Debug)]
enum Damage {
    /// It is not there.
    Missing,
    /// It is no library.
    Garbage,
    /// It is a library, but of somebody else.
    Foreign,
    /// It is from another build of the addon.
    OtherBuild,
}

impl Damage {
    const ALL: [Self; 4] = [
        Self::Missing,
        Self::Garbage,
        Self::Foreign,
        Self::OtherBuild,
    ];

    /// Its name, and what the warning about it says.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Missing => ("missing", "is missing"),
            Self::Garbage => ("garbage", "cannot be loaded"),
            Self::Foreign => ("foreign", "is another library"),
            Self::OtherBuild => ("other build", "is of another build"),
        }
    }

    fn apply(self, level: Level, folder: &Path, workshop: &Workshop) -> Result<()> {
        let host = Platform::host()?;
        let file = folder.join(host.library(level));
        fs::remove_file(&file).with_context(|| format!("there is no {}", file.display()))?;
        match self {
            Self::Missing => Ok(()),
            Self::Garbage => Ok(fs::write(&file, "This is no library.\n")?),
            Self::Foreign => make_foreign(&file),
            Self::OtherBuild => {
                fs::copy(workshop.shipped()?.library(host, level), &file)?;
                Ok(())
            }
        }
    }
}

/// Makes a library with nothing in it by the C compiler, which Rust links with.
fn make_foreign(file: &Path) -> Result<()> {
    let mut command = Command::new("cc");
    command
        .args(["-shared", "-fPIC", "-x", "c", "/dev/null", "-o"])
        .arg(file);
    process::capture(&mut command, LIMIT)?.success()?;
    Ok(())
}

/// A script that tells the level, for a project with the addon.
pub const PROBE: &str = include_str!("probe.gd");

/// What a start should show.
pub struct Expected<'a> {
    level: Level,
    /// What the one warning says; none if there is to be none.
    warning: Option<&'a str>,
}

/// The steps about the hand-over.
pub fn steps(steps: &mut Steps, workshop: &Workshop) {
    let best = best_level();
    steps.take("handover/whole", || {
        let stage = Stage::new(workshop)?;
        stage.check(None, &expected(best, None))
    });
    for &level in Level::all() {
        let name = level.name();
        steps.take(&format!("handover/forced {name}"), || {
            if let Err(skipped) = runs(level) {
                return Ok(skipped);
            }
            Stage::new(workshop)?.check(Some(name), &expected(level, None))
        });
    }
    for (name, warning) in [
        ("turbo", "'turbo' is no CPU level"),
        (impossible(), "cannot run"),
    ] {
        steps.take(&format!("handover/forced {name}"), || {
            Stage::new(workshop)?.check(Some(name), &expected(best, Some(warning)))
        });
    }
    let siblings: Vec<Level> = Level::all()[1..]
        .iter()
        .copied()
        .filter(|level| level.missing().is_empty())
        .collect();
    for damage in Damage::ALL {
        let (name, warning) = damage.words();
        steps.take(&format!("handover/{name}"), || {
            let Some((last, others)) = siblings.split_last() else {
                return Ok(Tally::skipped("this CPU runs no sibling"));
            };
            let stage = Stage::new(workshop)?;
            let next = others.last().copied().unwrap_or(Level::all()[0]);
            damage.apply(*last, &stage.libraries, workshop)?;
            let mut tally = stage.check(None, &expected(next, Some(warning)))?;
            // And now all of them.
            for &level in others {
                damage.apply(level, &stage.libraries, workshop)?;
            }
            let all = stage.check(None, &expected(Level::all()[0], Some(warning)))?;
            tally.passed += all.passed;
            tally.failed.extend(all.failed);
            Ok(tally)
        });
    }
    steps.take("handover/elsewhere", || match siblings.last() {
        Some(&sibling) => elsewhere(workshop, sibling),
        None => Ok(Tally::skipped("this CPU runs no sibling")),
    });
}

/// That no sibling is taken from where the system looks for libraries, nor from where the engine was started.
fn elsewhere(shop: &Workshop, sibling: Level) -> Result<Tally> {
    let stage = Stage::new(shop)?;
    let file = Platform::host()?.library(sibling);
    let away = tempfile::tempdir_in(workshop::folder()?)?;
    fs::rename(stage.libraries.join(&file), away.path().join(&file))?;
    let mut command = stage.command()?;
    command
        .env("LD_LIBRARY_PATH", away.path())
        .current_dir(away.path());
    let next = Level::all().iter().rfind(|&&level| level < sibling);
    let next = *next.context("the first level is no sibling")?;
    stage.check_command(command, &expected(next, Some(Damage::Missing.words().1)))
}

/// A level that no machine of this architecture runs.
fn impossible() -> &'static str {
    if Level::all().contains(&Level::Neon) {
        Level::Avx2.name()
    } else {
        Level::Neon.name()
    }
}

/// This level, and if there is to be a warning, what it says.
pub fn expected(level: Level, warning: Option<&str>) -> Expected<'_> {
    Expected { level, warning }
}

/// A project with the addon and a script that tells the level.
struct Stage<'a> {
    workshop: &'a Workshop,
    project: Project,
    libraries: PathBuf,
}

impl<'a> Stage<'a> {
    fn new(workshop: &'a Workshop) -> Result<Self> {
        let addon = workshop.tested()?;
        let project = Project::new(workshop.engine()?, "handover", addon, |folder| {
            fs::write(folder.join("project.godot"), "config_version=5\n")?;
            fs::write(folder.join("probe.gd"), PROBE)?;
            Ok(())
        })?;
        let host = Platform::host()?.name();
        let libraries = project.folder().join(build::FOLDER).join("bin").join(host);
        Ok(Self {
            workshop,
            project,
            libraries,
        })
    }

    fn check(&self, forced: Option<&str>, expected: &Expected) -> Result<Tally> {
        let mut command = self.command()?;
        command.envs(forced.map(|level| (LEVEL, level)));
        self.check_command(command, expected)
    }

    fn command(&self) -> Result<Command> {
        let mut command = self.project.command(self.workshop.engine()?);
        command.args(["--script", "res://probe.gd"]);
        Ok(command)
    }

    fn check_command(&self, mut command: Command, expected: &Expected) -> Result<Tally> {
        let done = process::capture(&mut command, LIMIT)?.success()?;
        compare(&done.stdout, &done.stderr, expected)?;
        Ok(Tally::passed())
    }
}

/// That the script's output shows what was expected.
pub fn compare(stdout: &str, stderr: &str, expected: &Expected) -> Result<()> {
    let level = stdout
        .lines()
        .find_map(|line| line.strip_prefix("@@ level "));
    let wanted = expected.level.name();
    let output = || format!("\n--- its output:\n{stdout}\n{stderr}");
    ensure!(
        level == Some(wanted),
        "the level that runs is {level:?}, not {wanted}{}",
        output()
    );
    let complaints = [log::complaints(stdout), log::complaints(stderr)].concat();
    ensure!(
        complaints.len() == usize::from(expected.warning.is_some()),
        "{} complaints{}",
        complaints.len(),
        output()
    );
    for (complaint, warning) in complaints.iter().zip(expected.warning) {
        ensure!(
            complaint.starts_with("WARNING: ") && complaint.contains(warning),
            "this is no warning that says {warning:?}: {complaint}"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_and_the_warning_must_be_as_expected() {
        let said = "@@ level avx2\n";
        let warning = "WARNING: 'x' is missing.\n   at: f (x:0)\n";
        let is = |stderr: &str, level, warning| compare(said, stderr, &expected(level, warning));
        assert!(is("", Level::Avx2, None).is_ok());
        assert!(is(warning, Level::Avx2, Some("is missing")).is_ok());

        assert!(is("", Level::Baseline, None).is_err());
        assert!(is(warning, Level::Avx2, None).is_err());
        assert!(is("", Level::Avx2, Some("is missing")).is_err());
        assert!(is(warning, Level::Avx2, Some("cannot run")).is_err());
        let twice = warning.repeat(2);
        assert!(is(&twice, Level::Avx2, Some("is missing")).is_err());
        let error = warning.replace("WARNING", "ERROR");
        assert!(is(&error, Level::Avx2, Some("is missing")).is_err());
    }
}
