//! QEMU's emulators, which run a single program on another processor.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::engine;

/// Debian's package of all of them.
const PACKAGE: &str = "qemu-user";

/// The emulator of that name: Debian's, where its packages can be had, else the system's.
pub fn find(program: &str) -> Result<PathBuf> {
    let debians = engine::unpacked("amd64", &[PACKAGE]);
    let found = debians.map(|unpacked| unpacked.folder().join("usr/bin").join(program));
    found.or_else(|error| {
        which::which(program)
            .with_context(|| format!("{PACKAGE} is not on the path, and {error:#}"))
    })
}
