//! The operations, one file per family.

pub mod conversion;
pub mod elementwise;
pub mod fill;
pub mod mask;
pub mod motion;
pub mod order;
pub mod reduction;
pub mod transcendental;
pub mod transform;
pub mod vector;
