//! Other lengths for the same directions.

use super::{dot, normalized};
use crate::lanes::{self, F32, Run, Vector};
use crate::parallel::{self, Cost};

/// Gives every vector length 1: `normalized()`, the components divided by the length.
///
/// Where the squared length is 0, by underflow too, a `Vec2` stays what it is and the longer vectors become zero, as in
/// the engine. Where it overflows, finite components become 0.
pub fn normalize<const N: usize, T: Vector<N> + Send + Sync>(run: Run<'_, T>) {
    parallel::for_each_part(run, Cost::ns(0.9), |part| {
        lanes::map(part, normalized);
    });
}

/// Shortens every vector that is longer than `length` to it: `limit_length(length)`, the components divided by their
/// length and multiplied by the new one.
///
/// A negative `length` turns vectors around, as in the engine. Where either length is NaN, and where the vector's is 0,
/// the vector stays what it is.
pub fn limit_length<const N: usize, T: Vector<N> + Send + Sync>(run: Run<'_, T>, length: f32) {
    parallel::for_each_part(run, Cost::ns(0.9), |part| {
        let limit = F32::splat(length);
        lanes::map(part, |v| {
            let length = dot(v, v).sqrt();
            let long = length.simd_gt(F32::ZERO) & limit.simd_lt(length);
            v.map(|x| long.bitselect(x / length * limit, x))
        });
    });
}
