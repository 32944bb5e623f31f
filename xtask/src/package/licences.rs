//! The licences of the crates that are compiled into the libraries.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::{cargo, process, tools, workspace};

/// The tool that finds them in the crates' sources.
const TOOL: (&str, &str) = ("cargo-about", "0.9.3");
/// The feature that makes it a program. Without optimization, to compare the texts takes minutes.
const OPTIONS: [&str; 2] = ["--features", "cli"];

/// Its configuration, which says what licences are accepted, and its template.
const CONFIGURATION: &str = "xtask/src/package/about.toml";
const TEMPLATE: &str = "xtask/src/package/about.hbs";

/// Their texts, and which crate has which.
pub fn generate() -> Result<String> {
    let (name, version) = TOOL;
    let mut command = Command::new(tools::installed_with(name, version, &OPTIONS)?);
    command
        .current_dir(workspace::root())
        .args([
            "generate",
            "--fail",
            "--locked",
            "--manifest-path",
            "Cargo.toml",
            "--config",
            CONFIGURATION,
        ])
        .arg(TEMPLATE);
    let text = process::capture(&mut command, cargo::LIMIT)?
        .success()?
        .stdout;
    ensure!(
        text.contains("rayon") && text.contains("Mozilla Public License"),
        "the licences of rayon and godot are not among those found"
    );
    Ok(text)
}
