//! The engine's log, searched for errors.

/// The lines of `log` that report an error, of whatever kind.
pub fn errors(log: &str) -> Vec<&str> {
    log.lines().filter(|line| is_error(line)).collect()
}

/// The engine starts the line with the kind: `ERROR:`, `SCRIPT ERROR:`, and so on.
fn is_error(line: &str) -> bool {
    let Some((kind, _)) = line.split_once("ERROR:") else {
        return false;
    };
    kind.chars().all(|c| c == ' ' || c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_every_kind_are_found() {
        let log = "Godot Engine v4.6.3\n\
            ERROR: Condition \"x\" is true.\n   at: f (core/x.cpp:1)\n\
            USER ERROR: Compute.add: no\n\
            SCRIPT ERROR: Parse Error: gone\n\
            WARNING: odd\n";
        assert_eq!(
            errors(log),
            [
                "ERROR: Condition \"x\" is true.",
                "USER ERROR: Compute.add: no",
                "SCRIPT ERROR: Parse Error: gone",
            ]
        );
    }

    #[test]
    fn talk_of_errors_is_not_one() {
        assert_eq!(
            errors("  3 %  no ERROR: here\nWARNING: odd\nerror: lower\n"),
            [""; 0]
        );
    }
}
