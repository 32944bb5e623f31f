//! One step of many bodies: where they go, and what keeps them in.
//!
//! Every step is rounded to `f32` in the order that GDScript's own expressions take, so the results have their bits. Positions
//! and velocities are changed together, so many at a time that both stay in the first cache.

use crate::lanes::{self, Constant, Operand, Run, Vector, VectorOperand};
use crate::parallel::{self, Cost};

use super::vector::With;

/// The vectors of each array that are changed before those of the other.
const CHUNK: usize = 512;

/// Moves every position by `delta` seconds: `velocity += acceleration * delta`, then `position += velocity * delta` (the
/// semi-implicit Euler method).
///
/// # Panics
///
/// When arrays differ in length.
pub fn integrate<const N: usize, T: Vector<N> + Send + Sync>(
    positions: Run<'_, T>,
    velocities: Run<'_, T>,
    delta: f32,
    acceleration: With<'_, T>,
) {
    let step = Constant::new(delta);
    let cost = Cost::ns(0.25 * N as f64);
    let moved = |positions: &mut [T], velocities: &[T]| {
        let operands = [
            VectorOperand::Vectors(Operand::array(velocities)),
            VectorOperand::Numbers(Operand::constant(&step, velocities.len())),
        ];
        lanes::zip_vectors(Run::in_place(positions), operands, |p, [v, step]| {
            p + v * step
        });
    };
    match acceleration {
        With::One(acceleration) => {
            let gain = Constant::new(scaled(acceleration, delta));
            let runs = (positions, velocities);
            in_chunks(runs, cost, |positions, velocities| {
                let gain = VectorOperand::Vectors(Operand::constant(&gain, velocities.len()));
                lanes::zip_vectors(Run::in_place(velocities), [gain], |v, [gain]| v + gain);
                moved(positions, velocities);
            });
        }
        With::Each(accelerations) => {
            let work = (positions, velocities, accelerations);
            parallel::for_each_part(work, cost, |(positions, velocities, accelerations)| {
                let mut rest = accelerations;
                chunks((positions, velocities), |positions, velocities| {
                    let (first, others) = rest.split_at(velocities.len());
                    rest = others;
                    let operands = [
                        VectorOperand::Vectors(first),
                        VectorOperand::Numbers(Operand::constant(&step, velocities.len())),
                    ];
                    lanes::zip_vectors(Run::in_place(velocities), operands, |v, [a, step]| {
                        v + a * step
                    });
                    moved(positions, velocities);
                });
            });
        }
    }
}

/// Keeps every position between `least` and `greatest`: a component that is beyond one of them becomes that one, and the
/// velocity's then points away from it. NaN stays where it is.
///
/// # Panics
///
/// When the arrays differ in length.
pub fn bounce_in_box<const N: usize, T: Vector<N> + Send + Sync>(
    positions: Run<'_, T>,
    velocities: Run<'_, T>,
    least: T,
    greatest: T,
) {
    let (least, greatest) = (Constant::new(least), Constant::new(greatest));
    let cost = Cost::ns(0.35 * N as f64);
    in_chunks((positions, velocities), cost, |positions, velocities| {
        let len = positions.len();
        let [least, greatest] =
            [&least, &greatest].map(|c| VectorOperand::Vectors(Operand::constant(c, len)));
        let at = VectorOperand::Vectors(Operand::array(positions));
        let operands = [at, least, greatest];
        lanes::zip_vectors(
            Run::in_place(velocities),
            operands,
            |v, [p, least, greatest]| {
                let (up, down) = (v.abs(), -v.abs());
                let above = p.simd_gt(greatest).bitselect(down, v);
                p.simd_lt(least).bitselect(up, above)
            },
        );
        lanes::zip_vectors(
            Run::in_place(positions),
            [least, greatest],
            |p, [least, greatest]| {
                let above = p.simd_gt(greatest).bitselect(greatest, p);
                p.simd_lt(least).bitselect(least, above)
            },
        );
    });
}

/// Has `f` change all vectors of two arrays, some of each at a time.
fn in_chunks<T: Copy + Send + Sync>(
    runs: (Run<'_, T>, Run<'_, T>),
    cost: Cost,
    f: impl Fn(&mut [T], &mut [T]) + Sync,
) {
    parallel::for_each_part(runs, cost, |runs| chunks(runs, &f));
}

fn chunks<T: Copy>(
    (mut first, mut second): (Run<'_, T>, Run<'_, T>),
    mut f: impl FnMut(&mut [T], &mut [T]),
) {
    while !first.is_empty() {
        let mid = CHUNK.min(first.len());
        let (a, rest) = first.split_at(mid);
        first = rest;
        let (b, rest) = second.split_at(mid);
        second = rest;
        f(a.copied(), b.copied());
    }
}

/// Each component times `factor`.
fn scaled<const N: usize, T: Vector<N>>(vector: T, factor: f32) -> T {
    let mut product = [vector];
    let factor = Constant::new(factor);
    let factor = VectorOperand::Numbers(Operand::constant(&factor, 1));
    lanes::zip_vectors(Run::in_place(&mut product), [factor], |v, [factor]| {
        v * factor
    });
    product[0]
}
