//! The other types that share: which by copy on write, which by reference.

use godot::builtin::{Variant, VariantType};
use godot::meta::ToGodot;
use godot::sys;

use super::report::Report;
use super::types::Props;
use crate::godot::argument::inside;
use crate::godot::layout::{Access, access};

pub(super) fn check(report: &mut Report) {
    let props = Props::new();
    let pair = |variant_type| {
        let first = props.sample(variant_type, 0);
        (first.clone(), first, props.sample(variant_type, 0))
    };

    let (copy, original, _) = pair(VariantType::STRING);
    string(report, &original, &copy);

    // Names are interned, so that the same text is the same pointer.
    let (copy, original, again) = pair(VariantType::STRING_NAME);
    report.equal(
        format_args!("StringName: pointer of a copy"),
        &word(&copy),
        &word(&original),
    );
    report.equal(
        format_args!("StringName: pointer of the same text"),
        &word(&again),
        &word(&original),
    );

    let (copy, original, again) = pair(VariantType::NODE_PATH);
    report.equal(
        format_args!("NodePath: pointer of a copy"),
        &word(&copy),
        &word(&original),
    );
    report.holds(
        format_args!("NodePath: the same text is another pointer"),
        word(&again) != word(&original),
    );

    // No copy on write: what is done to a copy is done to the original.
    let (copy, original, again) = pair(VariantType::ARRAY);
    let before = word(&original);
    copy.call("append", &[7.to_variant()]);
    report.equal(
        format_args!("Array: pointers of the original and a changed copy"),
        &[word(&original), word(&copy)],
        &[before; 2],
    );
    report.holds(
        format_args!("Array: a change is seen through assignment"),
        original == copy && original != again,
    );

    let (copy, original, again) = pair(VariantType::DICTIONARY);
    let before = word(&original);
    copy.call("erase", &[1.to_variant()]);
    report.equal(
        format_args!("Dictionary: pointers of the original and a changed copy"),
        &[word(&original), word(&copy)],
        &[before; 2],
    );
    report.holds(
        format_args!("Dictionary: a change is seen through assignment"),
        original == copy && original != again,
    );
}

/// A String is one pointer to UTF-32 with a zero at the end, in a `CowData` like those of packed arrays.
fn string(report: &mut Report, original: &Variant, copy: &Variant) {
    let data = word(original);
    report.equal(
        format_args!("String: pointer of a copy"),
        &word(copy),
        &data,
    );
    // SAFETY: a live String of three characters and the zero.
    let text = unsafe { (data as *const [u32; 4]).read() };
    report.equal(
        format_args!("String: characters"),
        &text,
        &[u32::from('o'), u32::from('n'), u32::from('e'), 0],
    );
    if let Access::Probed(layout) = access() {
        let header = [layout.refcount, layout.size].map(|back| {
            // SAFETY: the `CowData` of a String that is not empty has its header before its data, as the probe found.
            unsafe { (data as *const usize).sub(back).read_volatile() }
        });
        report.equal(
            format_args!("String: reference count and size"),
            &header,
            &[2, 4],
        );
    }
    // SAFETY: a live `Variant` of type STRING, and an index in it; taking the address to write makes it the copy's own.
    unsafe {
        let string = inside(copy.var_sys(), VariantType::STRING);
        sys::interface_fn!(string_operator_index)(string.cast(), 0).write(u32::from('x'));
    }
    report.equal(
        format_args!("String: pointer after a change to a copy"),
        &word(original),
        &data,
    );
    report.holds(
        format_args!("String: a changed copy has its own data"),
        word(copy) != data,
    );
    report.holds(
        format_args!("String: a change stays the copy's"),
        original != copy,
    );
}

/// The first word of the value.
fn word(variant: &Variant) -> usize {
    // SAFETY: a live `Variant` of a type whose value is a pointer.
    unsafe {
        inside(variant.var_sys(), variant.get_type())
            .cast::<usize>()
            .read_volatile()
    }
}
