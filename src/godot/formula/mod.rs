//! Formulas at the edge: what an object of the class `ComputeExpression` holds, and its calls.

mod given;
mod results;

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use arrayvec::ArrayVec;
use godot::builtin::{Color, VarArray, Variant, Vector2, Vector3, Vector4};
use godot::meta::ToGodot as _;

pub(super) use given::Inputs;
pub(super) use results::Results;

use super::borrow::AnyNew;
use super::error::Error;
use super::fresh::Fresh;
use super::returned::{ErrorCode, Returned as _};
use crate::expression::{
    Arrays, Elements, Formula, Kind, MOST_INPUTS, MOST_RESULTS, Program, Scalar, Type,
};
use given::Given;

/// What an object holds. Everything changes through a shared reference: calls from several threads meet here.
#[derive(Debug, Default)]
pub(super) struct State {
    parsed: RwLock<Option<Arc<Parsed>>>,
    failure: Mutex<Failure>,
}

/// A formula with the names of its inputs, for errors.
#[derive(Debug)]
struct Parsed {
    formula: Formula,
    names: Vec<String>,
}

/// What went wrong last.
#[derive(Debug, Default)]
struct Failure {
    text: String,
    is_of_execute: bool,
}

impl State {
    /// Takes a formula, or says what is wrong with it.
    pub fn parse(&self, source: &str, names: Vec<String>) -> ErrorCode {
        let (parsed, text) = match Formula::parse(source, &names) {
            Ok(formula) => (Some(Arc::new(Parsed { formula, names })), String::new()),
            Err(error) => (None, error.to_string()),
        };
        let code = match parsed {
            Some(_) => ErrorCode::OK,
            None => ErrorCode::INVALID_PARAMETER,
        };
        *self.parsed.write().unwrap_or_else(PoisonError::into_inner) = parsed;
        self.fail(text, false);
        code
    }

    /// What went wrong last; empty if nothing did.
    pub fn error_text(&self) -> String {
        self.failure().text.clone()
    }

    /// Whether the last execution failed.
    pub fn has_execute_failed(&self) -> bool {
        self.failure().is_of_execute
    }

    /// The results as new arrays, or as values if no input has elements.
    pub fn execute(&self, inputs: &Inputs, count: i64) -> Result<Variant, Error> {
        self.noted(|parsed| parsed.execute(inputs, count))
    }

    /// The results in the arrays of `out`.
    pub fn execute_into(&self, out: &Results, inputs: &Inputs) -> Result<(), Error> {
        self.noted(|parsed| parsed.execute_into(out, inputs))
    }

    fn failure(&self) -> std::sync::MutexGuard<'_, Failure> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fail(&self, text: String, is_of_execute: bool) {
        *self.failure() = Failure {
            text,
            is_of_execute,
        };
    }

    /// Runs an execution, and keeps what went wrong.
    fn noted<R>(&self, execute: impl FnOnce(&Parsed) -> Result<R, Error>) -> Result<R, Error> {
        let parsed = self
            .parsed
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        // Should the library itself fail, this is what stays.
        let _unfinished = Unfinished(self);
        let result = parsed
            .ok_or(Error::NotParsed)
            .and_then(|parsed| execute(&parsed));
        match &result {
            Ok(_) => {
                let mut failure = self.failure();
                if failure.is_of_execute {
                    *failure = Failure::default();
                }
            }
            Err(error) => self.fail(error.to_string(), true),
        }
        result
    }
}

/// An execution that has not come to its end: where it panics, that is its failure.
struct Unfinished<'a>(&'a State);

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.fail("internal error".to_owned(), true);
        }
    }
}

/// The inputs of a call.
type AllGiven<'a> = ArrayVec<Given<'a>, MOST_INPUTS>;

impl Parsed {
    /// The inputs, and how many elements the first array among them has, with its name.
    fn inputs<'a>(
        &self,
        inputs: &'a Inputs,
    ) -> Result<(AllGiven<'a>, Option<(usize, usize)>), Error> {
        if inputs.len() != self.names.len() {
            return Err(Error::Count {
                name: "inputs",
                given: inputs.len(),
                wanted: counted(self.names.len(), "input"),
            });
        }
        let mut given = AllGiven::new();
        let mut first: Option<(usize, usize)> = None;
        for (at, name) in self.names.iter().enumerate() {
            let input = inputs.get(at).map_err(|got| Error::NoInput {
                what: format!("the input '{name}'"),
                got,
                wanted: given::WANTED,
            })?;
            if let Some(len) = input.len() {
                match first {
                    Some((other, other_len)) if len != other_len => {
                        return Err(self.lengths(
                            (at, len),
                            format!("'{}'", self.names[other]),
                            other_len,
                        ));
                    }
                    _ => first = first.or(Some((at, len))),
                }
            }
            given.push(input);
        }
        Ok((given, first))
    }

    fn lengths(&self, (at, len): (usize, usize), other: String, other_len: usize) -> Error {
        Error::Lengths {
            what: format!("'{}'", self.names[at]),
            len,
            other,
            other_len,
        }
    }

    fn compile(
        &self,
        given: &AllGiven<'_>,
        results: Option<&[Kind]>,
    ) -> Result<Arc<Program>, Error> {
        let kinds: ArrayVec<Kind, MOST_INPUTS> = given.iter().map(Given::kind).collect();
        self.formula
            .compile(&kinds, results)
            .map_err(Error::Formula)
    }

    fn execute(&self, inputs: &Inputs, count: i64) -> Result<Variant, Error> {
        let (given, first) = self.inputs(inputs)?;
        let count = match usize::try_from(count) {
            Ok(count) => Some(count),
            Err(_) if count == -1 => None,
            Err(_) => {
                return Err(Error::OutOfRange {
                    name: "count",
                    got: count,
                    wanted: "-1, or 0 or more",
                });
            }
        };
        let len = match (first, count) {
            (Some((at, len)), Some(count)) if len != count => {
                return Err(Error::Lengths {
                    what: format!("'{}'", self.names[at]),
                    len,
                    other: "the result of 'count'".to_owned(),
                    other_len: count,
                });
            }
            (Some((_, len)), _) => len,
            (None, Some(count)) => count,
            (None, None) => {
                let program = self.compile(&given, None)?;
                let values = program.values(|input, component| given[input].scalar(component));
                return Ok(listed(
                    values.ok_or(Error::NoLength)?.into_iter().map(value),
                ));
            }
        };
        let program = self.compile(&given, None)?;
        let mut fresh = ArrayVec::<Fresh, MOST_RESULTS>::new();
        for &kind in program.results() {
            let kind = results::packed(kind);
            let bytes = len.saturating_mul(kind.element_bytes);
            fresh.push(Fresh::new(kind, len).ok_or(Error::OutOfMemory { bytes })?);
        }
        // SAFETY: fresh memory of this many elements each, which is this call's alone.
        let targets = fresh
            .iter()
            .map(|fresh| unsafe { results::target(fresh.kind(), fresh.data(), len) });
        run(&program, &given, len, targets.collect());
        Ok(listed(
            fresh.into_iter().map(|fresh| AnyNew(fresh).to_variant()),
        ))
    }

    fn execute_into(&self, out: &Results, inputs: &Inputs) -> Result<(), Error> {
        let (given, first) = self.inputs(inputs)?;
        let arrays = out.arrays(self.formula.results())?;
        let kinds: ArrayVec<Kind, MOST_RESULTS> = arrays.iter().map(|(kind, _)| *kind).collect();
        let len = arrays.first().map_or(0, |(_, array)| array.len());
        if let Some((_, array)) = arrays.iter().find(|(_, array)| array.len() != len) {
            return Err(Error::Lengths {
                what: "one array of 'out'".to_owned(),
                len: array.len(),
                other: "the first".to_owned(),
                other_len: len,
            });
        }
        if let Some((at, input_len)) = first
            && input_len != len
        {
            return Err(self.lengths((at, input_len), "'out'".to_owned(), len));
        }
        let program = self.compile(&given, Some(&kinds))?;
        if len == 0 {
            return Ok(());
        }
        let mut writing = ArrayVec::<_, MOST_RESULTS>::new();
        for (_, array) in arrays {
            writing.push(array.begin()?);
        }
        let targets = writing
            .iter()
            // SAFETY: storage of this many elements, which is the array's alone, or new; an input that is the same array has its
            // elements there, from the first on, or in memory of their own.
            .map(|writing| unsafe { results::target(writing.kind(), writing.data(), len) });
        run(&program, &given, len, targets.collect());
        for writing in writing {
            // SAFETY: the program writes all elements of all results.
            unsafe { writing.finish() };
        }
        Ok(())
    }
}

/// Runs a program on arrays whose storage has been found: what is read is looked up now.
fn run(
    program: &Program,
    given: &AllGiven<'_>,
    len: usize,
    targets: ArrayVec<crate::expression::Results<'_>, MOST_RESULTS>,
) {
    let elements: ArrayVec<Elements<'_>, MOST_INPUTS> =
        given.iter().map(|given| given.elements(len)).collect();
    program.run(Arrays::new(len, elements, targets), |input, component| {
        given[input].scalar(component)
    });
}

/// The one result, or all of them in an array.
fn listed(mut results: impl ExactSizeIterator<Item = Variant>) -> Variant {
    match results.len() {
        1 => results.next().expect("there is one"),
        _ => results.collect::<VarArray>().to_variant(),
    }
}

/// A result that is no array.
fn value((of, parts): (Type, Vec<Scalar>)) -> Variant {
    let part = |at: usize| parts[at].f32();
    match of {
        Type::Float => parts[0].f64().to_variant(),
        Type::Bool => parts[0].is_true().to_variant(),
        Type::Vector2 => Vector2::new(part(0), part(1)).to_variant(),
        Type::Vector3 => Vector3::new(part(0), part(1), part(2)).to_variant(),
        Type::Vector4 => Vector4::new(part(0), part(1), part(2), part(3)).to_variant(),
        Type::Color => Color::from_rgba(part(0), part(1), part(2), part(3)).to_variant(),
    }
}

/// So many of something.
fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
