//! The header of `CowData`: reference count, capacity and size before the elements.

use super::memory::cost;
use super::report::Report;
use crate::godot::layout::{Access, Layout, access, probe};
use crate::godot::packed::{KINDS, Kind, Vector};

/// Godot 4.6's.
const LAYOUT: Layout = Layout {
    pointer: 1,
    refcount: 4,
    size: 2,
    capacity: Some(3),
};

/// Bytes before the data: reference count, capacity, size and padding.
pub(super) const HEADER: usize = 32;

/// What the allocator promises, and no more.
const ALIGNMENT: usize = 16;

/// Where the probe finds things, in arrays of every type.
pub(super) fn check_layout(report: &mut Report) {
    for kind in KINDS {
        report.equal(
            format_args!("{}: layout", kind.name),
            &probe(kind),
            &Access::Probed(LAYOUT),
        );
        if let Some(used) = access().layout() {
            report.equal(format_args!("{}: layout in use", kind.name), &used, &LAYOUT);
        }
    }
}

/// What stands there; the layout has been found to be right.
pub(super) fn check(report: &mut Report) {
    for kind in KINDS {
        life(report, kind);
        block(report, kind);
    }
}

/// An array as it grows, is shared and emptied.
fn life(report: &mut Report, kind: &'static Kind) {
    let mut array = kind.empty();
    let place = &raw mut array;
    report.equal(
        format_args!("{}: data of a new array", kind.name),
        &data(&array),
        &0,
    );
    for len in [1, 5, 100, 4096, 3] {
        // SAFETY: the array made above, live and used by nobody else.
        unsafe { kind.resize(place, len) };
        let [count, capacity, size] = header(&array);
        report.equal(
            format_args!("{}: alignment of {len} elements", kind.name),
            &(data(&array) % ALIGNMENT),
            &0,
        );
        report.equal(format_args!("{}: reference count", kind.name), &count, &1);
        report.equal(format_args!("{}: size in elements", kind.name), &size, &len);
        report.holds(
            format_args!("{}: a capacity of {capacity} elements for {len}", kind.name),
            (len..=2 * len).contains(&capacity),
        );
    }
    // SAFETY: as above; both stay live until they are destroyed here, and are not used afterwards.
    unsafe {
        let mut copy = kind.share(place);
        report.equal(
            format_args!("{}: data of a copy", kind.name),
            &data(&copy),
            &data(&array),
        );
        report.equal(
            format_args!("{}: reference count with a copy", kind.name),
            &header(&array)[0],
            &2,
        );
        kind.destroy(&raw mut copy);
        report.equal(
            format_args!("{}: reference count after the copy", kind.name),
            &header(&array)[0],
            &1,
        );
        kind.resize(place, 0);
        report.equal(
            format_args!("{}: data of an array emptied", kind.name),
            &data(&array),
            &0,
        );
        kind.destroy(place);
    }
}

/// What the engine allocates for an array: the header and the capacity's elements, no more.
fn block(report: &mut Report, kind: &'static Kind) {
    let made = || {
        let mut array = kind.empty();
        // SAFETY: the array just made.
        unsafe { kind.resize(&raw mut array, 1000) };
        Owned { kind, array }
    };
    let [_, capacity, _] = header(&made().array);
    let bytes = HEADER + capacity * kind.element_bytes;
    let assumed = i64::try_from(bytes).expect("a small size");
    report.equal(
        format_args!("{}: bytes for {capacity} elements", kind.name),
        &cost(assumed, made).unwrap_or(assumed),
        &assumed,
    );
}

struct Owned {
    kind: &'static Kind,
    array: Vector,
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: a live array of the kind, which goes out of scope.
        unsafe { self.kind.destroy(&raw mut self.array) };
    }
}

fn data(array: &Vector) -> usize {
    // SAFETY: the word is the pointer, which every live array has.
    unsafe { array.word(LAYOUT.pointer) }
}

/// Reference count, capacity and size of an array that is not empty, in the layout that `check_layout` has found to be right.
pub(super) fn header(array: &Vector) -> [usize; 3] {
    let data = data(array) as *const usize;
    [LAYOUT.refcount, 3, LAYOUT.size].map(|back| {
        // SAFETY: an array that is not empty has its header before its data, and the callers come after `check_layout`.
        unsafe { data.sub(back).read_volatile() }
    })
}
