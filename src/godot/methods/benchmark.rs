//! Rows: what benchmarks compare against, in builds with the feature `bench`.

use glam::Vec3;
use godot::builtin::{VarArray, Vector3};

use super::listed;
use crate::expression::by_hand;
use crate::godot::argument::{ChangedAny, ReadAny};
use crate::godot::borrow::{Changed, Read};
use crate::godot::method::methods;
use crate::godot::value::vec3;

methods! {
    /// The methods of the class `ComputeBenchmark`.
    pub(super) static METHODS for "ComputeBenchmark";

    /// Copies the bytes of `source` to `out`, a packed array of the same type and size, by one `memcpy` on this thread.
    fn memcpy(out: ChangedAny, source: ReadAny) {
        let (out, source) = (out.packed("out")?, source.packed("source")?);
        out.overwrite_bytes(("out", "source"), &source)
    }

    /// `a[i] = a[i] * b[i] + c[i]`
    fn formula_multiply_add(a: Changed<f32>, b: Read<f32>, c: Read<f32>) {
        let all = 0..a.len();
        a.update(|run| by_hand::multiply_add(run, b.operand(all.clone()), c.operand(all.clone())))
    }

    /// The formula of the row `formula_heavy`, in the place of `x`.
    fn formula_heavy(x: Changed<f32>, y: Read<f32>, t: f64) {
        let all = 0..x.len();
        x.update(|run| by_hand::heavy(run, y.operand(all.clone()), t))
    }

    /// `p[i] = p[i] + v[i] * dt + 0.5 * g * dt * dt`
    fn formula_integrate(p: Changed<Vec3>, v: Read<Vec3>, g: Vector3, dt: f64) {
        let all = 0..p.len();
        p.update(|run| by_hand::integrate(run, v.operand(all.clone()), vec3(g), dt))
    }

    /// The table of element-wise operations, a Dictionary each.
    fn elementwise_operations() -> VarArray {
        Ok(listed::operations())
    }
}
