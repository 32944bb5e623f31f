//! Formulas: GDScript's expressions over whole arrays.
//!
//! | room | from | to |
//! |---|---|---|
//! | `token` | text | words and signs |
//! | `grammar`, `parse`, `syntax` | these | operations of the language, in one list |
//! | `function` | a name | what becomes of a function's arguments |
//! | `lower` | operations, and the kinds of inputs | a graph of what registers can do; types are checked here |
//! | `graph`, `scalar` | | what is the same is there once, what is known is computed |
//! | `program`, `chain`, `registers` | the graph | steps on registers |
//! | `machine`, `flat`, `workspace` | the steps, and arrays | the results, block by block |
//!
//! Nothing in here goes down into a formula by calling itself, so no formula is too deep for the stack.

#[cfg(any(test, feature = "bench"))]
pub mod by_hand;
mod chain;
mod error;
mod flat;
mod function;
mod graph;
mod lower;
mod machine;
mod parse;
mod program;
mod registers;
mod scalar;
mod syntax;
mod token;
mod value;
mod workspace;

use std::sync::{Arc, PoisonError, RwLock};

pub use error::Error;
pub use function::function_names;
pub use machine::{Arrays, Elements, MOST_INPUTS, Results};
pub use program::Program;
pub use scalar::Scalar;
pub use syntax::MOST_RESULTS;
pub use value::{Kind, Type};

use crate::parallel;
use lower::Lowering;
use syntax::Syntax;

/// A formula that was parsed. It may be used by several threads at once.
#[derive(Debug)]
pub struct Formula {
    source: String,
    inputs: usize,
    syntax: Syntax,
    programs: RwLock<Vec<Compiled>>,
}

/// A program, and what it was compiled for.
#[derive(Debug)]
struct Compiled {
    inputs: Vec<Kind>,
    results: Option<Vec<Kind>>,
    program: Arc<Program>,
}

/// The programs of a formula that are kept.
const MOST_PROGRAMS: usize = 16;

impl Formula {
    /// Parses `source`, a formula of inputs with these names.
    ///
    /// # Errors
    ///
    /// What is no formula, and names that no input can have, with line and column. Types are checked by [`Self::compile`].
    pub fn parse(source: &str, names: &[String]) -> Result<Self, Error> {
        if names.len() > MOST_INPUTS {
            let message = format!(
                "the formula has {} inputs, more than {MOST_INPUTS}",
                names.len()
            );
            return Err(Error::at(source, 0, message));
        }
        Ok(Self {
            syntax: parse::parse(source, names)?,
            source: source.to_owned(),
            inputs: names.len(),
            programs: RwLock::default(),
        })
    }

    /// How many inputs there are.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many results there are.
    #[must_use]
    pub fn results(&self) -> usize {
        self.syntax.results.len()
    }

    /// The program for inputs and results of these kinds; results that are not said are arrays of the type that each has.
    ///
    /// # Errors
    ///
    /// Operations on types that have none, and results that their arrays cannot hold.
    ///
    /// # Panics
    ///
    /// When there are more or fewer kinds than inputs or results.
    pub fn compile(
        &self,
        inputs: &[Kind],
        results: Option<&[Kind]>,
    ) -> Result<Arc<Program>, Error> {
        assert_eq!(inputs.len(), self.inputs, "kinds of inputs");
        assert!(
            results.is_none_or(|results| results.len() == self.results()),
            "kinds of results"
        );
        let known = self.programs.read().unwrap_or_else(PoisonError::into_inner);
        let found = known
            .iter()
            .find(|compiled| compiled.inputs == inputs && compiled.results.as_deref() == results);
        if let Some(compiled) = found {
            return Ok(Arc::clone(&compiled.program));
        }
        drop(known);
        let program = Arc::new(self.compile_anew(inputs, results)?);
        let mut known = self
            .programs
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if known.len() == MOST_PROGRAMS {
            known.remove(0);
        }
        known.push(Compiled {
            inputs: inputs.to_vec(),
            results: results.map(<[Kind]>::to_vec),
            program: Arc::clone(&program),
        });
        Ok(program)
    }

    fn compile_anew(&self, inputs: &[Kind], results: Option<&[Kind]>) -> Result<Program, Error> {
        let wrong = |(place, message): (usize, String)| Error::at(&self.source, place, message);
        let mut kinds = inputs.iter().chain(results.unwrap_or_default());
        let is_wide = kinds.any(|kind| kind.is_wide());
        let (mut lowering, values) =
            Lowering::lower(&self.syntax, inputs, is_wide).map_err(wrong)?;
        let mut outputs = Vec::with_capacity(values.len());
        for (at, &value) in values.iter().enumerate() {
            let kind = results.map_or_else(|| natural(value.of_type(), is_wide), |kinds| kinds[at]);
            let node = lowering.output(value, kind).ok_or_else(|| {
                let place = self.syntax.place(self.syntax.results[at]);
                let message = format!(
                    "the result is a {}, which a {kind} cannot hold",
                    value.of_type()
                );
                wrong((place, message))
            })?;
            outputs.push((kind, node));
        }
        Program::new(&lowering.graph, inputs, &outputs, &values)
            .map_err(|message| wrong((0, message)))
    }
}

/// The array that values of a type go to, if no other is asked for.
fn natural(of: Type, is_wide: bool) -> Kind {
    match of {
        Type::Float if is_wide => Kind::F64,
        Type::Float => Kind::F32,
        Type::Bool => Kind::Bytes,
        vector => Kind::Vectors(vector),
    }
}

impl Program {
    /// Computes all elements of the results.
    ///
    /// `parameter` gives the component of an input that is one value: a number, a truth value, or a number of a vector.
    ///
    /// # Panics
    ///
    /// When the arrays are not of the kinds that this was compiled for.
    pub fn run(&self, arrays: Arrays<'_>, parameter: impl Fn(usize, usize) -> Scalar) {
        self.with_workspace(|workspace| {
            workspace.prepare(self, parameter, parallel::Split::len(&arrays));
            machine::run(self, workspace, arrays);
        });
    }

    /// The results where no input has elements: the components of each; `None` where one depends on the element.
    #[must_use]
    pub fn values(
        &self,
        parameter: impl Fn(usize, usize) -> Scalar,
    ) -> Option<Vec<(Type, Vec<Scalar>)>> {
        let values = self.values.as_ref()?;
        Some(self.with_workspace(|workspace| {
            workspace.prepare(self, parameter, 1);
            let of = |parts: &Vec<usize>| parts.iter().map(|&at| workspace.scalars[at]).collect();
            values
                .iter()
                .map(|(value, parts)| (value.of_type(), of(parts)))
                .collect()
        }))
    }

    fn with_workspace<R>(&self, run: impl FnOnce(&mut workspace::Workspace) -> R) -> R {
        let spare = || {
            self.workspaces
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        let mut workspace = spare().pop().unwrap_or_default();
        let result = run(&mut workspace);
        spare().push(workspace);
        result
    }
}
