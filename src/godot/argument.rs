//! Arguments: how each type of parameter is read from the two kinds of calls.

use std::mem::MaybeUninit;
use std::sync::LazyLock;

use godot::builtin::{
    Aabb, Basis, Color, GString, PackedColorArray, PackedStringArray, Projection, Rect2,
    Transform2D, Transform3D, VarArray, Variant, VariantType, Vector2, Vector3, Vector4,
};
use godot::meta::ToGodot as _;
use godot::obj::EngineEnum;
use godot::sys;
use godot::sys::GodotFfi;

use super::borrow::{Changed, ChangedArray, ChangedElements, Elements, Read, ReadArray};
use super::error::Error;
use super::packed::{Element, Kind, Rgba, Vector};

/// A parameter type of a method.
pub trait Argument: Sized {
    /// The type that the method declares; `NIL` for any.
    const TYPE: VariantType;

    /// Reads an argument of a typed call.
    ///
    /// # Safety
    /// `argument` points to a live value of the declared type (a `Variant` for any), as `ptrcall` passes it, which
    /// stays where it is for the life of the result.
    unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self;

    /// Reads an argument of an untyped call; `None` if it has a type that the engine would not convert either.
    ///
    /// # Safety
    /// `argument` points to a live `Variant` that stays where it is for the life of the result.
    unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self>;

    /// The address of the array that this argument changes, if it is one that does.
    fn changed(&self) -> Option<usize> {
        None
    }
}

/// A parameter type whose parameters may have defaults.
pub trait AsDefault {
    /// The default as the engine keeps it.
    fn into_default(self) -> Variant;
}

macro_rules! defaults {
    ($($type:ty),*) => {$(
        impl AsDefault for $type {
            fn into_default(self) -> Variant {
                self.to_variant()
            }
        }
    )*};
}

defaults!(i64, f64, bool, PackedStringArray);

impl AsDefault for Read<'_, Rgba> {
    fn into_default(self) -> Variant {
        PackedColorArray::new().to_variant()
    }
}

/// The engine's two functions for the value in a `Variant` of a type.
#[derive(Clone, Copy)]
struct Inside {
    /// Gives its address.
    address: sys::GDExtensionVariantGetInternalPtrFunc,
    /// Makes a value of the type of what is in a `Variant` of this or another one.
    convert: sys::GDExtensionTypeFromVariantConstructorFunc,
}

/// By type. `NIL` has no value inside.
static INSIDE: LazyLock<[Option<Inside>; TYPES]> = LazyLock::new(|| {
    std::array::from_fn(|tag| {
        let tag = sys::GDExtensionVariantType::try_from(tag)
            .ok()
            .filter(|&tag| tag > 0)?;
        // SAFETY: the interface is loaded: this runs in calls from the engine; the tag is one of its types.
        Some(unsafe {
            Inside {
                address: sys::interface_fn!(variant_get_ptr_internal_getter)(tag),
                convert: sys::interface_fn!(get_variant_to_type_constructor)(tag),
            }
        })
    })
});

impl Inside {
    fn of(variant_type: VariantType) -> Self {
        let index = usize::try_from(variant_type.ord()).expect("types count from 0");
        INSIDE[index].expect("every type but NIL has a value inside")
    }
}

/// The number of types a `Variant` can have.
pub(super) const TYPES: usize = 39;

/// The type of a `Variant`.
///
/// # Safety
/// `variant` points to a live `Variant`.
pub(super) unsafe fn type_of(variant: sys::GDExtensionConstVariantPtr) -> VariantType {
    // SAFETY: the caller's.
    let tag = unsafe { sys::interface_fn!(variant_get_type)(variant) };
    VariantType::try_from_ord(tag).unwrap_or(VariantType::NIL)
}

/// The value inside a `Variant` of a known type.
///
/// # Safety
/// `variant` points to a live `Variant` of type `variant_type`, which is not `NIL`.
pub(super) unsafe fn inside(
    variant: sys::GDExtensionConstVariantPtr,
    variant_type: VariantType,
) -> *mut std::ffi::c_void {
    let address = Inside::of(variant_type)
        .address
        .expect("there since Godot 4.4");
    // SAFETY: the caller's. It is only read through unless the parameter is one that is changed.
    unsafe { address(variant.cast_mut()) }
}

/// Whether the engine would pass a value of type `from` where `to` is declared.
fn converts(from: VariantType, to: VariantType) -> bool {
    let [from, to] =
        [from, to].map(|variant_type| variant_type.ord() as sys::GDExtensionVariantType);
    // SAFETY: two types of the engine's.
    sys::conv::bool_from_sys(unsafe { sys::interface_fn!(variant_can_convert_strict)(from, to) })
}

impl<T: Element> Argument for Changed<'_, T> {
    const TYPE: VariantType = T::KIND.variant_type;

    unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
        // SAFETY: the caller's: a packed array is passed as its `Vector`.
        unsafe { Self::new(argument.cast_mut().cast::<Vector>()) }
    }

    unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
        // SAFETY: the caller's; what is changed must be of the very type, so that it is the caller's own.
        unsafe {
            (type_of(argument) == Self::TYPE)
                .then(|| Self::new(inside(argument, Self::TYPE).cast::<Vector>()))
        }
    }

    fn changed(&self) -> Option<usize> {
        Some(self.address())
    }
}

impl<T: Element> Argument for Read<'_, T> {
    const TYPE: VariantType = T::KIND.variant_type;

    unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
        // SAFETY: the caller's: a packed array is passed as its `Vector`.
        unsafe { Self::new(argument.cast_mut().cast::<Vector>()) }
    }

    unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
        // SAFETY: the caller's.
        let given = unsafe { type_of(argument) };
        if given == Self::TYPE {
            // SAFETY: the type was compared.
            return Some(unsafe { Self::new(inside(argument, given).cast::<Vector>()) });
        }
        // SAFETY: the engine says that it converts; what it makes is the argument's own.
        converts(given, Self::TYPE).then(|| unsafe { Self::converted(T::KIND.convert(argument)) })
    }
}

/// A packed array of any type that the call only reads.
#[derive(Debug)]
pub struct ReadAny<'a>(Result<ReadArray<'a>, VariantType>);

/// A packed array of any type that the call changes.
#[derive(Debug)]
pub struct ChangedAny<'a>(Result<ChangedArray<'a>, VariantType>);

macro_rules! any_arguments {
    ($($Any:ident of $Array:ident, changed: $changed:expr;)*) => {$(
        impl<'a> $Any<'a> {
            /// The array, or the error that the argument of this name is none.
            pub fn packed(self, name: &'static str) -> Result<$Array<'a>, Error> {
                self.0.map_err(|got| Error::WrongType { name, got, wanted: "a packed array" })
            }
        }

        impl Argument for $Any<'_> {
            const TYPE: VariantType = VariantType::NIL;

            unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
                // SAFETY: the caller's: where any type is declared, a `Variant` is passed.
                unsafe { Self::from_variant(argument.cast()) }.expect("any type is taken")
            }

            unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
                // SAFETY: the caller's.
                let given = unsafe { type_of(argument) };
                Some(Self(match Kind::of(given) {
                    // SAFETY: the `Variant` is of the kind's type; `call::distinct` sees to arrays that are changed twice.
                    Some(kind) => Ok(unsafe { $Array::new(inside(argument, given).cast(), kind) }),
                    None => Err(given),
                }))
            }

            fn changed(&self) -> Option<usize> {
                let changed: fn(&$Array<'_>) -> Option<usize> = $changed;
                changed(self.0.as_ref().ok()?)
            }
        }
    )*};
}

impl<'a> ReadAny<'a> {
    /// The elements by their type, or the error that the argument of this name has none that are numbers, vectors or
    /// colours.
    pub fn elements(self, name: &'static str) -> Result<Elements<'a>, Error> {
        self.packed(name)?.elements(name)
    }
}

impl<'a> ChangedAny<'a> {
    /// The array by its type, or the error that the argument of this name has no elements that are numbers, vectors or
    /// colours.
    pub fn elements(self, name: &'static str) -> Result<ChangedElements<'a>, Error> {
        self.packed(name)?.elements(name)
    }
}

any_arguments! {
    ReadAny of ReadArray, changed: |_| None;
    ChangedAny of ChangedArray, changed: |array| Some(array.address());
}

/// Values, which are copied out of the call.
macro_rules! value_arguments {
    ($($type:ty: $tag:ident,)*) => {$(
        impl Argument for $type {
            const TYPE: VariantType = VariantType::$tag;

            unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
                // SAFETY: the caller's: it is a plain value in the engine's layout, which gdext gives its type too.
                unsafe { argument.cast::<Self>().read() }
            }

            unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
                // SAFETY: the caller's.
                let given = unsafe { type_of(argument) };
                if given == Self::TYPE {
                    // SAFETY: the type was compared, and the value inside is in the engine's layout.
                    return Some(unsafe { inside(argument, given).cast::<Self>().read() });
                }
                converts(given, Self::TYPE).then(|| {
                    let convert = Inside::of(Self::TYPE).convert.expect("there since Godot 4.1");
                    let mut value = MaybeUninit::<Self>::uninit();
                    // SAFETY: the engine says that it converts, and so initialises the value.
                    unsafe {
                        convert(value.as_mut_ptr().cast(), argument.cast_mut());
                        value.assume_init()
                    }
                })
            }
        }
    )*};
}

value_arguments! {
    f64: FLOAT,
    i64: INT,
    Vector2: VECTOR2,
    Vector3: VECTOR3,
    Vector4: VECTOR4,
    Color: COLOR,
    Rect2: RECT2,
    Aabb: AABB,
    Transform2D: TRANSFORM2D,
    Basis: BASIS,
    Transform3D: TRANSFORM3D,
    Projection: PROJECTION,
}

/// Values that are counted references, of which the call gets one of its own.
macro_rules! counted_arguments {
    ($($type:ty: $tag:ident,)*) => {$(
        impl Argument for $type {
            const TYPE: VariantType = VariantType::$tag;

            unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
                // SAFETY: the caller's: a live value of this type, of which this becomes one more reference.
                unsafe { <Self as GodotFfi>::new_from_sys(argument) }
            }

            unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
                // SAFETY: the caller's.
                let given = unsafe { type_of(argument) };
                // SAFETY: a live `Variant`, of which the engine says that it converts.
                (given == Self::TYPE || converts(given, Self::TYPE)).then(|| unsafe {
                    let convert = Inside::of(Self::TYPE).convert.expect("there since Godot 4.1");
                    <Self as GodotFfi>::new_with_uninit(|place| convert(place, argument.cast_mut()))
                })
            }
        }
    )*};
}

counted_arguments! {
    GString: STRING,
    PackedStringArray: PACKED_STRING_ARRAY,
    VarArray: ARRAY,
}

/// A byte in the engine, which may have any value where C++ made it.
impl Argument for bool {
    const TYPE: VariantType = VariantType::BOOL;

    unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
        // SAFETY: the caller's: a bool is passed as one byte.
        unsafe { argument.cast::<u8>().read() != 0 }
    }

    unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
        // SAFETY: the caller's.
        let given = unsafe { type_of(argument) };
        if given != Self::TYPE {
            // SAFETY: the caller's; the engine converts numbers to whether they are not 0.
            return converts(given, Self::TYPE)
                .then(|| unsafe { f64::from_variant(argument) })?
                .map(|number| number != 0.0);
        }
        // SAFETY: the type was compared.
        Some(unsafe { inside(argument, given).cast::<u8>().read() != 0 })
    }
}
