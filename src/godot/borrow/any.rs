//! Arrays of a type that is known only when a call comes.

use glam::{Vec2, Vec3, Vec4};
use godot::builtin::VariantType;

use super::{Changed, ChangedArray, ReadArray};
use crate::godot::error::Error;
use crate::godot::packed::Rgba;

/// The elements of an array that the call only reads, by their type.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the types name themselves")]
pub enum Elements<'a> {
    F32(&'a [f32]),
    F64(&'a [f64]),
    I32(&'a [i32]),
    I64(&'a [i64]),
    U8(&'a [u8]),
    V2(&'a [Vec2]),
    V3(&'a [Vec3]),
    V4(&'a [Vec4]),
    C(&'a [Rgba]),
}

/// An array that the call changes, by the type of its elements.
#[derive(Debug)]
#[allow(missing_docs, reason = "the types name themselves")]
pub enum ChangedElements<'a> {
    F32(Changed<'a, f32>),
    F64(Changed<'a, f64>),
    I32(Changed<'a, i32>),
    I64(Changed<'a, i64>),
    U8(Changed<'a, u8>),
    V2(Changed<'a, Vec2>),
    V3(Changed<'a, Vec3>),
    V4(Changed<'a, Vec4>),
    C(Changed<'a, Rgba>),
}

/// The error that the argument `name` is a PackedStringArray, whose elements are no numbers.
fn strings(name: &'static str) -> Error {
    Error::WrongType {
        name,
        got: VariantType::PACKED_STRING_ARRAY,
        wanted: "a packed array of numbers, vectors or colors",
    }
}

macro_rules! by_type {
    ($($Variant:ident: $T:ty,)*) => {
        impl<'a> ReadArray<'a> {
            /// The elements, or the error that the argument `name` has strings.
            pub fn elements(&self, name: &'static str) -> Result<Elements<'a>, Error> {
                $(if let Some(elements) = self.slice::<$T>() {
                    return Ok(Elements::$Variant(elements));
                })*
                Err(strings(name))
            }
        }

        impl<'a> ChangedArray<'a> {
            /// The array by its type, or the error that the argument `name` has strings.
            pub fn elements(self, name: &'static str) -> Result<ChangedElements<'a>, Error> {
                $(if std::ptr::eq(self.kind(), <$T as super::Element>::KIND) {
                    return Ok(ChangedElements::$Variant(Changed::of(self)));
                })*
                Err(strings(name))
            }
        }
    };
}

by_type! {
    F32: f32,
    V3: Vec3,
    V2: Vec2,
    I32: i32,
    U8: u8,
    F64: f64,
    I64: i64,
    C: Rgba,
    V4: Vec4,
}
