//! What vectors have methods for, in one step where they lie as in memory.
//!
//! Component by component it would be a dozen steps, each of which reads and writes registers. These are the functions on lanes
//! that the operations on whole arrays are made of, and the same roundings in the same order as the many steps.

use glam::Vec3;

use crate::lanes::{self, Operand, Target, Vector};
use crate::ops::vector;

/// The numbers that vectors give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The length.
    Length,
    /// Its square.
    LengthSquared,
    /// The dot product of two.
    Dot,
    /// The cross product of two vectors of the plane.
    Cross,
}

/// Writes a number for each vector, or for each pair; the second one does not count for lengths.
pub fn measure<const N: usize, T: Vector<N>>(
    measure: Measure,
    target: Target<'_, f32>,
    [a, b]: [Operand<'_, T>; 2],
) {
    match measure {
        Measure::Length => lanes::zip_onto(target, [a], |[a]| vector::dot(a, a).sqrt()),
        Measure::LengthSquared => lanes::zip_onto(target, [a], |[a]| vector::dot(a, a)),
        Measure::Dot => lanes::zip_onto(target, [a, b], |[a, b]| vector::dot(a, b)),
        // Of vectors of the plane, which have no third component.
        Measure::Cross => lanes::zip_onto(target, [a, b], |[a, b]| {
            vector::cross_2d([a[0], a[1]], [b[0], b[1]])
        }),
    }
}

/// Writes the vectors with length 1.
pub fn normalize<const N: usize, T: Vector<N>>(target: Target<'_, T>, vectors: Operand<'_, T>) {
    lanes::zip_onto(target, [vectors], |[v]| vector::normalized(v));
}

/// Writes the cross products of pairs.
pub fn cross(target: Target<'_, Vec3>, pair: [Operand<'_, Vec3>; 2]) {
    lanes::zip_onto(target, pair, |[a, b]| vector::cross(a, b));
}
