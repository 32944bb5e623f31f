//! Vectors: the steps of the engine's methods (those of `ops::vector`), on components.
//!
//! A vector that comes from an array lies flat, component after component. It stays so for what is done to all components
//! alike, and where there is a step for vectors that lie so (`flat`), and is taken apart where its components are needed.

use super::{Lowered, Lowering, listed};
use crate::expression::flat::Measure;
use crate::expression::graph::{Class, Comparison, NodeId, Op, Row};
use crate::expression::scalar::Scalar;
use crate::expression::value::{Layout, Type, Value};

/// The components of a vector, of which the first count.
type Parts = [NodeId; 4];

impl Lowering<'_> {
    /// What `make` makes for each component.
    pub(super) fn each(
        &mut self,
        of: Type,
        mut make: impl FnMut(&mut Self, usize) -> NodeId,
    ) -> Parts {
        let mut parts = [NodeId::NONE; 4];
        for (c, part) in parts[..of.components()].iter_mut().enumerate() {
            *part = make(self, c);
        }
        parts
    }

    /// The components.
    pub(super) fn parts(&mut self, of: Type, layout: Layout) -> Parts {
        match layout {
            Layout::Split(parts) => parts,
            Layout::Flat(flat) => {
                let taken = self
                    .graph
                    .add(Op::Parts, &[flat], Class::Parts(of.components()));
                self.each(of, |lowering, c| {
                    lowering.graph.add(Op::Part(c), &[taken], Class::F32)
                })
            }
        }
    }

    /// The vector as it lies in memory.
    pub(super) fn flat(&mut self, of: Type, layout: Layout) -> NodeId {
        match layout {
            Layout::Flat(flat) => flat,
            Layout::Split(parts) => {
                let parts = &parts[..of.components()];
                let is_uniform = parts.iter().all(|&part| self.graph.node(part).is_uniform);
                let op = if is_uniform { Op::Spread } else { Op::Join };
                self.graph.add(op, parts, Class::Flat(of.components()))
            }
        }
    }

    /// A row of the table of values that are numbers or vectors of one type, component by component; what is the same for
    /// all components may be a number among vectors, but not the first.
    pub(super) fn components(&mut self, row: Row, values: &[Value]) -> Value {
        let Some(of) = values
            .iter()
            .map(|value| value.of_type())
            .find(|of| of.is_vector())
        else {
            let numbers: Vec<NodeId> = values
                .iter()
                .filter_map(|value| match value {
                    Value::Float(number) => Some(*number),
                    _ => None,
                })
                .collect();
            return Value::Float(self.row(row, &numbers));
        };
        if self.lie_flat(values) {
            let class = Class::Flat(of.components());
            let flat: Vec<NodeId> = values
                .iter()
                .map(|value| match *value {
                    Value::Vector(_, layout) => self.flat(of, layout),
                    Value::Float(number) | Value::Bool(number) => {
                        let number = self.fit(number, Class::F32);
                        if self.graph.node(number).is_uniform {
                            number
                        } else {
                            self.graph.add(Op::Expand, &[number], class)
                        }
                    }
                })
                .collect();
            return Value::Vector(of, Layout::Flat(self.arranged(row, flat, class)));
        }
        let parts: Vec<Parts> = values
            .iter()
            .map(|value| match *value {
                Value::Vector(_, layout) => self.parts(of, layout),
                Value::Float(number) | Value::Bool(number) => [number; 4],
            })
            .collect();
        let result = self.each(of, |lowering, c| {
            let numbers: Vec<NodeId> = parts.iter().map(|parts| parts[c]).collect();
            lowering.row32(row.0.name, &numbers)
        });
        Value::Vector(of, Layout::Split(result))
    }

    /// Whether vectors among the values lie flat, and none is apart; those that are the same for all elements are neither.
    fn lie_flat(&self, values: &[Value]) -> bool {
        let is_flat = |value: &Value| matches!(value, Value::Vector(_, Layout::Flat(_)));
        let is_apart = |value: &Value| match value {
            Value::Vector(of, Layout::Split(parts)) => parts[..of.components()]
                .iter()
                .any(|&part| !self.graph.node(part).is_uniform),
            _ => false,
        };
        values.iter().any(is_flat) && !values.iter().any(is_apart)
    }

    /// The vectors as they lie in memory, if they do: one or two of a type, for a step of `flat`.
    fn lying(&mut self, vectors: &[Value]) -> Option<Vec<NodeId>> {
        if !self.lie_flat(vectors) {
            return None;
        }
        let flat = vectors.iter().map(|vector| match *vector {
            Value::Vector(of, layout) => self.flat(of, layout),
            _ => unreachable!("vectors were asked for"),
        });
        Some(flat.collect())
    }

    /// A number for each of the vectors, or for each two, if they lie flat.
    fn measured(&mut self, measure: Measure, of: Type, vectors: &[Value]) -> Option<Value> {
        let flat = self.lying(vectors)?;
        let number = self
            .graph
            .add(Op::Measure(measure, of.components()), &flat, Class::F32);
        Some(self.float(number))
    }

    fn subtract(&mut self, a: Value, b: Value) -> Value {
        self.components(Row::named("subtract"), &[a, b])
    }

    /// The sum of the products, from the first on.
    fn dot_of(&mut self, of: Type, a: &Parts, b: &Parts) -> NodeId {
        let mut sum = self.row32("multiply", &[a[0], b[0]]);
        for c in 1..of.components() {
            let product = self.row32("multiply", &[a[c], b[c]]);
            sum = self.row32("add", &[sum, product]);
        }
        sum
    }

    fn length_of(&mut self, of: Type, parts: &Parts) -> NodeId {
        let squared = self.dot_of(of, parts, parts);
        self.row32("sqrt", &[squared])
    }

    /// The length of a vector.
    fn length(&mut self, vector: Value) -> Lowered {
        let (of, parts) = self.vector(&[vector], 0)?;
        if let Some(length) = self.measured(Measure::Length, of, &[vector]) {
            return Ok(length);
        }
        let length = self.length_of(of, &parts);
        Ok(self.float(length))
    }

    fn length_squared(&mut self, vector: Value) -> Lowered {
        let (of, parts) = self.vector(&[vector], 0)?;
        if let Some(squared) = self.measured(Measure::LengthSquared, of, &[vector]) {
            return Ok(squared);
        }
        let squared = self.dot_of(of, &parts, &parts);
        Ok(self.float(squared))
    }

    /// A vector argument, of two to four components.
    fn vector(&mut self, arguments: &[Value], at: usize) -> Result<(Type, Parts), String> {
        match arguments[at] {
            Value::Vector(of, layout) if of != Type::Color => Ok((of, self.parts(of, layout))),
            _ => Err(format!("wants vectors, not {}", listed(arguments))),
        }
    }

    /// The first two arguments, vectors of one type.
    fn two(&mut self, arguments: &[Value]) -> Result<(Type, Parts, Parts), String> {
        let (of, a) = self.vector(arguments, 0)?;
        let (other, b) = self.vector(arguments, 1)?;
        if of != other {
            return Err(format!(
                "wants vectors of one type, not {}",
                listed(arguments)
            ));
        }
        Ok((of, a, b))
    }

    /// A number among the arguments, with 32 bits.
    fn number(&mut self, arguments: &[Value], at: usize) -> Result<NodeId, String> {
        match arguments[at] {
            Value::Float(number) => Ok(self.fit(number, Class::F32)),
            _ => Err(format!(
                "wants a number as argument {}, not {}",
                at + 1,
                arguments[at].of_type()
            )),
        }
    }

    fn zero(&mut self) -> NodeId {
        self.constant(Scalar::F32(0.0))
    }
}

fn split(of: Type, parts: Parts) -> Value {
    Value::Vector(of, Layout::Split(parts))
}

/// From the first to the second by a weight: of numbers, or of vectors and a number.
pub fn lerp(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let [a, b, weight] = [0, 1, 2].map(|at| arguments[at].of_type());
    if a != b || a == Type::Bool || weight != Type::Float {
        return Err(format!(
            "wants two numbers or two vectors of one type, and a number, not {}",
            listed(arguments)
        ));
    }
    Ok(lowering.components(Row::named("lerp"), arguments))
}

pub fn dot(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, a, b) = lowering.two(arguments)?;
    if let Some(dot) = lowering.measured(Measure::Dot, of, arguments) {
        return Ok(dot);
    }
    let dot = lowering.dot_of(of, &a, &b);
    Ok(lowering.float(dot))
}

pub fn cross(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, a, b) = lowering.two(arguments)?;
    if of == Type::Vector2
        && let Some(cross) = lowering.measured(Measure::Cross, of, arguments)
    {
        return Ok(cross);
    }
    if of == Type::Vector3
        && let Some(flat) = lowering.lying(arguments)
    {
        let cross = lowering.graph.add(Op::Cross, &flat, Class::Flat(3));
        return Ok(Value::Vector(of, Layout::Flat(cross)));
    }
    let mut minor = |c: usize, d: usize| {
        let (first, second) = (
            lowering.row32("multiply", &[a[c], b[d]]),
            lowering.row32("multiply", &[a[d], b[c]]),
        );
        lowering.row32("subtract", &[first, second])
    };
    match of {
        Type::Vector2 => {
            let minor = minor(0, 1);
            Ok(lowering.float(minor))
        }
        Type::Vector3 => {
            let parts = [minor(1, 2), minor(2, 0), minor(0, 1), NodeId::NONE];
            Ok(split(of, parts))
        }
        _ => Err(format!(
            "wants two Vector2 or two Vector3, not {}",
            listed(arguments)
        )),
    }
}

pub fn length(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    lowering.length(arguments[0])
}

pub fn length_squared(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    lowering.length_squared(arguments[0])
}

/// What leads from the first vector to the second.
fn way(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    lowering.two(arguments)?;
    Ok(lowering.subtract(arguments[1], arguments[0]))
}

pub fn distance(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let way = way(lowering, arguments)?;
    lowering.length(way)
}

pub fn distance_squared(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let way = way(lowering, arguments)?;
    lowering.length_squared(way)
}

pub fn normalized(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, parts) = lowering.vector(arguments, 0)?;
    if let Some(flat) = lowering.lying(arguments) {
        let class = Class::Flat(of.components());
        let normal = lowering.graph.add(Op::Normalized, &flat, class);
        return Ok(Value::Vector(of, Layout::Flat(normal)));
    }
    Ok(split(of, normal(lowering, of, &parts)))
}

pub fn direction_to(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let way = way(lowering, arguments)?;
    normalized(lowering, &[way])
}

/// The components divided by the length. Where that is 0, vectors of the plane stay, and longer ones become zero.
fn normal(lowering: &mut Lowering<'_>, of: Type, parts: &Parts) -> Parts {
    let squared = lowering.dot_of(of, parts, parts);
    let length = lowering.row32("sqrt", &[squared]);
    let zero = lowering.zero();
    let none = lowering.compare(Comparison::Equal, squared, zero);
    lowering.each(of, |lowering, c| {
        let divided = lowering.row32("divide", &[parts[c], length]);
        let left = if of == Type::Vector2 { parts[c] } else { zero };
        lowering.select(none, left, divided, Class::F32)
    })
}

pub fn limit_length(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, parts) = lowering.vector(arguments, 0)?;
    let limit = lowering.number(arguments, 1)?;
    let length = lowering.length_of(of, &parts);
    let zero = lowering.zero();
    let some = lowering.compare(Comparison::Greater, length, zero);
    let beyond = lowering.compare(Comparison::Less, limit, length);
    let long = lowering.and(some, beyond);
    let limited = lowering.each(of, |lowering, c| {
        let unit = lowering.row32("divide", &[parts[c], length]);
        let shortened = lowering.row32("multiply", &[unit, limit]);
        lowering.select(long, shortened, parts[c], Class::F32)
    });
    Ok(split(of, limited))
}

pub fn reflect(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, v, n) = lowering.two(arguments)?;
    Ok(split(of, reflected(lowering, of, &v, &n)))
}

pub fn bounce(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, v, n) = lowering.two(arguments)?;
    let reflected = reflected(lowering, of, &v, &n);
    let parts = lowering.each(of, |lowering, c| lowering.row32("negate", &[reflected[c]]));
    Ok(split(of, parts))
}

/// `2 * n * v.dot(n) - v`
fn reflected(lowering: &mut Lowering<'_>, of: Type, v: &Parts, n: &Parts) -> Parts {
    let along = lowering.dot_of(of, v, n);
    let two = lowering.constant(Scalar::F32(2.0));
    lowering.each(of, |lowering, c| {
        let twice = lowering.row32("multiply", &[n[c], two]);
        let double = lowering.row32("multiply", &[twice, along]);
        lowering.row32("subtract", &[double, v[c]])
    })
}

pub fn slide(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, v, n) = lowering.two(arguments)?;
    let along = lowering.dot_of(of, &v, &n);
    let parts = lowering.each(of, |lowering, c| {
        let part = lowering.row32("multiply", &[n[c], along]);
        lowering.row32("subtract", &[v[c], part])
    });
    Ok(split(of, parts))
}

pub fn project(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, v, b) = lowering.two(arguments)?;
    let (product, squared) = (lowering.dot_of(of, &v, &b), lowering.dot_of(of, &b, &b));
    let factor = lowering.row32("divide", &[product, squared]);
    let parts = lowering.each(of, |lowering, c| {
        lowering.row32("multiply", &[b[c], factor])
    });
    Ok(split(of, parts))
}

/// To the second vector, but no further than a distance, as `Vector3.move_toward`.
pub fn move_toward(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let (of, v, to) = lowering.two(arguments)?;
    let delta = lowering.number(arguments, 2)?;
    let way = lowering.each(of, |lowering, c| lowering.row32("subtract", &[to[c], v[c]]));
    let length = lowering.length_of(of, &way);
    let epsilon = lowering.constant(Scalar::F32(0.00001));
    let near = lowering.compare(Comparison::LessEqual, length, delta);
    let there = lowering.compare(Comparison::Less, length, epsilon);
    let arrived = lowering.or(near, there);
    let parts = lowering.each(of, |lowering, c| {
        let unit = lowering.row32("divide", &[way[c], length]);
        let step = lowering.row32("multiply", &[unit, delta]);
        let moved = lowering.row32("add", &[v[c], step]);
        lowering.select(arrived, to[c], moved, Class::F32)
    });
    Ok(split(of, parts))
}

/// A vector of the plane, and what is wanted if it is none.
fn plane(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Result<Parts, String> {
    match lowering.vector(arguments, 0)? {
        (Type::Vector2, parts) => Ok(parts),
        (of, _) => Err(format!("wants a Vector2, not a {of}")),
    }
}

pub fn rotated(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let [x, y, ..] = plane(lowering, arguments)?;
    let angle = lowering.number(arguments, 1)?;
    let [sin, cos] = ["sin", "cos"].map(|row| lowering.row32(row, &[angle]));
    let [a, b] = [(x, cos), (y, sin)].map(|(a, b)| lowering.row32("multiply", &[a, b]));
    let [c, d] = [(x, sin), (y, cos)].map(|(a, b)| lowering.row32("multiply", &[a, b]));
    let (x, y) = (
        lowering.row32("subtract", &[a, b]),
        lowering.row32("add", &[c, d]),
    );
    Ok(split(Type::Vector2, [x, y, NodeId::NONE, NodeId::NONE]))
}

pub fn angle(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let [x, y, ..] = plane(lowering, arguments)?;
    let angle = lowering.row32("atan2", &[y, x]);
    Ok(lowering.float(angle))
}

pub fn orthogonal(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let [x, y, ..] = plane(lowering, arguments)?;
    let turned = lowering.row32("negate", &[x]);
    Ok(split(
        Type::Vector2,
        [y, turned, NodeId::NONE, NodeId::NONE],
    ))
}
