//! The picture of the README: time per point by size, as bars on a
//! logarithmic scale.

use std::path::Path;

use anyhow::{Result, anyhow};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::bars::OPERATION;
use super::report::Form;
use super::results::Row;

const SIZE: (u32, u32) = (960, 400);
const FONT: &str = "sans-serif";
const SERIES: [(Form, &str, RGBColor); 4] = [
    (Form::Gdscript, "GDScript loop", RGBColor(0x80, 0x80, 0x80)),
    (
        Form::GdscriptTyped,
        "GDScript loop, typed",
        RGBColor(0xb4, 0xb4, 0xb4),
    ),
    (
        Form::Engine,
        "engine: xform * points",
        RGBColor(0x47, 0x8c, 0xbf),
    ),
    (
        Form::InPlace,
        "Compute.transform_points",
        RGBColor(0xe0, 0x6c, 0x2b),
    ),
];
/// A bar's share of the room of a size.
const BAR: f64 = 0.21;
const LEAST_NS: f64 = 0.01;
const MOST_NS: f64 = 10_000.0;

/// Draws the rows of the default process.
pub fn write(path: &Path, rows: &[Row], machine: &str) -> Result<()> {
    let root = SVGBackend::new(path, SIZE).into_drawing_area();
    draw(&root, rows, machine).map_err(|error| anyhow!("drawing {}: {error}", path.display()))
}

fn draw<B: DrawingBackend>(
    root: &DrawingArea<B, plotters::coord::Shift>,
    rows: &[Row],
    machine: &str,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let sizes = sizes(rows);
    root.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(root)
        .caption(
            format!("ns per point, less is better · {machine}"),
            (FONT, 18),
        )
        .margin(12)
        .x_label_area_size(36)
        .y_label_area_size(56)
        .build_cartesian_2d(
            -0.5..sizes.len() as f64 - 0.5,
            (LEAST_NS..MOST_NS).log_scale(),
        )?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .light_line_style(WHITE)
        .y_label_formatter(&|ns| format!("{ns}"))
        .y_desc("ns, logarithmic")
        .label_style((FONT, 14))
        .draw()?;
    for (place, (form, label, color)) in SERIES.into_iter().enumerate() {
        let bars = sizes.iter().enumerate().filter_map(|(at, &n)| {
            let left = at as f64 + (place as f64 - 2.0) * BAR;
            Some((left, time(rows, form, n)?))
        });
        chart
            .draw_series(bars.clone().map(|(left, ns)| {
                Rectangle::new([(left, LEAST_NS), (left + BAR * 0.94, ns)], color.filled())
            }))?
            .label(label)
            .legend(move |(x, y)| Rectangle::new([(x, y - 6), (x + 12, y + 6)], color.filled()));
        let above =
            TextStyle::from((FONT, 13).into_font()).pos(Pos::new(HPos::Center, VPos::Bottom));
        chart.draw_series(bars.map(|(left, ns)| {
            EmptyElement::at((left + BAR / 2.0, ns)) + Text::new(figure(ns), (0, -3), above.clone())
        }))?;
    }
    let centred = TextStyle::from((FONT, 15).into_font()).pos(Pos::new(HPos::Center, VPos::Top));
    let plane = chart.plotting_area();
    for (at, &n) in sizes.iter().enumerate() {
        let (x, y) = plane.map_coordinate(&(at as f64, LEAST_NS));
        root.draw(&Text::new(points(n), (x, y + 8), centred.clone()))?;
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .background_style(WHITE.mix(0.9))
        .border_style(BLACK.mix(0.3))
        .label_font((FONT, 14))
        .draw()?;
    root.present()
}

/// The sizes that were measured, ascending.
fn sizes(rows: &[Row]) -> Vec<u64> {
    let mut sizes: Vec<u64> = drawn(rows).map(|row| row.n).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

/// The rows of the operation, of the default process.
fn drawn(rows: &[Row]) -> impl Iterator<Item = &Row> {
    let default = rows.first().map(|row| (&row.level, row.threads));
    rows.iter()
        .filter(move |row| row.operation == OPERATION && Some((&row.level, row.threads)) == default)
}

fn time(rows: &[Row], form: Form, n: u64) -> Option<f64> {
    let row = drawn(rows).find(|row| row.form == form && row.n == n)?;
    Some(row.ns_per_element)
}

/// Two digits that count.
fn figure(ns: f64) -> String {
    if ns < 10.0 {
        format!("{ns:.2}")
    } else {
        format!("{ns:.0}")
    }
}

fn points(n: u64) -> String {
    match n {
        1_000_000.. if n.is_multiple_of(1_000_000) => format!("{} M points", n / 1_000_000),
        1_000.. if n.is_multiple_of(1_000) => format!("{} k points", n / 1_000),
        _ => format!("{n} points"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_short_names() {
        assert_eq!(points(16), "16 points");
        assert_eq!(points(1_500), "1500 points");
        assert_eq!(points(100_000), "100 k points");
        assert_eq!(points(4_000_000), "4 M points");
    }

    #[test]
    fn figures_have_the_digits_that_count() {
        assert_eq!(figure(0.577), "0.58");
        assert_eq!(figure(74.6), "75");
    }
}
