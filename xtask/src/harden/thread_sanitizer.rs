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

use crate::build::{Platform, best_level};
use crate::steps::Tally;
use crate::test::{rust, rust_output, workshop};
use crate::{cargo, process, workspace};

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
    if !has_library()? {
        return Ok(Tally::skipped(
            "the nightly toolchain has no source of the standard library: \
            rustup component add rust-src --toolchain nightly",
        ));
    }
    ensure!(
        finds_race()?,
        "two threads meet in a program, and it says nothing"
    );
    let mut command = rust::engine_free(nightly, &workspace::target().join("thread-sanitizer"))?;
    let flags = [Platform::host()?.flags(best_level()), vec![FLAG.to_owned()]].concat();
    cargo::add_flags(&mut command, &flags);
    command.args([WHOLE, "--lib", "--tests"]);
    rust::some(rust_output::judge(process::capture(&mut command, LIMIT)?))
}

/// Whether the toolchain has the source of the standard library.
fn has_library() -> Result<bool> {
    let mut command = cargo::nightly_program("rustc");
    let done = process::capture(command.args(["--print", "sysroot"]), SHORT_LIMIT)?.success()?;
    let sysroot = std::path::Path::new(done.stdout.trim());
    Ok(sysroot.join("lib/rustlib/src/rust/library/std").is_dir())
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
