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
mod platform;
mod zig;

use std::fs;
use std::path::PathBuf;
use std::thread;

use anyhow::Result;
use clap::ValueEnum;

use crate::{scenes, workspace};
use compile::Recipe;

pub use compile::Linker;

pub use folder::copy_all;
pub use level::{Level, best as best_level};
pub use platform::Platform;
pub use zig::{GLIBC, Zig};

/// The addon's folder in a project.
pub const FOLDER: &str = "addons/packed_compute";

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
    /// The platforms [default: this machine's]. Others are linked by zig, which is installed; the compiler must have
    /// their standard libraries (`rustup target add`).
    #[arg(long, value_enum, value_delimiter = ',')]
    platform: Vec<Platform>,
    /// The addon's folder [default: demo_project/addons/packed_compute].
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Every level there is, on any processor.
const LEVELS: &[Level] = &[Level::Baseline, Level::Avx2, Level::Avx512, Level::Neon];

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
    /// The platforms.
    pub platforms: Vec<Platform>,
    /// The levels, of those that a platform has; the first is always added.
    pub levels: Vec<Level>,
    /// Who links.
    pub linker: Linker,
    /// Cargo features beside the default ones.
    pub features: Vec<String>,
    /// The addon's folder.
    pub output: PathBuf,
}

impl Request {
    /// Every level for this machine in the release profile, with `features`, in the folder `output`.
    pub fn release(features: &[&str], output: PathBuf) -> Result<Self> {
        let host = Platform::host()?;
        Ok(Self {
            debug: false,
            platforms: vec![host],
            levels: host.levels().to_vec(),
            linker: Linker::System,
            features: features.iter().map(|&name| name.to_owned()).collect(),
            output,
        })
    }
}

/// An addon that was put together.
#[derive(Debug)]
pub struct Addon {
    /// Its folder.
    pub folder: PathBuf,
    /// What it is for, and at which levels; the first is that of the library that the engine loads.
    pub built: Vec<(Platform, Vec<Level>)>,
    /// What its libraries know each other by.
    pub number: String,
}

impl Addon {
    /// The library of `level` for `platform`.
    pub fn library(&self, platform: Platform, level: Level) -> PathBuf {
        let folder = self.folder.join("bin").join(platform.name());
        folder.join(platform.library(level))
    }

    /// Every library.
    pub fn libraries(&self) -> impl Iterator<Item = (Platform, Level, PathBuf)> {
        let every = |(platform, levels): &(Platform, Vec<Level>)| {
            let platform = *platform;
            let levels = levels.clone().into_iter();
            levels.map(move |level| (platform, level))
        };
        let all = self.built.iter().flat_map(every);
        all.map(|(platform, level)| (platform, level, self.library(platform, level)))
    }
}

/// Compiles what `request` asks for, and puts the addon together.
pub fn addon(request: &Request) -> Result<Addon> {
    let recipe = Recipe::new(request.debug, &request.features, request.linker)?;
    let number = recipe.number()?;
    let mut compiled = Vec::new();
    for &platform in &request.platforms {
        let wanted = |level: &Level| {
            request.levels.contains(level) || platform.levels().first() == Some(level)
        };
        let levels: Vec<_> = platform.levels().iter().copied().filter(wanted).collect();
        let libraries = compile(&recipe, platform, &levels, &number)?;
        compiled.push((platform, libraries));
    }
    assemble::assemble(&request.output, &compiled)?;
    let levels =
        |libraries: &[(Level, PathBuf)]| libraries.iter().map(|&(level, _)| level).collect();
    let built = compiled
        .iter()
        .map(|(platform, libraries)| (*platform, levels(libraries)));
    Ok(Addon {
        folder: request.output.clone(),
        built: built.collect(),
        number,
    })
}

/// Side by side: the crate is one unit of code to the compiler, and so the work of one core.
fn compile(
    recipe: &Recipe,
    platform: Platform,
    levels: &[Level],
    number: &str,
) -> Result<Vec<(Level, PathBuf)>> {
    thread::scope(|scope| {
        let compile = |&level| {
            (
                level,
                scope.spawn(move || recipe.compile(platform, level, number)),
            )
        };
        let running: Vec<_> = levels.iter().map(compile).collect();
        let end = |(level, running): (_, thread::ScopedJoinHandle<'_, _>)| {
            let library: Result<_> = running.join().expect("compiling does not panic");
            Ok((level, library?))
        };
        running.into_iter().map(end).collect()
    })
}

/// Builds, and prints what came of it.
pub fn run(options: &Options) -> Result<()> {
    let output = match &options.output {
        // Relative to where the command is typed, as everywhere.
        Some(output) => std::path::absolute(output)?,
        None => workspace::root().join(scenes::PROJECT).join(FOLDER),
    };
    let host = Platform::host()?;
    let platforms = match options.platform.as_slice() {
        [] => vec![host],
        chosen => chosen.to_vec(),
    };
    let addon = addon(&Request {
        debug: options.debug,
        linker: Linker::for_all(&platforms, host),
        platforms,
        levels: chosen(&options.level, LEVELS),
        features: options.features.clone(),
        output,
    })?;
    println!("{} (build {})", addon.folder.display(), addon.number);
    for (platform, level, library) in addon.libraries() {
        let size = fs::metadata(&library)?.len() as f64 / f64::from(1 << 20);
        let [platform, level] = [platform.name(), level.name()];
        println!("  {platform:<14} {level:<9} {size:>6.2} MiB");
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
