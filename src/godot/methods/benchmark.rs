//! Rows: what benchmarks compare against, in builds with the feature `bench`.

use godot::builtin::VarArray;

use super::listed;
use crate::godot::argument::{ChangedAny, ReadAny};
use crate::godot::method::methods;

methods! {
    /// The methods of the class `ComputeBenchmark`.
    pub(super) static METHODS for "ComputeBenchmark";

    /// Copies the bytes of `source` to `out`, a packed array of the same type and size, by one `memcpy` on this thread.
    fn memcpy(out: ChangedAny, source: ReadAny) {
        let (out, source) = (out.packed("out")?, source.packed("source")?);
        out.overwrite_bytes(("out", "source"), &source)
    }

    /// The table of element-wise operations, a Dictionary each.
    fn elementwise_operations() -> VarArray {
        Ok(listed::operations())
    }
}
