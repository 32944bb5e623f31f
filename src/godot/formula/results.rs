//! Where the results of a formula go: a packed array, or an Array of them.

use arrayvec::ArrayVec;
use godot::builtin::{AnyArray, VariantType};
use godot::sys;
use godot::sys::GodotFfi as _;

use super::counted;
use super::given::element;
use crate::expression::{self, Kind, MOST_RESULTS, Type};
use crate::godot::argument::{Argument, inside, type_of};
use crate::godot::borrow::ChangedArray;
use crate::godot::error::Error;
use crate::godot::packed::{self, Element, Rgba, Vector};
use crate::lanes::Target;
use glam::{Vec2, Vec3, Vec4};

const WANTED: &str =
    "a packed array of 32-bit or 64-bit floats, 32-bit integers, bytes, vectors or colors";

/// The argument that is changed.
#[derive(Debug)]
pub struct Results(Given);

#[derive(Debug)]
enum Given {
    One(*mut Vector, &'static packed::Kind),
    /// One more reference to the caller's.
    Several(AnyArray),
    Other(VariantType),
}

impl Argument for Results {
    const TYPE: VariantType = VariantType::NIL;

    unsafe fn from_typed(argument: sys::GDExtensionConstTypePtr) -> Self {
        // SAFETY: the caller's: where any type is declared, a `Variant` is passed.
        unsafe { Self::from_variant(argument.cast()) }.expect("any type is taken")
    }

    unsafe fn from_variant(argument: sys::GDExtensionConstVariantPtr) -> Option<Self> {
        // SAFETY: the caller's.
        let given = unsafe { type_of(argument) };
        // SAFETY: the `Variant` is of the type, or kind, that it is taken for; it stays for the life of the result.
        Some(Self(unsafe {
            match packed::Kind::of(given) {
                Some(kind) => Given::One(inside(argument, given).cast(), kind),
                None if given == VariantType::ARRAY => Given::Several(AnyArray::new_from_sys(
                    inside(argument, given).cast_const().cast(),
                )),
                None => Given::Other(given),
            }
        }))
    }

    fn changed(&self) -> Option<usize> {
        match &self.0 {
            Given::One(array, _) => Some(*array as usize),
            _ => None,
        }
    }
}

impl Results {
    /// The arrays, of which there must be so many, each with what its elements are to a formula.
    pub(super) fn arrays(
        &self,
        count: usize,
    ) -> Result<ArrayVec<(Kind, ChangedArray<'_>), MOST_RESULTS>, Error> {
        let wrong = |given| Error::Count {
            name: "out",
            given,
            wanted: counted(count, "result"),
        };
        let mut arrays = ArrayVec::new();
        match &self.0 {
            Given::One(array, kind) if count == 1 => {
                // SAFETY: by `from_typed` and `from_variant` a live array of this kind, which stays for the life of `self`.
                let array = unsafe { ChangedArray::new(*array, kind) };
                arrays.push(known(array, || "'out'".to_owned())?);
            }
            Given::One(..) => return Err(wrong(1)),
            Given::Several(list) => {
                if list.len() != count {
                    return Err(wrong(list.len()));
                }
                for at in 0..count {
                    let what = || format!("'out[{at}]'");
                    // SAFETY: at < count, which is how many there are.
                    let variant = unsafe { element(list, at) };
                    // SAFETY: a live `Variant` in an Array that `self` keeps.
                    let given = unsafe { type_of(variant) };
                    let kind = packed::Kind::of(given).ok_or_else(|| Error::NoInput {
                        what: what(),
                        got: given,
                        wanted: WANTED,
                    })?;
                    // SAFETY: as above, of this kind; whether two are one array is seen to next.
                    let array = unsafe { ChangedArray::new(inside(variant, given).cast(), kind) };
                    let same =
                        |(_, other): &(Kind, ChangedArray<'_>)| other.address() == array.address();
                    if let Some(other) = arrays.iter().position(same) {
                        return Err(Error::SameResult { at, other });
                    }
                    arrays.push(known(array, what)?);
                }
            }
            Given::Other(got) => {
                return Err(Error::WrongType {
                    name: "out",
                    got: *got,
                    wanted: "a packed array, or an Array of them",
                });
            }
        }
        Ok(arrays)
    }
}

/// The array with what its elements are to a formula.
fn known(
    array: ChangedArray<'_>,
    what: impl FnOnce() -> String,
) -> Result<(Kind, ChangedArray<'_>), Error> {
    let of = array.kind().variant_type;
    let kind = match of {
        VariantType::PACKED_BYTE_ARRAY => Some(Kind::Bytes),
        _ => super::given::kind(of),
    };
    let kind = kind.ok_or_else(|| Error::NoInput {
        what: what(),
        got: of,
        wanted: WANTED,
    })?;
    Ok((kind, array))
}

/// The packed array type that holds results of a kind.
pub(super) fn packed(kind: Kind) -> &'static packed::Kind {
    match kind {
        Kind::F32 | Kind::One(_) => f32::KIND,
        Kind::F64 => f64::KIND,
        Kind::I32 => i32::KIND,
        Kind::Bytes => u8::KIND,
        Kind::Vectors(Type::Vector2) => Vec2::KIND,
        Kind::Vectors(Type::Vector3) => Vec3::KIND,
        Kind::Vectors(Type::Color) => Rgba::KIND,
        Kind::Vectors(_) => Vec4::KIND,
    }
}

/// The elements of an array of this kind, to be written.
///
/// # Safety
/// As for [`Target::from_raw`], with the elements that the kind has.
pub(super) unsafe fn target<'a>(
    kind: &'static packed::Kind,
    data: *mut u8,
    len: usize,
) -> expression::Results<'a> {
    macro_rules! of {
        ($($T:ty => $Variant:ident($As:ty),)*) => {$(
            if std::ptr::eq(kind, <$T>::KIND) {
                // SAFETY: the caller's; a colour is four floats, as a vector is.
                return expression::Results::$Variant(unsafe { Target::from_raw(data.cast::<$As>(), len) });
            }
        )*};
    }
    of! {
        f32 => F32(f32),
        f64 => F64(f64),
        i32 => I32(i32),
        u8 => Bytes(u8),
        Vec2 => Vec2(Vec2),
        Vec3 => Vec3(Vec3),
        Vec4 => Vec4(Vec4),
        Rgba => Vec4(Vec4),
    }
    unreachable!("{} holds no results", kind.name)
}
