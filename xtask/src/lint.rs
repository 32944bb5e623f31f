//! `cargo xtask lint`: what can be said of the code without running it.

use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::build::{Level, Platform};
use crate::steps::{Steps, Tally};
use crate::{cargo, process, tools, workspace};

/// The tool that finds unused dependencies; a fixed version, as a new one may
/// find more.
const MACHETE: (&str, &str) = ("cargo-machete", "0.9.2");

/// Paths of the machines that the project is worked on: they must not get into
/// its files. As an extended regular expression.
const FORBIDDEN: &str = "(^|[^[:alnum:]_.-])/(work|root)/";

/// The options of `cargo xtask lint`.
#[derive(clap::Args)]
pub struct Options {
    /// Only the checks whose names contain one of these.
    filters: Vec<String>,
}

/// Makes every check, and ends the program with an error if one fails.
pub fn run(options: &Options) -> Result<()> {
    let mut steps = Steps::new(&options.filters);
    steps.take("format", || {
        pass(cargo::command().args(["fmt", "--all", "--check"]))
    });
    clippy(&mut steps);
    steps.take("rustdoc", || {
        let mut command = cargo::command();
        command.args([
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ]);
        pass(command.env("RUSTDOCFLAGS", "-D warnings"))
    });
    steps.take("unused dependencies", || {
        let (name, version) = MACHETE;
        let mut command = Command::new(tools::installed(name, version)?);
        pass(command.current_dir(workspace::root()))
    });
    steps.take("words", words);
    if !steps.finish() {
        std::process::exit(1);
    }
    Ok(())
}

fn clippy(steps: &mut Steps) {
    let clippy = |options: &[&str]| {
        let mut command = cargo::command();
        command.args(["clippy", "--all-targets"]).args(options);
        command
    };
    let deny = ["--", "-D", "warnings"];
    steps.take("clippy/all features", || {
        pass(clippy(&["--workspace", "--all-features"]).args(deny))
    });
    steps.take("clippy/default features", || {
        pass(clippy(&["--workspace"]).args(deny))
    });
    // What is compiled depends on the level, most of all without the engine.
    for level in Level::all() {
        steps.take(&format!("clippy/no engine, {}", level.name()), || {
            let compiler = cargo::compiler()?;
            let mut command = clippy(&["--no-default-features", "--target"]);
            command.arg(cargo::host(&compiler)?);
            command.arg("--target-dir").arg(cargo::engine_free_folder());
            cargo::add_flags(&mut command, &Platform::host()?.flags(*level));
            pass(command.args(deny))
        });
    }
}

/// A check that is one command.
fn pass(command: &mut Command) -> Result<Tally> {
    process::stream(command, cargo::LIMIT)?;
    Ok(Tally::passed())
}

/// That no tracked file, nor one that soon may be, names a place on the
/// machine it was written on.
fn words() -> Result<Tally> {
    let root = workspace::root();
    let git = |words: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(&root).args(words);
        process::capture(&mut command, Duration::from_secs(60))
    };
    let inside = git(&["rev-parse", "--is-inside-work-tree"]);
    if !inside.is_ok_and(|done| done.status.success()) {
        return Ok(Tally::skipped("this is no git repository"));
    }
    let search = [
        "grep",
        "--untracked",
        "-I",
        "--line-number",
        "--extended-regexp",
        FORBIDDEN,
    ];
    let done = git(&search)?;
    match done.status.code() {
        Some(1) => Ok(Tally::passed()),
        Some(0) => bail!("paths of somebody's machine:\n{}", done.stdout),
        _ => bail!("{:?}", done.success()),
    }
}
