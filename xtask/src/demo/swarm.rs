//! The demo's swarm, whose frames are made by GDScript, by the engine's calls
//! and by the addon: what they take, and what that must show.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use super::bars::{self, Bar, Wanted};
use super::tables::{self, align_right, new_table, shorten, significant};
use super::{Options, frames, fresh_file};
use crate::engine::Engine;
use crate::scenes::Scene;

/// How many there are, unless one asks for others.
pub const INSTANCES: u64 = 100_000;
/// The threads that the addon may use, unless one asks for others.
pub const THREADS: u32 = 1;

/// What a frame may take with these, in milliseconds.
const MOST_MS: f64 = 2.5;
/// How many times faster than GDScript it must be.
const LEAST_SPEED: f64 = 40.0;

/// What the scene writes.
#[derive(Debug, Deserialize)]
struct Report {
    instances: u64,
    threads: u32,
    /// The frames of the addon that were measured, once it was warm.
    frames: u32,
    /// Medians of a frame's work, in milliseconds.
    ms_per_frame: Pipelines<f64>,
    /// The same of each stage of that work.
    stages: Pipelines<BTreeMap<String, f64>>,
    /// The same of what the engine does with the result, which is none of it.
    upload_ms: Pipelines<f64>,
    /// The arrays that the addon had to copy once it had seen each of them.
    copies_after_warm_up: u64,
    /// What the engine's memory grew by from then on, in bytes.
    static_memory_growth: i64,
    machine: Machine,
}

/// Where and how it ran.
#[derive(Debug, Deserialize)]
struct Machine {
    cpu: String,
    cores: u32,
    godot: String,
    /// The addon's.
    version: String,
    level: String,
}

/// Something of each way to make a frame.
#[derive(Debug, Deserialize)]
struct Pipelines<T> {
    gdscript: T,
    engine: T,
    compute: T,
}

impl<T> Pipelines<T> {
    fn all(&self) -> [&T; 3] {
        [&self.gdscript, &self.engine, &self.compute]
    }
}

/// Runs the swarm, prints what it takes, and holds it against the bars.
pub fn run(options: &Options, engine: &Engine, folder: &Path) -> Result<()> {
    let json = fresh_file(folder, "swarm.json")?;
    let words = [
        "--frames".into(),
        options.frames.to_string().into(),
        "--json".into(),
        json.clone().into(),
        "--instances".into(),
        options.instances.to_string().into(),
        "--threads".into(),
        options.threads.to_string().into(),
    ];
    frames::start(engine, Scene::Swarm, &words)?;
    let report = Report::read(&json)?;
    let bars = report.bars();
    print!("{}{}", report.table(), tables::bars(&bars));
    println!("\nwritten:\n  {}", json.display());
    if options.check {
        bars::ensure_cleared(&bars)?;
    }
    Ok(())
}

impl Report {
    fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("the scene left no figures at {}", path.display()))?;
        let report: Self = serde_json::from_str(&text)
            .with_context(|| format!("{} is not what was expected", path.display()))?;
        ensure!(
            report.ms_per_frame.all().iter().all(|ms| **ms > 0.0),
            "{} has a time that cannot be: {:?}",
            path.display(),
            report.ms_per_frame
        );
        Ok(report)
    }

    fn bars(&self) -> Vec<Bar> {
        let ms = &self.ms_per_frame;
        let bar = |title: &str, wanted, measured| Bar {
            title: title.to_owned(),
            wanted,
            measured: Some(measured),
        };
        let mut bars = vec![bar(
            "a frame's work against GDScript",
            Wanted::Speed(LEAST_SPEED),
            ms.gdscript / ms.compute,
        )];
        if self.instances == INSTANCES && self.threads == THREADS {
            let title = format!("a frame's work, {}, one thread, ms", shorten(INSTANCES));
            bars.push(bar(&title, Wanted::Time(MOST_MS), ms.compute));
        }
        bars.push(bar(
            "arrays copied after the first frames",
            Wanted::Time(0.0),
            self.copies_after_warm_up as f64,
        ));
        bars.push(bar(
            "growth of the engine's memory, bytes",
            Wanted::Time(0.0),
            self.static_memory_growth as f64,
        ));
        bars
    }

    fn table(&self) -> String {
        let Self {
            instances,
            threads,
            frames,
            ms_per_frame,
            stages,
            upload_ms,
            ..
        } = self;
        let mut table = new_table(&["ms", "GDScript", "engine", "Compute"]);
        for stage in self.stages_by_time() {
            let cells = stages.all().map(|of| {
                let ms = of.get(stage);
                ms.map_or("-".to_owned(), |ms| significant(*ms))
            });
            table.add_row([&[stage.to_owned()][..], &cells].concat());
        }
        let whole = ms_per_frame.all().map(|ms| significant(*ms));
        table.add_row([&["a frame".to_owned()][..], &whole].concat());
        let speeds = ms_per_frame.all().map(|ms| ms_per_frame.gdscript / ms);
        let speeds = speeds.map(|speed| format!("{} x", significant(speed)));
        table.add_row([&["against GDScript".to_owned()][..], &speeds].concat());
        let upload = upload_ms.all().map(|ms| significant(*ms));
        table.add_row([&["the engine's part".to_owned()][..], &upload].concat());
        align_right(&mut table, &[1, 2, 3]);
        let Machine {
            cpu,
            cores,
            godot,
            version,
            level,
        } = &self.machine;
        let threads = match threads {
            1 => "one thread".to_owned(),
            more => format!("{more} threads"),
        };
        format!(
            "\n{cpu}, {cores} cores, Godot {godot}; addon {version}, level {level}, {threads}\n\
             {} instances, {frames} frames, medians\n{table}\n",
            shorten(*instances)
        )
    }

    /// The stages' names, what takes GDScript longest first.
    fn stages_by_time(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.stages.all().into_iter().flat_map(BTreeMap::keys) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        let time = |name: &str| self.stages.gdscript.get(name).copied().unwrap_or_default();
        names.sort_by(|a, b| time(b).total_cmp(&time(a)));
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"instances": 100000, "threads": 1, "frames": 600,
        "machine": {"cpu": "Fast", "cores": 2, "godot": "4.6.3", "version": "0.1.0", "level": "avx2"},
        "ms_per_frame": {"compute": 2.0, "engine": 50.0, "gdscript": 100.0},
        "stages": {"compute": {"orient": 1.0, "steer": 1.0}, "engine": {"orient": 20.0, "steer": 30.0},
            "gdscript": {"orient": 30.0, "steer": 60.0, "upload": 10.0}},
        "upload_ms": {"compute": 0.5, "engine": 0.0, "gdscript": 0.5},
        "copies_after_warm_up": 0, "static_memory_growth": 0}"#;

    fn report(text: &str) -> Result<Report> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("swarm.json");
        fs::write(&path, text).unwrap();
        Report::read(&path)
    }

    fn missed(text: &str) -> Vec<String> {
        let bars = report(text).unwrap().bars();
        let missed = bars.into_iter().filter(|bar| !bar.is_cleared());
        missed.map(|bar| bar.title).collect()
    }

    #[test]
    fn each_bar_can_be_missed() {
        assert_eq!(missed(TEXT), [""; 0]);
        for (old, new, title) in [
            (
                "\"gdscript\": 100.0",
                "\"gdscript\": 79.0",
                "against GDScript",
            ),
            (
                "\"copies_after_warm_up\": 0",
                "\"copies_after_warm_up\": 1",
                "copied",
            ),
            (
                "\"static_memory_growth\": 0",
                "\"static_memory_growth\": 8",
                "growth",
            ),
        ] {
            let missed = missed(&TEXT.replace(old, new));
            assert!(missed.len() == 1 && missed[0].contains(title), "{missed:?}");
        }
        let slow = TEXT.replace("2.0, \"engine\"", "2.51, \"engine\"");
        assert_eq!(missed(&slow).len(), 2);
    }

    #[test]
    fn milliseconds_are_held_against_a_bar_as_they_were_meant() {
        for (old, new) in [("100000", "10000"), ("\"threads\": 1", "\"threads\": 2")] {
            let bars = report(&TEXT.replace(old, new)).unwrap().bars();
            assert_eq!(bars.len(), 3);
        }
    }

    #[test]
    fn the_table_has_every_stage() {
        let table = report(TEXT).unwrap().table();
        let rows: Vec<Vec<&str>> = table
            .lines()
            .filter(|line| line.starts_with('|'))
            .map(|line| line.split('|').map(str::trim).collect())
            .collect();
        let row = |title: &str| rows.iter().find(|row| row[1] == title).unwrap();
        assert_eq!(row("upload")[2..5], ["10.0", "-", "-"]);
        assert_eq!(row("a frame")[2..5], ["100", "50.0", "2.00"]);
        assert_eq!(
            row("against GDScript")[2..5],
            ["1.00 x", "2.00 x", "50.0 x"]
        );
        assert_eq!(row("the engine's part")[2..5], ["0.500", "0.000", "0.500"]);
        assert_eq!(rows[2][1], "steer");
    }

    #[test]
    fn times_that_cannot_be_are_refused() {
        assert!(report(&TEXT.replace("50.0", "0.0")).is_err());
        assert!(report("{}").is_err());
    }
}
