//! The Rust object of an instance, for the length of a call.
//!
//! gdext lends it by a guard, and to give that back takes a system call: a quarter of a microsecond in all, a third of what a
//! formula over few elements takes. But a shared reference is all that is wanted here, and nothing ever takes another one. So
//! where an object lies is asked once, and remembered as long as no object of any class has gone.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};

use godot::obj::{Bounds, GodotClass, bounds};
use godot::private::{Storage as _, as_storage};
use godot::sys;

/// How many objects have gone: what was remembered before is forgotten.
static GONE: AtomicU64 = AtomicU64::new(0);

/// The objects that a thread remembers.
const REMEMBERED: usize = 8;

#[derive(Clone, Copy)]
struct Remembered {
    instance: sys::GDExtensionClassInstancePtr,
    object: *const (),
    gone: u64,
}

thread_local! {
    static PLACES: [Cell<Remembered>; REMEMBERED] = const {
        [const {
            Cell::new(Remembered { instance: ptr::null_mut(), object: ptr::null(), gone: 0 })
        }; REMEMBERED]
    };
}

/// Part of an object that [`lent`] lends: says that it has gone.
#[derive(Debug, Default)]
pub(super) struct Leave;

impl Drop for Leave {
    fn drop(&mut self) {
        // Before the memory is given back, and so before another object lies there.
        GONE.fetch_add(1, Ordering::Release);
    }
}

/// A class whose objects can be lent.
pub(super) trait Lent: GodotClass + Bounds<Declarer = bounds::DeclUser> + Sync {
    /// The part that says when the object goes.
    fn leave(&self) -> &Leave;
}

/// The object of an instance.
///
/// # Safety
/// A live instance of the class, which stays one for `'a`; nothing ever borrows its object mutably.
pub(super) unsafe fn lent<'a, T: Lent>(instance: sys::GDExtensionClassInstancePtr) -> &'a T {
    let gone = GONE.load(Ordering::Acquire);
    PLACES.with(|places| {
        // Instances are large: the lowest bits are always the same.
        let place = &places[(instance.addr() / 64) % REMEMBERED];
        let known = place.get();
        let object = if known.instance == instance && known.gone == gone {
            known.object.cast::<T>()
        } else {
            // SAFETY: a live instance of the class.
            let guard = unsafe { as_storage::<T>(instance) }.get();
            let _ = guard.leave();
            let object = ptr::from_ref(&*guard);
            place.set(Remembered {
                instance,
                object: object.cast(),
                gone,
            });
            object
        };
        // SAFETY: gdext keeps an object in a box of its own, where it stays until the instance goes. Had this one gone and
        // another come in its place, the count would be another: it is raised before, and whoever calls a method of the new
        // one knows of it by way of the thread that made it.
        unsafe { &*object }
    })
}
