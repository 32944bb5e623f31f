//! The normals of meshes.
//!
//! Every step is rounded to `f32` in the order the engine takes, so the results have the bits of `SurfaceTool` and of
//! GDScript's vectors.

use glam::Vec3;

use super::vector::length::normalize;
use super::vector::{cross, normalized};
use crate::lanes::{self, Constant, Element, F32, Indices, LANES, Operand, Run, Target};
use crate::parallel::{self, Cost, Strided};

/// Replaces the normal of every vertex by the normalised sum of those of the triangles that it is a corner of, each of length 1:
/// what `SurfaceTool.generate_normals` makes of vertices that all differ. Three indices are a triangle, whose front is the
/// side from which they go round clockwise; a triangle without an area counts for nothing. A vertex of no triangle has a
/// normal of zero.
///
/// # Panics
///
/// When the arrays differ in length, or the indices are not those of triangles among the vertices.
pub fn generate_normals(normals: &mut [Vec3], vertices: &[Vec3], triangles: Indices<'_>) {
    assert_eq!(normals.len(), vertices.len());
    // To which the first one is added without a change, be it a zero of either sign.
    normals.fill(Vec3::splat(-0.0));
    let (triangles, rest) = triangles.as_slice().as_chunks::<3>();
    assert!(rest.is_empty(), "indices of no triangle");
    let mut corners = [[[Vec3::ZERO; LANES]; 3]; BLOCKS];
    for triangles in triangles.chunks(BLOCKS * LANES) {
        for (block, triangles) in corners.iter_mut().zip(triangles.chunks(LANES)) {
            for (t, triangle) in triangles.iter().enumerate() {
                for (corner, &index) in block.iter_mut().zip(triangle) {
                    corner[t] = vertices[index as usize];
                }
            }
        }
        for (block, triangles) in corners.iter().zip(triangles.chunks(LANES)) {
            for (triangle, face) in triangles.iter().zip(faces(block)) {
                for &index in triangle {
                    normals[index as usize] += face;
                }
            }
        }
    }
    normalize(Run::in_place(normals));
}

/// The blocks of triangles that are fetched before their normals are computed: a register that is loaded right after its parts
/// were stored waits until they have reached the cache.
const BLOCKS: usize = 8;

/// The normals of triangles.
#[inline(always)]
fn faces(corners: &[[Vec3; LANES]; 3]) -> [Vec3; LANES] {
    let [a, b, c] = corners.each_ref().map(<Vec3 as Element>::load);
    let minus = |b: [F32; 3]| std::array::from_fn(|i| a[i] - b[i]);
    <Vec3 as Element>::store(normalized(cross(minus(c), minus(b))))
}

/// Replaces the normals of a grid of heights along `y`, row by row: `width` columns along `x`, `spacing` apart, as the rows are
/// along `z`. The slopes are those between the two neighbours (central differences), at an edge between the point and its
/// only one: `Vector3(left - right, 2 * spacing, back - front).normalized()`, with the difference twice at an edge.
///
/// # Panics
///
/// When the arrays differ in length, or `width` does not divide it.
pub fn grid_normals(normals: &mut [Vec3], heights: &[f32], width: usize, spacing: f64) {
    assert_eq!(normals.len(), heights.len());
    if heights.is_empty() {
        return;
    }
    assert!(heights.len().is_multiple_of(width), "a row that is cut off");
    let rows = heights.len() / width;
    let up = Constant::new((2.0 * spacing) as f32);
    let places = Strided {
        memory: normals,
        stride: width,
        len: rows,
    };
    let cost = Cost::ns(1.0).times(width);
    parallel::for_each_part((places, 0..rows), cost, |(places, range)| {
        let row = |z: usize| &heights[z * width..][..width];
        for (normals, z) in places.memory.chunks_exact_mut(width).zip(range) {
            let (back, front) = (z.saturating_sub(1), (z + 1).min(rows - 1));
            let along_z = edge_factor(front - back);
            let (back, front) = (row(back), row(front));
            let last = width - 1;
            for (start, end) in [(0, 1.min(last)), (1.min(last), last), (last, width)] {
                let (left, right) = (start.saturating_sub(1), (start + 1).min(last));
                let len = end - start;
                let along_x = edge_factor(right - left);
                let numbers = [
                    Operand::array(&row(z)[left..][..len]),
                    Operand::array(&row(z)[right..][..len]),
                    Operand::array(&back[start..end]),
                    Operand::array(&front[start..end]),
                    Operand::constant(&up, len),
                ];
                let target = Target::new(&mut normals[start..end]);
                lanes::make_vectors(target, numbers, |[left, right, back, front, up]| {
                    normalized([(left - right) * along_x, up, (back - front) * along_z])
                });
            }
        }
    });
}

/// What a difference is multiplied by for one between points that are two apart.
fn edge_factor(apart: usize) -> F32 {
    F32::splat(if apart == 1 { 2.0 } else { 1.0 })
}
