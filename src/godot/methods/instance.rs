//! Rows: the instances of a MultiMesh, and which of them are seen.

use bytemuck::TransparentWrapper as _;
use glam::{Vec2, Vec3, Vec4};
use godot::builtin::{Basis, Plane, Transform2D, VarArray, Vector3};

use super::mask::Given;
use crate::godot::borrow::{Changed, New, Read, same_len};
use crate::godot::error::Error;
use crate::godot::method::methods;
use crate::godot::packed::Rgba;
use crate::godot::value::{self, Value, vec3};
use crate::lanes::Constant;
use crate::ops::culling::{self, Plane as Half};
use crate::ops::instance::{self, Buffer};
use crate::ops::mask;

/// What an instance has, at least: so many floats, and the stride that this asks for.
type Least = (i64, &'static str);

/// A transform in space.
const SPACE: Least = (12, "12 or more");
/// The same and a colour.
const SPACE_COLORED: Least = (16, "16 or more, as there are 'colors'");
/// A transform in the plane.
const PLANE: Least = (8, "8 or more");
/// The same and a colour.
const PLANE_COLORED: Least = (12, "12 or more, as there are 'colors'");
/// A colour.
const COLOR: Least = (4, "4 or more");

methods! {
    /// The instances of a MultiMesh.
    pub(super) static METHODS for "Compute";

    /// Writes a transform for each of `positions` into `buffer`, in place: `Transform3D(basis, positions[i])`, as
    /// `MultiMesh.set_instance_transform(i, …)` would, with the same bits. Give `buffer` to `MultiMesh.buffer` then.
    ///
    /// `buffer` has `stride` floats for each instance: 12 for the transform, then 4 if colors are used, then 4 if custom data
    /// is. It may be of more instances than there are positions: those and custom data stay as they are, and so do colors if none
    /// are given.
    ///
    /// With physics interpolation (a project setting, off by default), a MultiMesh keeps a reference to its buffer, so that the
    /// next write goes to new memory.
    ///
    /// `colors`, if there are any, are one for each position, and are written behind the transforms. `write_instance_colors` does
    /// the same later; together is faster, as each instance's memory is at hand. If the MultiMesh has custom data and no colors,
    /// that is what stands there.
    ///
    /// A `stride` less than 12 (16 with `colors`), `colors` that are more or fewer than the positions, and a `buffer` with less
    /// than `stride` for each position, are errors. No positions change nothing.
    fn write_instances(
        buffer: Changed<f32>, positions: Read<Vec3>, basis: Basis, stride: i64 = 12, colors: Read<Rgba> = Read::none(),
    ) {
        let rows = basis.rows.map(|row| vec3(row).to_array());
        write_colored(buffer, positions.len(), stride, (colors, SPACE, SPACE_COLORED), |buffer, colors| {
            instance::write_instances(buffer, positions.slice(), rows, colors);
        })
    }

    /// Writes a transform of the plane for each of `positions` into `buffer`, in place: `Transform2D(basis.x, basis.y,
    /// positions[i])`, as `MultiMesh.set_instance_transform_2d(i, …)` would, with the same bits. The origin of `basis` counts for
    /// nothing.
    ///
    /// `buffer` has `stride` floats for each instance: 8 for the transform, then 4 if colors are used, then 4 if custom data
    /// is. All else is as for `write_instances`; a `stride` less than 8 (12 with `colors`) is an error.
    fn write_instances_2d(
        buffer: Changed<f32>, positions: Read<Vec2>, basis: Transform2D, stride: i64 = 8, colors: Read<Rgba> = Read::none(),
    ) {
        let rows = [[basis.a.x, basis.b.x, 0.0], [basis.a.y, basis.b.y, 0.0]];
        write_colored(buffer, positions.len(), stride, (colors, PLANE, PLANE_COLORED), |buffer, colors| {
            instance::write_instances(buffer, positions.slice(), rows, colors);
        })
    }

    /// Writes `positions` into `buffer` as the origins of its instances, in place. Their axes, colors and custom data stay.
    ///
    /// `buffer`, `stride` and the errors are those of `write_instances`.
    fn write_instance_origins(buffer: Changed<f32>, positions: Read<Vec3>, stride: i64 = 12) {
        write(buffer, positions.len(), (stride, SPACE), |buffer| {
            instance::write_instance_origins(buffer, positions.slice());
        })
    }

    /// Writes `positions` into `buffer` as the origins of its instances of the plane, in place. Their axes, colors and custom
    /// data stay.
    ///
    /// `buffer`, `stride` and the errors are those of `write_instances_2d`.
    fn write_instance_origins_2d(buffer: Changed<f32>, positions: Read<Vec2>, stride: i64 = 8) {
        write(buffer, positions.len(), (stride, PLANE), |buffer| {
            instance::write_instance_origins(buffer, positions.slice());
        })
    }

    /// Writes into `buffer`, in place, transforms that look along `directions`: `Transform3D(Basis.looking_at(directions[i], up) *
    /// scale, positions[i])`, with the same bits. Their -Z axis then points along the direction.
    ///
    /// `directions` has the size of `positions` and need not be normalized: velocities will do. `scale` is a number, or a
    /// PackedFloat32Array of that size. A direction whose components are all nearer to 0 than 0.00001 gives an unturned instance (where
    /// the engine's method is an error); along `up` and against it, some axes across it are taken, the engine's own. An `up` of zero
    /// is an error.
    ///
    /// `buffer`, `stride`, `colors` and the other errors are those of `write_instances`.
    fn write_instances_along(
        buffer: Changed<f32>, positions: Read<Vec3>, directions: Read<Vec3>, up: Vector3, scale: Value, stride: i64 = 12,
        colors: Read<Rgba> = Read::none(),
    ) {
        let len = same_len(("directions", "positions"), directions.len(), positions.len())?;
        let up = vec3(up);
        if instance::is_zero(up) {
            return Err(Error::Zero { name: "up" });
        }
        let scale = numbers(&scale, "scale", ("positions", len))?;
        write_colored(buffer, len, stride, (colors, SPACE, SPACE_COLORED), |buffer, colors| {
            let vectors = (positions.slice(), directions.slice());
            instance::write_instances_along(buffer, vectors, up, scale.operand(len), colors);
        })
    }

    /// Writes into `buffer`, in place, transforms of the plane whose x axis points along `directions`: with
    /// `var x := directions[i].normalized()`, that is `Transform2D(x * scale, Vector2(-x.y, x.x) * scale, positions[i])`, with the
    /// same bits.
    ///
    /// `directions` has the size of `positions`. `scale` is a number, or a PackedFloat32Array of that size. A direction whose
    /// components are both nearer to 0 than 0.00001 gives an unturned instance.
    ///
    /// `buffer`, `stride`, `colors` and the errors are those of `write_instances_2d`.
    fn write_instances_along_2d(
        buffer: Changed<f32>, positions: Read<Vec2>, directions: Read<Vec2>, scale: Value, stride: i64 = 8,
        colors: Read<Rgba> = Read::none(),
    ) {
        let len = same_len(("directions", "positions"), directions.len(), positions.len())?;
        let scale = numbers(&scale, "scale", ("positions", len))?;
        write_colored(buffer, len, stride, (colors, PLANE, PLANE_COLORED), |buffer, colors| {
            let vectors = (positions.slice(), directions.slice());
            instance::write_instances_along_2d(buffer, vectors, scale.operand(len), colors);
        })
    }

    /// Writes `colors` into `buffer`, in place, one for each instance, as `MultiMesh.set_instance_color(i, …)` would, with the
    /// same bits. Transforms stay as they are.
    ///
    /// `buffer` has `stride` floats for each instance; the color stands `offset` floats after its first: 12 in space (with a
    /// `stride` of 16, or 20 with custom data) and 8 in the plane (12 or 16). Custom data is written by this method as well: it
    /// stands 4 floats after the color, or in its place if there are no colors.
    ///
    /// An `offset` that is negative or greater than `stride` - 4, and a `buffer` with less than `stride` for each color, are
    /// errors.
    fn write_instance_colors(buffer: Changed<f32>, colors: Read<Rgba>, stride: i64 = 16, offset: i64 = 12) {
        let last = checked(stride, COLOR)? - 4;
        let place = usize::try_from(offset).ok().filter(|&place| place <= last);
        let place = place.ok_or(Error::OutOfRange { name: "offset", got: offset, wanted: "from 0 to 'stride' - 4" })?;
        write(buffer, colors.len(), (stride, COLOR), |buffer| {
            instance::write_instance_colors(buffer, place, Rgba::peel_slice(colors.slice()));
        })
    }

    /// Returns the indices of the spheres that may be seen, in order: those about `points[i]` that are not wholly over one of
    /// `planes`, so that `plane.distance_to(points[i]) <= radius` for all of them.
    ///
    /// `planes` is an Array of Planes whose normals point outwards: `Camera3D.get_frustum()` of a camera. Without planes all are
    /// seen. `radius` is a number, which becomes a 32-bit float first, or a PackedFloat32Array of the size of `points`. A sphere
    /// whose distance or radius is NaN is on the inner side of no plane. No points give no indices.
    ///
    /// An element of `planes` that is no Plane is an error.
    fn cull_spheres(points: Read<Vec3>, radius: Value, planes: VarArray) -> New<i32> {
        let len = points.len();
        let radius = numbers(&radius, "radius", ("points", len))?;
        let planes = halves(&planes)?;
        let seen = New::of(len, |mask| culling::cull_spheres(points.slice(), radius.operand(len), &planes, mask))?;
        New::of(mask::count_nonzero(seen.slice()), |indices| mask::find_nonzero(seen.slice(), indices))
    }
}

/// The argument `name`: a number for each of as many as another one has. It cannot be the buffer that is written, which has more.
fn numbers<'a>(
    value: &Value<'a>,
    name: &'static str,
    array: (&'static str, usize),
) -> Result<Given<'a, f32>, Error> {
    Ok(match (value.operand::<f32>(name, array)?, value) {
        (value::Operand::Array(_), Value::Array(each)) => Given::Each(*each),
        _ => Given::One(Constant::new(value.single(name)?)),
    })
}

/// The argument `stride`, if it is `least` or more.
fn checked(stride: i64, (least, wanted): Least) -> Result<usize, Error> {
    let size = usize::try_from(stride).ok().filter(|_| stride >= least);
    size.ok_or(Error::OutOfRange {
        name: "stride",
        got: stride,
        wanted,
    })
}

/// Has `operation` write as many `instances` with `colors`, of which there are as many or none: what is wanted without, and
/// what with them.
fn write_colored(
    buffer: Changed<'_, f32>,
    instances: usize,
    stride: i64,
    (colors, plain, colored): (Read<'_, Rgba>, Least, Least),
    operation: impl FnOnce(Buffer<'_>, &[Vec4]),
) -> Result<(), Error> {
    let least = if colors.len() == 0 {
        plain
    } else {
        same_len(("colors", "positions"), colors.len(), instances)?;
        colored
    };
    write(buffer, instances, (stride, least), |buffer| {
        operation(buffer, Rgba::peel_slice(colors.slice()));
    })
}

/// Has `operation` write as many `instances` of `stride` floats, which is to be `least` or more.
fn write(
    buffer: Changed<'_, f32>,
    instances: usize,
    (stride, least): (i64, Least),
    operation: impl FnOnce(Buffer<'_>),
) -> Result<(), Error> {
    let stride = checked(stride, least)?;
    let len = buffer.len();
    if instances.checked_mul(stride).is_none_or(|room| room > len) {
        return Err(Error::BufferTooSmall {
            len,
            instances,
            stride,
        });
    }
    if instances == 0 {
        return Ok(());
    }
    buffer.update(|run| {
        operation(Buffer {
            floats: run.copied(),
            stride,
        });
    })
}

/// The planes of an Array.
fn halves(planes: &VarArray) -> Result<Vec<Half>, Error> {
    let half = |(at, plane): (usize, godot::builtin::Variant)| {
        let wrong = |_| Error::WrongElement {
            name: "planes",
            at,
            got: plane.get_type(),
            wanted: "a Plane",
        };
        let plane: Plane = plane.try_to().map_err(wrong)?;
        Ok(Half {
            normal: vec3(plane.normal),
            d: plane.d,
        })
    };
    planes.iter_shared().enumerate().map(half).collect()
}
