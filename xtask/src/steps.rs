//! Steps that are all taken, whether or not those before them succeeded, and
//! the summary at their end.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::Result;
use comfy_table::Table;
use comfy_table::presets::NOTHING;

/// A test that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its name; empty if it is the step itself.
    pub test: String,
    /// What went wrong.
    pub message: String,
}

/// A test that was not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// Its name; empty if it is the step itself.
    pub test: String,
    /// Why it was not run.
    pub reason: String,
}

/// What came of the tests of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many passed.
    pub passed: u64,
    /// Those that failed.
    pub failed: Vec<Failure>,
    /// Those that were not run.
    pub skipped: Vec<Skip>,
}

impl Tally {
    /// A step that is one test, which passed.
    pub fn passed() -> Self {
        Self {
            passed: 1,
            ..Self::default()
        }
    }

    /// A step that was not taken.
    pub fn skipped(reason: impl Into<String>) -> Self {
        let mut tally = Self::default();
        tally.skip("", reason);
        tally
    }

    /// Adds a test that failed.
    pub fn fail(&mut self, test: impl Into<String>, message: impl Into<String>) {
        self.failed.push(Failure {
            test: test.into(),
            message: message.into(),
        });
    }

    /// Adds a test that was not run.
    pub fn skip(&mut self, test: impl Into<String>, reason: impl Into<String>) {
        self.skipped.push(Skip {
            test: test.into(),
            reason: reason.into(),
        });
    }

    /// `3 passed, 0 failed, 1 skipped`.
    pub fn counts(&self) -> String {
        let (passed, failed, skipped) = (self.passed, self.failed.len(), self.skipped.len());
        format!("{passed} passed, {failed} failed, {skipped} skipped")
    }
}

/// The steps taken so far.
#[derive(Debug)]
pub struct Steps {
    filters: Vec<String>,
    done: Vec<Done>,
}

#[derive(Debug)]
struct Done {
    name: String,
    duration: Duration,
    tally: Tally,
}

impl Steps {
    /// Takes only steps whose names contain one of `filters`, if there are any.
    pub fn new(filters: &[String]) -> Self {
        Self {
            filters: filters.to_vec(),
            done: Vec::new(),
        }
    }

    /// Whether the filters let the step of this name be taken.
    pub fn wants(&self, name: &str) -> bool {
        let matches = |filter: &String| name.contains(filter.as_str());
        self.filters.is_empty() || self.filters.iter().any(matches)
    }

    /// Takes a step, if it is wanted; an error counts as one test that failed.
    pub fn take(&mut self, name: &str, step: impl FnOnce() -> Result<Tally>) {
        if !self.wants(name) {
            return;
        }
        println!("== {name}");
        let begin = Instant::now();
        let tally = step().unwrap_or_else(|error| {
            let mut tally = Tally::default();
            tally.fail("", format!("{error:#}"));
            tally
        });
        for failure in &tally.failed {
            println!(
                "{}",
                indented(&title("FAILED", name, &failure.test), &failure.message)
            );
        }
        let duration = begin.elapsed();
        println!("   {} in {:.1} s", tally.counts(), duration.as_secs_f32());
        self.done.push(Done {
            name: name.to_owned(),
            duration,
            tally,
        });
    }

    /// Prints the summary, and tells whether all is well: something was
    /// tested, and nothing failed.
    pub fn finish(self) -> bool {
        print!("{}", self.summary());
        let failed = self.done.iter().any(|done| !done.tally.failed.is_empty());
        if self.done.is_empty() {
            eprintln!("no step is called like {:?}", self.filters);
        }
        // Where all was skipped, nothing is known.
        let passed = self.done.iter().any(|done| done.tally.passed > 0);
        !failed && passed
    }

    fn summary(&self) -> String {
        let mut table = Table::new();
        table.load_preset(NOTHING);
        table.set_header(["step", "passed", "failed", "skipped", "seconds"]);
        let mut total = Tally::default();
        for Done {
            name,
            duration,
            tally,
        } in &self.done
        {
            table.add_row([
                name.clone(),
                tally.passed.to_string(),
                tally.failed.len().to_string(),
                tally.skipped.len().to_string(),
                format!("{:.1}", duration.as_secs_f32()),
            ]);
            total.passed += tally.passed;
            total.failed.extend(tally.failed.iter().cloned());
            total.skipped.extend(tally.skipped.iter().cloned());
        }
        for number in 1..5 {
            if let Some(column) = table.column_mut(number) {
                column.set_cell_alignment(comfy_table::CellAlignment::Right);
            }
        }
        let mut text = format!("\n{}\n", table.trim_fmt());
        self.write_skipped(&mut text);
        self.write_failed(&mut text);
        let _ = writeln!(text, "\n{}", total.counts());
        text
    }

    /// One line for each reason and test, with all the steps it was skipped in.
    fn write_skipped(&self, text: &mut String) {
        let mut lines: Vec<(&Skip, Vec<&str>)> = Vec::new();
        for done in &self.done {
            for skip in &done.tally.skipped {
                match lines.iter_mut().find(|(other, _)| *other == skip) {
                    Some((_, steps)) if !skip.test.is_empty() => steps.push(&done.name),
                    _ => lines.push((skip, vec![&done.name])),
                }
            }
        }
        if !lines.is_empty() {
            text.push_str("\nskipped:\n");
        }
        for (skip, steps) in lines {
            let title = title("", &steps.join(", "), &skip.test);
            let _ = writeln!(text, "  {title}: {}", skip.reason);
        }
    }

    fn write_failed(&self, text: &mut String) {
        for done in &self.done {
            for failure in &done.tally.failed {
                let title = title("FAILED", &done.name, &failure.test);
                let _ = writeln!(text, "\n{}", indented(&title, &failure.message));
            }
        }
    }
}

fn title(word: &str, step: &str, test: &str) -> String {
    let words = [word, step, test].into_iter();
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn indented(title: &str, message: &str) -> String {
    format!(
        "{title}\n    {}",
        message.trim_end().replace('\n', "\n    ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn everything_is_counted_and_named() {
        let mut steps = Steps::new(&[]);
        steps.take("a", || {
            let mut tally = Tally::passed();
            tally.skip("slow", "no time");
            Ok(tally)
        });
        steps.take("b", || bail!("broken\nin two"));
        steps.take("c", || {
            let mut tally = Tally::skipped("no such CPU");
            tally.passed = 41;
            tally.skip("slow", "no time");
            Ok(tally)
        });
        let summary = steps.summary();
        let says = |line: &str| assert!(summary.lines().any(|is| is == line), "{line}: {summary}");
        says("  a, c slow: no time");
        says("  c: no such CPU");
        says("FAILED b");
        says("    in two");
        assert_eq!(
            summary.lines().last(),
            Some("42 passed, 1 failed, 3 skipped")
        );
        assert!(!steps.finish());
    }

    #[test]
    fn only_wanted_steps_are_taken() {
        let mut steps = Steps::new(&["eng".to_owned(), "doc".to_owned()]);
        for name in ["engine/avx2", "rust/doc"] {
            steps.take(name, || Ok(Tally::passed()));
        }
        steps.take("rust/avx2", || bail!("not wanted"));
        assert_eq!(steps.done.len(), 2);
        assert!(steps.finish());
    }

    #[test]
    fn nothing_tested_is_not_well() {
        assert!(!Steps::new(&["typo".to_owned()]).finish());
    }
}
