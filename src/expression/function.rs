//! The functions: their names, how many arguments they take, and what they become.

use std::ops::RangeInclusive;

use super::lower::{Lowered, Lowering, numbers, vectors};
use super::value::Value;

/// How a function is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `f(a, b)`
    Function,
    /// `a.f(b)`
    Method,
    /// Either way.
    Both,
}

/// What becomes of a function's arguments.
#[derive(Clone, Copy)]
pub enum Rule {
    /// A row of the table of element-wise operations, of numbers alone; its operands are the arguments with these numbers.
    Numbers(&'static str, &'static [usize]),
    /// The same of numbers or of vectors of one type, component by component.
    Components(&'static str),
    /// The same again and again, of two numbers each time.
    Fold(&'static str),
    /// What this makes of them.
    Made(fn(&mut Lowering<'_>, &[Value]) -> Lowered),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Numbers(row, _) | Self::Components(row) | Self::Fold(row) => f.write_str(row),
            Self::Made(_) => f.write_str("made"),
        }
    }
}

/// A function of the language.
#[derive(Debug)]
pub struct Function {
    /// The name in formulas.
    pub name: &'static str,
    /// How many arguments it takes, the vector of a method included.
    pub arguments: RangeInclusive<usize>,
    /// How it is called.
    pub form: Form,
    /// What it becomes.
    pub rule: Rule,
}

/// The function that is called by this name; a method if it has no other form.
pub fn find(name: &str) -> Option<&'static Function> {
    named(name)
        .find(|function| function.form != Form::Method)
        .or_else(|| named(name).next())
}

/// The function that is called by this name as a method.
pub fn find_method(name: &str) -> Option<&'static Function> {
    named(name).find(|function| function.form != Form::Function)
}

fn named(name: &str) -> impl Iterator<Item = &'static Function> {
    FUNCTIONS
        .iter()
        .filter(move |function| function.name == name)
}

/// The names of all functions and methods, some of which are both.
pub fn function_names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().map(|function| function.name)
}

const fn function(
    form: Form,
    name: &'static str,
    arguments: RangeInclusive<usize>,
    rule: Rule,
) -> Function {
    Function {
        name,
        arguments,
        form,
        rule,
    }
}

/// A function of numbers with a row of its own name, or of another one.
macro_rules! of_numbers {
    ($name:literal, $row:literal, $order:expr) => {
        function(
            Form::Function,
            $name,
            $order.len()..=$order.len(),
            Rule::Numbers($row, &$order),
        )
    };
}

/// A function of numbers, and of vectors component by component, also a method of these.
macro_rules! of_components {
    ($form:ident $name:literal, $row:literal, $count:literal) => {
        function(Form::$form, $name, $count..=$count, Rule::Components($row))
    };
}

macro_rules! made {
    ($form:ident $name:literal, $arguments:expr, $make:expr) => {
        function(Form::$form, $name, $arguments, Rule::Made($make))
    };
}

static FUNCTIONS: &[Function] = &[
    of_components!(Both "abs", "abs", 1),
    of_components!(Both "sign", "sign", 1),
    of_components!(Both "floor", "floor", 1),
    of_components!(Both "ceil", "ceil", 1),
    of_components!(Both "round", "round", 1),
    of_components!(Both "snapped", "snap", 2),
    of_components!(Method "clamp", "clamp", 3),
    made!(Function "clamp", 3..=3, numbers::clamp),
    made!(Both "lerp", 3..=3, vectors::lerp),
    of_components!(Method "min", "minimum", 2),
    of_components!(Method "max", "maximum", 2),
    of_numbers!("absf", "abs", [0]),
    of_numbers!("signf", "sign", [0]),
    of_numbers!("floorf", "floor", [0]),
    of_numbers!("ceilf", "ceil", [0]),
    of_numbers!("roundf", "round", [0]),
    of_numbers!("snappedf", "snap", [0, 1]),
    of_numbers!("clampf", "clamp", [0, 1, 2]),
    of_numbers!("lerpf", "lerp", [0, 1, 2]),
    of_numbers!("minf", "minimum", [0, 1]),
    of_numbers!("maxf", "maximum", [0, 1]),
    function(Form::Function, "min", 2..=usize::MAX, Rule::Fold("minimum")),
    function(Form::Function, "max", 2..=usize::MAX, Rule::Fold("maximum")),
    of_numbers!("fract", "fract", [0]),
    of_numbers!("sqrt", "sqrt", [0]),
    of_numbers!("fmod", "fmod", [0, 1]),
    of_numbers!("fposmod", "fposmod", [0, 1]),
    of_numbers!("wrap", "wrap", [0, 1, 2]),
    of_numbers!("wrapf", "wrap", [0, 1, 2]),
    of_numbers!("pingpong", "pingpong", [0, 1]),
    of_numbers!("inverse_lerp", "inverse_lerp", [2, 0, 1]),
    of_numbers!("remap", "remap", [0, 1, 2, 3, 4]),
    of_numbers!("smoothstep", "smoothstep", [2, 0, 1]),
    of_numbers!("move_toward", "move_toward", [0, 1, 2]),
    of_numbers!("deg_to_rad", "deg_to_rad", [0]),
    of_numbers!("rad_to_deg", "rad_to_deg", [0]),
    of_numbers!("pow", "pow", [0, 1]),
    of_numbers!("exp", "exp", [0]),
    of_numbers!("log", "log", [0]),
    of_numbers!("sin", "sin", [0]),
    of_numbers!("cos", "cos", [0]),
    of_numbers!("tan", "tan", [0]),
    of_numbers!("asin", "asin", [0]),
    of_numbers!("acos", "acos", [0]),
    of_numbers!("atan", "atan", [0]),
    of_numbers!("atan2", "atan2", [0, 1]),
    of_numbers!("sinh", "sinh", [0]),
    of_numbers!("cosh", "cosh", [0]),
    of_numbers!("tanh", "tanh", [0]),
    made!(Function "float", 1..=1, numbers::float),
    made!(Function "is_nan", 1..=1, numbers::is_nan),
    made!(Function "is_inf", 1..=1, numbers::is_inf),
    made!(Function "is_finite", 1..=1, numbers::is_finite),
    made!(Function "is_zero_approx", 1..=1, numbers::is_zero_approx),
    made!(Function "is_equal_approx", 2..=2, numbers::is_equal_approx),
    made!(Both "dot", 2..=2, vectors::dot),
    made!(Both "cross", 2..=2, vectors::cross),
    made!(Both "length", 1..=1, vectors::length),
    made!(Both "length_squared", 1..=1, vectors::length_squared),
    made!(Function "distance", 2..=2, vectors::distance),
    made!(Method "distance_to", 2..=2, vectors::distance),
    made!(Method "distance_squared_to", 2..=2, vectors::distance_squared),
    made!(Both "normalized", 1..=1, vectors::normalized),
    made!(Both "direction_to", 2..=2, vectors::direction_to),
    made!(Both "limit_length", 2..=2, vectors::limit_length),
    made!(Both "reflect", 2..=2, vectors::reflect),
    made!(Both "bounce", 2..=2, vectors::bounce),
    made!(Both "slide", 2..=2, vectors::slide),
    made!(Both "project", 2..=2, vectors::project),
    made!(Method "move_toward", 3..=3, vectors::move_toward),
    made!(Both "rotated", 2..=2, vectors::rotated),
    made!(Method "angle", 1..=1, vectors::angle),
    made!(Method "orthogonal", 1..=1, vectors::orthogonal),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::elementwise;

    #[test]
    fn every_row_that_is_named_is_there() {
        for function in FUNCTIONS {
            let (row, count) = match function.rule {
                Rule::Numbers(row, order) => (row, order.len()),
                Rule::Components(row) => (row, *function.arguments.end()),
                Rule::Fold(row) => (row, 2),
                Rule::Made(_) => continue,
            };
            let operation = elementwise::all().find(|operation| operation.name == row);
            let operation = operation.unwrap_or_else(|| panic!("{row} of {}", function.name));
            assert_eq!(operation.operands.len() + 1, count, "{}", function.name);
        }
    }

    #[test]
    fn a_name_is_one_function_and_one_method() {
        for function in FUNCTIONS {
            let same = |form| {
                named(function.name)
                    .filter(move |other| other.form != form)
                    .count()
            };
            assert!(
                same(Form::Method) <= 1 && same(Form::Function) <= 1,
                "{}",
                function.name
            );
        }
    }
}
