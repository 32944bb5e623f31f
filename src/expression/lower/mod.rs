//! From operations of the language to what registers can do, with types checked on the way.
//!
//! What does not depend on the element is computed with 64 bits, as GDScript does, and rounded to 32 where it meets an element
//! that has no more. Vectors have 32 bits always, as in the engine.

mod arithmetic;
pub mod numbers;
pub mod vectors;

use super::function::Rule;
use super::graph::{Class, Comparison, Graph, Node, NodeId, Op, Row};
use super::scalar::Scalar;
use super::syntax::{self, Id, Made, Swizzle, Syntax};
use super::value::{Kind, Layout, Type, Value};

/// A value, or what is wrong with what it is made of.
pub type Lowered = Result<Value, String>;

/// A graph as it is made.
#[derive(Debug)]
pub struct Lowering<'a> {
    /// What has been made so far.
    pub graph: Graph,
    inputs: &'a [Kind],
    /// Whether numbers that depend on the element have 64 bits.
    pub is_wide: bool,
}

impl<'a> Lowering<'a> {
    /// The values of a formula's results, for inputs of these kinds; or the place of what is wrong, and what it is.
    pub fn lower(
        syntax: &Syntax,
        inputs: &'a [Kind],
        is_wide: bool,
    ) -> Result<(Self, Vec<Value>), (usize, String)> {
        let mut lowering = Self {
            graph: Graph::default(),
            inputs,
            is_wide,
        };
        let mut values: Vec<Value> = Vec::with_capacity(syntax.nodes().len());
        for (index, node) in syntax.nodes().iter().enumerate() {
            let value = lowering
                .node(syntax, node, &values)
                .map_err(|message| (syntax.place(syntax.id(index)), message))?;
            values.push(value);
        }
        let results = syntax.results.iter().map(|id| values[id.index()]);
        let results = results.collect();
        Ok((lowering, results))
    }

    fn node(&mut self, syntax: &Syntax, node: &syntax::Node, values: &[Value]) -> Lowered {
        let of = |id: Id| values[id.index()];
        match *node {
            syntax::Node::Number(number) => Ok(Value::Float(self.constant(Scalar::F64(number)))),
            syntax::Node::Bool(is) => Ok(Value::Bool(self.constant(Scalar::Mask(is)))),
            syntax::Node::Input(input) => Ok(self.input(input)),
            syntax::Node::Index => Ok(Value::Float(self.graph.add(
                Op::Index,
                &[],
                self.wide_class(),
            ))),
            syntax::Node::Count => Ok(Value::Float(self.graph.add(Op::Count, &[], Class::F64))),
            syntax::Node::Negative(a) => self.negative(of(a)),
            syntax::Node::Positive(a) => match of(a) {
                Value::Bool(_) => {
                    Err("operator + wants a number or a vector, not a bool".to_owned())
                }
                value => Ok(value),
            },
            syntax::Node::Not(a) => {
                let mask = self.truth("not", of(a))?;
                Ok(Value::Bool(self.not(mask)))
            }
            syntax::Node::Binary(operator, a, b) => self.binary(operator, of(a), of(b)),
            syntax::Node::Choice { condition, yes, no } => {
                let condition = self.truth("if", of(condition))?;
                self.choice(condition, of(yes), of(no))
            }
            syntax::Node::Call(function, arguments) => {
                let arguments: Vec<Value> = syntax
                    .arguments(arguments)
                    .iter()
                    .map(|&id| of(id))
                    .collect();
                self.call(function.rule, &arguments)
                    .map_err(|message| format!("{}() {message}", function.name))
            }
            syntax::Node::Make(made, arguments) => {
                let arguments: Vec<Value> = syntax
                    .arguments(arguments)
                    .iter()
                    .map(|&id| of(id))
                    .collect();
                self.make(made, &arguments)
            }
            syntax::Node::Swizzle(a, swizzle) => self.swizzle(of(a), swizzle),
        }
    }

    /// The class of numbers that depend on the element.
    pub fn wide_class(&self) -> Class {
        if self.is_wide { Class::F64 } else { Class::F32 }
    }

    pub fn constant(&mut self, scalar: Scalar) -> NodeId {
        let class = match scalar {
            Scalar::F32(_) => Class::F32,
            Scalar::F64(_) => Class::F64,
            Scalar::Mask(_) => Class::Mask,
        };
        self.graph.add(Op::Constant(scalar), &[], class)
    }

    fn input(&mut self, input: usize) -> Value {
        let elements = Op::Input(input);
        match self.inputs[input] {
            Kind::One(Type::Float) => {
                Value::Float(self.graph.add(Op::Parameter(input, 0), &[], Class::F64))
            }
            Kind::One(Type::Bool) => {
                Value::Bool(self.graph.add(Op::Parameter(input, 0), &[], Class::Mask))
            }
            Kind::One(of) => {
                let mut parts = [NodeId::NONE; 4];
                for (c, part) in parts[..of.components()].iter_mut().enumerate() {
                    *part = self.graph.add(Op::Parameter(input, c), &[], Class::F32);
                }
                Value::Vector(of, Layout::Split(parts))
            }
            Kind::F32 => {
                let elements = self.graph.add(elements, &[], Class::F32);
                self.float(elements)
            }
            Kind::F64 => Value::Float(self.graph.add(elements, &[], Class::F64)),
            Kind::I32 => {
                let integers = self.graph.add(elements, &[], Class::I32);
                Value::Float(self.graph.add(Op::FromInt, &[integers], Class::F64))
            }
            Kind::Vectors(of) => {
                let class = Class::Flat(of.components());
                Value::Vector(of, Layout::Flat(self.graph.add(elements, &[], class)))
            }
            Kind::Bytes => unreachable!("bytes are no input"),
        }
    }

    /// A node of 32 bits as a number of the language.
    pub fn float(&mut self, node: NodeId) -> Value {
        let is_wide = self.is_wide || self.graph.node(node).is_uniform;
        Value::Float(self.fit(node, if is_wide { Class::F64 } else { Class::F32 }))
    }

    /// A number with so many bits.
    pub fn fit(&mut self, node: NodeId, class: Class) -> NodeId {
        let from = self.graph.node(node);
        match (from.class, class) {
            (Class::F32, Class::F64) => self.graph.add(Op::Widen, &[node], class),
            (Class::F64, Class::F32) if from.op == Op::Widen => from.arguments[0],
            (Class::F64, Class::F32) => self.graph.add(Op::Narrow, &[node], class),
            _ => node,
        }
    }

    /// A row of the table, of numbers of the language.
    pub fn row(&mut self, row: Row, numbers: &[NodeId]) -> NodeId {
        let is_uniform = numbers.iter().all(|&id| self.graph.node(id).is_uniform);
        let class = if is_uniform {
            Class::F64
        } else {
            self.wide_class()
        };
        self.row_of(row, numbers, class)
    }

    /// A row of the table, of numbers of 32 bits.
    pub fn row32(&mut self, row: &str, numbers: &[NodeId]) -> NodeId {
        self.row_of(Row::named(row), numbers, Class::F32)
    }

    fn row_of(&mut self, row: Row, numbers: &[NodeId], class: Class) -> NodeId {
        let numbers: Vec<NodeId> = numbers.iter().map(|&id| self.fit(id, class)).collect();
        self.arranged(row, numbers, class)
    }

    /// A row of the table of arguments that the machine can take: the first one must have elements, unless none has.
    fn arranged(&mut self, row: Row, mut arguments: Vec<NodeId>, class: Class) -> NodeId {
        let is_uniform = |id: &NodeId| self.graph.node(*id).is_uniform;
        if is_uniform(&arguments[0]) && !arguments.iter().all(is_uniform) {
            if row.is("add") || row.is("multiply") {
                arguments.swap(0, 1);
            } else {
                arguments[0] = self.spread(arguments[0]);
            }
        }
        self.graph.add(Op::Row(row), &arguments, class)
    }

    /// A mask of two numbers: of 32 bits if both are, else as numbers of the language.
    pub fn compare(&mut self, comparison: Comparison, a: NodeId, b: NodeId) -> NodeId {
        let is_32 = [a, b].map(|id| self.graph.node(id).class == Class::F32);
        let is_uniform = [a, b].iter().all(|&id| self.graph.node(id).is_uniform);
        let class = match is_32 {
            [true, true] => Class::F32,
            _ if is_uniform => Class::F64,
            _ => self.wide_class(),
        };
        let (a, b) = (self.fit(a, class), self.fit(b, class));
        self.graph
            .add(Op::Compare(comparison, class), &[a, b], Class::Mask)
    }

    pub fn and(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.graph.add(Op::And, &[a, b], Class::Mask)
    }

    pub fn or(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.graph.add(Op::Or, &[a, b], Class::Mask)
    }

    pub fn not(&mut self, a: NodeId) -> NodeId {
        self.graph.add(Op::Not, &[a], Class::Mask)
    }

    /// One of two numbers of a class.
    pub fn select(&mut self, mask: NodeId, yes: NodeId, no: NodeId, class: Class) -> NodeId {
        let (yes, no) = (self.fit(yes, class), self.fit(no, class));
        self.graph.add(Op::Select, &[mask, yes, no], class)
    }

    /// A value as a truth value; numbers are true if they are not 0.
    fn truth(&mut self, operator: &str, value: Value) -> Result<NodeId, String> {
        match value {
            Value::Bool(mask) => Ok(mask),
            Value::Float(number) => {
                let zero = self.constant(Scalar::F64(0.0));
                Ok(self.compare(Comparison::NotEqual, number, zero))
            }
            Value::Vector(of, _) => Err(format!("'{operator}' wants a bool, not a {of}")),
        }
    }

    fn choice(&mut self, condition: NodeId, yes: Value, no: Value) -> Lowered {
        match (yes, no) {
            (Value::Float(a), Value::Float(b)) => {
                let all = [condition, a, b];
                let is_uniform = all.iter().all(|&id| self.graph.node(id).is_uniform);
                let class = if is_uniform {
                    Class::F64
                } else {
                    self.wide_class()
                };
                Ok(Value::Float(self.select(condition, a, b, class)))
            }
            (Value::Bool(a), Value::Bool(b)) => {
                let not = self.not(condition);
                let (a, b) = (self.and(condition, a), self.and(not, b));
                Ok(Value::Bool(self.or(a, b)))
            }
            (Value::Vector(of, a), Value::Vector(other, b)) if of == other => {
                let (a, b) = (self.parts(of, a), self.parts(of, b));
                let parts = self.each(of, |lowering, c| {
                    lowering.select(condition, a[c], b[c], Class::F32)
                });
                Ok(Value::Vector(of, Layout::Split(parts)))
            }
            _ => Err(format!(
                "'if' chooses between values of one type, not {} and {}",
                yes.of_type(),
                no.of_type()
            )),
        }
    }

    fn call(&mut self, rule: Rule, arguments: &[Value]) -> Lowered {
        match rule {
            Rule::Numbers(row, order) => {
                let numbers = numbers::all(arguments)?;
                let numbers: Vec<NodeId> = order.iter().map(|&at| numbers[at]).collect();
                Ok(Value::Float(self.row(Row::named(row), &numbers)))
            }
            Rule::Components(row) => {
                let first = arguments[0].of_type();
                if first == Type::Bool || arguments.iter().any(|value| value.of_type() != first) {
                    return Err(format!(
                        "wants numbers or vectors of one type, not {}",
                        listed(arguments)
                    ));
                }
                Ok(self.components(Row::named(row), arguments))
            }
            Rule::Fold(row) => {
                let numbers = numbers::all(arguments)?;
                let [first, rest @ ..] = numbers.as_slice() else {
                    unreachable!("the number of arguments was checked");
                };
                let row = Row::named(row);
                // The later one is compared with what came before, as GDScript does: that is what NaN asks for.
                let folded = rest
                    .iter()
                    .fold(*first, |before, &next| self.row(row, &[next, before]));
                Ok(Value::Float(folded))
            }
            Rule::Made(make) => make(self, arguments),
        }
    }

    fn make(&mut self, made: Made, arguments: &[Value]) -> Lowered {
        let of = match made {
            Made::Vector2 => Type::Vector2,
            Made::Vector3 => Type::Vector3,
            Made::Vector4 => Type::Vector4,
            Made::Color => Type::Color,
        };
        let numbers = numbers::all(arguments).map_err(|message| format!("{of}() {message}"))?;
        let (zero, one) = (Scalar::F32(0.0), Scalar::F32(1.0));
        let parts = self.each(of, |lowering, c| match numbers.get(c) {
            Some(&number) => lowering.fit(number, Class::F32),
            None => lowering.constant(if of == Type::Color && c == 3 {
                one
            } else {
                zero
            }),
        });
        Ok(Value::Vector(of, Layout::Split(parts)))
    }

    fn swizzle(&mut self, value: Value, swizzle: Swizzle) -> Lowered {
        let Value::Vector(of, layout) = value else {
            return Err(format!("a {} has no components", value.of_type()));
        };
        let numbers = swizzle.components();
        let is_color = of == Type::Color;
        if swizzle.is_color != is_color
            || numbers.iter().any(|&c| usize::from(c) >= of.components())
        {
            let letters = &["xy", "xyz", "xyzw"][of.components() - 2];
            let letters = if is_color { "rgba" } else { letters };
            return Err(format!("a {of} has the components {letters}"));
        }
        let parts = self.parts(of, layout);
        let picked = numbers.iter().map(|&c| parts[usize::from(c)]);
        if let [one] = numbers {
            return Ok(self.float(parts[usize::from(*one)]));
        }
        let mut result = [NodeId::NONE; 4];
        for (place, part) in result.iter_mut().zip(picked) {
            *place = part;
        }
        let of = match numbers.len() {
            4 if is_color => Type::Color,
            len => Type::vector(len),
        };
        Ok(Value::Vector(of, Layout::Split(result)))
    }

    /// A result as the node that an array of this kind can be written from.
    pub fn output(&mut self, value: Value, kind: Kind) -> Option<NodeId> {
        let node = match (value, kind) {
            (Value::Float(number), Kind::F32) => {
                let number = self.fit(number, Class::F32);
                self.spread(number)
            }
            (Value::Float(number), Kind::F64 | Kind::I32) => {
                let number = self.fit(number, Class::F64);
                let number = self.spread(number);
                if kind == Kind::I32 {
                    self.graph.add(Op::ToInt, &[number], Class::I32)
                } else {
                    number
                }
            }
            (Value::Bool(mask), Kind::Bytes) => {
                let mask = self.spread(mask);
                self.graph.add(Op::ToByte, &[mask], Class::Byte)
            }
            (Value::Vector(of, layout), Kind::Vectors(wanted)) if of == wanted => {
                self.flat(of, layout)
            }
            _ => return None,
        };
        Some(node)
    }

    /// What depends on the element as it is; else the same in a register.
    fn spread(&mut self, node: NodeId) -> NodeId {
        let &Node {
            is_uniform, class, ..
        } = self.graph.node(node);
        if is_uniform {
            self.graph.add(Op::Spread, &[node], class)
        } else {
            node
        }
    }
}

/// The types of values, in words; not of more than an error has room for.
pub fn listed(values: &[Value]) -> String {
    const MOST: usize = 6;
    let types = values
        .iter()
        .take(MOST)
        .map(|value| value.of_type().to_string());
    let types: Vec<String> = types.collect();
    let more = if values.len() > MOST { ", …" } else { "" };
    types.join(", ") + more
}
