//! Projects for the engine, put together where they may be changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::workshop;
use crate::build::{self, Addon};
use crate::engine::Engine;
use crate::{log, workspace};

/// The project of the suites, in the workspace.
pub const SUITES: &str = "tests/godot";
/// The project that checks the editor's help, in the workspace.
pub const EDITOR_HELP: &str = "tests/godot_editor_help";
/// The addon's manifest.
const MANIFEST: &str = "addons/packed_compute/packed_compute.gdextension";

/// A project that was imported.
#[derive(Debug)]
pub struct Project {
    folder: PathBuf,
}

impl Project {
    /// A fresh copy of the project at `source` in the workspace, with `addon`.
    pub fn copy_of(source: &str, engine: &Engine, name: &str, addon: &Addon) -> Result<Self> {
        let source = workspace::root().join(source);
        let kept_apart = [".godot", "packed_compute"];
        Self::new(engine, name, addon, |folder| {
            build::copy_all(&source, folder, &kept_apart)
        })
    }

    /// A fresh project with `addon` and what `fill` puts into it.
    pub fn new(
        engine: &Engine,
        name: &str,
        addon: &Addon,
        fill: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<Self> {
        let folder = workshop::folder()?.join("projects").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        let project = Self { folder };
        let addon_folder = project.folder.join(build::FOLDER);
        fs::create_dir_all(&addon_folder)?;
        fill(&project.folder)?;
        build::copy_all(&addon.folder, &addon_folder, &[])?;
        project.import(engine)?;
        Ok(project)
    }

    /// The project's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A command for the engine with the project.
    pub fn command(&self, engine: &Engine) -> Command {
        let mut command = engine.command();
        command.args(self.words());
        command
    }

    /// The arguments by which the engine runs the project.
    pub fn words(&self) -> [&std::ffi::OsStr; 3] {
        [
            "--headless".as_ref(),
            "--path".as_ref(),
            self.folder.as_os_str(),
        ]
    }

    fn import(&self, engine: &Engine) -> Result<()> {
        let done = crate::project::import(engine, &self.folder, MANIFEST)?;
        log::ensure_quiet(&done, &format!("imported {}", self.folder.display()))
    }
}

/// The names of the suites in a folder of their own, which only run by name.
pub fn suites_in(folder: &str) -> Result<Vec<String>> {
    let folder = workspace::root().join(SUITES).join("suites").join(folder);
    let mut names = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "gd") {
                names.extend(
                    path.file_stem()
                        .map(|name| name.to_string_lossy().into_owned()),
                );
            }
        }
    }
    names.sort();
    Ok(names)
}
