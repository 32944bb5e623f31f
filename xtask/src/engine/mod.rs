//! Finds a Godot that this project can use, and the tools that go with it.
//!
//! [`Engine::locate`] takes the first of:
//!
//! 1. the program that `$GODOT` names; one that cannot be used is an error;
//! 2. `godot4` or `godot` on the path, if new enough;
//! 3. on a Debian-like system, Debian's own packages, unpacked in the cache
//!    folder without root and without touching the system (see [`debian`]).
//!
//! The cache folder is `target/godot`, or `$PACKED_COMPUTE_GODOT_DIR`.

mod debian;
pub mod report;
pub mod screen;
mod surroundings;
mod template;
mod version;

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

use crate::process;
use debian::{Prefix, Unpacked};
use screen::{Renderer, Screen};
use version::{OLDEST, Version};

/// Names the Godot to use.
const VARIABLE: &str = "GODOT";

/// Ample for a program that only prints its version, even on a busy machine.
const VERSION_LIMIT: Duration = Duration::from_secs(60);

/// A usable Godot and what goes with it.
#[derive(Debug)]
pub struct Engine {
    editor: PathBuf,
    version: Version,
    home: PathBuf,
    /// Set if the editor is the one of our own prefix.
    prefix: Option<Prefix>,
}

impl Engine {
    /// Finds a usable Godot, fetching one if there is none; this can then
    /// take minutes. Progress goes to standard error.
    pub fn locate() -> Result<Self> {
        let cache = surroundings::cache()?;
        let home = surroundings::make_home(&cache)?;
        if let Some(named) = env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
            return Self::named(&named, &cache, home);
        }
        let mut unusable = String::new();
        for name in ["godot4", "godot"] {
            let Ok(editor) = which::which(name) else {
                continue;
            };
            match usable_version(&editor, &home) {
                Ok(version) => {
                    return Ok(Self {
                        editor,
                        version,
                        home,
                        prefix: None,
                    });
                }
                Err(reason) => unusable += &format!("\n(not used: {reason:#})"),
            }
        }
        let (major, minor) = OLDEST;
        let advice = format!(
            "install Godot {major}.{minor} or newer as `godot4` or `godot` on the path, \
             or set {VARIABLE} to its path{unusable}"
        );
        let prefix = debian::ensure(&cache, &home).with_context(|| {
            format!("there is no usable Godot here, and none could be fetched: {advice}")
        })?;
        let editor = prefix.editor();
        let version = usable_version(&editor, &home)?;
        Ok(Self {
            editor,
            version,
            home,
            prefix: Some(prefix),
        })
    }

    fn named(named: &OsStr, cache: &Path, home: PathBuf) -> Result<Self> {
        let says = || format!("{VARIABLE} is set to {}", named.display());
        let editor = which::which(named).with_context(says)?;
        let editor = std::path::absolute(editor)?;
        let version = usable_version(&editor, &home).with_context(says)?;
        // `GODOT=$(cargo xtask godot)` must not lose the tools beside it.
        let prefix = debian::present(cache).filter(|prefix| prefix.editor() == editor);
        Ok(Self {
            editor,
            version,
            home,
            prefix,
        })
    }

    /// The Godot program, which is the editor and the exporter too.
    pub fn editor(&self) -> &Path {
        &self.editor
    }

    /// Its version.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// The template for release exports, if there is one for this version.
    pub fn release_template(&self) -> Option<PathBuf> {
        match &self.prefix {
            Some(prefix) => Some(prefix.release_template()),
            None => template::find(&self.version),
        }
    }

    /// A command for the editor, to be run by [`process`]: a plain
    /// environment, and a home that is not the user's.
    pub fn command(&self) -> Command {
        self.command_for(&self.editor)
    }

    /// The same for another program, such as an exported game.
    pub fn command_for(&self, program: impl AsRef<OsStr>) -> Command {
        surroundings::command(program, &self.home)
    }

    /// Opens a screen that nobody sees, for a renderer without a graphics card.
    /// Both are those of the prefix; without one they are the system's.
    pub fn screen(&self) -> Result<Screen> {
        let (server, renderer) = match &self.prefix {
            Some(prefix) => (prefix.x_server(&self.home)?, prefix.renderer()),
            None => (
                self.command_for(screen::system_server()?),
                Renderer::system()?,
            ),
        };
        Screen::open(server, renderer)
    }

    /// A command for valgrind that can check this Godot: add options, the
    /// program to check, and its arguments. The error is why there is none.
    pub fn valgrind(&self) -> Result<Command> {
        match &self.prefix {
            Some(prefix) => prefix.valgrind(&self.home),
            None => {
                let program = which::which("valgrind").context("valgrind is not on the path")?;
                Ok(self.command_for(program))
            }
        }
    }
}

/// Debian's packages for `architecture` and all they depend on, unpacked below the cache folder once and for all;
/// nothing is installed.
pub fn unpacked(architecture: &str, packages: &[&str]) -> Result<Unpacked> {
    unpacked_to_run(architecture, packages, &[])
}

/// The same, with `programs` in them made to run by themselves, on any system.
pub fn unpacked_to_run(
    architecture: &str,
    packages: &[&str],
    programs: &[&str],
) -> Result<Unpacked> {
    let cache = surroundings::cache()?;
    let home = surroundings::make_home(&cache)?;
    debian::unpacked(&cache, &home, architecture, packages, programs)
}

/// The version of the Godot at `editor`; one too old is an error.
fn usable_version(editor: &Path, home: &Path) -> Result<Version> {
    let mut command = surroundings::command(editor, home);
    let done = process::capture(command.arg("--version"), VERSION_LIMIT)?.success()?;
    let Some(version) = Version::parse(&done.stdout) else {
        bail!(
            "`{}` printed no version but {:?}",
            done.command,
            done.stdout
        );
    };
    let (major, minor) = OLDEST;
    ensure!(
        version.is_usable(),
        "{} is Godot {version}, and {major}.{minor} or newer is needed",
        editor.display()
    );
    Ok(version)
}

/// A list of folders as one string for a loader's search path.
fn search_path(folders: &[PathBuf]) -> Result<OsString> {
    env::join_paths(folders).context("the cache folder's path must have no colon in it")
}
