//! What the engine prints, searched for complaints.

use anyhow::{Result, ensure};

use crate::process::Finished;

/// The lines of `text` by which the engine reports an error or a warning, each
/// with the lines below it that belong to it.
pub fn complaints(text: &str) -> Vec<String> {
    complaints_in(text.lines())
}

/// The same of `lines`.
pub fn complaints_in<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        let line = without_colours(line);
        if is_complaint(&line) {
            found.push(line);
            goes_on = true;
        } else if goes_on && line.starts_with([' ', '\t']) {
            if let Some(last) = found.last_mut() {
                last.push('\n');
                last.push_str(&line);
            }
        } else {
            goes_on = false;
        }
    }
    found
}

/// The complaints in `text` but for warnings.
fn errors(text: &str) -> Vec<String> {
    let mut found = complaints(text);
    found.retain(|complaint| {
        kind(complaint).is_none_or(|kind| !kind.trim_end().ends_with("WARNING"))
    });
    found
}

/// Fails if there are errors in `text`, which the engine printed.
pub fn ensure_no_errors(text: &str) -> Result<()> {
    let found = errors(text);
    ensure!(
        found.is_empty(),
        "the engine printed errors:\n{}",
        found.join("\n")
    );
    Ok(())
}

/// Fails if the engine complained on either of its outputs. `deed` says what
/// it did meanwhile, as in `the engine imported …`.
pub fn ensure_quiet(done: &Finished, deed: &str) -> Result<()> {
    let found = [complaints(&done.stdout), complaints(&done.stderr)].concat();
    ensure!(
        found.is_empty(),
        "the engine {deed} with complaints:\n{}",
        found.join("\n")
    );
    Ok(())
}

/// The engine starts such lines with the kind, as `SCRIPT ERROR:`; Rust says
/// that a thread panicked.
fn is_complaint(line: &str) -> bool {
    let of_engine =
        kind(line).is_some_and(|kind| kind.ends_with("ERROR") || kind.ends_with("WARNING"));
    of_engine || (line.starts_with("thread '") && line.contains("panicked at"))
}

/// The capital letters before the first colon, if there is nothing else.
fn kind(line: &str) -> Option<&str> {
    let (kind, _) = line.split_once(':')?;
    let plain = |c: char| c == ' ' || c.is_ascii_uppercase();
    kind.chars().all(plain).then_some(kind)
}

/// Without the escape sequences that colour a terminal's text.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        let end = after.find(|c: char| c.is_ascii_alphabetic());
        rest = end.map_or("", |end| &after[end + 1..]);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "Godot Engine v4.6.3\n\
        \u{1b}[1;33mWARNING:\u{1b}[0m odd\n     at: f (a.cpp:1)\nplain\n  indented\n\
        ERROR: Condition \"x\" is true.\nUSER SCRIPT ERROR: late\n\
        no ERROR: here\n  3 %  no ERROR: here\nerror: small\n\
        thread 'main' panicked at src/lib.rs:1:\n";

    #[test]
    fn complaints_are_found_with_their_places() {
        let odd = "WARNING: odd\n     at: f (a.cpp:1)";
        let panic = "thread 'main' panicked at src/lib.rs:1:";
        let errors = [
            "ERROR: Condition \"x\" is true.",
            "USER SCRIPT ERROR: late",
            panic,
        ];
        assert_eq!(complaints(LOG), [&[odd][..], &errors].concat());
        assert_eq!(super::errors(LOG), errors);
    }

    #[test]
    #[cfg(unix)]
    fn both_outputs_must_be_quiet() {
        use std::os::unix::process::ExitStatusExt as _;
        let done = |stdout: &str, stderr: &str| Finished {
            command: "godot".to_owned(),
            status: std::process::ExitStatus::from_raw(0),
            stdout: stdout.to_owned(),
            stderr: stderr.to_owned(),
        };
        ensure_quiet(&done("all is well\n", ""), "ran").unwrap();
        for loud in [done(LOG, ""), done("", LOG)] {
            let error = ensure_quiet(&loud, "ran").unwrap_err().to_string();
            assert!(
                error.starts_with("the engine ran with complaints:\nWARNING: odd"),
                "{error}"
            );
        }
    }
}
