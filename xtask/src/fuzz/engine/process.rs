//! One process of the engine, which makes many calls.

use std::fs;
use std::ops::Range;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::calls;
use super::ends::{self, Ended};
use crate::build::Level;
use crate::engine::Engine;
use crate::process::{self, Finished};
use crate::steps::Tally;
use crate::test::project::{self, Project};
use crate::test::report::Report;
use crate::test::workshop::{self, Workshop};
use crate::test::{LEVEL, suites};

/// Many times what the calls of a process take.
const LIMIT: Duration = Duration::from_secs(10 * 60);

/// The suite.
const SUITE: &str = "fuzz";

/// What all processes have in common.
#[derive(Debug)]
pub struct Stage<'a> {
    engine: &'a Engine,
    project: Project,
    level: Level,
    /// The call that is to crash, to try what comes then.
    crash: Option<i64>,
}

/// A process that has ended.
#[derive(Debug)]
pub struct Process {
    /// The seeds of the calls that it was to make.
    pub seeds: Range<i64>,
    /// How many it made for certain.
    pub calls: i64,
    /// What it printed.
    pub stdout: String,
    /// What came of it.
    pub end: End,
    /// How long it took.
    pub time: Duration,
}

/// How a process ended.
#[derive(Debug)]
pub enum End {
    /// With a report.
    Whole(Tally),
    /// Without one, and what is known of it.
    Broken(String),
}

impl<'a> Stage<'a> {
    /// A project of its own: the tests may be under way in theirs.
    pub fn new(workshop: &'a Workshop, level: Level) -> Result<Self> {
        let engine = workshop.engine()?;
        Ok(Self {
            engine,
            project: Project::copy_of(project::SUITES, engine, SUITE, workshop.tested()?)?,
            level,
            crash: None,
        })
    }

    /// The same, but that the call of that seed ends the process.
    pub fn crashing_at(self, seed: i64) -> Self {
        Self {
            crash: Some(seed),
            ..self
        }
    }

    /// Makes the calls of these seeds.
    pub fn run(&self, seeds: Range<i64>) -> Result<Process> {
        let folder = workshop::folder()?.join("runs");
        fs::create_dir_all(&folder)?;
        let report = folder.join(format!("fuzz {}.json", seeds.start));
        if report.exists() {
            fs::remove_file(&report)?;
        }
        let calls = seeds.end - seeds.start;
        let mut command = self.project.command(self.engine);
        command.env(LEVEL, self.level.name());
        command
            .arg("--")
            .arg(format!("--report={}", report.display()));
        command.arg(format!("--suite={SUITE}"));
        command.arg(format!("--fuzz-calls={calls}"));
        command.arg(format!("--fuzz-seed={}", seeds.start));
        command.args(self.crash.map(|seed| format!("--fuzz-crash={seed}")));
        let begin = Instant::now();
        let ended = ends::capture(&mut command, LIMIT)?;
        let time = begin.elapsed();
        let report = Report::read(&report).and_then(|read| {
            fs::remove_file(&report)?;
            Ok(read)
        });
        Ok(process(
            process::describe(&command),
            seeds,
            ended,
            report,
            time,
        ))
    }
}

fn process(
    command: String,
    seeds: Range<i64>,
    ended: Ended,
    report: Result<Report>,
    time: Duration,
) -> Process {
    let Ended {
        status,
        stdout,
        stderr,
    } = ended;
    let announced = || calls::last_announced(&stdout).map(|call| call.seed - seeds.start);
    let calls = calls::count(&stdout).or_else(announced).unwrap_or(0);
    let end = match (status, report) {
        (Some(status), Ok(report)) => {
            let finished = Finished {
                command,
                status,
                stdout: stdout.clone(),
                stderr,
            };
            let mut tally = suites::judge(finished, Ok(report));
            if tally.failed.is_empty() && (calls != seeds.end - seeds.start || tally.passed == 0) {
                tally.fail(
                    "",
                    format!("it made {calls} calls, and {} tests passed", tally.passed),
                );
            }
            End::Whole(tally)
        }
        (status, _) => {
            let how = match status {
                Some(status) => format!("the engine ended with {status}"),
                None => format!("the engine was killed after {} s", LIMIT.as_secs()),
            };
            End::Broken(how + &process::tails("", &stderr))
        }
    };
    Process {
        seeds,
        calls,
        stdout,
        end,
        time,
    }
}

impl Process {
    /// Whether something is wrong.
    pub fn has_failed(&self) -> bool {
        match &self.end {
            End::Whole(tally) => !tally.failed.is_empty(),
            End::Broken(_) => true,
        }
    }

    /// All in a line.
    pub fn line(&self) -> String {
        let Self { seeds, calls, .. } = self;
        let how = if self.has_failed() { "FAILED" } else { "ok" };
        let (last, seconds) = (seeds.end - 1, self.time.as_secs_f32());
        format!(
            "{how:<6}  seeds {} to {last}, {calls} calls in {seconds:.1} s",
            seeds.start
        )
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::ExitStatus;

    const MARKS: &str =
        "@@ tests begin\nrunning fuzz.test_calls\nfuzz: seed 7, Compute.add\n@@ tests end\n";
    const GOOD: &str = r#"{"passed": 1, "failed": 0, "failures": [], "skipped": []}"#;

    fn ended(status: Option<i32>, made: &str, report: &str) -> Process {
        let ended = Ended {
            status: status.map(ExitStatus::from_raw),
            stdout: MARKS.to_owned() + made,
            stderr: MARKS.to_owned(),
        };
        let report = serde_json::from_str(report).map_err(Into::into);
        process("godot".to_owned(), 7..1007, ended, report, Duration::ZERO)
    }

    #[test]
    fn all_calls_must_have_been_made() {
        let whole = ended(Some(0), "fuzz: 1000 calls from seed 7 in 1.0 s\n", GOOD);
        assert!(!whole.has_failed(), "{:?}", whole.end);
        assert!(ended(Some(0), "fuzz: 999 calls from seed 7 in 1.0 s\n", GOOD).has_failed());
        assert!(ended(Some(0), "", GOOD).has_failed());
        let skipped = GOOD.replace("\"passed\": 1", "\"passed\": 0").replace(
            "\"skipped\": []",
            r#""skipped": [{"test": "fuzz.test_calls", "reason": "none"}]"#,
        );
        assert!(ended(Some(0), "fuzz: 1000 calls from seed 7 in 1.0 s\n", &skipped).has_failed());
    }

    #[test]
    fn what_leaves_no_report_is_broken() {
        let crashed = ended(Some(11), "", "");
        let End::Broken(how) = &crashed.end else {
            panic!("{:?}", crashed.end)
        };
        assert!(how.contains("signal: 11"), "{how}");
        assert!(crashed.has_failed() && crashed.calls == 0);
        assert!(ended(None, "", GOOD).has_failed());
    }
}
