//! What a `Variant` is made of: its size, its tag, and its number of types.

use godot::builtin::{GString, StringName, VarArray, Variant, VariantType};
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

/// The tag is a number of four bytes at the start.
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
    report.equal(
        format_args!("number of types"),
        &type_max(),
        &i64::try_from(ROWS.len()).ok(),
    );
    for (variant_type, row) in rows() {
        report.equal(
            format_args!("name of type {}", variant_type.ord()),
            &type_name(variant_type),
            &row.name.to_owned(),
        );
    }
}

/// `TYPE_MAX` of this very engine, not of the one that gdext was generated for.
fn type_max() -> Option<i64> {
    let expression = godot::classes::ClassDb::singleton().instantiate("Expression");
    expression.call("parse", &["TYPE_MAX".to_variant()]);
    expression.call("execute", &[]).try_to().ok()
}

fn type_name(variant_type: VariantType) -> String {
    // SAFETY: a type of the engine's; the function initialises the String.
    let name = unsafe {
        GString::new_with_uninit(|place| {
            sys::interface_fn!(variant_get_type_name)(variant_type.sys(), place.cast());
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
    report.equal(format_args!("size of gdext's Variant"), &size_of::<Variant>(), &BYTES);
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
    let zeros = Sheet::new(0).place::<std::ffi::c_void>();
    let _ = zeros;
    let mut sheet = Sheet::new(0);
    // SAFETY: memory of the size of a `Variant`, initialised; only its tag is read.
    let found = unsafe { type_of(sheet.place()) };
    report.equal(format_args!("type of 24 zero bytes"), &found, &VariantType::NIL);
}

/// The bytes of a `Variant` of some type: nothing outside its size is written, the tag says the type.
fn parts(report: &mut Report, name: &str, variant_type: VariantType, sample: &Variant) {
    let mut sheets = Sheet::MARKS.map(Sheet::new);
    for sheet in &mut sheets {
        // SAFETY: a live `Variant` is copied to memory that has room for more than one; the copy is destroyed below.
        unsafe { sys::interface_fn!(variant_new_copy)(sheet.place(), sample.var_sys()) };
    }
    let found = written(&sheets);
    let inside = found.iter().all(|range| range.start >= 0 && range.end.cast_unsigned() <= BYTES);
    report.holds(format_args!("{name}: nothing beside the Variant's {BYTES} bytes is written: {found:?}"), inside);
    let pause = TAG.cast_signed()..PAYLOAD.cast_signed();
    let paused = found.iter().all(|range| range.end <= pause.start || range.start >= pause.end);
    report.holds(format_args!("{name}: the tag has {TAG} bytes and the value begins at {PAYLOAD}: {found:?}"), paused);
    report.equal(format_args!("DEBUG {name}"), &found, &vec![]);
    for sheet in &mut sheets {
        let word = sheet.words()[0].to_ne_bytes();
        let tag = i32::from_ne_bytes([word[0], word[1], word[2], word[3]]);
        report.equal(format_args!("{name}: tag"), &tag, &variant_type.ord());
        // SAFETY: the copy made above, live and not used afterwards.
        unsafe {
            report.equal(format_args!("{name}: type"), &type_of(sheet.place()), &variant_type);
            sys::interface_fn!(variant_destroy)(sheet.place());
        }
    }
    let _ = StringName::default();
}
