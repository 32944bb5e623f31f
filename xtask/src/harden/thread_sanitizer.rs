//! The tests of the rooms that know no engine, under ThreadSanitizer, which
//! ends a test program in whose memory two threads met without an order.
//!
//! The standard library is compiled with it too: what is not is taken for code
//! that orders nothing. It does not understand fences, which the queues of
//! rayon's threads for each other have; here work comes to them from outside,
//! by a queue without any, and nothing has to be suppressed.

use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::steps::Tally;
use crate::test::{rust, rust_output, workshop};
use crate::{cargo, process};

const FLAG: &str = "-Zsanitizer=thread";

/// What has Cargo compile the standard library.
const WHOLE: &str = "-Zbuild-std";

/// It is ten times slower, and compiles all anew.
const LIMIT: Duration = Duration::from_secs(3 * 60 * 60);

/// Ample for a program of ten lines.
const SHORT_LIMIT: Duration = Duration::from_secs(2 * 60);

/// Two threads meet in it.
const RACE: &str = "
static mut NUMBER: u64 = 0;
fn count() {
    for _ in 0..1000 {
        unsafe { NUMBER += 1 };
    }
}
fn main() {
    let other = std::thread::spawn(count);
    count();
    other.join().unwrap();
}
";

/// Checks that it finds what there is to be found, and then the tests.
pub fn check() -> Result<Tally> {
    let Some(nightly) = cargo::nightly() else {
        return Ok(Tally::skipped("no nightly toolchain is installed"));
    };
    if !cargo::add_to_nightly("rust-src") {
        return Ok(Tally::skipped(
            "the source of the standard library is not to be had",
        ));
    }
    ensure!(
        finds_race()?,
        "two threads meet in a program, and it says nothing"
    );
    let mut command = rust::sanitized(nightly, "thread")?;
    // The pool's threads are there until the process ends.
    command.env("TSAN_OPTIONS", "report_thread_leaks=0");
    command.args([WHOLE, "--lib", "--tests"]);
    rust::some(rust_output::judge(process::capture(&mut command, LIMIT)?))
}

fn finds_race() -> Result<bool> {
    let folder = tempfile::tempdir_in(workshop::folder()?)?;
    let (source, program) = (folder.path().join("race.rs"), folder.path().join("race"));
    fs::write(&source, RACE)?;
    let mut command = cargo::nightly_program("rustc");
    // This one does well with a standard library that was compiled without.
    command.args([FLAG, "-Cunsafe-allow-abi-mismatch=sanitizer"]);
    command.arg(&source).arg("-o").arg(&program);
    process::capture(&mut command, SHORT_LIMIT)?.success()?;
    let done = process::capture(&mut Command::new(&program), SHORT_LIMIT)?;
    Ok(!done.status.success() && done.stderr.contains("ThreadSanitizer: data race"))
}
