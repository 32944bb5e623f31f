//! Rows: one step of many bodies.

use glam::{Vec2, Vec3};
use godot::builtin::{Aabb, Rect2};

use super::vector::{Named, given};
use crate::godot::argument::ChangedAny;
use crate::godot::borrow::{Changed, ChangedElements, copy, operand};
use crate::godot::error::Error;
use crate::godot::method::methods;
use crate::godot::value::{Value, vec2, vec3};
use crate::lanes::{Operand, Vector};
use crate::ops::motion;
use crate::ops::vector::Other;

/// What moves.
const POSITIONS: &str = "a PackedVector2Array or a PackedVector3Array";

methods! {
    /// The steps of a simulation.
    pub(super) static METHODS for "Compute";

    /// Moves every body by one step of `delta` seconds, in place: `velocities[i] += acceleration * delta`, then
    /// `positions[i] += velocities[i] * delta`, with the same bits. (This is the semi-implicit Euler method, which keeps orbits
    /// and springs together where the explicit one lets them fly apart.)
    ///
    /// `positions` and `velocities` are two PackedVector3Arrays or two PackedVector2Arrays of the same size, in units and units
    /// per second; `delta` and what comes of it are 32-bit floats. `acceleration` is one vector, or an array of the same type and
    /// size, which may be one of the two. NaN stays with its body. With `from` and `count`, only that many bodies are moved from
    /// that one on; -1 stands for all that follow. Empty arrays stay empty.
    ///
    /// Sizes or types that differ, and one array for both, are errors.
    fn integrate(
        positions: ChangedAny, velocities: ChangedAny, delta: f64, acceleration: Value, from: i64 = 0, count: i64 = -1,
    ) {
        let delta = delta as f32;
        let (positions, velocities) = (positions.packed("positions")?, velocities.packed("velocities")?);
        let got = [positions.kind().variant_type, velocities.kind().variant_type];
        match (positions.elements("positions")?, velocities.elements("velocities")?) {
            (ChangedElements::V2(positions), ChangedElements::V2(velocities)) => {
                step(positions, velocities, delta, &acceleration, (from, count))
            }
            (ChangedElements::V3(positions), ChangedElements::V3(velocities)) => {
                step(positions, velocities, delta, &acceleration, (from, count))
            }
            (ChangedElements::V2(_) | ChangedElements::V3(_), _) => {
                Err(Error::WrongType { name: "velocities", got: got[1], wanted: "an array of the type of 'positions'" })
            }
            _ => Err(Error::WrongType { name: "positions", got: got[0], wanted: POSITIONS }),
        }
    }

    /// Keeps every body in `bounds`, in place: where a component of a position is beyond a side, it is put there, and that
    /// component of the velocity then points inwards. For each component `c`, with `low` and `high` those of `bounds.position`
    /// and `bounds.end`:
    ///
    /// `if p[c] < low: p[c] = low; v[c] = absf(v[c])`
    ///
    /// `elif p[c] > high: p[c] = high; v[c] = -absf(v[c])`
    ///
    /// A component that is NaN stays as it is, and NaN in `bounds` is no side. With `from` and `count`, only that many bodies are
    /// changed from that one on; -1 stands for all that follow. Empty arrays stay empty.
    ///
    /// `positions` and `velocities` of different sizes, one array for both, and a negative size of `bounds` are errors.
    fn bounce_in_box(positions: Changed<Vec3>, velocities: Changed<Vec3>, bounds: Aabb, from: i64 = 0, count: i64 = -1) {
        let (least, size) = (vec3(bounds.position), vec3(bounds.size));
        let negative = size.cmplt(Vec3::ZERO).any().then(|| format!("{size}"));
        bounce(positions, velocities, (least, least + size), negative, (from, count))
    }

    /// Keeps every body of the plane in `bounds`, in place: where a component of a position is beyond a side, it is put there,
    /// and that component of the velocity then points inwards. `bounce_in_box` has the formula.
    ///
    /// A component that is NaN stays as it is, and NaN in `bounds` is no side. With `from` and `count`, only that many bodies are
    /// changed from that one on; -1 stands for all that follow. Empty arrays stay empty.
    ///
    /// `positions` and `velocities` of different sizes, one array for both, and a negative size of `bounds` are errors.
    fn bounce_in_box_2d(positions: Changed<Vec2>, velocities: Changed<Vec2>, bounds: Rect2, from: i64 = 0, count: i64 = -1) {
        let (least, size) = (vec2(bounds.position), vec2(bounds.size));
        let negative = size.cmplt(Vec2::ZERO).any().then(|| format!("{size}"));
        bounce(positions, velocities, (least, least + size), negative, (from, count))
    }
}

/// The parameters that have the same size.
const NAMES: (&str, &str) = ("positions", "velocities");

/// Keeps bodies between two corners of bounds, unless their size is negative somewhere, and then given.
fn bounce<const N: usize, T: Named + Vector<N>>(
    positions: Changed<'_, T>,
    velocities: Changed<'_, T>,
    (least, greatest): (T, T),
    negative: Option<String>,
    range: (i64, i64),
) -> Result<(), Error> {
    if let Some(size) = negative {
        return Err(Error::NegativeSize {
            name: "bounds",
            size,
        });
    }
    positions.update_with(NAMES, velocities, range, |positions, velocities| {
        motion::bounce_in_box(positions, velocities, least, greatest);
    })
}

fn step<const N: usize, T: Named + Vector<N>>(
    positions: Changed<'_, T>,
    velocities: Changed<'_, T>,
    delta: f32,
    acceleration: &Value<'_>,
    (from, count): (i64, i64),
) -> Result<(), Error> {
    let range = positions.range(from, count)?;
    let acceleration = given::<T>(acceleration, "acceleration", ("positions", positions.len()))?;
    let changed = [positions.address(), velocities.address()];
    // One that is changed itself is read as it was before.
    let before: Option<Vec<T>> = match &acceleration {
        Other::Each(each) if changed.contains(&each.address()) => {
            each.slice().map(copy).transpose()?
        }
        _ => None,
    };
    positions.update_with(NAMES, velocities, (from, count), |positions, velocities| {
        let acceleration = match (&acceleration, &before) {
            (_, Some(before)) => Other::Each(Operand::array(&before[range])),
            (Other::One(one), _) => Other::One(*one),
            (Other::Each(each), _) => Other::Each(operand(each, range)),
        };
        motion::integrate(positions, velocities, delta, acceleration);
    })
}
