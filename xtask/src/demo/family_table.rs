//! The figures of a family in one table.

use comfy_table::Table;

use super::report::Form;
use super::results::Row;
use super::tables::{align_right, new_table, significant};

/// The size that the levels are compared at.
const LEVEL_SIZE: u64 = 100_000;

/// A table for each family, with a line for each of the addon's forms.
pub fn families(rows: &[Row]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for row in rows.iter().filter(|row| !row.family.is_empty()) {
        if !names.contains(&row.family.as_str()) {
            names.push(&row.family);
        }
    }
    let mut text = String::new();
    for name in &names {
        text += &format!("\nfamily {name}\n{}\n", table(name, rows));
    }
    if !names.is_empty() {
        text += "ns: per element, in place or as said; 1t: one thread; x: times the speed, of memcpy by the bytes moved; \
                 levels: ns at 100 k\n";
    }
    text
}

fn table(family: &str, rows: &[Row]) -> Table {
    let of_family: Vec<&Row> = rows.iter().filter(|row| row.family == family).collect();
    let default = (&of_family[0].level, of_family[0].threads);
    let mut others: Vec<&str> = Vec::new();
    for row in &of_family {
        if row.level != *default.0 && !others.contains(&row.level.as_str()) {
            others.push(&row.level);
        }
    }
    let mut header: Vec<String> = [
        "operation",
        "ns\n16",
        "ns\n100 k",
        "1t\n100 k",
        "ns\n1 M",
        "1t\n1 M",
        "x loop\n16",
        "x loop\n100 k",
        "x loop\n1 M",
        "x engine\n100 k",
        "x engine\n1 M",
        "x memcpy\n100 k",
        "x memcpy\n1 M",
        "x NumPy\n100 k",
        "x NumPy\n1 M",
    ]
    .map(str::to_owned)
    .to_vec();
    header.extend(others.iter().map(|level| format!("level\n{level}")));
    let columns: Vec<usize> = (1..header.len()).collect();
    let mut table = new_table(&header);

    let mut lines: Vec<(&str, Form)> = Vec::new();
    for row in of_family.iter().filter(|row| row.form.is_ours()) {
        if !lines.contains(&(&row.operation, row.form)) {
            lines.push((&row.operation, row.form));
        }
    }
    for (operation, form) in lines {
        let find = |level: &str, threads: u32, n: u64| {
            let mut rows = of_family.iter();
            rows.find(|row| {
                row.operation == operation
                    && row.form == form
                    && row.level == level
                    && row.threads == threads
                    && row.n == n
            })
        };
        let [small, middle, large] =
            [16, 100_000, 1_000_000].map(|n| find(default.0, default.1, n));
        let ns = |row: Option<&&Row>| row.map(|row| row.ns_per_element);
        let mut figures = vec![
            ns(small),
            ns(middle),
            ns(find(default.0, 1, 100_000)),
            ns(large),
            ns(find(default.0, 1, 1_000_000)),
            small.and_then(|row| row.vs_gdscript),
        ];
        let ratios: [fn(&Row) -> Option<f64>; 4] = [
            |row| row.vs_gdscript,
            |row| row.vs_engine,
            |row| row.vs_memcpy,
            |row| row.vs_numpy,
        ];
        for ratio in ratios {
            figures.extend([middle, large].map(|row| row.and_then(|row| ratio(row))));
        }
        figures.extend(
            others
                .iter()
                .map(|level| ns(find(level, default.1, LEVEL_SIZE))),
        );
        let title = match form {
            Form::InPlace => operation.to_owned(),
            _ => format!("{operation} {}", form.name()),
        };
        let figures = figures.into_iter();
        table.add_row(
            std::iter::once(title)
                .chain(figures.map(|value| value.map_or("-".to_owned(), significant))),
        );
    }
    align_right(&mut table, &columns);
    table
}

#[cfg(test)]
mod tests {
    use super::super::numpy;
    use super::super::report::samples::{cell, empty, row};
    use super::super::results::Results;
    use super::*;

    #[test]
    fn a_line_has_all_of_a_form() {
        let mut default = empty("avx512");
        default.cells = vec![
            row("add", Form::Gdscript, 16, 2, 60.0),
            row("add", Form::InPlace, 16, 2, 20.0),
            row("add", Form::Gdscript, 100_000, 2, 50.0),
            row("add", Form::InPlace, 100_000, 2, 0.5),
            row("add", Form::InPlace, 100_000, 1, 0.625),
            row("add", Form::Memcpy, 100_000, 2, 0.25),
            row("lengths", Form::New, 1_000_000, 2, 2.0),
        ];
        let mut avx2 = empty("avx2");
        avx2.cells = vec![row("add", Form::InPlace, 100_000, 2, 0.75)];
        let numpy = numpy::sample(&[("lengths", 1_000_000, 8.0)]);
        let results = Results::new(&[&default], &[&avx2], Some(&numpy));
        let text = families(&results.rows);
        let line = |title: &str| -> Vec<String> {
            let line = text.lines().find(|line| line.contains(title)).unwrap();
            let cells = line.split('|').map(|cell| cell.trim().to_owned());
            cells.filter(|cell| !cell.is_empty()).collect()
        };
        assert_eq!(
            line("add"),
            [
                "add", "20.0", "0.500", "0.625", "-", "-", "3.00", "100", "-", "-", "-", "0.500",
                "-", "-", "-", "0.750"
            ]
        );
        assert_eq!(
            line("lengths new"),
            [
                "lengths new",
                "-",
                "-",
                "-",
                "2.00",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "4.00",
                "-"
            ]
        );
    }

    #[test]
    fn what_is_no_family_has_no_line() {
        let mut default = empty("avx2");
        default.cells = vec![cell(Form::InPlace, 16, 2, &[1.0])];
        assert_eq!(families(&Results::new(&[&default], &[], None).rows), "");
    }
}
