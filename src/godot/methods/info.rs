//! Rows: what runs here, and how.

use godot::builtin::{PackedStringArray, VarDictionary};

use crate::godot::argument::ReadAny;
use crate::godot::layout::access;
use crate::godot::method::methods;
use crate::godot::{counters, handover, self_test};
use crate::{level, parallel};

methods! {
    /// Information and settings.
    pub(super) static METHODS for "Compute";

    /// Returns what runs here, under these keys:
    ///
    /// `version`: the version of the addon, a String.
    ///
    /// `level`: the CPU level in use, a String: `baseline` (x86-64-v2), `avx2`, `avx512` or `neon`.
    ///
    /// `available_levels`: the levels that this CPU can run and for which a library is there, a PackedStringArray. The
    /// environment variable `PACKED_COMPUTE_LEVEL` chooses one of them; otherwise the last one runs.
    ///
    /// `threads`: how many threads work on large arrays, an int.
    ///
    /// `layout`: how arrays are handled, a String: `probed` where the engine's memory layout was recognised, so that every
    /// result is written once; `counted` where new arrays are filled with zeros first; `fallback` where only public
    /// calls are used, and an array that is shared is copied before it is changed.
    fn get_info() -> VarDictionary {
        let mut info = VarDictionary::new();
        info.set("version", env!("CARGO_PKG_VERSION"));
        info.set("level", level::current().name());
        let levels: PackedStringArray =
            handover::available_levels()
            .iter()
            .map(|level| level.name().into())
            .collect();
        info.set("available_levels", &levels);
        info.set("threads", int(parallel::thread_count()));
        info.set("layout", access().name());
        Ok(info)
    }

    /// Returns how many threads work on arrays that are large enough for more than one, the calling one included.
    fn get_thread_count() -> i64 {
        Ok(int(parallel::thread_count()))
    }

    /// Has `count` threads work on arrays that are large enough for more than one, the calling one included: 1 for no
    /// others, or 0 for as many as the CPU has cores, which is also the setting at the start. No more than four for each
    /// core are started (sixteen, if that is more); they gain nothing beyond the cores. Less than 0 is an error.
    ///
    /// Calls that are under way on other threads end as they began. Results have the same bits with any number.
    fn set_thread_count(count: i64 = 0) {
        let threads = usize::try_from(count).map_err(|_| Error::OutOfRange {
            name: "count",
            got: count,
            wanted: "0 or more",
        })?;
        parallel::set_thread_count(threads);
        Ok(())
    }

    /// Returns how many times, since the addon was loaded, an operation found an array shared that it should change, and
    /// so wrote its results to new memory. (So do the few that have to read an array as a whole while it is written: a comparison
    /// into the very bytes that are compared, and `write_strided` into bytes of the same size.)
    ///
    /// In a loop that changes arrays of its own this does not grow; if it does, something else holds the same array:
    /// see `is_shared`.
    fn get_copy_count() -> i64 {
        Ok(i64::try_from(counters::copies()).unwrap_or(i64::MAX))
    }

    /// Returns how many bytes of new memory the operations that `get_copy_count` counts have written to.
    fn get_copied_bytes() -> i64 {
        Ok(i64::try_from(counters::copied_bytes()).unwrap_or(i64::MAX))
    }

    /// Returns whether the memory of `array`, a packed array of any type, is shared with a copy of it, as it is after
    /// `duplicate()` until one of the two is changed. The next operation that changes `array` then writes to new memory.
    ///
    /// Two variables that hold the same array, as after an assignment, are no copies, and are changed together. Where the
    /// engine does not let it be known (see `get_info`, `layout`), the answer is `true` for all that are not empty. Anything but a packed array is
    /// an error and gives `false`.
    fn is_shared(array: ReadAny) -> bool {
        Ok(array.packed("array")?.is_shared().unwrap_or(true))
    }

    /// Tests whether this engine is as the addon assumes: how a Variant stores each type, where an array keeps its size,
    /// capacity and reference count, and who shares memory with whom. Returns what is not, a line each; nothing when all
    /// is well.
    fn self_test() -> PackedStringArray {
        Ok(self_test::run().iter().map(Into::into).collect())
    }
}

fn int(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
