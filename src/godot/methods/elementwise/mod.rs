//! Rows: the table of element-wise operations, each a method.
//!
//! The methods share their thunks; which operation is called for comes with the call.

use std::ffi::c_void;
use std::sync::LazyLock;

use godot::builtin::{Variant, VariantType};
use godot::sys;

use self::apply::apply;
use crate::godot::argument::ChangedAny;
use crate::godot::call::{self, Refusal};
use crate::godot::method::{self, Method, Parameter, Userdata};
use crate::godot::value::Value;
use crate::ops::elementwise::{self, Operation};

mod apply;

/// The operations of the table.
pub(super) static METHODS: LazyLock<Vec<Method>> =
    LazyLock::new(|| elementwise::all().map(method).collect());

/// An operation with what every method call needs of it.
#[derive(Debug)]
struct Row {
    operation: &'static Operation,
    /// As errors name it.
    name: String,
    parameters: &'static [Parameter],
}

/// The most operands of any operation.
const MOST: usize = 4;

/// The method of an operation: `array`, the operands, and the range.
fn method(operation: &'static Operation) -> Method {
    let any = |name| Parameter {
        name,
        variant_type: VariantType::NIL,
        default: None,
    };
    let int = |name, default| Parameter {
        name,
        variant_type: VariantType::INT,
        default: Some(default),
    };
    assert!(operation.operands.len() <= MOST);
    let parameters: Vec<_> = std::iter::once(any("array"))
        .chain(operation.operands.iter().copied().map(any))
        .chain([
            int("from", || Variant::from(0)),
            int("count", || Variant::from(-1)),
        ])
        .collect();
    let row: &'static Row = Box::leak(Box::new(Row {
        operation,
        name: format!("Compute.{}", operation.name),
        parameters: parameters.leak(),
    }));
    Method {
        name: operation.name,
        doc: help(operation).leak(),
        parameters: row.parameters,
        returned: None,
        returned_enum: None,
        is_static: true,
        typed,
        untyped,
        userdata: Userdata::of(row),
    }
}

/// What is true of the methods of all operations, after the row's own words.
fn help(operation: &Operation) -> Vec<&'static str> {
    let mut doc = operation.doc.to_vec();
    let types = match (operation.vec3, operation.i32, operation.f32) {
        (Some(_), Some(_), _) => {
            "a packed array of any type but strings; of vectors and colors every component is changed."
        }
        (Some(_), None, _) => {
            "a packed array of floats, vectors or colors; of vectors and colors every component is changed."
        }
        (None, _, Some(_)) => "a PackedFloat32Array or a PackedFloat64Array.",
        (None, _, None) => "a PackedInt32Array, a PackedInt64Array or a PackedByteArray.",
    };
    doc.extend(["", "`array` is", types]);
    let names: String = match operation.operands {
        [] => String::new(),
        [one] => format!("`{one}` is"),
        [first @ .., last] => format!(
            "{} and `{last}` are each",
            first
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    if !names.is_empty() {
        doc.push(names.leak());
        doc.push(if operation.vec3.is_some() {
            "a number, an array of the same type and size, for vectors and colors one of them, or for an array of them a \
             PackedFloat32Array with a number for each. A number takes the type of the elements first: one that an array of \
             integers cannot hold exactly is an error."
        } else {
            "a number, or an array of the same type and size."
        });
        if operation.i32.is_some() {
            doc.push("Integers wrap.");
        }
    }
    let exact: &str = match operation.script.distance {
        _ if operation.ulp != [0.0; 2] => format!(
            "The largest error is {} units in the last place for 32-bit floats, {} for 64-bit ones.",
            operation.ulp[0], operation.ulp[1]
        )
        .leak(),
        0.0 => "The results have the bits of GDScript's own loop.",
        distance => format!(
            "Every step is rounded to the type of the elements, as the engine's vector methods do: results for 32-bit floats \
             can be off from a GDScript loop, which computes with 64 bits, by {distance} times the distance of floats at the \
             greatest number that occurs."
        )
        .leak(),
    };
    doc.extend([
        exact,
        "",
        "With `from` and `count`, only that many elements are changed from that one on; -1 stands for all that follow. An \
         empty array stays empty.",
    ]);
    doc
}

unsafe extern "C" fn typed(
    userdata: *mut c_void,
    _instance: sys::GDExtensionClassInstancePtr,
    arguments: *const sys::GDExtensionConstTypePtr,
    place: sys::GDExtensionTypePtr,
) {
    // SAFETY: the engine calls this as it was registered, with the row and its parameters.
    unsafe {
        let row = &*userdata.cast_const().cast::<Row>();
        call::typed(&row.name, place, || {
            let mut arguments = call::Typed::new(arguments);
            let array = arguments.take::<ChangedAny<'_>>();
            let mut operands = [Value::Int(0); MOST];
            let operands = &mut operands[..row.operation.operands.len()];
            for operand in operands.iter_mut() {
                *operand = arguments.take::<Value<'_>>();
            }
            let (from, count) = (arguments.take::<i64>(), arguments.take::<i64>());
            apply(row.operation, array, operands, (from, count))
        });
    }
}

unsafe extern "C" fn untyped(
    userdata: *mut c_void,
    _instance: sys::GDExtensionClassInstancePtr,
    arguments: *const sys::GDExtensionConstVariantPtr,
    count: sys::GDExtensionInt,
    place: sys::GDExtensionVariantPtr,
    outcome: *mut sys::GDExtensionCallError,
) {
    // SAFETY: the engine calls this with the row, `count` arguments, and places for result and error.
    unsafe {
        let row = &*userdata.cast_const().cast::<Row>();
        call::untyped(&row.name, place, outcome, || {
            let defaults = method::defaults(row.parameters);
            let mut arguments =
                call::Untyped::new(arguments, count, row.parameters.len(), defaults)?;
            let array = arguments.take::<ChangedAny<'_>>(None)?;
            let mut operands = [Value::Int(0); MOST];
            let operands = &mut operands[..row.operation.operands.len()];
            for operand in operands.iter_mut() {
                *operand = arguments.take::<Value<'_>>(None)?;
            }
            let from = arguments.take::<i64>(Some(|| 0))?;
            let count = arguments.take::<i64>(Some(|| -1))?;
            Ok::<_, Refusal>(apply(row.operation, array, operands, (from, count))?)
        });
    }
}
