//! Rows: the normals of meshes.

use glam::Vec3;

use crate::godot::borrow::{Changed, Read, same_len};
use crate::godot::method::methods;
use crate::ops::normal;

use super::order::checked;

methods! {
    /// The normals of meshes.
    pub(super) static METHODS for "Compute";

    /// Writes a smooth normal for each of `vertices` into `normals`, an array of the same size (and not its elements before the
    /// call): the sum of the normals of all triangles that it is a corner of, normalized. These are the normals of
    /// `SurfaceTool.generate_normals()`, with the same bits, if no two vertices are in one place.
    ///
    /// Three of `indices` in turn are a triangle, whose front is the side from which they go round clockwise. Triangles without an
    /// area count for nothing; a vertex of no triangle has a normal of zero, and one of a triangle with NaN has NaN. `normals` may be
    /// `vertices` itself. All three may be empty.
    ///
    /// An index that is negative, or for which there is no vertex, and a number of `indices` that is no multiple of 3, are errors.
    fn generate_normals(normals: Changed<Vec3>, vertices: Read<Vec3>, indices: Read<i32>) {
        let len = same_len(("normals", "vertices"), normals.len(), vertices.len())?;
        if !indices.len().is_multiple_of(3) {
            return Err(Error::Groups { name: "indices", len: indices.len(), of: "3".into() });
        }
        let triangles = checked(indices.slice(), ("vertices", len))?;
        let vertices = vertices.apart_from(&normals)?;
        normals.update(|run| normal::generate_normals(run.copied(), &vertices, triangles))
    }

    /// Writes the normals of a grid of `heights` into `normals`, an array of the same size. The grid has `width` points along x in
    /// each row, and as many rows along z as `heights` fills; point `i` is at `Vector3(i % width * spacing, heights[i],
    /// i / width * spacing)`, with whole numbers divided.
    ///
    /// The normal is that of the slope between its neighbors on both sides (central differences): `Vector3(left - right, 2 * spacing,
    /// back - front).normalized()`, with the same bits, where `left` and `right` are the heights before and after it along x, `back` and
    /// `front` along z. At an edge the height itself stands for the neighbor that is not there, and the difference is taken
    /// twice; in a row of one point it is 0. Where infinite heights meet, and at NaN, the normal is NaN. On a plane the results are those of `generate_normals`, but for rounding.
    ///
    /// A `width` that is less than 1 or does not divide the number of `heights`, and a `spacing` that is not greater than 0 (as a
    /// 32-bit float), are errors. No heights are no normals.
    fn grid_normals(normals: Changed<Vec3>, heights: Read<f32>, width: i64, spacing: f64) {
        let len = same_len(("normals", "heights"), normals.len(), heights.len())?;
        let columns = usize::try_from(width).ok().filter(|&width| width > 0);
        let columns = columns.ok_or(Error::OutOfRange { name: "width", got: width, wanted: "1 or more" })?;
        if !len.is_multiple_of(columns) {
            return Err(Error::Groups { name: "heights", len, of: format!("'width', which is {width}") });
        }
        if (spacing as f32).is_nan() || spacing as f32 <= 0.0 {
            return Err(Error::NotPositive { name: "spacing", number: spacing.to_string() });
        }
        normals.update(|run| normal::grid_normals(run.copied(), heights.slice(), columns, spacing))
    }
}
