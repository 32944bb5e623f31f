//! The bars of formulas: what they gain over a call for each step and over the
//! engine's, and how near they come to what is written by hand.

use super::bars::{Bar, Wanted};
use super::report::{Form, Report};
use super::tables::shorten;

const MIDDLE: u64 = 100_000;
const LARGE: u64 = 1_000_000;

/// The bars of the formulas that were measured.
pub fn bars(default: &Report) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut add = |operation: &str, n: u64, against: Form, what: &str, wanted: Wanted| {
        let Some(ours) = default.find_default(operation, Form::InPlace, n) else {
            return;
        };
        let other = default.find_default(operation, against, n);
        bars.push(Bar {
            title: format!("{operation}, {what}, n = {}", shorten(n)),
            wanted,
            measured: other.map(|other| match wanted {
                Wanted::Speed(_) => other.ns() / ours.ns(),
                Wanted::Time(_) => ours.ns() / other.ns(),
            }),
        });
    };
    let (product, heavy, points) = ("formula_multiply_add", "formula_heavy", "formula_integrate");
    add(
        product,
        LARGE,
        Form::Separate,
        "against a call for each step",
        Wanted::Speed(1.7),
    );
    add(
        product,
        LARGE,
        Form::Memcpy,
        "speed of memcpy",
        Wanted::Speed(0.75),
    );
    add(
        heavy,
        MIDDLE,
        Form::HandWritten,
        "part of the time of Rust by hand",
        Wanted::Time(1.6),
    );
    add(
        points,
        LARGE,
        Form::HandWritten,
        "part of the time of Rust by hand",
        Wanted::Time(1.3),
    );
    for operation in [product, heavy, points] {
        for n in [MIDDLE, LARGE] {
            let what = "against the engine's Expression for each element";
            add(operation, n, Form::Engine, what, Wanted::Speed(250.0));
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::super::report::samples::{empty, row};
    use super::*;

    #[test]
    fn formulas_are_held_against_their_other_forms() {
        let mut report = empty("avx2");
        report.cells = vec![
            row("formula_multiply_add", Form::InPlace, LARGE, 2, 0.2),
            row("formula_multiply_add", Form::Separate, LARGE, 2, 0.3),
            row("formula_multiply_add", Form::Memcpy, LARGE, 2, 0.2),
            row("formula_heavy", Form::InPlace, MIDDLE, 2, 3.0),
            row("formula_heavy", Form::HandWritten, MIDDLE, 2, 2.0),
            row("formula_heavy", Form::Engine, MIDDLE, 2, 600.0),
        ];
        let bars = bars(&report);
        let verdicts: Vec<_> = bars
            .iter()
            .map(|bar| (bar.measured.map(|x| (x * 100.0).round()), bar.is_cleared()))
            .collect();
        let expected = [
            (Some(150.0), false),
            (Some(100.0), true),
            (Some(150.0), true),
            (None, false),
            (Some(20_000.0), false),
        ];
        assert_eq!(verdicts, expected);
    }
}
