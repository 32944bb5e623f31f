//! `cargo xtask demo`: the addon's speed in the real engine.
//!
//! The demo's project measures (`demo_project/benchmark`), one process for
//! each CPU level, and leaves its times as JSON. This room starts the
//! processes, puts their times together, and holds them against the bars.

mod bars;
mod chart;
mod log;
mod report;
mod results;
mod session;
mod tables;

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::build;
use crate::engine::Engine;
use crate::workspace;
use report::{Form, Report, Surroundings};
use results::Results;
use session::{Session, Stage};

/// What the addon is built with: the class that copies memory.
const FEATURES: &[&str] = &["bench"];
const OPERATIONS: &[&str] = &[
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

/// What a quick run's output starts and ends with.
const QUICK: &str = "QUICK RUN: it tries that everything works; its figures mean little.";

/// The options of `cargo xtask demo`.
#[derive(clap::Args)]
pub struct Options {
    /// Measure every operation, not only transform_points.
    #[arg(long)]
    all: bool,
    /// Only try that everything works: fewer sizes, one round, figures that
    /// mean little.
    #[arg(long, conflicts_with = "check")]
    quick: bool,
    /// Fail if a bar is missed.
    #[arg(long)]
    check: bool,
    /// Open no window, even where there is a display.
    #[arg(long)]
    headless: bool,
    /// Measure the addon as it was last built.
    #[arg(long)]
    no_build: bool,
    /// Where the figures go as JSON [default: target/benchmark/results.json,
    /// or results-quick.json].
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Where the figures go as CSV [default: beside the JSON's default].
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
}

/// Builds, measures, prints, and writes the figures.
pub fn run(options: &Options) -> Result<()> {
    let project = workspace::root().join("demo_project");
    let engine = Engine::locate()?;
    if !options.no_build {
        build::addon(&build::Request::release(FEATURES, &project))?;
    }
    let folder = workspace::target().join("benchmark");
    let stage = Stage {
        engine,
        project,
        folder: folder.join("processes"),
        headless: options.headless || !has_display(),
    };
    if options.quick {
        println!("{QUICK}");
    }
    stage.import()?;
    let measured = measure(options, &stage)?;

    let results = Results::new(&measured.default, &measured.others);
    let threads = bars::threads_against_one(measured.all());
    let bars = bars::bars(&measured.default, measured.baseline(), &threads);
    println!("\n{}", describe(&measured.default.machine));
    print!(
        "{}{}{}",
        tables::rows(&results.rows),
        tables::threads(&threads),
        tables::bars(&bars)
    );

    let name = if options.quick {
        "results-quick"
    } else {
        "results"
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
    let picture = csv.with_extension("svg");
    chart::write(&picture, &results.rows, &measured.default.machine.cpu)?;
    println!("\nwritten:");
    for path in [json, csv, picture] {
        println!("  {}", path.display());
    }

    if options.quick {
        println!("{QUICK}");
    }
    let missed = bars.iter().filter(|bar| !bar.is_cleared()).count();
    if options.check && missed > 0 {
        bail!("{missed} of {} bars missed", bars.len());
    }
    Ok(())
}

/// What the processes measured.
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

fn measure(options: &Options, stage: &Stage) -> Result<Measured> {
    let operations = if options.all {
        OPERATIONS
    } else {
        &OPERATIONS[..1]
    };
    let (sizes, rounds) = if options.quick {
        (QUICK_SIZES, 1)
    } else {
        (SIZES, 3)
    };
    let session = Session {
        level: None,
        name: "default",
        operations,
        forms: &[],
        sizes,
        rounds,
    };
    println!("== default level, all forms");
    let default = stage.run(&session)?;

    let mut others = Vec::new();
    for level in &default.machine.available_levels {
        if *level == default.machine.level {
            continue;
        }
        println!("== level {level}, in place");
        let (level, name) = (Some(level.as_str()), level.as_str());
        others.push(stage.run(&Session {
            level,
            name,
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

/// Whether a window can be opened: systems other than Unix always can.
fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
