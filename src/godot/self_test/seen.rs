//! A packed array in a `Variant`, as its memory shows it.

use godot::builtin::{Variant, VariantType};
use godot::sys;

use super::types::VECTOR;
use crate::godot::argument::inside;
use crate::godot::layout::access;
use crate::godot::packed::{Kind, Vector};

/// Where the parts of a packed array lie and who holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// The address of the `Vector`, which is the array itself.
    pub(super) vector: usize,
    /// The address of the elements.
    pub(super) data: usize,
    /// How many `Vector`s share the elements; `None` where the layout is not used.
    pub(super) owners: Option<usize>,
    /// How many `Variant`s share the `Vector`.
    pub(super) holders: u32,
}

/// How two arrays are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// They are one: what is done to one is done to the other.
    OneArray,
    /// They share their elements until one is changed.
    SharedData,
    /// They share nothing.
    Apart,
}

impl Seen {
    /// Looks at a `Variant` that holds a packed array with elements.
    pub(super) fn of(variant: &Variant) -> Option<Self> {
        let vector = vector(variant)?;
        let kind = Kind::of(variant.get_type())?;
        // SAFETY: a live array, of this kind, and not empty as the caller says: an empty one is answered before.
        let data = unsafe {
            if kind.len(vector) == 0 {
                return None;
            }
            kind.data(vector)
        };
        // SAFETY: a live array that is not empty, in the layout that the probe found.
        let owners = access()
            .layout()
            .map(|layout| unsafe { layout.owners(&*vector) });
        Some(Self {
            vector: vector as usize,
            data: data as usize,
            owners,
            // SAFETY: the `Vector` of a `Variant` lies in a PackedArrayRef, behind two words, as `values` has checked.
            holders: unsafe { vector.cast::<u32>().byte_sub(VECTOR - 8).read_volatile() },
        })
    }

    pub(super) fn relation(self, other: Self) -> Relation {
        if self.vector == other.vector {
            Relation::OneArray
        } else if self.data == other.data {
            Relation::SharedData
        } else {
            Relation::Apart
        }
    }
}

/// The packed array in a `Variant`.
pub(super) fn vector(variant: &Variant) -> Option<*mut Vector> {
    let kind = Kind::of(variant.get_type())?;
    // SAFETY: a live `Variant` of the kind's type.
    Some(unsafe { inside(variant.var_sys(), kind.variant_type) }.cast())
}

/// A new `Variant` that holds a copy of a value.
///
/// # Safety
/// `value` is a live value of the type, which is not `NIL`.
pub(super) unsafe fn variant_of(
    variant_type: VariantType,
    value: *const std::ffi::c_void,
) -> Variant {
    // SAFETY: a type of the engine's with a value; the constructor initialises the `Variant` from it.
    unsafe {
        let construct = sys::interface_fn!(get_variant_from_type_constructor)(variant_type.sys())
            .expect("every type but NIL can be put into a Variant");
        Variant::new_with_var_uninit(|place| construct(place, value.cast_mut().cast()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_are_told_apart() {
        let seen = |vector, data| Seen {
            vector,
            data,
            owners: Some(1),
            holders: 1,
        };
        let one = seen(16, 64);
        assert_eq!(one.relation(seen(16, 64)), Relation::OneArray);
        assert_eq!(one.relation(seen(32, 64)), Relation::SharedData);
        assert_eq!(one.relation(seen(32, 128)), Relation::Apart);
    }
}
