//! What a row is, and how it becomes code for every element type.

use glam::{Vec2, Vec3, Vec4};

use crate::lanes::{Operand, Run, VectorOperand};
use crate::parallel::Split;

/// Applies an operation to a run of numbers, with as many operands as its row names.
pub type Kernel<T> = fn(Run<'_, T>, &[Operand<'_, T>]);

/// Applies an operation to the components of vectors, with operands that are vectors or numbers.
pub type VectorKernel<T> = fn(Run<'_, T>, &[VectorOperand<'_, T>]);

/// An operation on every element: one row.
#[derive(Debug)]
pub struct Operation {
    /// The name in GDScript.
    pub name: &'static str,
    /// The doc comment, one line a string, which is also the editor's help.
    pub doc: &'static [&'static str],
    /// The names of the operands.
    pub operands: &'static [&'static str],
    /// The operand that an integer is divided by, which must not be zero.
    pub divisor: Option<usize>,
    /// What a 32-bit and a 64-bit float cost one thread, in nanoseconds.
    pub cost: [f64; 2],
    /// Arrays of 32-bit floats, if it takes them.
    pub f32: Option<Kernel<f32>>,
    /// Arrays of 64-bit floats, if it takes them.
    pub f64: Option<Kernel<f64>>,
    /// Arrays of 32-bit integers, if it takes them.
    pub i32: Option<Kernel<i32>>,
    /// Arrays of 64-bit integers, if it takes them.
    pub i64: Option<Kernel<i64>>,
    /// Arrays of bytes, if it takes them.
    pub u8: Option<Kernel<u8>>,
    /// Arrays of vectors, if it takes them.
    pub vec2: Option<VectorKernel<Vec2>>,
    /// Arrays of vectors, if it takes them.
    pub vec3: Option<VectorKernel<Vec3>>,
    /// Arrays of vectors and of colours, if it takes them.
    pub vec4: Option<VectorKernel<Vec4>>,
    /// The formula for one number.
    pub reference: Reference,
    /// The formula in GDScript.
    pub script: Script,
    /// The largest errors for 32-bit and 64-bit floats, in units in the last place of the exact result; 0 where every step is
    /// rounded as the formula has it, and the bits are those of the reference.
    pub ulp: [f64; 2],
}

/// The formula of an operation for one number, in plain scalar code.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// For floats.
    pub f32: fn(f32, &[f32]) -> f32,
    /// For doubles.
    pub f64: fn(f64, &[f64]) -> f64,
}

/// The formula of an operation in GDScript, of `x` and the operands by their names.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// For floats; empty if it takes none.
    pub float: &'static str,
    /// For integers; empty if it takes none.
    pub int: &'static str,
    /// How far a result for 32-bit floats may be from GDScript's, as a multiple of the distance of floats at the greatest
    /// number that occurs; 0 for the same bits.
    pub distance: f64,
}

/// A run and its operands, cut at the same places.
#[derive(Debug)]
pub(super) struct Zipped<R, O, const K: usize> {
    pub(super) run: R,
    pub(super) operands: [O; K],
}

impl<R: Split, O: Split + Copy, const K: usize> Zipped<R, O, K> {
    /// # Panics
    ///
    /// Unless there are `K` operands.
    pub(super) fn new(run: R, operands: &[O]) -> Self {
        let operands = operands.try_into().unwrap_or_else(|_| {
            panic!("{} operands, not {K}", operands.len());
        });
        Self { run, operands }
    }
}

impl<R: Split, O: Split + Copy, const K: usize> Split for Zipped<R, O, K> {
    const WRITES: bool = R::WRITES || O::WRITES;

    fn len(&self) -> usize {
        self.run.len()
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        let (first, rest) = self.run.split_at(mid);
        let operands = self.operands.map(|operand| operand.split_at(mid));
        (
            Self {
                run: first,
                operands: operands.map(|cut| cut.0),
            },
            Self {
                run: rest,
                operands: operands.map(|cut| cut.1),
            },
        )
    }
}

/// The table of a file: for each row its help, its name with the name of the element and those of the operands, and
///
/// - `cost`: nanoseconds for each float on one thread;
/// - `cost_f64`: the same for doubles, where it is not twice that;
/// - `real`: the formula on registers of floats, for all types made of floats; or `f32` and `f64` where the two differ, for
///   numbers alone;
/// - `int`: the formula on one integer, of any of the three types;
/// - `divisor`: the number of the operand that integers are divided by, if there is one;
/// - `reference`: the formula for one float, in plain scalar code;
/// - `gdscript`: the same in GDScript, for floats;
/// - `gdscript_int`: the same for integers, where the other does not do for them;
/// - `distance`: see [`Script`]; left out where the bits are the same;
/// - `ulp`: see [`Operation`]; left out where the bits are the reference's.
macro_rules! operations {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident $arguments:tt {
            cost: $cost:literal;
            $(cost_f64: $cost_f64:literal;)?
            $(real: $real:expr;)?
            $(f32: $f32:expr; f64: $f64:expr;)?
            $(int: $int:expr;)?
            $(divisor: $divisor:literal;)?
            $(reference: $reference:expr;)?
            $(gdscript: $gdscript:literal;)?
            $(gdscript_int: $gdscript_int:literal;)?
            $(distance: $distance:literal;)?
            $(ulp: $ulp:expr;)?
        }
    )*) => {
        /// The rows of this file.
        pub(super) static OPERATIONS: &[$crate::ops::elementwise::table::Operation] = &[$({
            use $crate::ops::elementwise::table::{self, Operation, Reference, Script};

            const OPERANDS: &[&str] = table::names!($arguments);
            const COST: [f64; 2] = [$cost, table::first!($($cost_f64,)? 2.0 * $cost)];
            Operation {
                name: stringify!($name),
                doc: &[$($doc),*],
                operands: OPERANDS,
                divisor: table::first!($(Some($divisor),)? None),
                cost: COST,
                f32: table::first!(
                    $(Some(table::lanes!(f32, 1.0, $arguments, $real)),)?
                    $(Some(table::long!($arguments, $f32)),)?
                    None
                ),
                f64: table::first!(
                    $(Some(table::halves!($arguments, $real)),)?
                    $(Some(table::halves!($arguments, $f64)),)?
                    None
                ),
                i32: table::first!($(Some(table::each!(i32, $arguments, $int)),)? None),
                i64: table::first!($(Some(table::each!(i64, $arguments, $int)),)? None),
                u8: table::first!($(Some(table::each!(u8, $arguments, $int)),)? None),
                vec2: table::first!($(Some(table::vectors!(Vec2, 2.0, $arguments, $real)),)? None),
                vec3: table::first!($(Some(table::vectors!(Vec3, 3.0, $arguments, $real)),)? None),
                vec4: table::first!($(Some(table::vectors!(Vec4, 4.0, $arguments, $real)),)? None),
                reference: Reference {
                    f32: table::first!($(table::scalar!(f32, $arguments, $reference),)? |x, _| x),
                    f64: table::first!($(table::scalar!(f64, $arguments, $reference),)? |x, _| x),
                },
                script: Script {
                    float: table::first!($($gdscript,)? ""),
                    int: table::first!($($gdscript_int,)? $($gdscript,)? ""),
                    distance: table::first!($($distance,)? 0.0),
                },
                ulp: table::first!($($ulp,)? [0.0; 2]),
            }
        }),*];
    };
}

/// The names of the operands.
macro_rules! names {
    (($x:ident $(, $operand:ident)*)) => {
        &[$(stringify!($operand)),*]
    };
}

/// The first of several expressions.
macro_rules! first {
    ($first:expr $(, $($rest:tt)*)?) => {
        $first
    };
}

/// The kernel of a formula on registers of floats.
macro_rules! lanes {
    ($T:ty, $times:literal, ($x:ident $(, $operand:ident)*), $formula:expr) => {
        |run, operands| {
            use $crate::{lanes::{self, F32}, parallel::{self, Cost}};

            const K: usize = OPERANDS.len();
            let work = table::Zipped::<_, _, K>::new(run, operands);
            parallel::for_each_part(work, Cost::ns($times * COST[0]), |part| {
                lanes::zip(part.run, part.operands, |$x: F32, [$($operand),*]: [F32; K]| $formula);
            });
        }
    };
}

/// The kernel of a long formula on registers of floats. With operands it is not put into the loop: that took longer.
macro_rules! long {
    (($x:ident), $formula:expr) => {
        |run, _| {
            use $crate::{
                lanes::{self, F32},
                parallel::{self, Cost},
            };

            parallel::for_each_part(run, Cost::ns(COST[0]), |run| {
                lanes::map_long(run, |$x: F32| $formula);
            });
        }
    };
    ($arguments:tt, $formula:expr) => {
        table::lanes!(f32, 1.0, $arguments, $formula)
    };
}

/// The kernel of a formula on registers of doubles, two of which are a block.
macro_rules! halves {
    (($x:ident $(, $operand:ident)*), $formula:expr) => {
        |run, operands| {
            use $crate::{lanes::{self, F64}, parallel::{self, Cost}};

            const K: usize = OPERANDS.len();
            let work = table::Zipped::<_, _, K>::new(run, operands);
            let formula = |$x: F64, [$($operand),*]: [F64; K]| $formula;
            parallel::for_each_part(work, Cost::ns(COST[1]), |part| {
                lanes::zip(part.run, part.operands, |x: [F64; 2], others: [[F64; 2]; K]| {
                    [formula(x[0], others.map(|o| o[0])), formula(x[1], others.map(|o| o[1]))]
                });
            });
        }
    };
}

/// The kernel of a formula on the components of vectors.
macro_rules! vectors {
    ($T:ident, $times:literal, ($x:ident $(, $operand:ident)*), $formula:expr) => {
        |run, operands| {
            use $crate::{lanes::{self, F32}, parallel::{self, Cost}};

            const K: usize = OPERANDS.len();
            let work = table::Zipped::<_, _, K>::new(run, operands);
            parallel::for_each_part(work, Cost::ns($times * COST[0]), |part| {
                lanes::zip_vectors(part.run, part.operands, |$x: F32, [$($operand),*]: [F32; K]| $formula);
            });
        }
    };
}

/// The kernel of a formula on one integer.
macro_rules! each {
    ($T:ty, ($x:ident $(, $operand:ident)*), $formula:expr) => {
        |run, operands| {
            use $crate::{lanes, parallel::{self, Cost}};

            const K: usize = OPERANDS.len();
            let work = table::Zipped::<_, _, K>::new(run, operands);
            parallel::for_each_part(work, Cost::ns(size_of::<$T>() as f64 / 4.0 * COST[0]), |part| {
                lanes::zip_each(part.run, part.operands, |$x: $T, [$($operand),*]: [$T; K]| $formula);
            });
        }
    };
}

/// The formula for one number.
macro_rules! scalar {
    ($T:ty, ($x:ident $(, $operand:ident)*), $formula:expr) => {
        |$x: $T, operands: &[$T]| {
            let [$($operand),*] = *operands else {
                panic!("{} operands", operands.len());
            };
            $formula
        }
    };
}

pub(super) use {each, first, halves, lanes, long, names, operations, scalar, vectors};
