//! Packages, downloaded and unpacked.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::apt::Apt;
use super::stamp;
use crate::process;

/// Ample for the largest package on a slow disk.
const LIMIT: Duration = Duration::from_secs(5 * 60);

/// Unpacks `packages`, and all they depend on, into `folder`, whatever is there
/// now. Gives the names of their archives, which are deleted.
pub fn unpack(apt: &Apt, packages: &[String], folder: &Path) -> Result<Vec<String>> {
    apt.update()?;
    let archives = apt.plan(packages)?;
    eprintln!("godot: downloading {} packages", archives.len());
    let downloaded = apt.download(packages)?;

    eprintln!("godot: unpacking them into {}", folder.display());
    stamp::remove(folder)?;
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder)?;
    for archive in &archives {
        let mut command = Command::new("dpkg-deb");
        command
            .arg("--extract")
            .arg(downloaded.join(archive))
            .arg(folder);
        process::capture(&mut command, LIMIT)?.success()?;
    }
    // As large as a third of what was in them.
    fs::remove_dir_all(downloaded)?;
    Ok(archives)
}
