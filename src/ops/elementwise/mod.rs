//! Operations that make of every element, and of what stands beside it, one new element.
//!
//! Each is one row in a table of its file: its help, the formula in lanes, the same formula for one number (what the tests
//! compare with), and the same in GDScript (what the engine tests and the benchmark compare with). The methods of the
//! class, their help, tests and benchmarks are made of the rows.
//!
//! Every step is rounded to the element type, as the engine's own vector methods do. So an operation of one step has the
//! bits of a GDScript loop, which computes in `f64` and rounds when it stores; one of several steps can be off by as many
//! roundings.

mod angles;
mod arithmetic;
mod integer;
mod interpolation;
mod limits;
mod modulo;
mod remainder;
mod rounding;
mod table;
mod transcendental;

pub use table::{Kernel, Operation, Reference, Script, VectorKernel};

/// Every operation of every file.
pub fn all() -> impl Iterator<Item = &'static Operation> {
    [
        arithmetic::OPERATIONS,
        rounding::OPERATIONS,
        limits::OPERATIONS,
        modulo::OPERATIONS,
        interpolation::OPERATIONS,
        angles::OPERATIONS,
        transcendental::OPERATIONS,
    ]
    .into_iter()
    .flatten()
}
