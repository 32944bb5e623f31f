//! The machine: the steps of a program over a block of elements, then over the next.
//!
//! A block is so small that its registers stay in the first cache. A step is a loop over the block by the very functions that
//! the operations on whole arrays are made of, so a formula has their bits.

use std::mem::MaybeUninit;

use arrayvec::ArrayVec;
use glam::{Vec2, Vec3, Vec4};

use super::flat::{self, Measure};
use super::graph::{Class, Comparison};
use super::program::{Logic, Place, Program, Source, Step};
use super::scalar::mask;
use super::syntax::MOST_RESULTS;
use super::workspace::{Repeated, Workspace};
use crate::lanes::{self, LANES, Operand, Run, Target};
use crate::ops::conversion::numeric::Convert;
use crate::parallel::{self, Cost, Split};

/// The inputs of a formula.
pub const MOST_INPUTS: usize = 16;

/// What an input has for each element.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the types name themselves")]
pub enum Elements<'a> {
    /// Nothing: it is one value for all.
    One,
    F32(Operand<'a, f32>),
    F64(Operand<'a, f64>),
    I32(Operand<'a, i32>),
    Vec2(Operand<'a, Vec2>),
    Vec3(Operand<'a, Vec3>),
    Vec4(Operand<'a, Vec4>),
}

/// Where the elements of a result go.
#[derive(Debug)]
#[allow(missing_docs, reason = "the types name themselves")]
pub enum Results<'a> {
    F32(Target<'a, f32>),
    F64(Target<'a, f64>),
    I32(Target<'a, i32>),
    Bytes(Target<'a, u8>),
    Vec2(Target<'a, Vec2>),
    Vec3(Target<'a, Vec3>),
    Vec4(Target<'a, Vec4>),
}

impl Results<'_> {
    fn len(&self) -> usize {
        match self {
            Self::F32(target) => target.len(),
            Self::F64(target) => target.len(),
            Self::I32(target) => target.len(),
            Self::Bytes(target) => target.len(),
            Self::Vec2(target) => target.len(),
            Self::Vec3(target) => target.len(),
            Self::Vec4(target) => target.len(),
        }
    }

    fn before_line(&self) -> usize {
        match self {
            Self::F32(target) => target.before_line(),
            Self::F64(target) => target.before_line(),
            Self::I32(target) => target.before_line(),
            Self::Bytes(target) => target.before_line(),
            Self::Vec2(target) => target.before_line(),
            Self::Vec3(target) => target.before_line(),
            Self::Vec4(target) => target.before_line(),
        }
    }
}

/// The arrays of a call, or a part of each.
#[derive(Debug)]
pub struct Arrays<'a> {
    /// The number of the first element.
    start: usize,
    len: usize,
    /// What is read.
    pub elements: ArrayVec<Elements<'a>, MOST_INPUTS>,
    /// What is written.
    pub results: ArrayVec<Results<'a>, MOST_RESULTS>,
}

impl<'a> Arrays<'a> {
    /// Arrays of `len` elements.
    ///
    /// # Panics
    ///
    /// When one of them has not as many.
    #[must_use]
    pub fn new(
        len: usize,
        elements: ArrayVec<Elements<'a>, MOST_INPUTS>,
        results: ArrayVec<Results<'a>, MOST_RESULTS>,
    ) -> Self {
        let fits = |elements: &Elements<'_>| match elements {
            Elements::One => true,
            Elements::F32(elements) => elements.len() == len,
            Elements::F64(elements) => elements.len() == len,
            Elements::I32(elements) => elements.len() == len,
            Elements::Vec2(elements) => elements.len() == len,
            Elements::Vec3(elements) => elements.len() == len,
            Elements::Vec4(elements) => elements.len() == len,
        };
        assert!(elements.iter().all(fits) && results.iter().all(|result| result.len() == len));
        Self {
            start: 0,
            len,
            elements,
            results,
        }
    }
}

macro_rules! cut {
    ($Kind:ident: $($Variant:ident)*) => {
        impl $Kind<'_> {
            fn split_at(self, mid: usize) -> (Self, Self) {
                match self {
                    $(Self::$Variant(part) => {
                        let (first, rest) = part.split_at(mid);
                        (Self::$Variant(first), Self::$Variant(rest))
                    })*
                    #[allow(unreachable_patterns, reason = "results are all arrays")]
                    one => cut!(@$Kind one),
                }
            }
        }
    };
    (@Elements $one:ident) => { ($one, $one) };
    (@Results $one:ident) => { unreachable!("{:?} is an array", $one) };
}

cut!(Elements: F32 F64 I32 Vec2 Vec3 Vec4);
cut!(Results: F32 F64 I32 Bytes Vec2 Vec3 Vec4);

impl Split for Arrays<'_> {
    const WRITES: bool = true;

    fn len(&self) -> usize {
        self.len
    }

    fn split_at(self, mid: usize) -> (Self, Self) {
        let part = |start, len| Self {
            start,
            len,
            elements: ArrayVec::new(),
            results: ArrayVec::new(),
        };
        let mut first = part(self.start, mid);
        let mut rest = part(self.start + mid, self.len - mid);
        for elements in self.elements {
            let (a, b) = elements.split_at(mid);
            first.elements.push(a);
            rest.elements.push(b);
        }
        for results in self.results {
            let (a, b) = results.split_at(mid);
            first.results.push(a);
            rest.results.push(b);
        }
        (first, rest)
    }
}

/// The 32-bit floats that all registers of a thread take together.
const MOST_FLOATS: usize = 16 * 1024;
/// As many as the stack has at once: more take longer to get than a short call takes, as each page is touched.
const FEW_FLOATS: usize = 1024;
/// As many floats as stay in the first cache, what is read and written included.
const CACHED_FLOATS: usize = 7 * 1024;
/// The elements of a block, if there are many registers ...
const LEAST_BLOCK: usize = 64;
/// ... and if there are few.
const MOST_BLOCK: usize = 2048;

/// The most that an element is taken to cost, in nanoseconds, when work is shared out: parts are cut by it.
const MOST_COST: f64 = 40.0;

/// Aligned as registers of any level.
#[repr(C, align(64))]
struct Space<const FLOATS: usize>([MaybeUninit<f32>; FLOATS]);

static ZEROS: [f32; MOST_FLOATS] = [0.0; MOST_FLOATS];

/// Runs a program over arrays.
pub fn run(program: &Program, workspace: &Workspace, arrays: Arrays<'_>) {
    if arrays.len == 0 {
        return;
    }
    let block = block(program);
    // However long an element takes, a part is some blocks, each of which is worth its steps.
    let cost = program.cost.clamp(0.01, MOST_COST);
    parallel::for_each_part(arrays, Cost::ns(cost), |part| {
        let block = block.min(part.len.next_multiple_of(LEAST_BLOCK));
        if program.units * block <= FEW_FLOATS {
            run_part::<FEW_FLOATS>(program, workspace, part, block);
        } else {
            run_part::<MOST_FLOATS>(program, workspace, part, block);
        }
    });
}

/// Runs a program over a part of arrays, with `FLOATS` or fewer for its registers.
#[inline(never)]
fn run_part<const FLOATS: usize>(
    program: &Program,
    workspace: &Workspace,
    mut arrays: Arrays<'_>,
    block: usize,
) {
    let mut space = Space([const { MaybeUninit::uninit() }; FLOATS]);
    let floats = program.units * block;
    let pool = space.0[..floats].write_copy_of_slice(&ZEROS[..floats]);
    let mut machine = Machine {
        workspace,
        block,
        arrays: &mut arrays,
        at: 0,
        len: 0,
    };
    machine.run(pool, program);
}

/// The elements of a block.
fn block(program: &Program) -> usize {
    let floats = program.units + program.floats;
    let cached = CACHED_FLOATS / floats.max(1);
    (cached / LEAST_BLOCK * LEAST_BLOCK).clamp(LEAST_BLOCK, MOST_BLOCK)
}

/// One thread's part of a call.
struct Machine<'p, 'a> {
    workspace: &'p Workspace,
    /// The floats of a unit.
    block: usize,
    arrays: &'p mut Arrays<'a>,
    /// Where the block begins in the part.
    at: usize,
    /// The elements of this block.
    len: usize,
}

/// What a step may read while it writes.
struct Read<'r, 'a> {
    workspace: &'r Workspace,
    elements: &'r [Elements<'a>],
    before: &'r [f32],
    after: &'r [f32],
    /// Where `after` begins.
    after_start: usize,
    block: usize,
    at: usize,
    len: usize,
}

impl<'r> Read<'r, '_> {
    fn register(&self, unit: usize, floats: usize) -> &'r [f32] {
        let start = unit * self.block;
        let end = start + floats;
        if end <= self.before.len() {
            &self.before[start..end]
        } else {
            &self.after[start - self.after_start..end - self.after_start]
        }
    }

    /// 32-bit floats, so many for each element, or the words of a mask.
    fn f32(&self, source: Source, floats: usize) -> Operand<'r, f32> {
        let len = self.len * floats;
        match source {
            Source::Register(unit) => Operand::array(self.register(unit, len)),
            Source::Value(at) => match &self.workspace.repeated[at] {
                Repeated::F32(constant) => Operand::constant(constant, len),
                Repeated::F64(_) => unreachable!("a value has its class"),
            },
            Source::Input(input) => match self.elements[input] {
                Elements::F32(elements) => elements.slice(self.at, self.len),
                Elements::Vec2(elements) => Operand::components(elements.slice(self.at, self.len)),
                Elements::Vec3(elements) => Operand::components(elements.slice(self.at, self.len)),
                Elements::Vec4(elements) => Operand::components(elements.slice(self.at, self.len)),
                _ => unreachable!("an input has its class"),
            },
        }
    }

    /// Words of masks.
    fn mask(&self, source: Source) -> Operand<'r, f32> {
        self.f32(source, 1)
    }

    fn f64(&self, source: Source) -> Operand<'r, f64> {
        match source {
            Source::Register(unit) => {
                Operand::array(bytemuck::cast_slice(self.register(unit, 2 * self.len)))
            }
            Source::Value(at) => match &self.workspace.repeated[at] {
                Repeated::F64(constant) => Operand::constant(constant, self.len),
                Repeated::F32(_) => unreachable!("a value has its class"),
            },
            Source::Input(input) => match self.elements[input] {
                Elements::F64(elements) => elements.slice(self.at, self.len),
                _ => unreachable!("an input has its class"),
            },
        }
    }

    fn i32(&self, source: Source) -> Operand<'r, i32> {
        match source {
            Source::Register(unit) => {
                Operand::array(bytemuck::cast_slice(self.register(unit, self.len)))
            }
            Source::Input(input) => match self.elements[input] {
                Elements::I32(elements) => elements.slice(self.at, self.len),
                _ => unreachable!("an input has its class"),
            },
            Source::Value(_) => unreachable!("a value is no integer"),
        }
    }

    fn bytes(&self, source: Source) -> Operand<'r, u8> {
        match source {
            Source::Register(unit) => {
                let words: &[u8] = bytemuck::cast_slice(self.register(unit, self.len));
                Operand::array(&words[..self.len])
            }
            _ => unreachable!("bytes are made"),
        }
    }

    /// Vectors as such.
    fn vectors<const N: usize, T: Components + lanes::Vector<N>>(
        &self,
        source: Source,
    ) -> Operand<'r, T> {
        match source {
            Source::Register(unit) => {
                Operand::array(bytemuck::cast_slice(self.register(unit, N * self.len)))
            }
            Source::Input(input) => T::of(self.elements[input]).slice(self.at, self.len),
            Source::Value(_) => unreachable!("values have their components apart"),
        }
    }
}

/// Does `$do` with a step's target of so many elements, a register or a part of a result, and with what may be read.
macro_rules! into_place {
    ($self:ident, $pool:ident, $place:expr, $count:expr, |$target:ident: $T:ty, $read:ident| $do:expr) => {{
        let (block, at, len) = ($self.block, $self.at, $self.len);
        let read = |before, after, after_start| Read {
            workspace: $self.workspace,
            elements: &$self.arrays.elements,
            before,
            after,
            after_start,
            block,
            at,
            len,
        };
        match $place {
            Place::Register(unit) => {
                let start = unit * block;
                let end = start + ($count * size_of::<$T>()).div_ceil(size_of::<f32>());
                let (before, rest) = $pool.split_at_mut(start);
                let (register, after) = rest.split_at_mut(end - start);
                let $read = read(before, after, end);
                let words: &mut [$T] = bytemuck::cast_slice_mut(register);
                let $target = Target::new(&mut words[..$count]);
                $do
            }
            Place::Result(result) => {
                let $read = read(&*$pool, &[], 0);
                let $target = <$T as Written>::take(&mut $self.arrays.results[result], len);
                $do
            }
        }
    }};
}

/// An element that results are made of.
trait Written: Sized {
    /// The next `len` elements of a result of this type; of a vector's components if it has any.
    fn take<'t>(results: &'t mut Results<'_>, len: usize) -> Target<'t, Self>;
}

impl Written for f32 {
    fn take<'t>(results: &'t mut Results<'_>, len: usize) -> Target<'t, Self> {
        match results {
            Results::F32(target) => target.take(len),
            Results::Vec2(target) => Target::components(target.take(len)),
            Results::Vec3(target) => Target::components(target.take(len)),
            Results::Vec4(target) => Target::components(target.take(len)),
            _ => unreachable!("a result has its class"),
        }
    }
}

macro_rules! written {
    ($($T:ty: $Variant:ident,)*) => {$(
        impl Written for $T {
            fn take<'t>(results: &'t mut Results<'_>, len: usize) -> Target<'t, Self> {
                match results {
                    Results::$Variant(target) => target.take(len),
                    _ => unreachable!("a result has its class"),
                }
            }
        }
    )*};
}

written! {
    f64: F64,
    i32: I32,
    u8: Bytes,
    Vec2: Vec2,
    Vec3: Vec3,
    Vec4: Vec4,
}

/// A vector that has components.
trait Components: Sized {
    /// The elements of an input that are such vectors.
    fn of(elements: Elements<'_>) -> Operand<'_, Self>;
}

macro_rules! components {
    ($($T:ident)*) => {$(
        impl Components for $T {
            fn of(elements: Elements<'_>) -> Operand<'_, Self> {
                match elements {
                    Elements::$T(elements) => elements,
                    _ => unreachable!("an input has its class"),
                }
            }
        }
    )*};
}

components!(Vec2 Vec3 Vec4);

/// Calls `$call` with the comparison as a function that is known when compiled.
macro_rules! compared {
    ($comparison:expr, |$holds:ident| $call:expr) => {
        match $comparison {
            Comparison::Equal => {
                let $holds = |a, b| a == b;
                $call
            }
            Comparison::NotEqual => {
                let $holds = |a, b| a != b;
                $call
            }
            Comparison::Less => {
                let $holds = |a, b| a < b;
                $call
            }
            Comparison::LessEqual => {
                let $holds = |a, b| a <= b;
                $call
            }
            Comparison::Greater => {
                let $holds = |a, b| a > b;
                $call
            }
            Comparison::GreaterEqual => {
                let $holds = |a, b| a >= b;
                $call
            }
        }
    };
}

/// The word of a mask, as the float that it is kept as.
#[inline(always)]
fn word(is: bool) -> f32 {
    f32::from_bits(mask(is))
}

impl Machine<'_, '_> {
    fn run(&mut self, pool: &mut [f32], program: &Program) {
        self.len = self.block.min(self.arrays.len);
        for step in &program.prelude {
            self.step(pool, step);
        }
        // All blocks but the first begin where a line of the cache does in the first result, so that steps that write it have
        // no ends to treat apart.
        let head = self.arrays.results.first().map_or(0, Results::before_line);
        let first = if head > 0 {
            self.block - LANES + head
        } else {
            self.block
        };
        while self.at < self.arrays.len {
            let most = if self.at == 0 { first } else { self.block };
            self.len = most.min(self.arrays.len - self.at);
            for step in &program.steps {
                self.step(pool, step);
            }
            self.at += self.len;
        }
    }

    fn step(&mut self, pool: &mut [f32], step: &Step) {
        let len = self.len;
        match *step {
            Step::Row32(kernel, floats, ref sources, place) => {
                into_place!(self, pool, place, floats * len, |target: f32, read| {
                    let (first, rest) = sources.split_first().expect("a row has arguments");
                    let run = Run::onto(read.f32(*first, floats), target);
                    let operands: ArrayVec<Operand<'_, f32>, 4> = rest
                        .iter()
                        .map(|&source| read.f32(source, floats))
                        .collect();
                    kernel(run, &operands);
                });
            }
            Step::Row64(kernel, ref sources, place) => {
                into_place!(self, pool, place, len, |target: f64, read| {
                    let (first, rest) = sources.split_first().expect("a row has arguments");
                    let run = Run::onto(read.f64(*first), target);
                    let operands: ArrayVec<Operand<'_, f64>, 4> =
                        rest.iter().map(|&source| read.f64(source)).collect();
                    kernel(run, &operands);
                });
            }
            Step::Compare32(comparison, [a, b], place) => {
                into_place!(self, pool, place, len, |target: f32, read| {
                    let (a, b) = (read.f32(a, 1), read.f32(b, 1));
                    compared!(comparison, |holds| lanes::combine(
                        target,
                        (a, b, b),
                        |a: f32, b: f32, _| word(holds(a, b))
                    ));
                });
            }
            Step::Compare64(comparison, [a, b], place) => {
                into_place!(self, pool, place, len, |target: f32, read| {
                    let (a, b) = (read.f64(a), read.f64(b));
                    compared!(comparison, |holds| lanes::combine(
                        target,
                        (a, b, b),
                        |a: f64, b: f64, _| word(holds(a, b))
                    ));
                });
            }
            Step::Logic(logic, [a, b], place) => {
                into_place!(self, pool, place, len, |target: f32, read| {
                    let operands = (read.mask(a), read.mask(b), read.mask(b));
                    let bits = |f: fn(u32, u32) -> u32| {
                        move |a: f32, b: f32, _: f32| f32::from_bits(f(a.to_bits(), b.to_bits()))
                    };
                    match logic {
                        Logic::And => lanes::combine(target, operands, bits(|a, b| a & b)),
                        Logic::Or => lanes::combine(target, operands, bits(|a, b| a | b)),
                        Logic::Not => lanes::combine(target, operands, bits(|a, _| !a)),
                    }
                });
            }
            Step::Select32([m, a, b], place) => {
                into_place!(self, pool, place, len, |target: f32, read| {
                    let operands = (read.mask(m), read.f32(a, 1), read.f32(b, 1));
                    lanes::combine(
                        target,
                        operands,
                        // By bits: the compiler makes no lanes of a choice here.
                        |m: f32, a: f32, b: f32| {
                            let m = m.to_bits();
                            f32::from_bits((a.to_bits() & m) | (b.to_bits() & !m))
                        },
                    );
                });
            }
            Step::Select64([m, a, b], place) => {
                into_place!(self, pool, place, len, |target: f64, read| {
                    let operands = (read.mask(m), read.f64(a), read.f64(b));
                    lanes::combine(target, operands, |m: f32, a: f64, b: f64| {
                        // All bits or none, of twice as many.
                        let m = (m.to_bits().cast_signed() as i64).cast_unsigned();
                        f64::from_bits((a.to_bits() & m) | (b.to_bits() & !m))
                    });
                });
            }
            Step::Widen(source, place) => {
                into_place!(self, pool, place, len, |target: f64, read| {
                    lanes::convert(target, read.f32(source, 1), f64::from);
                });
            }
            Step::Narrow(source, place) => {
                into_place!(self, pool, place, len, |target: f32, read| {
                    lanes::convert(target, read.f64(source), |x| x as f32);
                });
            }
            Step::FromInt(source, place) => {
                into_place!(self, pool, place, len, |target: f64, read| {
                    lanes::convert(target, read.i32(source), f64::from);
                });
            }
            Step::ToInt(source, place) => {
                into_place!(self, pool, place, len, |target: i32, read| {
                    lanes::convert(target, read.f64(source), <f64 as Convert<i32>>::convert);
                });
            }
            Step::ToByte(source, place) => {
                into_place!(self, pool, place, len, |target: u8, read| {
                    lanes::convert(target, read.mask(source), |mask| (mask.to_bits() & 1) as u8);
                });
            }
            Step::Index(Class::F64, place) => {
                let start = self.arrays.start + self.at;
                into_place!(self, pool, place, len, |target: f64, _read| {
                    lanes::count_floats(target, start, |i| i);
                });
            }
            Step::Index(_, place) => {
                let start = self.arrays.start + self.at;
                into_place!(self, pool, place, len, |target: f32, _read| {
                    lanes::count_floats(target, start, |i| i as f32);
                });
            }
            Step::Parts(2, source, unit) => self.take_apart::<2, Vec2>(pool, source, unit),
            Step::Parts(3, source, unit) => self.take_apart::<3, Vec3>(pool, source, unit),
            Step::Parts(_, source, unit) => self.take_apart::<4, Vec4>(pool, source, unit),
            Step::Join(ref parts, place) => match *parts.as_slice() {
                [x, y] => self.put_together::<2, Vec2>(pool, [x, y], place),
                [x, y, z] => self.put_together::<3, Vec3>(pool, [x, y, z], place),
                [x, y, z, w] => self.put_together::<4, Vec4>(pool, [x, y, z, w], place),
                _ => unreachable!("vectors have two to four components"),
            },
            Step::Expand(2, source, place) => self.expand::<2, Vec2>(pool, source, place),
            Step::Expand(3, source, place) => self.expand::<3, Vec3>(pool, source, place),
            Step::Expand(_, source, place) => self.expand::<4, Vec4>(pool, source, place),
            Step::Measure(measure, 2, pair, place) => {
                self.measure::<2, Vec2>(pool, measure, pair, place);
            }
            Step::Measure(measure, 3, pair, place) => {
                self.measure::<3, Vec3>(pool, measure, pair, place);
            }
            Step::Measure(measure, _, pair, place) => {
                self.measure::<4, Vec4>(pool, measure, pair, place);
            }
            Step::Normalized(2, source, place) => self.normalize::<2, Vec2>(pool, source, place),
            Step::Normalized(3, source, place) => self.normalize::<3, Vec3>(pool, source, place),
            Step::Normalized(_, source, place) => self.normalize::<4, Vec4>(pool, source, place),
            Step::Cross(pair, place) => {
                into_place!(self, pool, place, len, |target: Vec3, read| {
                    flat::cross(target, pair.map(|source| read.vectors(source)));
                });
            }
            Step::Copy(class, source, place) => self.copy(pool, class, source, place),
        }
    }

    fn take_apart<const N: usize, T: Components + lanes::Vector<N>>(
        &mut self,
        pool: &mut [f32],
        source: Source,
        unit: usize,
    ) {
        let (block, len) = (self.block, self.len);
        let (before, rest) = pool.split_at_mut(unit * block);
        let (registers, after) = rest.split_at_mut(N * block);
        let mut registers = registers.chunks_exact_mut(block);
        let parts = std::array::from_fn(|_| {
            &mut registers.next().expect("a register for each component")[..len]
        });
        let read = Read {
            workspace: self.workspace,
            elements: &self.arrays.elements,
            before,
            after,
            after_start: (unit + N) * block,
            block,
            at: self.at,
            len,
        };
        lanes::take_apart(read.vectors::<N, T>(source), parts);
    }

    fn put_together<const N: usize, T: lanes::Vector<N> + Written>(
        &mut self,
        pool: &mut [f32],
        parts: [Source; N],
        place: Place,
    ) {
        let len = self.len;
        into_place!(self, pool, place, len, |target: T, read| {
            lanes::put_together(target, parts.map(|part| read.f32(part, 1)));
        });
    }

    fn expand<const N: usize, T: lanes::Vector<N> + Written>(
        &mut self,
        pool: &mut [f32],
        source: Source,
        place: Place,
    ) {
        let len = self.len;
        into_place!(self, pool, place, len, |target: T, read| {
            lanes::expand(target, read.f32(source, 1));
        });
    }

    fn measure<const N: usize, T: Components + lanes::Vector<N>>(
        &mut self,
        pool: &mut [f32],
        measure: Measure,
        pair: [Source; 2],
        place: Place,
    ) {
        let len = self.len;
        into_place!(self, pool, place, len, |target: f32, read| {
            flat::measure(
                measure,
                target,
                pair.map(|source| read.vectors::<N, T>(source)),
            );
        });
    }

    fn normalize<const N: usize, T: Components + lanes::Vector<N> + Written>(
        &mut self,
        pool: &mut [f32],
        source: Source,
        place: Place,
    ) {
        let len = self.len;
        into_place!(self, pool, place, len, |target: T, read| {
            flat::normalize(target, read.vectors::<N, T>(source));
        });
    }

    fn copy(&mut self, pool: &mut [f32], class: Class, source: Source, place: Place) {
        let len = self.len;
        match class {
            Class::F64 => into_place!(self, pool, place, len, |target: f64, read| {
                lanes::convert(target, read.f64(source), |x| x);
            }),
            Class::I32 => into_place!(self, pool, place, len, |target: i32, read| {
                lanes::convert(target, read.i32(source), |x| x);
            }),
            Class::Byte => into_place!(self, pool, place, len, |target: u8, read| {
                lanes::convert(target, read.bytes(source), |x| x);
            }),
            Class::F32 | Class::Mask => into_place!(self, pool, place, len, |target: f32, read| {
                lanes::convert(target, read.f32(source, 1), |x| x);
            }),
            Class::Flat(floats) | Class::Parts(floats) => {
                into_place!(self, pool, place, floats * len, |target: f32, read| {
                    lanes::convert(target, read.f32(source, floats), |x| x);
                });
            }
        }
    }
}
