//! What the engine has allocated, before and after.

use godot::classes::{Engine, Os};
use godot::meta::ToGodot;
use godot::obj::Singleton;

use super::report::Report;

/// How often a measurement is taken that something else in the game may disturb.
const ATTEMPTS: usize = 5;

/// `Performance.OBJECT_COUNT`.
const OBJECT_COUNT: i64 = 7;

/// Bytes of static memory; 0 in release builds, which do not count.
fn bytes() -> i64 {
    Os::singleton().get_static_memory_usage().cast_signed()
}

/// The number of objects; 0 where it is not known.
fn objects() -> i64 {
    Engine::singleton()
        .get_singleton("Performance")
        .map(|mut performance| performance.call("get_monitor", &[OBJECT_COUNT.to_variant()]))
        .and_then(|count| count.try_to_relaxed::<i64>().ok())
        .unwrap_or(0)
}

/// How much an amount is larger after `action`, when nothing else in the game interferes.
fn growth(amount: impl Fn() -> i64, mut action: impl FnMut()) -> i64 {
    let mut least = i64::MAX;
    for _ in 0..ATTEMPTS {
        let before = amount();
        action();
        least = least.min(amount() - before);
        if least <= 0 {
            break;
        }
    }
    least.max(0)
}

/// How many bytes of static memory `action` leaves behind.
pub(super) fn left_behind(action: impl FnMut()) -> i64 {
    growth(bytes, action)
}

/// How many bytes of static memory there are more while what `make` makes lives: `assumed` if any attempt finds so many,
/// since something else in the game may disturb the others. `None` where it is not counted.
pub(super) fn cost<T>(assumed: i64, mut make: impl FnMut() -> T) -> Option<i64> {
    let mut found = None;
    for _ in 0..ATTEMPTS {
        let before = bytes();
        let made = make();
        found = (before != 0).then(|| bytes() - before);
        drop(made);
        if found == Some(assumed) {
            break;
        }
    }
    found
}

/// Adds a line if `action` leaves memory or objects behind.
pub(super) fn check(report: &mut Report, mut action: impl FnMut()) {
    report.equal(
        format_args!("bytes that this test leaves behind"),
        &growth(bytes, &mut action),
        &0,
    );
    report.equal(
        format_args!("objects that this test leaves behind"),
        &growth(objects, &mut action),
        &0,
    );
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn growth_is_what_no_attempt_was_without() {
        let amount = Cell::new(100);
        let after = |each: i64| growth(|| amount.get(), || amount.set(amount.get() + each));
        assert_eq!([after(8), after(0), after(-8)], [8, 0, 0]);
        let mut noise = [64, 72, 8, 64, 64].into_iter();
        let disturbed = growth(
            || amount.get(),
            || amount.set(amount.get() + noise.next().unwrap_or(0)),
        );
        assert_eq!(disturbed, 8);
    }
}
