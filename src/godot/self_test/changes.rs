//! What happens to an array's memory when it is changed.

use godot::builtin::Variant;
use godot::meta::ToGodot;

use super::report::Report;
use super::seen::{Relation, Seen};
use super::types::Props;
use crate::godot::packed::{KINDS, Kind};

pub(super) fn check(report: &mut Report) {
    let props = Props::new();
    for kind in KINDS {
        let sample = || props.sample(kind.variant_type, 0);
        alone(report, kind, &sample());
        assigned(report, kind, &sample());
        duplicated(report, kind, &sample());
        grown(report, kind, &sample());
    }
}

/// Puts the second element in the place of the first.
fn change(array: &Variant) {
    array.call(
        "set",
        &[0.to_variant(), array.call("get", &[1.to_variant()])],
    );
}

/// An array that nobody shares is changed where it lies.
fn alone(report: &mut Report, kind: &Kind, array: &Variant) {
    let before = Seen::of(array);
    change(array);
    report.equal(
        format_args!("{}: place after a change", kind.name),
        &Seen::of(array),
        &before,
    );
}

/// A `Variant` assigned sees the change, and nothing moves.
fn assigned(report: &mut Report, kind: &Kind, array: &Variant) {
    let other = array.clone();
    let before = Seen::of(array);
    change(&other);
    report.equal(
        format_args!("{}: place after a change to an assigned one", kind.name),
        &Seen::of(array),
        &before,
    );
    report.holds(
        format_args!("{}: a change is seen through assignment", kind.name),
        *array == other,
    );
}

/// A duplicate that is changed moves, and the original stays as it is.
fn duplicated(report: &mut Report, kind: &Kind, array: &Variant) {
    let copy = array.call("duplicate", &[]);
    let before = Seen::of(array);
    change(&copy);
    let (Some(after), Some(changed)) = (Seen::of(array), Seen::of(&copy)) else {
        return report.holds(
            format_args!("{}: a duplicate has elements", kind.name),
            false,
        );
    };
    report.equal(
        format_args!("{}: data after a duplicate's change", kind.name),
        &Some(after.data),
        &before.map(|before| before.data),
    );
    report.equal(
        format_args!("{} and a duplicate that was changed", kind.name),
        &changed.relation(after),
        &Relation::Apart,
    );
    report.equal(
        format_args!("{}: owners after a duplicate's change", kind.name),
        &[after.owners.unwrap_or(1), changed.owners.unwrap_or(1)],
        &[1; 2],
    );
    report.holds(
        format_args!("{}: a duplicate's change stays its own", kind.name),
        *array != copy,
    );
}

/// Growing moves the elements at most, not the array: all that hold it see it grow.
fn grown(report: &mut Report, kind: &Kind, array: &Variant) {
    let other = array.clone();
    let before = Seen::of(array).map(|seen| seen.vector);
    for _ in 0..100 {
        array.call("append", &[array.call("get", &[0.to_variant()])]);
    }
    report.equal(
        format_args!("{}: array after growing", kind.name),
        &Seen::of(&other).map(|seen| seen.vector),
        &before,
    );
    report.equal(
        format_args!("{}: size after growing", kind.name),
        &other.call("size", &[]).to::<i64>(),
        &103,
    );
}
