//! Runs a program of whose outputs only both ends are kept: a process of the fuzzer prints the engine's errors, and
//! these are hundreds of megabytes.

use std::io::{self, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use wait_timeout::ChildExt as _;

use crate::process;

/// How much of an output is kept, at its beginning and at its end.
const KEPT: usize = 1 << 18;

/// A program that has ended, or was killed.
#[derive(Debug)]
pub struct Ended {
    /// How it ended, if it did in time.
    pub status: Option<ExitStatus>,
    /// Both ends of its standard output.
    pub stdout: String,
    /// Both ends of its standard error.
    pub stderr: String,
}

/// Runs `command`, and kills it if it takes longer than `limit`.
pub fn capture(command: &mut Command, limit: Duration) -> Result<Ended> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = process::start(command)?;
    let stdout = child.stdout.take().context("it was to have a pipe")?;
    let stderr = child.stderr.take().context("it was to have a pipe")?;
    thread::scope(|scope| {
        let stdout = scope.spawn(|| ends(stdout, KEPT));
        let stderr = scope.spawn(|| ends(stderr, KEPT));
        let status = child.wait_timeout(limit)?;
        if status.is_none() {
            child.kill()?;
            child.wait()?;
        }
        Ok(Ended {
            status,
            stdout: stdout.join().expect("reading does not panic")?,
            stderr: stderr.join().expect("reading does not panic")?,
        })
    })
}

/// Reads everything, and gives `kept` bytes of its beginning and more than as many of its end, with a line between
/// them that says how much is left out.
fn ends(mut source: impl Read, kept: usize) -> io::Result<String> {
    let mut begin = Vec::new();
    source.by_ref().take(kept as u64).read_to_end(&mut begin)?;
    let mut end = Vec::new();
    let mut left_out = 0;
    let mut buffer = vec![0; kept];
    loop {
        let count = source.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        end.extend_from_slice(&buffer[..count]);
        let more = end.len().saturating_sub(kept);
        if more > kept {
            end.drain(..more);
            left_out += more;
        }
    }
    let mut text = String::from_utf8_lossy(&begin).into_owned();
    if left_out > 0 {
        text += &format!("\n({left_out} bytes are left out)\n");
    }
    text += &String::from_utf8_lossy(&end);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_kept() {
        let ends = |text: &str| ends(text.as_bytes(), 4).unwrap();
        assert_eq!(ends(""), "");
        assert_eq!(ends("begin, end"), "begin, end");
        assert_eq!(
            ends("begin and a long way to the end"),
            "begi\n(23 bytes are left out)\n end"
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_program_that_hangs_is_killed() {
        let run = |script: &str, seconds: f32| {
            let mut command = Command::new("sh");
            capture(
                command.args(["-c", script]),
                Duration::from_secs_f32(seconds),
            )
            .unwrap()
        };
        let ended = run("echo out; echo err >&2; exit 3", 30.0);
        assert_eq!(ended.status.and_then(|status| status.code()), Some(3));
        assert_eq!((&*ended.stdout, &*ended.stderr), ("out\n", "err\n"));
        let killed = run("echo before; exec sleep 20", 0.5);
        assert_eq!((killed.status, &*killed.stdout), (None, "before\n"));
    }
}
