//! Unit vectors as two numbers of 0 to 1: the sphere folded onto an octahedron, and that into a square.
//!
//! The engine's own encoding of normals in vertex buffers (`Vector3.octahedron_encode` and `octahedron_decode`), with its
//! bits at every level and thread count. Encoding needs directions, not unit vectors: any length gives the same point but for
//! rounding. A vector of zero, and one with a component that is infinite or NaN, has NaN in its code; a code of NaN decodes
//! to NaN. The payload of a NaN is not specified.

use std::mem::MaybeUninit;

use glam::{Vec2, Vec3};

use crate::lanes::{self, F32, Real};
use crate::parallel::{self, Cost};

/// Writes the codes of `normals`.
///
/// With `n` the vector divided by `|x| + |y| + |z|`, the code is `(n.x, n.y)`, and below the equator
/// `(1 - |n.y|, 1 - |n.x|)` with the signs of `n.x` and `n.y`; then taken from −1 … 1 to 0 … 1.
///
/// # Panics
///
/// When the two differ in length.
pub fn encode_octahedral(normals: &[Vec3], codes: &mut [MaybeUninit<Vec2>]) {
    parallel::for_each_part((normals, codes), Cost::ns(1.0), |(normals, codes)| {
        let (zero, half, one) = (F32::splat(0.0), F32::splat(0.5), F32::splat(1.0));
        let sign = |x: F32| x.ge(zero).select(one, -one);
        lanes::map_into(normals, codes, |[x, y, z]| {
            let sum = x.abs() + y.abs() + z.abs();
            let [x, y, z] = [x / sum, y / sum, z / sum];
            let upper = z.ge(zero);
            let folded = [(one - y.abs()) * sign(x), (one - x.abs()) * sign(y)];
            [upper.select(x, folded[0]), upper.select(y, folded[1])].map(|c| c * half + half)
        });
    });
}

/// Writes the unit vectors that have these `codes`. Codes beyond 0 … 1 are taken as the same formula takes them.
///
/// # Panics
///
/// When the two differ in length.
pub fn decode_octahedral(codes: &[Vec2], normals: &mut [MaybeUninit<Vec3>]) {
    parallel::for_each_part((codes, normals), Cost::ns(1.2), |(codes, normals)| {
        let (zero, one, two) = (F32::splat(0.0), F32::splat(1.0), F32::splat(2.0));
        lanes::map_into(codes, normals, |[x, y]| {
            let [x, y] = [x * two - one, y * two - one];
            let z = one - x.abs() - y.abs();
            // How far below the equator, within 0 and 1 as the engine's CLAMP has it.
            let below = -z;
            let below = below.gt(one).select(one, below);
            let below = (-z).lt(zero).select(zero, below);
            let [x, y] = [x, y].map(|c| c + c.ge(zero).select(-below, below));
            let squared = x * x + y * y + z * z;
            let length = squared.sqrt();
            let nothing = squared.eq(zero);
            [x, y, z].map(|c| nothing.select(zero, c / length))
        });
    });
}
