//! Comparisons, and what is done with their results: masks, bytes that are 0 for no and otherwise yes.
//!
//! Masks that are made here have 0 and 1.

mod compact;
mod compare;
mod count;
mod find;
mod logic;
mod select;

pub use compact::compact;
pub use compare::{
    equal, equal_vectors, greater, greater_equal, is_nan, less, less_equal, not_equal,
    not_equal_vectors,
};
pub use count::count_nonzero;
pub use find::find_nonzero;
pub use logic::{mask_and, mask_not, mask_or};
pub use select::{select, select_vectors};
