//! Shuffles as their definitions: the compiler finds the instructions.

use std::array;

use super::table::{self, Table};
use super::{F32, LANES};

/// The floats of `registers` that `table` names.
#[inline(always)]
fn pick<const N: usize>(registers: [F32; N], table: Table) -> F32 {
    let floats = registers.map(F32::to_array);
    F32::new(table.map(|i| floats[i / LANES][i % LANES]))
}

#[inline(always)]
fn deinterleave<const N: usize>(registers: [F32; N]) -> [F32; N] {
    array::from_fn(|c| pick(registers, table::deinterleave(N, c)))
}

#[inline(always)]
fn interleave<const N: usize>(components: [F32; N]) -> [F32; N] {
    array::from_fn(|k| pick(components, table::interleave(N, k)))
}

#[inline(always)]
fn spread<const N: usize>(registers: [F32; N]) -> [[F32; N]; N] {
    array::from_fn(|k| array::from_fn(|c| pick(registers, table::spread(N, k, c))))
}

#[inline]
pub fn deinterleave2(registers: [F32; 2]) -> [F32; 2] {
    deinterleave(registers)
}

#[inline]
pub fn deinterleave3(registers: [F32; 3]) -> [F32; 3] {
    deinterleave(registers)
}

#[inline]
pub fn interleave2(components: [F32; 2]) -> [F32; 2] {
    interleave(components)
}

#[inline]
pub fn interleave3(components: [F32; 3]) -> [F32; 3] {
    interleave(components)
}

#[inline]
pub fn spread2(registers: [F32; 2]) -> [[F32; 2]; 2] {
    spread(registers)
}

#[inline]
pub fn spread3(registers: [F32; 3]) -> [[F32; 3]; 3] {
    spread(registers)
}
