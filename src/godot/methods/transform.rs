//! Rows: transforms of points and directions.

use glam::{Vec2, Vec3};
use godot::builtin::{Basis, Transform2D, Transform3D};

use crate::godot::borrow::{Changed, New, Read};
use crate::godot::method::methods;
use crate::godot::value::{vec2, vec3};
use crate::ops::transform::{self, Affine2, Affine3};

methods! {
    /// The transforms.
    pub(super) static METHODS for "Compute";

    /// Moves every point by `xform`, in place: `points[i] = xform * points[i]` for all of them.
    ///
    /// The results have the bits of the engine's own operator, infinities and NaN included (which of several NaNs
    /// comes out of one sum differs between builds of the engine; here it is always the same one). An empty array stays empty.
    fn transform_points(points: Changed<Vec3>, xform: Transform3D) {
        points.update(|run| transform::transform_points(run, &affine3(&xform)))
    }

    /// Returns a new array with every point moved by `xform`; `points` stays as it is.
    ///
    /// Like `xform * points`, with the same bits (as for `transform_points`). An empty array gives an empty one. An Array is
    /// converted as the engine does it: what is no vector becomes zero.
    fn transformed_points(points: Read<Vec3>, xform: Transform3D) -> New<Vec3> {
        points.map(|run| transform::transform_points(run, &affine3(&xform)))
    }

    /// Writes every point moved by `xform` into `out`, an array of the same size as `points`, with the same bits as
    /// `transform_points`. `out` may be `points` itself; both may be empty. Nothing is allocated, unless `out` shares its
    /// memory with a copy (see `is_shared`) and so gets memory of its own, or `points` is an Array and has to be converted
    /// (what is no vector becomes zero).
    ///
    /// Sizes that differ are an error, and `out` stays as it is.
    fn transform_points_into(out: Changed<Vec3>, points: Read<Vec3>, xform: Transform3D) {
        out.overwrite(("out", "points"), &points, |run| {
            transform::transform_points(run, &affine3(&xform));
        })
    }

    /// Moves the points from number `from` on by `xform`, in place, `count` of them; -1 stands for all that follow.
    ///
    /// For the elements of a pool that are in use, with the same bits as `transform_points`. A range that is not within
    /// `points` is an error, and nothing is changed.
    fn transform_points_range(points: Changed<Vec3>, xform: Transform3D, from: i64 = 0, count: i64 = -1) {
        points.update_range(from, count, |run| {
            transform::transform_points(run, &affine3(&xform));
        })
    }

    /// Turns and scales every vector by `basis`, in place: `vectors[i] = basis * vectors[i]` for all of them.
    ///
    /// For directions, velocities and offsets, which a translation must not move. The results have the bits of the
    /// engine's own operator, as for `transform_points`. An empty array stays empty. For normals under a scale that is not uniform, pass the inverse of the transposed basis
    /// and normalize afterwards.
    fn transform_directions(vectors: Changed<Vec3>, basis: Basis) {
        let rows = basis.rows.map(vec3);
        vectors.update(|run| transform::transform_directions(run, &rows))
    }

    /// Moves every point of the plane by `xform`, in place: `points[i] = xform * points[i]` for all of them.
    ///
    /// The results have the bits of the engine's own operator, infinities and NaN included (which of several NaNs
    /// comes out of one sum differs between builds of the engine; here it is always the same one). An empty array stays empty.
    fn transform_points_2d(points: Changed<Vec2>, xform: Transform2D) {
        points.update(|run| transform::transform_points_2d(run, &affine2(&xform)))
    }

    /// Returns a new array with every point of the plane moved by `xform`; `points` stays as it is.
    ///
    /// Like `xform * points`, with the same bits (as for `transform_points_2d`). An empty array gives an empty one. An Array
    /// is converted as the engine does it: what is no vector becomes zero.
    fn transformed_points_2d(points: Read<Vec2>, xform: Transform2D) -> New<Vec2> {
        points.map(|run| transform::transform_points_2d(run, &affine2(&xform)))
    }
}

fn affine3(xform: &Transform3D) -> Affine3 {
    Affine3 {
        rows: xform.basis.rows.map(vec3),
        origin: vec3(xform.origin),
    }
}

fn affine2(xform: &Transform2D) -> Affine2 {
    Affine2 {
        x: vec2(xform.a),
        y: vec2(xform.b),
        origin: vec2(xform.origin),
    }
}
