//! The bars of the project's third issue: what every row of a family must
//! show, and some rows besides.

use super::bars::{Bar, Wanted};
use super::numpy::Numpy;
use super::report::{Cell, Form, Report};
use super::tables::shorten;

/// At this size the overhead of a call shows ...
const SMALL: u64 = 16;
/// ... here the arithmetic, on memory in the caches ...
const MIDDLE: u64 = 100_000;
/// ... and here the memory.
const LARGE: u64 = 1_000_000;

/// Methods that move memory and do next to nothing with it.
const MOVERS: &[&str] = &["add", "clamp", "lerp", "minimum"];
/// Methods that read an array once.
const READERS: &[&str] = &["sum", "min", "max"];
/// Methods that take roots of vectors.
const ROOTS: &[&str] = &["normalize", "lengths"];
/// Methods that NumPy has vectorised by hand too.
const TRANSCENDENTAL: &[&str] = &[
    "pow", "exp", "log", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh",
    "tanh",
];

/// Methods of the addon that are no operations, and so have no row.
const NO_OPERATIONS: &[&str] = &[
    "get_info",
    "get_thread_count",
    "set_thread_count",
    "get_copy_count",
    "get_copied_bytes",
    "is_shared",
    "self_test",
];

/// The methods of the addon that are operations and not among `measured`. One
/// that writes into a given array is a form of that which returns a new one.
pub fn without_row<'a>(methods: &'a [String], measured: &[&str]) -> Vec<&'a str> {
    methods
        .iter()
        .map(String::as_str)
        .filter(|name| !NO_OPERATIONS.contains(name) && !name.ends_with("_into"))
        .filter(|name| !measured.contains(name))
        .collect()
}

/// One figure that a rule is about, and the row that it is of.
struct Figure {
    row: String,
    value: Option<f64>,
}

/// The bars of the rows that `default` has, the process with the default level
/// and threads; `baseline` may be the same one. A rule for many rows is one
/// bar, which shows the worst row, and one more for each other row that misses
/// it.
pub fn bars(default: &Report, baseline: Option<&Report>, numpy: Option<&Numpy>) -> Vec<Bar> {
    let mut bars = Vec::new();
    every_row(default, &mut bars);
    if let Some(baseline) = baseline {
        at_the_baseline(default, baseline, &mut bars);
    }
    some_rows(default, &mut bars);
    if let Some(numpy) = numpy {
        against_numpy(default, numpy, &mut bars);
    }
    bars
}

fn every_row(default: &Report, bars: &mut Vec<Bar>) {
    for (n, least) in [(SMALL, 1.0), (MIDDLE, 20.0)] {
        let figures = ours(default, n).map(|cell| Figure {
            row: name(cell),
            value: speed(default, cell, Form::Gdscript),
        });
        let title = format!("every row against its GDScript loop, n = {}", shorten(n));
        rule(bars, &title, Wanted::Speed(least), figures);
    }
}

fn at_the_baseline(default: &Report, baseline: &Report, bars: &mut Vec<Bar>) {
    let figures = ours(baseline, MIDDLE)
        .filter(|cell| time(baseline, &cell.operation, Form::Engine, MIDDLE).is_some())
        .map(|cell| Figure {
            row: name(cell),
            value: speed(baseline, cell, Form::Engine),
        });
    let title = "every row against the engine, baseline, n = 100 k";
    rule(bars, title, Wanted::Speed(1.0), figures);
    // A loop of GDScript runs at no level of the addon's.
    let figures = ours(baseline, MIDDLE).map(|cell| Figure {
        row: name(cell),
        value: speed(default, cell, Form::Gdscript),
    });
    let title = "every row against its GDScript loop, baseline, n = 100 k";
    rule(bars, title, Wanted::Speed(10.0), figures);
}

fn some_rows(default: &Report, bars: &mut Vec<Bar>) {
    for operation in MOVERS {
        let value = |cell: &Cell| speed(default, cell, Form::Memcpy);
        let title = format!("{operation}, speed of memcpy, n = 1 M");
        one(
            bars,
            default,
            operation,
            title,
            Wanted::Speed(0.7),
            LARGE,
            &value,
        );
    }
    for operation in READERS {
        let value = |cell: &Cell| Some(cell.ns());
        let title = format!("{operation}, ns per element, n = 1 M");
        one(
            bars,
            default,
            operation,
            title,
            Wanted::Time(0.2),
            LARGE,
            &value,
        );
    }
    for operation in ROOTS {
        let value = |cell: &Cell| {
            let alone = default.find(operation, cell.form, MIDDLE, 1)?;
            Some(alone.ns())
        };
        let title = format!("{operation}, ns per vector, one thread, n = 100 k");
        one(
            bars,
            default,
            operation,
            title,
            Wanted::Time(1.5),
            MIDDLE,
            &value,
        );
    }
    let value = |cell: &Cell| speed(default, cell, Form::Engine);
    let title = "sort against the engine's, n = 1 M".to_owned();
    one(
        bars,
        default,
        "sort",
        title,
        Wanted::Speed(15.0),
        LARGE,
        &value,
    );
    let value = |cell: &Cell| speed(default, cell, Form::Gdscript);
    let title = "argsort against sort_custom on indices, n = 100 k".to_owned();
    one(
        bars,
        default,
        "argsort",
        title,
        Wanted::Speed(100.0),
        MIDDLE,
        &value,
    );
}

fn against_numpy(default: &Report, numpy: &Numpy, bars: &mut Vec<Bar>) {
    let figures = |n: u64, is_counted: fn(&str) -> bool| {
        let operations = default.operations().into_iter();
        operations
            .filter(move |operation| is_counted(operation))
            .filter_map(move |operation| {
                let cell = preferred(default, operation, n)?;
                Some(Figure {
                    row: name(cell),
                    value: Some(numpy.find(operation, n)? / cell.ns()),
                })
            })
    };
    let is_hard = |operation: &str| TRANSCENDENTAL.contains(&operation);
    let is_easy = |operation: &str| !TRANSCENDENTAL.contains(&operation);
    rule(
        bars,
        "every row against NumPy, n = 1 M",
        Wanted::Speed(1.0),
        figures(LARGE, |_| true),
    );
    let title = "every row but the transcendental against NumPy, n = 100 k";
    rule(bars, title, Wanted::Speed(1.0), figures(MIDDLE, is_easy));
    let title = "the transcendental rows against NumPy, n = 100 k";
    rule(
        bars,
        title,
        Wanted::Speed(1.0 / 1.5),
        figures(MIDDLE, is_hard),
    );
}

/// Adds the bars of a rule for many rows; none where there is no row.
fn rule(bars: &mut Vec<Bar>, title: &str, wanted: Wanted, figures: impl Iterator<Item = Figure>) {
    let mut of_rows: Vec<Bar> = figures
        .map(|figure| Bar {
            title: format!("{title}: {}", figure.row),
            wanted,
            measured: figure.value,
        })
        .collect();
    let rank = |bar: &Bar| match wanted {
        Wanted::Speed(_) => bar.measured.unwrap_or(f64::NEG_INFINITY),
        Wanted::Time(_) => -bar.measured.unwrap_or(f64::INFINITY),
    };
    of_rows.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
    let count = of_rows.len();
    for (place, mut bar) in of_rows.into_iter().enumerate() {
        let is_cleared = bar.is_cleared();
        if place == 0 && is_cleared {
            bar.title += &format!(", the worst of {count}");
        }
        if place == 0 || !is_cleared {
            bars.push(bar);
        }
    }
}

/// Adds the bar of one operation, if that is measured.
fn one(
    bars: &mut Vec<Bar>,
    report: &Report,
    operation: &str,
    title: String,
    wanted: Wanted,
    n: u64,
    value: &dyn Fn(&Cell) -> Option<f64>,
) {
    if let Some(cell) = preferred(report, operation, n) {
        bars.push(Bar {
            title,
            wanted,
            measured: value(cell),
        });
    }
}

/// All that the addon was measured in with `n` elements and the default threads.
fn ours(report: &Report, n: u64) -> impl Iterator<Item = &Cell> {
    report.cells.iter().filter(move |cell| {
        cell.n == n && cell.form.is_ours() && cell.threads == report.machine.threads
    })
}

/// The form of an operation that needs no new memory, if it has one.
fn preferred<'a>(report: &'a Report, operation: &str, n: u64) -> Option<&'a Cell> {
    [Form::InPlace, Form::Into, Form::New]
        .into_iter()
        .find_map(|form| report.find_default(operation, form, n))
}

/// How many times the speed of `against` in `report` a measurement shows.
fn speed(report: &Report, cell: &Cell, against: Form) -> Option<f64> {
    Some(time(report, &cell.operation, against, cell.n)? / cell.ns())
}

fn time(report: &Report, operation: &str, form: Form, n: u64) -> Option<f64> {
    Some(report.find_default(operation, form, n)?.ns())
}

fn name(cell: &Cell) -> String {
    format!("{} {}", cell.operation, cell.form.name())
}

#[cfg(test)]
mod tests {
    use super::super::numpy;
    use super::super::report::samples::{empty, row};
    use super::*;

    fn default() -> Report {
        let mut report = empty("avx2");
        report.cells = vec![
            row("add", Form::Gdscript, SMALL, 2, 60.0),
            row("add", Form::InPlace, SMALL, 2, 20.0),
            row("lengths", Form::Gdscript, SMALL, 2, 60.0),
            row("lengths", Form::New, SMALL, 2, 75.0),
            row("lengths", Form::Into, SMALL, 2, 30.0),
            row("add", Form::Gdscript, MIDDLE, 2, 50.0),
            row("add", Form::InPlace, MIDDLE, 2, 0.5),
            row("add", Form::InPlace, MIDDLE, 1, 5.0),
            row("lengths", Form::Gdscript, MIDDLE, 2, 60.0),
            row("lengths", Form::New, MIDDLE, 2, 2.0),
            row("lengths", Form::Into, MIDDLE, 2, 1.0),
            row("lengths", Form::Into, MIDDLE, 1, 1.6),
            row("sort", Form::Engine, LARGE, 2, 150.0),
            row("sort", Form::InPlace, LARGE, 2, 5.0),
            row("sin", Form::InPlace, MIDDLE, 2, 1.25),
            row("add", Form::InPlace, LARGE, 2, 0.5),
            row("add", Form::Memcpy, LARGE, 2, 0.3),
        ];
        report
    }

    fn find<'a>(bars: &'a [Bar], title: &str) -> &'a Bar {
        let mut found = bars.iter().filter(|bar| bar.title == title);
        let bar = found
            .next()
            .unwrap_or_else(|| panic!("no bar {title:?} in {bars:#?}"));
        assert!(found.next().is_none());
        bar
    }

    #[track_caller]
    fn check(bars: &[Bar], title: &str, measured: f64, cleared: bool) {
        let bar = find(bars, title);
        assert!((bar.measured.unwrap() - measured).abs() < 1e-12, "{bar:?}");
        assert_eq!(bar.is_cleared(), cleared, "{bar:?}");
    }

    #[test]
    fn a_rule_shows_its_worst_row_and_all_that_miss_it() {
        let bars = bars(&default(), None, None);
        let small = "every row against its GDScript loop, n = 16: ";
        check(&bars, &format!("{small}lengths new"), 0.8, false);
        let of_rule = bars.iter().filter(|bar| bar.title.starts_with(small));
        assert_eq!(of_rule.count(), 1);
        let middle = "every row against its GDScript loop, n = 100 k: ";
        // Without a loop it is not measured, and so not cleared.
        let sin = find(&bars, &format!("{middle}sin in_place"));
        assert!(sin.measured.is_none() && !sin.is_cleared());
        assert!(!bars.iter().any(|bar| bar.title.contains("the worst")));
        let mut all_well = default();
        all_well.cells.retain(|cell| cell.operation == "add");
        check(
            &super::bars(&all_well, None, None),
            &format!("{middle}add in_place, the worst of 1"),
            100.0,
            true,
        );
    }

    #[test]
    fn some_rows_have_bars_of_their_own() {
        let bars = bars(&default(), None, None);
        check(&bars, "add, speed of memcpy, n = 1 M", 0.6, false);
        check(
            &bars,
            "lengths, ns per vector, one thread, n = 100 k",
            1.6,
            false,
        );
        check(&bars, "sort against the engine's, n = 1 M", 30.0, true);
        assert!(!bars.iter().any(|bar| bar.title.contains("argsort")));
        assert!(!bars.iter().any(|bar| bar.title.contains("NumPy")));
    }

    #[test]
    fn the_baseline_is_held_against_the_engine_and_a_tenth_of_the_loop() {
        let mut baseline = empty("baseline");
        baseline.cells = vec![
            row("add", Form::InPlace, MIDDLE, 2, 6.25),
            row("add", Form::Engine, MIDDLE, 2, 12.5),
            row("lengths", Form::Into, MIDDLE, 2, 2.0),
        ];
        let bars = bars(&default(), Some(&baseline), None);
        let title = "every row against the engine, baseline, n = 100 k: ";
        check(
            &bars,
            &format!("{title}add in_place, the worst of 1"),
            2.0,
            true,
        );
        let title = "every row against its GDScript loop, baseline, n = 100 k: ";
        check(&bars, &format!("{title}add in_place"), 8.0, false);
    }

    #[test]
    fn numpy_is_held_against_the_form_without_new_memory() {
        let times = [
            ("lengths", MIDDLE, 0.5),
            ("sin", MIDDLE, 1.0),
            ("add", LARGE, 1.0),
            ("exp", LARGE, 1.0),
        ];
        let bars = bars(&default(), None, Some(&numpy::sample(&times)));
        let title = "every row but the transcendental against NumPy, n = 100 k: lengths into";
        check(&bars, title, 0.5, false);
        let title =
            "the transcendental rows against NumPy, n = 100 k: sin in_place, the worst of 1";
        check(&bars, title, 0.8, true);
        let title = "every row against NumPy, n = 1 M: add in_place, the worst of 1";
        check(&bars, title, 2.0, true);
    }

    #[test]
    fn operations_without_a_row_are_found() {
        let methods = ["add", "get_info", "lengths", "lengths_into", "sort"].map(str::to_owned);
        assert_eq!(without_row(&methods, &["add", "lengths"]), ["sort"]);
    }
}
