//! The figures that the command leaves behind: rows of all processes, each
//! with its ratios within its own process, as JSON and as CSV.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Serialize;

use super::report::{Cell, Form, Report};

/// All figures of one run of the command.
#[derive(Debug, Serialize)]
pub struct Results {
    machine: Machine,
    /// The default process's rows first.
    pub rows: Vec<Row>,
}

/// The machine that the figures hold for.
#[derive(Debug, Serialize)]
struct Machine {
    cpu: String,
    cores: u32,
    os: String,
    godot: String,
    version: String,
}

/// One figure and what it means; the ratios are speeds, so more is faster.
#[derive(Debug, PartialEq, Serialize)]
pub struct Row {
    /// The addon's method.
    pub operation: String,
    /// The way it was written.
    pub form: Form,
    /// The number of elements.
    pub n: u64,
    /// The CPU level of the process.
    pub level: String,
    /// The threads that the addon could use.
    pub threads: u32,
    /// The time for one element, the call included.
    pub ns_per_element: f64,
    /// The speed against the engine's operator.
    pub vs_engine: Option<f64>,
    /// The speed against the loop.
    pub vs_gdscript: Option<f64>,
    /// The speed against a copy of the same bytes.
    pub vs_memcpy: Option<f64>,
    /// The bytes of one element; not one of the figures.
    #[serde(skip)]
    pub element_size: u32,
}

impl Row {
    /// The bytes that a perfect form reads and writes, in 10^9 a second.
    pub fn gb_per_s(&self) -> f64 {
        f64::from(2 * self.element_size) / self.ns_per_element
    }
}

impl Results {
    /// Puts the processes' figures together: all of `default`, and of the
    /// other levels what was measured in place.
    pub fn new(default: &Report, others: &[Report]) -> Self {
        let of = &default.machine;
        let machine = Machine {
            cpu: of.cpu.clone(),
            cores: of.cores,
            os: of.os.clone(),
            godot: of.godot.clone(),
            version: of.version.clone(),
        };
        let mut rows: Vec<Row> = default
            .cells
            .iter()
            .map(|cell| row(default, cell))
            .collect();
        for report in others {
            let in_place = report
                .cells
                .iter()
                .filter(|cell| cell.form == Form::InPlace);
            rows.extend(in_place.map(|cell| row(report, cell)));
        }
        Self { machine, rows }
    }

    /// Writes everything to `path`.
    pub fn write_json(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        make_folder(path)?;
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Writes the rows to `path`, with their bandwidth.
    pub fn write_csv(&self, path: &Path) -> Result<()> {
        #[derive(Serialize)]
        struct Line<'a>(&'a Row, f64);
        make_folder(path)?;
        let mut writer = csv::WriterBuilder::new()
            .has_headers(false)
            .from_path(path)
            .with_context(|| format!("cannot write {}", path.display()))?;
        writer.write_record([
            "operation",
            "form",
            "n",
            "level",
            "threads",
            "ns_per_element",
            "vs_engine",
            "vs_gdscript",
            "vs_memcpy",
            "gb_per_s",
        ])?;
        for row in &self.rows {
            writer.serialize(Line(row, row.gb_per_s()))?;
        }
        writer
            .flush()
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

fn row(report: &Report, cell: &Cell) -> Row {
    let speed_against = |form: Form| {
        let other = report.find_default(&cell.operation, form, cell.n)?;
        Some(other.ns() / cell.ns())
    };
    // A copy does not do what the engine and the loop do.
    let does_the_work = cell.form != Form::Memcpy;
    let speed_at_work = |form: Form| speed_against(form).filter(|_| does_the_work);
    Row {
        operation: cell.operation.clone(),
        form: cell.form,
        n: cell.n,
        level: report.machine.level.clone(),
        threads: cell.threads,
        ns_per_element: cell.ns(),
        vs_engine: speed_at_work(Form::Engine),
        vs_gdscript: speed_at_work(Form::Gdscript),
        vs_memcpy: speed_against(Form::Memcpy),
        element_size: cell.element_size,
    }
}

fn make_folder(path: &Path) -> Result<()> {
    let Some(folder) = path.parent() else {
        return Ok(());
    };
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::super::report::samples::{cell, empty};
    use super::*;
    use serde_json::{Value, json};

    fn sample() -> Results {
        let mut default = empty("avx2");
        default.cells = vec![
            cell(Form::Gdscript, 1000, 2, &[80.0, 90.0]),
            cell(Form::Engine, 1000, 2, &[6.0, 5.0]),
            cell(Form::InPlace, 1000, 2, &[0.5]),
            cell(Form::InPlace, 1000, 1, &[1.0]),
            cell(Form::Memcpy, 1000, 2, &[0.25]),
            cell(Form::New, 16, 2, &[4.0]),
        ];
        let mut baseline = empty("baseline");
        baseline.cells = vec![
            cell(Form::Engine, 1000, 2, &[6.0]),
            cell(Form::InPlace, 1000, 1, &[2.0]),
            cell(Form::InPlace, 1000, 2, &[1.5]),
        ];
        Results::new(&default, &[baseline])
    }

    #[test]
    fn ratios_are_speeds_within_one_process() {
        let results = sample();
        let found = |form: Form, level: &str, threads: u32| {
            let mut rows = results.rows.iter();
            rows.find(|row| row.form == form && row.level == level && row.threads == threads)
                .map(|row| (row.vs_engine, row.vs_gdscript, row.vs_memcpy))
                .unwrap()
        };
        let in_place = found(Form::InPlace, "avx2", 2);
        assert_eq!(in_place, (Some(10.0), Some(160.0), Some(0.5)));
        let one_thread = found(Form::InPlace, "avx2", 1);
        assert_eq!(one_thread, (Some(5.0), Some(80.0), Some(0.25)));
        let baseline = found(Form::InPlace, "baseline", 1);
        assert_eq!(baseline, (Some(3.0), None, None));
        assert_eq!(found(Form::Engine, "avx2", 2).0, Some(1.0));
        assert_eq!(found(Form::Gdscript, "avx2", 2).1, Some(1.0));
        assert_eq!(found(Form::Memcpy, "avx2", 2), (None, None, Some(1.0)));
        // Its size has no other form.
        assert_eq!(found(Form::New, "avx2", 2), (None, None, None));
    }

    #[test]
    fn other_levels_give_in_place_only() {
        let others: Vec<_> = sample()
            .rows
            .into_iter()
            .filter(|row| row.level != "avx2")
            .collect();
        assert_eq!(others.len(), 2);
        assert!(others.iter().all(|row| row.form == Form::InPlace));
    }

    #[test]
    fn bandwidth_counts_reading_and_writing() {
        let results = sample();
        let row = results
            .rows
            .iter()
            .find(|row| row.form == Form::Memcpy)
            .unwrap();
        assert_eq!(row.gb_per_s(), 96.0);
    }

    #[test]
    fn the_json_has_exactly_the_agreed_fields() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/results.json");
        sample().write_json(&path).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            value["machine"],
            json!({"cpu": "Fast, with a comma", "cores": 2, "os": "Some System 1",
                "godot": "4.6.3", "version": "0.1.0"})
        );
        assert_eq!(value.as_object().unwrap().len(), 2);
        assert_eq!(value["rows"].as_array().unwrap().len(), 8);
        assert_eq!(
            value["rows"][7],
            json!({"operation": "transform_points", "form": "in_place", "n": 1000,
                "level": "baseline", "threads": 2, "ns_per_element": 1.5, "vs_engine": 4.0,
                "vs_gdscript": null, "vs_memcpy": null})
        );
    }

    #[test]
    fn the_csv_has_a_header_and_every_row() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("results.csv");
        sample().write_csv(&path).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 9);
        assert_eq!(
            lines[0],
            "operation,form,n,level,threads,ns_per_element,vs_engine,vs_gdscript,vs_memcpy,gb_per_s"
        );
        assert_eq!(
            lines[3],
            "transform_points,in_place,1000,avx2,2,0.5,10.0,160.0,0.5,48.0"
        );
        assert_eq!(
            lines[8],
            "transform_points,in_place,1000,baseline,2,1.5,4.0,,,16.0"
        );
    }
}
