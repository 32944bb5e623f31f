//! Values of any type: what an array is combined with.
//!
//! A number takes the element type of the array first, as Godot does for vectors. An integer array takes only numbers that
//! it can hold exactly.

use glam::{Vec2, Vec3, Vec4};
use godot::builtin::{Color, VariantType, Vector2, Vector3, Vector4};
use godot::sys;

use super::argument::{Argument, inside, type_of};
use super::borrow::{ReadArray, same_len};
use super::error::Error;
use super::packed::{Element, Kind, Rgba};

/// An argument of any type.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// An `int`.
    Int(i64),
    /// A `float`.
    Float(f64),
    /// A `Vector2`.
    Vector2(Vec2),
    /// A `Vector3`.
    Vector3(Vec3),
    /// A `Vector4`.
    Vector4(Vec4),
    /// A `Color`.
    Color(Vec4),
    /// A packed array.
    Array(ReadArray<'a>),
    /// Anything else.
    Other(VariantType),
}

impl Argument for Value<'_> {
    const TYPE: VariantType = VariantType::NIL;

    unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
        // SAFETY: the caller's: where any type is declared, a `Variant` is passed.
        unsafe { Self::from_variant(argument.cast()) }.expect("any type is taken")
    }

    unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
        // SAFETY: the caller's.
        let given = unsafe { type_of(argument) };
        // SAFETY: called for the type that the value has, whose memory in the engine `T` describes.
        unsafe fn read<T>(argument: sys::GDExtensionConstVariantPtr, given: VariantType) -> T {
            // SAFETY: the caller's.
            unsafe { inside(argument, given).cast::<T>().read() }
        }
        // SAFETY: each type is read as itself.
        Some(unsafe {
            match given {
                VariantType::INT => Self::Int(read(argument, given)),
                VariantType::FLOAT => Self::Float(read(argument, given)),
                VariantType::VECTOR2 => Self::Vector2(vec2(read(argument, given))),
                VariantType::VECTOR3 => Self::Vector3(vec3(read(argument, given))),
                VariantType::VECTOR4 => Self::Vector4(vec4(read(argument, given))),
                VariantType::COLOR => Self::Color(color(read(argument, given))),
                _ => match Kind::of(given) {
                    // The `Variant` is of the kind's type.
                    Some(kind) => Self::Array(ReadArray::new(inside(argument, given).cast(), kind)),
                    None => Self::Other(given),
                },
            }
        })
    }
}

/// The engine's vector as the operations know it.
pub fn vec2(v: Vector2) -> Vec2 {
    Vec2::new(v.x, v.y)
}

/// The engine's vector as the operations know it.
pub fn vec3(v: Vector3) -> Vec3 {
    Vec3::new(v.x, v.y, v.z)
}

/// The engine's vector as the operations know it.
pub fn vec4(v: Vector4) -> Vec4 {
    Vec4::new(v.x, v.y, v.z, v.w)
}

/// The engine's colour as the operations know it.
pub fn color(c: Color) -> Vec4 {
    Vec4::new(c.r, c.g, c.b, c.a)
}

/// What an array of elements `T` is combined with.
#[derive(Clone, Copy, Debug)]
pub enum Operand<'a, T> {
    /// One value for all elements.
    Number(T),
    /// A value for each element.
    Array(&'a [T]),
}

impl<'a> Value<'a> {
    /// Which array this is, if it is one.
    pub fn address(&self) -> Option<usize> {
        match self {
            Self::Array(array) => Some(array.address()),
            _ => None,
        }
    }

    /// The type of the value.
    pub fn variant_type(&self) -> VariantType {
        match self {
            Self::Int(_) => VariantType::INT,
            Self::Float(_) => VariantType::FLOAT,
            Self::Vector2(_) => VariantType::VECTOR2,
            Self::Vector3(_) => VariantType::VECTOR3,
            Self::Vector4(_) => VariantType::VECTOR4,
            Self::Color(_) => VariantType::COLOR,
            Self::Array(array) => array.kind().variant_type,
            Self::Other(other) => *other,
        }
    }

    /// The argument `name` as what goes with an array of `len` elements `T`, which is the argument `array`: a value that
    /// such an element can hold, or an array of the same type and size.
    ///
    /// The slice must not be used any more when that array is changed, which may be the very same.
    pub fn operand<T: Single>(
        &self,
        name: &'static str,
        (array, len): (&'static str, usize),
    ) -> Result<Operand<'a, T>, Error> {
        match self {
            Self::Array(values) => {
                let elements = values.slice().ok_or_else(|| self.is_not(name, T::WANTED))?;
                same_len((name, array), elements.len(), len)?;
                Ok(Operand::Array(elements))
            }
            one => Ok(Operand::Number(one.single(name)?)),
        }
    }

    /// The argument `name` as one element `T`, where nothing else is taken.
    pub fn one<T: Single>(&self, name: &'static str) -> Result<T, Error> {
        T::from_value(self, name)?.ok_or_else(|| self.is_not(name, T::ONE))
    }

    /// The argument `name` as one element `T`, where an array is taken too.
    pub fn single<T: Single>(&self, name: &'static str) -> Result<T, Error> {
        T::from_value(self, name)?.ok_or_else(|| self.is_not(name, T::WANTED))
    }

    /// The error that the argument `name` has a type that is not wanted.
    pub fn is_not(&self, name: &'static str, wanted: &'static str) -> Error {
        Error::WrongType {
            name,
            got: self.variant_type(),
            wanted,
        }
    }
}

/// An element that a value can be.
pub trait Single: Element {
    /// What can be combined with an array of such elements.
    const WANTED: &'static str;

    /// What one such element can be made of.
    const ONE: &'static str;

    /// The argument `name` as such an element; `None` if it has another type.
    fn from_value(value: &Value<'_>, name: &'static str) -> Result<Option<Self>, Error>;
}

macro_rules! floats {
    ($($T:ident: $wanted:literal,)*) => {$(
        impl Single for $T {
            const WANTED: &'static str = $wanted;
            const ONE: &'static str = "a number";

            fn from_value(value: &Value<'_>, _name: &'static str) -> Result<Option<Self>, Error> {
                Ok(match *value {
                    // An int becomes a float as GDScript makes it one, and then an element.
                    Value::Int(number) => Some(number as f64 as $T),
                    Value::Float(number) => Some(number as $T),
                    _ => None,
                })
            }
        }
    )*};
}

floats! {
    f32: "a number or a PackedFloat32Array",
    f64: "a number or a PackedFloat64Array",
}

macro_rules! integers {
    ($($T:ident: $wanted:literal,)*) => {$(
        impl Single for $T {
            const WANTED: &'static str = $wanted;
            const ONE: &'static str = "a number";

            fn from_value(value: &Value<'_>, name: &'static str) -> Result<Option<Self>, Error> {
                let held = match *value {
                    Value::Int(number) => $T::try_from(number).ok(),
                    // Through i128, which holds every bound exactly; a fraction or NaN does not come back.
                    Value::Float(number) => Some(number as i128)
                        .filter(|&whole| whole as f64 == number)
                        .and_then(|whole| $T::try_from(whole).ok()),
                    _ => return Ok(None),
                };
                held.map(Some).ok_or_else(|| Error::NotHeld {
                    name,
                    number: match *value {
                        Value::Int(number) => number.to_string(),
                        Value::Float(number) => number.to_string(),
                        _ => String::new(),
                    },
                    array: Self::KIND.name,
                })
            }
        }
    )*};
}

integers! {
    i32: "a number or a PackedInt32Array",
    i64: "a number or a PackedInt64Array",
    u8: "a number or a PackedByteArray",
}

macro_rules! vectors {
    ($($T:ident, $Variant:ident($value:ident) => $vector:expr, $wanted:literal;)*) => {$(
        impl Single for $T {
            const WANTED: &'static str = $wanted;
            const ONE: &'static str = concat!("a number or a ", stringify!($Variant));

            fn from_value(value: &Value<'_>, _name: &'static str) -> Result<Option<Self>, Error> {
                Ok(match *value {
                    Value::Int(number) => Some(Vector::splat(number as f64 as f32)),
                    Value::Float(number) => Some(Vector::splat(number as f32)),
                    Value::$Variant($value) => Some($vector),
                    _ => None,
                })
            }
        }
    )*};
}

vectors! {
    Vec2, Vector2(v) => v, "a number, a Vector2, a PackedVector2Array or a PackedFloat32Array";
    Vec3, Vector3(v) => v, "a number, a Vector3, a PackedVector3Array or a PackedFloat32Array";
    Vec4, Vector4(v) => v, "a number, a Vector4, a PackedVector4Array or a PackedFloat32Array";
    Rgba, Color(c) => Rgba(c), "a number, a Color, a PackedColorArray or a PackedFloat32Array";
}

/// A vector with one number in all components.
trait Vector {
    fn splat(number: f32) -> Self;
}

macro_rules! splat {
    ($($T:ident)*) => {$(
        impl Vector for $T {
            fn splat(number: f32) -> Self {
                Self::splat(number)
            }
        }
    )*};
}

splat!(Vec2 Vec3 Vec4);

impl Vector for Rgba {
    fn splat(number: f32) -> Self {
        Self(Vec4::splat(number))
    }
}
