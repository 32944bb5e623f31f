//! A number for each vector, or for each pair: lengths, distances, products.
//!
//! Each function writes every element of `out`, and panics when the lengths of its arrays differ.

use std::mem::MaybeUninit;

use glam::Vec2;

use super::{Read, dot as product, each, number, number_of_two};
use crate::lanes::Vector;
use crate::parallel::Cost;

/// What a vector costs in cache, where the work is mostly in taking it apart.
const COST: Cost = Cost::ns(0.5);

/// The dot product of each vector of `a` with that of `b`: `a.dot(b)`, the products summed from `x` on.
pub fn dot<const N: usize, T: Vector<N> + Sync>(
    a: &[T],
    b: Read<'_, T>,
    out: &mut [MaybeUninit<f32>],
) {
    number_of_two(a, b, out, COST, product);
}

/// The length of each vector: `length()`, the root of the squares' sum from `x` on. 0 if that underflows, infinite if it
/// overflows.
pub fn lengths<const N: usize, T: Vector<N> + Sync>(vectors: &[T], out: &mut [MaybeUninit<f32>]) {
    number(vectors, out, COST, |v| product(v, v).sqrt());
}

/// The squared length of each vector: `length_squared()`.
pub fn lengths_squared<const N: usize, T: Vector<N> + Sync>(
    vectors: &[T],
    out: &mut [MaybeUninit<f32>],
) {
    number(vectors, out, COST, |v| product(v, v));
}

/// How far each vector is from that of `to`: `distance_to(to)`, the length of the difference.
pub fn distances<const N: usize, T: Vector<N> + Sync>(
    vectors: &[T],
    to: Read<'_, T>,
    out: &mut [MaybeUninit<f32>],
) {
    number_of_two(vectors, to, out, COST, |v, to| {
        let difference = each(v, to, |v, to| to - v);
        product(difference, difference).sqrt()
    });
}

/// The squared distance of each vector from that of `to`: `distance_squared_to(to)`.
pub fn distances_squared<const N: usize, T: Vector<N> + Sync>(
    vectors: &[T],
    to: Read<'_, T>,
    out: &mut [MaybeUninit<f32>],
) {
    number_of_two(vectors, to, out, COST, |v, to| {
        let difference = each(v, to, |v, to| to - v);
        product(difference, difference)
    });
}

/// The cross product in the plane of each vector of `a` with that of `b`: `Vector2.cross`, which is `a.x * b.y - a.y * b.x`.
pub fn cross_2d(a: &[Vec2], b: Read<'_, Vec2>, out: &mut [MaybeUninit<f32>]) {
    number_of_two(a, b, out, COST, super::cross_2d);
}
