//! Which mirror of Debian's archive this machine uses.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::sources::{self, Repository};
use crate::process;

/// Debian's own name for the nearest mirror, if the machine names none.
const LAST_RESORT: &str = "http://deb.debian.org/debian";

/// Ample: nothing is downloaded.
const LIMIT: Duration = Duration::from_secs(60);

/// The address of the mirror: that of apt's lists, else that of apt's sources
/// (there are no lists until the first `apt-get update`), else Debian's own.
pub fn find() -> String {
    listed()
        .or_else(|| configured(Path::new("/etc/apt")))
        .unwrap_or_else(|| LAST_RESORT.to_owned())
}

fn listed() -> Option<String> {
    let mut command = Command::new("apt-get");
    command.args([
        "indextargets",
        "--format",
        "$(ORIGIN)|$(LABEL)|$(SITE)",
        "Created-By: Packages",
    ]);
    let done = process::capture(command.env("LC_ALL", "C"), LIMIT).ok()?;
    pick_listed(&done.stdout)
}

/// The security archive has the label `Debian-Security`; Ubuntu and third
/// parties have other origins.
fn pick_listed(lines: &str) -> Option<String> {
    let site = lines
        .lines()
        .find_map(|line| line.strip_prefix("Debian|Debian|"))?;
    (!site.is_empty()).then(|| site.to_owned())
}

fn configured(apt: &Path) -> Option<String> {
    let mut repositories = Vec::new();
    for file in source_files(apt) {
        let text = fs::read_to_string(&file).unwrap_or_default();
        repositories.extend(match file.extension() {
            Some(extension) if extension == "sources" => sources::parse_stanzas(&text),
            _ => sources::parse_lines(&text),
        });
    }
    pick_configured(&repositories)
}

/// Files in the order to trust them in: third parties add theirs under names
/// of their own.
fn source_files(apt: &Path) -> Vec<PathBuf> {
    let parts = apt.join("sources.list.d");
    let own = [
        apt.join("sources.list"),
        parts.join("debian.sources"),
        parts.join("debian.list"),
    ];
    let mut others: Vec<PathBuf> = fs::read_dir(&parts)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| {
            file.extension()
                .is_some_and(|kind| kind == "list" || kind == "sources")
        })
        .filter(|file| !own.contains(file))
        .collect();
    others.sort();
    own.into_iter().chain(others).collect()
}

/// Nothing in a source says whose it is, but mirrors keep the name of
/// Debian's folder, and third parties seldom name their component `main`.
fn pick_configured(repositories: &[Repository]) -> Option<String> {
    let usual = |repository: &&Repository| {
        let site = repository.site.trim_end_matches('/');
        site.ends_with("/debian")
            && !site.starts_with("cdrom:")
            && !repository.suite.contains("-security")
            && repository.components.iter().any(|name| name == "main")
    };
    let found = repositories.iter().find(usual)?;
    Some(found.site.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_archive_is_picked_from_the_lists() {
        let lines = "Node|node|http://n.test\nDebian|Debian-Security|http://m.test/debian-security\n\
                     Debian|Debian|http://m.test/debian\nDebian|Debian|http://m.test/debian\n";
        assert_eq!(pick_listed(lines).as_deref(), Some("http://m.test/debian"));
        assert_eq!(pick_listed("Ubuntu|Ubuntu|http://u.test/ubuntu\n"), None);
        assert_eq!(pick_listed(""), None);
    }

    #[test]
    fn the_main_archive_is_picked_from_the_sources() {
        let apt = tempfile::tempdir().unwrap();
        let parts = apt.path().join("sources.list.d");
        fs::create_dir(&parts).unwrap();
        assert_eq!(configured(apt.path()), None);
        fs::write(
            parts.join("a.list"),
            "deb http://d.test/linux/debian bookworm stable\ndeb http://a.test/debian bookworm main\n",
        )
        .unwrap();
        assert_eq!(
            configured(apt.path()).as_deref(),
            Some("http://a.test/debian")
        );
        fs::write(
            parts.join("debian.sources"),
            "Types: deb\nURIs: http://b.test/debian-security\nSuites: s-security\nComponents: main\n\n\
             Types: deb\nURIs: http://b.test/debian/\nSuites: bookworm\nComponents: main\n",
        )
        .unwrap();
        assert_eq!(
            configured(apt.path()).as_deref(),
            Some("http://b.test/debian")
        );
        fs::write(
            apt.path().join("sources.list"),
            "deb cdrom:[x]/debian bookworm main\n",
        )
        .unwrap();
        assert_eq!(
            configured(apt.path()).as_deref(),
            Some("http://b.test/debian")
        );
    }
}
