//! Sums and bounds of vectors.

use std::array;

use bytemuck::Pod;

use crate::lanes::Vector;
use crate::parallel::{self, Cost};

use super::accumulate::{CHUNK, accumulate, in_chunks};

/// The sum of all vectors, component by component; of none, +0.
///
/// Accumulated in `f64` like [`super::sum`], with the same bound on the error. (`CHUNK / N` vectors are a chunk.)
#[must_use]
#[inline]
pub fn sum_vectors<const N: usize, T: Vector<N> + Sync>(vectors: &[T]) -> [f64; N] {
    in_chunks(vectors, CHUNK / N, Cost::ns(0.1 * N as f64), |chunk| {
        let floats: &[f32] = bytemuck::cast_slice(chunk);
        accumulate((floats, floats), |sum, x, _| sum + x)
    })
}

/// The mean of all points: the [`sum_vectors`] divided by their number. `None` if there are none.
#[must_use]
#[inline]
pub fn centroid<const N: usize, T: Vector<N> + Sync>(points: &[T]) -> Option<[f64; N]> {
    let count = points.len() as f64;
    (!points.is_empty()).then(|| sum_vectors(points).map(|sum| sum / count))
}

/// The least and the greatest of each component. `None` if there are no points.
///
/// A component that is NaN in any point is NaN in both. A zero comes out as +0.
#[must_use]
#[inline]
pub fn bounds<const N: usize, T: Vector<N> + Sync>(points: &[T]) -> Option<([f32; N], [f32; N])> {
    /// The points that are looked through at a time.
    const POINTS: usize = 8 * 1024;
    if points.is_empty() {
        return None;
    }
    let found = if points.len() <= POINTS {
        Bounds::of(points)
    } else {
        let cost = Cost::ns(0.1 * N as f64);
        let found = parallel::map_chunks(points, POINTS, cost, Bounds::of);
        let all = found.into_iter().reduce(Bounds::and);
        all.expect("there are points")
    };
    Some(found.tidy())
}

/// The least of each component, and how far the greatest is from it: the [`bounds`] as a corner and a size, which is rounded
/// to `f32`. `None` if there are no points.
///
/// The size is NaN where a component of a point is, or where both bounds are the same infinity.
#[must_use]
#[inline]
pub fn extent<const N: usize, T: Vector<N> + Sync>(points: &[T]) -> Option<([f32; N], [f32; N])> {
    let (least, greatest) = bounds(points)?;
    Some((least, array::from_fn(|c| greatest[c] - least[c])))
}

/// Bounds without regard to NaN, and whether there was one.
#[derive(Clone, Copy)]
struct Bounds<const N: usize> {
    least: [f32; N],
    greatest: [f32; N],
    nan: [bool; N],
}

/// The floats of a row: a whole number of vectors of two, three or four components, and of registers of every level.
const ROW: usize = 48;

impl<const N: usize> Bounds<N> {
    fn of<T: Pod>(points: &[T]) -> Self {
        let floats: &[f32] = bytemuck::cast_slice(points);
        let (rows, tail) = floats.as_chunks::<ROW>();
        let mut bounds = Self {
            least: [f32::INFINITY; N],
            greatest: [f32::NEG_INFINITY; N],
            nan: [false; N],
        };
        if !rows.is_empty() {
            let mut least = [f32::INFINITY; ROW];
            let mut greatest = [f32::NEG_INFINITY; ROW];
            let mut nan = [0_u32; ROW];
            for row in rows {
                for i in 0..ROW {
                    least[i] = lesser(least[i], row[i]);
                    greatest[i] = greater(greatest[i], row[i]);
                    nan[i] |= u32::from(row[i].is_nan());
                }
            }
            for i in 0..ROW {
                let c = i % N;
                bounds.least[c] = lesser(bounds.least[c], least[i]);
                bounds.greatest[c] = greater(bounds.greatest[c], greatest[i]);
                bounds.nan[c] |= nan[i] != 0;
            }
        }
        for vector in tail.as_chunks::<N>().0 {
            bounds = bounds.and(Self {
                least: *vector,
                greatest: *vector,
                nan: vector.map(f32::is_nan),
            });
        }
        bounds
    }

    fn and(self, other: Self) -> Self {
        Self {
            least: array::from_fn(|c| lesser(self.least[c], other.least[c])),
            greatest: array::from_fn(|c| greater(self.greatest[c], other.greatest[c])),
            nan: array::from_fn(|c| self.nan[c] | other.nan[c]),
        }
    }

    fn tidy(self) -> ([f32; N], [f32; N]) {
        let tidy = |bound: [f32; N]| {
            array::from_fn(|c| {
                if self.nan[c] {
                    f32::NAN
                } else {
                    bound[c] + 0.0
                }
            })
        };
        (tidy(self.least), tidy(self.greatest))
    }
}

#[inline(always)]
fn lesser(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

#[inline(always)]
fn greater(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}
