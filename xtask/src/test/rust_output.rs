//! What Cargo prints of tests, read.

use crate::process::Finished;
use crate::steps::Tally;

/// What came of `cargo test`; a failure that no test explains is one itself.
pub fn judge(done: Finished) -> Tally {
    let mut tally = read(&done.stdout);
    let failed_tests = !tally.failed.is_empty();
    if let Err(error) = done.success()
        && !failed_tests
    {
        tally.fail("", format!("{error:#}"));
    }
    tally
}

fn read(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        let Some((name, result)) = line
            .strip_prefix("test ")
            .and_then(|line| line.rsplit_once(" ... "))
        else {
            continue;
        };
        match result.split_once(", ").unwrap_or((result, "")) {
            ("ok", _) => tally.passed += 1,
            ("FAILED", _) => tally.fail(name, message(output, name)),
            ("ignored", "") => tally.skip(name, "ignored in the source, which says no more"),
            ("ignored", reason) => tally.skip(name, reason),
            _ => tally.fail(name, line),
        }
    }
    tally
}

/// What a failed test printed.
fn message(output: &str, name: &str) -> String {
    let title = format!("---- {name} stdout ----");
    let lines = output.lines().skip_while(|line| *line != title).skip(1);
    let own = lines.take_while(|line| !line.starts_with("---- ") && *line != "failures:");
    own.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "
running 4 tests
test lanes::tests::body_and_tail ... ok
test lanes::tests::slow ... ignored, takes an hour
test lanes::tests::wrong ... FAILED
test src/lib.rs - (line 3) - compile ... ok

failures:

---- lanes::tests::wrong stdout ----

thread 'lanes::tests::wrong' panicked at src/lanes.rs:3:5:
1 is not 2

failures:
    lanes::tests::wrong

test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out
";

    #[test]
    fn tests_are_counted_and_named() {
        let tally = read(OUTPUT);
        assert_eq!(tally.counts(), "2 passed, 1 failed, 1 skipped");
        assert_eq!(tally.skipped[0].test, "lanes::tests::slow");
        assert_eq!(tally.skipped[0].reason, "takes an hour");
        let failure = &tally.failed[0];
        assert_eq!(failure.test, "lanes::tests::wrong");
        assert!(
            failure.message.starts_with("thread 'lanes"),
            "{}",
            failure.message
        );
        assert!(
            failure.message.ends_with("1 is not 2"),
            "{}",
            failure.message
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_failure_without_a_test_is_told() {
        use std::os::unix::process::ExitStatusExt as _;
        let done = |stdout: &str| Finished {
            command: "cargo test".to_owned(),
            status: std::process::ExitStatus::from_raw(101 << 8),
            stdout: stdout.to_owned(),
            stderr: "error: could not compile".to_owned(),
        };
        assert!(
            judge(done("")).failed[0]
                .message
                .contains("could not compile")
        );
        assert_eq!(judge(done(OUTPUT)).failed.len(), 1);
    }
}
