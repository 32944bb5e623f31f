//! Operations on Godot's packed arrays by SIMD instructions and threads, in the arrays' own memory.
//!
//! | room | what it holds |
//! |---|---|
//! | [`lanes`] | memory to SIMD lanes and back, for each element type |
//! | [`ops`] | the operations, one file a family |
//! | [`expression`] | formulas: parser, compiler, and the machine that runs them block by block |
//! | [`parallel`] | the threads, and where they pay |
//! | [`level`] | the CPU levels the crate is compiled for |
//! | `godot` | the edge to the engine: borrowing, calls, the method table |
//!
//! All but the last know nothing of the engine, and build without it by `--no-default-features`.

pub mod expression;
pub mod lanes;
pub mod level;
pub mod ops;
pub mod parallel;

#[cfg(feature = "godot")]
mod godot;
