//! Sixteen lanes: any lanes of two registers in any order are one instruction (`vpermt2ps`).

use wide::{ShuffleExt, u32x16};

use super::table::{Table, deinterleave, interleave, spread, table};
use super::{F32, LANES};

/// The floats of two registers that `table` names.
#[inline(always)]
fn pick2([a, b]: [F32; 2], table: Table) -> F32 {
    [a, b].shuffle(u32x16::new(table.map(|i| i as u32)))
}

/// The floats of three registers that `table` names.
#[inline(always)]
fn pick3([a, b, c]: [F32; 3], table: Table) -> F32 {
    if table.iter().all(|&i| i < 2 * LANES) {
        pick2([a, b], table)
    } else if table.iter().all(|&i| i >= LANES) {
        pick2([b, c], table.map(|i| i - LANES))
    } else {
        let ab = pick2([a, b], table.map(|i| i % (2 * LANES)));
        pick2(
            [ab, c],
            table!(|i| if table[i] < 2 * LANES {
                i
            } else {
                table[i] - LANES
            }),
        )
    }
}

#[inline]
pub fn deinterleave2(r: [F32; 2]) -> [F32; 2] {
    [
        pick2(r, const { deinterleave(2, 0) }),
        pick2(r, const { deinterleave(2, 1) }),
    ]
}

#[inline]
pub fn interleave2(r: [F32; 2]) -> [F32; 2] {
    [
        pick2(r, const { interleave(2, 0) }),
        pick2(r, const { interleave(2, 1) }),
    ]
}

#[inline]
pub fn spread2(r: [F32; 2]) -> [[F32; 2]; 2] {
    [
        [
            pick2(r, const { spread(2, 0, 0) }),
            pick2(r, const { spread(2, 0, 1) }),
        ],
        [
            pick2(r, const { spread(2, 1, 0) }),
            pick2(r, const { spread(2, 1, 1) }),
        ],
    ]
}

#[inline]
pub fn deinterleave3(r: [F32; 3]) -> [F32; 3] {
    [
        pick3(r, const { deinterleave(3, 0) }),
        pick3(r, const { deinterleave(3, 1) }),
        pick3(r, const { deinterleave(3, 2) }),
    ]
}

#[inline]
pub fn interleave3(r: [F32; 3]) -> [F32; 3] {
    [
        pick3(r, const { interleave(3, 0) }),
        pick3(r, const { interleave(3, 1) }),
        pick3(r, const { interleave(3, 2) }),
    ]
}

#[inline]
pub fn spread3(r: [F32; 3]) -> [[F32; 3]; 3] {
    macro_rules! components {
        ($k:literal) => {
            [
                pick3(r, const { spread(3, $k, 0) }),
                pick3(r, const { spread(3, $k, 1) }),
                pick3(r, const { spread(3, $k, 2) }),
            ]
        };
    }
    [components!(0), components!(1), components!(2)]
}
