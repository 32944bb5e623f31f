//! Shuffles as their definitions: the compiler finds the instructions.
//!
//! It does where the tables are constants to it. Taken through iterators and `map` they are none any more, and each
//! shuffle is a call of a loop over lanes in memory.

use bytemuck::cast;

use super::table::{Table, deinterleave, interleave, spread};
use super::{F32, LANES};

/// The floats of `registers` that `table` names.
#[inline(always)]
fn pick<const N: usize>(registers: [F32; N], table: Table) -> F32 {
    let mut floats = [[0_f32; LANES]; N];
    let mut r = 0;
    while r < N {
        floats[r] = cast(registers[r]);
        r += 1;
    }
    let mut picked = [0_f32; LANES];
    let mut i = 0;
    while i < LANES {
        picked[i] = floats[table[i] / LANES][table[i] % LANES];
        i += 1;
    }
    cast(picked)
}

#[inline]
pub fn deinterleave2(r: [F32; 2]) -> [F32; 2] {
    [
        pick(r, const { deinterleave(2, 0) }),
        pick(r, const { deinterleave(2, 1) }),
    ]
}

#[inline]
pub fn interleave2(r: [F32; 2]) -> [F32; 2] {
    [
        pick(r, const { interleave(2, 0) }),
        pick(r, const { interleave(2, 1) }),
    ]
}

#[inline]
pub fn spread2(r: [F32; 2]) -> [[F32; 2]; 2] {
    [
        [
            pick(r, const { spread(2, 0, 0) }),
            pick(r, const { spread(2, 0, 1) }),
        ],
        [
            pick(r, const { spread(2, 1, 0) }),
            pick(r, const { spread(2, 1, 1) }),
        ],
    ]
}

#[inline]
pub fn deinterleave3(r: [F32; 3]) -> [F32; 3] {
    [
        pick(r, const { deinterleave(3, 0) }),
        pick(r, const { deinterleave(3, 1) }),
        pick(r, const { deinterleave(3, 2) }),
    ]
}

#[inline]
pub fn interleave3(r: [F32; 3]) -> [F32; 3] {
    [
        pick(r, const { interleave(3, 0) }),
        pick(r, const { interleave(3, 1) }),
        pick(r, const { interleave(3, 2) }),
    ]
}

#[inline]
pub fn spread3(r: [F32; 3]) -> [[F32; 3]; 3] {
    macro_rules! components {
        ($k:literal) => {
            [
                pick(r, const { spread(3, $k, 0) }),
                pick(r, const { spread(3, $k, 1) }),
                pick(r, const { spread(3, $k, 2) }),
            ]
        };
    }
    [components!(0), components!(1), components!(2)]
}
