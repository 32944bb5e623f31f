//! Compiles the crate at one level.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::level::{Built as _, Level};
use super::number;
use crate::{cargo, process, workspace};

/// What all levels of one build have in common.
#[derive(Debug)]
pub struct Recipe {
    /// Whether to compile for debugging.
    pub debug: bool,
    /// Cargo features beside the default ones.
    pub features: Vec<String>,
    /// The target triple.
    pub target: String,
    /// What the compiler says of itself.
    compiler: String,
}

impl Recipe {
    /// A recipe for this machine.
    pub fn new(debug: bool, features: &[String]) -> Result<Self> {
        let compiler = cargo::compiler()?;
        let target = cargo::host(&compiler)?.to_owned();
        let mut features = features.to_vec();
        features.sort();
        features.dedup();
        Ok(Self {
            debug,
            features,
            target,
            compiler,
        })
    }

    /// The number that libraries of this recipe, made now, have in common.
    pub fn number(&self) -> Result<String> {
        let all_flags: Vec<_> = Level::all().iter().map(|level| level.flags()).collect();
        let Self {
            debug,
            features,
            compiler,
            ..
        } = self;
        let users_flags = cargo::users_flags();
        let recipe = format!("{compiler} {debug} {features:?} {all_flags:?} {users_flags:?}");
        number::build_number(&workspace::root(), &recipe)
    }

    /// Compiles the library of `level`, and gives its path.
    pub fn compile(&self, level: Level, number: &str) -> Result<PathBuf> {
        let folder = target_folder(level);
        let mut command = cargo::command();
        command.args(["build", "--lib", "--package", "packed_compute"]);
        command.args(["--target", &self.target, "--target-dir"]);
        command.arg(&folder);
        command.args((!self.debug).then_some("--release"));
        if !self.features.is_empty() {
            command.args(["--features", &self.features.join(",")]);
        }
        command.env(number::VARIABLE, number);
        cargo::add_flags(&mut command, &[level.flags(), plain_paths()].concat());
        process::stream(&mut command, cargo::LIMIT)
            .with_context(|| format!("the level {} could not be compiled", level.name()))?;

        let library = self.library(&folder);
        ensure!(
            library.is_file(),
            "Cargo left no library at {}",
            library.display()
        );
        Ok(library)
    }

    fn library(&self, target_folder: &Path) -> PathBuf {
        target_folder
            .join(&self.target)
            .join(if self.debug { "debug" } else { "release" })
            .join(format!("{DLL_PREFIX}packed_compute{DLL_SUFFIX}"))
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
    let folders = registry.into_iter().chain([workspace::root()]);
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
            Recipe::new(false, &features).unwrap()
        };
        let one = recipe(&["bench", "engine-tests"]);
        let other = recipe(&["engine-tests", "bench", "bench"]);
        assert_eq!(one.features, ["bench", "engine-tests"]);
        assert_eq!(one.number().unwrap(), other.number().unwrap());
        assert_ne!(one.number().unwrap(), recipe(&["bench"]).number().unwrap());
    }
}
