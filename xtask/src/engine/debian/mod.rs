//! Godot from Debian's packages, in a folder of our own (the prefix).
//!
//! Nothing is installed: a private apt downloads the packages, they are
//! unpacked into the prefix, and the programs are patched to use the prefix's
//! libraries. A finished prefix stays as it is, although Debian moves on;
//! delete `prefix` in the cache folder to have it made anew.

mod apt;
mod drawing;
mod machine;
mod mirror;
mod packages;
mod patch;
mod sources;
mod stamp;
mod unpack;
mod unpacked;

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use super::screen::Renderer;
use super::surroundings;
use crate::process;
use apt::Apt;
use machine::Machine;
use stamp::{Origin, Stamp};

pub use unpacked::{Unpacked, unpacked};

/// Ample for programs that only print a little.
const TRIAL_LIMIT: Duration = Duration::from_secs(2 * 60);

/// A finished prefix.
#[derive(Debug)]
pub struct Prefix {
    folder: PathBuf,
    valgrind_trouble: Option<String>,
}

/// The prefix in `cache`, if it is there and as this program would make it.
pub fn present(cache: &Path) -> Option<Prefix> {
    let stamp = Stamp::read(&wanted(cache, Machine::own().ok()?))?;
    Some(Prefix {
        folder: stamp.origin.prefix,
        valgrind_trouble: stamp.valgrind_trouble,
    })
}

/// The prefix in `cache`, made if need be; its programs may use `home`.
pub fn ensure(cache: &Path, home: &Path) -> Result<Prefix> {
    if let Some(prefix) = present(cache) {
        return Ok(prefix);
    }
    let machine = Machine::own()?;
    need_tools()?;
    let lock = lock(cache)?;
    // Another process may have made it while we waited.
    let prefix = match present(cache) {
        Some(prefix) => prefix,
        None => make(cache, home, machine)?,
    };
    drop(lock);
    Ok(prefix)
}

impl Prefix {
    /// The Godot program.
    pub fn editor(&self) -> PathBuf {
        self.folder.join(packages::EDITOR)
    }

    /// The template for release exports.
    pub fn release_template(&self) -> PathBuf {
        self.folder.join(packages::RELEASE_TEMPLATE)
    }

    /// A command for valgrind, or why there is none.
    pub fn valgrind(&self, home: &Path) -> Result<Command> {
        if let Some(trouble) = &self.valgrind_trouble {
            bail!(
                "valgrind did not work when {} was made: {trouble}",
                self.folder.display()
            );
        }
        Ok(valgrind(&self.folder, home))
    }

    /// A command for an X server without a screen.
    pub fn x_server(&self, home: &Path) -> Result<Command> {
        drawing::x_server(&self.folder, home)
    }

    /// What draws without a graphics card.
    pub fn renderer(&self) -> Renderer {
        drawing::renderer(&self.folder)
    }
}

fn valgrind(prefix: &Path, home: &Path) -> Command {
    let mut command = surroundings::command(prefix.join(packages::VALGRIND), home);
    command.env("VALGRIND_LIB", prefix.join(packages::VALGRIND_TOOLS));
    command
}

fn wanted(cache: &Path, machine: Machine) -> Origin {
    Origin {
        recipe: stamp::RECIPE,
        architecture: machine.architecture.to_owned(),
        prefix: cache.join("prefix"),
        packages: packages::names(),
    }
}

/// That the machine has what fetches and unpacks.
fn need_tools() -> Result<()> {
    for tool in ["apt-get", "dpkg-deb"] {
        which::which(tool).with_context(|| format!("Debian's packages need {tool} on the path"))?;
    }
    Ok(())
}

/// Keeps other processes from making the prefix for as long as the file lives.
fn lock(cache: &Path) -> Result<File> {
    let name = cache.join("lock");
    let file = File::create(&name).with_context(|| format!("cannot make {}", name.display()))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => {
            eprintln!("godot: waiting for another process that fetches it");
        }
        Err(TryLockError::Error(_)) => (),
    }
    file.lock()
        .with_context(|| format!("cannot lock {}", name.display()))?;
    Ok(file)
}

/// Makes the prefix, whatever is there of an earlier one.
fn make(cache: &Path, home: &Path, machine: Machine) -> Result<Prefix> {
    let origin = wanted(cache, machine);
    let prefix = origin.prefix.as_path();
    let site = mirror::find();
    let purposes: Vec<&str> = packages::SETS.iter().map(|set| set.purpose).collect();
    eprintln!(
        "godot: fetching Debian's packages (about 230 MB) from {site} for {}",
        purposes.join(", ")
    );
    let apt = Apt::set_up(cache, &site, machine.architecture)?;
    let archives = unpack::unpack(&apt, &origin.packages, prefix)?;

    eprintln!("godot: patching the programs");
    patch::patch(prefix, machine)?;
    drawing::set_up(prefix, machine)?;
    for program in [packages::EDITOR, packages::RELEASE_TEMPLATE] {
        let mut command = surroundings::command(prefix.join(program), home);
        process::capture(command.args(["--headless", "--version"]), TRIAL_LIMIT)?.success()?;
    }
    let valgrind_trouble = try_valgrind(prefix, home)
        .err()
        .map(|error| format!("{error:#}"));
    if let Some(trouble) = &valgrind_trouble {
        eprintln!("godot: valgrind will not be available: {trouble}");
    }
    let folder = prefix.to_path_buf();
    Stamp {
        origin,
        valgrind_trouble: valgrind_trouble.clone(),
        archives,
    }
    .write()?;
    Ok(Prefix {
        folder,
        valgrind_trouble,
    })
}

/// Checks that valgrind starts on the prefix's libraries, with a small
/// program: Godot would take ten seconds.
fn try_valgrind(prefix: &Path, home: &Path) -> Result<()> {
    let mut command = valgrind(prefix, home);
    command.arg("--error-exitcode=99");
    command
        .arg(prefix.join(packages::VALGRIND_TRIAL))
        .arg("--help");
    let done = process::capture(&mut command, TRIAL_LIMIT)?.success()?;
    // The loader takes blanks and colons for the ends of paths, and goes on
    // without what checks the memory.
    let ignored = |line: &&str| line.contains("cannot be preloaded");
    match done.stderr.lines().find(ignored) {
        Some(line) => bail!("{line} (the cache folder's path must have no blanks in it)"),
        None => Ok(()),
    }
}
