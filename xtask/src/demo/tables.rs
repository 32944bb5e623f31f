//! The figures in tables for people.

use comfy_table::{CellAlignment, Table, presets};

use super::bars::{Bar, ThreadsAgainstOne, Wanted};
use super::results::Row;

/// All rows that are of no family, one table for each operation.
pub fn rows(rows: &[Row]) -> String {
    let mut operations: Vec<&str> = Vec::new();
    for row in rows.iter().filter(|row| row.family.is_empty()) {
        if !operations.contains(&row.operation.as_str()) {
            operations.push(&row.operation);
        }
    }
    let mut text = String::new();
    for operation in operations {
        text += &format!("\n{operation}\n{}\n", operation_table(operation, rows));
    }
    if text.is_empty() {
        return text;
    }
    text + "x: times the speed; GB/s: bytes read and written; memcpy: of the same bytes, one thread\n"
}

/// One number of elements with one thread and with all, in every process.
pub fn threads(pairs: &[ThreadsAgainstOne]) -> String {
    let mut table = new_table(&[
        "operation",
        "level",
        "n",
        "one thread, ns",
        "all, ns",
        "time",
        "noise",
        "",
    ]);
    for pair in pairs {
        table.add_row([
            pair.operation.clone(),
            pair.level.clone(),
            shorten(pair.n),
            significant(pair.one),
            significant(pair.all),
            format!("{:.2}", pair.ratio()),
            format!("{:.0} %", pair.noise * 100.0),
            if pair.is_slower() { "SLOWER" } else { "ok" }.to_owned(),
        ]);
    }
    align_right(&mut table, &[2, 3, 4, 5, 6]);
    if pairs.is_empty() {
        return String::new();
    }
    format!("\nall threads against one, in place\n{table}\n")
}

/// The bars.
pub fn bars(bars: &[Bar]) -> String {
    let mut table = new_table(&["", "measured", "bar", ""]);
    for bar in bars {
        let (sign, bound, unit) = match bar.wanted {
            Wanted::Speed(least) => (">=", least, " x"),
            Wanted::Time(most) => ("<=", most, ""),
        };
        let verdict = match bar.measured {
            None => "not measured",
            Some(_) if bar.is_cleared() => "pass",
            Some(_) => "FAIL",
        };
        table.add_row([
            bar.title.clone(),
            bar.measured
                .map_or("-".to_owned(), |value| format!("{value:.2}{unit}")),
            format!("{sign} {bound:.2}{unit}"),
            verdict.to_owned(),
        ]);
    }
    align_right(&mut table, &[1, 2]);
    format!("\nmust show\n{table}\n")
}

/// 1,000,000 as 1 M.
pub fn shorten(n: u64) -> String {
    match n {
        _ if n > 0 && n.is_multiple_of(1_000_000) => format!("{} M", n / 1_000_000),
        _ if n > 0 && n.is_multiple_of(1_000) => format!("{} k", n / 1_000),
        _ => n.to_string(),
    }
}

fn operation_table(operation: &str, rows: &[Row]) -> Table {
    let mut of_operation: Vec<&Row> = rows
        .iter()
        .filter(|row| row.operation == operation)
        .collect();
    // Stable: within one size, the order of the processes and their forms.
    of_operation.sort_by_key(|row| row.n);
    let mut table = new_table(&[
        "n",
        "form",
        "level",
        "threads",
        "ns",
        "x engine",
        "x GDScript",
        "GB/s",
        "x memcpy",
    ]);
    for row in of_operation {
        let ratio = |value: Option<f64>| value.map_or("-".to_owned(), significant);
        table.add_row([
            shorten(row.n),
            row.form.name().to_owned(),
            row.level.clone(),
            row.threads.to_string(),
            significant(row.ns_per_element),
            ratio(row.vs_engine),
            ratio(row.vs_gdscript),
            significant(row.gb_per_s()),
            ratio(row.vs_memcpy),
        ]);
    }
    align_right(&mut table, &[0, 3, 4, 5, 6, 7, 8]);
    table
}

/// A table with that header.
pub fn new_table(header: &[impl AsRef<str>]) -> Table {
    let mut table = Table::new();
    table
        .load_preset(presets::ASCII_MARKDOWN)
        .set_header(header.iter().map(AsRef::as_ref));
    table
}

/// Aligns columns of figures.
pub fn align_right(table: &mut Table, columns: &[usize]) {
    for &index in columns {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

/// Three digits that mean something, as far as they fit.
pub fn significant(value: f64) -> String {
    match value {
        _ if value >= 100.0 => format!("{value:.0}"),
        _ if value >= 10.0 => format!("{value:.1}"),
        _ if value >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::samples::{cell, empty};
    use super::super::report::{Form, Report};
    use super::super::results::Results;
    use super::*;

    fn report() -> Report {
        let mut report = empty("avx2");
        report.cells = vec![
            cell(Form::Gdscript, 1000, 2, &[80.0]),
            cell(Form::Engine, 1000, 2, &[5.0]),
            cell(Form::InPlace, 1000, 2, &[0.5]),
            cell(Form::InPlace, 16, 2, &[3.0]),
        ];
        report
    }

    #[test]
    fn counts_are_short() {
        let short = [0, 16, 1_000, 100_000, 4_000_000, 1_500].map(shorten);
        assert_eq!(short, ["0", "16", "1 k", "100 k", "4 M", "1500"]);
    }

    #[test]
    fn digits_mean_something() {
        let digits = [123.4, 12.34, 1.234, 0.1234].map(significant);
        assert_eq!(digits, ["123", "12.3", "1.23", "0.123"]);
    }

    #[test]
    fn rows_are_sorted_by_size_and_complete() {
        let text = rows(&Results::new(&[&report()], &[], None).rows);
        let lines: Vec<Vec<&str>> = text
            .lines()
            .filter(|line| line.contains("avx2"))
            .map(|line| {
                line.split('|')
                    .map(str::trim)
                    .filter(|cell| !cell.is_empty())
                    .collect()
            })
            .collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(
            lines[0],
            ["16", "in_place", "avx2", "2", "3.00", "-", "-", "8.00", "-"]
        );
        assert_eq!(
            lines[3],
            [
                "1 k", "in_place", "avx2", "2", "0.500", "10.0", "160", "48.0", "-"
            ]
        );
    }

    #[test]
    fn bars_say_what_failed() {
        let bar = |title: &str, wanted, measured| Bar {
            title: title.into(),
            wanted,
            measured,
        };
        let text = bars(&[
            bar("one", Wanted::Speed(6.0), Some(7.0)),
            bar("two", Wanted::Time(1.25), Some(1.3)),
            bar("three", Wanted::Speed(2.5), None),
        ]);
        let line = |title: &str| text.lines().find(|line| line.contains(title)).unwrap();
        assert!(
            line("one").contains("7.00 x") && line("one").contains("pass"),
            "{text}"
        );
        assert!(
            line("two").contains("<= 1.25") && line("two").contains("FAIL"),
            "{text}"
        );
        assert!(line("three").contains("not measured"), "{text}");
    }
}
