//! One value: what does not depend on the element is computed once, by the kernels that compute the rest.

use std::hash::{Hash, Hasher};

use super::graph::{Class, Comparison, Op};
use crate::lanes::{Operand, Run};

/// A value that is the same for all elements. Two are equal if they have the same bits.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the types name themselves")]
pub enum Scalar {
    F32(f32),
    F64(f64),
    Mask(bool),
}

impl Scalar {
    fn bits(self) -> (u8, u64) {
        match self {
            Self::F32(x) => (0, x.to_bits().into()),
            Self::F64(x) => (1, x.to_bits()),
            Self::Mask(x) => (2, x.into()),
        }
    }

    /// The number as 32 bits.
    pub fn f32(self) -> f32 {
        match self {
            Self::F32(x) => x,
            Self::F64(x) => x as f32,
            Self::Mask(x) => f32::from_bits(mask(x)),
        }
    }

    /// The number as 64 bits.
    pub fn f64(self) -> f64 {
        match self {
            Self::F32(x) => x.into(),
            Self::F64(x) => x,
            Self::Mask(x) => u8::from(x).into(),
        }
    }

    /// The truth value.
    pub fn is_true(self) -> bool {
        match self {
            Self::F32(x) => x != 0.0,
            Self::F64(x) => x != 0.0,
            Self::Mask(x) => x,
        }
    }
}

/// A truth value as the word of a mask.
pub fn mask(is: bool) -> u32 {
    if is { u32::MAX } else { 0 }
}

impl PartialEq for Scalar {
    fn eq(&self, other: &Self) -> bool {
        self.bits() == other.bits()
    }
}

impl Eq for Scalar {}

impl Hash for Scalar {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits().hash(state);
    }
}

impl Comparison {
    /// Whether it is true of the two.
    #[inline(always)]
    pub fn holds<T: PartialOrd>(self, a: T, b: T) -> bool {
        match self {
            Self::Equal => a == b,
            Self::NotEqual => a != b,
            Self::Less => a < b,
            Self::LessEqual => a <= b,
            Self::Greater => a > b,
            Self::GreaterEqual => a >= b,
        }
    }
}

/// What `op` makes of values that are the same for all elements; `None` if it is none of such.
pub fn evaluate(op: &Op, class: Class, arguments: &[Scalar]) -> Option<Scalar> {
    let at = |index: usize| arguments[index];
    Some(match op {
        Op::Row(row) => match class {
            Class::F32 => {
                let numbers: [f32; 5] =
                    std::array::from_fn(|i| arguments.get(i).map_or(0.0, |x| x.f32()));
                let operands =
                    std::array::from_fn::<_, 4, _>(|i| Operand::array(&numbers[i + 1..][..1]));
                let mut result = [numbers[0]];
                row.0.f32?(Run::in_place(&mut result), &operands[..arguments.len() - 1]);
                Scalar::F32(result[0])
            }
            Class::F64 => {
                let numbers: [f64; 5] =
                    std::array::from_fn(|i| arguments.get(i).map_or(0.0, |x| x.f64()));
                let operands =
                    std::array::from_fn::<_, 4, _>(|i| Operand::array(&numbers[i + 1..][..1]));
                let mut result = [numbers[0]];
                row.0.f64?(Run::in_place(&mut result), &operands[..arguments.len() - 1]);
                Scalar::F64(result[0])
            }
            _ => return None,
        },
        Op::Compare(comparison, _) => Scalar::Mask(match (at(0), at(1)) {
            (Scalar::F32(a), Scalar::F32(b)) => comparison.holds(a, b),
            (a, b) => comparison.holds(a.f64(), b.f64()),
        }),
        Op::And => Scalar::Mask(at(0).is_true() & at(1).is_true()),
        Op::Or => Scalar::Mask(at(0).is_true() | at(1).is_true()),
        Op::Not => Scalar::Mask(!at(0).is_true()),
        Op::Select => {
            if at(0).is_true() {
                at(1)
            } else {
                at(2)
            }
        }
        Op::Widen => Scalar::F64(at(0).f64()),
        Op::Narrow => Scalar::F32(at(0).f32()),
        _ => return None,
    })
}
