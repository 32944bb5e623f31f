//! Which level starts on Windows: the addon's libraries in Wine, started by the
//! engine that is none in `src/godot/started.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use tempfile::TempDir;

use super::wine::Wine;
use super::{PLATFORM, edge_command};
use crate::build::{Addon, FOLDER, Level, best_level, copy_all};
use crate::steps::Tally;
use crate::test::LEVEL;
use crate::test::handover::{compare, expected};
use crate::test::workshop;
use crate::{cargo, process};

/// The test that starts a library, and what it wants to know.
const TEST: &str = "godot::started::prints_the_level_that_starts";
const LIBRARY: &str = "PACKED_COMPUTE_TEST_LIBRARY";
const PLACE: &str = "PACKED_COMPUTE_TEST_FOLDER";

/// A folder such as a project's, with the addon.
pub struct Stage<'a> {
    wine: &'a Wine,
    project: TempDir,
}

impl<'a> Stage<'a> {
    /// A fresh one.
    pub fn new(wine: &'a Wine, addon: &Addon) -> Result<Self> {
        let project = tempfile::tempdir_in(workshop::folder()?)?;
        copy_all(&addon.folder, &project.path().join(FOLDER), &[])?;
        Ok(Self { wine, project })
    }

    /// That the best level starts by itself, and `level` if it is asked for.
    pub fn level(&self, level: Level) -> Result<Tally> {
        self.start(&self.path(), self.project.path(), Some(level), level, None)?;
        self.start(&self.path(), self.project.path(), None, best_level(), None)?;
        Ok(Tally {
            passed: 2,
            ..Tally::default()
        })
    }

    /// That it does by whatever path the engine tells.
    pub fn any_path(&self) -> Result<Tally> {
        let mut tally = Tally::default();
        let whole = self.path();
        let back = whole.replace('/', "\\");
        let inner = format!(
            "{FOLDER}/bin/{}/{}",
            PLATFORM.name(),
            PLATFORM.library(Level::Baseline)
        );
        for path in [back.clone(), format!(r"\\?\{back}"), inner] {
            self.start(&path, self.project.path(), None, best_level(), None)?;
            tally.passed += 1;
        }
        Ok(tally)
    }

    /// That no sibling is taken from where the system looks for libraries, nor from where the program is.
    pub fn elsewhere(&self) -> Result<Tally> {
        let away = tempfile::tempdir_in(workshop::folder()?)?;
        for &level in PLATFORM.levels() {
            let name = PLATFORM.library(level);
            let sibling = self.libraries().join(&name);
            if level > Level::Baseline {
                fs::rename(sibling, away.path().join(name))?;
            }
        }
        let warning = Some("is missing");
        self.start(&self.path(), away.path(), None, Level::Baseline, warning)?;
        Ok(Tally::passed())
    }

    fn libraries(&self) -> PathBuf {
        self.project
            .path()
            .join(FOLDER)
            .join("bin")
            .join(PLATFORM.name())
    }

    /// The path of the library that the manifest names, as the engine tells it on Windows: with slashes.
    fn path(&self) -> String {
        windows(&self.libraries().join(PLATFORM.library(Level::Baseline)))
    }

    /// Starts the library at `path` in the folder `place`, which is also where the system looks for libraries.
    fn start(
        &self,
        path: &str,
        place: &Path,
        forced: Option<Level>,
        level: Level,
        warning: Option<&str>,
    ) -> Result<()> {
        let mut command = edge_command(self.wine)?;
        command.args(["--", "--exact", TEST, "--ignored", "--nocapture"]);
        let place = windows(place);
        command
            .env(LIBRARY, path)
            .env("WINEPATH", &place)
            .env(PLACE, &place);
        command.env(LEVEL, forced.map_or("", Level::name));
        let done = process::capture(&mut command, cargo::LIMIT)?.success()?;
        if !done.stdout.contains("1 passed") {
            bail!(
                "the test was not run{}",
                process::tails(&done.stdout, &done.stderr)
            );
        }
        compare(&done.stdout, "", &expected(level, warning))
    }
}

/// Wine has this machine's files in a drive of their own.
fn windows(path: &Path) -> String {
    let mut text = "Z:".to_owned();
    text += &path.as_os_str().to_string_lossy();
    text
}
