//! Which lane goes where, computed when compiled.

use super::LANES;

/// For each lane of a register, the number of a float in a sequence of registers: float `r * LANES + i` is lane `i` of
/// register `r`.
pub type Table = [usize; LANES];

/// The table whose entry `$i` is `$entry`.
macro_rules! table {
    (|$i:ident| $entry:expr) => {{
        let mut table = [0; super::LANES];
        let mut $i = 0;
        while $i < super::LANES {
            table[$i] = $entry;
            $i += 1;
        }
        table
    }};
}
#[cfg(target_feature = "avx2")]
pub(super) use table;

/// Component `c` of every vector, from the registers of a block of vectors of `n` floats.
pub const fn deinterleave(n: usize, c: usize) -> Table {
    table!(|i| i * n + c)
}

/// Register `k` of a block of vectors of `n` floats, from the registers of their components.
pub const fn interleave(n: usize, k: usize) -> Table {
    table!(|i| (k * LANES + i) % n * LANES + (k * LANES + i) / n)
}

/// For every lane of register `k` of a block of vectors of `n` floats, component `c` of its vector.
pub const fn spread(n: usize, k: usize, c: usize) -> Table {
    table!(|i| (k * LANES + i) / n * n + c)
}
