//! Operators.

use super::{Lowered, Lowering};
use crate::expression::graph::{Comparison, NodeId, Row};
use crate::expression::scalar::Scalar;
use crate::expression::syntax::Binary;
use crate::expression::value::{Layout, Type, Value};

impl Lowering<'_> {
    pub(super) fn negative(&mut self, value: Value) -> Lowered {
        match value {
            Value::Bool(_) => Err("operator - wants a number or a vector, not a bool".to_owned()),
            // As in the engine: the colour that gives white with this one.
            Value::Vector(Type::Color, _) => {
                let one = self.constant(Scalar::F32(1.0));
                let white = Value::Vector(Type::Color, Layout::Split([one; 4]));
                Ok(self.components(Row::named("subtract"), &[white, value]))
            }
            value => Ok(self.components(Row::named("negate"), &[value])),
        }
    }

    pub(super) fn binary(&mut self, operator: Binary, a: Value, b: Value) -> Lowered {
        match operator {
            Binary::And | Binary::Or => {
                let name = if operator == Binary::And { "and" } else { "or" };
                let (a, b) = (self.truth(name, a)?, self.truth(name, b)?);
                Ok(Value::Bool(if operator == Binary::And {
                    self.and(a, b)
                } else {
                    self.or(a, b)
                }))
            }
            Binary::Equal => self.equal("==", a, b).map(Value::Bool),
            Binary::NotEqual => {
                let equal = self.equal("!=", a, b)?;
                // Not the opposite of equal where a NaN is: that is what this is.
                Ok(Value::Bool(self.not(equal)))
            }
            Binary::Less => self.order("<", Comparison::Less, a, b),
            Binary::LessEqual => self.order("<=", Comparison::LessEqual, a, b),
            Binary::Greater => self.order(">", Comparison::Greater, a, b),
            Binary::GreaterEqual => self.order(">=", Comparison::GreaterEqual, a, b),
            Binary::Remainder => self.of_numbers("%", "fmod", a, b),
            Binary::Power => match b {
                // Rounded once, and no slower than a product.
                Value::Float(exponent)
                    if self.graph.constant(exponent) == Some(Scalar::F64(2.0)) =>
                {
                    match a {
                        Value::Float(base) => {
                            Ok(Value::Float(self.row(Row::named("square"), &[base])))
                        }
                        _ => Err(unfit("**", a, b)),
                    }
                }
                _ => self.of_numbers("**", "pow", a, b),
            },
            Binary::Add => self.of_components("+", "add", a, b),
            Binary::Subtract => self.of_components("-", "subtract", a, b),
            Binary::Multiply => match (a, b) {
                (Value::Float(_), Value::Vector(..)) => {
                    Ok(self.components(Row::named("multiply"), &[b, a]))
                }
                (Value::Vector(..), Value::Float(_)) => {
                    Ok(self.components(Row::named("multiply"), &[a, b]))
                }
                _ => self.of_components("*", "multiply", a, b),
            },
            Binary::Divide => match (a, b) {
                (Value::Vector(..), Value::Float(_)) => {
                    Ok(self.components(Row::named("divide"), &[a, b]))
                }
                _ => self.of_components("/", "divide", a, b),
            },
        }
    }

    fn of_numbers(&mut self, operator: &str, row: &str, a: Value, b: Value) -> Lowered {
        match (a, b) {
            (Value::Float(a), Value::Float(b)) => {
                Ok(Value::Float(self.row(Row::named(row), &[a, b])))
            }
            _ => Err(unfit(operator, a, b)),
        }
    }

    fn of_components(&mut self, operator: &str, row: &str, a: Value, b: Value) -> Lowered {
        if a.of_type() != b.of_type() || a.of_type() == Type::Bool {
            return Err(unfit(operator, a, b));
        }
        Ok(self.components(Row::named(row), &[a, b]))
    }

    fn order(&mut self, operator: &str, comparison: Comparison, a: Value, b: Value) -> Lowered {
        match (a, b) {
            (Value::Float(a), Value::Float(b)) => Ok(Value::Bool(self.compare(comparison, a, b))),
            _ => Err(unfit(operator, a, b)),
        }
    }

    fn equal(&mut self, operator: &str, a: Value, b: Value) -> Result<NodeId, String> {
        match (a, b) {
            (Value::Float(a), Value::Float(b)) => Ok(self.compare(Comparison::Equal, a, b)),
            (Value::Bool(a), Value::Bool(b)) => {
                let (not_a, not_b) = (self.not(a), self.not(b));
                let (both, neither) = (self.and(a, b), self.and(not_a, not_b));
                Ok(self.or(both, neither))
            }
            (Value::Vector(of, x), Value::Vector(other, y)) if of == other => {
                let (x, y) = (self.parts(of, x), self.parts(of, y));
                let mut all = self.compare(Comparison::Equal, x[0], y[0]);
                for c in 1..of.components() {
                    let equal = self.compare(Comparison::Equal, x[c], y[c]);
                    all = self.and(all, equal);
                }
                Ok(all)
            }
            _ => Err(unfit(operator, a, b)),
        }
    }
}

fn unfit(operator: &str, a: Value, b: Value) -> String {
    let (a, b) = (a.of_type(), b.of_type());
    format!("operator {operator} does not go between {a} and {b}")
}
