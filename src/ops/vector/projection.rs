//! Points as a camera sees them.

use glam::{Mat4, Vec3};

use crate::lanes::{self, F32, Run};
use crate::parallel::{self, Cost};

/// Projects every point: the first three components of `projection * Vector4(p.x, p.y, p.z, 1)`, each divided by the
/// fourth.
///
/// The columns are those of Godot's `Projection`. Where the fourth component is 0, a component becomes infinite, or NaN if
/// it is 0 itself; where it is negative, the point is behind the camera and comes out mirrored.
pub fn project_points(run: Run<'_, Vec3>, projection: &Mat4) {
    parallel::for_each_part(run, Cost::ns(0.9), |part| {
        let columns = projection.to_cols_array_2d().map(|c| c.map(F32::splat));
        lanes::map(part, |[x, y, z]| {
            // Times 1 changes nothing.
            let row = |r: usize| {
                columns[0][r] * x + columns[1][r] * y + columns[2][r] * z + columns[3][r]
            };
            let w = row(3);
            [row(0) / w, row(1) / w, row(2) / w]
        });
    });
}
