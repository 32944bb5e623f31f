//! The innermost loops of a disassembled library. It has no names of functions in it: the linker leaves none.

use std::collections::HashMap;

/// A turn of a loop is not longer than this, in bytes.
const LONGEST: u64 = 4096;

/// Arithmetic with floats.
const ARITHMETIC: [&str; 7] = ["fadd", "fsub", "fmul", "fdiv", "fsqrt", "fmla", "fmls"];
/// What moves lanes between registers.
const SHUFFLES: [&str; 13] = [
    "dup", "ext", "ins", "rev64", "tbl", "tbx", "trn1", "trn2", "uzp1", "uzp2", "xtn", "zip1",
    "zip2",
];

/// An instruction as objdump prints it.
#[derive(Clone, Copy, Debug)]
pub struct Instruction<'a> {
    address: u64,
    name: &'a str,
    operands: &'a str,
}

impl<'a> Instruction<'a> {
    /// That of a line such as ` 16fb24:\tfmul\tv7.4s, v28.4s, v21.4s`.
    fn parse(line: &'a str) -> Option<Self> {
        let (address, rest) = line.split_once(":\t")?;
        let address = u64::from_str_radix(address.trim_start(), 16).ok()?;
        let (name, operands) = rest.split_once('\t').unwrap_or((rest, ""));
        Some(Self {
            address,
            name: name.trim_end(),
            operands,
        })
    }

    /// Where a branch goes that may also go on.
    fn branch(&self) -> Option<u64> {
        let branches = self.name == "b"
            || self.name.starts_with("b.")
            || ["cbz", "cbnz", "tbz", "tbnz"].contains(&self.name);
        let place = self.operands.split(" <").next()?;
        let place = place.rsplit(", ").next()?;
        let place = place.strip_prefix("0x").unwrap_or(place);
        let place = u64::from_str_radix(place, 16).ok();
        place.filter(|_| branches)
    }
}

/// What is in a loop.
#[derive(Clone, Debug, Default)]
pub struct Loop<'a> {
    instructions: Vec<Instruction<'a>>,
}

impl Loop<'_> {
    /// How often it has that instruction on four `f32` at once.
    pub fn on_four(&self, name: &str) -> usize {
        self.count(|one| one.name == name && one.operands.contains(".4s"))
    }

    /// Whether it calculates with four `f32` at once.
    pub fn is_vectors(&self) -> bool {
        ARITHMETIC.iter().any(|name| self.on_four(name) > 0)
    }

    /// How often it calculates with one `f32`.
    pub fn single(&self) -> usize {
        self.count(|one| ARITHMETIC.contains(&one.name) && one.operands.starts_with('s'))
    }

    /// How often it calls something.
    pub fn calls(&self) -> usize {
        self.count(|one| ["bl", "blr"].contains(&one.name))
    }

    /// How often it moves lanes between registers.
    pub fn shuffles(&self) -> usize {
        self.count(|one| {
            let moves_lane = one.name == "mov" && one.operands.contains(".s[");
            moves_lane || SHUFFLES.contains(&one.name)
        })
    }

    /// How many instructions it has.
    pub fn len(&self) -> usize {
        self.instructions.len()
    }

    fn count(&self, is_wanted: impl Fn(&Instruction<'_>) -> bool) -> usize {
        self.instructions
            .iter()
            .filter(|one| is_wanted(one))
            .count()
    }
}

/// The loops in `disassembly` that have no other loop in them.
pub fn innermost(disassembly: &str) -> Vec<Loop<'_>> {
    let all: Vec<_> = disassembly.lines().filter_map(Instruction::parse).collect();
    let places: HashMap<u64, usize> = (0..).zip(&all).map(|(i, one)| (one.address, i)).collect();
    let mut spans = Vec::new();
    for (end, last) in (0..).zip(&all) {
        let begin = last
            .branch()
            .filter(|to| *to <= last.address && last.address - to < LONGEST);
        if let Some(&begin) = begin.and_then(|to| places.get(&to)) {
            spans.push((begin, end));
        }
    }
    // They are in the order of their ends: what lies in a loop comes before it.
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (begin, end) in spans {
        if found.last().is_none_or(|&(inner, _)| inner < begin) {
            found.push((begin, end));
        }
    }
    let taken = found.into_iter().map(|(begin, end)| Loop {
        instructions: all[begin..=end].to_vec(),
    });
    taken.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "
library:     file format elf64-littleaarch64

0000000000001000 <.text>:
    1000:\tmov\tx0, #0x1                   \t// #1
    1004:\tldr\tq0, [x1], #16
    1008:\tfmul\tv0.4s, v0.4s, v1.4s
    100c:\tmov\tv2.s[1], v0.s[0]
    1010:\tfadd\ts3, s3, s0
    1014:\tsubs\tx2, x2, #0x1
    1018:\tb.ne\t1004 <entry@@Base-0x4>  // b.any
    101c:\tbl\t2000 <other>
    1020:\tcbnz\tx3, 1000 <entry@@Base-0x8>
    1024:\tfadd\tv0.2d, v0.2d, v1.2d
    1028:\ttbnz\tw4, #3, 1024 <entry@@Base+0x4>
    102c:\tret
    1030:\tb\t1000 <entry@@Base-0x8>
";

    #[test]
    fn the_innermost_loops_are_found() {
        let loops = innermost(LINES);
        assert_eq!(loops.iter().map(Loop::len).collect::<Vec<_>>(), [6, 2]);
        let first = &loops[0];
        assert!(first.is_vectors());
        let counts = [
            first.on_four("fmul"),
            first.single(),
            first.shuffles(),
            first.calls(),
        ];
        assert_eq!(counts, [1, 1, 1, 0]);
        assert!(!loops[1].is_vectors());
    }

    #[test]
    fn calls_are_counted() {
        let text = "    10:\tblr\tx8\n    14:\tcbz\tx0, 10 <f>\n";
        assert_eq!(innermost(text)[0].calls(), 1);
    }
}
