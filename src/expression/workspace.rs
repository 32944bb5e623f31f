//! What a call needs besides its arrays: the values that are the same for all elements.

use super::graph::Class;
use super::program::Program;
use super::scalar::Scalar;
use crate::lanes::Constant;

/// A value as operands read it.
#[derive(Clone, Debug)]
pub enum Repeated {
    /// A 32-bit float, or the word of a mask.
    F32(Constant<f32>),
    /// A 64-bit float.
    F64(Constant<f64>),
}

/// The values of a call. Calls leave theirs to later ones, so that none has to allocate.
#[derive(Debug, Default)]
pub struct Workspace {
    /// As they were computed.
    pub scalars: Vec<Scalar>,
    /// As operands read them.
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
        program.evaluate(parameter, count, &mut self.scalars);
        self.repeated.clear();
        let values = program.uniforms.iter().zip(&self.scalars);
        self.repeated
            .extend(values.map(|(uniform, scalar)| match uniform.class {
                Class::F64 => Repeated::F64(Constant::new(scalar.f64())),
                _ => Repeated::F32(Constant::new(scalar.f32())),
            }));
    }
}
