//! Programs that Cargo and pip install, where only this project sees them.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use crate::{cargo, process, workspace};

/// The program of that name, installed if need be.
pub fn installed(name: &str, version: &str) -> Result<PathBuf> {
    // They take longer to compile than they will ever run.
    installed_with(name, version, &["--debug"])
}

/// The same, with options for Cargo's installation.
pub fn installed_with(name: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    let root = workspace::target()
        .join("tools")
        .join(format!("{name}-{version}"));
    let program = root
        .join("bin")
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    if !program.is_file() {
        let mut command = cargo::command();
        command.args([
            "install",
            "--quiet",
            "--locked",
            "--version",
            version,
            "--root",
        ]);
        command.arg(&root).arg(name).args(options);
        process::stream(&mut command, cargo::LIMIT)
            .with_context(|| format!("{name} {version} could not be installed"))?;
        // Where a program wants a feature that is not asked for, Cargo installs nothing, and says so in a warning.
        ensure!(
            program.is_file(),
            "{name} {version} has no program {}",
            program.display()
        );
    }
    Ok(program)
}

/// Ample for making an environment, or for a download.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// A Python with an environment of its own, `name`, in which pip has installed what `words` say.
pub fn python(name: &str, words: &[&OsStr]) -> Result<PathBuf> {
    let folder = workspace::target().join("tools").join("python").join(name);
    let scripts = if cfg!(windows) { "Scripts" } else { "bin" };
    let program = folder
        .join(scripts)
        .join("python")
        .with_extension(std::env::consts::EXE_EXTENSION);
    let stamp = folder.join("installed");
    let wanted = format!("{words:?}");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(program);
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    let mut venv = Command::new(system);
    process::stream(venv.args(["-m", "venv"]).arg(&folder), LIMIT)
        .with_context(|| format!("{name} wants Python with its module venv"))?;
    let mut pip = Command::new(&program);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]);
    process::stream(pip.args(words), LIMIT)
        .with_context(|| format!("{name} could not be installed"))?;
    fs::write(&stamp, wanted)?;
    Ok(program)
}
