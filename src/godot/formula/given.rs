//! The inputs of a formula: an Array whose elements are packed arrays, read where they lie, and single values.

use godot::builtin::{AnyArray, VarArray, Variant, VariantType};
use godot::meta::ToGodot as _;
use godot::sys;
use godot::sys::GodotFfi as _;

use crate::expression::{Elements, Kind, Scalar, Type};
use crate::godot::argument::{Argument, AsDefault};
use crate::godot::borrow::{ReadArray, operand};
use crate::godot::packed::{Element, Rgba};
use crate::godot::value::Value;
use glam::{Vec2, Vec3, Vec4};

/// What an input may be.
pub(super) const WANTED: &str = "a number, a bool, a vector, a Color or a packed array of 32-bit or 64-bit floats, 32-bit \
    integers, vectors or colors";

/// An Array of inputs: one more reference to the caller's, and how many it has.
#[derive(Debug)]
pub struct Inputs(AnyArray, usize);

impl Argument for Inputs {
    const TYPE: VariantType = VariantType::ARRAY;

    unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
        // SAFETY: the caller's: an Array is passed as such, of which this becomes one more reference.
        let inputs = unsafe { AnyArray::new_from_sys(argument) };
        let len = inputs.len();
        Self(inputs, len)
    }

    unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
        use crate::godot::argument::{inside, type_of};
        // SAFETY: the caller's; the type is compared.
        unsafe {
            (type_of(argument) == Self::TYPE)
                .then(|| Self::from_typed(inside(argument, Self::TYPE).cast_const().cast()))
        }
    }
}

impl AsDefault for Inputs {
    fn into_default(self) -> Variant {
        self.0.to_variant()
    }
}

impl Inputs {
    /// No inputs.
    pub fn none() -> Self {
        Self(VarArray::new().upcast_any_array(), 0)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.1
    }

    /// The input of this number, or the type that none can have.
    pub(super) fn get(&self, at: usize) -> Result<Given<'_>, VariantType> {
        assert!(at < self.1, "input {at} of {}", self.1);
        // SAFETY: the Array has this element: it is the caller's, who does not change it during the call.
        let variant = unsafe { element(&self.0, at) };
        // SAFETY: a live `Variant` in an Array that `self` keeps.
        let value = unsafe { Value::from_variant(variant) }.expect("any type is taken");
        Ok(match value {
            Value::Int(number) => Given::Float(number as f64),
            Value::Float(number) => Given::Float(number),
            Value::Vector2(v) => Given::Vector(Type::Vector2, v.extend(0.0).extend(0.0)),
            Value::Vector3(v) => Given::Vector(Type::Vector3, v.extend(0.0)),
            Value::Vector4(v) => Given::Vector(Type::Vector4, v),
            Value::Color(c) => Given::Vector(Type::Color, c),
            Value::Other(VariantType::BOOL) => {
                // SAFETY: as above; the type was compared.
                Given::Bool(unsafe { bool::from_variant(variant) }.expect("a bool"))
            }
            Value::Array(array) => Given::Array(
                kind(array.kind().variant_type).ok_or(array.kind().variant_type)?,
                array,
            ),
            Value::Other(other) => return Err(other),
        })
    }
}

/// The address of an element.
///
/// # Safety
/// The Array has this element.
pub(super) unsafe fn element(array: &AnyArray, at: usize) -> sys::GDExtensionConstVariantPtr {
    let index = i64::try_from(at).expect("an index is small");
    // SAFETY: a live Array, which has this element; the interface is loaded, as this runs in calls from the engine.
    unsafe { sys::interface_fn!(array_operator_index_const)(array.sys(), index) }
}

/// What elements of a packed array of this type are to a formula.
pub(super) fn kind(of: VariantType) -> Option<Kind> {
    Some(match of {
        VariantType::PACKED_FLOAT32_ARRAY => Kind::F32,
        VariantType::PACKED_FLOAT64_ARRAY => Kind::F64,
        VariantType::PACKED_INT32_ARRAY => Kind::I32,
        VariantType::PACKED_VECTOR2_ARRAY => Kind::Vectors(Type::Vector2),
        VariantType::PACKED_VECTOR3_ARRAY => Kind::Vectors(Type::Vector3),
        VariantType::PACKED_VECTOR4_ARRAY => Kind::Vectors(Type::Vector4),
        VariantType::PACKED_COLOR_ARRAY => Kind::Vectors(Type::Color),
        _ => return None,
    })
}

/// An input as it was given.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given<'a> {
    /// A number.
    Float(f64),
    /// A truth value.
    Bool(bool),
    /// A vector or colour, whose first components count.
    Vector(Type, Vec4),
    /// Elements.
    Array(Kind, ReadArray<'a>),
}

impl<'a> Given<'a> {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Float(_) => Kind::One(Type::Float),
            Self::Bool(_) => Kind::One(Type::Bool),
            Self::Vector(of, _) => Kind::One(*of),
            Self::Array(kind, _) => *kind,
        }
    }

    /// How many elements an array has.
    pub fn len(&self) -> Option<usize> {
        match self {
            Self::Array(_, array) => Some(array.len()),
            _ => None,
        }
    }

    /// A component of a single value.
    pub fn scalar(&self, component: usize) -> Scalar {
        match self {
            Self::Float(number) => Scalar::F64(*number),
            Self::Bool(is) => Scalar::Mask(*is),
            Self::Vector(_, vector) => Scalar::F32(vector[component]),
            Self::Array(..) => unreachable!("an array is no single value"),
        }
    }

    /// The `len` elements of an array. To be called when the storage that is written has been found.
    pub fn elements(&self, len: usize) -> Elements<'a> {
        let Self::Array(_, array) = self else {
            return Elements::One;
        };
        let all = 0..len;
        match array.kind() {
            kind if is::<f32>(kind) => Elements::F32(operand(array, all)),
            kind if is::<f64>(kind) => Elements::F64(operand(array, all)),
            kind if is::<i32>(kind) => Elements::I32(operand(array, all)),
            kind if is::<Vec2>(kind) => Elements::Vec2(operand(array, all)),
            kind if is::<Vec3>(kind) => Elements::Vec3(operand(array, all)),
            kind if is::<Vec4>(kind) || is::<Rgba>(kind) => Elements::Vec4(operand(array, all)),
            kind => unreachable!("{} is no input", kind.name),
        }
    }
}

fn is<T: Element>(kind: &'static crate::godot::packed::Kind) -> bool {
    std::ptr::eq(kind, T::KIND)
}
