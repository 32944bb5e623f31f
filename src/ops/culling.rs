//! What is within planes.

use std::mem::MaybeUninit;

use glam::Vec3;

use super::vector::dot;
use crate::lanes::{self, F32, Operand, VectorOperand};
use crate::parallel::{self, Cost};

/// The points `p` with `normal.dot(p) == d`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// Points to what is over the plane.
    pub normal: Vec3,
    /// How far it is from the origin, if the normal has length 1.
    pub d: f32,
}

/// Writes 1 to `mask` for every sphere that is not wholly over one of the planes: where `plane.distance_to(point) <= radius` for
/// all of them. The distance has the bits of the engine's. Where it or the radius is NaN, the sphere is not seen.
///
/// # Panics
///
/// When the arrays differ in length.
pub fn cull_spheres(
    points: &[Vec3],
    radius: Operand<'_, f32>,
    planes: &[Plane],
    mask: &mut [MaybeUninit<u8>],
) {
    let cost = Cost::ns(0.4 + 0.2 * planes.len() as f64);
    parallel::for_each_part((points, radius, mask), cost, |(points, radius, mask)| {
        let radius = VectorOperand::Numbers(radius);
        lanes::compare_vectors(points, radius, mask, |point, [radius, ..]| {
            let all = F32::ZERO.simd_eq(F32::ZERO);
            planes.iter().fold(all, |seen, plane| {
                let normal = plane.normal.to_array().map(F32::splat);
                let distance = dot(normal, point) - F32::splat(plane.d);
                seen & distance.simd_le(radius)
            })
        });
    });
}
