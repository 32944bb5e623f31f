//! What the suites' runner prints among what the engine does.

use crate::log;

/// What the suites' runner prints on both outputs before it begins.
const BEGIN: &str = "@@ tests begin";
/// What it prints when it has ended.
const END: &str = "@@ tests end";

/// The engine's complaints, but for what is printed while the tests run: these
/// know which errors they expect.
pub fn complaints_outside_tests(text: &str) -> Vec<String> {
    let mut inside = false;
    let outside = text.lines().filter(|line| {
        match line.trim_end() {
            BEGIN => inside = true,
            END => inside = false,
            _ => (),
        }
        !inside
    });
    log::complaints_in(outside)
}

/// Whether the runner began and ended.
pub fn is_whole(text: &str) -> bool {
    let has = |mark: &str| text.lines().any(|line| line.trim_end() == mark);
    has(BEGIN) && has(END)
}

/// Whether a line before the tests has all of `words`.
pub fn announces(text: &str, words: &[&str]) -> bool {
    let mut before = text.lines().take_while(|line| line.trim_end() != BEGIN);
    words.is_empty() || before.any(|line| words.iter().all(|word| line.contains(word)))
}

/// The test that the runner began last.
pub fn last_test(text: &str) -> Option<&str> {
    text.lines()
        .rev()
        .find_map(|line| line.strip_prefix("running "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "Godot Engine v4.6.3\n\
        WARNING: odd\n     at: f (a.cpp:1)\n\
        @@ tests begin\nrunning a.one\nERROR: expected\nrunning a.two\n@@ tests end\n\
        USER SCRIPT ERROR: late\n";

    #[test]
    fn the_tests_themselves_are_passed_over() {
        let odd = "WARNING: odd\n     at: f (a.cpp:1)";
        assert_eq!(
            complaints_outside_tests(LOG),
            [odd, "USER SCRIPT ERROR: late"]
        );
    }

    #[test]
    fn what_the_engine_says_first_is_heard() {
        assert!(announces(LOG, &["Engine", "v4"]) && announces("", &[]));
        // Only before the tests, and only in one line.
        assert!(!announces(LOG, &["expected"]) && !announces(LOG, &["Engine", "odd"]));
    }

    #[test]
    fn a_run_that_breaks_off_is_not_whole() {
        assert!(is_whole(LOG));
        let broken = LOG.replace(END, "Segmentation fault");
        assert!(!is_whole(&broken));
        assert_eq!(last_test(&broken), Some("a.two"));
        assert_eq!(last_test(""), None);
    }
}
