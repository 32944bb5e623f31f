//! Powers, exponentials, logarithms, and the functions of angles, of `f32` and `f64`.
//!
//! Each file holds the kernels of one subject, functions of registers, with what they are derived from and how far off they
//! may be. [`elementwise`](super::elementwise) makes operations of them, and says how far each is off at most.
//!
//! The bits are the same at every CPU level, on every thread count, and in body and tail: nothing is fused, but exact
//! products, which changes nothing, and every sum has one order. What goes through the C library (by the standard library:
//! powers of `f64`, angles that are far from 0) has the bits of that. Special values are those of C's functions. Subnormal
//! arguments and results are handled as any others. Which NaN a NaN is is not specified.
//!
//! # Why not those of `wide`
//!
//! They use fused operations where a level has them, so that their bits differ between levels. Tried at the level of AVX2 with
//! every 1009th float, version 1.7: `ln` of subnormals is not a number's logarithm, sine and cosine lose all digits for
//! large angles, `sinh` and `cosh` overflow where their result would not, and `tan` as their quotient is 3.2 units in the last
//! place off within ±100. `exp` is as near as ours.

pub mod exp;
pub mod hyperbolic;
pub mod inverse;
pub mod log;
mod parts;
pub mod pow;
pub mod trig;
