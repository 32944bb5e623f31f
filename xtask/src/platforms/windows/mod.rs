//! The addon for Windows: looked at, tested in Wine, and started there by an
//! engine that is none. No real Windows has run it, and no Godot for Windows.

mod library;
mod starts;
mod wine;

use std::process::Command;

use anyhow::{Context as _, Result};

use super::shipped;
use crate::build::{Addon, Level, Platform, Zig};
use crate::cargo;
use crate::steps::{Steps, Tally};
use crate::test::workshop::{Once, once};
use crate::test::{runs, rust};
use starts::Stage;
use wine::Wine;

/// What this is about.
const PLATFORM: Platform = Platform::WindowsX86_64;

/// The steps about it.
pub fn steps(steps: &mut Steps) {
    let (addon, wine) = (Once::new(), Once::new());
    let addon = || once(&addon, || shipped(PLATFORM));
    let wine = || once(&wine, Wine::install);
    let step = |what: &str| format!("{}/{what}", PLATFORM.name());

    steps.take(&step("library"), || libraries(addon()?));
    for level in [Level::Baseline, Level::Avx2] {
        steps.take(&step(&format!("unit tests {level}")), || {
            match runs(level) {
                Ok(()) => rust::foreign(PLATFORM, level, &wine()?.words()),
                Err(skipped) => Ok(skipped),
            }
        });
    }
    steps.take(&step("unit tests of the edge"), || edge(wine()?));
    for &level in PLATFORM.levels() {
        steps.take(&step(&format!("starts {level}")), || match runs(level) {
            Ok(()) => Stage::new(wine()?, addon()?)?.level(level),
            Err(skipped) => Ok(skipped),
        });
    }
    steps.take(&step("starts by any path"), || {
        Stage::new(wine()?, addon()?)?.any_path()
    });
    steps.take(&step("starts elsewhere"), || {
        Stage::new(wine()?, addon()?)?.elsewhere()
    });
}

/// Every library of the addon's.
fn libraries(addon: &Addon) -> Result<Tally> {
    let mut tally = Tally::default();
    for (_, level, file) in addon.libraries() {
        let description = library::check(&file).with_context(|| format!("the level {level}"))?;
        println!("   {level:<8} {description}");
        tally.passed += 1;
    }
    Ok(tally)
}

/// The unit tests of the edge, which need no engine to run.
fn edge(wine: &Wine) -> Result<Tally> {
    rust::some(rust::tally(edge_command(wine)?.arg("godot::"))?)
}

/// A command for Cargo that runs those of them that it is told.
fn edge_command(wine: &Wine) -> Result<Command> {
    let mut command = Zig::install()?.test(PLATFORM, &wine.words())?;
    command.args(["--package", "packed_compute", "--lib"]);
    cargo::add_flags(&mut command, &PLATFORM.flags(Level::Baseline));
    Ok(command)
}
