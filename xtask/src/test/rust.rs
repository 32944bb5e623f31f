//! The Rust tests, by Cargo.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::{runs, rust_output};
use crate::build::{Level, Platform, Zig, best_level};
use crate::process::{self, Finished};
use crate::steps::Tally;
use crate::{cargo, workspace};

/// Without the engine, and on to the end even if a test fails.
pub const ENGINE_FREE: [&str; 4] = [
    "--package",
    "packed_compute",
    "--no-default-features",
    "--no-fail-fast",
];

/// Ample for compiling the tests, and running them on an emulated CPU.
const EMULATED_LIMIT: Duration = Duration::from_secs(3 * 60 * 60);

/// The tests of the rooms that know no engine, compiled for `level`.
pub fn level(level: Level) -> Result<Tally> {
    if let Err(skipped) = runs(level) {
        return Ok(skipped);
    }
    let mut command = engine_free(cargo::command(), &cargo::engine_free_folder())?;
    cargo::add_flags(&mut command, &Platform::host()?.flags(level));
    some(tally(command.args(["--lib", "--tests"]))?)
}

/// The tests of the rooms that know no engine, compiled for another `platform`, and run by `runner`: a program and its
/// first arguments.
///
/// They are optimised, as an emulator is slow; overflows and debug assertions are still looked for.
pub fn foreign(platform: Platform, level: Level, runner: &[String]) -> Result<Tally> {
    let mut command = Zig::install()?.test(platform, runner)?;
    command.args(ENGINE_FREE).args(["--lib", "--tests"]);
    command.arg("--target-dir").arg(cargo::engine_free_folder());
    command.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2");
    cargo::add_flags(&mut command, &platform.flags(level));
    some(rust_output::judge(process::capture(
        &mut command,
        EMULATED_LIMIT,
    )?))
}

/// The same for this platform, linked by its own linker; Cargo is told by `words` which tests.
pub fn run_by(runner: &[String], level: Level, words: &[&str]) -> Result<Finished> {
    let compiler = cargo::compiler()?;
    let host = cargo::host(&compiler)?;
    let mut command = engine_free(cargo::command(), &cargo::engine_free_folder())?;
    cargo::add_flags(&mut command, &Platform::host()?.flags(level));
    command.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2");
    cargo::run_by(&mut command, host, runner);
    process::capture(command.args(words), EMULATED_LIMIT)
}

/// The examples in the documentation.
pub fn documentation() -> Result<Tally> {
    // As compiled for the level's tests before, so only the examples are new.
    let level = Level::all()[0];
    let mut command = engine_free(cargo::command(), &cargo::engine_free_folder())?;
    cargo::add_flags(&mut command, &Platform::host()?.flags(level));
    some(tally(command.arg("--doc"))?)
}

/// The unit tests of the edge, which need no engine to run.
pub fn edge() -> Result<Tally> {
    let mut command = cargo::command();
    command.args(["test", "--package", "packed_compute", "--lib", "godot::"]);
    some(tally(&mut command)?)
}

/// The tests at the best level, with every memory access checked.
pub fn address_sanitizer() -> Result<Tally> {
    let Some(nightly) = cargo::nightly() else {
        return Ok(Tally::skipped("no nightly toolchain is installed"));
    };
    let mut command = sanitized(nightly, "address")?;
    // What is still reachable at the end is nobody's fault, and some
    // containers do not let a process look.
    command.env("ASAN_OPTIONS", "detect_leaks=0");
    some(tally(command.args(["--lib", "--tests"]))?)
}

/// The tests at the best level by a nightly Cargo, with that sanitizer.
///
/// They are a little optimised: every access that is left is looked at, which takes several times as long.
pub fn sanitized(nightly: Command, sanitizer: &str) -> Result<Command> {
    let folder = workspace::target().join(format!("{sanitizer}-sanitizer"));
    let mut command = engine_free(nightly, &folder)?;
    command.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    let mut flags = Platform::host()?.flags(best_level());
    flags.push(format!("-Zsanitizer={sanitizer}"));
    cargo::add_flags(&mut command, &flags);
    Ok(command)
}

/// The tests of this program.
pub fn xtask() -> Result<Tally> {
    let mut command = cargo::command();
    command.args(["test", "--package", "xtask", "--no-fail-fast"]);
    some(tally(&mut command)?)
}

/// `cargo test` for the rooms that know no engine, with that output folder.
pub fn engine_free(mut command: Command, target_folder: &Path) -> Result<Command> {
    let compiler = cargo::compiler()?;
    command
        .arg("test")
        .args(ENGINE_FREE)
        .args(["--target", cargo::host(&compiler)?]);
    command.arg("--target-dir").arg(target_folder);
    Ok(command)
}

/// What came of a command for Cargo's tests.
pub fn tally(command: &mut Command) -> Result<Tally> {
    Ok(rust_output::judge(process::capture(command, cargo::LIMIT)?))
}

/// The same, but for a failure if there were no tests.
pub fn some(mut tally: Tally) -> Result<Tally> {
    if tally.passed == 0 && tally.failed.is_empty() {
        tally.fail("", "there were no tests");
    }
    Ok(tally)
}
