//! One process of the engine that runs the demo's benchmark.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use super::fresh_file;
use super::report::{Form, Report};
use crate::engine::Engine;
use crate::scenes::{self, Scene};
use crate::{log, process};

/// Forces a CPU level on the addon.
const LEVEL_VARIABLE: &str = "PACKED_COMPUTE_LEVEL";

/// Ample for every operation in a slow engine.
const RUN_LIMIT: Duration = Duration::from_secs(30 * 60);

/// What all processes of a run have in common.
#[derive(Debug)]
pub struct Stage {
    /// The engine.
    pub engine: Engine,
    /// The folder for what the processes leave behind.
    pub folder: PathBuf,
    /// Whether no window is opened.
    pub headless: bool,
}

/// What a process shall measure.
#[derive(Debug)]
pub struct Session<'a> {
    /// The CPU level to force, unless the addon shall choose.
    pub level: Option<&'a str>,
    /// What its files are called.
    pub name: &'a str,
    /// What is measured.
    pub subject: Subject<'a>,
    /// The forms; none for all.
    pub forms: &'a [Form],
    /// The numbers of elements.
    pub sizes: &'a [u64],
    /// The rounds, the best of which counts.
    pub rounds: u32,
    /// Loops in GDScript over more elements than these, which take most of the
    /// time, are left out.
    pub largest_loop: Option<u64>,
}

/// What a process measures.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// These of the addon's methods.
    Operations(&'a [&'a str]),
    /// Every row of every family.
    Families,
}

impl<'a> Subject<'a> {
    /// The operations, if these are not all.
    pub fn names(self) -> &'a [&'a str] {
        match self {
            Self::Operations(names) => names,
            Self::Families => &[],
        }
    }
}

impl Stage {
    /// Runs `session` to its end.
    pub fn run(&self, session: &Session) -> Result<Report> {
        let json = fresh_file(&self.folder, &format!("{}.json", session.name))?;
        let log = fresh_file(&self.folder, &format!("{}.log", session.name))?;
        let mut command = self.engine.command();
        if let Some(level) = session.level {
            command.env(LEVEL_VARIABLE, level);
        }
        if self.headless {
            command.arg("--headless");
        }
        command
            .args(["--audio-driver", "Dummy", "--log-file"])
            .arg(&log);
        command.arg("--path").arg(scenes::project());
        command
            .arg(Scene::Benchmark.path())
            .arg("--")
            .arg("--json")
            .arg(&json)
            .args(session.words());
        process::stream(&mut command, RUN_LIMIT)?;
        let text = fs::read_to_string(&log)
            .with_context(|| format!("the engine left no log at {}", log.display()))?;
        log::ensure_no_errors(&text)?;
        let report = Report::read(&json)?;
        if let Some(level) = session.level {
            ensure!(
                report.machine.level == level,
                "level {level} was wanted, and {} ran",
                report.machine.level
            );
        }
        Ok(report)
    }
}

impl Session<'_> {
    /// What the demo is told, see `demo_project/benchmark/options.gd`.
    fn words(&self) -> Vec<String> {
        let sizes: Vec<String> = self.sizes.iter().map(u64::to_string).collect();
        let forms: Vec<&str> = self.forms.iter().copied().map(Form::name).collect();
        let (option, subject) = match self.subject {
            Subject::Operations(names) => ("--operations", names.join(",")),
            Subject::Families => ("--families", "all".into()),
        };
        let mut words = vec![
            option.into(),
            subject,
            "--sizes".into(),
            sizes.join(","),
            "--rounds".into(),
            self.rounds.to_string(),
        ];
        if let Some(count) = self.largest_loop {
            words.extend(["--loops-up-to".into(), count.to_string()]);
        }
        if !forms.is_empty() {
            words.extend(["--forms".into(), forms.join(",")]);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_told_in_words() {
        let mut session = Session {
            level: None,
            name: "default",
            subject: Subject::Operations(&["a", "b"]),
            forms: &[],
            sizes: &[16, 1000],
            rounds: 3,
            largest_loop: None,
        };
        let plain = "--operations a,b --sizes 16,1000 --rounds 3";
        assert_eq!(session.words().join(" "), plain);
        session.forms = &[Form::Engine, Form::InPlace];
        assert_eq!(
            session.words().join(" "),
            format!("{plain} --forms engine,in_place")
        );
        session.subject = Subject::Families;
        session.forms = &[];
        session.largest_loop = Some(9);
        assert_eq!(
            session.words().join(" "),
            "--families all --sizes 16,1000 --rounds 3 --loops-up-to 9"
        );
    }
}
