//! Programs that Cargo installs, where only this project sees them.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::{cargo, process, workspace};

/// The program of that name, installed if need be.
pub fn installed(name: &str, version: &str) -> Result<PathBuf> {
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
            // They take longer to compile than they will ever run.
            "--debug",
            "--locked",
            "--version",
            version,
            "--root",
        ]);
        command.arg(&root).arg(name);
        process::stream(&mut command, cargo::LIMIT)
            .with_context(|| format!("{name} {version} could not be installed"))?;
    }
    Ok(program)
}
