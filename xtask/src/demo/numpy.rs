//! What NumPy took for the same, as `benches/peers/numpy_peers.py` leaves it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

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

impl Numpy {
    /// Reads `path`, if there is such a file.
    pub fn read(path: &Path) -> Result<Option<Self>> {
        if !path.exists() {
            return Ok(None);
        }
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let numpy = serde_json::from_str(&text)
            .with_context(|| format!("{} is not what was expected", path.display()))?;
        Ok(Some(numpy))
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
        assert!(Numpy::read(&path).unwrap().is_none());
        let text = r#"{"machine": "m", "numpy": "2.4.0", "rows": [
            {"operation": "add", "n": 100000, "ns_per_element": 0.5}]}"#;
        fs::write(&path, text).unwrap();
        let numpy = Numpy::read(&path).unwrap().unwrap();
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
}
