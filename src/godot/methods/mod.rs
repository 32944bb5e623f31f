//! The rows of the method table, one file a family.

mod info;
mod transform;

use super::method::Method;

/// The methods of the class `Compute`, family by family.
pub(super) static COMPUTE: [&[Method]; 2] = [transform::METHODS, info::METHODS];
