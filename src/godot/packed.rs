//! The ten packed array types, as the engine lays them out and as its public functions handle them.

use std::mem::MaybeUninit;

use bytemuck::{Pod, TransparentWrapper, Zeroable};
use glam::{Vec2, Vec3, Vec4};
use godot::builtin::{Color, GString, PackedArray, VariantType, Vector2, Vector3, Vector4};
use godot::meta::PackedElement;
use godot::sys;

/// The engine's `Vector<T>`, which every packed array is: an empty base class padded to a word, and the pointer to the
/// data. Which of the two words is the pointer, the [layout](super::layout) probe finds out.
///
/// Dropping one does nothing: only the engine's own destructor ([`Kind::destroy`]) releases its data.
#[repr(C)]
#[derive(Debug)]
pub struct Vector {
    /// The engine writes only the pointer: the padding of an array of its making has no value.
    words: [MaybeUninit<usize>; 2],
}

impl Vector {
    /// One of the two words.
    ///
    /// # Safety
    /// The word has been written: it is the pointer, or the array was made by [`Kind::empty`].
    #[inline]
    pub(super) unsafe fn word(&self, index: usize) -> usize {
        // SAFETY: the caller's.
        unsafe { self.words[index].assume_init() }
    }

    /// Makes the pointer of an empty array point to `data`.
    pub(super) fn point_to(&mut self, pointer: usize, data: *mut u8) {
        self.words[pointer].write(data as usize);
    }
}

const _: () = assert!(size_of::<Vector>() == size_of::<PackedArray<u8>>());

/// A packed array type: its name, its element and the engine's public functions for it.
#[derive(Debug)]
pub struct Kind {
    /// The tag of a `Variant` that holds one.
    pub variant_type: VariantType,
    /// The type's name in GDScript.
    pub name: &'static str,
    /// Size of one element in bytes.
    pub element_bytes: usize,
    /// Whether an element is nothing but its bytes (a `String` is a counted reference).
    pub plain: bool,
    len: unsafe fn(*const Vector) -> usize,
    data: unsafe fn(*const Vector) -> *const u8,
    data_mut: unsafe fn(*mut Vector) -> *mut u8,
    resize: unsafe fn(*mut Vector, usize),
    construct: unsafe fn(*mut Vector),
    copy: unsafe fn(*const Vector, *mut Vector),
    convert: unsafe fn(sys::GDExtensionConstVariantPtr, *mut Vector),
    destroy: unsafe fn(*mut Vector),
}

/// Calls an engine function of the kind on arrays of that kind: the one contract of all methods that follow.
impl Kind {
    /// The packed array type with this tag.
    #[must_use]
    pub fn of(variant_type: VariantType) -> Option<&'static Self> {
        KINDS
            .iter()
            .copied()
            .find(|kind| kind.variant_type == variant_type)
    }

    /// Whether the elements are integers.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        [BYTE.variant_type, INT32.variant_type, INT64.variant_type].contains(&self.variant_type)
    }

    /// Whether the elements are vectors or colours.
    #[must_use]
    pub fn is_vector(&self) -> bool {
        [
            VECTOR2.variant_type,
            VECTOR3.variant_type,
            COLOR.variant_type,
            VECTOR4.variant_type,
        ]
        .contains(&self.variant_type)
    }

    /// The number of elements, by the engine's `size()`.
    ///
    /// # Safety
    /// `array` is a live array of this kind.
    pub unsafe fn len(&self, array: *const Vector) -> usize {
        // SAFETY: the caller's.
        unsafe { (self.len)(array) }
    }

    /// The first element, for reading.
    ///
    /// # Safety
    /// `array` is a live array of this kind and not empty.
    pub unsafe fn data(&self, array: *const Vector) -> *const u8 {
        // SAFETY: the caller's.
        unsafe { (self.data)(array) }
    }

    /// The first element, for writing: the engine gives the array a copy of its own first if it is shared.
    ///
    /// # Safety
    /// `array` is a live array of this kind and not empty, and nobody else uses it meanwhile.
    pub unsafe fn data_mut(&self, array: *mut Vector) -> *mut u8 {
        // SAFETY: the caller's.
        unsafe { (self.data_mut)(array) }
    }

    /// Changes the number of elements; new ones are zero.
    ///
    /// # Safety
    /// `array` is a live array of this kind, and nobody else uses it meanwhile.
    pub unsafe fn resize(&self, array: *mut Vector, len: usize) {
        // SAFETY: the caller's.
        unsafe { (self.resize)(array, len) }
    }

    /// An empty array, which owns no memory. Both its words have been written.
    #[must_use]
    pub fn empty(&self) -> Vector {
        let mut array = MaybeUninit::zeroed();
        // SAFETY: zeros were written to both words, and the default constructor writes the pointer.
        unsafe {
            (self.construct)(array.as_mut_ptr());
            array.assume_init()
        }
    }

    /// One more array that shares the data of `array`.
    ///
    /// # Safety
    /// `array` is a live array of this kind.
    #[must_use]
    pub unsafe fn share(&self, array: *const Vector) -> Vector {
        let mut copy = MaybeUninit::uninit();
        // SAFETY: `array` by the caller; the copy constructor writes the pointer, and the other word needs no value.
        unsafe {
            (self.copy)(array, copy.as_mut_ptr());
            copy.assume_init()
        }
    }

    /// What the engine makes of `variant` where an array of this kind is wanted.
    ///
    /// # Safety
    /// `variant` is a live `Variant` which the engine can convert to this kind.
    #[must_use]
    pub unsafe fn convert(&self, variant: sys::GDExtensionConstVariantPtr) -> Vector {
        let mut array = MaybeUninit::uninit();
        // SAFETY: `variant` by the caller; the conversion writes the pointer, and the other word needs no value.
        unsafe {
            (self.convert)(variant, array.as_mut_ptr());
            array.assume_init()
        }
    }

    /// Lets go of the array's data, which is freed with its last owner.
    ///
    /// # Safety
    /// `array` is a live array of this kind, and not used afterwards.
    pub unsafe fn destroy(&self, array: *mut Vector) {
        // SAFETY: the caller's.
        unsafe { (self.destroy)(array) }
    }

    const fn new<T: PackedElement>(name: &'static str, plain: bool) -> Self {
        Self {
            variant_type: T::VARIANT_TYPE,
            name,
            element_bytes: size_of::<T>(),
            plain,
            // SAFETY: as for the method of this name; a `Vector` of this kind is gdext's `PackedArray<T>`.
            len: |array| unsafe { (*array.cast::<PackedArray<T>>()).len() },
            // SAFETY: as for the method of this name: the array has a first element.
            data: |array| unsafe { T::ffi_index_const(array.cast(), 0).cast() },
            // SAFETY: as for the method of this name: the array has a first element.
            data_mut: |array| unsafe { T::ffi_index_mut(array.cast(), 0).cast() },
            // SAFETY: as for the method of this name; a `Vector` of this kind is gdext's `PackedArray<T>`.
            resize: |array, len| unsafe { (*array.cast::<PackedArray<T>>()).resize(len) },
            // SAFETY: `empty` gives room for an array.
            construct: |array| unsafe { T::ffi_default(array.cast()) },
            // SAFETY: as for `share`, which gives room for an array.
            copy: |array, copy| unsafe { T::ffi_copy(array.cast(), copy.cast()) },
            // SAFETY: as for the method of this name, which gives room for an array.
            convert: |variant, array| unsafe { T::ffi_from_variant(variant, array.cast()) },
            // SAFETY: as for the method of this name.
            destroy: |array| unsafe { T::ffi_destroy(array.cast()) },
        }
    }
}

/// All ten, in the order of their tags.
pub static KINDS: [&Kind; 10] = [
    &BYTE, &INT32, &INT64, &FLOAT32, &FLOAT64, &STRING, &VECTOR2, &VECTOR3, &COLOR, &VECTOR4,
];

static BYTE: Kind = Kind::new::<u8>("PackedByteArray", true);
static INT32: Kind = Kind::new::<i32>("PackedInt32Array", true);
static INT64: Kind = Kind::new::<i64>("PackedInt64Array", true);
pub(super) static FLOAT32: Kind = Kind::new::<f32>("PackedFloat32Array", true);
static FLOAT64: Kind = Kind::new::<f64>("PackedFloat64Array", true);
static STRING: Kind = Kind::new::<GString>("PackedStringArray", false);
static VECTOR2: Kind = Kind::new::<Vector2>("PackedVector2Array", true);
static VECTOR3: Kind = Kind::new::<Vector3>("PackedVector3Array", true);
static COLOR: Kind = Kind::new::<Color>("PackedColorArray", true);
static VECTOR4: Kind = Kind::new::<Vector4>("PackedVector4Array", true);

/// An element type of the engine-free rooms that fills a packed array.
///
/// # Safety
/// The engine's element of `KIND` has the size and the fields of `Self`, and is nothing but its bytes.
pub unsafe trait Element: Pod + Send + Sync {
    /// The array type with this element.
    const KIND: &'static Kind;
}

macro_rules! elements {
    ($($T:ty: $KIND:ident,)*) => {$(
        // SAFETY: in a single-precision engine the element is these numbers, as it is here.
        unsafe impl Element for $T {
            const KIND: &'static Kind = &$KIND;
        }
    )*};
}

elements! {
    u8: BYTE,
    i32: INT32,
    i64: INT64,
    f32: FLOAT32,
    f64: FLOAT64,
    Vec2: VECTOR2,
    Vec3: VECTOR3,
    Vec4: VECTOR4,
    Rgba: COLOR,
}

/// The element of a PackedColorArray. The operations know colours as vectors: see `Changed::<Rgba>::vectors`.
#[derive(Clone, Copy, Debug, Default, Pod, TransparentWrapper, Zeroable)]
#[repr(transparent)]
pub struct Rgba(pub Vec4);
