//! Who shares with whom: what becomes of a packed array on its ways through the engine.

use std::cell::RefCell;
use std::rc::Rc;

use godot::builtin::{Callable, VarArray, VarDictionary, Variant, VariantType};
use godot::classes::Object;
use godot::meta::ToGodot;
use godot::obj::Gd;

use super::report::Report;
use super::seen::{Relation, Seen, variant_of, vector};
use super::types::Props;
use crate::godot::packed::{KINDS, Kind};
use Relation::{Apart, OneArray, SharedData};

/// A way that an array goes, and how what arrives is related to it.
struct Way {
    name: &'static str,
    relation: Relation,
    go: fn(&Variant, &mut Gd<Object>) -> Variant,
}

#[rustfmt::skip]
const WAYS: [Way; 19] = [
    Way { name: "assignment", relation: OneArray, go: |array, _| array.clone() },
    Way { name: "duplicate()", relation: SharedData, go: |array, _| array.call("duplicate", &[]) },
    Way { name: "slice of the whole", relation: Apart, go: |array, _| array.call("slice", &[0.to_variant()]) },
    Way { name: "a typed value", relation: SharedData, go: |array, _| through_value(array) },
    Way { name: "an Array", relation: OneArray, go: |array, _| element(&listed(array)) },
    Way { name: "an Array and its duplicate()", relation: OneArray, go: |array, _| element(&listed(array).call("duplicate", &[])) },
    Way { name: "an Array and its duplicate(true)", relation: SharedData, go: |array, _| element(&listed(array).call("duplicate", &[true.to_variant()])) },
    Way { name: "an Array and its slice", relation: OneArray, go: |array, _| element(&listed(array).call("slice", &[0.to_variant()])) },
    Way { name: "a Dictionary", relation: OneArray, go: |array, _| element(&keyed(array)) },
    Way { name: "a Dictionary and its duplicate()", relation: OneArray, go: |array, _| element(&keyed(array).call("duplicate", &[])) },
    Way { name: "a Dictionary and its duplicate(true)", relation: SharedData, go: |array, _| element(&keyed(array).call("duplicate", &[true.to_variant()])) },
    Way { name: "a key of a Dictionary", relation: OneArray, go: |array, _| key(array) },
    Way { name: "a call", relation: OneArray, go: |array, _| received(|callable, _| { callable.call(std::slice::from_ref(array)); }, None) },
    Way { name: "callv", relation: OneArray, go: |array, _| received(|callable, _| { callable.to_variant().call("callv", &[listed(array)]); }, None) },
    Way { name: "bind and a call", relation: OneArray, go: |array, _| received(|callable, _| { callable.bind(std::slice::from_ref(array)).call(&[]); }, None) },
    Way { name: "bind and get_bound_arguments", relation: OneArray, go: |array, object| element(&Callable::from_object_method(object, "get_class").bind(std::slice::from_ref(array)).to_variant().call("get_bound_arguments", &[])) },
    Way { name: "a signal", relation: OneArray, go: |array, object| received(|callable, object| signal(array, object, &callable), Some(object)) },
    Way { name: "a signal to Array.append", relation: OneArray, go: appended },
    Way { name: "metadata", relation: OneArray, go: |array, object| { object.set_meta("tried", array); object.get_meta("tried") } },
];

pub(super) fn check(report: &mut Report) {
    let mut props = Props::new();
    for kind in KINDS {
        let array = props.sample(kind.variant_type, 0);
        let Some(alone) = Seen::of(&array) else {
            return report.holds(
                format_args!("{}: the sample has elements", kind.name),
                false,
            );
        };
        report.equal(
            format_args!("{}: holders of a new array", kind.name),
            &alone.holders,
            &1,
        );
        report.equal(
            format_args!("{}: owners of a new array", kind.name),
            &alone.owners.unwrap_or(1),
            &1,
        );
        for way in &WAYS {
            try_way(report, kind, way, &array, &mut props.objects[0]);
            props.objects[0].set_meta("tried", &Variant::nil());
            report.equal(
                format_args!("{}: left as it was by {}", kind.name, way.name),
                &Seen::of(&array),
                &Some(alone),
            );
        }
    }
}

fn try_way(report: &mut Report, kind: &Kind, way: &Way, array: &Variant, object: &mut Gd<Object>) {
    let result = (way.go)(array, object);
    let (Some(before), Some(after)) = (Seen::of(array), Seen::of(&result)) else {
        return report.holds(
            format_args!("{}: arrives through {}", kind.name, way.name),
            false,
        );
    };
    report.equal(
        format_args!("{} through {}", kind.name, way.name),
        &after.relation(before),
        &way.relation,
    );
    report.holds(
        format_args!("{}: equal after {}", kind.name, way.name),
        result == *array,
    );
    let owners = if way.relation == SharedData { 2 } else { 1 };
    report.equal(
        format_args!("{}: owners after {}", kind.name, way.name),
        &after.owners.unwrap_or(owners),
        &owners,
    );
    report.holds(
        format_args!(
            "{}: holders after {}: {}",
            kind.name, way.name, before.holders
        ),
        (before.holders > 1) == (way.relation == OneArray),
    );
}

/// Out of the `Variant` as a typed value, and from that into another.
fn through_value(array: &Variant) -> Variant {
    let (Some(kind), Some(vector)) = (Kind::of(array.get_type()), vector(array)) else {
        return Variant::nil();
    };
    // SAFETY: a live array of the kind.
    unsafe { variant_of(kind.variant_type, vector.cast()) }
}

fn listed(array: &Variant) -> Variant {
    let mut list = VarArray::new();
    list.push(array);
    list.to_variant()
}

fn keyed(array: &Variant) -> Variant {
    let mut dictionary = VarDictionary::new();
    dictionary.set(0, array);
    dictionary.to_variant()
}

fn key(array: &Variant) -> Variant {
    let mut dictionary = VarDictionary::new();
    dictionary.set(array, 0);
    element(&dictionary.to_variant().call("keys", &[]))
}

/// What an Array or a Dictionary has at 0.
fn element(container: &Variant) -> Variant {
    match container.get_type() {
        VariantType::ARRAY | VariantType::DICTIONARY => container.call("get", &[0.to_variant()]),
        _ => Variant::nil(),
    }
}

/// What a Callable is called with.
fn received(
    send: impl FnOnce(Callable, Option<&mut Gd<Object>>),
    object: Option<&mut Gd<Object>>,
) -> Variant {
    let slot = Rc::new(RefCell::new(Variant::nil()));
    let inner = Rc::clone(&slot);
    let callable = Callable::from_fn("self_test", move |arguments: &[&Variant]| {
        if let [array] = arguments {
            *inner.borrow_mut() = (*array).clone();
        }
    });
    send(callable, object);
    slot.take()
}

const SIGNAL: &str = "tried";

fn signal(array: &Variant, object: Option<&mut Gd<Object>>, callable: &Callable) {
    let Some(object) = object else {
        return;
    };
    if !object.has_signal(SIGNAL) {
        object.add_user_signal(SIGNAL);
    }
    object.connect(SIGNAL, callable);
    object.emit_signal(SIGNAL, std::slice::from_ref(array));
    object.disconnect(SIGNAL, callable);
}

fn appended(array: &Variant, object: &mut Gd<Object>) -> Variant {
    let list = VarArray::new().to_variant();
    signal(
        array,
        Some(object),
        &Callable::from_variant_method(&list, "append"),
    );
    element(&list)
}
