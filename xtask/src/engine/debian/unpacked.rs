//! Packages beside Godot's prefix, each set in a folder of its own, for any kind
//! of processor. They are unpacked; only programs that are named are patched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::apt::Apt;
use super::machine::Machine;
use super::patch::{adapt, link};
use super::stamp::{self, Origin, Stamp};
use super::unpack::unpack;
use super::{lock, mirror, need_tools};
use crate::engine::{search_path, surroundings};

/// A set of packages, and all they depend on.
#[derive(Debug)]
pub struct Unpacked {
    folder: PathBuf,
    machine: Machine,
    home: PathBuf,
}

/// The packages of that architecture, as Debian calls it, below `cache`; fetched if need be.
///
/// `programs` are to run by themselves, as do those that start themselves anew; they must be of this machine's kind.
pub fn unpacked(
    cache: &Path,
    home: &Path,
    architecture: &str,
    packages: &[&str],
    programs: &[&str],
) -> Result<Unpacked> {
    let machine = Machine::in_debian(architecture)?;
    let all = cache.join("unpacked");
    let patchelf = (!programs.is_empty()).then_some("patchelf");
    let packages: Vec<&str> = packages.iter().copied().chain(patchelf).collect();
    let origin = Origin {
        recipe: stamp::RECIPE,
        architecture: architecture.to_owned(),
        prefix: all.join(architecture).join(packages.join("+")),
        packages: packages.iter().map(|&name| name.to_owned()).collect(),
    };
    let unpacked = Unpacked {
        folder: origin.prefix.clone(),
        machine,
        home: home.to_owned(),
    };
    if Stamp::read(&origin).is_none() {
        need_tools()?;
        let lock = lock(cache)?;
        // Another process may have made it while we waited.
        if Stamp::read(&origin).is_none() {
            make(&all, origin, machine, programs)?;
        }
        drop(lock);
    }
    Ok(unpacked)
}

fn make(all: &Path, origin: Origin, machine: Machine, programs: &[&str]) -> Result<()> {
    let site = mirror::find();
    let (architecture, names) = (&origin.architecture, origin.packages.join(", "));
    eprintln!("godot: fetching Debian's {names} for {architecture} from {site}");
    // The lists are of no use afterwards, and as large as a small package set.
    let state = all.join(format!("{architecture}.fetching"));
    let apt = Apt::set_up(&state, &site, architecture)?;
    let archives = unpack(&apt, &origin.packages, &origin.prefix)?;
    fs::remove_dir_all(&state).with_context(|| format!("cannot remove {}", state.display()))?;
    // An installed system has these merged, and programs name their loader in them.
    for name in ["lib", "lib64"] {
        if origin.prefix.join("usr").join(name).is_dir() {
            link(&Path::new("usr").join(name), &origin.prefix.join(name))?;
        }
    }
    if !programs.is_empty() {
        adapt(&origin.prefix, machine, programs.iter().copied())?;
    }
    Stamp {
        origin,
        valgrind_trouble: None,
        archives,
    }
    .write()
}

impl Unpacked {
    /// The folder that has what an installed system has in `/`.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A command for a program in the folder, as `usr/bin/objdump`, with the libraries there; of this machine's kind.
    ///
    /// The program's own name of itself is that of its loader.
    pub fn command(&self, program: &str) -> Result<Command> {
        let mut command = surroundings::command(self.machine.loader(&self.folder)?, &self.home);
        let folders = self.machine.library_folders(&self.folder);
        command.arg("--library-path").arg(search_path(&folders)?);
        command.arg(self.folder.join(program));
        Ok(command)
    }
}
