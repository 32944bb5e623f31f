//! The environment that Godot and exported games run in: plain, and with a
//! home of its own, so that the user's settings neither matter nor change.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::workspace;

/// Names the folder to use in place of `target/godot`: for machines that
/// clone afresh but keep a cache elsewhere.
const CACHE_VARIABLE: &str = "PACKED_COMPUTE_GODOT_DIR";

/// What is passed on. The display's variables let a demo open a window; the
/// capital ones from `SYSTEMROOT` on are what Windows programs need to start.
const PASSED_ON: &[&str] = &[
    "PATH",
    "TMPDIR",
    "RUST_BACKTRACE",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_RUNTIME_DIR",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "TEMP",
    "TMP",
];

/// The home's folders, each under the variable that makes Godot use it.
const FOLDERS: &[(&str, &str)] = &[
    ("HOME", ""),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_STATE_HOME", "state"),
    ("APPDATA", "data"),
    ("LOCALAPPDATA", "cache"),
    ("USERPROFILE", ""),
];

/// The folder everything about Godot is kept in: `$PACKED_COMPUTE_GODOT_DIR`,
/// else `godot` in Cargo's output folder. Always absolute.
pub fn cache() -> Result<PathBuf> {
    let folder = match env::var_os(CACHE_VARIABLE).filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => workspace::target().join("godot"),
    };
    std::path::absolute(&folder)
        .with_context(|| format!("{} has no absolute path", folder.display()))
}

/// Makes the home in `cache`.
pub fn make_home(cache: &Path) -> Result<PathBuf> {
    let home = cache.join("home");
    for (_, folder) in FOLDERS {
        let folder = home.join(folder);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    Ok(home)
}

/// A command for `program` in the plain environment with `home` as its home.
pub fn command(program: impl AsRef<OsStr>, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear();
    for name in PASSED_ON {
        if let Some(value) = env::var_os(name) {
            command.env(name, value);
        }
    }
    for (name, folder) in FOLDERS {
        // Joining an empty name would add a slash at the end.
        let folder = if folder.is_empty() {
            home.to_path_buf()
        } else {
            home.join(folder)
        };
        command.env(name, folder);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_environment_is_left() {
        let command = command("godot", Path::new("/h"));
        let value = |wanted: &str| {
            command
                .get_envs()
                .find(|(name, _)| *name == wanted)
                .and_then(|(_, value)| value)
        };
        assert_eq!(value("HOME"), Some(OsStr::new("/h")));
        assert_eq!(
            value("XDG_DATA_HOME"),
            Some(Path::new("/h").join("data").as_os_str())
        );
        assert_eq!(value("PATH"), env::var_os("PATH").as_deref());
        // Cargo sets this one in every test.
        assert!(env::var_os("CARGO_MANIFEST_DIR").is_some());
        assert_eq!(value("CARGO_MANIFEST_DIR"), None);
    }
}
