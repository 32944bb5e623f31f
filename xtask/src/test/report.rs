//! The report that the suites' runner writes.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// What came of the suites.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// How many tests passed.
    pub passed: u64,
    /// How many failed.
    pub failed: u64,
    /// Those that did not run.
    pub skipped: Vec<Skipped>,
    /// Those that failed.
    pub failures: Vec<Failed>,
}

/// A test that did not run.
#[derive(Debug, Deserialize)]
pub struct Skipped {
    /// Its name.
    pub test: String,
    /// Why it did not run.
    pub reason: String,
}

/// A test that failed.
#[derive(Debug, Deserialize)]
pub struct Failed {
    /// Its name.
    pub test: String,
    /// What failed, a line each.
    pub message: String,
}

impl Report {
    /// Reads the report in `file`.
    pub fn read(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file)
            .with_context(|| format!("there is no report at {}", file.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is no report", file.display()))
    }
}
