//! What the engine prints, searched for complaints outside of the tests.

/// What the suites' runner prints on both outputs before it begins.
const BEGIN: &str = "@@ tests begin";
/// What it prints when it has ended.
const END: &str = "@@ tests end";

/// The lines of `text` by which the engine reports an error or a warning, each
/// with the lines below it that belong to it.
pub fn complaints(text: &str) -> Vec<String> {
    complaints_in(text.lines())
}

/// The same, but for what is printed while the tests run: these know which
/// errors they expect.
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
    complaints_in(outside)
}

/// Whether the runner began and ended.
pub fn is_whole(text: &str) -> bool {
    let has = |mark: &str| text.lines().any(|line| line.trim_end() == mark);
    has(BEGIN) && has(END)
}

/// The test that the runner began last.
pub fn last_test(text: &str) -> Option<&str> {
    text.lines()
        .rev()
        .find_map(|line| line.strip_prefix("running "))
}

fn complaints_in<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
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

/// The engine starts such lines with the kind, as `SCRIPT ERROR:`; Rust says
/// that a thread panicked.
fn is_complaint(line: &str) -> bool {
    let of_engine = line.split_once(':').is_some_and(|(kind, _)| {
        let plain = kind.chars().all(|c| c == ' ' || c.is_ascii_uppercase());
        plain && (kind.ends_with("ERROR") || kind.ends_with("WARNING"))
    });
    of_engine || (line.starts_with("thread '") && line.contains("panicked at"))
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
        @@ tests begin\nrunning a.one\nERROR: expected\nrunning a.two\n@@ tests end\n\
        USER SCRIPT ERROR: late\nno ERROR: here\nerror: small\n\
        thread 'main' panicked at src/lib.rs:1:\n";

    #[test]
    fn complaints_are_found_with_their_places() {
        let odd = "WARNING: odd\n     at: f (a.cpp:1)";
        let panic = "thread 'main' panicked at src/lib.rs:1:";
        let all = [odd, "ERROR: expected", "USER SCRIPT ERROR: late", panic];
        assert_eq!(complaints(LOG), all);
        assert_eq!(
            complaints_outside_tests(LOG),
            [odd, "USER SCRIPT ERROR: late", panic]
        );
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
