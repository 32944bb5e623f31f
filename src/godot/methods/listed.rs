//! The table of element-wise operations as a script reads it: what engine tests and benchmarks are made of.

use godot::builtin::{
    PackedFloat64Array, PackedInt32Array, PackedStringArray, VarArray, VarDictionary, VariantType,
    vdict,
};
use godot::meta::ToGodot;
use godot::obj::EngineEnum;

use crate::godot::packed::{Element, Rgba};
use crate::ops::elementwise::{self, Operation};

/// A Dictionary for each operation:
///
/// - `name`, and `operands`, a PackedStringArray of their names;
/// - `float` and `int`: the formula in GDScript, of `x` and the operands by their names; empty if it takes no such arrays;
/// - `distance`: how far results for 32-bit floats may be from the formula's (see [`elementwise::Script`]);
/// - `ulp`: the largest errors for 32 and for 64 bits (see [`Operation::ulp`]), a PackedFloat64Array;
/// - `types`: the `TYPE_PACKED_…` that it takes, a PackedInt32Array;
/// - `divisor`: the name of the operand that an integer is divided by; empty if there is none.
pub(super) fn operations() -> VarArray {
    elementwise::all()
        .map(|operation| describe(operation).to_variant())
        .collect()
}

fn describe(operation: &Operation) -> VarDictionary {
    let operands: PackedStringArray = operation.operands.iter().copied().map(Into::into).collect();
    let types: PackedInt32Array = types(operation).iter().map(|of| of.ord()).collect();
    let ulp = PackedFloat64Array::from(&operation.ulp);
    vdict! {
        "name" => operation.name,
        "operands" => &operands,
        "float" => operation.script.float,
        "int" => operation.script.int,
        "distance" => operation.script.distance,
        "ulp" => &ulp,
        "types" => &types,
        "divisor" => operation.divisor.map_or("", |at| operation.operands[at]),
    }
}

fn types(operation: &Operation) -> Vec<VariantType> {
    let kinds = [
        (operation.u8.is_some(), u8::KIND),
        (operation.i32.is_some(), i32::KIND),
        (operation.i64.is_some(), i64::KIND),
        (operation.f32.is_some(), f32::KIND),
        (operation.f64.is_some(), f64::KIND),
        (operation.vec2.is_some(), glam::Vec2::KIND),
        (operation.vec3.is_some(), glam::Vec3::KIND),
        (operation.vec4.is_some(), Rgba::KIND),
        (operation.vec4.is_some(), glam::Vec4::KIND),
    ];
    let taken = kinds.into_iter().filter(|(takes, _)| *takes);
    taken.map(|(_, kind)| kind.variant_type).collect()
}
