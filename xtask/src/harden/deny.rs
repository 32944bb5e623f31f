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
    check("advisories")
}

fn tool() -> Result<Command> {
    let (name, version) = TOOL;
    let mut command = Command::new(tools::installed(name, version)?);
    command
        .current_dir(workspace::root())
        .args(["--workspace", "--all-features"]);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in quotes in the list of that name.
    fn listed(file: &str, name: &str) -> Vec<String> {
        let text = std::fs::read_to_string(workspace::root().join(file)).unwrap();
        let begin = format!("\n{name} = [");
        let (_, rest) = text.split_once(&begin).unwrap();
        let (list, _) = rest.split_once(']').unwrap();
        list.split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn what_is_packed_with_the_libraries_is_accepted_here_too() {
        let packed = listed("xtask/src/package/about.toml", "accepted");
        let accepted = listed("deny.toml", "allow");
        assert!(packed.len() > 3);
        for licence in packed {
            assert!(accepted.contains(&licence), "{licence}: {accepted:?}");
        }
    }
}
