//! The value in a `Variant`: where it lies, how large it is, and what becomes of it in a copy.

use std::ffi::c_void;
use std::ptr;

use godot::builtin::{Variant, VariantType};
use godot::meta::ToGodot;
use godot::sys;

use super::memory::cost;
use super::report::Report;
use super::seen::{Seen, variant_of, vector};
use super::sheet::{Sheet, written};
use super::types::{PACKED_ARRAY_REF, PAYLOAD, Place, Props, Row, rows};
use crate::godot::argument::inside;
use crate::godot::packed::Kind;

pub(super) fn check(report: &mut Report) {
    let props = Props::new();
    for (variant_type, row) in rows().filter(|(_, row)| row.place != Place::Nowhere) {
        // SAFETY: a type of the engine's, with a value.
        let getter =
            unsafe { sys::interface_fn!(variant_get_ptr_internal_getter)(variant_type.sys()) };
        report.holds(
            format_args!("{}: has an internal getter", row.name),
            getter.is_some(),
        );
        if getter.is_none() {
            continue;
        }
        // Moved after they were made: nothing in a Variant points into it.
        let samples = [0, 1].map(|which| Box::new(props.sample(variant_type, which)));
        // SAFETY: as above.
        let destructor =
            unsafe { sys::interface_fn!(variant_get_ptr_destructor)(variant_type.sys()) };
        report.equal(
            format_args!("{}: has a destructor", row.name),
            &destructor.is_some(),
            &row.is_destroyed(),
        );
        for sample in &samples {
            place(report, row, sample);
            copy(report, row, sample);
            bytes(report, row, sample);
        }
        if variant_type == VariantType::OBJECT {
            object(report, &samples[0]);
        } else {
            // Objects would not fit their ids afterwards.
            swap(report, row, variant_type, &props);
        }
        if row.place == Place::Pointed {
            again(report, row, variant_type, &props);
        }
        if Kind::of(variant_type).is_some() {
            elements(report, row, &samples[0]);
        }
    }
}

/// The value of a `Variant` that has one.
fn value(variant: &Variant) -> *mut c_void {
    // SAFETY: a live `Variant` of its own type; no row without a value is checked.
    unsafe { inside(variant.var_sys(), variant.get_type()) }
}

/// The first word of the payload.
fn payload(variant: &Variant) -> usize {
    // SAFETY: a live `Variant` of 24 bytes, all of which have been written, by copying if not by the engine.
    unsafe {
        ptr::from_ref(variant)
            .byte_add(PAYLOAD)
            .cast::<usize>()
            .read_volatile()
    }
}

fn place(report: &mut Report, row: &Row, variant: &Variant) {
    let start = ptr::from_ref(variant) as usize;
    let value = value(variant) as usize;
    let found = match row.place {
        Place::Nowhere => return,
        Place::Inside(_) => Place::Inside(value.wrapping_sub(start)),
        Place::Pointed if value == payload(variant) => Place::Pointed,
        Place::Pointed | Place::Counted(_) => Place::Counted(value.wrapping_sub(payload(variant))),
    };
    report.equal(
        format_args!("{}: place of the value", row.name),
        &found,
        &row.place,
    );
}

/// What a copy has of its own.
fn copy(report: &mut Report, row: &Row, variant: &Variant) {
    let copy = variant.clone();
    let same_block = payload(&copy) == payload(variant);
    if !matches!(row.place, Place::Counted(_)) {
        // SAFETY: both values are live and have as many bytes.
        let same_bytes = unsafe { contents(variant, row.bytes) == contents(&copy, row.bytes) };
        report.holds(
            format_args!("{}: a copy has the same bytes", row.name),
            same_bytes,
        );
    }
    match row.place {
        Place::Pointed => report.holds(
            format_args!("{}: a copy has a block of its own", row.name),
            !same_block,
        ),
        Place::Counted(_) => report.holds(
            format_args!("{}: a copy shares the block", row.name),
            same_block,
        ),
        Place::Inside(_) | Place::Nowhere => {}
    }
    report.holds(
        format_args!("{}: a copy is equal", row.name),
        copy == *variant,
    );
}

/// The bytes of a value that has no gaps.
///
/// # Safety
/// The value of `variant` has `bytes` bytes.
unsafe fn contents(variant: &Variant, bytes: usize) -> &[u8] {
    // SAFETY: the caller's; the value lives as long as the `Variant`, and nothing changes it here.
    unsafe { std::slice::from_raw_parts(value(variant).cast(), bytes) }
}

/// The value as the engine hands it out: its size.
fn bytes(report: &mut Report, row: &Row, variant: &Variant) {
    let variant_type = variant.get_type();
    let mut sheets = Sheet::MARKS.map(Sheet::new);
    for sheet in &mut sheets {
        // SAFETY: a live `Variant` of the type, and room for the largest value; what is written is destroyed below.
        unsafe {
            let take = sys::interface_fn!(get_variant_to_type_constructor)(variant_type.sys())
                .expect("every type but NIL can be taken out of a Variant");
            take(sheet.place(), variant.var_sys().cast_mut());
        }
    }
    let found = written(&sheets)
        .last()
        .map_or(0, |range| range.end.cast_unsigned());
    report.equal(
        format_args!("{}: size of the value in bytes", row.name),
        &found,
        &row.bytes,
    );
    for sheet in &mut sheets {
        // SAFETY: the value written above, live and not used afterwards; types without a destructor own nothing.
        unsafe {
            // Back to a `Variant`, by the constructor that copies.
            let back = variant_of(variant_type, sheet.place());
            report.holds(
                format_args!("{}: the value taken out and put back is equal", row.name),
                back == *variant,
            );
            if let Some(destroy) =
                sys::interface_fn!(variant_get_ptr_destructor)(variant_type.sys())
            {
                destroy(sheet.place());
            }
        }
    }
}

/// The getter's pointer is the value itself: what is written there is in the `Variant`.
fn swap(report: &mut Report, row: &Row, variant_type: VariantType, props: &Props) {
    let [one, other, first, second] = [0, 1, 0, 1].map(|which| props.sample(variant_type, which));
    report.holds(
        format_args!("{}: two samples differ", row.name),
        one != other,
    );
    // SAFETY: two live values of one type and size, each alone in its `Variant`; both may move, as every value of the
    // engine may.
    unsafe { ptr::swap_nonoverlapping(value(&one).cast::<u8>(), value(&other).cast(), row.bytes) };
    report.holds(
        format_args!(
            "{}: what is written to the getter's pointer is in the Variant",
            row.name
        ),
        one == second && other == first,
    );
}

/// An object is its id and its address.
fn object(report: &mut Report, variant: &Variant) {
    let object = variant.to::<godot::obj::Gd<godot::classes::Object>>();
    // SAFETY: a live `Variant` of type OBJECT, whose value is a pointer.
    let pointer = unsafe { value(variant).cast::<usize>().read_volatile() };
    report.equal(
        format_args!("Object: the value is the object's address"),
        &pointer,
        &(object.obj_sys() as usize),
    );
    report.equal(
        format_args!("Object: the payload begins with the object's id"),
        &payload(variant),
        &(object.instance_id().to_i64().cast_unsigned() as usize),
    );
    report.equal(
        format_args!("Object: copies"),
        &object.to_variant(),
        variant,
    );
}

/// A block of its own goes back to the engine with its `Variant`, and is the next one given out.
fn again(report: &mut Report, row: &Row, variant_type: VariantType, props: &Props) {
    let sample = props.sample(variant_type, 0);
    // SAFETY: a live value of the type in a `Variant`.
    let block = || payload(&unsafe { variant_of(variant_type, value(&sample)) });
    // Another thread may take it first, but hardly every time.
    let reused = (0..5).any(|_| block() == block());
    report.holds(
        format_args!("{}: the block is used again", row.name),
        reused,
    );
}

/// The value of a packed array is its `Vector`, whose second word points to the elements.
fn elements(report: &mut Report, row: &Row, variant: &Variant) {
    let (Some(seen), Some(vector)) = (Seen::of(variant), vector(variant)) else {
        return report.holds(format_args!("{}: the sample has elements", row.name), false);
    };
    // SAFETY: a live array in a `Variant`.
    let word = unsafe { (&*vector).word(1) };
    report.equal(
        format_args!("{}: the second word of the Vector", row.name),
        &word,
        &seen.data,
    );

    let assumed = i64::try_from(PACKED_ARRAY_REF).expect("a small size");
    // SAFETY: a live array of the type in a `Variant`.
    let found = cost(assumed, || unsafe {
        variant_of(variant.get_type(), vector.cast())
    });
    report.equal(
        format_args!("{}: bytes for a Variant of an array that exists", row.name),
        &found.unwrap_or(assumed),
        &assumed,
    );
}
