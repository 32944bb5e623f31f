//! Words put in order where they lie.

#[cfg(all(target_arch = "x86_64", target_feature = "avx512f"))]
mod network;
#[cfg(all(target_arch = "x86_64", target_feature = "avx512f"))]
mod quicksort;

/// Whether [`sort_words`] and [`split_words`] take many words at once: then they are faster than all else here.
pub const SORTS_WORDS: bool = cfg!(all(target_arch = "x86_64", target_feature = "avx512f"));

/// Sorts the words.
pub fn sort_words(words: &mut [u32]) {
    #[cfg(all(target_arch = "x86_64", target_feature = "avx512f"))]
    // SAFETY: the instructions are those that this crate is compiled for.
    if unsafe { quicksort::sort(words) } {
        return;
    }
    words.sort_unstable();
}

/// Moves the words that are less than `pivot` before all others, and gives their number. The order on either side is not kept.
pub fn split_words(words: &mut [u32], pivot: u32) -> usize {
    #[cfg(all(target_arch = "x86_64", target_feature = "avx512f"))]
    if words.len() >= quicksort::LEAST_SPLIT {
        // SAFETY: the instructions are those that this crate is compiled for.
        return unsafe { quicksort::split(words, pivot) };
    }
    let mut count = 0;
    for i in 0..words.len() {
        if words[i] < pivot {
            words.swap(i, count);
            count += 1;
        }
    }
    count
}
