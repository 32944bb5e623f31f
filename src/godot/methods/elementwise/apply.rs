//! One call of an element-wise operation: what the array is combined with, and how.

use std::ops::Range;
use std::ptr;

use bytemuck::Pod;
use glam::Vec4;

use crate::godot::argument::ChangedAny;
use crate::godot::borrow::{Changed, ChangedElements, ReadArray, operand, same_len};
use crate::godot::error::Error;
use crate::godot::packed::{Element, Rgba};
use crate::godot::value::{Single, Value};
use crate::lanes::{Constant, Operand, Run, Vector, VectorOperand};
use crate::ops::elementwise::{Kernel, Operation, VectorKernel};

/// Has `operation` change the elements of `array` in `range`, which is where it begins and how many it has.
pub(super) fn apply(
    operation: &'static Operation,
    array: ChangedAny<'_>,
    operands: &[Value<'_>],
    range: (i64, i64),
) -> Result<(), Error> {
    let Operation {
        f32,
        f64,
        i32,
        i64,
        u8,
        vec2,
        vec3,
        vec4,
        ..
    } = *operation;
    let array = array.packed("array")?;
    let wrong = Error::WrongType {
        name: "array",
        got: array.kind().variant_type,
        wanted: match (vec3, i32) {
            (Some(_), Some(_)) => "a packed array of numbers, vectors or colors",
            (Some(_), None) => "a packed array of floats, vectors or colors",
            (None, Some(_)) => "a packed array of integers",
            (None, None) => "a packed array of floats",
        },
    };
    let call = Call {
        operation,
        operands,
        range,
    };
    macro_rules! with {
        ($kernel:ident, $how:ident($array:expr)) => {
            call.$how($array, $kernel.ok_or(wrong)?)
        };
    }
    match array.elements("array")? {
        ChangedElements::F32(array) => with!(f32, numbers(array)),
        ChangedElements::F64(array) => with!(f64, numbers(array)),
        ChangedElements::I32(array) => with!(i32, numbers(array)),
        ChangedElements::I64(array) => with!(i64, numbers(array)),
        ChangedElements::U8(array) => with!(u8, numbers(array)),
        ChangedElements::V2(array) => with!(vec2, vectors(array)),
        ChangedElements::V3(array) => with!(vec3, vectors(array)),
        ChangedElements::V4(array) => with!(vec4, vectors(array)),
        ChangedElements::C(array) => call.colors(array, vec4.ok_or(wrong)?),
    }
}

/// A call, all of it but the array.
struct Call<'a> {
    operation: &'static Operation,
    operands: &'a [Value<'a>],
    range: (i64, i64),
}

/// What an operand of a call is, before it is known where the results go.
#[derive(Clone, Copy)]
enum Given<'a, T> {
    One(T),
    /// Elements of the same type.
    Each(ReadArray<'a>),
    /// A number for each vector.
    EachNumber(ReadArray<'a>),
}

/// Calls a method of [`Call`] for as many operands as there are, which is then known when compiled: a call on few elements
/// is mostly what surrounds it.
macro_rules! counted {
    ($call:ident.$how:ident::<$($N:tt),*>($($argument:expr),*)) => {
        match $call.operands.len() {
            0 => $call.$how::<0, $($N),*>($($argument),*),
            1 => $call.$how::<1, $($N),*>($($argument),*),
            2 => $call.$how::<2, $($N),*>($($argument),*),
            3 => $call.$how::<3, $($N),*>($($argument),*),
            4 => $call.$how::<4, $($N),*>($($argument),*),
            many => panic!("{many} operands"),
        }
    };
}

impl Call<'_> {
    /// On numbers.
    fn numbers<T: Single + Default + PartialEq>(
        &self,
        array: Changed<'_, T>,
        kernel: Kernel<T>,
    ) -> Result<(), Error> {
        counted!(self.numbers_with::<T>(array, kernel))
    }

    fn numbers_with<const K: usize, T: Single + Default + PartialEq>(
        &self,
        array: Changed<'_, T>,
        kernel: Kernel<T>,
    ) -> Result<(), Error> {
        let range = array.range(self.range.0, self.range.1)?;
        let given: [Given<'_, T>; K] = self.given(&array, |value: T| value)?;
        if let (true, Some(at)) = (T::KIND.is_integer(), self.operation.divisor) {
            check_divisor(self.operation.operands[at], &given[at], range.clone())?;
        }
        let constants = given.map(|given| given.one().map(Constant::new));
        array.update_in(range.clone(), |run| {
            let operands: [_; K] = std::array::from_fn(|k| match (&constants[k], given[k]) {
                (Some(constant), _) => Operand::constant(constant, run.len()),
                (None, given) => operand(&given.array(), range.clone()),
            });
            kernel(run, &operands);
        })
    }

    /// On vectors, whose operands may be vectors or numbers.
    fn vectors<const N: usize, T: Single + Vector<N>>(
        &self,
        array: Changed<'_, T>,
        kernel: VectorKernel<T>,
    ) -> Result<(), Error> {
        self.known_vectors(array, |value| value, |array| array, kernel)
    }

    /// On colours.
    fn colors(&self, array: Changed<'_, Rgba>, kernel: VectorKernel<Vec4>) -> Result<(), Error> {
        self.known_vectors(array, |Rgba(color)| color, Changed::<Rgba>::vectors, kernel)
    }

    /// On elements `T`, which the operations know as `V`.
    fn known_vectors<'a, const N: usize, T: Single, V: Vector<N> + Element>(
        &self,
        array: Changed<'a, T>,
        value: impl Fn(T) -> V,
        known: impl Fn(Changed<'a, T>) -> Changed<'a, V>,
        kernel: VectorKernel<V>,
    ) -> Result<(), Error> {
        counted!(self.vectors_with::<N, T, V, _, _>(array, value, known, kernel))
    }

    fn vectors_with<
        'a,
        const K: usize,
        const N: usize,
        T: Single,
        V: Vector<N> + Element,
        Value: Fn(T) -> V,
        Known: Fn(Changed<'a, T>) -> Changed<'a, V>,
    >(
        &self,
        array: Changed<'a, T>,
        value: Value,
        known: Known,
        kernel: VectorKernel<V>,
    ) -> Result<(), Error> {
        let range = array.range(self.range.0, self.range.1)?;
        let given: [Given<'_, V>; K] = self.given(&array, value)?;
        let array = known(array);
        // With a number for every vector, or a vector that is no cycle of a block, the vectors must be known as such.
        let is_flat = given.iter().all(|given| match given {
            Given::One(one) => N != 3 || one.is_uniform(),
            Given::Each(_) => true,
            Given::EachNumber(_) => false,
        });
        if let (true, Some(kernel)) = (is_flat, self.operation.f32) {
            let cycles = given.map(|given| given.one().map(Cycle::cycle));
            return array.update_in(range.clone(), |run| {
                let operands: [_; K] = std::array::from_fn(|k| match (&cycles[k], given[k]) {
                    (Some(cycle), _) => Operand::constant(cycle, run.len() * N),
                    (None, given) => {
                        Operand::components(operand::<V>(&given.array(), range.clone()))
                    }
                });
                kernel(Run::components(run), &operands);
            });
        }
        let constants = given.map(|given| given.one().map(Constant::new));
        array.update_in(range.clone(), |run| {
            let operands: [_; K] = std::array::from_fn(|k| match (&constants[k], given[k]) {
                (Some(constant), _) => {
                    VectorOperand::Vectors(Operand::constant(constant, run.len()))
                }
                (None, Given::EachNumber(each)) => {
                    VectorOperand::Numbers(operand(&each, range.clone()))
                }
                (None, given) => VectorOperand::Vectors(operand(&given.array(), range.clone())),
            });
            kernel(run, &operands);
        })
    }

    /// The operands for an array of elements `T`, checked; `known` says what the operations know such an element as.
    fn given<const K: usize, T: Single, V: Pod>(
        &self,
        array: &Changed<'_, T>,
        known: impl Fn(T) -> V,
    ) -> Result<[Given<'_, V>; K], Error> {
        let mut all = [Given::One(V::zeroed()); K];
        for ((given, value), name) in all
            .iter_mut()
            .zip(self.operands)
            .zip(self.operation.operands)
        {
            *given = match value {
                Value::Array(each) => {
                    let given = if ptr::eq(each.kind(), T::KIND) {
                        Given::Each(*each)
                    } else if T::KIND.is_vector() && ptr::eq(each.kind(), f32::KIND) {
                        Given::EachNumber(*each)
                    } else {
                        return Err(value.is_not(name, T::WANTED));
                    };
                    same_len((name, "array"), each.len(), array.len())?;
                    given
                }
                one => Given::One(known(one.single(name)?)),
            };
        }
        Ok(all)
    }
}

impl<'a, T: Copy> Given<'a, T> {
    /// The one value, if it is one.
    fn one(self) -> Option<T> {
        match self {
            Self::One(one) => Some(one),
            Self::Each(_) | Self::EachNumber(_) => None,
        }
    }

    /// The array that it is if it is not one value.
    fn array(self) -> ReadArray<'a> {
        match self {
            Self::Each(array) | Self::EachNumber(array) => array,
            Self::One(_) => unreachable!("one value is no array"),
        }
    }
}

/// The error that the operand `name` has a 0 within `range`.
fn check_divisor<T: Single + Default + PartialEq>(
    name: &'static str,
    divisor: &Given<'_, T>,
    range: Range<usize>,
) -> Result<(), Error> {
    let zero = T::default();
    match divisor {
        Given::One(one) if *one == zero => Err(Error::DivisionByZero { name, at: None }),
        Given::One(_) => Ok(()),
        Given::Each(each) | Given::EachNumber(each) => {
            let divisors = each.slice::<T>().expect("the type was compared");
            match divisors[range.clone()]
                .iter()
                .position(|divisor| *divisor == zero)
            {
                Some(at) => Err(Error::DivisionByZero {
                    name,
                    at: Some(range.start + at),
                }),
                None => Ok(()),
            }
        }
    }
}

/// How a vector repeats itself as floats.
trait Cycle<const N: usize>: Vector<N> {
    /// Whether all components are the same float.
    fn is_uniform(self) -> bool {
        let floats = bytemuck::cast_slice::<Self, u32>(std::slice::from_ref(&self));
        floats.iter().all(|&bits| bits == floats[0])
    }

    /// The components in turn, or the one that they all are.
    fn cycle(self) -> Constant<f32> {
        let floats = bytemuck::cast_slice::<Self, f32>(std::slice::from_ref(&self));
        if N == 3 {
            Constant::new(floats[0])
        } else {
            Constant::cycle(floats)
        }
    }
}

impl<const N: usize, T: Vector<N>> Cycle<N> for T {}
