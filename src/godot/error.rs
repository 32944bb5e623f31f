//! Errors: what a call says to the script's author when it cannot be done.

use std::ffi::CString;
use std::fmt;

use godot::builtin::{AnyArray, GString, Variant, VariantType};
use godot::classes::Engine;
use godot::obj::{Gd, Singleton};
use godot::sys;

use crate::expression;

/// Why a call was not done. Nothing has been changed then, unless it is the library's own failure, which can leave an array
/// that shares its memory with nobody half-written, or [`Self::NotNormalized`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Two arrays should be equally long.
    SizesDiffer {
        /// The parameter that is wrong.
        name: &'static str,
        /// Its size.
        len: usize,
        /// The parameter it is measured by.
        other: &'static str,
        /// The size wanted.
        other_len: usize,
    },
    /// Two parameters that are both changed are one array.
    SameArray {
        /// One of the parameters.
        name: &'static str,
        /// The other one.
        other: &'static str,
    },
    /// A number is outside its range.
    OutOfRange {
        /// The parameter.
        name: &'static str,
        /// What was given.
        got: i64,
        /// What is allowed.
        wanted: &'static str,
    },
    /// An argument has a type that the method does not take.
    WrongType {
        /// The parameter.
        name: &'static str,
        /// The type that was given.
        got: VariantType,
        /// The types that are taken.
        wanted: &'static str,
    },
    /// A range is not within its array.
    RangeOutside {
        /// The first element.
        from: i64,
        /// How many elements.
        count: i64,
        /// How many the array has.
        len: usize,
    },
    /// A box that has less than no extent.
    NegativeSize {
        /// The parameter.
        name: &'static str,
        /// The size, as it would be printed.
        size: String,
    },
    /// A direction that is none: a vector of no length.
    Zero {
        /// The parameter.
        name: &'static str,
    },
    /// A length that is none.
    NotPositive {
        /// The parameter.
        name: &'static str,
        /// The number, as it would be printed.
        number: String,
    },
    /// The buffer of a MultiMesh has less room than its instances take.
    BufferTooSmall {
        /// How many floats it has.
        len: usize,
        /// How many instances there are.
        instances: usize,
        /// The floats of each.
        stride: usize,
    },
    /// Elements that do not divide into groups of a size.
    Groups {
        /// The parameter.
        name: &'static str,
        /// How many elements there are.
        len: usize,
        /// What their number should be a multiple of, in words.
        of: String,
    },
    /// An element of an Array has a type that it should not have.
    WrongElement {
        /// The parameter.
        name: &'static str,
        /// Where in it.
        at: usize,
        /// Its type.
        got: VariantType,
        /// The type that is taken.
        wanted: &'static str,
    },
    /// A number that the elements of an array cannot hold.
    NotHeld {
        /// The parameter.
        name: &'static str,
        /// The number, as it would be printed.
        number: String,
        /// The type of the array.
        array: &'static str,
    },
    /// An integer would be divided by 0.
    DivisionByZero {
        /// The parameter.
        name: &'static str,
        /// Where in the array, if it is one.
        at: Option<usize>,
    },
    /// An array of vectors or colours where numbers are wanted.
    Vectors {
        /// The parameter.
        name: &'static str,
    },
    /// A vector should have length 1. In debug builds of the engine this is what its own methods say; the call has then been
    /// done, with the results that they have.
    NotNormalized {
        /// The parameter.
        name: &'static str,
        /// Where in the array, if it is one: the first of them.
        at: Option<usize>,
    },
    /// There is no element with this index.
    IndexOutside {
        /// The parameter that holds the index.
        name: &'static str,
        /// Where in it.
        position: usize,
        /// The index.
        index: i32,
        /// The parameter that it is an index of.
        array: &'static str,
        /// How many elements that has.
        len: usize,
    },
    /// An array has more elements than can be told apart by 32 bits.
    TooLong {
        /// The parameter.
        name: &'static str,
        /// Its size.
        len: usize,
        /// The greatest size.
        most: usize,
    },
    /// An array has no elements, and so not what is asked for.
    Empty {
        /// The parameter.
        name: &'static str,
    },
    /// A sum that an `int` cannot hold.
    SumNotHeld {
        /// The sum.
        sum: i128,
    },
    /// Bins that cannot be.
    Bins {
        /// How many.
        bins: i64,
        /// The lower edge of the first, as it would be printed.
        from: String,
        /// The upper edge of the last.
        to: String,
    },
    /// Bytes that do not divide into numbers of their size.
    Uneven {
        /// The parameter.
        name: &'static str,
        /// How many bytes there are.
        len: usize,
        /// How many a number takes.
        size: usize,
    },
    /// A place that is not within the bytes.
    OffsetOutside {
        /// The place.
        offset: i64,
        /// How many bytes there are.
        len: usize,
    },
    /// Elements would overlap.
    StrideTooSmall {
        /// The bytes from one to the next.
        stride: i64,
        /// How many an element takes.
        size: usize,
    },
    /// More elements than fit.
    TooMany {
        /// How many there should be, in words.
        what: String,
        /// How many fit.
        fitting: usize,
    },
    /// What is wrong with a formula.
    Formula(expression::Error),
    /// A formula has not been parsed, or could not be.
    NotParsed,
    /// A formula has another number of inputs, or of results.
    Count {
        /// The parameter.
        name: &'static str,
        /// How many it has.
        given: usize,
        /// What the formula has, in words.
        wanted: String,
    },
    /// An input of a formula, or an array for its results, has a type that none can have.
    NoInput {
        /// Which one, in words.
        what: String,
        /// Its type.
        got: VariantType,
        /// The types that are taken.
        wanted: &'static str,
    },
    /// Two results of a formula go to one array.
    SameResult {
        /// One of them.
        at: usize,
        /// The other one.
        other: usize,
    },
    /// Arrays that a formula goes through are not equally long.
    Lengths {
        /// One of them, in words.
        what: String,
        /// Its size.
        len: usize,
        /// Another one.
        other: String,
        /// Its size.
        other_len: usize,
    },
    /// A formula that goes through elements, and nothing says how many there are.
    NoLength,
    /// There is no memory for the result.
    OutOfMemory {
        /// The size of the result in bytes.
        bytes: usize,
    },
    /// The library itself has failed.
    Panicked(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SizesDiffer {
                name,
                len,
                other,
                other_len,
            } => {
                write!(f, "'{name}' has {len} elements, '{other}' has {other_len}")
            }
            Self::SameArray { name, other } => {
                write!(
                    f,
                    "'{name}' and '{other}' are one array, and both are changed"
                )
            }
            Self::OutOfRange { name, got, wanted } => write!(f, "'{name}' is {got}, not {wanted}"),
            Self::WrongType { name, got, wanted } => {
                write!(f, "'{name}' is of type {}, not {wanted}", type_name(*got))
            }
            Self::RangeOutside { from, count, len } => {
                write!(
                    f,
                    "'from' is {from} and 'count' is {count}, but the array has {len} elements"
                )
            }
            Self::NegativeSize { name, size } => {
                write!(f, "'{name}' has the size {size}, which is negative")
            }
            Self::Zero { name } => write!(f, "'{name}' is zero"),
            Self::NotPositive { name, number } => {
                write!(f, "'{name}' is {number}, not greater than 0")
            }
            Self::BufferTooSmall {
                len,
                instances,
                stride,
            } => {
                write!(
                    f,
                    "'buffer' has {len} elements, but {instances} instances of {stride} do not fit"
                )
            }
            Self::Groups { name, len, of } => {
                write!(f, "'{name}' has {len} elements, not a multiple of {of}")
            }
            Self::WrongElement {
                name,
                at,
                got,
                wanted,
            } => {
                write!(
                    f,
                    "'{name}' has a {} at index {at}, not {wanted}",
                    type_name(*got)
                )
            }
            Self::NotHeld {
                name,
                number,
                array,
            } => {
                write!(f, "'{name}' is {number}, which a {array} cannot hold")
            }
            Self::DivisionByZero { name, at: None } => {
                write!(f, "'{name}' is 0, and integers are divided by it")
            }
            Self::DivisionByZero { name, at: Some(at) } => {
                write!(
                    f,
                    "'{name}' is 0 at index {at}, and integers are divided by it"
                )
            }
            Self::Vectors { name } => write!(f, "'{name}' has vectors or colors, not numbers"),
            Self::NotNormalized { name, at: None } => write!(f, "'{name}' must be normalized"),
            Self::NotNormalized { name, at: Some(at) } => {
                write!(f, "'{name}' must be normalized, and is not at index {at}")
            }
            Self::IndexOutside {
                name,
                position,
                index,
                array,
                len,
            } => {
                write!(
                    f,
                    "'{name}' is {index} at index {position}, but '{array}' has {len} elements"
                )
            }
            Self::TooLong { name, len, most } => {
                write!(
                    f,
                    "'{name}' has {len} elements, more than the {most} that 32-bit indices tell apart"
                )
            }
            Self::Empty { name } => write!(f, "'{name}' is empty"),
            Self::SumNotHeld { sum } => write!(f, "the sum is {sum}, which an int cannot hold"),
            Self::Bins { bins, from, to } => {
                write!(f, "there are no {bins} bins from {from} to {to}")
            }
            Self::Uneven { name, len, size } => {
                write!(f, "'{name}' has {len} bytes, not a multiple of {size}")
            }
            Self::OffsetOutside { offset, len } => {
                write!(f, "'offset' is {offset}, but 'bytes' has {len} bytes")
            }
            Self::StrideTooSmall { stride, size } => {
                write!(f, "'stride' is {stride}, but an element has {size} bytes")
            }
            Self::TooMany { what, fitting: 1 } => write!(f, "{what}, but 1 element fits"),
            Self::TooMany { what, fitting } => write!(f, "{what}, but {fitting} elements fit"),
            Self::Formula(error) => write!(f, "{error}"),
            Self::NotParsed => write!(f, "no formula was parsed"),
            Self::Count {
                name,
                given,
                wanted,
            } => write!(f, "'{name}' has {given}, but the formula has {wanted}"),
            Self::NoInput { what, got, wanted } => {
                write!(f, "{what} is of type {}, not {wanted}", type_name(*got))
            }
            Self::SameResult { at, other } => write!(
                f,
                "'out[{other}]' and 'out[{at}]' are one array, and both are changed"
            ),
            Self::Lengths {
                what,
                len,
                other,
                other_len,
            } => write!(f, "{what} has {len} elements, {other} has {other_len}"),
            Self::NoLength => write!(
                f,
                "the formula depends on INDEX, but neither an array nor 'count' says how many elements there are"
            ),
            Self::OutOfMemory { bytes } => write!(f, "no memory for {bytes} bytes"),
            Self::Panicked(message) => write!(f, "internal error, please report it: {message}"),
        }
    }
}

/// The name of a type in GDScript.
pub(super) fn type_name(variant_type: VariantType) -> String {
    // SAFETY: the interface is loaded, as this runs in calls from the engine; the call initialises the String.
    let name = unsafe {
        GString::new_with_string_uninit(|place| {
            sys::interface_fn!(variant_get_type_name)(variant_type.sys(), place);
        })
    };
    name.to_string()
}

/// Prints the error as the engine does those of scripts, at the script line that made the call if there is one.
pub(super) fn report(method: &str, error: &Error) {
    let message = format!("{method}: {error}");
    let (file, line) = script_line().unwrap_or_else(|| ("packed_compute".to_owned(), 0));
    let [message, method, file] = [message.as_str(), method, file.as_str()].map(c_string);
    // SAFETY: three C strings that outlive the call; the interface is loaded, as this runs in calls from the engine.
    unsafe {
        sys::interface_fn!(print_script_error)(
            message.as_ptr(),
            method.as_ptr(),
            file.as_ptr(),
            line,
            sys::conv::SYS_TRUE,
        );
    }
}

pub(super) fn c_string(text: &str) -> CString {
    CString::new(text.replace('\0', " ")).expect("zeros were replaced")
}

/// File and line of the innermost script function on this thread; `None` outside scripts and in engines before 4.5,
/// and in release templates unless the project tracks call stacks.
fn script_line() -> Option<(String, i32)> {
    // Called by name: the function is newer than the API this is compiled for.
    let traces = Engine::singleton()
        .upcast::<godot::classes::Object>()
        .try_call("capture_script_backtraces", &[])
        .ok()?
        .try_to::<AnyArray>()
        .ok()?;
    for trace in traces.iter_shared() {
        let mut trace: Gd<godot::classes::Object> = trace.try_to().ok()?;
        let frames: i64 = trace.try_call("get_frame_count", &[]).ok()?.try_to().ok()?;
        if frames > 0 {
            let mut ask = |what: &str| trace.try_call(what, &[Variant::from(0)]).ok();
            let file: GString = ask("get_frame_file")?.try_to().ok()?;
            let line: i32 = ask("get_frame_line")?.try_to().ok()?;
            return Some((file.to_string(), line));
        }
    }
    None
}
