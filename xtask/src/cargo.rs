//! Cargo, as this project's commands call it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::{process, workspace};

/// Cargo's variable for the compiler's flags, one from the other by [`SEPARATOR`].
const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
const SEPARATOR: &str = "\u{1f}";

/// Ample for compiling everything on a slow and busy machine.
pub const LIMIT: Duration = Duration::from_secs(45 * 60);

/// A command for the Cargo that runs this program, in the workspace's folder.
pub fn command() -> Command {
    command_of(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The same for a program that calls Cargo.
pub fn command_of(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root());
    // `cargo run` sets it for the program it runs; programs that Cargo runs
    // for us have it set anew.
    command.env_remove("LD_LIBRARY_PATH");
    command
}

/// As [`command`], of the nightly toolchain; `None` where none is installed.
pub fn nightly() -> Option<Command> {
    let command = || nightly_program("cargo");
    let found = process::capture(command().arg("-V"), Duration::from_secs(60));
    found.is_ok_and(|done| done.status.success()).then(command)
}

/// Adds the standard library of `target` to the compiler, if it has none and rustup is there to fetch it.
pub fn need_target(target: &str) -> Result<()> {
    /// Two at once would be in each other's way.
    static ADDING: Mutex<()> = Mutex::new(());
    let _adding = ADDING.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = ask_compiler(&["--print", "target-libdir", "--target", target])?;
    if Path::new(folder.trim_end()).is_dir() {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    process::stream(rustup.args(["target", "add", target]), LIMIT)
        .with_context(|| format!("the compiler has no standard library for {target}"))
}

/// A program of the nightly toolchain, which must be installed.
pub fn nightly_program(name: &str) -> Command {
    let mut command = Command::new("rustup");
    command
        .args(["run", "nightly", name])
        .current_dir(workspace::root());
    // This program's own Cargo, which is another.
    command.env_remove("CARGO").env_remove("LD_LIBRARY_PATH");
    // A toolchain that is not there is not to be fetched.
    command.env("RUSTUP_AUTO_INSTALL", "0");
    command
}

/// Has rustup add a component to the nightly toolchain, unless that has it; `false` if it is not to be had.
pub fn add_to_nightly(component: &str) -> bool {
    let mut rustup = Command::new("rustup");
    rustup.args(["component", "add", component, "--toolchain", "nightly"]);
    process::stream(&mut rustup, LIMIT).is_ok()
}

/// Has tests for `target` run by `runner`: a program and its first arguments.
pub fn run_by(command: &mut Command, target: &str, runner: &[String]) {
    // A list of strings is the same in Rust and TOML. Cargo's variable for it would be cut at blanks.
    command.args(["--config", &format!("target.{target}.runner={runner:?}")]);
}

/// Cargo's output folder for what is compiled without the engine, at whatever
/// level: Cargo keeps dependencies of other flags apart, and those that run
/// on the host are compiled once. A target must be named for that.
pub fn engine_free_folder() -> PathBuf {
    workspace::target().join("engine-free")
}

/// Adds flags for the compiler; the user's own come before them, so that these
/// count where both say something.
///
/// Only with `--target` do they not reach build scripts and macros.
pub fn add_flags(command: &mut Command, flags: &[String]) {
    let all = [&users_flags(), flags].concat();
    command.env_remove("RUSTFLAGS");
    command.env(FLAGS, all.join(SEPARATOR));
}

/// The flags that the user's environment gives the compiler.
pub fn users_flags() -> Vec<String> {
    let value = |name| env::var(name).ok();
    split_flags(value(FLAGS), value("RUSTFLAGS"))
}

/// As Cargo understands its two variables.
fn split_flags(encoded: Option<String>, plain: Option<String>) -> Vec<String> {
    let encoded = encoded.map(|flags| flags.split(SEPARATOR).map(str::to_owned).collect());
    let plain = || {
        plain.map(|flags| {
            flags
                .split(' ')
                .map(|flag| flag.trim().to_owned())
                .collect()
        })
    };
    let mut flags: Vec<String> = encoded.or_else(plain).unwrap_or_default();
    flags.retain(|flag| !flag.is_empty());
    flags
}

/// What the compiler says of itself: its version, its host and so on.
pub fn compiler() -> Result<String> {
    ask_compiler(&["-vV"])
}

/// The folder of the libraries that the compiler itself runs with.
pub fn compilers_libraries() -> Result<PathBuf> {
    let root = ask_compiler(&["--print", "sysroot"])?;
    Ok(PathBuf::from(root.trim_end()).join("lib"))
}

fn ask_compiler(words: &[&str]) -> Result<String> {
    let program = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let mut command = Command::new(program);
    command.args(words).current_dir(workspace::root());
    Ok(process::capture(&mut command, Duration::from_secs(60))?
        .success()?
        .stdout)
}

/// The target triple of this machine, from what [`compiler`] gives.
pub fn host(compiler: &str) -> Result<&str> {
    let host = compiler
        .lines()
        .find_map(|line| line.strip_prefix("host: "));
    host.with_context(|| format!("the compiler names no host:\n{compiler}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_split_as_cargo_does() {
        let split = |encoded: Option<&str>, plain: Option<&str>| {
            split_flags(encoded.map(str::to_owned), plain.map(str::to_owned))
        };
        assert_eq!(split(None, None), [""; 0]);
        assert_eq!(
            split(None, Some(" -C  opt-level=1 ")),
            ["-C", "opt-level=1"]
        );
        assert_eq!(
            split(Some("--cfg\u{1f}a=\"b c\""), Some("-C x")),
            ["--cfg", "a=\"b c\""]
        );
        assert_eq!(split(Some(""), Some("-C x")), [""; 0]);
    }

    #[test]
    fn own_flags_come_last() {
        let mut command = Command::new("cargo");
        add_flags(&mut command, &["-Ctarget-cpu=x86-64-v2".to_owned()]);
        let value = |wanted: &str| command.get_envs().find(|(name, _)| *name == wanted);
        let flags = value(FLAGS)
            .unwrap()
            .1
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        assert!(flags.ends_with("-Ctarget-cpu=x86-64-v2"), "{flags}");
        assert_eq!(value("RUSTFLAGS").unwrap().1, None);
    }

    #[test]
    fn the_host_is_found() {
        let says = "rustc 1.95.0\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nrelease: 1.95.0\n";
        assert_eq!(host(says).unwrap(), "x86_64-unknown-linux-gnu");
        assert!(host("rustc 1.95.0").is_err());
    }
}
