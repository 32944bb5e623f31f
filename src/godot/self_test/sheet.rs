//! Marked memory: shows which bytes the engine writes.

use std::ops::Range;

/// Words of a sheet before the place, at the place, and after it.
const MARGIN: usize = 2;
const ROOM: usize = 10;
const WORDS: usize = MARGIN + ROOM + MARGIN;

/// Memory full of one mark, with a place in the middle for the engine to write to.
#[derive(Debug)]
pub(super) struct Sheet {
    words: [u64; WORDS],
}

impl Sheet {
    /// Two marks that differ in every byte: a byte that happens to be written as one of them is not the other.
    pub(super) const MARKS: [u8; 2] = [0xA5, 0x5A];

    pub(super) fn new(mark: u8) -> Self {
        Self {
            words: [u64::from_ne_bytes([mark; 8]); WORDS],
        }
    }

    /// Where to write, aligned to 8 and with room for 80 bytes.
    pub(super) fn place<T>(&mut self) -> *mut T {
        self.words[MARGIN..].as_mut_ptr().cast()
    }

    /// The first word at the place, byte by byte.
    pub(super) fn first(&self) -> [u8; 8] {
        self.words[MARGIN].to_ne_bytes()
    }

    /// Writes the first word at the place.
    pub(super) fn set_first(&mut self, bytes: [u8; 8]) {
        self.words[MARGIN] = u64::from_ne_bytes(bytes);
    }

    fn bytes(&self) -> Vec<u8> {
        self.words
            .iter()
            .flat_map(|word| word.to_ne_bytes())
            .collect()
    }
}

/// The bytes that were written in two sheets with the [two marks](Sheet::MARKS), counted from the place.
pub(super) fn written(sheets: &[Sheet; 2]) -> Vec<Range<isize>> {
    let [first, second] = sheets.each_ref().map(Sheet::bytes);
    let [mark, other] = Sheet::MARKS;
    let mut ranges: Vec<Range<isize>> = Vec::new();
    let start = (MARGIN * size_of::<u64>()).cast_signed();
    for (at, (&a, &b)) in (-start..).zip(first.iter().zip(&second)) {
        if a == mark && b == other {
            continue;
        }
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_every_byte_that_is_written_even_as_a_mark() {
        let sheets = Sheet::MARKS.map(|mark| {
            let mut sheet = Sheet::new(mark);
            sheet.words[MARGIN - 1] =
                u64::from_le_bytes([mark, mark, mark, mark, mark, mark, mark, 0]).to_le();
            sheet.words[MARGIN + 1] = u64::from_ne_bytes([0xA5; 8]);
            sheet.words[MARGIN + 2] = u64::from_ne_bytes([0x5A; 8]);
            sheet
        });
        assert_eq!(written(&sheets), [-1..0, 8..24]);
        assert_eq!(written(&Sheet::MARKS.map(Sheet::new)), []);
    }
}
