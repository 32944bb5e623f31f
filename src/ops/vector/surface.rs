//! Vectors that meet a surface, or a line.
//!
//! `normal` should have length 1. What becomes of vectors whose normal has not is up to the engine's build, so it is up to
//! [`Normals`].

use super::{With, change, dot, each};
use crate::lanes::{F32, LANES, Run, Vector};
use crate::parallel::Cost;

const COST: Cost = Cost::ns(0.6);

/// What becomes of vectors whose normal is not of length 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normals {
    /// The formula's result, as in a release build of the engine.
    Any,
    /// Zero, as in a debug build of the engine.
    Unit,
}

/// Whether the squared length is 1 within a thousandth: `is_normalized()`. Not if it is NaN.
#[must_use]
pub fn is_unit<const N: usize, T: Vector<N>>(vector: T) -> bool {
    unit(super::splat(vector)).to_bitmask() & 1 == 1
}

/// Where the first of these vectors stands that is not of length 1 ([`is_unit`]).
#[must_use]
pub fn first_not_unit<const N: usize, T: Vector<N>>(vectors: &[T]) -> Option<usize> {
    let (blocks, _) = vectors.as_chunks::<LANES>();
    let whole = blocks
        .iter()
        .take_while(|block| unit(T::load(block)).all())
        .count();
    let start = whole * LANES;
    let rest = vectors[start..].iter();
    Some(start + rest.map(|&vector| is_unit(vector)).position(|unit| !unit)?)
}

/// Mirrors every vector at the line (in the plane) or axis (in space) along `normal`: `reflect(normal)`, which is
/// `2 * n * v.dot(n) - v`.
pub fn reflect<const N: usize, T: Vector<N> + Send + Sync>(
    run: Run<'_, T>,
    normal: With<'_, T>,
    normals: Normals,
) {
    change(run, normal, COST, |v, n| {
        checked(n, normals, reflected(v, n))
    });
}

/// Mirrors every vector at the surface with this normal: `bounce(normal)`, which is `-reflect(normal)`. So with
/// [`Normals::Unit`] the zero is a negative one.
pub fn bounce<const N: usize, T: Vector<N> + Send + Sync>(
    run: Run<'_, T>,
    normal: With<'_, T>,
    normals: Normals,
) {
    change(run, normal, COST, |v, n| {
        checked(n, normals, reflected(v, n)).map(|x| -x)
    });
}

/// Takes from every vector what is along `normal`: `slide(normal)`, which is `v - n * v.dot(n)`.
pub fn slide<const N: usize, T: Vector<N> + Send + Sync>(
    run: Run<'_, T>,
    normal: With<'_, T>,
    normals: Normals,
) {
    change(run, normal, COST, |v, n| {
        let along = dot(v, n);
        checked(n, normals, each(v, n, |v, n| v - n * along))
    });
}

/// Leaves of every vector what is along `b`, of any length: `project(b)`, which is `b * (v.dot(b) / b.length_squared())`.
/// NaN where `b` is zero.
pub fn project<const N: usize, T: Vector<N> + Send + Sync>(run: Run<'_, T>, b: With<'_, T>) {
    change(run, b, COST, |v, b| {
        let factor = dot(v, b) / dot(b, b);
        b.map(|b| b * factor)
    });
}

#[inline(always)]
fn reflected<const N: usize>(v: [F32; N], n: [F32; N]) -> [F32; N] {
    let along = dot(v, n);
    each(v, n, |v, n| F32::splat(2.0) * n * along - v)
}

/// Lanes all of whose bits are set where the normal is of length 1.
#[inline(always)]
fn unit<const N: usize>(normal: [F32; N]) -> F32 {
    (dot(normal, normal) - F32::ONE)
        .abs()
        .simd_lt(F32::splat(0.001))
}

#[inline(always)]
fn checked<const N: usize>(normal: [F32; N], normals: Normals, result: [F32; N]) -> [F32; N] {
    match normals {
        Normals::Any => result,
        Normals::Unit => {
            let unit = unit(normal);
            result.map(|x| unit & x)
        }
    }
}
