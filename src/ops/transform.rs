//! Affine and linear maps of points and directions.
//!
//! Every product and sum is rounded to `f32` in the order the engine's own operators take, so the results have the
//! engine's bits, infinities, subnormals and the sign of zero included. A NaN stays NaN, with its payload; where several
//! meet in one sum, the same one comes out as of the engine's operators in the build that `docs/numerics.md` names.
//!
//! Which one that is hangs on the order of operands. Of products and of the origin it matters only if the map has a NaN,
//! so it is settled once for all points: such a map takes a path of its own.
//!
//! Components are in whatever unit the caller's are. Empty runs are left alone.

use std::array;

use glam::{Vec2, Vec3};

use crate::lanes::ordered::{add, mul};
use crate::lanes::{self, F32, Run, Vector};
use crate::parallel::{self, Cost};

/// An affine map of space, laid out as Godot's `Transform3D`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Affine3 {
    /// The rows of the basis, as Godot stores them.
    pub rows: [Vec3; 3],
    /// What is added after the basis was applied.
    pub origin: Vec3,
}

/// An affine map of the plane, laid out as Godot's `Transform2D`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Affine2 {
    /// Where (1, 0) goes, before the origin is added.
    pub x: Vec2,
    /// Where (0, 1) goes, before the origin is added.
    pub y: Vec2,
    /// What is added after the basis was applied.
    pub origin: Vec2,
}

/// Moves every point by `xform`: `Transform3D * Vector3`, which is `((x * r.x + y * r.y) + z * r.z) + o` for each row `r`
/// and component `o` of the origin.
pub fn transform_points(run: Run<'_, Vec3>, xform: &Affine3) {
    let Affine3 { rows, origin } = xform;
    if has_nan(rows) || origin.is_nan() {
        return parallel::for_each_part(run, Cost::ns(1.0), |part| {
            lanes::map(part, |point| moved(turned(point, rows), *origin));
        });
    }
    parallel::for_each_part(run, Cost::ns(0.4), |part| {
        let [bx, by, bz] = columns(rows);
        let origin = origin.repeat();
        lanes::map_spread(part, |[x, y, z], k| {
            add(add(x * bx[k], y * by[k]), z * bz[k]) + origin[k]
        });
    });
}

/// Turns every direction by the basis with these rows: `Basis * Vector3`, the same without an origin. That is not the same
/// as an origin of zero, which would make 0 of −0.
pub fn transform_directions(run: Run<'_, Vec3>, rows: &[Vec3; 3]) {
    if has_nan(rows) {
        return parallel::for_each_part(run, Cost::ns(1.0), |part| {
            lanes::map(part, |direction| turned(direction, rows));
        });
    }
    parallel::for_each_part(run, Cost::ns(0.4), |part| {
        let [bx, by, bz] = columns(rows);
        lanes::map_spread(part, |[x, y, z], k| {
            add(add(x * bx[k], y * by[k]), z * bz[k])
        });
    });
}

/// Moves every point by `xform`: `Transform2D * Vector2`, which is `(x.c * v.x + y.c * v.y) + origin.c` for each component
/// `c`.
pub fn transform_points_2d(run: Run<'_, Vec2>, xform: &Affine2) {
    parallel::for_each_part(run, Cost::ns(0.25), |part| {
        let (bx, by, origin) = (xform.x.repeat(), xform.y.repeat(), xform.origin.repeat());
        lanes::map_spread(part, |[x, y], k| {
            add(add(mul(bx[k], x), mul(y, by[k])), origin[k])
        });
    });
}

/// The columns of the basis with these rows, ready for [`lanes::map_spread`].
fn columns(rows: &[Vec3; 3]) -> [[F32; 3]; 3] {
    let [x, y, z] = rows;
    [
        Vec3::new(x.x, y.x, z.x).repeat(),
        Vec3::new(x.y, y.y, z.y).repeat(),
        Vec3::new(x.z, y.z, z.z).repeat(),
    ]
}

fn has_nan(rows: &[Vec3; 3]) -> bool {
    rows.iter().any(|row| row.is_nan())
}

// For a map with a NaN. There is no sense in the order of operands that follows: the engine's compiler wrote them as
// suited its registers.

/// The components of `basis * v`.
fn turned([x, y, z]: [F32; 3], rows: &[Vec3; 3]) -> [F32; 3] {
    array::from_fn(|i| {
        let [rx, ry, rz] = rows[i].to_array().map(F32::splat);
        let first = if i == 2 { mul(rx, x) } else { mul(x, rx) };
        add(add(first, mul(y, ry)), mul(rz, z))
    })
}

/// The components of `v + origin`.
fn moved([x, y, z]: [F32; 3], origin: Vec3) -> [F32; 3] {
    let [ox, oy, oz] = origin.to_array().map(F32::splat);
    [add(x, ox), add(y, oy), add(oz, z)]
}
