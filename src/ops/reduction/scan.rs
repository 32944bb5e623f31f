//! Running sums.

use std::array;

use crate::lanes::{Element, F64, LANES, Run};

/// Elements whose running sums are made side by side.
const BLOCK: usize = 8;

/// A number with running sums.
pub trait Scan: Element {
    /// The running sum between blocks: for floats, in every lane of a register.
    #[doc(hidden)]
    type Sum: Copy;

    /// The sum of no elements.
    #[doc(hidden)]
    const NONE: Self::Sum;

    /// The running sums of `block` after elements that sum up to `before`, and the sum of all of them.
    #[doc(hidden)]
    fn scan(before: Self::Sum, block: &[Self; BLOCK]) -> ([Self; BLOCK], Self::Sum);
}

/// Replaces every element by the sum of all elements up to it and with it.
///
/// Floats are accumulated in `f64`, and each result is rounded once to the type of the array. Integers wrap around, as
/// GDScript's do. The order is fixed, and has the same bits at every level: in blocks of eight, `x[i] + x[i - 1]` first, of
/// those `p[i] + p[i - 2]`, of those `q[i] + q[i - 4]`, where there is such a one in the block; to each of which the sum of
/// all blocks before is added. That sum is the last one of the block before. So the error of result `i`, before it is
/// rounded, is at most `(i / 8 + 4) · 2⁻⁵³` of the sum of the absolute values up to it: an eighth of a plain loop's bound.
///
/// From the first NaN on all results are NaN, and so they are from where infinities of both signs have been met.
#[inline]
pub fn cumulative_sum<T: Scan>(run: Run<'_, T>) {
    let mut sum = T::NONE;
    run.for_each_block::<BLOCK>(|block| {
        let (sums, all) = T::scan(sum, block);
        sum = all;
        sums
    });
}

/// The running sums of a block.
#[inline(always)]
fn prefixes(x: [f64; BLOCK]) -> [f64; BLOCK] {
    let p: [f64; BLOCK] = array::from_fn(|i| if i < 1 { x[i] } else { x[i] + x[i - 1] });
    let q: [f64; BLOCK] = array::from_fn(|i| if i < 2 { p[i] } else { p[i] + p[i - 2] });
    array::from_fn(|i| if i < 4 { q[i] } else { q[i] + q[i - 4] })
}

macro_rules! float {
    ($($T:ident)*) => {$(
        impl Scan for $T {
            type Sum = F64;
            const NONE: F64 = F64::ZERO;

            #[inline(always)]
            fn scan(before: F64, block: &[Self; BLOCK]) -> ([Self; BLOCK], F64) {
                let prefixes = prefixes(block.map(f64::from));
                let registers: [F64; 2 * BLOCK / LANES] = bytemuck::cast(prefixes);
                let sums: [f64; BLOCK] = bytemuck::cast(registers.map(|r| before + r));
                // The same addition as that of the last lane, but the next block need not wait for lanes to move.
                (sums.map(|sum| sum as $T), before + F64::splat(prefixes[BLOCK - 1]))
            }
        }
    )*};
}

float!(f32 f64);

macro_rules! integer {
    ($($T:ident)*) => {$(
        impl Scan for $T {
            type Sum = Self;
            const NONE: Self = 0;

            #[inline(always)]
            fn scan(mut sum: Self, block: &[Self; BLOCK]) -> ([Self; BLOCK], Self) {
                let sums = block.map(|x| {
                    sum = sum.wrapping_add(x);
                    sum
                });
                (sums, sum)
            }
        }
    )*};
}

integer!(u8 i32 i64);
