//! The rows of the method table, one file a family.

#[cfg(feature = "bench")]
mod benchmark;
mod conversion;
mod elementwise;
mod fill;
mod info;
#[cfg(any(feature = "bench", feature = "engine-tests"))]
mod listed;
mod mask;
mod order;
mod reduction;
#[cfg(feature = "engine-tests")]
mod test;
mod transform;
mod vector;

use std::sync::LazyLock;

use super::method::Method;

/// The methods of the class `Compute`, family by family.
pub(super) static COMPUTE: LazyLock<Vec<&[Method]>> = LazyLock::new(|| {
    vec![
        transform::METHODS,
        &elementwise::METHODS,
        fill::METHODS,
        vector::METHODS,
        order::METHODS,
        mask::METHODS,
        reduction::METHODS,
        conversion::METHODS,
        info::METHODS,
    ]
});

/// The methods of the class `ComputeBenchmark`.
#[cfg(feature = "bench")]
pub(super) static BENCHMARK: &[Method] = benchmark::METHODS;

/// The methods of the class `ComputeTest`.
#[cfg(feature = "engine-tests")]
pub(super) static TEST: &[Method] = test::METHODS;
