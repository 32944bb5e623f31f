//! Linux on aarch64: what can be tried on an emulated processor.
//!
//! It is the oldest kind that Debian runs on, so that an instruction which not
//! every such processor has ends the program.

mod lanes;
mod loops;
mod same_bits;
mod stage;

use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use elf::ElfBytes;
use elf::abi::{EM_AARCH64, ET_DYN};
use elf::endian::AnyEndian;

use crate::build::{Level, Platform};
use crate::steps::{Steps, Tally};
use crate::test::rust;
use crate::test::suites::Run;
use stage::Stage;

/// Emulated the suites take twenty times as long.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// The steps, all of which this machine must be able to emulate.
pub fn steps(steps: &mut Steps) {
    if !matches!(Platform::host(), Ok(Platform::LinuxX86_64)) {
        return steps.take("linux.arm64", || {
            Ok(Tally::skipped("it is emulated on Linux on x86-64 only"))
        });
    }
    let stage = Stage::new();
    steps.take("linux.arm64/library", || library(&stage));
    steps.take("linux.arm64/unit tests", || {
        let words = stage::words(&stage::c_library()?)?;
        rust::foreign(Platform::LinuxArm64, Level::Neon, &words)
    });
    steps.take("linux.arm64/lanes", || lanes::check(&stage.library()?));
    steps.take("linux.arm64/engine", || {
        Run::all("linux.arm64")
            .within(LIMIT)
            .tally(stage.emulated()?)
    });
    steps.take("linux.arm64/same bits", || same_bits::check(&stage));
}

/// That the library is one for this processor.
fn library(stage: &Stage) -> Result<Tally> {
    let path = stage.library()?;
    let library = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let head = ElfBytes::<AnyEndian>::minimal_parse(&library)?.ehdr;
    ensure!(
        head.e_machine == EM_AARCH64 && head.e_type == ET_DYN,
        "{} is no library for aarch64, but of type {} for machine {}",
        path.display(),
        head.e_type,
        head.e_machine
    );
    Ok(Tally::passed())
}
