//! `cargo xtask platforms`: the addon on systems, processors and CPU levels
//! that this machine is not.
//!
//! | steps | what they show |
//! |---|---|
//! | `levels/…` | each level on a CPU that has no more than it: an instruction beyond it ends the program |
//! | `linux.arm64/…` | the tests and the suites in an emulated processor, and what the compiler made of the lanes |
//! | `windows.x86_64/…` | the tests and the library in Wine |
//! | `macos/…` | that the library is one for both processors, with the way in that the engine looks for |
//!
//! They take an hour, and so are no part of `cargo xtask test`.

mod arm64;
mod emulator;
mod levels;
mod macos;
mod windows;

use anyhow::Result;

use crate::build::{self, Addon, Platform};
use crate::package;
use crate::steps::Steps;
use crate::test::workshop;

/// The options of `cargo xtask platforms`.
#[derive(clap::Args)]
pub struct Options {
    /// Only the steps whose names contain one of these.
    filters: Vec<String>,
}

/// Takes every step, and ends the program with an error if a test fails.
pub fn run(options: &Options) {
    let mut steps = Steps::new(&options.filters);
    levels::steps(&mut steps);
    arm64::steps(&mut steps);
    windows::steps(&mut steps);
    macos::steps(&mut steps);
    if !steps.finish() {
        std::process::exit(1);
    }
}

/// The addon as it is shipped, for that platform alone.
fn shipped(platform: Platform) -> Result<Addon> {
    let output = workshop::folder()?.join("addons").join(platform.name());
    build::addon(&package::request(vec![platform], output)?)
}
