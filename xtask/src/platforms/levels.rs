//! Each CPU level on a CPU that has no more than it: an instruction beyond it
//! ends the program.
//!
//! QEMU emulates these CPUs, and refuses what they do not have. AVX-512 it does
//! not emulate: that level runs on this machine, if this has it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail, ensure};

use super::emulator;
use crate::build::{self, Level, Linker, Platform, Request};
use crate::process::{self, Finished};
use crate::steps::{Steps, Tally};
use crate::test::handover::{PROBE, compare, expected};
use crate::test::project::{self, Project};
use crate::test::suites::Run;
use crate::test::workshop::{self, Once, Workshop, once};
use crate::test::{LEVEL, runs, rust, rust_output};

/// Each level that can be emulated, and the least CPU that runs it.
const CPUS: [(Level, &str); 2] = [(Level::Baseline, "Nehalem"), (Level::Avx2, "Haswell-noTSX")];

/// The CPU that has less than a level beyond the baseline wants.
const LEAST: &str = CPUS[0].1;

/// Emulated the suites take twenty times as long.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// Ample for an engine that starts and ends.
const START_LIMIT: Duration = Duration::from_secs(5 * 60);

/// The tests of which NaN comes out of an operation on two. QEMU takes the one with more payload, which is the rule of the
/// unit that x86 had for floats before SSE; SSE and AVX take the first.
const OF_NANS: [&str; 6] = [
    "any_points_equal_the_engines",
    "directions_equal_the_engines",
    "of_several_nans_the_engines_comes_out",
    "ordered_arithmetic_gives_the_first_nan",
    "points_2d_equal_the_engines",
    "points_equal_the_engines",
];

/// The emulator.
const PROGRAM: &str = "qemu-x86_64";

/// The steps about the levels of x86-64.
pub fn steps(steps: &mut Steps) {
    if !Level::all().contains(&Level::Avx2) {
        return steps.take("levels", || {
            Ok(Tally::skipped("this is no x86-64, where there are several"))
        });
    }
    let workshop = Workshop::new(Level::all());
    let (emulator, stage) = (Once::new(), Once::new());
    let emulator = || once(&emulator, || emulator::find(PROGRAM));
    let stage = || once(&stage, || Stage::new(&workshop, emulator()?));
    for (level, cpu) in CPUS {
        let step = |what: &str| format!("levels/{level} {what}");
        steps.take(&step("is chosen"), || {
            stage()?.check_choice(cpu, None, level)
        });
        steps.take(&step("suites"), || stage()?.suites(cpu, level));
        steps.take(&step("unit tests"), || unit_tests(emulator()?, cpu, level));
    }
    steps.take("levels/avx2 is refused", || {
        stage()?.check_choice(LEAST, Some(Level::Avx2), Level::Baseline)
    });
    steps.take("levels/avx2 ends the engine", || stage()?.check_death());
    steps.take("levels/avx2 ends the unit tests", || {
        check_tests_end(emulator()?)
    });
    steps.take("levels/avx512 suites", || match runs(Level::Avx512) {
        Ok(()) => stage()?.suites_here(Level::Avx512),
        Err(skipped) => Ok(skipped),
    });
    steps.take("levels/avx512 unit tests", || rust::level(Level::Avx512));
}

/// The suites' project with the addon at every level, the engine, and what runs it on another CPU.
#[derive(Debug)]
struct Stage<'a> {
    workshop: &'a Workshop,
    project: Project,
    emulator: &'a Path,
}

impl<'a> Stage<'a> {
    fn new(workshop: &'a Workshop, emulator: &'a Path) -> Result<Self> {
        let engine = workshop.engine()?;
        // By the linker that the package has, and the steps for arm64: for both nothing is compiled twice.
        let addon = build::addon(&Request {
            linker: Linker::Zig,
            ..Request::release(&["engine-tests"], workshop::folder()?.join("addons/levels"))?
        })?;
        let project = Project::copy_of(project::SUITES, engine, "levels", &addon)?;
        fs::write(project.folder().join("probe.gd"), PROBE)?;
        Ok(Self {
            workshop,
            project,
            emulator,
        })
    }

    /// The engine on that CPU, with the project.
    fn engine(&self, cpu: &str) -> Result<Command> {
        let engine = self.workshop.engine()?;
        let mut command = engine.command_for(self.emulator);
        command
            .args(["-cpu", cpu])
            .arg(engine.editor())
            .args(self.project.words());
        Ok(command)
    }

    /// What the engine says of the level on that CPU.
    fn probe(&self, cpu: &str, forced: Option<Level>) -> Result<Finished> {
        let mut command = self.engine(cpu)?;
        command.args(["--script", "res://probe.gd"]);
        command.envs(forced.map(|level| (LEVEL, level.name())));
        process::capture(&mut command, START_LIMIT)
    }

    /// That the addon takes `level` on that CPU, and a warning where it was to take another.
    fn check_choice(&self, cpu: &str, forced: Option<Level>, level: Level) -> Result<Tally> {
        let done = self.probe(cpu, forced)?.success()?;
        let warning = forced.map(|_| "cannot run");
        compare(&done.stdout, &done.stderr, &expected(level, warning))?;
        Ok(Tally::passed())
    }

    /// All suites on that CPU, where the addon has chosen `level` by itself.
    fn suites(&self, cpu: &str, level: Level) -> Result<Tally> {
        let run = Run::all(&format!("{level} on {cpu}")).within(LIMIT);
        run.tally(self.engine(cpu)?)
    }

    /// The same on this machine's own CPU.
    fn suites_here(&self, level: Level) -> Result<Tally> {
        let mut command = self.project.command(self.workshop.engine()?);
        command.env(LEVEL, level.name());
        Run::all(&format!("{level} here")).tally(command)
    }

    /// That the CPU does refuse: where the library of AVX2 lies in the baseline's place, the engine does not live.
    fn check_death(&self) -> Result<Tally> {
        let host = Platform::host()?;
        let folder = self
            .project
            .folder()
            .join(build::FOLDER)
            .join("bin")
            .join(host.name());
        let [baseline, avx2] =
            [Level::Baseline, Level::Avx2].map(|level| folder.join(host.library(level)));
        let kept = baseline.with_extension("kept");
        fs::rename(&baseline, &kept)?;
        fs::copy(&avx2, &baseline)?;
        let done = self.probe(LEAST, None);
        fs::rename(&kept, &baseline)?;
        let done = done?;
        let output = process::tails(&done.stdout, &done.stderr);
        ensure!(!done.status.success(), "the engine lives on{output}");
        // An illegal instruction's, as the engine says itself.
        let is_told = [&done.stdout, &done.stderr]
            .iter()
            .any(|text| text.contains("signal 4"));
        ensure!(is_told, "the engine died of something else{output}");
        Ok(Tally::passed())
    }
}

/// What runs a program on that CPU.
fn words(emulator: &Path, cpu: &str) -> Vec<String> {
    let emulator = emulator.display().to_string();
    vec![emulator, "-cpu".to_owned(), cpu.to_owned()]
}

/// The unit tests on that CPU, but for [`OF_NANS`].
fn unit_tests(emulator: &Path, cpu: &str, level: Level) -> Result<Tally> {
    let mut cargos = vec!["--lib", "--tests", "--"];
    cargos.extend(OF_NANS.iter().flat_map(|name| ["--skip", name]));
    let done = rust::run_by(&words(emulator, cpu), level, &cargos)?;
    let mut tally = rust::some(rust_output::judge(done))?;
    for name in OF_NANS {
        tally.skip(
            name,
            "the emulator does not choose among NaNs as the CPU does",
        );
    }
    Ok(tally)
}

/// That tests compiled for AVX2 die of an instruction where there is no AVX2.
fn check_tests_end(emulator: &Path) -> Result<Tally> {
    let done = rust::run_by(
        &words(emulator, LEAST),
        Level::Avx2,
        &["--test", "transform"],
    )?;
    if done.status.success() {
        bail!("they pass{}", process::tails(&done.stdout, &done.stderr));
    }
    let output = process::tails("", &done.stderr);
    ensure!(
        output.contains("SIGILL"),
        "they failed of something else{output}"
    );
    Ok(Tally::passed())
}
