//! The CPU levels, on this machine.

pub use packed_compute::level::Level;

/// The fastest level that this CPU can run.
pub fn best() -> Level {
    let best = packed_compute::level::available().pop();
    best.expect("every CPU runs the first level")
}
