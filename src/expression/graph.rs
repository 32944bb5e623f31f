//! A formula as a graph of what registers can do: what is the same is there once, and what is known is computed.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use arrayvec::ArrayVec;

use super::chain::Links;
use super::flat::Measure;
use super::scalar::{Scalar, evaluate};
use crate::ops::elementwise::{self, Operation};

/// The number of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// A node that is not there: for components that a vector has not.
    pub const NONE: Self = Self(u32::MAX);

    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a register holds for each element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// A float of 32 bits.
    F32,
    /// A float of 64 bits.
    F64,
    /// All bits of a 32-bit word, or none.
    Mask,
    /// So many 32-bit floats.
    Flat(usize),
    /// The components of a vector, a register each.
    Parts(usize),
    /// A 32-bit integer.
    I32,
    /// A byte of 0 or 1.
    Byte,
}

/// A row of the table of element-wise operations.
#[derive(Clone, Copy)]
pub struct Row(pub &'static Operation);

impl Row {
    /// The row of this name, which there is.
    pub fn named(name: &str) -> Self {
        Self(
            elementwise::all()
                .find(|operation| operation.name == name)
                .unwrap_or_else(|| panic!("no row {name}")),
        )
    }

    /// Whether this is the row of this name.
    pub fn is(self, name: &str) -> bool {
        self.0.name == name
    }
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name)
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Row {}

impl Hash for Row {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.name.hash(state);
    }
}

/// Comparisons, as GDScript has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they name themselves")]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

/// What a node does with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// Is this.
    Constant(Scalar),
    /// A component of an input that is one value.
    Parameter(usize, usize),
    /// How many elements there are.
    Count,
    /// The elements of an input.
    Input(usize),
    /// The number of the element.
    Index,
    /// An operation of the table.
    Row(Row),
    /// Sums, differences and products one after another; made when the graph is complete.
    Chain(Links),
    /// A mask of two numbers of this class.
    Compare(Comparison, Class),
    /// Both masks.
    And,
    /// Either mask.
    Or,
    /// Not the mask.
    Not,
    /// By the mask, the second or the third.
    Select,
    /// 64 bits of 32.
    Widen,
    /// 32 bits of 64.
    Narrow,
    /// The float that an integer is.
    FromInt,
    /// The integer next to a float, towards zero.
    ToInt,
    /// A byte of a mask.
    ToByte,
    /// The components of vectors.
    Parts,
    /// One of the components.
    Part(usize),
    /// A vector of its components.
    Join,
    /// A vector with one number for all components.
    Expand,
    /// A number for each of the vectors of so many components, which are flat; or for each two.
    Measure(Measure, usize),
    /// Flat vectors with length 1.
    Normalized,
    /// The cross products of flat vectors of three components.
    Cross,
    /// One value for all elements, in a register; a vector of its components.
    Spread,
}

/// A node of the graph.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it does.
    pub op: Op,
    /// With what.
    pub arguments: ArrayVec<NodeId, 5>,
    /// What comes of it.
    pub class: Class,
    /// Whether it is the same for all elements, and so computed once.
    pub is_uniform: bool,
}

/// The graph; every node comes after its arguments.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    known: HashMap<(Op, ArrayVec<NodeId, 5>, Class), NodeId>,
}

impl Graph {
    /// The nodes in order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The node that does this, a new one if there is none.
    pub fn add(&mut self, op: Op, arguments: &[NodeId], class: Class) -> NodeId {
        let constants: Option<ArrayVec<Scalar, 5>> =
            arguments.iter().map(|&id| self.constant(id)).collect();
        if let (Some(constants), false) = (constants, arguments.is_empty())
            && let Some(result) = evaluate(&op, class, &constants)
        {
            return self.add(Op::Constant(result), &[], class);
        }
        let arguments: ArrayVec<NodeId, 5> = arguments.iter().copied().collect();
        let is_uniform = match op {
            Op::Constant(_) | Op::Parameter(..) | Op::Count => true,
            Op::Input(_) | Op::Index | Op::Spread => false,
            _ => arguments.iter().all(|&id| self.node(id).is_uniform),
        };
        let next = NodeId(u32::try_from(self.nodes.len()).expect("a formula has few operations"));
        let id = *self
            .known
            .entry((op.clone(), arguments.clone(), class))
            .or_insert(next);
        if id == next {
            self.nodes.push(Node {
                op,
                arguments,
                class,
                is_uniform,
            });
        }
        id
    }

    /// What the node is, if that is known.
    pub fn constant(&self, id: NodeId) -> Option<Scalar> {
        match self.node(id).op {
            Op::Constant(scalar) => Some(scalar),
            _ => None,
        }
    }
}
