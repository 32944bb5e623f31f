//! The calls that the fuzzer's suite names in what it prints and in what it says of failures.

/// A call: the arguments come from the method and the seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The seed.
    pub seed: i64,
    /// The method, with its class.
    pub method: String,
}

/// The call that was printed last, before it was made.
pub fn last_announced(stdout: &str) -> Option<Call> {
    let mut lines = stdout.lines().rev();
    lines.find_map(|line| call(line.trim_end().strip_prefix("fuzz: seed ")?))
}

/// How many calls were made, by what is printed after them.
pub fn count(stdout: &str) -> Option<i64> {
    stdout.lines().find_map(|line| {
        let (count, rest) = line.strip_prefix("fuzz: ")?.split_once(' ')?;
        rest.starts_with("calls from ")
            .then(|| count.parse().ok())?
    })
}

/// The calls that a failed test's message says something about, each with what it says; none for what is said of all
/// of them.
pub fn complaints(message: &str) -> Vec<(Option<Call>, String)> {
    let mut all: Vec<(Option<Call>, String)> = Vec::new();
    for line in message.lines() {
        let named = wrong_call(line);
        // What is wrong about a call stands in lines below it, without a place of their own.
        let has_place = named.is_some() || line.starts_with("suites/");
        match all.last_mut() {
            Some((_, text)) if !has_place => *text += &format!("\n{line}"),
            _ => all.push((named, line.to_owned())),
        }
    }
    all
}

/// The call in a line such as `suites/a.gd:7: seed 5, Compute.add, with these arguments after it: 3`.
fn wrong_call(line: &str) -> Option<Call> {
    let (before, _) = line.split_once(", with these arguments after it: ")?;
    let (_, named) = before.rsplit_once("seed ")?;
    call(named)
}

/// The call in `5, Compute.add`.
fn call(named: &str) -> Option<Call> {
    let (seed, method) = named.split_once(", ")?;
    Some(Call {
        seed: seed.parse().ok()?,
        method: method.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "Godot Engine v4.6.3\n@@ tests begin\nrunning fuzz.test_calls\n\
        fuzz: seed 7, Compute.add\nfuzz: seed 1007, Compute.sum\n";

    fn sum() -> Call {
        Call {
            seed: 1007,
            method: "Compute.sum".to_owned(),
        }
    }

    #[test]
    fn the_last_call_is_found() {
        assert_eq!(last_announced(OUTPUT), Some(sum()));
        assert_eq!(last_announced("running fuzz.test_calls\n"), None);
    }

    #[test]
    fn calls_are_counted() {
        assert_eq!(count(OUTPUT), None);
        let all = OUTPUT.to_owned() + "fuzz: 2000 calls from seed 7 in 1.0 s\n";
        assert_eq!(count(&all), Some(2000));
    }

    #[test]
    fn complaints_are_told_apart() {
        let message = "suites/apart/fuzz.gd:74: seed 1007, Compute.sum, with these arguments after it: 3: [1]\n\
            the result is of type int\nanother error: bad (at suites/x.gd:1)\n\
            suites/apart/fuzz.gd:60: not true: 12 bytes more\nunexpected error: late";
        let all = complaints(message);
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(all[0].0, Some(sum()));
        assert!(
            all[0]
                .1
                .ends_with("is of type int\nanother error: bad (at suites/x.gd:1)")
        );
        assert_eq!(all[1].0, None);
        assert!(all[1].1.contains("12 bytes") && all[1].1.ends_with("late"));
    }
}
