//! The operations, one file per family.

pub mod conversion;
pub mod culling;
pub mod elementwise;
pub mod fill;
pub mod instance;
pub mod mask;
pub mod motion;
pub mod normal;
pub mod order;
pub mod reduction;
pub mod transcendental;
pub mod transform;
pub mod vector;
