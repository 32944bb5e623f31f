//! What a call needs besides its arrays: the values that are the same for all elements.

use arrayvec::ArrayVec;

use super::graph::{Class, Op};
use super::program::Program;
use super::scalar::{Scalar, evaluate};
use crate::lanes::Constant;

/// A value as operands read it.
#[derive(Clone, Debug)]
pub enum Repeated {
    /// A 32-bit float, or the word of a mask.
    F32(Constant<f32>),
    /// A 64-bit float.
    F64(Constant<f64>),
}

/// The values of a call. Calls leave theirs to later ones of the same program, so that none has to allocate, and what is
/// known is computed once.
#[derive(Debug, Default)]
pub struct Workspace {
    /// All of them, in the program's order.
    pub scalars: Vec<Scalar>,
    /// Those that steps read.
    pub repeated: Vec<Repeated>,
}

impl Workspace {
    /// Computes the values of `program`, given the inputs that are one value, and how many elements there are.
    pub fn prepare(
        &mut self,
        program: &Program,
        parameter: impl Fn(usize, usize) -> Scalar,
        count: usize,
    ) {
        let is_new = self.scalars.is_empty();
        if is_new {
            self.scalars
                .resize(program.uniforms.len(), Scalar::F32(0.0));
            let nothing = Repeated::F32(Constant::new(0.0));
            self.repeated.resize(program.operands, nothing);
        }
        for (at, uniform) in program.uniforms.iter().enumerate() {
            let scalar = match uniform.op {
                Op::Constant(_) if !is_new => continue,
                Op::Constant(scalar) => scalar,
                Op::Parameter(input, component) => parameter(input, component),
                Op::Count => Scalar::F64(count as f64),
                ref op => {
                    let arguments: ArrayVec<Scalar, 5> = uniform
                        .arguments
                        .iter()
                        .map(|&at| self.scalars[at])
                        .collect();
                    evaluate(op, uniform.class, &arguments).expect("a value of values")
                }
            };
            self.scalars[at] = scalar;
            if let Some(operand) = uniform.operand {
                self.repeated[operand] = match uniform.class {
                    Class::F64 => Repeated::F64(Constant::new(scalar.f64())),
                    _ => Repeated::F32(Constant::new(scalar.f32())),
                };
            }
        }
    }
}
