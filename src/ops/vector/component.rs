//! One component of every vector, or channel of every colour.

use std::mem::MaybeUninit;

use super::number;
use crate::lanes::{self, Constant, F32, Operand, Run, Vector, VectorOperand};
use crate::parallel::{self, Cost};

/// What one component is set to.
#[derive(Clone, Copy, Debug)]
pub enum Values<'a> {
    /// The same for all.
    One(f32),
    /// A number for each vector.
    Each(&'a [f32]),
}

/// Writes component `index` of every vector to `out`: 0 for `x` (of colours red), and so on.
///
/// # Panics
///
/// When the vectors have no such component, or the lengths differ.
pub fn get_component<const N: usize, T: Vector<N> + Sync>(
    vectors: &[T],
    index: usize,
    out: &mut [MaybeUninit<f32>],
) {
    // Each component has a loop of its own, which makes no others.
    let cost = Cost::ns(0.35);
    match index {
        0 => number(vectors, out, cost, |v| v[0]),
        1 => number(vectors, out, cost, |v| v[1]),
        2 if N > 2 => number(vectors, out, cost, |v| v[2 % N]),
        3 if N > 3 => number(vectors, out, cost, |v| v[3 % N]),
        _ => panic!("component {index} of vectors of {N}"),
    }
}

/// Sets component `index` of every vector to its value; the others stay what they are.
///
/// # Panics
///
/// When the vectors have no such component, or the lengths differ.
pub fn set_component<const N: usize, T: Vector<N> + Send + Sync>(
    run: Run<'_, T>,
    index: usize,
    values: Values<'_>,
) {
    assert!(index < N, "component {index} of vectors of {N}");
    let vector = |number| {
        let mut floats = [0.0_f32; N];
        floats[index] = number;
        bytemuck::pod_read_unaligned::<T>(bytemuck::cast_slice(&floats))
    };
    let (len, cost) = (run.len(), Cost::ns(0.4));
    let mask = Constant::new(vector(f32::from_bits(u32::MAX)));
    let mask = VectorOperand::Vectors(Operand::constant(&mask, len));
    let one;
    let values = match values {
        Values::One(value) => {
            one = Constant::new(vector(value));
            VectorOperand::Vectors(Operand::constant(&one, len))
        }
        Values::Each(values) => VectorOperand::Numbers(Operand::array(values)),
    };
    parallel::for_each_part((run, values, mask), cost, |(part, values, mask)| {
        lanes::zip_vectors(part, [values, mask], |x: F32, [value, mask]| {
            mask.bitselect(value, x)
        });
    });
}
