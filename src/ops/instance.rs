//! The instances of a MultiMesh, as its buffer has them: for each one a row of four floats for each dimension, which are
//! that component of the axes (in the plane 0 for the third) and of the origin; then a colour and custom data, if it has
//! those.
//!
//! What is written has the bits of `MultiMesh.set_instance_transform` and its kin, each step rounded to `f32` as in Godot 4.6.
//! All other floats of the buffer stay as they are. Each function panics when its arrays differ in length, a stride is
//! less than what it writes, or the buffer has less room than `stride` for each instance.

use glam::{Vec2, Vec3, Vec4};

use super::vector::{cross, normalized};
use crate::lanes::{self, Constant, F32, Operand, Vector};
use crate::parallel::{self, Cost, Split, Strided};

/// Mostly the memory of an instance.
const COST: Cost = Cost::ns(2.0);
/// Two roots and three divisions more.
const TURNED: Cost = Cost::ns(4.0);
/// So many instances are still in a core's own cache when their colours follow their transforms.
const BLOCK: usize = 512;

/// The buffer of a MultiMesh.
#[derive(Debug)]
pub struct Buffer<'a> {
    /// Its floats.
    pub floats: &'a mut [f32],
    /// The floats of an instance.
    pub stride: usize,
}

impl<'a> Buffer<'a> {
    /// The places of the first `len` instances, from `offset` floats after the start of each.
    fn places(self, len: usize, offset: usize) -> Strided<'a, f32> {
        let Self { floats, stride } = self;
        let room = len.checked_mul(stride);
        assert!(
            room.is_some_and(|room| room <= floats.len()),
            "more instances than fit"
        );
        let memory = if len == 0 {
            &mut []
        } else {
            &mut floats[offset..]
        };
        Strided {
            memory,
            stride,
            len,
        }
    }
}

/// Has `transforms` write those of parts of the instances, of `rows` rows each. If there are colours, one for each, they are
/// written behind them.
fn write_transforms<S: Split>(
    buffer: Buffer<'_>,
    (colors, rows): (&[Vec4], usize),
    (vectors, cost): (S, Cost),
    transforms: impl Fn(&mut [f32], usize, S) + Sync,
) {
    let places = buffer.places(vectors.len(), 0);
    if colors.is_empty() {
        return parallel::for_each_part((places, vectors), cost, |(places, vectors)| {
            transforms(places.memory, places.stride, vectors);
        });
    }
    assert!(
        4 * rows + 4 <= places.stride,
        "a colour beyond its instance"
    );
    parallel::for_each_part((places, vectors, colors), cost, |mut rest| {
        while !rest.is_empty() {
            let block = rest.len().min(BLOCK);
            let ((places, vectors, colors), others) = rest.split_at(block);
            rest = others;
            transforms(places.memory, places.stride, vectors);
            write_colors(&mut places.memory[4 * rows..], places.stride, colors);
        }
    });
}

/// Writes a colour every `stride` floats.
fn write_colors(memory: &mut [f32], stride: usize, colors: &[Vec4]) {
    for (place, color) in memory.chunks_mut(stride).zip(colors) {
        place[..4].copy_from_slice(&color.to_array());
    }
}

/// Writes transforms that all have the basis of these rows, each with a position as its origin; and colours, if there are any.
pub fn write_instances<const N: usize, T: Vector<N> + Sync>(
    buffer: Buffer<'_>,
    positions: &[T],
    basis: [[f32; 3]; N],
    colors: &[Vec4],
) {
    let zero = Constant::new(0.0);
    let work = (positions, COST);
    write_transforms(buffer, (colors, N), work, |memory, stride, positions| {
        let basis = basis.map(|row| row.map(F32::splat));
        let numbers = Operand::constant(&zero, positions.len());
        lanes::write_rows(memory, stride, [positions], numbers, |[origin], _| {
            std::array::from_fn(|c| {
                let [x, y, z] = basis[c];
                [x, y, z, origin[c]]
            })
        });
    });
}

/// Writes the origins of transforms, whose axes stay.
pub fn write_instance_origins<const N: usize, T: Vector<N> + Sync>(
    buffer: Buffer<'_>,
    positions: &[T],
) {
    let places = buffer.places(positions.len(), 0);
    parallel::for_each_part((places, positions), COST, |(places, positions)| {
        let origins = bytemuck::cast_slice::<T, f32>(positions).as_chunks::<N>().0;
        for (place, origin) in places.memory.chunks_mut(places.stride).zip(origins) {
            for (row, &component) in place[..4 * N].as_chunks_mut::<4>().0.iter_mut().zip(origin) {
                row[3] = component;
            }
        }
    });
}

/// Writes transforms that look along directions: `Basis.looking_at(direction, up) * scale`, with a position as the origin.
///
/// A direction of (nearly) no length gives an unturned basis. Where a direction is (nearly) that of `up` or against it, the
/// axes are chosen as the engine does. Colours are written too, if there are any.
pub fn write_instances_along(
    buffer: Buffer<'_>,
    (positions, directions): (&[Vec3], &[Vec3]),
    up: Vec3,
    scale: Operand<'_, f32>,
    colors: &[Vec4],
) {
    let aside = perpendicular(up).to_array();
    let up = up.to_array();
    let work = ((positions, directions, scale), TURNED);
    write_transforms(buffer, (colors, 3), work, |memory, stride, work| {
        let (positions, directions, scale) = work;
        let (up, aside) = (up.map(F32::splat), aside.map(F32::splat));
        let vectors = [positions, directions];
        lanes::write_rows(memory, stride, vectors, scale, |[origin, direction], s| {
            let z = normalized(direction).map(|x| -x);
            let x = cross(up, z);
            let parallel = is_zero_approx(x);
            let x = normalized(std::array::from_fn(|c| parallel.bitselect(aside[c], x[c])));
            let y = cross(z, x);
            let none = is_zero_approx(direction);
            std::array::from_fn(|c| {
                let [x, y, z] = std::array::from_fn(|axis| {
                    let unturned = F32::splat(if axis == c { 1.0 } else { 0.0 });
                    none.bitselect(unturned, [x, y, z][axis][c]) * s
                });
                [x, y, z, origin[c]]
            })
        });
    });
}

/// Writes transforms of the plane whose `x` axis points along directions: that is `direction.normalized() * scale`, and
/// `y` the same a quarter turn on, `Vector2(-x.y, x.x)`; with a position as the origin. A direction of (nearly) no length gives
/// unturned axes. Colours are written too, if there are any.
pub fn write_instances_along_2d(
    buffer: Buffer<'_>,
    (positions, directions): (&[Vec2], &[Vec2]),
    scale: Operand<'_, f32>,
    colors: &[Vec4],
) {
    let work = ((positions, directions, scale), TURNED);
    write_transforms(buffer, (colors, 2), work, |memory, stride, work| {
        let (positions, directions, scale) = work;
        let vectors = [positions, directions];
        lanes::write_rows(memory, stride, vectors, scale, |[origin, direction], s| {
            let none = is_zero_approx(direction);
            let [x, y] = normalized(direction);
            let along = none.bitselect(F32::ONE, x) * s;
            let [up, down] = [y, -y].map(|y| none.bitselect(F32::ZERO, y) * s);
            [
                [along, down, F32::ZERO, origin[0]],
                [up, along, F32::ZERO, origin[1]],
            ]
        });
    });
}

/// Writes four floats for each instance, `offset` floats after its first: its colour or its custom data.
pub fn write_instance_colors(buffer: Buffer<'_>, offset: usize, colors: &[Vec4]) {
    assert!(offset + 4 <= buffer.stride, "a colour beyond its instance");
    let places = buffer.places(colors.len(), offset);
    parallel::for_each_part((places, colors), COST, |(places, colors)| {
        write_colors(places.memory, places.stride, colors);
    });
}

/// Whether every component is almost zero, as the engine sees it (`Vector3.is_zero_approx`).
#[must_use]
pub fn is_zero(vector: Vec3) -> bool {
    vector.abs().max_element() < EPSILON && !vector.is_nan()
}

/// The engine's `CMP_EPSILON`.
const EPSILON: f32 = 0.00001;

#[inline(always)]
fn is_zero_approx<const N: usize>(v: [F32; N]) -> F32 {
    let small = |x: F32| x.abs().simd_lt(F32::splat(EPSILON));
    v[1..].iter().fold(small(v[0]), |all, &x| all & small(x))
}

/// A vector of length 1 at a right angle to this one: what `Basis.looking_at` takes for one aside of `up`.
fn perpendicular(v: Vec3) -> Vec3 {
    let size = v.abs();
    let other = if size.x <= size.y && size.x <= size.z {
        Vec3::X
    } else {
        Vec3::Y
    };
    let across = v.cross(other);
    across / across.length()
}
