//! What the engine's vectors can do, for whole arrays of them: one file for each kind of question.
//!
//! Every step is rounded to `f32` in the order the engine's own methods take (those of Godot 4.6), so the results have
//! their bits, lengths near zero, overflow, infinities and the sign of zero included. What is NaN there is NaN here; its
//! bits are not specified. Components are in whatever unit the caller's are. Empty runs are left alone.

use std::mem::MaybeUninit;

use crate::lanes::{self, F32, LANES, Operand, Run, Vector};
use crate::parallel::{self, Cost};

pub mod component;
pub mod length;
pub mod measure;
pub mod projection;
pub mod surface;
pub mod turn;

/// What vectors are combined with.
#[derive(Clone, Copy, Debug)]
pub enum Other<T, Each> {
    /// The same vector for all.
    One(T),
    /// A vector for each, at the same place: [`Read`] or [`Operand`].
    Each(Each),
}

/// Vectors that are only read, while results go to memory of their own.
pub type Read<'a, T> = Other<T, &'a [T]>;

/// Vectors that may be those which are changed.
pub type With<'a, T> = Other<T, Operand<'a, T>>;

/// `vector` in every lane.
fn splat<const N: usize, T: Vector<N>>(vector: T) -> [F32; N] {
    T::load(&[vector; LANES])
}

/// Replaces every vector by what `f` makes of its components and those of the other one.
fn change<const N: usize, T: Vector<N> + Sync + Send>(
    run: Run<'_, T>,
    other: With<'_, T>,
    cost: Cost,
    f: impl Fn([F32; N], [F32; N]) -> [F32; N] + Sync,
) {
    match other {
        Other::One(other) => parallel::for_each_part(run, cost, |part| {
            let other = splat(other);
            lanes::map(part, |vector| f(vector, other));
        }),
        Other::Each(others) => parallel::for_each_part((run, others), cost, |(part, others)| {
            lanes::zip(part, [others], |vector, [other]| f(vector, other));
        }),
    }
}

/// Writes for every vector the number that `f` makes of its components.
fn number<const N: usize, T: Vector<N> + Sync>(
    vectors: &[T],
    out: &mut [MaybeUninit<f32>],
    cost: Cost,
    f: impl Fn([F32; N]) -> F32 + Sync,
) {
    parallel::for_each_part((vectors, out), cost, |(vectors, out)| {
        lanes::map_into(vectors, out, &f);
    });
}

/// Writes for every vector the number that `f` makes of its components and those of the other one.
fn number_of_two<const N: usize, T: Vector<N> + Sync>(
    vectors: &[T],
    other: Read<'_, T>,
    out: &mut [MaybeUninit<f32>],
    cost: Cost,
    f: impl Fn([F32; N], [F32; N]) -> F32 + Sync,
) {
    match other {
        Other::One(other) => parallel::for_each_part((vectors, out), cost, |(vectors, out)| {
            let other = splat(other);
            lanes::map_into(vectors, out, |vector| f(vector, other));
        }),
        Other::Each(others) => {
            parallel::for_each_part((vectors, others, out), cost, |(vectors, others, out)| {
                lanes::zip_into((vectors, others), out, |(vector, other)| f(vector, other));
            });
        }
    }
}

/// `((a.x * b.x + a.y * b.y) + a.z * b.z) + a.w * b.w`, as far as there are components.
#[inline(always)]
pub(crate) fn dot<const N: usize>(a: [F32; N], b: [F32; N]) -> F32 {
    let mut sum = a[0] * b[0];
    for c in 1..N {
        sum += a[c] * b[c];
    }
    sum
}

/// `a.cross(b)`: `x` is `a.y * b.z - a.z * b.y`, and so on.
#[inline(always)]
pub(crate) fn cross([ax, ay, az]: [F32; 3], [bx, by, bz]: [F32; 3]) -> [F32; 3] {
    [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
}

/// `a.cross(b)` in the plane: `a.x * b.y - a.y * b.x`.
#[inline(always)]
pub(crate) fn cross_2d([ax, ay]: [F32; 2], [bx, by]: [F32; 2]) -> F32 {
    ax * by - ay * bx
}

/// `normalized()`: see [`length::normalize`].
#[inline(always)]
pub(crate) fn normalized<const N: usize>(v: [F32; N]) -> [F32; N] {
    let squared = dot(v, v);
    let length = squared.sqrt();
    let none = squared.simd_eq(F32::ZERO);
    v.map(|x| {
        if const { N == 2 } {
            none.bitselect(x, x / length)
        } else {
            !none & (x / length)
        }
    })
}

/// What `f` makes of each pair of components.
#[inline(always)]
fn each<const N: usize>(a: [F32; N], b: [F32; N], f: impl Fn(F32, F32) -> F32) -> [F32; N] {
    std::array::from_fn(|c| f(a[c], b[c]))
}
