//! Results: how each type of return value reaches the two kinds of callers.

use godot::builtin::{
    Aabb, GString, PackedStringArray, Rect2, VarArray, VarDictionary, Variant, VariantType,
    Vector2, Vector3,
};
use godot::meta::ToGodot;
use godot::sys;
use godot::sys::GodotFfi;

use super::borrow::{AnyNew, New};
use super::packed::{Element, Vector};

/// A return type of a method.
pub trait Returned: Sized {
    /// The type that the method declares; `NIL` for any, or for none.
    const TYPE: VariantType;

    /// Whether nothing is returned.
    const NOTHING: bool = false;

    /// The engine's enumeration that it is of, if it is of one.
    const ENUM: Option<&'static str> = None;

    /// What an untyped caller gets when the call could not be done: the type's default value, which a typed caller
    /// already has.
    fn none() -> Variant;

    /// Gives the result to a typed caller.
    ///
    /// # Safety
    /// `place` points to a live value of the declared type, as `ptrcall` passes it.
    unsafe fn to_typed(self, place: sys::GDExtensionTypePtr);

    /// Gives a typed caller what it gets when the call could not be done, where that is not the type's default value.
    ///
    /// # Safety
    /// As for [`Self::to_typed`].
    unsafe fn none_to_typed(_place: sys::GDExtensionTypePtr) {}

    /// Gives the result to an untyped caller.
    fn to_variant(self) -> Variant;
}

/// Values that stand for nothing where the call could not be done.
macro_rules! with_none {
    ($($(#[doc = $doc:literal])* $Name:ident($value:ty), none: $none:expr;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Name(pub $value);

        impl Returned for $Name {
            const TYPE: VariantType = <$value as Returned>::TYPE;

            fn none() -> Variant {
                Returned::to_variant(Self($none))
            }

            unsafe fn to_typed(self, place: sys::GDExtensionTypePtr) {
                // SAFETY: the caller's.
                unsafe { self.0.to_typed(place) };
            }

            unsafe fn none_to_typed(place: sys::GDExtensionTypePtr) {
                // SAFETY: the caller's.
                unsafe { Self($none).to_typed(place) };
            }

            fn to_variant(self) -> Variant {
                Returned::to_variant(self.0)
            }
        }
    )*};
}

with_none! {
    /// A float, or NaN.
    Number(f64), none: f64::NAN;
    /// The index of an element, or −1.
    Index(i64), none: -1;
}

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        Self(number)
    }
}

impl From<usize> for Index {
    fn from(index: usize) -> Self {
        Self(i64::try_from(index).unwrap_or(i64::MAX))
    }
}

/// One of the engine's global error codes, which an untyped caller gets as `int`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorCode(i64);

impl ErrorCode {
    /// `OK`
    pub const OK: Self = Self(0);
    /// `ERR_INVALID_PARAMETER`, which the engine's `Expression` gives too.
    pub const INVALID_PARAMETER: Self = Self(31);
}

impl Returned for ErrorCode {
    const TYPE: VariantType = VariantType::INT;
    const ENUM: Option<&'static str> = Some("Error");

    fn none() -> Variant {
        Returned::to_variant(Self::INVALID_PARAMETER)
    }

    unsafe fn to_typed(self, place: sys::GDExtensionTypePtr) {
        // SAFETY: the caller's: an enumeration is passed as an `int`.
        unsafe { self.0.to_typed(place) };
    }

    unsafe fn none_to_typed(place: sys::GDExtensionTypePtr) {
        // SAFETY: the caller's.
        unsafe { Self::INVALID_PARAMETER.to_typed(place) };
    }

    fn to_variant(self) -> Variant {
        Returned::to_variant(self.0)
    }
}

impl Returned for () {
    const TYPE: VariantType = VariantType::NIL;
    const NOTHING: bool = true;

    fn none() -> Variant {
        Variant::nil()
    }

    unsafe fn to_typed(self, _place: sys::GDExtensionTypePtr) {}

    fn to_variant(self) -> Variant {
        Variant::nil()
    }
}

impl<T: Element> Returned for New<T> {
    const TYPE: VariantType = T::KIND.variant_type;

    fn none() -> Variant {
        let mut empty = T::KIND.empty();
        // SAFETY: a live array of the kind; empty, it owns nothing that would have to be freed.
        unsafe { variant_from(&raw mut empty, Self::TYPE) }
    }

    unsafe fn to_typed(self, place: sys::GDExtensionTypePtr) {
        // SAFETY: the caller's: a packed array is passed as its `Vector`; the operation has written every element.
        unsafe { self.fresh.give_to(place.cast::<Vector>()) };
    }

    fn to_variant(self) -> Variant {
        AnyNew::from(self).to_variant()
    }
}

impl Returned for AnyNew {
    const TYPE: VariantType = VariantType::NIL;

    fn none() -> Variant {
        Variant::nil()
    }

    unsafe fn to_typed(self, place: sys::GDExtensionTypePtr) {
        // SAFETY: the caller's: where any type is declared, the place is a live `Variant`, which is dropped.
        unsafe { *place.cast::<Variant>() = self.to_variant() };
    }

    fn to_variant(self) -> Variant {
        let kind = self.0.kind();
        let mut array = kind.empty();
        // SAFETY: a live array of the kind, used by nobody else; the operation has written every element.
        unsafe { self.0.give_to(&raw mut array) };
        // SAFETY: a live array of the kind; the `Variant` shares it, and this owner then lets go.
        unsafe {
            let variant = variant_from(&raw mut array, kind.variant_type);
            kind.destroy(&raw mut array);
            variant
        }
    }
}

/// Any value, in its `Variant`.
impl Returned for Variant {
    const TYPE: VariantType = VariantType::NIL;

    fn none() -> Variant {
        Self::nil()
    }

    unsafe fn to_typed(self, place: sys::GDExtensionTypePtr) {
        // SAFETY: the caller's: where any type is declared, the place is a live `Variant`, which is dropped.
        unsafe { *place.cast::<Self>() = self };
    }

    fn to_variant(self) -> Variant {
        self
    }
}

/// A `Variant` that shares an array.
///
/// # Safety
/// `array` is a live array of the type.
unsafe fn variant_from(array: *mut Vector, variant_type: VariantType) -> Variant {
    // SAFETY: the interface is loaded, as this runs in calls from the engine; the type has a constructor; it
    // initialises the `Variant` from an array that is live by the caller.
    unsafe {
        let construct = sys::interface_fn!(get_variant_from_type_constructor)(variant_type.sys())
            .expect("every type can be put into a Variant");
        Variant::new_with_var_uninit(|place| construct(place, array.cast()))
    }
}

/// Types for which gdext knows all that is needed.
macro_rules! engine_values {
    ($($type:ty: $tag:ident,)*) => {$(
        impl Returned for $type {
            const TYPE: VariantType = VariantType::$tag;

            fn none() -> Variant {
                ToGodot::to_variant(&Self::default())
            }

            unsafe fn to_typed(self, place: sys::GDExtensionTypePtr) {
                // SAFETY: the caller's; the value that was there is dropped.
                unsafe { GodotFfi::move_return_ptr(self, place, sys::PtrcallType::Standard) };
            }

            fn to_variant(self) -> Variant {
                ToGodot::to_variant(&self)
            }
        }
    )*};
}

engine_values! {
    bool: BOOL,
    i64: INT,
    f64: FLOAT,
    Vector2: VECTOR2,
    Rect2: RECT2,
    Vector3: VECTOR3,
    Aabb: AABB,
    GString: STRING,
    VarArray: ARRAY,
    VarDictionary: DICTIONARY,
    PackedStringArray: PACKED_STRING_ARRAY,
}
