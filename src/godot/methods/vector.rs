//! Rows: vectors.

use std::ops::Range;

use bytemuck::TransparentWrapper as _;
use glam::{Mat4, Vec2, Vec3, Vec4};
use godot::builtin::{Projection, Vector3};

use crate::godot::argument::{ChangedAny, ReadAny};
use crate::godot::borrow::{
    Changed, ChangedElements, Elements, New, Read, ReadArray, operand, same_len,
};
use crate::godot::engine;
use crate::godot::error::Error;
use crate::godot::method::methods;
use crate::godot::packed::Rgba;
use crate::godot::value::{Single, Value, vec3, vec4};
use crate::lanes::{Run, Vector};
use crate::ops::vector::component::{self, Values};
use crate::ops::vector::surface::{self, Normals};
use crate::ops::vector::{self, Other, With, length, measure, projection, turn};

/// What most operations take.
const VECTORS: &str = "a PackedVector2Array, a PackedVector3Array or a PackedVector4Array";
/// What those take that the engine has not for four components.
const SHORT: &str = "a PackedVector2Array or a PackedVector3Array";
/// What has components.
const COMPONENTS: &str = "a packed array of vectors or colors";

/// `$body` for the array by its type, or the error that it has none of these types.
macro_rules! by_type {
    ($array:ident as $wanted:ident: $Elements:ident { $($Variant:ident),* }, $body:expr) => {{
        let packed = $array
            .packed(stringify!($array))
            .map_err(|error| wanting($wanted, error))?;
        let got = packed.kind().variant_type;
        match packed.elements(stringify!($array)) {
            $(Ok($Elements::$Variant($array)) => $body,)*
            _ => Err(Error::WrongType { name: stringify!($array), got, wanted: $wanted }),
        }
    }};
}

/// The error, if it is about a type, with what is wanted instead.
fn wanting(wanted: &'static str, error: Error) -> Error {
    match error {
        Error::WrongType { name, got, .. } => Error::WrongType { name, got, wanted },
        error => error,
    }
}

methods! {
    /// The operations on vectors.
    pub(super) static METHODS for "Compute";

    /// Returns the dot product of each vector of `a` with that of `b`: `a[i].dot(b[i])`, with the same bits.
    ///
    /// `a` is a PackedVector2Array, a PackedVector3Array or a PackedVector4Array; `b` is an array of the same type and size, or
    /// one vector. An empty array gives an empty one.
    fn dot(a: ReadAny, b: Value) -> New<f32> {
        by_type!(a as VECTORS: Elements { V2, V3, V4 }, {
            let b = read(&b, "b", ("a", a.len()))?;
            New::of(a.len(), |out| measure::dot(a, b, out))
        })
    }

    /// Writes the dot products of `a` and `b` into `out`, an array of the same size as `a`: see `dot`.
    fn dot_into(out: Changed<f32>, a: ReadAny, b: Value) {
        by_type!(a as VECTORS: Elements { V2, V3, V4 }, {
            let b = read(&b, "b", ("a", a.len()))?;
            out.write(("out", "a"), a.len(), |out| measure::dot(a, b, out))
        })
    }

    /// Returns the length of each vector of `vectors`: `vectors[i].length()`, with the same bits.
    ///
    /// `vectors` is a PackedVector2Array, a PackedVector3Array or a PackedVector4Array. Where the squares are too small or too
    /// large for a 32-bit float, the length is 0 or infinite, as the engine's is. An empty array gives an empty one.
    fn lengths(vectors: ReadAny) -> New<f32> {
        by_type!(vectors as VECTORS: Elements { V2, V3, V4 }, {
            New::of(vectors.len(), |out| measure::lengths(vectors, out))
        })
    }

    /// Writes the lengths of `vectors` into `out`, an array of the same size: see `lengths`.
    fn lengths_into(out: Changed<f32>, vectors: ReadAny) {
        by_type!(vectors as VECTORS: Elements { V2, V3, V4 }, {
            out.write(("out", "vectors"), vectors.len(), |out| measure::lengths(vectors, out))
        })
    }

    /// Returns the squared length of each vector of `vectors`: `vectors[i].length_squared()`, with the same bits.
    ///
    /// `vectors` is a PackedVector2Array, a PackedVector3Array or a PackedVector4Array. An empty array gives an empty one.
    fn lengths_squared(vectors: ReadAny) -> New<f32> {
        by_type!(vectors as VECTORS: Elements { V2, V3, V4 }, {
            New::of(vectors.len(), |out| measure::lengths_squared(vectors, out))
        })
    }

    /// Writes the squared lengths of `vectors` into `out`, an array of the same size: see `lengths_squared`.
    fn lengths_squared_into(out: Changed<f32>, vectors: ReadAny) {
        by_type!(vectors as VECTORS: Elements { V2, V3, V4 }, {
            out.write(("out", "vectors"), vectors.len(), |out| measure::lengths_squared(vectors, out))
        })
    }

    /// Returns how far each vector of `vectors` is from that of `to`: `vectors[i].distance_to(to[i])`, with the same bits.
    ///
    /// `vectors` is a PackedVector2Array, a PackedVector3Array or a PackedVector4Array; `to` is an array of the same type and
    /// size, or one vector. An empty array gives an empty one.
    fn distances(vectors: ReadAny, to: Value) -> New<f32> {
        by_type!(vectors as VECTORS: Elements { V2, V3, V4 }, {
            let to = read(&to, "to", ("vectors", vectors.len()))?;
            New::of(vectors.len(), |out| measure::distances(vectors, to, out))
        })
    }

    /// Writes the distances of `vectors` from `to` into `out`, an array of the same size as `vectors`: see `distances`.
    fn distances_into(out: Changed<f32>, vectors: ReadAny, to: Value) {
        by_type!(vectors as VECTORS: Elements { V2, V3, V4 }, {
            let to = read(&to, "to", ("vectors", vectors.len()))?;
            out.write(("out", "vectors"), vectors.len(), |out| measure::distances(vectors, to, out))
        })
    }

    /// Returns the squared distance of each vector of `vectors` from that of `to`: `vectors[i].distance_squared_to(to[i])`, with the
    /// same bits. It orders as the distance does, and takes no root: `argsort` of it sorts by depth. It is infinite where it is too
    /// large for a 32-bit float, and NaN where a component of either is.
    ///
    /// `vectors` is a PackedVector2Array, a PackedVector3Array or a PackedVector4Array; `to` is an array of the same type and
    /// size, or one vector. An empty array gives an empty one.
    fn distances_squared(vectors: ReadAny, to: Value) -> New<f32> {
        by_type!(vectors as VECTORS: Elements { V2, V3, V4 }, {
            let to = read(&to, "to", ("vectors", vectors.len()))?;
            New::of(vectors.len(), |out| measure::distances_squared(vectors, to, out))
        })
    }

    /// Writes the squared distances of `vectors` from `to` into `out`, an array of the same size as `vectors`: see
    /// `distances_squared`.
    fn distances_squared_into(out: Changed<f32>, vectors: ReadAny, to: Value) {
        by_type!(vectors as VECTORS: Elements { V2, V3, V4 }, {
            let to = read(&to, "to", ("vectors", vectors.len()))?;
            out.write(("out", "vectors"), vectors.len(), |out| measure::distances_squared(vectors, to, out))
        })
    }

    /// Returns the cross product of each vector of `a` with that of `b`, in the plane: `a[i].cross(b[i])`, with the same bits.
    ///
    /// `b` is a PackedVector2Array of the same size as `a`, or a Vector2. An empty array gives an empty one.
    fn cross_2d(a: Read<Vec2>, b: Value) -> New<f32> {
        let b = read(&b, "b", ("a", a.len()))?;
        New::of(a.len(), |out| measure::cross_2d(a.slice(), b, out))
    }

    /// Writes the cross products of `a` and `b` into `out`, an array of the same size as `a`: see `cross_2d`.
    fn cross_2d_into(out: Changed<f32>, a: Read<Vec2>, b: Value) {
        let b = read(&b, "b", ("a", a.len()))?;
        out.write(("out", "a"), a.len(), |out| measure::cross_2d(a.slice(), b, out))
    }

    /// Replaces every vector by its cross product with the other one, in place: `vectors[i] = vectors[i].cross(other[i])`, with
    /// the same bits.
    ///
    /// `other` is a PackedVector3Array of the same size as `vectors`, or `vectors` itself, or a Vector3. With `from` and `count`,
    /// only that many vectors are changed from that one on; -1 stands for all that follow. An empty array stays empty.
    fn cross(vectors: Changed<Vec3>, other: Value, from: i64 = 0, count: i64 = -1) {
        change(vectors, (&other, "other"), (from, count), turn::cross)
    }

    /// Gives every vector length 1, in place: `vectors[i] = vectors[i].normalized()`, with the same bits.
    ///
    /// `vectors` is a PackedVector2Array, a PackedVector3Array or a PackedVector4Array. Vectors so short that their squares
    /// underflow become zero; those of the plane stay what they are, as in the engine. With `from` and `count`, only that many
    /// vectors are changed from that one on; -1 stands for all that follow. An empty array stays empty.
    fn normalize(vectors: ChangedAny, from: i64 = 0, count: i64 = -1) {
        by_type!(vectors as VECTORS: ChangedElements { V2, V3, V4 }, {
            vectors.update_range(from, count, length::normalize)
        })
    }

    /// Shortens every vector that is longer than `length` to it, in place: `vectors[i] = vectors[i].limit_length(length)`, with
    /// the same bits.
    ///
    /// `vectors` is a PackedVector2Array or a PackedVector3Array. With `from` and `count`, only that many vectors are changed
    /// from that one on; -1 stands for all that follow. An empty array stays empty.
    fn limit_length(vectors: ChangedAny, length: f64 = 1.0, from: i64 = 0, count: i64 = -1) {
        by_type!(vectors as SHORT: ChangedElements { V2, V3 }, {
            vectors.update_range(from, count, |run| length::limit_length(run, length as f32))
        })
    }

    /// Mirrors every vector at the line (in space, axis) along `normal`, in place: `vectors[i] = vectors[i].reflect(normal[i])`,
    /// with the same bits. See `bounce` for what other engines call reflection.
    ///
    /// `vectors` is a PackedVector2Array or a PackedVector3Array; `normal` is an array of the same type and size, or one vector,
    /// and should be normalized. Where it is not, the results are what the engine's are: in debug builds zero, with one error
    /// for all of them, else those of the formula. With `from` and `count`, only that many vectors are changed from that one on;
    /// -1 stands for all that follow. An empty array stays empty.
    fn reflect(vectors: ChangedAny, normal: Value, from: i64 = 0, count: i64 = -1) {
        by_type!(vectors as SHORT: ChangedElements { V2, V3 }, {
            at_surface(vectors, &normal, (from, count), surface::reflect)
        })
    }

    /// Mirrors every vector at the surface with this `normal`, in place: `vectors[i] = vectors[i].bounce(normal[i])`, with the
    /// same bits.
    ///
    /// `vectors` is a PackedVector2Array or a PackedVector3Array; `normal`, `from` and `count` are as for `reflect`.
    fn bounce(vectors: ChangedAny, normal: Value, from: i64 = 0, count: i64 = -1) {
        by_type!(vectors as SHORT: ChangedElements { V2, V3 }, {
            at_surface(vectors, &normal, (from, count), surface::bounce)
        })
    }

    /// Takes from every vector what is along `normal`, in place: `vectors[i] = vectors[i].slide(normal[i])`, with the same bits.
    ///
    /// `vectors` is a PackedVector2Array or a PackedVector3Array; `normal`, `from` and `count` are as for `reflect`.
    fn slide(vectors: ChangedAny, normal: Value, from: i64 = 0, count: i64 = -1) {
        by_type!(vectors as SHORT: ChangedElements { V2, V3 }, {
            at_surface(vectors, &normal, (from, count), surface::slide)
        })
    }

    /// Leaves of every vector what is along `b`, in place: `vectors[i] = vectors[i].project(b[i])`, with the same bits.
    ///
    /// `vectors` is a PackedVector2Array or a PackedVector3Array; `b` is an array of the same type and size, or one vector, of any
    /// length; where it is zero, the result is NaN. With `from` and `count`, only that many vectors are changed from that one
    /// on; -1 stands for all that follow. An empty array stays empty.
    fn project(vectors: ChangedAny, b: Value, from: i64 = 0, count: i64 = -1) {
        by_type!(vectors as SHORT: ChangedElements { V2, V3 }, {
            change(vectors, (&b, "b"), (from, count), surface::project)
        })
    }

    /// Turns every vector about `axis` by `angle`, in radians, in place: `vectors[i] = vectors[i].rotated(axis, angle)`, with the
    /// same bits.
    ///
    /// `axis` should be normalized. If it is not, debug builds leave the vectors as they are and say so, as the engine does;
    /// others compute with it. With `from` and `count`, only that many of `vectors` are changed from that one on; -1 stands for
    /// all that follow. An empty array stays empty. In the plane, see `rotate_2d`.
    fn rotate(vectors: Changed<Vec3>, axis: Vector3, angle: f64, from: i64 = 0, count: i64 = -1) {
        let range = vectors.range(from, count)?;
        let is_wrong = engine::is_debug_build() && !surface::is_unit(vec3(axis));
        let rows = if is_wrong {
            [Vec3::X, Vec3::Y, Vec3::Z]
        } else {
            engine::turn(axis, angle).rows.map(vec3)
        };
        vectors.update_in(range, |run| turn::rotate(run, &rows))?;
        if is_wrong {
            return Err(Error::NotNormalized { name: "axis", at: None });
        }
        Ok(())
    }

    /// Turns every vector of the plane by `angle`, in radians, in place: `vectors[i] = vectors[i].rotated(angle)`, with the same
    /// bits.
    ///
    /// With `from` and `count`, only that many of `vectors` are changed from that one on; -1 stands for all that follow. An
    /// empty array stays empty. In space, see `rotate`.
    fn rotate_2d(vectors: Changed<Vec2>, angle: f64, from: i64 = 0, count: i64 = -1) {
        let x = engine::turn_2d(angle).a;
        vectors.update_range(from, count, |run| turn::rotate_2d(run, x.x, x.y))
    }

    /// Projects every point, in place: with `var v := projection * Vector4(p.x, p.y, p.z, 1)`, point `p` becomes
    /// `Vector3(v.x, v.y, v.z) / v.w`, with the same bits.
    ///
    /// Of a Camera3D, `projection` is `get_camera_projection()` times the inverse of its transform; the results are then from -1
    /// to 1 for what it sees. Points behind it have a negative `w` and come out mirrored; where `w` is 0, components are
    /// infinite or NaN. With `from` and `count`, only that many of `points` are changed from that one on; -1 stands for all
    /// that follow. An empty array stays empty.
    fn project_points(points: Changed<Vec3>, projection: Projection, from: i64 = 0, count: i64 = -1) {
        let [x, y, z, w] = projection.cols.map(vec4);
        let matrix = Mat4::from_cols(x, y, z, w);
        points.update_range(from, count, |run| projection::project_points(run, &matrix))
    }

    /// Returns component `index` of each vector of `vectors`: 0 for `x`, 1 for `y` and so on; of colors 0 for red to 3 for alpha.
    ///
    /// `vectors` is a packed array of vectors or colors. An empty array gives an empty one.
    fn get_component(vectors: ReadAny, index: i64) -> New<f32> {
        by_type!(vectors as COMPONENTS: Elements { V2, V3, V4, C }, {
            let vectors = vectors.known();
            let index = checked(index, vectors)?;
            New::of(vectors.len(), |out| component::get_component(vectors, index, out))
        })
    }

    /// Writes component `index` of each vector of `vectors` into `out`, an array of the same size: see `get_component`.
    fn get_component_into(out: Changed<f32>, vectors: ReadAny, index: i64) {
        by_type!(vectors as COMPONENTS: Elements { V2, V3, V4, C }, {
            let vectors = vectors.known();
            let index = checked(index, vectors)?;
            out.write(("out", "vectors"), vectors.len(), |out| {
                component::get_component(vectors, index, out);
            })
        })
    }

    /// Sets component `index` of every vector, in place: 0 for `x`, 1 for `y` and so on; of colors 0 for red to 3 for alpha. The
    /// other components stay what they are.
    ///
    /// `vectors` is a packed array of vectors or colors; `values` is a number, or a PackedFloat32Array of the same size. With
    /// `from` and `count`, only that many vectors are changed from that one on; -1 stands for all that follow. An empty array
    /// stays empty.
    fn set_component(vectors: ChangedAny, index: i64, values: Value, from: i64 = 0, count: i64 = -1) {
        by_type!(vectors as COMPONENTS: ChangedElements { V2, V3, V4, C }, {
            set(vectors.known(), index, &values, (from, count))
        })
    }
}

/// A vector, as values and errors name it.
pub(super) trait Named: Single {
    /// One, or an array of them.
    const ONE_OR_ARRAY: &'static str;
}

impl Named for Vec2 {
    const ONE_OR_ARRAY: &'static str = "a Vector2 or a PackedVector2Array";
}

impl Named for Vec3 {
    const ONE_OR_ARRAY: &'static str = "a Vector3 or a PackedVector3Array";
}

impl Named for Vec4 {
    const ONE_OR_ARRAY: &'static str = "a Vector4 or a PackedVector4Array";
}

/// What the argument `name` is for an array of `len` vectors, which is the argument `array`.
pub(super) fn given<'a, T: Named>(
    value: &Value<'a>,
    name: &'static str,
    (array, len): (&'static str, usize),
) -> Result<Other<T, ReadArray<'a>>, Error> {
    match value {
        Value::Array(each) if std::ptr::eq(each.kind(), T::KIND) => {
            same_len((name, array), each.len(), len)?;
            Ok(Other::Each(*each))
        }
        Value::Array(_) | Value::Int(_) | Value::Float(_) => {
            Err(value.is_not(name, T::ONE_OR_ARRAY))
        }
        one => match one.single(name) {
            Ok(one) => Ok(Other::One(one)),
            Err(error) => Err(wanting(T::ONE_OR_ARRAY, error)),
        },
    }
}

/// As [`given`], where no array of vectors is changed.
fn read<'a, T: Named>(
    value: &Value<'a>,
    name: &'static str,
    array: (&'static str, usize),
) -> Result<vector::Read<'a, T>, Error> {
    Ok(match given(value, name, array)? {
        Other::One(one) => Other::One(one),
        Other::Each(each) => Other::Each(each.slice().expect("the type was compared")),
    })
}

/// The elements of `range`, to be combined with those of a run.
fn with<'a, T: Named>(other: &Other<T, ReadArray<'a>>, range: Range<usize>) -> With<'a, T> {
    match other {
        Other::One(one) => Other::One(*one),
        Other::Each(each) => Other::Each(operand(each, range)),
    }
}

/// Changes the vectors of a range by another one, or one for each.
fn change<T: Named>(
    vectors: Changed<'_, T>,
    (other, name): (&Value<'_>, &'static str),
    (from, count): (i64, i64),
    operation: fn(Run<'_, T>, With<'_, T>),
) -> Result<(), Error> {
    let range = vectors.range(from, count)?;
    let other = given(other, name, ("vectors", vectors.len()))?;
    vectors.update_in(range.clone(), |run| operation(run, with(&other, range)))
}

/// As [`change`], by normals, which a debug build of the engine checks.
fn at_surface<const N: usize, T: Named + Vector<N>>(
    vectors: Changed<'_, T>,
    normal: &Value<'_>,
    (from, count): (i64, i64),
    operation: fn(Run<'_, T>, With<'_, T>, Normals),
) -> Result<(), Error> {
    let range = vectors.range(from, count)?;
    let normal = given::<T>(normal, "normal", ("vectors", vectors.len()))?;
    let (normals, wrong) = if engine::is_debug_build() {
        (Normals::Unit, first_wrong(&normal, range.clone()))
    } else {
        (Normals::Any, None)
    };
    vectors.update_in(range.clone(), |run| {
        operation(run, with(&normal, range), normals);
    })?;
    wrong.map_or(Ok(()), Err)
}

/// The error that a normal of the range is not of length 1, if one is not.
fn first_wrong<const N: usize, T: Named + Vector<N>>(
    normal: &Other<T, ReadArray<'_>>,
    range: Range<usize>,
) -> Option<Error> {
    let name = "normal";
    match normal {
        _ if range.is_empty() => None,
        Other::One(one) => {
            (!surface::is_unit(*one)).then_some(Error::NotNormalized { name, at: None })
        }
        Other::Each(each) => {
            let start = range.start;
            let normals = each.slice().expect("the type was compared");
            let at = Some(start + surface::first_not_unit::<N, T>(&normals[range])?);
            Some(Error::NotNormalized { name, at })
        }
    }
}

/// Sets a component of the vectors of a range.
fn set<const N: usize, T: crate::godot::packed::Element + Vector<N>>(
    vectors: Changed<'_, T>,
    index: i64,
    values: &Value<'_>,
    (from, count): (i64, i64),
) -> Result<(), Error> {
    let range = vectors.range(from, count)?;
    let index = component_of::<N>(index)?;
    let values = match values.operand::<f32>("values", ("vectors", vectors.len()))? {
        crate::godot::value::Operand::Number(value) => Values::One(value),
        crate::godot::value::Operand::Array(values) => Values::Each(&values[range.clone()]),
    };
    vectors.update_in(range, |run| component::set_component(run, index, values))
}

/// The argument `index` as that of a component of these vectors.
fn checked<const N: usize, T: Vector<N>>(index: i64, _vectors: &[T]) -> Result<usize, Error> {
    component_of::<N>(index)
}

fn component_of<const N: usize>(index: i64) -> Result<usize, Error> {
    let component = usize::try_from(index)
        .ok()
        .filter(|&component| component < N);
    component.ok_or(Error::OutOfRange {
        name: "index",
        got: index,
        wanted: ["", "", "0 or 1", "from 0 to 2", "from 0 to 3"][N],
    })
}

/// Vectors, or colours as vectors.
trait Known {
    type Vectors;

    fn known(self) -> Self::Vectors;
}

macro_rules! known {
    ($($T:ty)*) => {$(
        impl<'a> Known for &'a [$T] {
            type Vectors = Self;

            fn known(self) -> Self {
                self
            }
        }

        impl Known for Changed<'_, $T> {
            type Vectors = Self;

            fn known(self) -> Self {
                self
            }
        }
    )*};
}

known!(Vec2 Vec3 Vec4);

impl<'a> Known for &'a [Rgba] {
    type Vectors = &'a [Vec4];

    fn known(self) -> &'a [Vec4] {
        Rgba::peel_slice(self)
    }
}

impl<'a> Known for Changed<'a, Rgba> {
    type Vectors = Changed<'a, Vec4>;

    fn known(self) -> Changed<'a, Vec4> {
        self.vectors()
    }
}
