//! Buffers built by hand: the engine uses, grows and frees them as its own.

use godot::builtin::Variant;
use godot::meta::ToGodot;

use super::header::{HEADER, header};
use super::memory::{cost, left_behind};
use super::report::Report;
use super::seen::{Seen, variant_of, vector};
use crate::godot::fresh::Fresh;
use crate::godot::layout::{Access, access};
use crate::godot::packed::{KINDS, Kind};

pub(super) fn check(report: &mut Report) {
    for kind in KINDS.into_iter().filter(|kind| kind.plain) {
        for len in [1, 100, 4096] {
            life(report, kind, len);
            // Once more, now that the engine has set up what it sets up once.
            let left = left_behind(|| life(&mut Report::default(), kind, len));
            report.equal(
                format_args!("{}: bytes left behind by a buffer of {len}", kind.name),
                &left,
                &0,
            );
            // What `resize` gives has room to spare, as the engine likes.
            if matches!(access(), Access::Probed(_)) {
                let bytes = HEADER + len * kind.element_bytes;
                let assumed = i64::try_from(bytes).expect("a small size");
                report.equal(
                    format_args!("{}: bytes for a buffer of {len}", kind.name),
                    &cost(assumed, || Fresh::new(kind, len)).unwrap_or(assumed),
                    &assumed,
                );
            }
        }
    }
}

/// A buffer from its making to its end, in arrays of the engine's.
fn life(report: &mut Report, kind: &'static Kind, len: usize) {
    let Some(fresh) = Fresh::new(kind, len) else {
        return report.holds(format_args!("{}: memory for {len}", kind.name), false);
    };
    let bytes = len * kind.element_bytes;
    let data = fresh.data();
    let mut array = kind.empty();
    // SAFETY: a buffer of as many bytes, all written here, becomes that of a live array, and is then only read.
    let written = unsafe {
        for at in 0..bytes {
            data.add(at).write(pattern(at));
        }
        fresh.give_to(&raw mut array);
        std::ptr::eq(kind.data(&raw const array), data) && kind.len(&raw const array) == len
    };
    report.holds(
        format_args!("{}: a fresh buffer of {len} becomes an array's", kind.name),
        written,
    );

    if matches!(access(), Access::Probed(_)) {
        report.equal(
            format_args!("{}: header of a fresh buffer of {len}", kind.name),
            &header(&array),
            &[1, len, len],
        );
    }

    // SAFETY: the array is live until it is destroyed here; the `Variant` shares its data and so keeps it.
    let variant = unsafe {
        let variant = variant_of(kind.variant_type, (&raw const array).cast());
        kind.destroy(&raw mut array);
        variant
    };
    let seen = Seen::of(&variant);
    report.equal(
        format_args!("{}: owners of a fresh buffer of {len}", kind.name),
        &seen.and_then(|seen| seen.owners).unwrap_or(1),
        &1,
    );
    for (what, size) in [
        ("append", len + 1),
        ("resize", 3 * len + 7),
        ("resize", len),
        ("resize", 1),
    ] {
        let argument = match what {
            "append" => variant.call("get", &[0.to_variant()]),
            _ => i64::try_from(size).expect("a small size").to_variant(),
        };
        let copy = variant.call("duplicate", &[]);
        variant.call(what, &[argument]);
        report.holds(
            format_args!("{}: {what} from {len} to {size}", kind.name),
            holds_pattern(&variant, kind, size, size.min(len)) && holds_pattern(&copy, kind, 0, 1),
        );
    }
    variant.call("clear", &[]);
}

/// Bytes that make ordinary numbers of every type, so that `append` gives back what `get` took.
fn pattern(at: usize) -> u8 {
    u8::try_from(at % 61).expect("less than 256")
}

/// Whether the array has `len` elements (or any number, for 0), the first `kept` as written.
fn holds_pattern(variant: &Variant, kind: &Kind, len: usize, kept: usize) -> bool {
    let Some(array) = vector(variant) else {
        return false;
    };
    // SAFETY: a live array of the kind in a `Variant`; it has at least `kept` > 0 elements where they are read.
    unsafe {
        let size = kind.len(array);
        if size < kept.max(1) || (len > 0 && size != len) {
            return false;
        }
        let data = kind.data(array);
        (0..kept * kind.element_bytes).all(|at| data.add(at).read() == pattern(at))
    }
}
