//! `cargo xtask fuzz`: for a while, what nobody would think of.
//!
//! | target | what is tried |
//! |---|---|
//! | `engine` | in the real engine every method, with arguments by chance |
//! | `formula` | text of all sorts as a formula, found by what it covers |
//! | `strided` | bytes of all sorts as elements that lie apart, found by what they cover |

mod covering;
pub mod engine;
mod kept;

use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use clap::ValueEnum;

use crate::build::{Level, best_level};

/// The options of `cargo xtask fuzz`.
#[derive(clap::Args)]
pub struct Options {
    /// What is tried.
    #[arg(value_enum, default_value = "engine")]
    target: Target,
    /// For how long. What is under way then comes to its end.
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    /// `engine`: in place of a time, how many calls.
    #[arg(long, conflicts_with = "minutes")]
    calls: Option<i64>,
    /// `engine`: the seed of the first call; the others follow it [default: of the time].
    #[arg(long)]
    seed: Option<i64>,
    /// The CPU level: baseline, avx2, avx512 or neon [default: this machine's best].
    #[arg(long)]
    level: Option<Level>,
}

/// What is tried.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// Every method in the real engine, with arguments by chance.
    Engine,
    /// Text as a formula.
    Formula,
    /// Bytes as elements that lie apart.
    Strided,
}

/// Fuzzes, and ends with an error if something was found.
pub fn run(options: &Options) -> Result<()> {
    let time = Duration::try_from_secs_f64(options.minutes * 60.0).context("so many minutes")?;
    let level = options.level.unwrap_or_else(best_level);
    let missing = level.missing();
    if !Level::all().contains(&level) || !missing.is_empty() {
        bail!("this CPU does not run the level {level} {missing:?}");
    }
    let covering = match options.target {
        Target::Engine => {
            let end = options
                .calls
                .map_or(engine::End::After(time), engine::End::Calls);
            return engine::run(level, options.seed, end);
        }
        Target::Formula => covering::FORMULA,
        Target::Strided => covering::STRIDED,
    };
    ensure!(
        options.calls.is_none() && options.seed.is_none(),
        "only the engine's calls are counted and have seeds"
    );
    covering.run(level, time)
}
