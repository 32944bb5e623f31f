//! Eight lanes: a blend by a constant is one instruction (`vblendps`), a permutation across the register is another
//! (`vpermps`).
//!
//! Three floats a vector: as 3 and the number of lanes have no common divisor, the floats of one component lie in
//! different lanes of the registers of a block. So a blend gathers them and one permutation orders them.

use bytemuck::cast;

use super::table::{Table, deinterleave, interleave, spread, table};
use super::{F32, LANES};

/// A register each lane of which comes from the same lane of one of `N` registers.
struct Blend<const N: usize> {
    /// For each register, all bits of the lanes that come from it.
    masks: [[u32; LANES]; N],
}

impl<const N: usize> Blend<N> {
    /// Lane `i` comes from register `sources[i]`.
    const fn new(sources: Table) -> Self {
        let mut masks = [[0; LANES]; N];
        let mut i = 0;
        while i < LANES {
            masks[sources[i]][i] = u32::MAX;
            i += 1;
        }
        Self { masks }
    }

    #[allow(
        clippy::needless_range_loop,
        reason = "through iterators the masks are no longer constants to the compiler: 30 times as slow"
    )]
    #[inline(always)]
    fn apply(&self, registers: [F32; N]) -> F32 {
        let mut result = registers[0];
        for r in 1..N {
            result = cast::<_, F32>(self.masks[r]).bitselect(registers[r], result);
        }
        result
    }
}

/// Floats of three registers, no two of them in the same lane.
struct Pick {
    blend: Blend<3>,
    lanes: [u32; LANES],
}

impl Pick {
    /// The floats that `table` names.
    const fn new(table: Table) -> Self {
        let (mut sources, mut lanes) = ([0; LANES], [0; LANES]);
        let mut i = 0;
        while i < LANES {
            sources[table[i] % LANES] = table[i] / LANES;
            lanes[i] = (table[i] % LANES) as u32;
            i += 1;
        }
        Self {
            blend: Blend::new(sources),
            lanes,
        }
    }

    #[inline(always)]
    fn apply(&self, registers: [F32; 3]) -> F32 {
        permute(self.blend.apply(registers), self.lanes)
    }
}

#[inline(always)]
fn permute(register: F32, lanes: [u32; LANES]) -> F32 {
    register.shuffle(wide::u32x8::new(lanes))
}

const DEINTERLEAVE3: [Pick; 3] = [
    Pick::new(deinterleave(3, 0)),
    Pick::new(deinterleave(3, 1)),
    Pick::new(deinterleave(3, 2)),
];

const SPREAD3: [[Pick; 3]; 3] = [
    [
        Pick::new(spread(3, 0, 0)),
        Pick::new(spread(3, 0, 1)),
        Pick::new(spread(3, 0, 2)),
    ],
    [
        Pick::new(spread(3, 1, 0)),
        Pick::new(spread(3, 1, 1)),
        Pick::new(spread(3, 1, 2)),
    ],
    [
        Pick::new(spread(3, 2, 0)),
        Pick::new(spread(3, 2, 1)),
        Pick::new(spread(3, 2, 2)),
    ],
];

/// For each component, where in its register a lane of the block finds its float: the inverse of the permutations of
/// `DEINTERLEAVE3`.
const INTERLEAVE3: [[u32; LANES]; 3] = {
    let mut lanes = [[0; LANES]; 3];
    let mut c = 0;
    while c < 3 {
        let mut i = 0;
        while i < LANES {
            lanes[c][(i * 3 + c) % LANES] = i as u32;
            i += 1;
        }
        c += 1;
    }
    lanes
};

/// Which component each lane of register `k` of a block is.
const fn component(k: usize) -> Blend<3> {
    let table = interleave(3, k);
    Blend::new(table!(|i| table[i] / LANES))
}

const COMPONENTS3: [Blend<3>; 3] = [component(0), component(1), component(2)];

#[inline]
pub fn deinterleave3(registers: [F32; 3]) -> [F32; 3] {
    let [x, y, z] = &DEINTERLEAVE3;
    [x.apply(registers), y.apply(registers), z.apply(registers)]
}

#[inline]
pub fn interleave3([x, y, z]: [F32; 3]) -> [F32; 3] {
    let [to_x, to_y, to_z] = INTERLEAVE3;
    let components = [permute(x, to_x), permute(y, to_y), permute(z, to_z)];
    let [a, b, c] = &COMPONENTS3;
    [
        a.apply(components),
        b.apply(components),
        c.apply(components),
    ]
}

#[inline]
pub fn spread3(registers: [F32; 3]) -> [[F32; 3]; 3] {
    let [a, b, c] = &SPREAD3;
    [a, b, c].map(|[x, y, z]| [x.apply(registers), y.apply(registers), z.apply(registers)])
}

const HALF: usize = LANES / 2;

/// Even lanes below, odd lanes above.
const EVEN_ODD: [u32; LANES] = table!(|i| (i % HALF * 2 + i / HALF) as u32);
/// Odd lanes below, even lanes above.
const ODD_EVEN: [u32; LANES] = table!(|i| (i % HALF * 2 + 1 - i / HALF) as u32);
/// Undoes `EVEN_ODD`.
const LOW_HIGH: [u32; LANES] = table!(|i| (i % 2 * HALF + i / 2) as u32);
/// Undoes `ODD_EVEN`.
const HIGH_LOW: [u32; LANES] = table!(|i| ((1 - i % 2) * HALF + i / 2) as u32);
/// The upper half below, the lower half above.
const SWAP: [u32; LANES] = table!(|i| ((i + HALF) % LANES) as u32);
/// The lower half of one register, the upper half of another.
const HALVES: Blend<2> = Blend::new(table!(|i| i / HALF));

#[inline]
pub fn deinterleave2([a, b]: [F32; 2]) -> [F32; 2] {
    let (a, b) = (permute(a, EVEN_ODD), permute(b, ODD_EVEN));
    [HALVES.apply([a, b]), permute(HALVES.apply([b, a]), SWAP)]
}

#[inline]
pub fn interleave2([x, y]: [F32; 2]) -> [F32; 2] {
    let y = permute(y, SWAP);
    [
        permute(HALVES.apply([x, y]), LOW_HIGH),
        permute(HALVES.apply([y, x]), HIGH_LOW),
    ]
}

#[inline]
pub fn spread2([a, b]: [F32; 2]) -> [[F32; 2]; 2] {
    const X: [u32; LANES] = table!(|i| (i / 2 * 2) as u32);
    const Y: [u32; LANES] = table!(|i| (i / 2 * 2 + 1) as u32);
    [a, b].map(|r| [permute(r, X), permute(r, Y)])
}
