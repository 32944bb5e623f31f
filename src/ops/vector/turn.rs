//! Vectors turned, and crossed with others.

use glam::{Vec2, Vec3};

use super::{With, change};
use crate::lanes::{self, Run, Vector};
use crate::ops::transform;
use crate::parallel::{self, Cost};

/// Turns every vector by the rotation with these rows: `rotated(axis, angle)`, which is `Basis(axis, angle) * v`.
///
/// The rows are the engine's, whose sine and cosine depend on the machine.
pub fn rotate(run: Run<'_, Vec3>, rows: &[Vec3; 3]) {
    transform::transform_directions(run, rows);
}

/// Turns every vector by the angle whose cosine and sine these are: `rotated(angle)`, which is
/// `(x * cos - y * sin, x * sin + y * cos)`.
pub fn rotate_2d(run: Run<'_, Vec2>, cos: f32, sin: f32) {
    parallel::for_each_part(run, Cost::ns(0.25), |part| {
        // x * cos - y * sin is x * cos + y * -sin, bit for bit.
        let (x, y) = (Vec2::new(cos, sin).repeat(), Vec2::new(-sin, cos).repeat());
        lanes::map_spread(part, |[vx, vy], k| vx * x[k] + vy * y[k]);
    });
}

/// Replaces every vector by its cross product with the other one: `cross(other)`, whose `x` is `a.y * b.z - a.z * b.y`,
/// and so on in turn.
pub fn cross(run: Run<'_, Vec3>, other: With<'_, Vec3>) {
    change(run, other, Cost::ns(0.6), super::cross);
}
