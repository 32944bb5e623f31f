//! Rows: what only the engine tests call, in builds with the feature `engine-tests`.

use glam::Vec3;
use godot::builtin::VarArray;

use super::listed;
use crate::godot::argument::ChangedAny;
use crate::godot::borrow::Changed;
use crate::godot::method::methods;
use crate::lanes;

methods! {
    /// The methods of the class `ComputeTest`.
    pub(super) static METHODS for "ComputeTest";

    /// Rewrites every element of a packed array of any type with its own value, and leaves strings alone.
    fn touch(array: ChangedAny) {
        array.packed("array")?.touch()
    }

    /// Rewrites every element of two arrays with its own value.
    fn touch_both(a: Changed<Vec3>, b: Changed<Vec3>) {
        a.update(|run| lanes::map(run, |v| v))?;
        b.update(|run| lanes::map(run, |v| v))
    }

    /// Returns `(value + more) * times`.
    fn add_default(value: i64, more: i64 = 5, times: i64 = 2) -> i64 {
        Ok((value + more) * times)
    }

    /// The table of element-wise operations, a Dictionary each.
    fn elementwise_operations() -> VarArray {
        Ok(listed::operations())
    }

    /// Fails as a fault in the library would.
    fn fail() {
        panic!("a test asked for it")
    }
}
