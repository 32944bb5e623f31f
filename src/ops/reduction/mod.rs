//! What becomes of a whole array: sums, extremes, bounds, histograms, running sums.
//!
//! Floating-point sums are accumulated in `f64`, in an order of additions that depends on the number of elements alone
//! (see `accumulate`): the same bits at every CPU level and on every number of threads. No product that is
//! rounded is contracted with a sum. Sums of integers are exact.
//!
//! NaN propagates: where an array holds one, its sum, mean, variance, minimum and maximum are NaN, always the same one
//! (but for running sums, whose NaN have unspecified sign and payload).

mod accumulate;
mod extremes;
mod histogram;
mod number;
mod scan;
mod sums;
mod truth;
mod variance;
mod vectors;

pub use accumulate::{CHUNK, WIDTH};
pub use extremes::{argmax, argmin, max, min};
pub use histogram::{Bins, histogram};
pub use number::{Integer, Number};
pub use scan::{Scan, cumulative_sum};
pub use sums::{dot_product, mean, norm, sum, sum_int};
pub use truth::{all, any};
pub use variance::{standard_deviation, variance};
pub use vectors::{bounds, centroid, extent, sum_vectors};
