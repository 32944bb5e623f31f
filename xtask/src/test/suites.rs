//! One process of the engine that runs suites.

use std::ffi::OsString;
use std::fs;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use anyhow::{Result, anyhow};

use super::report::Report;
use super::{runner_output, workshop};
use crate::process::{self, Finished};
use crate::steps::Tally;

/// Ample for all suites on a busy machine.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// What a process shall run.
#[derive(Debug)]
pub struct Run {
    name: String,
    suites: Option<String>,
    is_shipped: bool,
    words: Vec<String>,
    limit: Duration,
    banner: &'static [&'static str],
}

impl Run {
    /// All suites but those that want a process of their own. What the process
    /// leaves behind is called by `name`.
    pub fn all(name: &str) -> Self {
        Self {
            name: name.replace('/', " "),
            suites: None,
            is_shipped: false,
            words: Vec::new(),
            limit: LIMIT,
            banner: &[],
        }
    }

    /// Only these suites, their names with commas between them.
    pub fn only(suites: &str, name: &str) -> Self {
        Self {
            suites: Some(suites.to_owned()),
            ..Self::all(name)
        }
    }

    /// With the addon as it is shipped: without what only tests want, and
    /// without the suites that want it.
    pub fn shipped(self) -> Self {
        Self {
            is_shipped: true,
            ..self
        }
    }

    /// With a suite's own options.
    pub fn with(self, words: &[String]) -> Self {
        Self {
            words: words.to_vec(),
            ..self
        }
    }

    /// With another time limit.
    pub fn within(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// With all of these in a line that the engine prints when it starts; it
    /// says there what it draws by.
    pub fn saying(self, banner: &'static [&'static str]) -> Self {
        Self { banner, ..self }
    }

    /// Runs `command`, which starts the engine with the suites' project, and
    /// judges what came of it.
    pub fn tally(&self, mut command: Command) -> Result<Tally> {
        let folder = workshop::folder()?.join("runs");
        fs::create_dir_all(&folder)?;
        let file = |extension: &str| folder.join(format!("{}.{extension}", self.name));
        let report_file = file("json");
        if report_file.exists() {
            fs::remove_file(&report_file)?;
        }
        let mut option = OsString::from("--report=");
        option.push(&report_file);
        command.arg("--").arg(option);
        command.args(self.is_shipped.then_some("--shipped"));
        command.args(self.suites.iter().map(|suites| format!("--suite={suites}")));
        command.args(&self.words);

        let done = process::capture(&mut command, self.limit)?;
        fs::write(file("stdout"), &done.stdout)?;
        fs::write(file("stderr"), &done.stderr)?;
        let is_announced = runner_output::announces(&done.stdout, self.banner);
        let mut tally = judge(done, Report::read(&report_file));
        if !is_announced {
            let words = self.banner.join(", ");
            tally.fail("", format!("the engine starts without saying: {words}"));
        }
        Ok(tally)
    }
}

/// What a process that ended so, and left that report, says of the tests.
pub fn judge(done: Finished, report: Result<Report>) -> Tally {
    let mut tally = Tally::default();
    let report = match report {
        Ok(report) => report,
        Err(error) => {
            let last = runner_output::last_test(&done.stdout)
                .unwrap_or("nothing")
                .to_owned();
            let end = done
                .success()
                .err()
                .unwrap_or_else(|| anyhow!("it ended well"));
            tally.fail(
                "",
                format!("{error:#}\nthe last test to run was: {last}\n{end:#}"),
            );
            return tally;
        }
    };
    tally.passed = report.passed;
    for failed in &report.failures {
        tally.fail(&failed.test, &failed.message);
    }
    for skipped in &report.skipped {
        tally.skip(&skipped.test, &skipped.reason);
    }
    for (name, output) in [
        ("standard output", &done.stdout),
        ("standard error", &done.stderr),
    ] {
        if !runner_output::is_whole(output) {
            tally.fail(
                "",
                format!("{name} does not show where the tests begin and end"),
            );
        }
        for complaint in runner_output::complaints_outside_tests(output) {
            tally.fail(
                "",
                format!("outside of the tests the engine said:\n{complaint}"),
            );
        }
    }
    if let Some(contradiction) = contradiction(&report, done.status) {
        tally.fail("", contradiction);
    }
    tally
}

/// Where the report is at odds with itself or with how the process ended.
fn contradiction(report: &Report, status: ExitStatus) -> Option<String> {
    let named = report.failures.len();
    if report.failed != named as u64 {
        Some(format!(
            "{} tests failed, and {named} are named",
            report.failed
        ))
    } else if status.success() != (named == 0) {
        Some(format!(
            "{named} tests failed, and the engine ended with {status}"
        ))
    } else if report.passed == 0 && report.skipped.is_empty() && named == 0 {
        Some("there were no tests".to_owned())
    } else {
        None
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt as _;

    fn judged(status: i32, stderr: &str, report: &str) -> Tally {
        let marks = "@@ tests begin\nrunning s.last\n@@ tests end\n";
        let done = Finished {
            command: "godot".to_owned(),
            status: ExitStatus::from_raw(status << 8),
            stdout: marks.to_owned(),
            stderr: format!("{marks}{stderr}"),
        };
        judge(done, serde_json::from_str(report).map_err(Into::into))
    }

    const GOOD: &str = r#"{"passed": 7, "failed": 0, "expected_errors": 3, "failures": [],
        "skipped": [{"test": "s.memory", "reason": "not told here"}]}"#;
    const BAD: &str = r#"{"passed": 7, "failed": 1, "skipped": [],
        "failures": [{"test": "s.sum", "message": "1 is not 2"}]}"#;

    #[test]
    fn the_report_is_counted() {
        let tally = judged(0, "", GOOD);
        assert_eq!(tally.counts(), "7 passed, 0 failed, 1 skipped");
        assert_eq!(tally.skipped[0].reason, "not told here");
        let tally = judged(1, "", BAD);
        assert_eq!(tally.counts(), "7 passed, 1 failed, 0 skipped");
        assert_eq!(tally.failed[0].test, "s.sum");
    }

    #[test]
    fn what_the_report_does_not_say_fails_too() {
        let says = |tally: Tally, text: &str| {
            let message = &tally.failed.last().expect(text).message;
            assert!(message.contains(text), "{message}");
        };
        says(judged(1, "", GOOD), "ended with exit status: 1");
        says(judged(0, "", BAD), "ended with exit status: 0");
        says(judged(0, "WARNING: 3 leaked\n", GOOD), "WARNING: 3 leaked");
        says(
            judged(0, "", &GOOD.replace("\"failed\": 0", "\"failed\": 2")),
            "0 are named",
        );
        says(
            judged(
                0,
                "@@ tests begin\n",
                &GOOD.replace('7', "0").replace("[{", "[]}#"),
            ),
            "s.last",
        );
        let empty = r#"{"passed": 0, "failed": 0, "skipped": [], "failures": []}"#;
        says(judged(0, "", empty), "no tests");
    }

    #[test]
    fn a_crash_names_the_last_test() {
        let tally = judged(139, "", "");
        let message = &tally.failed[0].message;
        assert!(
            message.contains("s.last") && message.contains("139"),
            "{message}"
        );
    }
}
