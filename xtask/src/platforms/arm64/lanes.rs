//! What the compiler made of the lanes, as the library has it.
//!
//! Every such processor has NEON, so nothing would end a program whose loops took one number after the other, or whose
//! shuffles were calls of a function: it would only be slow.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use super::loops::{Loop, innermost};
use crate::steps::Tally;
use crate::{engine, process};

/// Debian's package, and the program in it.
const PACKAGE: &str = "binutils-aarch64-linux-gnu";
const PROGRAM: &str = "usr/bin/aarch64-linux-gnu-objdump";
/// Ample: it takes seconds.
const LIMIT: Duration = Duration::from_secs(5 * 60);

/// Of so many loops that calculate with four numbers at once, one may do so with single ones, and another may call
/// something: ends of runs, and functions that are as long as a page.
const OF: usize = 10;

/// A block of three-dimensional points is three registers. For each of them, a map multiplies and adds thrice.
const PRODUCTS: usize = 9;

/// Each is one test.
pub fn check(library: &Path) -> Result<Tally> {
    let mut command = engine::unpacked("amd64", &[PACKAGE])?.command(PROGRAM)?;
    command
        .args(["--disassemble", "--no-show-raw-insn"])
        .arg(library);
    let text = process::capture(&mut command, LIMIT)?.success()?.stdout;
    let loops = innermost(&text);
    let mut tally = Tally::default();
    for (name, check) in [
        ("loops", all as fn(&[Loop<'_>]) -> Result<String>),
        ("transformed points", points),
    ] {
        match check(&loops).with_context(|| format!("in {}", library.display())) {
            Ok(description) => {
                println!("   {name}: {description}");
                tally.passed += 1;
            }
            Err(error) => tally.fail(name, format!("{error:#}")),
        }
    }
    Ok(tally)
}

/// That loops over floats are loops over registers of four, without calls.
fn all(loops: &[Loop<'_>]) -> Result<String> {
    let (vectors, others): (Vec<_>, Vec<_>) = loops.iter().partition(|one| one.is_vectors());
    let single = others.iter().filter(|one| one.single() > 0).count();
    let calling = vectors.iter().filter(|one| one.calls() > 0).count();
    let text = format!(
        "{} calculate with four f32 at once, {calling} of them with a call inside; {single} with one f32",
        vectors.len()
    );
    ensure!(
        single * OF < vectors.len(),
        "too many are not of lanes: {text}"
    );
    ensure!(calling * OF < vectors.len(), "too many call: {text}");
    Ok(text)
}

/// That the loop which moves points by a map, known by its arithmetic, is one of registers and their shuffles.
fn points(loops: &[Loop<'_>]) -> Result<String> {
    let is_map = |one: &&Loop<'_>| {
        let [products, sums] = ["fmul", "fadd"].map(|name| one.on_four(name));
        let is_whole = one.single() == 0 && one.calls() == 0;
        products == PRODUCTS && sums == PRODUCTS && one.shuffles() >= PRODUCTS && is_whole
    };
    let found: Vec<_> = loops.iter().filter(is_map).collect();
    let texts: Vec<_> = found
        .iter()
        .map(|one| {
            format!(
                "{} instructions, {} of them shuffles",
                one.len(),
                one.shuffles()
            )
        })
        .collect();
    ensure!(
        !found.is_empty(),
        "no loop multiplies and adds {PRODUCTS} registers of four f32, shuffles them, and calls nothing"
    );
    Ok(texts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A loop that has each of these instructions so often.
    fn text(instructions: &[(&str, usize)]) -> String {
        let mut lines = String::new();
        let mut address = 0;
        for (instruction, count) in instructions.iter().chain(&[("b.ne\t0 <f>", 1)]) {
            for _ in 0..*count {
                lines += &format!("    {address:x}:\t{instruction}\n");
                address += 4;
            }
        }
        lines
    }

    const PRODUCT: &str = "fmul\tv0.4s, v1.4s, v2.4s";
    const SUM: &str = "fadd\tv0.4s, v1.4s, v2.4s";
    const SHUFFLE: &str = "tbl\tv0.16b, {v1.16b}, v2.16b";
    const SINGLE: &str = "fmul\ts0, s1, s2";
    const CALL: &str = "bl\t2000 <g>";

    #[test]
    fn points_are_shuffled_in_registers() {
        let found =
            |instructions: &[(&str, usize)]| points(&innermost(&text(instructions))).is_ok();
        let map = [(PRODUCT, 9), (SUM, 9), (SHUFFLE, 9)];
        assert!(found(&map));
        assert!(!found(&map[..2]));
        for other in [SINGLE, CALL] {
            assert!(!found(&[map[0], map[1], map[2], (other, 1)]), "{other}");
        }
    }

    #[test]
    fn few_loops_are_not_of_lanes() {
        let found = |vectors: usize, others: &[(&str, usize)]| {
            let (vector, other) = (text(&[(SUM, 1)]), text(others));
            let mut loops = vec![innermost(&vector).remove(0); vectors];
            loops.extend(innermost(&other));
            all(&loops)
        };
        assert!(found(11, &[(SINGLE, 1)]).is_ok());
        assert!(found(10, &[(SINGLE, 1)]).is_err());
        assert!(found(9, &[(SUM, 1), (CALL, 1)]).is_err());
        assert!(found(10, &[(SUM, 1), (CALL, 1)]).is_ok());
    }
}
