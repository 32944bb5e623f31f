//! Bytes, of which there are few: they are counted.

use std::mem::MaybeUninit;

use crate::lanes::{Places, Run};
use crate::parallel::{self, Cost};

use super::MOST_INDEXED;
use super::argsort::write;
use super::partition::partition;

const COUNT: Cost = Cost::ns(0.5);
const PARTITION: Cost = Cost::ns(1.5);

/// Bytes that one thread counts in one go.
const CHUNK: usize = 1 << 18;

/// Up to so many bytes are sorted by comparing them.
const FEW: usize = 256;

/// Sorts the bytes, from the least to the greatest or the other way round.
pub fn sort_bytes(run: Run<'_, u8>, descending: bool) {
    if run.len() <= FEW {
        let bytes = run.copied();
        bytes.sort_unstable();
        if descending {
            bytes.reverse();
        }
        return;
    }
    match run.places() {
        Places::Same(bytes) => {
            let counts = counts(bytes);
            let mut rest = bytes;
            for (byte, count) in ordered(&counts, descending) {
                let (equal, others) = rest.split_at_mut(count);
                equal.fill(byte);
                rest = others;
            }
        }
        Places::Apart(bytes, target) => {
            let counts = counts(bytes);
            let mut rest = target;
            for (byte, count) in ordered(&counts, descending) {
                let (equal, others) = rest.split_at_mut(count);
                for place in equal {
                    place.write(byte);
                }
                rest = others;
            }
        }
    }
}

/// As [`argsort`](super::argsort()) for bytes.
///
/// # Panics
///
/// When the two differ in length, or there are more than [`MOST_INDEXED`] bytes.
pub fn argsort_bytes(bytes: &[u8], target: &mut [MaybeUninit<i32>], descending: bool) {
    assert_eq!(bytes.len(), target.len(), "an index for each byte");
    assert!(bytes.len() <= MOST_INDEXED, "more than an i32 can count");
    let flip = if descending { u8::MAX } else { 0 };
    if bytes.is_sorted_by_key(|&byte| byte ^ flip) {
        return write(target, 0..bytes.len());
    }
    if bytes.len() <= FEW {
        let mut tagged = [0; FEW];
        let tagged = &mut tagged[..bytes.len()];
        for (i, (tagged, &byte)) in tagged.iter_mut().zip(bytes).enumerate() {
            *tagged = u32::from(byte ^ flip) << 16 | i as u32;
        }
        tagged.sort_unstable();
        return write(target, tagged.iter().map(|&tagged| tagged as u16 as usize));
    }
    partition::<_, _, 256>(
        bytes,
        target,
        PARTITION,
        |byte| usize::from(byte ^ flip),
        |i, _| MaybeUninit::new(i as i32),
    );
}

/// The bytes that occur, each once, from the least to the greatest.
#[must_use]
pub fn distinct_bytes(bytes: &[u8]) -> Vec<u8> {
    ordered(&counts(bytes), false)
        .filter(|&(_, count)| count > 0)
        .map(|(byte, _)| byte)
        .collect()
}

/// Each byte with its count.
fn ordered(counts: &[usize; 256], descending: bool) -> impl Iterator<Item = (u8, usize)> {
    let flip = if descending { u8::MAX } else { 0 };
    (0..=u8::MAX).map(move |byte| (byte ^ flip, counts[usize::from(byte ^ flip)]))
}

/// How often each byte occurs.
fn counts(bytes: &[u8]) -> [usize; 256] {
    let parts = parallel::map_chunks(bytes, CHUNK, COUNT, |part| {
        // Four counters each: where the same byte follows itself, they wait for each other less.
        let mut counts = [[0_u32; 256]; 4];
        let (fours, last) = part.as_chunks::<4>();
        for four in fours {
            for (counts, &byte) in counts.iter_mut().zip(four) {
                counts[usize::from(byte)] += 1;
            }
        }
        for &byte in last {
            counts[0][usize::from(byte)] += 1;
        }
        counts
    });
    let mut sums = [0; 256];
    for counts in parts.iter().flatten() {
        for (sum, &count) in sums.iter_mut().zip(counts) {
            *sum += count as usize;
        }
    }
    sums
}
