//! Up to three sums, differences and products one after another, without a register between them.
//!
//! A step of the machine reads and writes registers, which takes longer than such an operation. So those of which each is
//! made of the one before are one step, whose loop has them all: there is one for each sequence of operators.

use arrayvec::ArrayVec;

use super::graph::{Class, Node, NodeId, Op, Row};
use crate::lanes::{self, F32, Operand, Run};
use crate::ops::elementwise::Kernel;

/// What is done with what came before and one more operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// The sum.
    Add,
    /// Less the operand.
    Subtract,
    /// The operand less it.
    SubtractFrom,
    /// The product.
    Multiply,
}

/// The longest chain.
const MOST: usize = 3;

/// Operators one after another.
pub type Links = ArrayVec<Link, MOST>;

const LINKS: usize = 4;

#[inline(always)]
fn apply<const LINK: usize>(x: F32, operand: F32) -> F32 {
    const { assert!(LINK < LINKS) };
    if LINK == Link::Add as usize {
        x + operand
    } else if LINK == Link::Subtract as usize {
        x - operand
    } else if LINK == Link::SubtractFrom as usize {
        operand - x
    } else {
        x * operand
    }
}

fn one<const A: usize>(run: Run<'_, f32>, operands: &[Operand<'_, f32>]) {
    lanes::zip(run, [operands[0]], |x, [a]| apply::<A>(x, a));
}

fn two<const A: usize, const B: usize>(run: Run<'_, f32>, operands: &[Operand<'_, f32>]) {
    lanes::zip(run, [operands[0], operands[1]], |x, [a, b]| {
        apply::<B>(apply::<A>(x, a), b)
    });
}

fn three<const A: usize, const B: usize, const C: usize>(
    run: Run<'_, f32>,
    operands: &[Operand<'_, f32>],
) {
    lanes::zip(
        run,
        [operands[0], operands[1], operands[2]],
        |x, [a, b, c]| apply::<C>(apply::<B>(apply::<A>(x, a), b), c),
    );
}

macro_rules! each {
    ($f:ident, $($known:literal)*) => {
        [$f::<$($known,)* 0>, $f::<$($known,)* 1>, $f::<$($known,)* 2>, $f::<$($known,)* 3>]
    };
}

macro_rules! each_two {
    ($f:ident, $($known:literal)*) => {
        [each!($f, $($known)* 0), each!($f, $($known)* 1), each!($f, $($known)* 2), each!($f, $($known)* 3)]
    };
}

const ONE: [Kernel<f32>; LINKS] = each!(one,);
const TWO: [[Kernel<f32>; LINKS]; LINKS] = each_two!(two,);
const THREE: [[[Kernel<f32>; LINKS]; LINKS]; LINKS] = [
    each_two!(three, 0),
    each_two!(three, 1),
    each_two!(three, 2),
    each_two!(three, 3),
];

/// The loop of a chain.
pub fn kernel(links: &Links) -> Kernel<f32> {
    match *links.as_slice() {
        [a] => ONE[a as usize],
        [a, b] => TWO[a as usize][b as usize],
        [a, b, c] => THREE[a as usize][b as usize][c as usize],
        _ => unreachable!("a chain has one to three links"),
    }
}

/// Makes chains of the operations of 32-bit floats that have `results`.
pub fn join(nodes: &mut [Node], results: &[NodeId]) {
    let mut uses = uses(nodes, results);
    let rows = ["add", "subtract", "multiply"].map(Row::named);
    for index in 0..nodes.len() {
        let node = &nodes[index];
        let Op::Row(row) = node.op else { continue };
        let is_32 = matches!(node.class, Class::F32 | Class::Flat(_));
        if uses[index] == 0 || node.is_uniform || !is_32 || !rows.contains(&row) {
            continue;
        }
        let (a, b) = (node.arguments[0], node.arguments[1]);
        let link = |is_first: bool| {
            if row.is("add") {
                Link::Add
            } else if row.is("multiply") {
                Link::Multiply
            } else if is_first {
                Link::Subtract
            } else {
                Link::SubtractFrom
            }
        };
        // The longer of the two that this may go on with.
        let goes_on = |id: NodeId| match &nodes[id.index()].op {
            Op::Chain(links) if links.len() < MOST && uses[id.index()] == 1 => links.len(),
            _ => 0,
        };
        let is_first = goes_on(a) >= goes_on(b);
        let (before, operand) = if is_first { (a, b) } else { (b, a) };
        let (mut links, mut arguments) = (Links::new(), ArrayVec::new());
        if goes_on(before) > 0 {
            if let Op::Chain(first) = &nodes[before.index()].op {
                links.extend(first.iter().copied());
            }
            arguments.extend(nodes[before.index()].arguments.iter().copied());
            uses[before.index()] = 0;
        } else {
            arguments.push(before);
        }
        links.push(link(is_first));
        arguments.push(operand);
        nodes[index].op = Op::Chain(links);
        nodes[index].arguments = arguments;
    }
}

/// How often each node is read by those that `results` need.
pub fn uses(nodes: &[Node], results: &[NodeId]) -> Vec<usize> {
    let mut uses = vec![0_usize; nodes.len()];
    for result in results {
        uses[result.index()] += 1;
    }
    for index in (0..nodes.len()).rev() {
        if uses[index] > 0 {
            for argument in &nodes[index].arguments {
                uses[argument.index()] += 1;
            }
        }
    }
    uses
}
