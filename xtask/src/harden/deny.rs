//! What is known of the crates that everything is built with, by cargo-deny
//! and `deny.toml`.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::steps::Tally;
use crate::{process, tools, workspace};

/// The tool; a fixed version, as a new one may find more.
const TOOL: (&str, &str) = ("cargo-deny", "0.20.2");

/// Ample for reading the manifests of all crates, and for the list of advisories.
const LIMIT: Duration = Duration::from_secs(5 * 60);

/// The steps that need nobody else, and what the tool calls them.
pub const CHECKS: [(&str, &str); 3] = [
    ("licences", "licenses"),
    ("bans", "bans"),
    ("sources", "sources"),
];

/// A check that is one command.
pub fn check(name: &str) -> Result<Tally> {
    process::capture(tool()?.args(["check", name]), LIMIT)?.success()?;
    Ok(Tally::passed())
}

/// That there are no advisories against a crate. Their list is fetched, which
/// not every machine can do.
pub fn advisories() -> Result<Tally> {
    let fetched = process::capture(tool()?.args(["fetch", "db"]), LIMIT);
    if let Err(error) = fetched.and_then(process::Finished::success) {
        let first = format!("{error:#}");
        let why = first.lines().rfind(|line| !line.trim().is_empty());
        return Ok(Tally::skipped(format!(
            "the list of advisories cannot be fetched: {}",
            why.unwrap_or_default().trim()
        )));
    }
    process::capture(
        tool()?.args(["check", "--disable-fetch", "advisories"]),
        LIMIT,
    )?
    .success()?;
    Ok(Tally::passed())
}

fn tool() -> Result<Command> {
    let (name, version) = TOOL;
    let mut command = Command::new(tools::installed(name, version)?);
    command
        .current_dir(workspace::root())
        .args(["--workspace", "--all-features"]);
    Ok(command)
}
