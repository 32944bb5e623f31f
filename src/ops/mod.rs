//! The operations, one file per family.

pub mod transform;
