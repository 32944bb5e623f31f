//! What every method makes of the same arguments on both processors, compared
//! by digests: see the suite that prints them.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

use super::stage::Stage;
use crate::steps::Tally;
use crate::test::suites::Run;
use crate::test::workshop;

/// The suite, and what its lines begin with.
const SUITE: &str = "fingerprints";
const MARK: &str = "fingerprint: ";
/// Emulated it takes some minutes.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// The calls of a method by their seeds, and the digests of what each was given and what came of it.
type Calls = BTreeMap<u64, [String; 2]>;
/// Those of all methods.
type Methods = BTreeMap<String, Calls>;

/// Each method is one test.
pub fn check(stage: &Stage) -> Result<Tally> {
    let here = run("same bits x86_64", stage.native()?)?;
    let there = run("same bits arm64", stage.emulated()?)?;
    compare(&here, &there)
}

fn run(name: &str, command: Command) -> Result<Methods> {
    let tally = Run::only(SUITE, name).within(LIMIT).tally(command)?;
    if let Some(failure) = tally.failed.first() {
        bail!("{name}: {}: {}", failure.test, failure.message);
    }
    let output = workshop::folder()?
        .join("runs")
        .join(format!("{name}.stdout"));
    read(&fs::read_to_string(output)?)
}

fn read(output: &str) -> Result<Methods> {
    let mut methods = Methods::new();
    for line in output.lines().filter_map(|line| line.strip_prefix(MARK)) {
        let words: Vec<_> = line.split(' ').collect();
        let [method, seed, given, came] = words[..] else {
            bail!("{line:?} is not understood");
        };
        let calls = methods.entry(method.to_owned()).or_default();
        let seed = seed.parse().with_context(|| format!("{line:?}"))?;
        calls.insert(seed, [given.to_owned(), came.to_owned()]);
    }
    ensure!(!methods.is_empty(), "the suite printed nothing");
    Ok(methods)
}

fn compare(here: &Methods, there: &Methods) -> Result<Tally> {
    let names = |methods: &Methods| methods.keys().cloned().collect::<Vec<_>>();
    ensure!(
        names(here) == names(there),
        "the methods are not the same ones"
    );
    let mut tally = Tally::default();
    for (method, calls) in here {
        let others = &there[method];
        let seeds = |calls: &Calls| calls.keys().copied().collect::<Vec<_>>();
        let (mut compared, mut different) = (0, Vec::new());
        for (seed, [given, came]) in calls {
            match others.get(seed) {
                Some([other_given, _]) if other_given != given => (),
                Some([_, other_came]) => {
                    compared += 1;
                    different.extend((other_came != came).then_some(*seed));
                }
                None => (),
            }
        }
        if seeds(calls) != seeds(others) {
            tally.fail(method, "other calls are right here than there");
        } else if !different.is_empty() {
            let count = different.len();
            tally.fail(
                method,
                format!("{count} of {compared} results differ: seeds {different:?}"),
            );
        } else if compared * 2 < calls.len() {
            tally.fail(
                method,
                format!(
                    "only {compared} of {} calls have the same arguments",
                    calls.len()
                ),
            );
        } else {
            tally.passed += 1;
        }
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(here: &str, there: &str) -> Tally {
        let read = |lines: &str| {
            let lines: Vec<_> = lines
                .split(", ")
                .map(|line| MARK.to_owned() + line)
                .collect();
            read(&lines.join("\n")).unwrap()
        };
        compare(&read(here), &read(there)).unwrap()
    }

    #[test]
    fn each_method_is_compared() {
        let tally = compared(
            "a 1 f0 ee, a 2 f1 ef, b 1 f0 ee",
            "a 1 f0 ee, a 2 f1 00, b 1 f0 ee",
        );
        assert_eq!(tally.counts(), "1 passed, 1 failed, 0 skipped");
        assert_eq!(tally.failed[0].test, "a");
        assert!(
            tally.failed[0]
                .message
                .ends_with("1 of 2 results differ: seeds [2]")
        );
    }

    #[test]
    fn other_arguments_may_have_other_results() {
        let here = "a 1 f0 ee, a 2 f1 ef";
        assert_eq!(compared(here, "a 1 f0 ee, a 2 f2 00").passed, 1);
        let tally = compared(here, "a 1 f3 ee, a 2 f2 00");
        assert!(tally.failed[0].message.starts_with("only 0 of 2"));
        let tally = compared(here, "a 1 f0 ee, a 3 f1 ef");
        assert!(tally.failed[0].message.starts_with("other calls"));
    }

    #[test]
    fn what_is_not_there_is_noticed() {
        assert!(read("").is_err());
        assert!(read("fingerprint: a 1 f0\n").is_err());
        let one = read("fingerprint: a 1 f0 ee\n").unwrap();
        let other = read("fingerprint: b 1 f0 ee\n").unwrap();
        assert!(compare(&one, &other).is_err());
    }
}
