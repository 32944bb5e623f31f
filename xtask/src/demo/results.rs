//! The figures that the command leaves behind: rows of all processes, each
//! with its ratios within its own process, as JSON and as CSV.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Serialize;

use super::numpy::Numpy;
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
    /// The speed against NumPy, where that was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vs_numpy: Option<f64>,
    /// The family that it is a row of; not one of the figures.
    #[serde(skip)]
    pub family: String,
    /// The bytes read and written for one element; not one of the figures.
    #[serde(skip)]
    pub bytes_moved: u32,
}

impl Row {
    /// The bytes that a perfect form reads and writes, in 10^9 a second.
    pub fn gb_per_s(&self) -> f64 {
        f64::from(self.bytes_moved) / self.ns_per_element
    }
}

impl Results {
    /// Puts the processes' figures together: all of `defaults`, which are at
    /// least one, and of the other levels what the addon took.
    pub fn new(defaults: &[&Report], others: &[&Report], numpy: Option<&Numpy>) -> Self {
        let of = &defaults[0].machine;
        let machine = Machine {
            cpu: of.cpu.clone(),
            cores: of.cores,
            os: of.os.clone(),
            godot: of.godot.clone(),
            version: of.version.clone(),
        };
        let mut rows = Vec::new();
        for report in defaults {
            rows.extend(report.cells.iter().map(|cell| row(report, cell, numpy)));
        }
        for report in others {
            let ours = report.cells.iter().filter(|cell| cell.form.is_ours());
            rows.extend(ours.map(|cell| row(report, cell, numpy)));
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
        struct Line<'a>(Figures<'a>, f64, Option<f64>);
        #[derive(Serialize)]
        struct Figures<'a>(&'a str, Form, u64, &'a str, u32, f64, [Option<f64>; 3]);
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
            "vs_numpy",
        ])?;
        for row in &self.rows {
            let figures = Figures(
                &row.operation,
                row.form,
                row.n,
                &row.level,
                row.threads,
                row.ns_per_element,
                [row.vs_engine, row.vs_gdscript, row.vs_memcpy],
            );
            writer.serialize(Line(figures, row.gb_per_s(), row.vs_numpy))?;
        }
        writer
            .flush()
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

fn row(report: &Report, cell: &Cell, numpy: Option<&Numpy>) -> Row {
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
        vs_numpy: numpy
            .filter(|_| cell.form.is_ours())
            .and_then(|numpy| Some(numpy.find(&cell.operation, cell.n)? / cell.ns())),
        family: cell.family.clone(),
        bytes_moved: cell.bytes_moved,
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
    use super::super::numpy;
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
        Results::new(&[&default], &[&baseline], None)
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
    fn other_levels_give_what_is_ours_only() {
        let others: Vec<_> = sample()
            .rows
            .into_iter()
            .filter(|row| row.level != "avx2")
            .collect();
        assert_eq!(others.len(), 2);
        assert!(others.iter().all(|row| row.form == Form::InPlace));
    }

    #[test]
    fn numpy_is_compared_where_it_is_there() {
        let mut default = empty("avx2");
        default.cells = vec![
            cell(Form::Engine, 1000, 2, &[6.0]),
            cell(Form::InPlace, 1000, 2, &[0.5]),
        ];
        let numpy = numpy::sample(&[("transform_points", 1000, 2.0)]);
        let results = Results::new(&[&default], &[], Some(&numpy));
        let ratios: Vec<_> = results.rows.iter().map(|row| row.vs_numpy).collect();
        assert_eq!(ratios, [None, Some(4.0)]);
        let value = serde_json::to_value(&results).unwrap();
        assert!(value["rows"][0].get("vs_numpy").is_none());
        assert_eq!(value["rows"][1]["vs_numpy"], 4.0);
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
            "operation,form,n,level,threads,ns_per_element,vs_engine,vs_gdscript,vs_memcpy,gb_per_s,vs_numpy"
        );
        assert_eq!(
            lines[3],
            "transform_points,in_place,1000,avx2,2,0.5,10.0,160.0,0.5,48.0,"
        );
        assert_eq!(
            lines[8],
            "transform_points,in_place,1000,baseline,2,1.5,4.0,,,16.0,"
        );
    }
}
