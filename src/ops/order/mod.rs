//! Order: sorting, elements by their indices, distinct values, and where values would go.
//!
//! Numbers have one order, which sorting, [`argsort()`] and [`distinct()`] share. Integers have theirs. Of floats −∞ is
//! first, then come the negative numbers, −0, +0, the positive ones and +∞, and NaN last, those without a sign bit
//! before those with it, and among those by their bits. So all that are equal have the same bits, and sorting keeps all
//! bits. Descending is the other way round, but for NaN, which is last here too.

mod argsort;
mod buckets;
mod bytes;
mod distinct;
mod indexed;
mod key;
mod partition;
mod quick;
mod radix;
mod search;
mod sort;

pub use argsort::{MOST_INDEXED, argsort};
pub use bytes::{argsort_bytes, distinct_bytes, sort_bytes};
pub use distinct::distinct;
pub use indexed::{check_indices, gather, reorder, scatter, scatter_itself};
pub use key::Number;
pub use search::search_sorted;
pub use sort::sort;
