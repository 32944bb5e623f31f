//! Runs other programs, each under a time limit.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use wait_timeout::ChildExt as _;

/// How many lines of a failed program's output its error repeats.
const REPEATED_LINES: usize = 40;

/// A program that ended in time, whether well or badly.
#[derive(Debug)]
pub struct Finished {
    /// The command line, for messages.
    pub command: String,
    /// How it ended.
    pub status: ExitStatus,
    /// What it wrote on its standard output.
    pub stdout: String,
    /// What it wrote on its standard error.
    pub stderr: String,
}

impl Finished {
    /// Turns an unsuccessful end into an error that names the command and
    /// repeats the end of its output.
    pub fn success(self) -> Result<Self> {
        if self.status.success() {
            return Ok(self);
        }
        bail!(
            "`{}` ended with {}{}",
            self.command,
            self.status,
            tails(&self.stdout, &self.stderr)
        );
    }
}

/// Runs `command` to its end and gives what it wrote; its exit status is for
/// the caller to judge. A start that fails, or an end that does not come
/// within `limit`, is an error; in the latter case the program is killed.
pub fn capture(command: &mut Command, limit: Duration) -> Result<Finished> {
    // Files, not pipes: a pipe held open by an orphaned grandchild would keep
    // us reading after the child itself was killed.
    let mut stdout = tempfile::tempfile().context("no temporary file for a program's output")?;
    let mut stderr = tempfile::tempfile().context("no temporary file for a program's output")?;
    command
        .stdin(Stdio::null())
        .stdout(stdout.try_clone()?)
        .stderr(stderr.try_clone()?);
    let child = start(command)?;
    let status = wait(child, limit)?;
    let (stdout, stderr) = (contents(&mut stdout)?, contents(&mut stderr)?);
    let command = describe(command);
    match status {
        Some(status) => Ok(Finished {
            command,
            status,
            stdout,
            stderr,
        }),
        None => bail!(
            "`{command}` was killed after {} s{}",
            limit.as_secs_f32(),
            tails(&stdout, &stderr)
        ),
    }
}

/// Runs `command` with its output going where the command says (the terminal,
/// unless set otherwise). Anything but success within `limit` is an error.
pub fn stream(command: &mut Command, limit: Duration) -> Result<()> {
    let child = start(command.stdin(Stdio::null()))?;
    let command = describe(command);
    match wait(child, limit)? {
        Some(status) if status.success() => Ok(()),
        Some(status) => bail!("`{command}` ended with {status}"),
        None => bail!("`{command}` was killed after {} s", limit.as_secs_f32()),
    }
}

/// The command line as one would type it; arguments with odd characters quoted.
pub fn describe(command: &Command) -> String {
    let mut line = String::new();
    for word in std::iter::once(command.get_program()).chain(command.get_args()) {
        let word = word.to_string_lossy();
        if !line.is_empty() {
            line.push(' ');
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_=+.,:/@%\\".contains(c);
        if !word.is_empty() && word.chars().all(plain) {
            line.push_str(&word);
        } else {
            let _ = write!(line, "'{word}'");
        }
    }
    line
}

/// Starts `command`, whose end is the caller's to see to.
pub fn start(command: &mut Command) -> Result<Child> {
    command
        .spawn()
        .with_context(|| format!("`{}` could not be started", describe(command)))
}

/// The exit status, or nothing if the time ran out and the child was killed.
fn wait(mut child: Child, limit: Duration) -> Result<Option<ExitStatus>> {
    if let Some(status) = child.wait_timeout(limit)? {
        return Ok(Some(status));
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

/// Ends `child`: asks it to, as it may have something to put away, and kills it
/// if it does not.
pub fn end(child: &mut Child) {
    /// Ample for putting things away.
    const GRACE: Duration = Duration::from_secs(5);
    #[cfg(unix)]
    let asked = rustix::process::kill_process(
        rustix::process::Pid::from_child(child),
        rustix::process::Signal::TERM,
    )
    .is_ok();
    #[cfg(not(unix))]
    let asked = false;
    if asked && matches!(child.wait_timeout(GRACE), Ok(Some(_))) {
        return;
    }
    // Either fails only if it has ended.
    let _ = child.kill();
    let _ = child.wait();
}

fn contents(file: &mut File) -> Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The last lines of a program's outputs, for an error to end with.
pub fn tails(stdout: &str, stderr: &str) -> String {
    let mut text = String::new();
    for (name, output) in [("standard output", stdout), ("standard error", stderr)] {
        let lines: Vec<&str> = output.lines().collect();
        let first = lines.len().saturating_sub(REPEATED_LINES);
        if !lines.is_empty() {
            let _ = write!(text, "\n--- its {name}:\n{}", lines[first..].join("\n"));
        }
    }
    text
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::time::Instant;

    const LONG: Duration = Duration::from_secs(30);

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_outputs_are_captured() {
        let done = capture(&mut shell("echo out; echo err >&2; exit 3"), LONG).unwrap();
        assert_eq!(
            (done.stdout.as_str(), done.stderr.as_str()),
            ("out\n", "err\n")
        );
        assert_eq!(done.status.code(), Some(3));
        let error = done.success().unwrap_err().to_string();
        assert!(error.contains("sh -c 'echo out;"), "{error}");
        assert!(error.contains("err") && error.contains('3'), "{error}");
    }

    #[test]
    fn a_program_that_hangs_is_killed_and_its_output_kept() {
        let begin = Instant::now();
        // The background grandchild holds the output open.
        let mut hang = shell("echo before; sleep 20 & wait");
        let error = capture(&mut hang, Duration::from_millis(300))
            .unwrap_err()
            .to_string();
        assert!(begin.elapsed() < Duration::from_secs(10));
        assert!(
            error.contains("was killed") && error.contains("before"),
            "{error}"
        );
    }

    #[test]
    fn a_streamed_program_must_succeed() {
        stream(&mut shell("true"), LONG).unwrap();
        let error = stream(&mut shell("exit 5"), LONG).unwrap_err().to_string();
        assert!(
            error.contains("exit 5") && error.contains("ended with"),
            "{error}"
        );
        assert!(stream(&mut shell("sleep 20"), Duration::from_millis(100)).is_err());
    }

    #[test]
    fn a_program_may_put_things_away_before_it_ends() {
        let folder = tempfile::tempdir().unwrap();
        let mut command =
            shell("trap 'touch away; exit' TERM; touch ready; while true; do sleep 0.05; done");
        let mut child = start(command.current_dir(folder.path())).unwrap();
        let begin = Instant::now();
        while !folder.path().join("ready").exists() && begin.elapsed() < LONG {
            std::thread::sleep(Duration::from_millis(10));
        }
        end(&mut child);
        assert!(folder.path().join("away").exists());
        assert!(child.try_wait().unwrap().is_some());
        // What has ended already is none of its business.
        end(&mut child);
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = capture(&mut Command::new("no-such-program-here"), LONG).unwrap_err();
        assert!(
            error.to_string().contains("no-such-program-here"),
            "{error}"
        );
    }
}
