//! The entry point of the library: whether it may start in this engine, and at which CPU level.

use std::ffi::{CStr, c_char};
use std::panic::catch_unwind;

use godot::sys;

use super::class::Library;
use super::error::c_string;
use super::handover;

/// The engine's interface as far as it can be used before gdext is initialised: functions by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interface {
    get_proc_address: sys::GDExtensionInterfaceGetProcAddress,
    pub(super) library: sys::GDExtensionClassLibraryPtr,
}

impl Interface {
    /// The engine's function of this name, as a function pointer of type `F`.
    ///
    /// # Safety
    /// `F` is the type that the interface gives the function.
    pub(super) unsafe fn function<F: Copy>(self, name: &CStr) -> Option<F> {
        const { assert!(size_of::<F>() == size_of::<unsafe extern "C" fn()>()) };
        // SAFETY: the engine passed the pointer to the entry point, which is still running.
        let function = unsafe { (self.get_proc_address?)(name.as_ptr()) }?;
        // SAFETY: a function pointer, of the type the caller vouches for.
        Some(unsafe { std::mem::transmute_copy(&function) })
    }

    fn print(self, name: &CStr, message: &CStr) {
        // SAFETY: `print_error` and `print_warning` are of one type.
        let print = unsafe { self.function::<sys::GDExtensionInterfacePrintWarning>(name) };
        if let Some(print) = print {
            let (function, file) = (c"packed_compute_init", c"packed_compute");
            // SAFETY: C strings that outlive the call.
            unsafe {
                print(
                    message.as_ptr(),
                    function.as_ptr(),
                    file.as_ptr(),
                    0,
                    sys::conv::SYS_TRUE,
                )
            };
        }
    }

    pub(super) fn warn(self, message: &str) {
        self.print(c"print_warning", &c_string(message));
    }

    /// The size of the engine's `real_t` in bytes: 4, or 8 in a double-precision engine. `None` if it cannot be told.
    fn real_bytes(self) -> Option<usize> {
        const FROM_NUMBERS: i32 = 3;
        const UNTOUCHED: u64 = u64::MAX;
        // SAFETY: the function's type in the interface.
        let constructor = unsafe {
            self.function::<sys::GDExtensionInterfaceVariantGetPtrConstructor>(
                c"variant_get_ptr_constructor",
            )
        }?;
        // SAFETY: a type and the index of its constructor from two numbers, as in every 4.x engine.
        let construct =
            unsafe { constructor(sys::GDEXTENSION_VARIANT_TYPE_VECTOR2, FROM_NUMBERS) }?;
        let mut vector = [UNTOUCHED; 2];
        let one = 1.0_f64;
        let arguments = [(&raw const one).cast(); 2];
        // SAFETY: room for a Vector2 of either precision, and two numbers, which are passed as f64.
        unsafe { construct(vector.as_mut_ptr().cast(), arguments.as_ptr()) };
        match vector {
            [low, UNTOUCHED] if low == pair(1.0) => Some(4),
            [x, y] if [x, y] == [one.to_bits(); 2] => Some(8),
            _ => None,
        }
    }
}

/// Two equal f32 side by side, as they lie in memory.
fn pair(value: f32) -> u64 {
    u64::from(value.to_bits()) << 32 | u64::from(value.to_bits())
}

/// What the engine calls when it loads the library that the manifest names: refuses engines that this is not for, and
/// hands over to a sibling for a higher CPU level where there is one.
///
/// # Safety
/// Called by the engine, with what its interface says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn packed_compute_init(
    get_proc_address: sys::GDExtensionInterfaceGetProcAddress,
    library: sys::GDExtensionClassLibraryPtr,
    init: *mut sys::GDExtensionInitialization,
) -> sys::GDExtensionBool {
    let interface = Interface {
        get_proc_address,
        library,
    };
    let decide = || {
        if interface.real_bytes() != Some(size_of::<f32>()) {
            interface.print(
                c"print_error",
                c"Packed Compute is for engines built with single precision, and this one is not. It is not loaded.",
            );
            return None;
        }
        Some(handover::sibling(interface).unwrap_or(packed_compute_start))
    };
    match catch_unwind(decide) {
        // SAFETY: the engine's own arguments, passed on.
        Ok(Some(start)) => unsafe { start(get_proc_address, library, init) },
        Ok(None) | Err(_) => sys::conv::SYS_FALSE,
    }
}

/// Starts this very library, at the level it was compiled for. A sibling is entered here.
///
/// # Safety
/// As for [`packed_compute_init`], in an engine that it has found fit, and on a CPU of this level.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn packed_compute_start(
    get_proc_address: sys::GDExtensionInterfaceGetProcAddress,
    library: sys::GDExtensionClassLibraryPtr,
    init: *mut sys::GDExtensionInitialization,
) -> sys::GDExtensionBool {
    let interface = Interface {
        get_proc_address,
        library,
    };
    if catch_unwind(|| handover::look_around(interface)).is_err() {
        return sys::conv::SYS_FALSE;
    }
    // SAFETY: the engine's own arguments, passed on.
    unsafe { godot::init::__gdext_load_library::<Library>(get_proc_address, library, init) }
}

/// Which build this library is: the one text by which siblings know each other.
#[unsafe(no_mangle)]
pub extern "C" fn packed_compute_identity() -> *const c_char {
    handover::IDENTITY.as_ptr()
}

const _: sys::GDExtensionInitializationFunction = Some(packed_compute_init);

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::ffi::c_void;

    use super::*;

    thread_local! {
        static PRINTED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    /// An engine whose Vector2 is made of `R`, and which prints into `PRINTED`.
    fn engine<R>() -> sys::GDExtensionInterfaceGetProcAddress
    where
        f64: Into<Real<R>>,
    {
        unsafe extern "C" fn construct<R>(
            place: sys::GDExtensionUninitializedTypePtr,
            arguments: *const sys::GDExtensionConstTypePtr,
        ) where
            f64: Into<Real<R>>,
        {
            for at in 0..2 {
                // SAFETY: the caller gives two numbers and room for two.
                unsafe {
                    let number = (*arguments.add(at)).cast::<f64>().read();
                    place.cast::<R>().add(at).write(number.into().0);
                }
            }
        }
        unsafe extern "C" fn constructor<R>(
            variant_type: sys::GDExtensionVariantType,
            index: i32,
        ) -> sys::GDExtensionPtrConstructor
        where
            f64: Into<Real<R>>,
        {
            assert_eq!(
                (variant_type, index),
                (sys::GDEXTENSION_VARIANT_TYPE_VECTOR2, 3)
            );
            Some(construct::<R>)
        }
        unsafe extern "C" fn print(
            message: *const c_char,
            _function: *const c_char,
            _file: *const c_char,
            _line: i32,
            _notify: sys::GDExtensionBool,
        ) {
            // SAFETY: a C string, as the interface says.
            let message = unsafe { CStr::from_ptr(message) }.to_str().expect("UTF-8");
            PRINTED.with_borrow_mut(|printed| printed.push(message.to_owned()));
        }
        unsafe extern "C" fn look_up<R>(name: *const c_char) -> sys::GDExtensionInterfaceFunctionPtr
        where
            f64: Into<Real<R>>,
        {
            // SAFETY: a C string, as the interface says.
            let function = match unsafe { CStr::from_ptr(name) }.to_bytes() {
                b"variant_get_ptr_constructor" => constructor::<R> as *const c_void,
                b"print_error" => print as *const c_void,
                other => panic!(
                    "{} is not wanted before the precision is known",
                    other.escape_ascii()
                ),
            };
            // SAFETY: from a function pointer, and back.
            Some(unsafe { std::mem::transmute::<*const c_void, unsafe extern "C" fn()>(function) })
        }
        Some(look_up::<R>)
    }

    struct Real<R>(R);

    impl From<f64> for Real<f32> {
        fn from(number: f64) -> Self {
            #[expect(clippy::cast_possible_truncation, reason = "as the engine does")]
            Self(number as f32)
        }
    }

    impl From<f64> for Real<f64> {
        fn from(number: f64) -> Self {
            Self(number)
        }
    }

    fn interface(get_proc_address: sys::GDExtensionInterfaceGetProcAddress) -> Interface {
        Interface {
            get_proc_address,
            library: std::ptr::null_mut(),
        }
    }

    #[test]
    fn tells_the_precision() {
        assert_eq!(interface(engine::<f32>()).real_bytes(), Some(4));
        assert_eq!(interface(engine::<f64>()).real_bytes(), Some(8));
        assert_eq!(interface(None).real_bytes(), None);
    }

    #[test]
    fn refuses_a_double_precision_engine_and_says_why() {
        // SAFETY: the refusal needs neither a library nor a place for the initialisation.
        let loaded = unsafe {
            packed_compute_init(engine::<f64>(), std::ptr::null_mut(), std::ptr::null_mut())
        };
        assert_eq!(loaded, sys::conv::SYS_FALSE);
        let printed = PRINTED.take();
        assert_eq!(printed.len(), 1, "{printed:?}");
        assert!(printed[0].contains("single precision"), "{printed:?}");
    }
}
