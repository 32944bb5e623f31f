//! Affine and linear maps of points and directions.
//!
//! Every product and sum is rounded to `f32` in the order the engine's own operators take, so the results have the
//! engine's bits.

use glam::{Vec2, Vec3};

use crate::lanes::{self, Run, Vector};
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

/// Moves every point by `xform`: `Transform3D * Vector3`.
pub fn transform_points(run: Run<'_, Vec3>, xform: &Affine3) {
    parallel::for_each_part(run, Cost::ns(0.4), |part| {
        let [bx, by, bz] = columns(&xform.rows);
        let origin = xform.origin.repeat();
        lanes::map_spread(part, |[x, y, z], k| {
            x * bx[k] + y * by[k] + z * bz[k] + origin[k]
        });
    });
}

/// Turns every direction by the basis with these rows: `Basis * Vector3`.
pub fn transform_directions(run: Run<'_, Vec3>, rows: &[Vec3; 3]) {
    parallel::for_each_part(run, Cost::ns(0.4), |part| {
        let [bx, by, bz] = columns(rows);
        lanes::map_spread(part, |[x, y, z], k| x * bx[k] + y * by[k] + z * bz[k]);
    });
}

/// Moves every point by `xform`: `Transform2D * Vector2`.
pub fn transform_points_2d(run: Run<'_, Vec2>, xform: &Affine2) {
    parallel::for_each_part(run, Cost::ns(0.25), |part| {
        let (bx, by, origin) = (xform.x.repeat(), xform.y.repeat(), xform.origin.repeat());
        lanes::map_spread(part, |[x, y], k| bx[k] * x + by[k] * y + origin[k]);
    });
}

/// The columns of the basis with these rows, ready for [`lanes::map_spread`].
fn columns(rows: &[Vec3; 3]) -> [[lanes::F32; 3]; 3] {
    let [x, y, z] = rows;
    [
        Vec3::new(x.x, y.x, z.x).repeat(),
        Vec3::new(x.y, y.y, z.y).repeat(),
        Vec3::new(x.z, y.z, z.z).repeat(),
    ]
}
