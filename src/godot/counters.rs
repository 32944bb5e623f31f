//! How often operations had to leave the caller's storage.

use std::sync::atomic::{AtomicU64, Ordering};

static COPIES: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

/// Counts one array whose results went to new storage of this many bytes, as its own was shared or was still to be read.
pub(super) fn count_copy(bytes: usize) {
    COPIES.fetch_add(1, Ordering::Relaxed);
    BYTES.fetch_add(bytes as u64, Ordering::Relaxed);
}

/// How many, since the library was loaded.
pub(super) fn copies() -> u64 {
    COPIES.load(Ordering::Relaxed)
}

/// How many bytes, since the library was loaded.
pub(super) fn copied_bytes() -> u64 {
    BYTES.load(Ordering::Relaxed)
}
