//! A part of the tests in Miri, which runs a program as the language is
//! defined, and ends it at what is not.
//!
//! It is a thousand times slower, so only what has `unsafe` of its own or hands
//! work to threads is run, and of that what takes minutes.

use std::time::Duration;

use anyhow::Result;

use crate::steps::Tally;
use crate::test::{rust, rust_output};
use crate::{cargo, process, workspace};

/// Ample on a busy machine.
const LIMIT: Duration = Duration::from_secs(90 * 60);

/// The rules that rayon's queues keep to (by the stricter ones that are tried
/// elsewhere they do not, nor where they store a mark in a pointer), and what a
/// pool of threads wants: the number of cores, and to be there at the end.
const FLAGS: &str =
    "-Zmiri-tree-borrows -Zmiri-permissive-provenance -Zmiri-disable-isolation -Zmiri-ignore-leaks";

/// The tests: what Cargo is told, and what the test program.
const TESTS: [(&[&str], &[&str]); 2] = [
    (&["--lib"], &["lanes::", "parallel::"]),
    (
        &["--test", "parallel"],
        &["--skip", LONG[0], "--skip", LONG[1], "--skip", FOREIGN],
    ),
];

/// They start some hundred pools of threads.
const LONG: [&str; 2] = [
    "every_element_is_in_one_part",
    "threads_may_share_the_pool_while_its_size_changes",
];

/// It asks the system for the process's threads, which are not those that Miri makes.
const FOREIGN: &str = "shutdown_ends_the_threads_until_a_number_is_set";

/// Runs them.
pub fn check() -> Result<Tally> {
    if cargo::nightly().is_none() {
        return Ok(Tally::skipped("no nightly toolchain is installed"));
    }
    if !["miri", "rust-src"].into_iter().all(cargo::add_to_nightly) {
        return Ok(Tally::skipped("Miri is not to be had"));
    }
    let mut tally = Tally::default();
    for (cargos, own) in TESTS {
        let Some(mut command) = cargo::nightly() else {
            continue;
        };
        command
            .args(["miri", "test"])
            .args(rust::ENGINE_FREE)
            .args(cargos);
        command
            .arg("--target-dir")
            .arg(workspace::target().join("miri"));
        command.arg("--").args(own).env("MIRIFLAGS", FLAGS);
        let part = rust::some(rust_output::judge(process::capture(&mut command, LIMIT)?))?;
        tally.passed += part.passed;
        tally.failed.extend(part.failed);
        tally.skipped.extend(part.skipped);
    }
    for name in LONG {
        tally.skip(name, "it would take Miri an hour");
    }
    tally.skip(FOREIGN, "Miri's threads are not the system's");
    Ok(tally)
}
