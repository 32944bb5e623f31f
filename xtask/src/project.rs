//! Godot projects, as far as the engine has to be helped with them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::engine::Engine;
use crate::process::{self, Finished};

/// Where a project keeps what can be made anew.
const CACHE: &str = ".godot";
/// The engine's own list of the native addons that it loads when it starts.
const NATIVE_ADDONS: &str = "extension_list.cfg";
/// Ample for a first import on a busy machine.
const IMPORT_LIMIT: Duration = Duration::from_secs(5 * 60);

/// Imports `project`, which it needs before it first runs, and whose native
/// addon is described by the file `manifest`, a path in the project. Gives
/// what the engine printed.
///
/// An engine without a window that finds a native addon by itself crashes at
/// its end (godotengine/godot#111048). So it is told of the addon beforehand.
pub fn import(engine: &Engine, project: &Path, manifest: &str) -> Result<Finished> {
    announce(project, manifest)?;
    let mut command = engine.command();
    command
        .args(["--headless", "--import", "--path"])
        .arg(project);
    process::capture(&mut command, IMPORT_LIMIT)?.success()
}

fn announce(project: &Path, manifest: &str) -> Result<()> {
    let cache = project.join(CACHE);
    let list = cache.join(NATIVE_ADDONS);
    fs::create_dir_all(&cache)
        .and_then(|()| fs::write(&list, format!("res://{manifest}\n")))
        .with_context(|| format!("cannot write {}", list.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_told_of_the_addon() {
        let project = tempfile::tempdir().unwrap();
        announce(project.path(), "addons/a/a.gdextension").unwrap();
        announce(project.path(), "addons/b/b.gdextension").unwrap();
        let list = fs::read_to_string(project.path().join(".godot/extension_list.cfg")).unwrap();
        assert_eq!(list, "res://addons/b/b.gdextension\n");
    }
}
