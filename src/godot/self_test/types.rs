//! The types that a `Variant` can hold, and how it is assumed to hold each.

use godot::builtin::{Callable, Rid, Signal, Variant, VariantType};
use godot::classes::Object;
use godot::global::str_to_var;
use godot::meta::ToGodot;
use godot::obj::{EngineEnum, Gd, NewAlloc};

/// Where the value of a `Variant` lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// There is none.
    Nowhere,
    /// In the `Variant` itself, this many bytes from its start.
    Inside(usize),
    /// In a block of its own, to which the payload points.
    Pointed,
    /// In a block that copies of the `Variant` share, to which the payload points: this many bytes from its start.
    Counted(usize),
}

/// A type and how it is stored.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: &'static str,
    /// The size of the value; bytes that no constructor writes are not counted at its end.
    pub(super) bytes: usize,
    pub(super) place: Place,
    /// Two values, as `str_to_var` reads them; none where it cannot.
    texts: [&'static str; 2],
}

const fn row(name: &'static str, bytes: usize, place: Place, texts: [&'static str; 2]) -> Row {
    Row {
        name,
        bytes,
        place,
        texts,
    }
}

/// The payload of a `Variant` begins here.
pub(super) const PAYLOAD: usize = 8;

/// `PackedArrayRef`: a pointer to its functions, a count of the `Variant`s that hold it, and the `Vector`.
pub(super) const VECTOR: usize = 16;

const INLINE: Place = Place::Inside(PAYLOAD);
const PACKED: Place = Place::Counted(VECTOR);

/// `PackedArrayRef`, as large as it is.
pub(super) const PACKED_ARRAY_REF: usize = 32;

/// All types, in the order of their tags.
#[rustfmt::skip]
pub(super) static ROWS: [Row; 39] = [
    row("Nil", 0, Place::Nowhere, ["null", "null"]),
    row("bool", 1, INLINE, ["true", "false"]),
    row("int", 8, INLINE, ["-2", "81985529216486895"]),
    row("float", 8, INLINE, ["0.1", "-3e200"]),
    row("String", 8, INLINE, ["\"one\"", "\"another\""]),
    row("Vector2", 8, INLINE, ["Vector2(1, 2)", "Vector2(-3, 0.4)"]),
    row("Vector2i", 8, INLINE, ["Vector2i(1, 2)", "Vector2i(-3, 4)"]),
    row("Rect2", 16, INLINE, ["Rect2(1, 2, 3, 4)", "Rect2(-5, 6, 7, 0.8)"]),
    row("Rect2i", 16, INLINE, ["Rect2i(1, 2, 3, 4)", "Rect2i(-5, 6, 7, 8)"]),
    row("Vector3", 12, INLINE, ["Vector3(1, 2, 3)", "Vector3(-4, 5, 0.6)"]),
    row("Vector3i", 12, INLINE, ["Vector3i(1, 2, 3)", "Vector3i(-4, 5, 6)"]),
    row("Transform2D", 24, Place::Pointed, ["Transform2D(1, 2, 3, 4, 5, 6)", "Transform2D(-7, 8, 9, 10, 11, 0.5)"]),
    row("Vector4", 16, INLINE, ["Vector4(1, 2, 3, 4)", "Vector4(-5, 6, 7, 0.8)"]),
    row("Vector4i", 16, INLINE, ["Vector4i(1, 2, 3, 4)", "Vector4i(-5, 6, 7, 8)"]),
    row("Plane", 16, INLINE, ["Plane(1, 2, 3, 4)", "Plane(-5, 6, 7, 0.8)"]),
    row("Quaternion", 16, INLINE, ["Quaternion(1, 2, 3, 4)", "Quaternion(-5, 6, 7, 0.8)"]),
    row("AABB", 24, Place::Pointed, ["AABB(1, 2, 3, 4, 5, 6)", "AABB(-7, 8, 9, 10, 11, 0.5)"]),
    row("Basis", 36, Place::Pointed, ["Basis(1, 2, 3, 4, 5, 6, 7, 8, 9)", "Basis(-1, 2, 3, 4, 5, 6, 7, 8, 0.5)"]),
    row("Transform3D", 48, Place::Pointed, ["Transform3D(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)", "Transform3D(-1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0.5)"]),
    row("Projection", 64, Place::Pointed, ["Projection(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)", "Projection(-1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0.5)"]),
    row("Color", 16, INLINE, ["Color(1, 2, 3, 4)", "Color(-5, 6, 7, 0.8)"]),
    row("StringName", 8, INLINE, ["&\"one\"", "&\"another\""]),
    row("NodePath", 8, INLINE, ["NodePath(\"one\")", "NodePath(\"an/other\")"]),
    row("RID", 8, INLINE, ["", ""]),
    // First the id of the object, then the pointer to it, which is the value.
    row("Object", 8, Place::Inside(PAYLOAD + 8), ["", ""]),
    row("Callable", 16, INLINE, ["", ""]),
    row("Signal", 16, INLINE, ["", ""]),
    row("Dictionary", 8, INLINE, ["{1: 2}", "{\"three\": 4, 5: 6}"]),
    row("Array", 8, INLINE, ["[1, 2]", "[\"three\"]"]),
    row("PackedByteArray", 16, PACKED, ["PackedByteArray(1, 2, 3)", "PackedByteArray(4, 5)"]),
    row("PackedInt32Array", 16, PACKED, ["PackedInt32Array(1, -2, 3)", "PackedInt32Array(4, 5)"]),
    row("PackedInt64Array", 16, PACKED, ["PackedInt64Array(1, -2, 3)", "PackedInt64Array(4, 5)"]),
    row("PackedFloat32Array", 16, PACKED, ["PackedFloat32Array(1, 2, 0.3)", "PackedFloat32Array(4, 5)"]),
    row("PackedFloat64Array", 16, PACKED, ["PackedFloat64Array(1, 2, 0.3)", "PackedFloat64Array(4, 5)"]),
    row("PackedStringArray", 16, PACKED, ["PackedStringArray(\"a\", \"b\", \"c\")", "PackedStringArray(\"d\", \"e\")"]),
    row("PackedVector2Array", 16, PACKED, ["PackedVector2Array(1, 2, 3, 4, 5, 6)", "PackedVector2Array(7, 8, 9, 10)"]),
    row("PackedVector3Array", 16, PACKED, ["PackedVector3Array(1, 2, 3, 4, 5, 6, 7, 8, 9)", "PackedVector3Array(1, 2, 3, 4, 5, 0.6)"]),
    row("PackedColorArray", 16, PACKED, ["PackedColorArray(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)", "PackedColorArray(1, 2, 3, 4, 5, 6, 7, 0.8)"]),
    row("PackedVector4Array", 16, PACKED, ["PackedVector4Array(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)", "PackedVector4Array(1, 2, 3, 4, 5, 6, 7, 0.8)"]),
];

/// The rows with their types.
pub(super) fn rows() -> impl Iterator<Item = (VariantType, &'static Row)> {
    (0..)
        .zip(&ROWS)
        .filter_map(|(tag, row)| Some((VariantType::try_from_ord(tag)?, row)))
}

/// The row of a type.
pub(super) fn row_of(variant_type: VariantType) -> &'static Row {
    &ROWS[usize::try_from(variant_type.ord()).expect("types count from 0")]
}

impl Row {
    /// Whether a value that is not in a `Variant` has to be destroyed: it is or has a reference.
    pub(super) fn is_destroyed(&self) -> bool {
        const COUNTED: [&str; 7] = [
            "String",
            "StringName",
            "NodePath",
            "Callable",
            "Signal",
            "Dictionary",
            "Array",
        ];
        matches!(self.place, Place::Counted(_)) || COUNTED.contains(&self.name)
    }
}

/// Two objects, for the values that need some; freed in the end.
#[derive(Debug)]
pub(super) struct Props {
    pub(super) objects: [Gd<Object>; 2],
}

impl Props {
    pub(super) fn new() -> Self {
        Self {
            objects: [Object::new_alloc(), Object::new_alloc()],
        }
    }

    /// A new value of the type: the first or the second of two that differ.
    pub(super) fn sample(&self, variant_type: VariantType, which: usize) -> Variant {
        let object = &self.objects[which];
        match variant_type {
            VariantType::RID => Rid::new([0x0102_0304_0506_0708, 9][which]).to_variant(),
            VariantType::OBJECT => object.to_variant(),
            VariantType::CALLABLE => {
                Callable::from_object_method(object, ["get_class", "get_instance_id"][which])
                    .to_variant()
            }
            VariantType::SIGNAL => Signal::from_object_signal(
                object,
                ["script_changed", "property_list_changed"][which],
            )
            .to_variant(),
            _ => str_to_var(row_of(variant_type).texts[which]),
        }
    }
}

impl Drop for Props {
    fn drop(&mut self) {
        for object in &self.objects {
            object.clone().free();
        }
    }
}
