//! `cargo xtask demo`: the addon's speed in the real engine.
//!
//! The demo's project measures (`demo_project/benchmark`), one process for
//! each CPU level, and leaves its times as JSON. This room starts the
//! processes, puts their times together, and holds them against the bars.
//!
//! The transforms in place are measured in every form and size. All other
//! operations are rows of families, and measured more briefly: each of their
//! rounds is a process, so that what else the machine does for some seconds
//! spoils one round of a row and not all. NumPy takes turns with them.
//!
//! Other scenes of the project run for some frames, each of which they time.

mod bars;
mod chart;
mod family_bars;
mod family_table;
mod formula_bars;
mod frames;
mod numpy;
mod report;
mod results;
mod session;
mod swarm;
mod tables;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::engine::Engine;
use crate::scenes::{self, Scene};
use crate::workspace;
use numpy::{Numpy, Python};
use report::{Form, Report, Surroundings};
use results::Results;
use session::{Session, Stage, Subject};

const TRANSFORMS: &[&str] = &[
    bars::OPERATION,
    "transform_directions",
    "transform_points_2d",
];
const SIZES: &[u64] = &[16, 1_000, 100_000, 1_000_000, 4_000_000];
const QUICK_SIZES: &[u64] = &[16, 1_000, 100_000];
/// Between the sizes, where threads begin to pay: measured only to compare
/// them with one thread.
const THREAD_SIZES: &[u64] = &[3_000, 10_000, 30_000, 300_000];
/// What the levels other than the default are measured in.
const LEVEL_FORMS: &[Form] = &[Form::Engine, Form::InPlace, Form::Memcpy];

const FAMILY_SIZES: &[u64] = &[16, 100_000, 1_000_000];
const QUICK_FAMILY_SIZES: &[u64] = &[16, 100_000];
/// The size that families are measured in at the levels other than the default.
const FAMILY_LEVEL_SIZES: &[u64] = &[100_000];
const FAMILY_LEVEL_FORMS: &[Form] = &[
    Form::Engine,
    Form::InPlace,
    Form::Into,
    Form::New,
    Form::Memcpy,
];
const FAMILY_ROUNDS: u32 = 3;
/// The loops over more elements are timed in the first round only.
const LARGEST_LOOP: u64 = 100_000;

/// What a quick run's output starts and ends with.
const QUICK: &str = "QUICK RUN: it tries that everything works; its figures mean little.";

/// The options of `cargo xtask demo`.
#[derive(clap::Args)]
pub struct Options {
    /// Measure every operation, not only transform_points.
    #[arg(long)]
    all: bool,
    /// Measure these of the addon's methods instead.
    #[arg(long, value_name = "NAME", num_args = 1.., conflicts_with = "all")]
    operation: Vec<String>,
    /// Measure NumPy at the same, between the rounds of this; it is installed
    /// into target/tools.
    #[arg(long, conflicts_with = "quick")]
    numpy: bool,
    /// Only try that everything works: fewer sizes, one round, figures that
    /// mean little.
    #[arg(long, conflicts_with = "check")]
    quick: bool,
    /// Fail if a bar is missed.
    #[arg(long)]
    check: bool,
    /// Run this scene by itself instead, and write what each of its frames
    /// takes to target/benchmark.
    ///
    /// The swarm is moved by GDScript, by the engine and by the addon, and
    /// their frames are held against bars.
    #[arg(long, value_enum, conflicts_with_all = ["all", "operation", "numpy", "quick", "json", "csv"])]
    scene: Option<Scene>,
    /// For so many frames.
    #[arg(long, requires = "scene", default_value_t = 600)]
    frames: u32,
    /// How many the swarm has.
    #[arg(long, requires = "scene", default_value_t = swarm::INSTANCES)]
    instances: u64,
    /// How many threads the addon may use for the swarm.
    #[arg(long, requires = "scene", default_value_t = swarm::THREADS)]
    threads: u32,
    /// Open no window, even where there is a display.
    #[arg(long)]
    headless: bool,
    /// Measure the addon as it was last built.
    #[arg(long)]
    no_build: bool,
    /// Where the figures go as JSON [default: target/benchmark/results.json;
    /// results-chosen.json for chosen operations, results-quick.json].
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Where the figures go as CSV [default: beside the JSON's default].
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
}

/// Builds, measures, prints, and writes the figures.
pub fn run(options: &Options) -> Result<()> {
    let engine = Engine::locate()?;
    scenes::prepare(&engine, options.no_build)?;
    let folder = workspace::target().join("benchmark");
    match options.scene {
        Some(Scene::Swarm) => swarm::run(options, &engine, &folder),
        Some(scene) => frames::run(options, &engine, scene, &folder),
        None => measure(options, engine, &folder),
    }
}

/// Measures operations.
fn measure(options: &Options, engine: Engine, folder: &Path) -> Result<()> {
    let stage = Stage {
        engine,
        folder: folder.join("processes"),
        headless: options.headless || !has_display(),
    };
    if options.quick {
        println!("{QUICK}");
    }
    let plan = Plan::new(options);
    let transforms = match plan.transforms.as_slice() {
        [] => None,
        names => Some(measure_transforms(options, &stage, names)?),
    };
    let mut numpy = None;
    let families = match plan.families() {
        None => None,
        Some(subject) => Some(measure_families(options, &stage, subject, &mut numpy)?),
    };

    let measured = || transforms.iter().chain(&families);
    let defaults: Vec<&Report> = measured().map(|part| &part.default).collect();
    let others: Vec<&Report> = measured().flat_map(|part| &part.others).collect();
    let results = Results::new(&defaults, &others, numpy.as_ref());
    println!("\n{}", describe(&defaults[0].machine));
    if let Some(Numpy {
        machine, version, ..
    }) = &numpy
    {
        println!("NumPy {version}, {machine}, one thread");
    }
    print!(
        "{}{}",
        tables::rows(&results.rows),
        family_table::families(&results.rows)
    );

    let mut bars = Vec::new();
    if let Some(measured) = &transforms {
        let threads = bars::threads_against_one(measured.all());
        print!("{}", tables::threads(&threads));
        if plan.transforms.contains(&bars::OPERATION) {
            bars = bars::bars(&measured.default, measured.baseline(), &threads);
        }
    }
    if let Some(measured) = &families {
        let of_families = family_bars::bars(&measured.default, measured.baseline(), numpy.as_ref());
        bars.extend(of_families);
        bars.extend(formula_bars::bars(&measured.default));
    }
    print!("{}", tables::bars(&bars));
    let mut forgotten = Vec::new();
    if options.all {
        let names: Vec<&str> = defaults
            .iter()
            .flat_map(|report| report.operations())
            .collect();
        forgotten = family_bars::without_row(&defaults[0].methods, &names);
        if !forgotten.is_empty() {
            println!("\nwithout a row: {}", forgotten.join(", "));
        }
    }

    let name = match options {
        _ if options.quick => "results-quick",
        _ if !options.operation.is_empty() => "results-chosen",
        _ => "results",
    };
    let json = options
        .json
        .clone()
        .unwrap_or_else(|| folder.join(name).with_extension("json"));
    let csv = options
        .csv
        .clone()
        .unwrap_or_else(|| folder.join(name).with_extension("csv"));
    results.write_json(&json)?;
    results.write_csv(&csv)?;
    let mut written = vec![json, csv];
    if plan.transforms.contains(&bars::OPERATION) {
        let picture = written[1].with_extension("svg");
        chart::write(&picture, &results.rows, &defaults[0].machine.cpu)?;
        written.push(picture);
    }
    println!("\nwritten:");
    for path in written {
        println!("  {}", path.display());
    }

    if options.quick {
        println!("{QUICK}");
    }
    if options.check {
        bars::ensure_cleared(&bars)?;
    }
    if options.check && !forgotten.is_empty() {
        bail!("methods without a row: {}", forgotten.join(", "));
    }
    Ok(())
}

/// What is measured, by its protocol.
struct Plan<'a> {
    transforms: Vec<&'a str>,
    all_families: bool,
    rows: Vec<&'a str>,
}

impl<'a> Plan<'a> {
    fn new(options: &'a Options) -> Self {
        let mut plan = Self {
            transforms: Vec::new(),
            all_families: options.all,
            rows: Vec::new(),
        };
        if options.all {
            plan.transforms = TRANSFORMS.to_vec();
        } else if options.operation.is_empty() {
            plan.transforms = vec![bars::OPERATION];
        } else {
            let names = options.operation.iter().map(String::as_str);
            (plan.transforms, plan.rows) = names.partition(|name| TRANSFORMS.contains(name));
        }
        plan
    }

    fn families(&self) -> Option<Subject<'_>> {
        match self.rows.as_slice() {
            _ if self.all_families => Some(Subject::Families),
            [] => None,
            names => Some(Subject::Operations(names)),
        }
    }
}

/// What the processes measured, by one protocol.
struct Measured {
    default: Report,
    others: Vec<Report>,
    threads: Option<Report>,
}

impl Measured {
    fn all(&self) -> impl Iterator<Item = &Report> {
        std::iter::once(&self.default)
            .chain(&self.others)
            .chain(&self.threads)
    }

    fn baseline(&self) -> Option<&Report> {
        let mut levels = std::iter::once(&self.default).chain(&self.others);
        levels.find(|report| report.machine.level == "baseline")
    }
}

fn measure_transforms(options: &Options, stage: &Stage, names: &[&str]) -> Result<Measured> {
    let (sizes, rounds) = if options.quick {
        (QUICK_SIZES, 1)
    } else {
        (SIZES, 3)
    };
    let session = Session {
        level: None,
        name: "default",
        subject: Subject::Operations(names),
        forms: &[],
        sizes,
        rounds,
        largest_loop: None,
    };
    println!("== default level, all forms");
    let default = stage.run(&session)?;

    let mut others = Vec::new();
    for level in other_levels(&default) {
        println!("== level {level}, in place");
        others.push(stage.run(&Session {
            level: Some(level),
            name: level,
            forms: LEVEL_FORMS,
            ..session
        })?);
    }

    let mut threads = None;
    if default.machine.threads > 1 && !options.quick {
        println!("== default level, threads");
        let (name, forms, sizes) = ("threads", &[Form::InPlace], THREAD_SIZES);
        threads = Some(stage.run(&Session {
            name,
            forms,
            sizes,
            ..session
        })?);
    }
    Ok(Measured {
        default,
        others,
        threads,
    })
}

/// Measures NumPy too, if that is asked for.
fn measure_families(
    options: &Options,
    stage: &Stage,
    subject: Subject,
    numpy: &mut Option<Numpy>,
) -> Result<Measured> {
    let (sizes, rounds) = if options.quick {
        (QUICK_FAMILY_SIZES, 1)
    } else {
        (FAMILY_SIZES, FAMILY_ROUNDS)
    };
    let session = Session {
        level: None,
        name: "families",
        subject,
        forms: &[],
        sizes,
        rounds: 1,
        largest_loop: None,
    };
    let python = if options.numpy {
        Some(Python::install()?)
    } else {
        None
    };
    let mut default: Option<Report> = None;
    for round in 1..=rounds {
        println!("== default level, families, round {round} of {rounds}");
        // One round of these is enough, as it is where rounds lie together.
        let largest_loop = (round > 1).then_some(LARGEST_LOOP);
        let report = stage.run(&Session {
            largest_loop,
            ..session
        })?;
        match &mut default {
            None => default = Some(report),
            Some(default) => default.add_rounds(&report)?,
        }
        if let Some(python) = &python {
            println!("== NumPy, round {round} of {rounds}");
            let measured = python.measure(subject.names(), &stage.folder)?;
            match numpy {
                None => *numpy = Some(measured),
                Some(numpy) => numpy.improve(&measured),
            }
        }
    }
    let default = default.context("there was no round")?;
    let mut others = Vec::new();
    for level in other_levels(&default) {
        println!("== level {level}, families");
        others.push(stage.run(&Session {
            level: Some(level),
            name: &format!("families-{level}"),
            forms: FAMILY_LEVEL_FORMS,
            sizes: FAMILY_LEVEL_SIZES,
            rounds,
            ..session
        })?);
    }
    Ok(Measured {
        default,
        others,
        threads: None,
    })
}

/// The levels that can run, but for the one that ran.
fn other_levels(default: &Report) -> impl Iterator<Item = &str> {
    let levels = default.machine.available_levels.iter();
    levels
        .map(String::as_str)
        .filter(|level| *level != default.machine.level)
}

/// What the figures hold for.
fn describe(of: &Surroundings) -> String {
    let Surroundings {
        cpu,
        cores,
        os,
        godot,
        version,
        level,
        threads,
        layout,
        ..
    } = of;
    format!(
        "{cpu}, {cores} cores, {os}, Godot {godot}\n\
         addon {version}, level {level} of {}, {threads} threads, layout {layout}",
        of.available_levels.join(", ")
    )
}

/// The path of a file in `folder` that is not there yet.
fn fresh_file(folder: &Path, name: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = folder.join(name);
    if file.exists() {
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(file)
}

/// Whether a window can be opened: systems other than Unix always can.
fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(operation: &[&str], all: bool) -> Options {
        Options {
            all,
            operation: operation.iter().map(|&name| name.to_owned()).collect(),
            numpy: false,
            quick: false,
            check: false,
            scene: None,
            frames: 600,
            instances: swarm::INSTANCES,
            threads: swarm::THREADS,
            headless: true,
            no_build: true,
            json: None,
            csv: None,
        }
    }

    #[test]
    fn transforms_keep_their_own_protocol() {
        let chosen = options(&["add", "transform_points", "sqrt"], false);
        let plan = Plan::new(&chosen);
        assert_eq!(plan.transforms, ["transform_points"]);
        assert!(matches!(
            plan.families(),
            Some(Subject::Operations(["add", "sqrt"]))
        ));
    }

    #[test]
    fn families_are_measured_if_all_is() {
        let (one, all) = (options(&[], false), options(&[], true));
        let (one, all) = (Plan::new(&one), Plan::new(&all));
        assert_eq!(one.transforms, [bars::OPERATION]);
        assert!(one.families().is_none());
        assert_eq!(all.transforms, TRANSFORMS);
        assert!(matches!(all.families(), Some(Subject::Families)));
    }
}
