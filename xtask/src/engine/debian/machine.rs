//! The names of this machine's kind in Debian.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// A kind of processor that Debian has a Godot for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Machine {
    /// Debian's name of it.
    pub architecture: &'static str,
    /// The name of its folder of libraries.
    libraries: &'static str,
    /// The file name of its program loader.
    loader: &'static str,
}

impl Machine {
    /// This machine; an error if Debian's programs cannot run on it.
    pub fn own() -> Result<Self> {
        let found = match env::consts::OS {
            "linux" => Self::of(env::consts::ARCH),
            _ => None,
        };
        found.context("Debian's Godot is for Linux on x86_64 and aarch64 only")
    }

    /// The kind that Debian calls so.
    pub fn in_debian(architecture: &str) -> Result<Self> {
        let all = ["x86_64", "aarch64"].into_iter().filter_map(Self::of);
        let mut named = all.filter(|machine| machine.architecture == architecture);
        named
            .next()
            .with_context(|| format!("nothing is known of Debian's {architecture}"))
    }

    fn of(processor: &str) -> Option<Self> {
        match processor {
            "x86_64" => Some(Self {
                architecture: "amd64",
                libraries: "x86_64-linux-gnu",
                loader: "ld-linux-x86-64.so.2",
            }),
            "aarch64" => Some(Self {
                architecture: "arm64",
                libraries: "aarch64-linux-gnu",
                loader: "ld-linux-aarch64.so.1",
            }),
            _ => None,
        }
    }

    /// The folders of libraries in `prefix`. Unpacking leaves `/lib` and
    /// `/usr/lib` apart, which an installed system has merged.
    pub fn library_folders(&self, prefix: &Path) -> Vec<PathBuf> {
        let folders = ["usr/lib", "lib"].map(|parent| prefix.join(parent).join(self.libraries));
        folders
            .into_iter()
            .filter(|folder| folder.is_dir())
            .collect()
    }

    /// The program loader in `prefix`.
    pub fn loader(&self, prefix: &Path) -> Result<PathBuf> {
        let mut folders = self.library_folders(prefix);
        folders.extend(["usr/lib64", "lib64", "usr/lib", "lib"].map(|name| prefix.join(name)));
        let files = folders.iter().map(|folder| folder.join(self.loader));
        files
            .into_iter()
            .find(|file| file.is_file())
            .with_context(|| format!("the packages brought no {}", self.loader))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_loader_is_found_in_either_layout() {
        let machine = Machine::of("x86_64").unwrap();
        for folder in [
            "usr/lib/x86_64-linux-gnu",
            "lib/x86_64-linux-gnu",
            "usr/lib64",
        ] {
            let prefix = tempfile::tempdir().unwrap();
            assert!(machine.loader(prefix.path()).is_err());
            let file = prefix.path().join(folder).join("ld-linux-x86-64.so.2");
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, "").unwrap();
            assert_eq!(machine.loader(prefix.path()).unwrap(), file);
        }
    }

    #[test]
    fn other_processors_are_refused() {
        assert_eq!(Machine::of("riscv64"), None);
        assert!(Machine::in_debian("riscv64").is_err());
        let arm = Machine::in_debian("arm64").unwrap();
        assert_eq!(Some(arm), Machine::of("aarch64"));
    }
}
