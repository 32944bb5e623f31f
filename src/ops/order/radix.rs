//! The sort of one thread: words by two digits of their keys, the first bits first.
//!
//! Two passes over the words put them in the order of their keys' first bits, up to twice eleven of them. If there are
//! more, words that agree in those and are out of order in the others are few, unless the keys are crowded: each such
//! group is sorted by itself.

use std::ops::Range;

/// The words so far are in the first or in the second of the two places that a sort moves them between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the first.
    First,
    /// In the second.
    Second,
}

/// Up to so many words are sorted by comparing them. (Two passes have to count and add up 256 digits each.)
pub const FEW: usize = 128;

/// From so many words on, digits have eleven bits, before that eight.
const MANY: usize = 4096;

/// Sorts the words in `first` and says where they are then; the other place holds whatever is left there. Words with
/// the same key have to be in their own order.
///
/// # Panics
///
/// When the two places differ in length.
pub fn sort<W: Copy + Ord>(
    first: &mut [W],
    second: &mut [W],
    key: impl Fn(W) -> u64 + Copy,
) -> Place {
    assert_eq!(first.len(), second.len(), "two places of different lengths");
    // What counts digits has 32 bits.
    if first.len() <= FEW || u32::try_from(first.len()).is_err() {
        first.sort_unstable();
        return Place::First;
    }
    let differing = differing(first, key);
    if differing == 0 {
        return Place::First;
    }
    let bits = differing.trailing_zeros()..u64::BITS - differing.leading_zeros();
    if first.len() < MANY {
        by_digits::<W, 8, 256>(first, second, bits, key)
    } else {
        by_digits::<W, 11, 2048>(first, second, bits, key)
    }
}

/// The bits that are not the same in all keys.
fn differing<W: Copy>(words: &[W], key: impl Fn(W) -> u64) -> u64 {
    let first = words.first().map_or(0, |&word| key(word));
    words
        .iter()
        .fold(0, |differing, &word| differing | (key(word) ^ first))
}

/// By one or two digits of `WIDTH` bits, which have `DIGITS` values, and then group by group.
fn by_digits<W: Copy + Ord, const WIDTH: u32, const DIGITS: usize>(
    first: &mut [W],
    second: &mut [W],
    bits: Range<u32>,
    key: impl Fn(W) -> u64 + Copy,
) -> Place {
    const { assert!(DIGITS == 1 << WIDTH) };
    let rest = bits.start.max(bits.end.saturating_sub(2 * WIDTH));
    // Bits above those that differ are the same in all digits, and so change nothing.
    let low = |word| (key(word) >> rest) as usize % DIGITS;
    if bits.end - rest <= WIDTH {
        let mut counts = [0; DIGITS];
        for &word in &*first {
            counts[low(word)] += 1;
        }
        deal(first, second, &mut counts, low);
        return Place::Second;
    }
    let high = |word| (key(word) >> (rest + WIDTH)) as usize % DIGITS;
    let (mut lows, mut highs) = ([0; DIGITS], [0; DIGITS]);
    for &word in &*first {
        lows[low(word)] += 1;
        highs[high(word)] += 1;
    }
    deal(first, second, &mut lows, low);
    deal(second, first, &mut highs, high);
    if rest > bits.start {
        finish(first, second, rest, key);
    }
    Place::First
}

/// Moves words to where their digits, which are counted, put them. Words with the same digit stay in order.
fn deal<W: Copy, const DIGITS: usize>(
    from: &[W],
    to: &mut [W],
    counts: &mut [u32; DIGITS],
    digit: impl Fn(W) -> usize,
) {
    let mut start = 0;
    for count in counts.iter_mut() {
        start += std::mem::replace(count, start);
    }
    for &word in from {
        let place = &mut counts[digit(word)];
        to[*place as usize] = word;
        *place += 1;
    }
}

/// Sorts words that are in the order of their keys without the last `rest` bits.
fn finish<W: Copy + Ord>(
    words: &mut [W],
    other: &mut [W],
    rest: u32,
    key: impl Fn(W) -> u64 + Copy,
) {
    let group = |word| key(word) >> rest;
    let mut at = 1;
    while at < words.len() {
        if words[at - 1] <= words[at] {
            at += 1;
            continue;
        }
        let this = group(words[at]);
        let is_other = |&word: &W| group(word) != this;
        let start = words[..at]
            .iter()
            .rposition(is_other)
            .map_or(0, |before| before + 1);
        let end = words[at..]
            .iter()
            .position(is_other)
            .map_or(words.len(), |after| at + after);
        if sort(&mut words[start..end], &mut other[start..end], key) == Place::Second {
            words[start..end].copy_from_slice(&other[start..end]);
        }
        at = end + 1;
    }
}
