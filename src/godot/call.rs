//! Calls: what the thunks of every method share.

use std::panic::{AssertUnwindSafe, catch_unwind};

use godot::builtin::{Variant, VariantType};
use godot::obj::EngineEnum;
use godot::sys;

use super::argument::Argument;
use super::error::{Error, report};
use super::returned::Returned;

/// Why a call was not done.
#[derive(Debug)]
pub(super) enum Refusal {
    /// A reason that the library itself reports; the script goes on.
    Error(Error),
    /// An argument of the wrong type, which the engine reports; the script function ends.
    Argument { index: usize, wanted: VariantType },
    /// A wrong number of arguments, which the engine reports; the script function ends.
    Count {
        given: usize,
        least: usize,
        most: usize,
    },
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// The arguments of a typed call, taken one after the other.
#[derive(Debug)]
pub(super) struct Typed(*const sys::GDExtensionConstTypePtr);

impl Typed {
    /// # Safety
    /// `arguments` are those of a `ptrcall`, live as long as what is taken from them.
    pub(super) unsafe fn new(arguments: *const sys::GDExtensionConstTypePtr) -> Self {
        Self(arguments)
    }

    /// # Safety
    /// The method declares one more parameter, of type `T`.
    pub(super) unsafe fn take<T: Argument>(&mut self) -> T {
        // SAFETY: the caller's: the engine passes as many as are declared, each of the declared type.
        unsafe {
            let argument = T::from_typed(*self.0);
            self.0 = self.0.add(1);
            argument
        }
    }
}

/// The arguments of an untyped call, taken one after the other.
#[derive(Debug)]
pub(super) struct Untyped {
    arguments: *const sys::GDExtensionConstVariantPtr,
    given: usize,
    taken: usize,
}

impl Untyped {
    /// Checks the number of arguments against that of the parameters, of which the last `defaults` may be left out.
    ///
    /// # Safety
    /// `arguments` are `count` arguments of a varcall, live as long as what is taken from them.
    pub(super) unsafe fn new(
        arguments: *const sys::GDExtensionConstVariantPtr,
        count: sys::GDExtensionInt,
        parameters: usize,
        defaults: usize,
    ) -> Result<Self, Refusal> {
        let given = usize::try_from(count).unwrap_or(0);
        let (least, most) = (parameters - defaults, parameters);
        if given < least || given > most {
            return Err(Refusal::Count { given, least, most });
        }
        Ok(Self {
            arguments,
            given,
            taken: 0,
        })
    }

    /// The next argument, or its default where it was left out.
    ///
    /// # Safety
    /// What is taken is not kept beyond the call, and taken once.
    pub(super) unsafe fn take<T: Argument>(
        &mut self,
        default: Option<fn() -> T>,
    ) -> Result<T, Refusal> {
        let index = self.taken;
        self.taken += 1;
        if index >= self.given {
            let default = default.expect("the number of arguments was checked");
            return Ok(default());
        }
        // SAFETY: by `new` there are `given` live arguments.
        unsafe { T::from_variant(*self.arguments.add(index)) }.ok_or(Refusal::Argument {
            index,
            wanted: T::TYPE,
        })
    }
}

/// Two changed arguments that are one array cannot both have their way.
pub(super) fn distinct(changed: &[(&'static str, Option<usize>)]) -> Result<(), Error> {
    for (at, &(name, address)) in changed.iter().enumerate() {
        if let Some(&(other, _)) = changed[..at]
            .iter()
            .find(|earlier| address.is_some() && earlier.1 == address)
        {
            return Err(Error::SameArray {
                name: other,
                other: name,
            });
        }
    }
    Ok(())
}

/// Runs a call; a panic in it is its error.
fn guarded<R, E: From<Error>>(call: impl FnOnce() -> Result<R, E>) -> Result<R, E> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| {
        let message = panic
            .downcast_ref::<&str>()
            .map(ToString::to_string)
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "a panic without a message".to_owned());
        Err(Error::Panicked(message).into())
    })
}

/// Hands a result to the engine so that no panic goes with it: what is left to say was said by the panic hook.
fn contained(answer: impl FnOnce()) {
    let _ = catch_unwind(AssertUnwindSafe(answer));
}

/// A typed call, from decoding to result.
///
/// # Safety
/// `place` is where a `ptrcall` of a method returning `R` wants its result.
pub(super) unsafe fn typed<R: Returned>(
    method: &str,
    place: sys::GDExtensionTypePtr,
    call: impl FnOnce() -> Result<R, Error>,
) {
    let result = guarded(call);
    contained(|| match result {
        // SAFETY: the caller's.
        Ok(value) => unsafe { value.to_typed(place) },
        Err(error) => {
            report(method, &error);
            // SAFETY: the caller's.
            unsafe { R::none_to_typed(place) };
        }
    });
}

/// An untyped call, from decoding to result.
///
/// # Safety
/// `place` is the live `Variant`, and `outcome` the error, of a varcall.
pub(super) unsafe fn untyped<R: Returned>(
    method: &str,
    place: sys::GDExtensionVariantPtr,
    outcome: *mut sys::GDExtensionCallError,
    call: impl FnOnce() -> Result<R, Refusal>,
) {
    let result = guarded(call);
    contained(|| {
        let mut told = sys::GDExtensionCallError {
            error: sys::GDEXTENSION_CALL_OK,
            argument: 0,
            expected: 0,
        };
        let value = result.map_or_else(
            |refusal| {
                match refusal {
                    Refusal::Error(error) => report(method, &error),
                    refusal => refusal.tell(&mut told),
                }
                R::none()
            },
            R::to_variant,
        );
        // SAFETY: the caller's; the `Variant` that was there is dropped.
        unsafe { *place.cast::<Variant>() = value };
        if !outcome.is_null() {
            // SAFETY: the caller's.
            unsafe { outcome.write(told) };
        }
    });
}

impl Refusal {
    /// Says it in the engine's words, where it has any.
    fn tell(&self, told: &mut sys::GDExtensionCallError) {
        let small = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        match *self {
            Self::Error(_) => {}
            Self::Argument { index, wanted } => {
                told.error = sys::GDEXTENSION_CALL_ERROR_INVALID_ARGUMENT;
                told.argument = small(index);
                told.expected = wanted.ord();
            }
            Self::Count { given, least, .. } if given < least => {
                told.error = sys::GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS;
                told.expected = small(least);
            }
            Self::Count { most, .. } => {
                told.error = sys::GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS;
                told.expected = small(most);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_array_may_be_changed_once() {
        assert_eq!(distinct(&[]), Ok(()));
        assert_eq!(
            distinct(&[("out", Some(8)), ("points", None), ("xform", None)]),
            Ok(())
        );
        assert_eq!(distinct(&[("a", Some(8)), ("b", Some(16))]), Ok(()));
        assert_eq!(
            distinct(&[("a", Some(8)), ("b", Some(16)), ("c", Some(8))]),
            Err(Error::SameArray {
                name: "a",
                other: "c"
            })
        );
    }

    #[test]
    fn counts_are_checked_with_defaults() {
        // SAFETY: nothing is taken from the arguments.
        let count = |given| unsafe { Untyped::new(std::ptr::null(), given, 3, 2) };
        assert!(matches!(
            count(0),
            Err(Refusal::Count {
                given: 0,
                least: 1,
                most: 3
            })
        ));
        assert!(matches!(
            count(4),
            Err(Refusal::Count {
                given: 4,
                least: 1,
                most: 3
            })
        ));
        for given in 1..=3 {
            assert!(count(given).is_ok(), "{given}");
        }
    }

    #[test]
    fn a_panic_becomes_an_error() {
        let message = |refused: Result<(), Refusal>| match refused {
            Err(Refusal::Error(Error::Panicked(message))) => message,
            other => panic!("{other:?}"),
        };
        assert_eq!(message(guarded(|| panic!("words"))), "words");
        assert_eq!(message(guarded(|| panic!("{} words", 2))), "2 words");
        assert_eq!(
            message(guarded(|| std::panic::panic_any(7))),
            "a panic without a message"
        );
    }
}
