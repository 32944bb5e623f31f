//! `Compute.self_test`: whether this engine is as the library assumes.
//!
//! What is assumed stands in tables ([`types`], [`sharing`]) and in the checks, one file a subject;
//! `docs/variant-memory.md` says what each of them shows.

mod buffers;
mod changes;
mod counted;
mod header;
mod memory;
mod report;
mod seen;
mod sharing;
mod sheet;
mod types;
mod values;
mod variant;

use std::panic::catch_unwind;

use report::Report;

/// What is not as assumed, a line each.
pub(super) fn run() -> Vec<String> {
    // No answer must not look like a good one.
    catch_unwind(checked)
        .unwrap_or_else(|_| vec!["the test itself failed: see the error".to_owned()])
}

fn checked() -> Vec<String> {
    let mut report = Report::default();
    check(&mut report);
    // What the engine sets up once for such calls is set up by now: from here on every byte is to come back.
    memory::check(&mut report, || check(&mut Report::default()));
    report.into_lines()
}

fn check(report: &mut Report) {
    variant::check(report);
    values::check(report);
    header::check_layout(report);
    if !report.is_empty() {
        // What follows reads memory where these say that it lies.
        return;
    }
    header::check(report);
    buffers::check(report);
    sharing::check(report);
    changes::check(report);
    counted::check(report);
}
