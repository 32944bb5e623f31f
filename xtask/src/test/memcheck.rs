//! A suite under valgrind's memcheck.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use roxmltree::{Document, Node};

use super::suites::Run;
use super::workshop::Workshop;
use super::{LEVEL, workshop};
use crate::build::Level;
use crate::steps::Tally;

/// Memcheck is about fifty times slower.
const LIMIT: Duration = Duration::from_secs(20 * 60);

/// The suite that is short enough for that.
const SUITE: &str = "memory";

/// Part of the file names of the addon's libraries.
const OURS: &str = "packed_compute";

/// Runs the suite at the first level, which the checker's CPU has too.
pub fn check(workshop: &Workshop) -> Result<Tally> {
    let engine = workshop.engine()?;
    let mut command = match engine.valgrind() {
        Ok(command) => command,
        Err(reason) => return Ok(Tally::skipped(format!("no valgrind: {reason:#}"))),
    };
    let project = workshop.suites_project()?;
    let xml = workshop::folder()?.join("memcheck.xml");
    command.args([
        "--tool=memcheck",
        "--show-leak-kinds=none",
        "--error-limit=no",
        "--num-callers=40",
    ]);
    command
        .arg("--xml=yes")
        .arg(format!("--xml-file={}", xml.display()));
    command.arg(engine.editor()).args(project.words());
    command.env(LEVEL, Level::all()[0].name());

    let mut tally = Run::only(SUITE, "memcheck").within(LIMIT).tally(command)?;
    for error in ours(&xml)? {
        tally.fail("memcheck", error);
    }
    Ok(tally)
}

/// The errors in the report at `xml` that have to do with the addon.
fn ours(xml: &Path) -> Result<Vec<String>> {
    let says = || format!("valgrind left no report at {}", xml.display());
    errors(&fs::read_to_string(xml).with_context(says)?).with_context(says)
}

/// Those with a frame of the addon anywhere: where it happened, where the
/// memory came from, or where it was freed.
fn errors(xml: &str) -> Result<Vec<String>> {
    let document = Document::parse(xml)?;
    let errors = document
        .descendants()
        .filter(|node| node.has_tag_name("error"));
    Ok(errors
        .filter(|error| is_ours(*error))
        .map(describe)
        .collect())
}

fn is_ours(error: Node) -> bool {
    // Sought whatever one asks for, where the report is in XML; the engine
    // never frees some of what it allocates.
    if texts(error, "kind").any(|kind| kind.starts_with("Leak_")) {
        return false;
    }
    texts(error, "obj").any(|file| {
        file.rsplit('/')
            .next()
            .is_some_and(|name| name.contains(OURS))
    })
}

/// The texts of all elements of that name in `node`.
fn texts<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = &'a str> {
    node.descendants()
        .filter(move |node| node.has_tag_name(name))
        .filter_map(|node| node.text())
}

/// In a few lines: what it is, and which functions were under way.
fn describe(error: Node) -> String {
    let mut text = String::new();
    for part in error.children() {
        match part.tag_name().name() {
            "what" | "auxwhat" => text += part.text().unwrap_or_default(),
            "xwhat" | "xauxwhat" => text += texts(part, "text").next().unwrap_or_default(),
            "stack" => {
                for frame in part.children().filter(|node| node.has_tag_name("frame")) {
                    let place = texts(frame, "fn").chain(texts(frame, "obj")).next();
                    text += &format!("\n    {}", place.unwrap_or("?"));
                }
                text.push('\n');
            }
            _ => (),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<?xml version="1.0"?>
<valgrindoutput><tool>memcheck</tool>
<error><kind>InvalidRead</kind><what>Invalid read of size 4</what>
  <stack><frame><obj>/p/packed_compute/godot</obj><fn>engine_own</fn></frame></stack></error>
<error><kind>InvalidWrite</kind><what>Invalid write of size 8</what>
  <stack><frame><obj>/usr/bin/godot</obj><fn>append</fn></frame></stack>
  <auxwhat>Address is 0 bytes after a block</auxwhat>
  <stack><frame><obj>/usr/bin/godot</obj></frame>
  <frame><obj>/a/libpacked_compute.so</obj><fn>new_buffer</fn></frame></stack></error>
<error><kind>Leak_PossiblyLost</kind><xwhat><text>48 bytes are lost</text></xwhat>
  <stack><frame><obj>/a/libpacked_compute.so</obj></frame></stack></error>
<errorcounts/></valgrindoutput>"#;

    #[test]
    fn only_errors_that_the_addon_takes_part_in_are_ours() {
        let errors = errors(XML).unwrap();
        assert_eq!(
            errors,
            [
                "Invalid write of size 8\n    append\nAddress is 0 bytes after a block\n    \
                /usr/bin/godot\n    new_buffer\n"
            ]
        );
    }

    #[test]
    fn a_report_that_breaks_off_is_an_error() {
        assert!(errors("<valgrindoutput><error>").is_err());
    }
}
