//! What one engine process measured, as `demo_project/benchmark/report.gd`
//! writes it.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, Serialize};

/// A way to write an operation in a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A loop without types, as most scripts have it.
    Gdscript,
    /// A loop with a type on everything.
    GdscriptTyped,
    /// The engine's operator or method on the whole array.
    Engine,
    /// The addon, in the array's own memory.
    InPlace,
    /// The addon, into another array of the same size.
    Into,
    /// The addon on a duplicate.
    DuplicateThen,
    /// The addon, returning a new array.
    New,
    /// One of the addon's methods for each step of a formula.
    Separate,
    /// A formula as it is written in Rust.
    HandWritten,
    /// A plain copy of the same bytes.
    Memcpy,
}

impl Form {
    /// The name that the figures go by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gdscript => "gdscript",
            Self::GdscriptTyped => "gdscript_typed",
            Self::Engine => "engine",
            Self::InPlace => "in_place",
            Self::Into => "into",
            Self::DuplicateThen => "duplicate_then",
            Self::New => "new",
            Self::Separate => "separate",
            Self::HandWritten => "hand_written",
            Self::Memcpy => "memcpy",
        }
    }

    /// Whether it is one of the addon's methods called once.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::InPlace | Self::Into | Self::New)
    }
}

/// All that one process has to say.
#[derive(Clone, Debug, Deserialize)]
pub struct Report {
    /// Where and how it ran.
    pub machine: Surroundings,
    /// What it measured.
    pub cells: Vec<Cell>,
    /// The addon's methods.
    #[serde(default)]
    pub methods: Vec<String>,
}

/// Where and how a process ran.
#[derive(Clone, Debug, Deserialize)]
pub struct Surroundings {
    /// The processor's name.
    pub cpu: String,
    /// Its logical cores.
    pub cores: u32,
    /// The operating system and its version.
    pub os: String,
    /// The engine's version.
    pub godot: String,
    /// The addon's version.
    pub version: String,
    /// The CPU level that ran.
    pub level: String,
    /// The CPU levels that can run here.
    pub available_levels: Vec<String>,
    /// The addon's threads, unless a cell says otherwise.
    pub threads: u32,
    /// How the addon makes its buffers.
    pub layout: String,
}

/// One measurement.
#[derive(Clone, Debug, Deserialize)]
pub struct Cell {
    /// The addon's method.
    pub operation: String,
    /// The family that it is a row of; empty for an operation by itself.
    #[serde(default)]
    pub family: String,
    /// The bytes that have to be read and written for one element.
    pub bytes_moved: u32,
    /// The way it was written.
    pub form: Form,
    /// The number of elements.
    pub n: u64,
    /// The threads that the addon could use.
    pub threads: u32,
    /// Each round's median, in nanoseconds for each element.
    pub rounds: Vec<f64>,
}

impl Cell {
    /// The best round.
    pub fn ns(&self) -> f64 {
        self.rounds.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// By how much of the best round the worst was slower.
    pub fn noise(&self) -> f64 {
        self.rounds.iter().copied().fold(0.0, f64::max) / self.ns() - 1.0
    }
}

impl Report {
    /// Reads what the process left at `path`.
    pub fn read(path: &Path) -> Result<Self> {
        let file = File::open(path)
            .with_context(|| format!("the engine left no figures at {}", path.display()))?;
        let report: Self = serde_json::from_reader(BufReader::new(file))
            .with_context(|| format!("{} is not what was expected", path.display()))?;
        let sound = |ns: &f64| ns.is_finite() && *ns > 0.0;
        for cell in &report.cells {
            ensure!(
                !cell.rounds.is_empty() && cell.rounds.iter().all(sound),
                "{} has a time that cannot be: {cell:?}",
                path.display()
            );
        }
        Ok(report)
    }

    /// Adds the rounds of a process that measured the same, but for loops.
    pub fn add_rounds(&mut self, of: &Self) -> Result<()> {
        for cell in &mut self.cells {
            let Cell {
                operation,
                form,
                n,
                threads,
                ..
            } = cell;
            let same = of.find(operation, *form, *n, *threads);
            if same.is_none() && matches!(form, Form::Gdscript | Form::GdscriptTyped) {
                continue;
            }
            let same =
                same.with_context(|| format!("a round lacks {operation}, {form:?}, n = {n}"))?;
            cell.rounds.extend_from_slice(&same.rounds);
        }
        Ok(())
    }

    /// The measurement of `form`, if it was made.
    pub fn find(&self, operation: &str, form: Form, n: u64, threads: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| {
            cell.operation == operation
                && cell.form == form
                && cell.n == n
                && cell.threads == threads
        })
    }

    /// The names of the operations, in the order in which they were measured.
    pub fn operations(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for cell in &self.cells {
            if !names.contains(&cell.operation.as_str()) {
                names.push(&cell.operation);
            }
        }
        names
    }

    /// The measurement of `form` with the threads that the process had by default.
    pub fn find_default(&self, operation: &str, form: Form, n: u64) -> Option<&Cell> {
        self.find(operation, form, n, self.machine.threads)
    }
}

/// Reports for the tests of this room.
#[cfg(test)]
pub mod samples {
    use super::*;

    /// A report without cells, of a process that had two threads.
    pub fn empty(level: &str) -> Report {
        Report {
            machine: Surroundings {
                cpu: "Fast, with a comma".into(),
                cores: 2,
                os: "Some System 1".into(),
                godot: "4.6.3".into(),
                version: "0.1.0".into(),
                level: level.into(),
                available_levels: vec!["baseline".into(), "avx2".into()],
                threads: 2,
                layout: "probed".into(),
            },
            cells: Vec::new(),
            methods: Vec::new(),
        }
    }

    /// A measurement of a family's row.
    pub fn row(operation: &str, form: Form, n: u64, threads: u32, ns: f64) -> Cell {
        Cell {
            operation: operation.into(),
            family: "samples".into(),
            bytes_moved: 8,
            ..cell(form, n, threads, &[ns])
        }
    }

    /// A measurement of points.
    pub fn cell(form: Form, n: u64, threads: u32, rounds: &[f64]) -> Cell {
        Cell {
            operation: "transform_points".into(),
            family: String::new(),
            bytes_moved: 24,
            form,
            n,
            threads,
            rounds: rounds.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{cell, empty};
    use super::*;

    fn read(text: &str) -> Result<Report> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        std::fs::write(&path, text).unwrap();
        Report::read(&path)
    }

    fn text(rounds: &str) -> String {
        format!(
            r#"{{"machine": {{"cpu": "c", "cores": 2, "os": "o", "godot": "g", "version": "v",
                "level": "avx2", "available_levels": ["baseline", "avx2"], "threads": 2,
                "layout": "probed"}},
                "cells": [{{"operation": "transform_points", "family": "", "bytes_moved": 24,
                "form": "duplicate_then", "n": 16, "threads": 2, "repeats": 9,
                "rounds": {rounds}}}]}}"#
        )
    }

    #[test]
    fn what_the_engine_writes_is_read() {
        let report = read(&text("[2.5, 2.0, 3.0]")).unwrap();
        assert_eq!(report.machine.available_levels, ["baseline", "avx2"]);
        let cell = report
            .find("transform_points", Form::DuplicateThen, 16, 2)
            .unwrap();
        assert_eq!(cell.ns(), 2.0);
        assert_eq!(cell.noise(), 0.5);
        assert!(
            report
                .find("transform_points", Form::DuplicateThen, 16, 1)
                .is_none()
        );
        assert!(report.find("transform_points", Form::New, 16, 2).is_none());
    }

    #[test]
    fn times_that_cannot_be_are_refused() {
        for rounds in ["[]", "[0.0]", "[1.0, -1.0]"] {
            let error = read(&text(rounds)).unwrap_err().to_string();
            assert!(error.contains("cannot be"), "{error}");
        }
        assert!(read("{}").is_err());
        let error = Report::read(Path::new("/no/such/report.json"))
            .unwrap_err()
            .to_string();
        assert!(error.contains("left no figures"), "{error}");
    }

    #[test]
    fn the_defaults_are_the_processes_own() {
        let mut report = empty("avx2");
        report.cells.push(cell(Form::InPlace, 16, 1, &[1.0]));
        assert!(
            report
                .find_default("transform_points", Form::InPlace, 16)
                .is_none()
        );
        report.cells.push(cell(Form::InPlace, 16, 2, &[0.5]));
        let found = report
            .find_default("transform_points", Form::InPlace, 16)
            .unwrap();
        assert_eq!(found.ns(), 0.5);
    }

    #[test]
    fn rounds_of_several_processes_are_put_together() {
        let of = |ns: f64| {
            let mut report = empty("avx2");
            report.cells.push(cell(Form::InPlace, 16, 2, &[ns]));
            report
        };
        let mut report = of(3.0);
        report.cells.push(cell(Form::Gdscript, 16, 2, &[9.0]));
        report.add_rounds(&of(2.0)).unwrap();
        assert_eq!(report.cells[0].rounds, [3.0, 2.0]);
        assert!(report.add_rounds(&empty("avx2")).is_err());
    }

    #[test]
    fn a_form_has_one_name() {
        for form in [
            Form::Gdscript,
            Form::GdscriptTyped,
            Form::InPlace,
            Form::DuplicateThen,
            Form::Memcpy,
        ] {
            assert_eq!(serde_json::to_value(form).unwrap(), form.name());
        }
    }
}
