//! Compiles the crate at one level.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::zig::{self, Zig};
use super::{Level, Platform, number};
use crate::{cargo, process, workspace};

/// Who links, and with it what a library asks of the system it is loaded on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linker {
    /// The system's, for this machine alone.
    System,
    /// Zig, for any platform, and for older systems than this one: see [`zig::GLIBC`].
    Zig,
}

impl Linker {
    /// The system's where it will do.
    pub fn for_all(platforms: &[Platform], host: Platform) -> Self {
        match platforms {
            [only] if *only == host => Self::System,
            _ => Self::Zig,
        }
    }
}

/// What all libraries of one build have in common.
#[derive(Debug)]
pub struct Recipe {
    debug: bool,
    features: Vec<String>,
    /// If the linker is not the system's.
    zig: Option<Zig>,
    /// What the compiler says of itself.
    compiler: String,
}

impl Recipe {
    /// A recipe for this machine's compiler.
    pub fn new(debug: bool, features: &[String], linker: Linker) -> Result<Self> {
        let mut features = features.to_vec();
        features.sort();
        features.dedup();
        Ok(Self {
            debug,
            features,
            zig: match linker {
                Linker::System => None,
                Linker::Zig => Some(Zig::install()?),
            },
            compiler: cargo::compiler()?,
        })
    }

    /// The number that libraries of this recipe, made now, have in common.
    pub fn number(&self) -> Result<String> {
        let all_flags: Vec<_> = Platform::ALL
            .iter()
            .flat_map(|platform| platform.levels().iter().map(|&level| platform.flags(level)))
            .collect();
        let Self {
            debug,
            features,
            zig,
            compiler,
        } = self;
        let (users_flags, zig) = (cargo::users_flags(), zig.is_some());
        let recipe = format!("{compiler} {debug} {features:?} {zig} {all_flags:?} {users_flags:?}");
        number::build_number(&workspace::root(), &recipe)
    }

    /// Compiles the library of `level` for `platform`, and gives its path.
    pub fn compile(&self, platform: Platform, level: Level, number: &str) -> Result<PathBuf> {
        let folder = target_folder(level);
        let (mut command, target) = match &self.zig {
            None => {
                let mut command = cargo::command();
                let target = cargo::host(&self.compiler)?;
                command.args(["build", "--target", target]);
                (command, target)
            }
            Some(zig) => (zig.build(platform, &folder)?, zig::target(platform)),
        };
        command.args(["--lib", "--package", "packed_compute", "--target-dir"]);
        command.arg(&folder);
        command.args((!self.debug).then_some("--release"));
        if !self.features.is_empty() {
            command.args(["--features", &self.features.join(",")]);
        }
        command.env(number::VARIABLE, number);
        let mut flags = [platform.flags(level), plain_paths()].concat();
        if self.zig.is_some() {
            flags.extend(zig::library_flags(platform));
        }
        cargo::add_flags(&mut command, &flags);
        process::stream(&mut command, cargo::LIMIT).with_context(|| {
            format!(
                "the level {level} could not be compiled for {}",
                platform.name()
            )
        })?;

        let library = self.library(&folder.join(target), platform);
        ensure!(
            library.is_file(),
            "Cargo left no library at {}",
            library.display()
        );
        Ok(library)
    }

    fn library(&self, target_folder: &Path, platform: Platform) -> PathBuf {
        let [prefix, suffix] = platform.affixes();
        target_folder
            .join(if self.debug { "debug" } else { "release" })
            .join(format!("{prefix}packed_compute{suffix}"))
    }
}

/// Cargo's output folder for `level`: one each, as a change of flags would
/// otherwise compile the crate anew.
fn target_folder(level: Level) -> PathBuf {
    workspace::target().join("levels").join(level.name())
}

/// Flags by which messages name source files from the workspace's folder on,
/// or from the crate's name on, not by where they lay on this machine.
fn plain_paths() -> Vec<String> {
    let registry = home::cargo_home().ok();
    let registry = registry.map(|home| home.join("registry").join("src"));
    // Where both lie in one another the compiler takes the last that fits.
    let folders = registry
        .into_iter()
        .chain([workspace::root(), workspace::target()]);
    let flags = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    flags.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_features_does_not_matter() {
        let features = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let recipe = |names: &[&str]| -> Recipe {
            let features: Vec<String> = features(names);
            Recipe::new(false, &features, Linker::System).unwrap()
        };
        let one = recipe(&["bench", "engine-tests"]);
        let other = recipe(&["engine-tests", "bench", "bench"]);
        assert_eq!(one.features, ["bench", "engine-tests"]);
        assert_eq!(one.number().unwrap(), other.number().unwrap());
        assert_ne!(one.number().unwrap(), recipe(&["bench"]).number().unwrap());
    }
}
