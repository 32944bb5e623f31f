//! The rows of the method table, one file a family.

#[cfg(feature = "bench")]
mod benchmark;
mod comparison;
mod conversion;
mod elementwise;
mod expression;
mod fill;
mod info;
mod instance;
#[cfg(any(feature = "bench", feature = "engine-tests"))]
mod listed;
mod mask;
mod motion;
mod normal;
mod order;
mod reduction;
#[cfg(feature = "engine-tests")]
mod test;
mod transform;
mod vector;

use std::sync::LazyLock;

use super::method::Method;

/// A class of the addon, as it is registered and described.
#[derive(Debug)]
pub(super) struct Class {
    /// The name in GDScript.
    pub name: &'static str,
    /// The class that it extends.
    pub inherits: &'static str,
    /// What it is, in a few words.
    pub brief: &'static str,
    /// What else the help says before its methods.
    pub description: &'static str,
    /// Its methods, family by family.
    pub families: Vec<&'static [Method]>,
}

/// The classes.
pub(super) static CLASSES: LazyLock<[Class; 2]> = LazyLock::new(|| {
    [
        Class {
            name: "Compute",
            inherits: "Object",
            brief: "Operations on whole packed arrays, in their own memory.",
            description: "Operations on whole packed arrays by SIMD instructions and threads. All methods are static.\n\
                An operation changes its first argument in place and returns nothing. To keep the original, \
                [code]duplicate()[/code] it first: the copy is free until it is changed, and the results are then written \
                once, into memory of its own. A method named by a participle returns a new array; one whose name ends in \
                [code]_into[/code] writes into an array that the caller has.\n\
                Bad input changes nothing and is an error that names the method and the argument. Empty arrays are fine \
                everywhere. Several operations one after another are faster as one formula: see [ComputeExpression].",
            families: vec![
                transform::METHODS,
                &elementwise::METHODS,
                fill::METHODS,
                vector::METHODS,
                motion::METHODS,
                instance::METHODS,
                normal::METHODS,
                order::METHODS,
                comparison::METHODS,
                mask::METHODS,
                reduction::METHODS,
                conversion::METHODS,
                info::METHODS,
            ],
        },
        Class {
            name: "ComputeExpression",
            inherits: "RefCounted",
            brief: "A formula over whole packed arrays, computed in one pass.",
            description: expression::DESCRIPTION,
            families: vec![expression::METHODS],
        },
    ]
});

/// The methods of the class `ComputeBenchmark`.
#[cfg(feature = "bench")]
pub(super) static BENCHMARK: &[Method] = benchmark::METHODS;

/// The methods of the class `ComputeTest`.
#[cfg(feature = "engine-tests")]
pub(super) static TEST: &[Method] = test::METHODS;
