//! What NumPy takes for the same, by `benches/peers/numpy_peers.py`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::fresh_file;
use crate::{process, tools, workspace};

const PEERS: &str = "benches/peers";

/// Ample for one round of everything.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// All that NumPy was measured in.
#[derive(Debug, Deserialize)]
pub struct Numpy {
    /// The processor's name.
    pub machine: String,
    /// NumPy's version.
    #[serde(rename = "numpy")]
    pub version: String,
    rows: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Row {
    operation: String,
    n: u64,
    ns_per_element: f64,
}

/// A Python that has NumPy, in a folder of its own.
pub struct Python {
    program: PathBuf,
}

impl Python {
    /// Installs what `requirements.txt` asks for.
    pub fn install() -> Result<Self> {
        let requirements = workspace::root().join(PEERS).join("requirements.txt");
        let program = tools::python("peers", &["-r".as_ref(), requirements.as_os_str()])?;
        Ok(Self { program })
    }

    /// Measures the addon's methods `operations` in NumPy, or all if these are none; leaves the figures in `folder` too.
    pub fn measure(&self, operations: &[&str], folder: &Path) -> Result<Numpy> {
        let json = fresh_file(folder, "numpy.json")?;
        let mut command = Command::new(&self.program);
        command
            .arg(workspace::root().join(PEERS).join("numpy_peers.py"))
            .args(operations)
            .arg("--json")
            .arg(&json);
        process::capture(&mut command, LIMIT)?.success()?;
        Numpy::read(&json)
    }
}

impl Numpy {
    fn read(path: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} is not what was expected", path.display()))
    }

    /// Takes what is better in another round.
    pub fn improve(&mut self, round: &Self) {
        for row in &mut self.rows {
            if let Some(ns) = round.find(&row.operation, row.n) {
                row.ns_per_element = row.ns_per_element.min(ns);
            }
        }
    }

    /// The time for one element of what the addon's method `operation` does.
    pub fn find(&self, operation: &str, n: u64) -> Option<f64> {
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.operation == operation && row.n == n)?;
        Some(row.ns_per_element)
    }
}

/// Times for the tests of this room.
#[cfg(test)]
pub fn sample(rows: &[(&str, u64, f64)]) -> Numpy {
    let row = |&(operation, n, ns_per_element): &(&str, u64, f64)| Row {
        operation: operation.into(),
        n,
        ns_per_element,
    };
    Numpy {
        machine: "Fast, with a comma".into(),
        version: "2.4.0".into(),
        rows: rows.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_script_writes_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("numpy.json");
        assert!(Numpy::read(&path).is_err());
        let text = r#"{"machine": "m", "numpy": "2.4.0", "rows": [
            {"operation": "add", "n": 100000, "ns_per_element": 0.5}]}"#;
        fs::write(&path, text).unwrap();
        let numpy = Numpy::read(&path).unwrap();
        assert_eq!(
            (numpy.machine.as_str(), numpy.version.as_str()),
            ("m", "2.4.0")
        );
        assert_eq!(numpy.find("add", 100_000), Some(0.5));
        assert_eq!(numpy.find("add", 16), None);
        assert_eq!(numpy.find("lerp", 100_000), None);
        fs::write(&path, "[]").unwrap();
        assert!(Numpy::read(&path).is_err());
    }

    #[test]
    fn the_best_round_counts() {
        let mut numpy = sample(&[("add", 16, 2.0), ("sin", 16, 5.0), ("cos", 16, 1.0)]);
        numpy.improve(&sample(&[
            ("sin", 16, 4.0),
            ("add", 16, 3.0),
            ("add", 32, 1.0),
        ]));
        let found = ["add", "sin", "cos"].map(|operation| numpy.find(operation, 16));
        assert_eq!(found, [Some(2.0), Some(4.0), Some(1.0)]);
    }
}
