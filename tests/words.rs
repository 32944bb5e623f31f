//! Words in order, against the standard library: whatever the order, the size and the values.

use packed_compute::lanes::{sort_words, split_words};
use proptest::prelude::*;

/// Words of many kinds: any, few different ones, in order, backwards, all the same, rising and falling.
fn kinds(len: usize) -> Vec<Vec<u32>> {
    let mut state = 0x2545_f491_u32;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state
    };
    let ends = [0, u32::MAX, 1, u32::MAX - 1];
    let n = u32::try_from(len).unwrap();
    vec![
        (0..n).map(|_| random()).collect(),
        (0..n).map(|_| random() % 3).collect(),
        (0..n).map(|_| ends[random() as usize % 4]).collect(),
        (0..n).collect(),
        (0..n).rev().collect(),
        vec![7; len],
        vec![0; len],
        vec![u32::MAX; len],
        (0..n).map(|i| i.min(n - i)).collect(),
        (0..n).map(|i| i.reverse_bits()).collect(),
    ]
}

fn lengths() -> impl Iterator<Item = usize> {
    // Up to more than the network and than what is parted at once, and around multiples of both.
    (0..300)
        .chain((300..700).step_by(7))
        .chain([1023, 1024, 1025, 4095, 65_537])
}

#[test]
fn words_are_sorted() {
    for len in lengths() {
        for (kind, words) in kinds(len).into_iter().enumerate() {
            let mut sorted = words.clone();
            sort_words(&mut sorted);
            let mut expected = words;
            expected.sort_unstable();
            assert!(sorted == expected, "{len} words of kind {kind}");
        }
    }
}

#[test]
fn words_are_parted() {
    for len in lengths() {
        for (kind, words) in kinds(len).into_iter().enumerate() {
            let some = words.get(len / 2).copied().unwrap_or(5);
            for pivot in [some, 0, u32::MAX, some.wrapping_add(1)] {
                let mut parted = words.clone();
                let middle = split_words(&mut parted, pivot);
                let says = || format!("{len} words of kind {kind} at {pivot}");
                assert!(
                    parted[..middle].iter().all(|&word| word < pivot),
                    "{}",
                    says()
                );
                assert!(
                    parted[middle..].iter().all(|&word| word >= pivot),
                    "{}",
                    says()
                );
                let mut expected = words.clone();
                parted.sort_unstable();
                expected.sort_unstable();
                assert!(parted == expected, "{}", says());
            }
        }
    }
}

#[test]
fn words_around_are_left_alone() {
    for len in [1, 15, 16, 17, 255, 256, 257, 300, 1000] {
        for start in [0, 1, 3, 17] {
            let mut words = kinds(start + len + 20).swap_remove(0);
            let before = words.clone();
            sort_words(&mut words[start..start + len]);
            assert_eq!(words[..start], before[..start]);
            assert_eq!(words[start + len..], before[start + len..]);
        }
    }
    for len in (192..=330).chain([1000]) {
        for pivot in [0, 1 << 31, u32::MAX] {
            for before in kinds(len + 40) {
                let mut words = before.clone();
                split_words(&mut words[20..20 + len], pivot);
                assert_eq!(words[..20], before[..20], "{len}, {pivot}");
                assert_eq!(words[20 + len..], before[20 + len..], "{len}, {pivot}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_words_are_sorted(mut words in prop::collection::vec(prop_oneof![any::<u32>(), 0..9_u32], 0..3000)) {
        let mut expected = words.clone();
        expected.sort_unstable();
        sort_words(&mut words);
        prop_assert_eq!(words, expected);
    }
}

/// Columns that all have the same zeros and ones, through everything that 256 words go through. What the networks make of them
/// each by itself is tried where they are.
#[test]
fn zeros_and_ones_are_sorted() {
    for pattern in 0..1_u32 << 16 {
        let mut words: Vec<u32> = (0..256).map(|i| pattern >> (i / 16) & 1).collect();
        let zeros = words.iter().filter(|&&word| word == 0).count();
        sort_words(&mut words);
        assert!(words[..zeros].iter().all(|&word| word == 0), "{pattern:b}");
        assert!(words[zeros..].iter().all(|&word| word == 1), "{pattern:b}");
    }
}
