//! Four lanes: every shuffle is `shufps`, which takes its lower half from one register and its upper half from another.

use core::arch::x86_64::_mm_shuffle_ps;

use super::F32;

/// Lanes `a[I]`, `a[J]`, `b[K]`, `b[L]`.
#[inline(always)]
fn shuffle<const SELECT: i32>(a: F32, b: F32) -> F32 {
    // SAFETY: every x86-64 CPU has SSE.
    F32::from(unsafe { _mm_shuffle_ps::<SELECT>(a.into(), b.into()) })
}

/// Two lanes of `$a` and two of `$b`.
macro_rules! shuffle {
    ($a:ident[$i:literal, $j:literal], $b:ident[$k:literal, $l:literal]) => {
        shuffle::<{ $i | $j << 2 | $k << 4 | $l << 6 }>($a, $b)
    };
}

#[inline]
pub fn deinterleave2([a, b]: [F32; 2]) -> [F32; 2] {
    [shuffle!(a[0, 2], b[0, 2]), shuffle!(a[1, 3], b[1, 3])]
}

#[inline]
pub fn interleave2([x, y]: [F32; 2]) -> [F32; 2] {
    let (low, high) = (shuffle!(x[0, 1], y[0, 1]), shuffle!(x[2, 3], y[2, 3]));
    [
        shuffle!(low[0, 2], low[1, 3]),
        shuffle!(high[0, 2], high[1, 3]),
    ]
}

#[inline]
pub fn spread2([a, b]: [F32; 2]) -> [[F32; 2]; 2] {
    [a, b].map(|r| [shuffle!(r[0, 0], r[2, 2]), shuffle!(r[1, 1], r[3, 3])])
}

#[inline]
pub fn deinterleave3([a, b, c]: [F32; 3]) -> [F32; 3] {
    // a: x0 y0 z0 x1, b: y1 z1 x2 y2, c: z2 x3 y3 z3
    let yz01 = shuffle!(a[1, 2], b[0, 1]);
    let xy23 = shuffle!(b[2, 3], c[1, 2]);
    [
        shuffle!(a[0, 3], xy23[0, 2]),
        shuffle!(yz01[0, 2], xy23[1, 3]),
        shuffle!(yz01[1, 3], c[0, 3]),
    ]
}

#[inline]
pub fn interleave3([x, y, z]: [F32; 3]) -> [F32; 3] {
    let xy02 = shuffle!(x[0, 2], y[0, 2]);
    let yz13 = shuffle!(y[1, 3], z[1, 3]);
    let z02x13 = shuffle!(z[0, 2], x[1, 3]);
    [
        shuffle!(xy02[0, 2], z02x13[0, 2]),
        shuffle!(yz13[0, 2], xy02[1, 3]),
        shuffle!(z02x13[1, 3], yz13[1, 3]),
    ]
}

#[inline]
pub fn spread3([a, b, c]: [F32; 3]) -> [[F32; 3]; 3] {
    // a: x0 y0 z0 x1, b: y1 z1 x2 y2, c: z2 x3 y3 z3
    let y01 = shuffle!(a[1, 1], b[0, 0]);
    let z01 = shuffle!(a[2, 2], b[1, 1]);
    let x12 = shuffle!(a[3, 3], b[2, 2]);
    let z12 = shuffle!(b[1, 1], c[0, 0]);
    let x23 = shuffle!(b[2, 2], c[1, 1]);
    let y23 = shuffle!(b[3, 3], c[2, 2]);
    [
        [
            shuffle!(a[0, 0], a[0, 3]),
            shuffle!(y01[0, 0], y01[0, 2]),
            shuffle!(z01[0, 0], z01[0, 2]),
        ],
        [x12, shuffle!(b[0, 0], b[3, 3]), z12],
        [
            shuffle!(x23[0, 2], x23[2, 2]),
            shuffle!(y23[0, 2], y23[2, 2]),
            shuffle!(c[0, 3], c[3, 3]),
        ],
    ]
}
