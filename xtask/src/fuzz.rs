//! `cargo xtask fuzz`: text of all sorts as formulas, found by what it covers.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use std::{env, fs, io, iter};

use anyhow::{Context as _, Result};

use crate::{cargo, process, tools, workspace};

/// The tool that compiles for the fuzzer and runs it.
const TOOL: (&str, &str) = ("cargo-fuzz", "0.13.2");

/// The folder of the fuzzer's crate, and the name of its target.
const FOLDER: &str = "tests/fuzz";
const TARGET: &str = "formula";

/// The texts that are kept, in JSON.
const CORPUS: &str = "tests/fuzz/formulas.json";

/// The options of `cargo xtask fuzz`.
#[derive(clap::Args)]
pub struct Options {
    /// How long.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// The longest text that is tried, in bytes.
    #[arg(long, default_value_t = 512)]
    longest: u64,
}

/// Runs the fuzzer, then keeps as few texts as cover what all that it found do.
pub fn run(options: &Options) -> Result<()> {
    let (name, version) = TOOL;
    let tool = tools::installed(name, version)?;
    let work = workspace::target().join("fuzz");
    let [found, kept, merged] = ["found", "kept", "merged"].map(|name| work.join(name));
    for folder in [&kept, &merged] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    for folder in [&found, &kept, &merged] {
        fs::create_dir_all(folder)?;
    }
    let corpus = workspace::root().join(CORPUS);
    let texts: Vec<String> = serde_json::from_str(&fs::read_to_string(&corpus)?)?;
    for (number, text) in texts.iter().enumerate() {
        fs::write(kept.join(number.to_string()), text)?;
    }
    let limits = [
        format!("-max_total_time={}", options.seconds),
        format!("-max_len={}", options.longest),
        "-timeout=10".to_owned(),
        "-rss_limit_mb=2048".to_owned(),
    ];
    let time = Duration::from_secs(options.seconds);
    fuzz(&tool, &[&found, &kept], &limits, time)?;
    let merge = ["-set_cover_merge=1".to_owned()];
    fuzz(&tool, &[&merged, &found, &kept], &merge, Duration::ZERO)?;
    let texts = texts_of(&merged)?;
    fs::write(&corpus, serde_json::to_string_pretty(&texts)? + "\n")?;
    println!("{CORPUS} has {} texts", texts.len());
    Ok(())
}

/// What the files of a folder say, in order. What is no text is taken for one as the target does.
fn texts_of(folder: &Path) -> Result<BTreeSet<String>> {
    let text = |file: io::Result<fs::DirEntry>| {
        let bytes = fs::read(file?.path())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    fs::read_dir(folder)?.map(text).collect()
}

/// The target over the texts in these folders, the first of which gets new ones.
fn fuzz(tool: &Path, folders: &[&Path], options: &[String], time: Duration) -> Result<()> {
    let mut command = cargo::nightly()
        .context("the fuzzer needs a nightly toolchain: `rustup install nightly`")?;
    // The tool is a subcommand of Cargo's.
    let tools = tool.parent().context("the tool is in a folder")?;
    let others = env::var_os("PATH").unwrap_or_default();
    let path = iter::once(tools.to_owned()).chain(env::split_paths(&others));
    command.env("PATH", env::join_paths(path)?);
    // What is still reachable at the end is nobody's fault, and some containers do not let a process look.
    command.env("ASAN_OPTIONS", "detect_leaks=0");
    command.args(["fuzz", "run", "--fuzz-dir", FOLDER, "--target-dir"]);
    command.arg(workspace::target().join("fuzz").join("build"));
    command.arg(TARGET).args(folders);
    command.arg("--").args(options);
    process::stream(&mut command, cargo::LIMIT + time)
}
