//! A parsed formula: its operations in an order in which each comes after those that it is made of.
//!
//! They lie in one list and name each other by number, so no way through a formula needs a stack, however it is nested.

use std::collections::HashMap;

use super::function::{self, Form, Function};
use super::token::{is_name, shortened};

/// The number of an operation in its formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(u32);

impl Id {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Operations between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the operators name themselves")]
pub enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And,
    Or,
}

/// The types that are made by naming them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the types name themselves")]
pub enum Made {
    Vector2,
    Vector3,
    Vector4,
    Color,
}

/// Components of a vector, by their letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swizzle {
    /// The numbers of the components, the first of which count.
    components: [u8; 4],
    len: u8,
    /// Whether they were called r, g, b and a.
    pub is_color: bool,
}

impl Swizzle {
    /// The numbers of the components, from 0.
    pub fn components(&self) -> &[u8] {
        &self.components[..usize::from(self.len)]
    }

    fn parse(letters: &str) -> Option<Self> {
        let of = |set: &str| -> Option<([u8; 4], u8)> {
            let mut components = [0; 4];
            let mut len = 0;
            for letter in letters.chars() {
                *components.get_mut(usize::from(len))? = u8::try_from(set.find(letter)?).ok()?;
                len += 1;
            }
            (len > 0).then_some((components, len))
        };
        let found = of("xyzw").map(|found| (found, false));
        let ((components, len), is_color) = found.or_else(|| Some((of("rgba")?, true)))?;
        Some(Self {
            components,
            len,
            is_color,
        })
    }
}

/// What an operation does.
#[derive(Clone, Copy, Debug)]
pub enum Node {
    /// A number.
    Number(f64),
    /// A truth value.
    Bool(bool),
    /// An input, by its number.
    Input(usize),
    /// The number of the element.
    Index,
    /// How many elements there are.
    Count,
    /// The other sign.
    Negative(Id),
    /// The value itself, which must have a sign.
    Positive(Id),
    /// The opposite.
    Not(Id),
    /// An operator.
    Binary(Binary, Id, Id),
    /// One of two.
    Choice {
        /// What decides.
        condition: Id,
        /// If it is true.
        yes: Id,
        /// If it is not.
        no: Id,
    },
    /// A function.
    Call(&'static Function, Arguments),
    /// A vector or colour made of numbers.
    Make(Made, Arguments),
    /// Components of a vector.
    Swizzle(Id, Swizzle),
}

/// Operations in a row in the list of arguments.
#[derive(Clone, Copy, Debug)]
pub struct Arguments {
    start: usize,
    len: usize,
}

/// A formula's operations.
#[derive(Debug, Default)]
pub struct Syntax {
    nodes: Vec<Node>,
    /// Where each stands in the source, in bytes.
    places: Vec<usize>,
    arguments: Vec<Id>,
    /// The results, in order.
    pub results: Vec<Id>,
}

impl Syntax {
    /// The operations, in order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Where the operation stands in the source, in bytes.
    pub fn place(&self, id: Id) -> usize {
        self.places[id.index()]
    }

    /// The number of the operation that is the `index`-th.
    pub fn id(&self, index: usize) -> Id {
        Id(u32::try_from(index).expect("a formula has few operations"))
    }

    /// The operations that are arguments.
    pub fn arguments(&self, arguments: Arguments) -> &[Id] {
        &self.arguments[arguments.start..][..arguments.len]
    }
}

/// Operations in a formula.
const MOST_NODES: usize = 10_000;

/// Results of a formula.
pub const MOST_RESULTS: usize = 8;

/// A place in the source, and what is wrong there.
pub type Wrong = (usize, String);

/// A formula as it is parsed.
#[derive(Debug)]
pub struct Builder<'a> {
    inputs: &'a [String],
    locals: HashMap<&'a str, Id>,
    syntax: Syntax,
}

impl<'a> Builder<'a> {
    /// A formula of inputs with these names.
    pub fn new(inputs: &'a [String]) -> Self {
        Self {
            inputs,
            locals: HashMap::new(),
            syntax: Syntax::default(),
        }
    }

    /// What was parsed.
    pub fn finish(self) -> Syntax {
        self.syntax
    }

    /// One more operation.
    pub fn add(&mut self, place: usize, node: Node) -> Result<Id, Wrong> {
        if self.syntax.nodes.len() == MOST_NODES {
            let message = format!("the formula has more than {MOST_NODES} operations");
            return Err((place, message));
        }
        let id = self.syntax.id(self.syntax.nodes.len());
        self.syntax.nodes.push(node);
        self.syntax.places.push(place);
        Ok(id)
    }

    /// One more result.
    pub fn result(&mut self, place: usize, id: Id) -> Result<(), Wrong> {
        if self.syntax.results.len() == MOST_RESULTS {
            return Err((
                place,
                format!("the formula has more than {MOST_RESULTS} results"),
            ));
        }
        self.syntax.results.push(id);
        Ok(())
    }

    /// A local name for a value.
    pub fn define(&mut self, place: usize, name: &'a str, value: Id) -> Result<(), Wrong> {
        let taken = if constant(name).is_some() {
            "a constant"
        } else if self.inputs.iter().any(|input| input == name) {
            "an input"
        } else if self.locals.contains_key(name) {
            "defined already"
        } else if made(name).is_some() {
            "a type"
        } else {
            self.locals.insert(name, value);
            return Ok(());
        };
        Err((
            place,
            format!("'{}' is {taken}, and cannot be defined", shortened(name)),
        ))
    }

    /// What a name stands for.
    pub fn name(&mut self, place: usize, name: &str) -> Result<Id, Wrong> {
        if let Some(id) = self.locals.get(name) {
            return Ok(*id);
        }
        if let Some(input) = self.inputs.iter().position(|input| input == name) {
            return self.add(place, Node::Input(input));
        }
        if let Some(node) = constant(name) {
            return self.add(place, node);
        }
        let name = shortened(name);
        Err((
            place,
            if function::find(&name).is_some() || made(&name).is_some() {
                format!("'{name}' is a function and wants its arguments in brackets")
            } else {
                format!("'{name}' is neither an input nor a name that was defined before")
            },
        ))
    }

    /// A function's result, or a vector or colour.
    pub fn call(&mut self, place: usize, name: &str, arguments: &[Id]) -> Result<Id, Wrong> {
        if let Some(made) = made(name) {
            let wanted = match made {
                Made::Vector2 => "0 or 2 arguments",
                Made::Vector3 => "0 or 3 arguments",
                Made::Vector4 => "0 or 4 arguments",
                Made::Color => "0, 3 or 4 arguments",
            };
            let fits = match made {
                Made::Vector2 => [0, 2].contains(&arguments.len()),
                Made::Vector3 => [0, 3].contains(&arguments.len()),
                Made::Vector4 => [0, 4].contains(&arguments.len()),
                Made::Color => [0, 3, 4].contains(&arguments.len()),
            };
            if !fits {
                let given = arguments.len();
                return Err((place, format!("{name}() takes {wanted}, not {given}")));
            }
            let arguments = self.list(arguments);
            return self.add(place, Node::Make(made, arguments));
        }
        match function::find(name) {
            Some(function) if function.form != Form::Method => {
                self.function(place, function, arguments, 0)
            }
            Some(_) => Err((
                place,
                format!("'{name}' is a method: v.{name}(…) instead of {name}(v, …)"),
            )),
            None => Err((place, format!("there is no function '{}'", shortened(name)))),
        }
    }

    /// A method's result.
    pub fn method(&mut self, place: usize, name: &str, arguments: &[Id]) -> Result<Id, Wrong> {
        match function::find_method(name) {
            Some(function) => self.function(place, function, arguments, 1),
            None => Err((place, format!("there is no method '{}'", shortened(name)))),
        }
    }

    /// Components of a vector.
    pub fn member(&mut self, place: usize, of: Id, letters: &str) -> Result<Id, Wrong> {
        match Swizzle::parse(letters) {
            Some(swizzle) => self.add(place, Node::Swizzle(of, swizzle)),
            None => Err((
                place,
                format!(
                    "'.{}' is neither components of a vector (one to four of x, y, z, w or of r, g, b, a) nor a method with \
                     its arguments in brackets",
                    shortened(letters)
                ),
            )),
        }
    }

    fn function(
        &mut self,
        place: usize,
        function: &'static Function,
        arguments: &[Id],
        receivers: usize,
    ) -> Result<Id, Wrong> {
        let given = arguments.len();
        if !function.arguments.contains(&given) {
            let (least, most) = (
                function.arguments.start() - receivers,
                function.arguments.end().saturating_sub(receivers),
            );
            let wanted = match most {
                _ if least == most && most == 1 => "1 argument".to_owned(),
                _ if least == most => format!("{most} arguments"),
                _ => format!("at least {least} arguments"),
            };
            let message = format!(
                "{}() takes {wanted}, not {}",
                function.name,
                given - receivers
            );
            return Err((place, message));
        }
        let arguments = self.list(arguments);
        self.add(place, Node::Call(function, arguments))
    }

    fn list(&mut self, arguments: &[Id]) -> Arguments {
        let start = self.syntax.arguments.len();
        self.syntax.arguments.extend_from_slice(arguments);
        Arguments {
            start,
            len: arguments.len(),
        }
    }
}

/// What is wrong with the names of inputs.
pub fn check_names(names: &[String]) -> Result<(), String> {
    for (at, name) in names.iter().enumerate() {
        if !is_name(name) {
            return Err(format!(
                "'{}' cannot be the name of an input",
                shortened(name)
            ));
        }
        if constant(name).is_some() || made(name).is_some() {
            return Err(format!(
                "'{name}' has a meaning of its own, and cannot be the name of an input"
            ));
        }
        if names[..at].contains(name) {
            return Err(format!("two inputs are called '{}'", shortened(name)));
        }
    }
    Ok(())
}

fn constant(name: &str) -> Option<Node> {
    use std::f64::consts;
    Some(match name {
        "PI" => Node::Number(consts::PI),
        "TAU" => Node::Number(consts::TAU),
        "INF" => Node::Number(f64::INFINITY),
        "NAN" => Node::Number(f64::NAN),
        "INDEX" => Node::Index,
        "COUNT" => Node::Count,
        _ => return None,
    })
}

fn made(name: &str) -> Option<Made> {
    Some(match name {
        "Vector2" => Made::Vector2,
        "Vector3" => Made::Vector3,
        "Vector4" => Made::Vector4,
        "Color" => Made::Color,
        _ => return None,
    })
}
