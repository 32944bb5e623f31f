//! What an instance shares with the calls of its methods.
//!
//! gdext lends the Rust object of an instance by a guard, and to give that back takes a system call: a third of a microsecond
//! in all, half of what a formula over few elements takes. But a shared reference is all that is wanted here, and nothing
//! ever takes another one. So where it lies is asked once, and remembered as long as no object of any class has gone.

use std::cell::Cell;
use std::ptr;
use std::sync::Arc;
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
    /// The [`Shared`] of its object.
    shared: *const (),
    gone: u64,
}

thread_local! {
    static PLACES: [Cell<Remembered>; REMEMBERED] = const {
        [const {
            Cell::new(Remembered { instance: ptr::null_mut(), shared: ptr::null(), gone: 0 })
        }; REMEMBERED]
    };
}

/// The state of an object, which stays until the last call has ended: a task that calls a method of an object does not keep
/// the object.
#[derive(Debug, Default)]
pub(super) struct Shared<S>(Arc<S>);

impl<S> Drop for Shared<S> {
    fn drop(&mut self) {
        // Before the memory is given back, and so before another object lies there.
        GONE.fetch_add(1, Ordering::Release);
    }
}

/// A class whose methods are called with the state of an object.
pub(super) trait Lent: GodotClass + Bounds<Declarer = bounds::DeclUser> + Sync {
    type State: Send + Sync;

    /// The state, in the object.
    fn shared(&self) -> &Shared<Self::State>;
}

/// The state of an instance.
///
/// # Safety
/// A live instance of the class, whose object nothing ever borrows mutably.
pub(super) unsafe fn lent<T: Lent>(instance: sys::GDExtensionClassInstancePtr) -> Arc<T::State> {
    let gone = GONE.load(Ordering::Acquire);
    PLACES.with(|places| {
        // Instances are large: the lowest bits are always the same.
        let place = &places[(instance.addr() / 64) % REMEMBERED];
        let known = place.get();
        let shared = if known.instance == instance && known.gone == gone {
            known.shared.cast::<Shared<T::State>>()
        } else {
            // SAFETY: a live instance of the class.
            let object = unsafe { as_storage::<T>(instance) }.get();
            let shared = ptr::from_ref(object.shared());
            place.set(Remembered {
                instance,
                shared: shared.cast(),
                gone,
            });
            shared
        };
        // SAFETY: the comparison of instance and count above, or the guard. gdext keeps an object in a box of its own, where it stays until the instance goes. Had this one gone and
        // another come in its place, the count would be another: it is raised before, and whoever calls a method of the new
        // one knows of it by way of the thread that made it.
        let shared: &Shared<T::State> = unsafe { &*shared };
        Arc::clone(&shared.0)
    })
}
