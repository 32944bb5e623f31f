//! Sums in `f64` whose order of additions is the same everywhere.
//!
//! The order, for `n` terms:
//!
//! 1. They are cut into chunks of [`CHUNK`], the last one shorter.
//! 2. Within a chunk term `i` is added to sum `i % WIDTH`, in order of `i`, each starting at +0. [`WIDTH`] sums are a whole
//!    number of registers at every level.
//! 3. The sums of a chunk are folded, sum `i` and sum `i + WIDTH / 2` to one, and so on as long as a half is a whole number
//!    of vectors; what is left is added in order.
//! 4. Chunks are added by pairs: the sum of the first half of them (the smaller one) and that of the rest, and so on.
//!
//! An addition rounds by at most half a unit in the last place, and no term goes through more than
//! `CHUNK / WIDTH + 6 + log2(n / CHUNK) + 1` of them. So the error is at most that many times 2⁻⁵³ of the sum of the terms'
//! absolute values: 1.2e-13 of it up to 10¹⁰ terms.

use std::array;

use crate::lanes::F64;
use crate::parallel::{self, Cost, Split};

use super::Number;

/// The sums that are kept side by side: enough to hide most of what an addition takes in the widest registers, and a whole
/// number of vectors of two, three or four components.
pub const WIDTH: usize = 48;

/// The terms that are accumulated at a time.
pub const CHUNK: usize = WIDTH * 1024;

/// The `f64` in a register.
pub(super) const FLOATS: usize = size_of::<F64>() / size_of::<f64>();

/// The registers that all sums take.
const REGISTERS: usize = WIDTH / FLOATS;
/// The registers of sums that are kept at a time: x86-64 has sixteen below AVX-512. Where that is not all of them, a chunk is
/// gone through more than once.
const KEPT: usize = if REGISTERS < 12 { REGISTERS } else { 12 };
/// As many, where numbers take registers to become `f64`.
const FEWER_KEPT: usize = 6;

const _: () = assert!(REGISTERS.is_multiple_of(KEPT) && REGISTERS.is_multiple_of(FEWER_KEPT));

/// The sum of the terms of all elements of `work`: `chunk_sums` makes the sums of at most [`CHUNK`] elements, by
/// [`accumulate`]; component `c` of the result is the sum of those of number `c`, `c + N`, ….
#[inline]
pub(super) fn in_chunks<const N: usize, S: Split>(
    work: S,
    elements: usize,
    cost: Cost,
    chunk_sums: impl Fn(S) -> [f64; WIDTH] + Sync,
) -> [f64; N] {
    let sums = if work.len() <= elements {
        fold(chunk_sums(work))
    } else {
        by_pairs(&parallel::map_chunks(work, elements, cost, |chunk| {
            fold(chunk_sums(chunk))
        }))
    };
    // Which NaN comes out would depend on the order of operands, which the compiler chooses.
    sums.map(|sum| if sum.is_nan() { f64::NAN } else { sum })
}

/// The sums of a chunk's terms: `add` adds to a register of sums what it makes of a register of numbers of `a` and one of the
/// numbers of `b` beside them.
#[inline]
pub(super) fn accumulate<A: Number, B: Number>(
    (a, b): (&[A], &[B]),
    add: impl Fn(F64, F64, F64) -> F64,
) -> [f64; WIDTH] {
    let ((a, a_tail), (b, b_tail)) = (a.as_chunks::<WIDTH>(), b.as_chunks::<WIDTH>());
    let mut sums = [F64::ZERO; REGISTERS];
    if A::IS_HARD || B::IS_HARD {
        add_rows::<FEWER_KEPT, A, B>(&mut sums, (a, b), &add);
    } else {
        add_rows::<KEPT, A, B>(&mut sums, (a, b), &add);
    }
    let rest = a_tail.chunks(FLOATS).zip(b_tail.chunks(FLOATS));
    for (sum, (a, b)) in sums.iter_mut().zip(rest) {
        let with = add(*sum, A::floats(&padded(a)), B::floats(&padded(b))).to_array();
        // Terms of padding may not be zero: they are not added.
        let without = sum.to_array();
        *sum = F64::new(array::from_fn(|i| {
            if i < a.len() { with[i] } else { without[i] }
        }));
    }
    bytemuck::cast(sums)
}

/// Adds whole rows, to `KEPT` registers of sums at a time.
#[inline(always)]
fn add_rows<const KEPT: usize, A: Number, B: Number>(
    sums: &mut [F64; REGISTERS],
    (a, b): (&[[A; WIDTH]], &[[B; WIDTH]]),
    add: impl Fn(F64, F64, F64) -> F64,
) {
    for (pass, sums) in sums.as_chunks_mut::<KEPT>().0.iter_mut().enumerate() {
        for (a, b) in a.iter().zip(b) {
            let (a, b) = (a.as_chunks::<FLOATS>().0, b.as_chunks::<FLOATS>().0);
            let (a, b) = (a.as_chunks::<KEPT>().0, b.as_chunks::<KEPT>().0);
            for (sum, (a, b)) in sums.iter_mut().zip(a[pass].iter().zip(&b[pass])) {
                *sum = add(*sum, A::floats(a), B::floats(b));
            }
        }
    }
}

#[inline(always)]
fn padded<T: Number>(numbers: &[T]) -> [T; FLOATS] {
    array::from_fn(|i| numbers.get(i).copied().unwrap_or(T::zeroed()))
}

/// The sums of a chunk as the sum of each component.
#[inline]
fn fold<const N: usize>(mut sums: [f64; WIDTH]) -> [f64; N] {
    let mut width = WIDTH;
    while width.is_multiple_of(2 * N) {
        width /= 2;
        for i in 0..width {
            sums[i] += sums[i + width];
        }
    }
    array::from_fn(|c| {
        let rest = (c + N..width).step_by(N);
        rest.fold(sums[c], |sum, i| sum + sums[i])
    })
}

/// The sum of all, by halves; there is at least one.
fn by_pairs<const N: usize>(sums: &[[f64; N]]) -> [f64; N] {
    match sums {
        [sum] => *sum,
        _ => {
            let (first, rest) = sums.split_at(sums.len() / 2);
            let (first, rest) = (by_pairs(first), by_pairs(rest));
            array::from_fn(|c| first[c] + rest[c])
        }
    }
}
