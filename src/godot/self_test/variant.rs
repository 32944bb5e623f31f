//! What a `Variant` is made of: its size, its tag, and its number of types.

use godot::builtin::{GString, VarArray, Variant, VariantType};
use godot::meta::ToGodot;
use godot::obj::EngineEnum;
use godot::sys;
use godot::sys::GodotFfi;

use super::report::Report;
use super::sheet::{Sheet, written};
use super::types::{PAYLOAD, Props, ROWS, rows};
use crate::godot::argument::{TYPES, type_of};

/// The size of a `Variant` in a single-precision engine.
const BYTES: usize = 24;

/// The tag is a number of this many bytes at the start; nothing is kept between it and the payload.
const TAG: usize = 4;

pub(super) fn check(report: &mut Report) {
    count(report);
    stride(report);
    zero(report);
    let props = Props::new();
    for (variant_type, row) in rows() {
        for which in 0..2 {
            let sample = props.sample(variant_type, which);
            parts(report, row.name, variant_type, &sample);
        }
    }
}

/// How many types there are, and what they are called.
fn count(report: &mut Report) {
    report.equal(format_args!("types that are known"), &TYPES, &ROWS.len());
    let names = ROWS.iter().map(|row| row.name).chain([""]);
    for (tag, name) in (0..).zip(names) {
        report.equal(
            format_args!("name of type {tag}"),
            &type_name(tag),
            &name.to_owned(),
        );
    }
}

/// The engine's name of the type with this tag; empty where there is no such type.
fn type_name(tag: sys::GDExtensionVariantType) -> String {
    // SAFETY: the function initialises the String for any number.
    let name = unsafe {
        GString::new_with_uninit(|place| {
            sys::interface_fn!(variant_get_type_name)(tag, place.cast());
        })
    };
    name.to_string()
}

/// The distance of two elements of an Array.
fn stride(report: &mut Report) {
    let mut array = VarArray::new();
    for number in 0..3 {
        array.push(&number.to_variant());
    }
    let at = |index| {
        // SAFETY: a live Array of three elements, of which the address is taken.
        unsafe { sys::interface_fn!(array_operator_index_const)(array.sys(), index) as usize }
    };
    report.equal(
        format_args!("size of gdext's Variant"),
        &size_of::<Variant>(),
        &BYTES,
    );
    report.equal(
        format_args!("distance of Array elements in bytes"),
        &[at(1) - at(0), at(2) - at(1)],
        &[BYTES; 2],
    );
    report.equal(
        format_args!("alignment of Array elements"),
        &(at(1) % align_of::<u64>()),
        &0,
    );
}

/// Zeros are a `Variant` of type `NIL`.
fn zero(report: &mut Report) {
    let mut sheet = Sheet::new(0);
    // SAFETY: memory of the size of a `Variant`, initialised; only its tag is read.
    let found = unsafe { type_of(sheet.place()) };
    report.equal(
        format_args!("type of 24 zero bytes"),
        &found,
        &VariantType::NIL,
    );
}

/// The bytes of a `Variant` of some type: which are written, which are the tag, and which mean nothing.
fn parts(report: &mut Report, name: &str, variant_type: VariantType, sample: &Variant) {
    let mut sheets = Sheet::MARKS.map(Sheet::new);
    for sheet in &mut sheets {
        // SAFETY: a live `Variant` is copied to memory that has room for more than one; the copy is destroyed below.
        unsafe { sys::interface_fn!(variant_new_copy)(sheet.place(), sample.var_sys()) };

        let made = sheet.first();
        let [a, b, c, d, ..] = made;
        report.equal(
            format_args!("{name}: tag"),
            &i32::from_ne_bytes([a, b, c, d]),
            &variant_type.ord(),
        );
        // Some builds of the engine write what follows the tag, and some do not: it means nothing.
        for at in 0..PAYLOAD {
            let mut changed = made;
            changed[at] ^= 0x40;
            sheet.set_first(changed);
            // SAFETY: memory of the size of a `Variant`, of which only the tag is read, as the number that it is.
            let found = unsafe { sys::interface_fn!(variant_get_type)(sheet.place()) };
            report.equal(
                format_args!("{name}: byte {at} is the tag's"),
                &(found != variant_type.sys()),
                &(at < TAG),
            );
        }
        let mark = Sheet::MARKS[0];
        sheet.set_first([a, b, c, d, mark, mark, mark, mark]);
        // SAFETY: a live `Variant`: its tag is as it was, and the bytes after the tag mean nothing.
        let equal = unsafe { &*sheet.place::<Variant>() == sample };
        report.holds(
            format_args!("{name}: equal whatever follows the tag"),
            equal,
        );
        sheet.set_first([a, b, c, d, 0, 0, 0, 0]);
    }
    // What lies between tag and payload was written here.
    let found = written(&sheets);
    report.equal(
        format_args!("{name}: runs of bytes that are written, and the first"),
        &(found.len(), found.first()),
        &(1, Some(&(0..BYTES.cast_signed()))),
    );
    for sheet in &mut sheets {
        // SAFETY: the copy made above, live and not used afterwards.
        unsafe { sys::interface_fn!(variant_destroy)(sheet.place()) };
    }
}
