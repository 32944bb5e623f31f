//! Functions of numbers that are no row of the table.

use super::{Lowered, Lowering, listed};
use crate::expression::graph::{Class, Comparison, NodeId, Row};
use crate::expression::scalar::Scalar;
use crate::expression::value::Value;

/// The engine's tolerance for numbers that are about equal.
const EPSILON: f64 = 0.00001;

/// All arguments as numbers.
pub fn all(arguments: &[Value]) -> Result<Vec<NodeId>, String> {
    arguments
        .iter()
        .map(|value| match value {
            Value::Float(number) => Some(*number),
            _ => None,
        })
        .collect::<Option<_>>()
        .ok_or_else(|| format!("wants numbers, not {}", listed(arguments)))
}

/// A number as it is; 1 for true and 0 for false.
pub fn float(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    match arguments[0] {
        Value::Bool(mask) => {
            let is_uniform = lowering.graph.node(mask).is_uniform;
            let class = if is_uniform {
                Class::F64
            } else {
                lowering.wide_class()
            };
            let [one, zero] = [1.0, 0.0].map(|number| lowering.constant(Scalar::F64(number)));
            Ok(Value::Float(lowering.select(mask, one, zero, class)))
        }
        _ => Ok(Value::Float(all(arguments)?[0])),
    }
}

/// Held to the lesser bound, and then to the greater, as GDScript's `clamp` does; `clampf` differs where they are the wrong way
/// round.
pub fn clamp(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let numbers = all(arguments)?;
    let (x, min, max) = (numbers[0], numbers[1], numbers[2]);
    let known = [min, max].map(|id| lowering.graph.constant(id).map(Scalar::f64));
    if let [Some(min_known), Some(max_known)] = known
        && min_known <= max_known
    {
        return Ok(Value::Float(lowering.row(Row::named("clamp"), &numbers)));
    }
    let is_uniform = numbers.iter().all(|&id| lowering.graph.node(id).is_uniform);
    let class = if is_uniform {
        Class::F64
    } else {
        lowering.wide_class()
    };
    let low = lowering.compare(Comparison::Less, x, min);
    let held = lowering.select(low, min, x, class);
    let high = lowering.compare(Comparison::Greater, held, max);
    Ok(Value::Float(lowering.select(high, max, held, class)))
}

pub fn is_nan(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let x = all(arguments)?[0];
    Ok(Value::Bool(lowering.compare(Comparison::NotEqual, x, x)))
}

pub fn is_inf(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    size(lowering, arguments, Comparison::Equal, f64::INFINITY)
}

pub fn is_finite(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    size(lowering, arguments, Comparison::Less, f64::INFINITY)
}

/// Whether a number is nearer to 0 than the engine's tolerance.
pub fn is_zero_approx(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    size(lowering, arguments, Comparison::Less, EPSILON)
}

/// Whether the number without its sign compares so.
fn size(
    lowering: &mut Lowering<'_>,
    arguments: &[Value],
    comparison: Comparison,
    with: f64,
) -> Lowered {
    let size = lowering.row(Row::named("abs"), &all(arguments)?);
    let with = lowering.constant(Scalar::F64(with));
    Ok(Value::Bool(lowering.compare(comparison, size, with)))
}

/// Whether two numbers are about equal: equal, or nearer than a tolerance relative to the first one, as the engine has it.
pub fn is_equal_approx(lowering: &mut Lowering<'_>, arguments: &[Value]) -> Lowered {
    let numbers = all(arguments)?;
    let (a, b) = (numbers[0], numbers[1]);
    let epsilon = lowering.constant(Scalar::F64(EPSILON));
    let size = lowering.row(Row::named("abs"), &[a]);
    let relative = lowering.row(Row::named("multiply"), &[size, epsilon]);
    let tolerance = lowering.row(Row::named("maximum"), &[relative, epsilon]);
    let difference = lowering.row(Row::named("subtract"), &[a, b]);
    let distance = lowering.row(Row::named("abs"), &[difference]);
    let near = lowering.compare(Comparison::Less, distance, tolerance);
    let equal = lowering.compare(Comparison::Equal, a, b);
    Ok(Value::Bool(lowering.or(equal, near)))
}
