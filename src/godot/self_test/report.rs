//! Lines: what was found against what is assumed.

use std::fmt::{Arguments, Debug};

/// The assumptions that do not hold, a line each.
#[derive(Debug, Default)]
pub(super) struct Report {
    lines: Vec<String>,
}

impl Report {
    /// Adds a line if what was found is not what is assumed.
    pub(super) fn equal<T: PartialEq + Debug>(
        &mut self,
        what: Arguments<'_>,
        found: &T,
        assumed: &T,
    ) {
        if found != assumed {
            self.lines
                .push(format!("{what}: {found:?}, not {assumed:?}"));
        }
    }

    /// Adds a line if this does not hold.
    pub(super) fn holds(&mut self, what: Arguments<'_>, found: bool) {
        if !found {
            self.lines.push(format!("{what}: not so"));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_differs_and_nothing_else() {
        let mut report = Report::default();
        report.equal(format_args!("size of {}", "Variant"), &24, &24);
        report.holds(format_args!("empty arrays have no data"), true);
        assert!(report.is_empty());
        report.equal(format_args!("size of {}", "Variant"), &40, &24);
        report.holds(format_args!("empty arrays have no data"), false);
        assert_eq!(
            report.into_lines(),
            [
                "size of Variant: 40, not 24",
                "empty arrays have no data: not so"
            ]
        );
    }
}
