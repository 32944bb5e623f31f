//! Makes Debian's programs run from the prefix with the prefix's libraries
//! alone, so that the system's may be of any age.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::machine::Machine;
use super::packages::{PATCHELF, SETS};
use crate::engine::search_path;
use crate::process;

/// Ample for rewriting some hundred megabytes.
const LIMIT: Duration = Duration::from_secs(5 * 60);

/// Adapts all that is to run from `prefix`.
pub fn patch(prefix: &Path, machine: Machine) -> Result<()> {
    let folders = machine.library_folders(prefix);
    for folder in &folders {
        release_libraries(prefix, machine, folder)?;
        link_debug_symbols(prefix, folder)?;
    }
    let programs = SETS.iter().flat_map(|set| set.programs);
    adapt(prefix, machine, programs.copied())
}

/// Makes these of the programs in `prefix` run by themselves.
pub fn adapt<'a>(
    prefix: &Path,
    machine: Machine,
    programs: impl Iterator<Item = &'a str>,
) -> Result<()> {
    // Only programs are given a path: the old kind of it, which
    // `--force-rpath` asks for, holds for their libraries' libraries too.
    patchelf(prefix, machine)?
        .arg("--set-interpreter")
        .arg(machine.loader(prefix)?)
        .args(["--force-rpath", "--set-rpath"])
        .arg(search_path(&machine.library_folders(prefix))?)
        .args(programs.map(|program| prefix.join(program)))
        .run()
}

/// Removes the search paths of the few libraries that have their own: such a
/// library ignores the program's. What PulseAudio keeps in a folder that only
/// such a path leads to is linked into the common one.
fn release_libraries(prefix: &Path, machine: Machine, folder: &Path) -> Result<()> {
    let inner = folder.join("pulseaudio");
    let mut libraries = programs_in(folder)?;
    if inner.is_dir() {
        for library in programs_in(&inner)? {
            let name = library.file_name().context("a library without a name")?;
            link(&Path::new("pulseaudio").join(name), &folder.join(name))?;
            libraries.push(library);
        }
    }
    // It is what patchelf itself runs on at this moment; and it has no path.
    let loader = machine.loader(prefix)?;
    libraries.retain(|library| *library != loader);
    patchelf(prefix, machine)?
        .arg("--remove-rpath")
        .args(libraries)
        .run()
}

/// Puts the detached symbols where valgrind finds them. It looks for them by
/// file name in `.debug` beside the library; the usual folder named after the
/// build it only looks for in the system's `/usr/lib/debug`.
fn link_debug_symbols(prefix: &Path, folder: &Path) -> Result<()> {
    let builds = prefix.join("usr/lib/debug/.build-id");
    let beside = folder.join(".debug");
    fs::create_dir_all(&beside)?;
    for build in files_in(&builds)?
        .into_iter()
        .filter(|build| build.is_dir())
    {
        for file in files_in(&build)? {
            let name = file.file_name().context("symbols without a name")?;
            link(&file, &beside.join(name))?;
        }
    }
    Ok(())
}

/// A command line of patchelf to add to.
struct Patchelf(Command);

/// Patchelf runs through the prefix's loader, as it cannot be patched yet.
fn patchelf(prefix: &Path, machine: Machine) -> Result<Patchelf> {
    let mut command = Command::new(machine.loader(prefix)?);
    command
        .arg("--library-path")
        .arg(search_path(&machine.library_folders(prefix))?);
    command.arg(prefix.join(PATCHELF));
    Ok(Patchelf(command))
}

impl Patchelf {
    fn arg(mut self, argument: impl AsRef<std::ffi::OsStr>) -> Self {
        self.0.arg(argument);
        self
    }

    fn args(mut self, arguments: impl IntoIterator<Item: AsRef<std::ffi::OsStr>>) -> Self {
        self.0.args(arguments);
        self
    }

    fn run(mut self) -> Result<()> {
        process::capture(&mut self.0, LIMIT)?.success()?;
        Ok(())
    }
}

/// The libraries that are directly in `folder`, links left out. Their names
/// do not tell them from linkers' scripts, but their first bytes do.
fn programs_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files_in(folder)?;
    found.retain(|file| {
        let mut start = [0; 4];
        !file.is_symlink()
            && file.is_file()
            && file.to_string_lossy().contains(".so")
            && File::open(file)
                .and_then(|mut file| file.read_exact(&mut start))
                .is_ok()
            && start == *b"\x7fELF"
    });
    Ok(found)
}

/// What is directly in `folder`.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

/// Makes `place` a symbolic link to `target`, unless there is something.
pub fn link(target: &Path, place: &Path) -> Result<()> {
    if fs::symlink_metadata(place).is_ok() {
        return Ok(());
    }
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(target, place);
    #[cfg(not(unix))]
    let linked = Err::<(), _>(std::io::Error::from(std::io::ErrorKind::Unsupported));
    linked.with_context(|| format!("cannot link {} to {}", place.display(), target.display()))
}
