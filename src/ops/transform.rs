//! Affine and linear maps of points and directions.
//!
//! Every product and sum is rounded to `f32` in the order the engine's own operators take, so the results have the
//! engine's bits, infinities, subnormals and the sign of zero included. A NaN stays NaN, with its payload as long as it is
//! the only one in the sum; where several meet, which of them comes out is not specified.
//!
//! Components are in whatever unit the caller's are. Empty runs are left alone.

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

/// Moves every point by `xform`: `Transform3D * Vector3`, which is `((x * r.x + y * r.y) + z * r.z) + o` for each row `r`
/// and component `o` of the origin.
pub fn transform_points(run: Run<'_, Vec3>, xform: &Affine3) {
    parallel::for_each_part(run, Cost::ns(0.4), |part| {
        let [bx, by, bz] = columns(&xform.rows);
        let origin = xform.origin.repeat();
        lanes::map_spread(part, |[x, y, z], k| {
            x * bx[k] + y * by[k] + z * bz[k] + origin[k]
        });
    });
}

/// Turns every direction by the basis with these rows: `Basis * Vector3`, the same without an origin. That is not the same
/// as an origin of zero, which would make 0 of −0.
pub fn transform_directions(run: Run<'_, Vec3>, rows: &[Vec3; 3]) {
    parallel::for_each_part(run, Cost::ns(0.4), |part| {
        let [bx, by, bz] = columns(rows);
        lanes::map_spread(part, |[x, y, z], k| x * bx[k] + y * by[k] + z * bz[k]);
    });
}

/// Moves every point by `xform`: `Transform2D * Vector2`, which is `(x.c * v.x + y.c * v.y) + origin.c` for each component
/// `c`.
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
