//! The targets of cargo-fuzz: they start from what is kept, change it, and go on from what covers code that nothing
//! has before.

use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{env, fs, io, iter};

use anyhow::{Context as _, Result, anyhow};

use super::kept::{Form, Kept};
use crate::build::{Level, Platform};
use crate::{cargo, process, tools, workspace};

/// The tool that compiles for the fuzzer and runs it.
const TOOL: (&str, &str) = ("cargo-fuzz", "0.13.2");

/// The folder of the fuzzer's crate.
const FOLDER: &str = "tests/fuzz";

/// A target of the fuzzer's crate.
#[derive(Debug)]
pub struct Covering {
    name: &'static str,
    kept: Kept,
    /// The longest input that is tried, in bytes.
    longest: u32,
}

/// Text as a formula.
pub const FORMULA: Covering = Covering {
    name: "formula",
    kept: Kept {
        file: "tests/fuzz/formulas.json",
        form: Form::Text,
    },
    longest: 512,
};

/// Bytes as elements that lie apart.
pub const STRIDED: Covering = Covering {
    name: "strided",
    kept: Kept {
        file: "tests/fuzz/strided.json",
        form: Form::Bytes,
    },
    // Some elements of the longest kind, some way apart.
    longest: 160,
};

impl Covering {
    /// Runs the fuzzer, then keeps as few inputs as cover what all that it found do.
    pub fn run(&self, level: Level, time: Duration) -> Result<()> {
        let (name, version) = TOOL;
        let tool = tools::installed(name, version)?;
        let work = workspace::target().join("fuzz").join(self.name);
        let [found, kept, merged] = ["found", "kept", "merged"].map(|name| work.join(name));
        let wrong = workspace::root()
            .join(FOLDER)
            .join("artifacts")
            .join(self.name);
        for folder in [&kept, &merged] {
            remove(folder)?;
        }
        for folder in [&found, &kept, &merged, &wrong] {
            fs::create_dir_all(folder)?;
        }
        self.kept.unpack(&kept)?;
        let limits = [
            format!("-max_total_time={}", time.as_secs()),
            format!("-max_len={}", self.longest),
            "-timeout=10".to_owned(),
            "-rss_limit_mb=2048".to_owned(),
            "-print_final_stats=1".to_owned(),
        ];
        // First what went wrong the last time.
        self.fuzz(&tool, level, &[&found, &kept, &wrong], &limits, time)
            .map_err(|error| self.described(error, &wrong))?;
        let merge = ["-set_cover_merge=1".to_owned()];
        self.fuzz(
            &tool,
            level,
            &[&merged, &found, &kept, &wrong],
            &merge,
            Duration::ZERO,
        )?;
        remove(&wrong)?;
        let count = self.kept.pack(&merged)?;
        println!("{} has {count} inputs", self.kept.file);
        Ok(())
    }

    /// The target over the inputs in these folders, the first of which gets new ones.
    fn fuzz(
        &self,
        tool: &Path,
        level: Level,
        folders: &[&Path],
        options: &[String],
        time: Duration,
    ) -> Result<()> {
        let mut command = cargo::nightly()
            .context("the fuzzer needs a nightly toolchain: `rustup install nightly`")?;
        // The tool is a subcommand of Cargo's.
        let tools = tool.parent().context("the tool is in a folder")?;
        let others = env::var_os("PATH").unwrap_or_default();
        let path = iter::once(tools.to_owned()).chain(env::split_paths(&others));
        command.env("PATH", env::join_paths(path)?);
        // What is still reachable at the end is nobody's fault, and some containers do not let a process look.
        command.env("ASAN_OPTIONS", "detect_leaks=0");
        add_flags(&mut command, &Platform::host()?.flags(level));
        command.args(["fuzz", "run", "--fuzz-dir", FOLDER, "--target-dir"]);
        command.arg(workspace::target().join("fuzz").join("build"));
        command.arg(self.name).args(folders);
        command.arg("--").args(options);
        process::stream(&mut command, cargo::LIMIT + time)
    }

    /// The error, and how to keep the inputs that it has come from.
    fn described(&self, error: anyhow::Error, wrong: &Path) -> anyhow::Error {
        let lines = match self.kept.lines_of(wrong) {
            Ok(lines) if !lines.is_empty() => Vec::from_iter(lines).join("\n"),
            _ => return error,
        };
        let (name, file) = (self.name, self.kept.file);
        anyhow!("{error:#}\n{name} goes wrong with this, which belongs into {file}:\n{lines}")
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// Adds flags for the compiler to the tool's own, which it puts before those of this variable. [`cargo::add_flags`]
/// would put them in place of the tool's.
fn add_flags(command: &mut Command, flags: &[String]) {
    let all = [&cargo::users_flags(), flags].concat();
    command.env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.env("RUSTFLAGS", all.join(" "));
}
