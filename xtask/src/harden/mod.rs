//! `cargo xtask harden`: what takes longer than the tests may, or wants tools
//! that not every machine has.
//!
//! | steps | what they show |
//! |---|---|
//! | `thread sanitizer` | in the rooms that know no engine, no two threads meet in memory without an order between them |
//! | `miri` | the same rooms' `unsafe` keeps to the language's rules, in a subset of the tests |
//! | `licences`, `bans`, `sources` | of all crates: what they allow, which are there twice, where they come from |
//! | `advisories` | that nothing is known against them |
//! | `eight threads` | in the engine: a minute of calls from eight threads at once |

mod deny;
mod endurance;
mod miri;
mod thread_sanitizer;

use crate::build::best_level;
use crate::steps::Steps;
use crate::test::workshop::Workshop;

/// The options of `cargo xtask harden`.
#[derive(clap::Args)]
pub struct Options {
    /// Only the steps whose names contain one of these.
    filters: Vec<String>,
}

/// Takes every step, and ends the program with an error if one fails.
pub fn run(options: &Options) {
    let mut steps = Steps::new(&options.filters);
    steps.take("thread sanitizer", thread_sanitizer::check);
    steps.take("miri", miri::check);
    for (name, check) in deny::CHECKS {
        steps.take(name, || deny::check(check));
    }
    steps.take("advisories", deny::advisories);
    let workshop = Workshop::new(&[best_level()]);
    steps.take("eight threads", || endurance::check(&workshop));
    if !steps.finish() {
        std::process::exit(1);
    }
}
