//! `cargo xtask build`: the addon, compiled and put together.
//!
//! The crate is compiled once for each CPU level, all with the same build
//! number. The library that the engine loads comes first; the others lie
//! beside it, and it hands over to the fastest that the CPU can run.

mod assemble;
mod compile;
mod folder;
mod level;
mod manifest;
mod number;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Result;
use clap::ValueEnum;

use crate::workspace;
use compile::Recipe;

pub use folder::copy_all;
pub use level::{Built, Level, best as best_level};

/// The options of `cargo xtask build`.
#[derive(clap::Args)]
pub struct Options {
    /// Compile for debugging, without optimisation.
    #[arg(long)]
    debug: bool,
    /// The CPU levels to compile beside the baseline, which is always there.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "all")]
    level: Vec<Choice>,
    /// Cargo features to compile in, such as `bench`.
    #[arg(long, value_delimiter = ',')]
    features: Vec<String>,
    /// The addon's folder [default: demo_project/addons/packed_compute].
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// A level, or all of them, on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Choice {
    Baseline,
    Avx2,
    Avx512,
    All,
}

/// What to build.
#[derive(Clone, Debug)]
pub struct Request {
    /// Whether to compile for debugging.
    pub debug: bool,
    /// The levels; the first of [`Level::all`] is always added.
    pub levels: Vec<Level>,
    /// Cargo features beside the default ones.
    pub features: Vec<String>,
    /// The addon's folder.
    pub output: PathBuf,
}

impl Request {
    /// Every level in the release profile, with `features`, in the project at `project`.
    pub fn release(features: &[&str], project: &Path) -> Self {
        Self {
            debug: false,
            levels: Level::all().to_vec(),
            features: features.iter().map(|&name| name.to_owned()).collect(),
            output: project.join("addons/packed_compute"),
        }
    }
}

/// An addon that was put together.
#[derive(Debug)]
pub struct Addon {
    /// Its folder.
    pub folder: PathBuf,
    /// The folder of its libraries.
    pub libraries: PathBuf,
    /// Its levels; the first is that of the library that the engine loads.
    pub levels: Vec<Level>,
    /// What its libraries know each other by.
    pub number: String,
}

impl Addon {
    /// The library of `level`.
    pub fn library(&self, level: Level) -> PathBuf {
        self.libraries.join(level.file())
    }
}

/// Compiles the levels of `request`, and puts the addon together.
pub fn addon(request: &Request) -> Result<Addon> {
    let mut levels = request.levels.clone();
    levels.push(Level::all()[0]);
    levels.sort();
    levels.dedup();

    let platform = folder::platform()?;
    let recipe = Recipe::new(request.debug, &request.features)?;
    let number = recipe.number()?;
    // Side by side: the crate is one unit of code to the compiler, and so the work of one core.
    let compiled = thread::scope(|scope| {
        let compile = |&level| {
            let (recipe, number) = (&recipe, &number);
            (level, scope.spawn(move || recipe.compile(level, number)))
        };
        let running: Vec<_> = levels.iter().map(compile).collect();
        let end = |(level, running): (_, thread::ScopedJoinHandle<'_, _>)| {
            let library: Result<_> = running.join().expect("compiling does not panic");
            Ok((level, library?))
        };
        running.into_iter().map(end).collect::<Result<Vec<_>>>()
    })?;
    let libraries = assemble::assemble(&request.output, &platform, &compiled)?;
    Ok(Addon {
        folder: request.output.clone(),
        libraries,
        levels,
        number,
    })
}

/// Builds, and prints what came of it.
pub fn run(options: &Options) -> Result<()> {
    let output = match &options.output {
        // Relative to where the command is typed, as everywhere.
        Some(output) => std::path::absolute(output)?,
        None => workspace::root().join("demo_project/addons/packed_compute"),
    };
    let addon = addon(&Request {
        debug: options.debug,
        levels: chosen(&options.level, Level::all()),
        features: options.features.clone(),
        output,
    })?;
    println!("{} (build {})", addon.folder.display(), addon.number);
    for &level in &addon.levels {
        let library = addon.library(level);
        let size = fs::metadata(&library)?.len() as f64 / f64::from(1 << 20);
        println!("  {:<9} {size:>6.2} MiB  {}", level.name(), level.file());
    }
    Ok(())
}

/// The levels that `choices` name among `all`.
fn chosen(choices: &[Choice], all: &[Level]) -> Vec<Level> {
    let named = |level: &Level| {
        choices.iter().any(|choice| match choice {
            Choice::Baseline => *level == Level::Baseline,
            Choice::Avx2 => *level == Level::Avx2,
            Choice::Avx512 => *level == Level::Avx512,
            Choice::All => true,
        })
    };
    all.iter().copied().filter(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_chosen_by_name() {
        let all = [Level::Baseline, Level::Avx2, Level::Avx512];
        assert_eq!(chosen(&[Choice::All], &all), all);
        assert_eq!(chosen(&[Choice::Avx512], &all), [Level::Avx512]);
        assert_eq!(
            chosen(&[Choice::Avx512, Choice::Baseline], &all),
            [Level::Baseline, Level::Avx512]
        );
        assert_eq!(chosen(&[Choice::All], &[Level::Neon]), [Level::Neon]);
    }
}
