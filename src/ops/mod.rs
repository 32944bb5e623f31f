//! The operations, one file per family.

pub mod elementwise;
pub mod transform;
