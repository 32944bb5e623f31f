//! The scenes of the demo's project.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use clap::ValueEnum;

use crate::engine::Engine;
use crate::{build, log, process, project, workspace};

/// The project's folder, in the workspace.
pub const PROJECT: &str = "demo_project";
/// The addon's manifest in it.
const MANIFEST: &str = "addons/packed_compute/packed_compute.gdextension";
/// What the addon is built with: the class that copies memory.
const FEATURES: &[&str] = &["bench"];

/// A scene; it is in a folder of its own, and both are called as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scene {
    /// What leads to the others.
    Menu,
    /// The benchmark of every operation.
    Benchmark,
    /// A swarm that GDScript, the engine and the addon move.
    Swarm,
    /// A formula to type.
    Formula,
    /// A landscape that changes.
    Terrain,
    /// Tasks, each with a script that does it and checks itself.
    Cookbook,
}

impl Scene {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Menu,
        Self::Benchmark,
        Self::Swarm,
        Self::Formula,
        Self::Terrain,
        Self::Cookbook,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Menu => "menu",
            Self::Benchmark => "benchmark",
            Self::Swarm => "swarm",
            Self::Formula => "formula",
            Self::Terrain => "terrain",
            Self::Cookbook => "cookbook",
        }
    }

    /// What the engine calls its file.
    pub fn path(self) -> String {
        format!("res://{0}/{0}.tscn", self.name())
    }
}

/// The project's folder.
pub fn project() -> PathBuf {
    workspace::root().join(PROJECT)
}

/// Builds the addon into the project, unless it shall stay as it is, and
/// imports the project, which it needs before it first runs.
pub fn prepare(engine: &Engine, no_build: bool) -> Result<()> {
    if !no_build {
        let output = project().join(build::FOLDER);
        build::addon(&build::Request::release(FEATURES, output)?)?;
    }
    import(engine, &project())
}

/// Imports the project as it lies in `folder`.
pub fn import(engine: &Engine, folder: &Path) -> Result<()> {
    let done = project::import(engine, folder, MANIFEST)?;
    log::ensure_no_errors(&done.stderr)
}

/// Runs the scene at `path` of the project in the folder `project` by
/// `command`, which starts the engine, with `words` for the scene. It must end
/// well and within `limit`, and nobody may complain.
pub fn run(
    mut command: Command,
    project: &Path,
    path: &str,
    words: impl IntoIterator<Item: AsRef<OsStr>>,
    limit: Duration,
) -> Result<()> {
    command
        .arg("--path")
        .arg(project)
        .args([path, "--"])
        .args(words);
    let done = process::capture(&mut command, limit)?.success()?;
    log::ensure_quiet(&done, &format!("ran {path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenes_go_by_one_name() {
        for scene in Scene::ALL {
            let value = scene.to_possible_value().unwrap();
            assert_eq!(value.get_name(), scene.name());
        }
        assert_eq!(Scene::Swarm.path(), "res://swarm/swarm.tscn");
    }

    #[test]
    fn every_scene_is_there() {
        for scene in Scene::ALL {
            let file = scene.path().replace("res:/", &project().to_string_lossy());
            assert!(std::path::Path::new(&file).is_file(), "{file}");
        }
    }
}
