//! The compiled form of a formula: steps on registers, each over a block of elements.

use std::sync::Mutex;

use arrayvec::ArrayVec;

use super::graph::{Class, Comparison, Graph, Node, NodeId, Op, Row};
use super::registers::Registers;
use super::scalar::{Scalar, evaluate};
use super::value::{Kind, Layout, Value};
use super::workspace::Workspace;
use crate::ops::elementwise::Kernel;

/// Where a step reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Source {
    /// The register that begins with this unit.
    Register(usize),
    /// The elements of an input.
    Input(usize),
    /// One of the values that are the same for all elements.
    Value(usize),
}

/// Where a step writes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// The register that begins with this unit.
    Register(usize),
    /// A result.
    Result(usize),
}

/// Operations on two masks, or on one.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "they name themselves")]
pub enum Logic {
    And,
    Or,
    Not,
}

/// One step of the machine.
#[derive(Clone, Debug)]
pub enum Step {
    /// A row of the table, of so many 32-bit floats for each element.
    Row32(Kernel<f32>, usize, ArrayVec<Source, 5>, Place),
    /// A row of the table, of 64-bit floats.
    Row64(Kernel<f64>, ArrayVec<Source, 5>, Place),
    /// A comparison of 32-bit floats.
    Compare32(Comparison, [Source; 2], Place),
    /// A comparison of 64-bit floats.
    Compare64(Comparison, [Source; 2], Place),
    /// Masks of masks; the second one does not count for `Not`.
    Logic(Logic, [Source; 2], Place),
    /// One of two 32-bit floats.
    Select32([Source; 3], Place),
    /// One of two 64-bit floats.
    Select64([Source; 3], Place),
    /// To 64 bits.
    Widen(Source, Place),
    /// To 32 bits.
    Narrow(Source, Place),
    /// From an integer.
    FromInt(Source, Place),
    /// To an integer.
    ToInt(Source, Place),
    /// To a byte.
    ToByte(Source, Place),
    /// The number of the element.
    Index(Class, Place),
    /// Components of vectors, in registers side by side.
    Parts(usize, Source, usize),
    /// Vectors of components.
    Join(ArrayVec<Source, 4>, Place),
    /// Vectors with one number for all components.
    Expand(usize, Source, Place),
    /// The same elsewhere.
    Copy(Class, Source, Place),
}

/// A value that is the same for all elements, and how it is computed.
#[derive(Clone, Debug)]
pub struct Uniform {
    /// What it does.
    pub op: Op,
    /// What comes of it.
    pub class: Class,
    /// With which values before it.
    pub arguments: ArrayVec<usize, 5>,
}

/// A formula compiled for inputs and results of certain kinds.
#[derive(Debug)]
pub struct Program {
    /// The results.
    pub(super) results: Vec<Kind>,
    /// What is computed once.
    pub(super) uniforms: Vec<Uniform>,
    /// What fills registers that are only read afterwards.
    pub(super) prelude: Vec<Step>,
    /// What is done with every block.
    pub(super) steps: Vec<Step>,
    /// The units of a block that the registers take.
    pub(super) units: usize,
    /// What an element takes one thread, in nanoseconds.
    pub(super) cost: f64,
    /// The results as values, where none depends on the element.
    pub(super) values: Option<Vec<(Value, Vec<usize>)>>,
    /// What calls need and leave for those that follow.
    pub(super) workspaces: Mutex<Vec<Workspace>>,
}

/// The units that the registers of a formula may take.
const MOST_UNITS: usize = 256;

impl Program {
    /// The steps to the results, each a node to be written to an array of its kind.
    ///
    /// `values` are the same results as they are in the language.
    pub(super) fn new(
        graph: &Graph,
        inputs: &[Kind],
        results: &[(Kind, NodeId)],
        values: &[Value],
    ) -> Result<Self, String> {
        let mut nodes: Vec<Node> = graph.nodes().to_vec();
        let results_of: Vec<NodeId> = results.iter().map(|&(_, node)| node).collect();
        join_products(&mut nodes, &results_of);
        let mut schedule = Schedule::new(nodes, &results_of);
        schedule.emit(&results_of)?;
        let values = match inputs.iter().any(|kind| kind.is_array()) {
            true => None,
            false => schedule.values(graph, values),
        };
        let kinds: Vec<Kind> = results.iter().map(|&(kind, _)| kind).collect();
        let arrays = inputs.iter().chain(&kinds);
        let bytes: f64 = arrays.map(|kind| bytes(*kind)).sum();
        Ok(Self {
            results: kinds,
            uniforms: schedule.uniforms,
            prelude: schedule.prelude,
            steps: schedule.steps,
            units: schedule.registers.units(),
            cost: schedule.cost + bytes * BYTE_NS,
            values,
            workspaces: Mutex::default(),
        })
    }

    /// The kinds of the results.
    #[must_use]
    pub fn results(&self) -> &[Kind] {
        &self.results
    }

    /// The values that are the same for all elements, given the inputs that are, and how many elements there are.
    pub(super) fn evaluate(
        &self,
        parameter: impl Fn(usize, usize) -> Scalar,
        count: usize,
        scalars: &mut Vec<Scalar>,
    ) {
        scalars.clear();
        for uniform in &self.uniforms {
            let arguments: ArrayVec<Scalar, 5> =
                uniform.arguments.iter().map(|&at| scalars[at]).collect();
            scalars.push(match uniform.op {
                Op::Constant(scalar) => scalar,
                Op::Parameter(input, component) => parameter(input, component),
                Op::Count => Scalar::F64(count as f64),
                op => evaluate(op, uniform.class, &arguments).expect("a value of values"),
            });
        }
    }
}

/// What a byte that has to be read or written costs beyond the steps.
const BYTE_NS: f64 = 0.01;

fn bytes(kind: Kind) -> f64 {
    match kind {
        Kind::One(_) => 0.0,
        Kind::F32 | Kind::I32 => 4.0,
        Kind::F64 => 8.0,
        Kind::Bytes => 1.0,
        Kind::Vectors(of) => 4.0 * of.components() as f64,
    }
}

/// A sum of a product that nothing else needs becomes one operation of the table, which rounds both.
fn join_products(nodes: &mut [Node], results: &[NodeId]) {
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
    let (add, multiply) = (Row::named("add"), Row::named("multiply"));
    for index in 0..nodes.len() {
        let node = &nodes[index];
        if uses[index] == 0 || node.is_uniform || node.op != Op::Row(add) {
            continue;
        }
        let [a, b] = [node.arguments[0], node.arguments[1]];
        let found = [(a, b), (b, a)].into_iter().find(|(product, _)| {
            let product_node = &nodes[product.index()];
            product_node.op == Op::Row(multiply)
                && !product_node.is_uniform
                && uses[product.index()] == 1
        });
        if let Some((product, rest)) = found {
            let [x, factor] = [
                nodes[product.index()].arguments[0],
                nodes[product.index()].arguments[1],
            ];
            uses[product.index()] = 0;
            nodes[index].op = Op::Row(Row::named("multiply_add"));
            nodes[index].arguments = [x, factor, rest].into_iter().collect();
        }
    }
}

/// Nodes as they become steps.
struct Schedule {
    nodes: Vec<Node>,
    /// How often each is still to be read.
    uses: Vec<usize>,
    /// Where each is.
    places: Vec<Option<Source>>,
    registers: Registers,
    uniforms: Vec<Uniform>,
    prelude: Vec<Step>,
    steps: Vec<Step>,
    cost: f64,
}

impl Schedule {
    fn new(nodes: Vec<Node>, results: &[NodeId]) -> Self {
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
        Self {
            places: vec![None; nodes.len()],
            nodes,
            uses,
            registers: Registers::default(),
            uniforms: Vec::new(),
            prelude: Vec::new(),
            steps: Vec::new(),
            cost: 0.0,
        }
    }

    fn emit(&mut self, results: &[NodeId]) -> Result<(), String> {
        // Written where it belongs by the step that makes it, if that is the last one: any other may write over what is yet
        // to be read.
        let direct = match results {
            [one] if self.uses[one.index()] == 1 => Some(*one),
            _ => None,
        };
        for index in 0..self.nodes.len() {
            if self.uses[index] == 0 {
                continue;
            }
            let node = self.nodes[index].clone();
            if node.is_uniform {
                self.uniform(index, &node);
                continue;
            }
            match node.op {
                Op::Input(input) => self.places[index] = Some(Source::Input(input)),
                Op::Part(_) => {}
                Op::Parts => self.take_apart(index, &node),
                _ => {
                    let is_direct = direct.is_some_and(|id| id.index() == index);
                    self.step(index, &node, is_direct);
                }
            }
            if self.registers.units() > MOST_UNITS {
                return Err(format!(
                    "the formula keeps more than {MOST_UNITS} values at once"
                ));
            }
        }
        for (at, result) in results.iter().enumerate() {
            let source = self.places[result.index()];
            if let Some(source) = source {
                let class = self.nodes[result.index()].class;
                self.cost += 0.05;
                self.steps
                    .push(Step::Copy(class, source, Place::Result(at)));
            }
        }
        Ok(())
    }

    fn uniform(&mut self, index: usize, node: &Node) {
        let arguments = node
            .arguments
            .iter()
            .map(|id| match self.places[id.index()] {
                Some(Source::Value(at)) => at,
                _ => unreachable!("a value is made of values"),
            });
        let arguments = arguments.collect();
        self.places[index] = Some(Source::Value(self.uniforms.len()));
        self.uniforms.push(Uniform {
            op: node.op,
            class: node.class,
            arguments,
        });
    }

    fn source(&self, id: NodeId) -> Source {
        self.places[id.index()].expect("arguments come first")
    }

    /// One use less; the last one frees the register.
    fn release(&mut self, id: NodeId) {
        let uses = &mut self.uses[id.index()];
        *uses -= 1;
        if *uses == 0
            && let Some(Source::Register(unit)) = self.places[id.index()]
        {
            self.registers
                .free(unit, units(self.nodes[id.index()].class));
        }
    }

    fn take_apart(&mut self, index: usize, node: &Node) {
        let Class::Parts(count) = node.class else {
            unreachable!("parts are parts");
        };
        let source = self.source(node.arguments[0]);
        let unit = self.registers.take(count);
        self.steps.push(Step::Parts(count, source, unit));
        self.cost += 0.06 * count as f64;
        self.release(node.arguments[0]);
        // Each part is a node of its own, and they follow; those that nobody reads are free at once.
        for c in 0..count {
            let part = index + 1 + c;
            debug_assert_eq!(self.nodes[part].op, Op::Part(c));
            if self.uses[part] > 0 {
                self.places[part] = Some(Source::Register(unit + c));
            } else {
                self.registers.free(unit + c, 1);
            }
        }
    }

    fn step(&mut self, index: usize, node: &Node, is_direct: bool) {
        let sources: ArrayVec<Source, 5> =
            node.arguments.iter().map(|&id| self.source(id)).collect();
        let is_spread = node.op == Op::Spread && !is_direct;
        let place = if is_direct {
            Place::Result(0)
        } else {
            let units = units(node.class);
            // What is filled once is never free again.
            Place::Register(if is_spread {
                self.registers.keep(units)
            } else {
                self.registers.take(units)
            })
        };
        let (step, cost) = of(node, &sources, place);
        if is_spread {
            self.prelude.push(step);
        } else {
            self.steps.push(step);
            self.cost += cost;
        }
        for &argument in &node.arguments {
            self.release(argument);
        }
        if let Place::Register(unit) = place {
            self.places[index] = Some(Source::Register(unit));
        }
        if is_spread {
            // Kept whatever is read.
            self.uses[index] = usize::MAX;
        }
    }

    /// The results where none depends on the element: the components of each as values.
    fn values(&mut self, graph: &Graph, values: &[Value]) -> Option<Vec<(Value, Vec<usize>)>> {
        let mut of = |id: NodeId| self.value(graph, id);
        values
            .iter()
            .map(|&value| {
                let parts = match value {
                    Value::Float(node) | Value::Bool(node) => vec![of(node)?],
                    Value::Vector(of_type, Layout::Split(parts)) => parts[..of_type.components()]
                        .iter()
                        .map(|&part| of(part))
                        .collect::<Option<_>>()?,
                    Value::Vector(_, Layout::Flat(_)) => return None,
                };
                Some((value, parts))
            })
            .collect()
    }

    /// Where the value of a node is that does not depend on the element, which may be one that no step needs.
    fn value(&mut self, graph: &Graph, id: NodeId) -> Option<usize> {
        let node = graph.node(id);
        if !node.is_uniform {
            return None;
        }
        // In the order of the graph, so that no depth takes a stack.
        for index in 0..=id.index() {
            let node = &graph.nodes()[index];
            if node.is_uniform && self.places[index].is_none() {
                self.uniform(index, &node.clone());
            }
        }
        match self.places[id.index()] {
            Some(Source::Value(at)) => Some(at),
            _ => None,
        }
    }
}

/// The units that a register of a class takes.
fn units(class: Class) -> usize {
    match class {
        Class::F32 | Class::Mask | Class::I32 | Class::Byte => 1,
        Class::F64 => 2,
        Class::Flat(count) | Class::Parts(count) => count,
    }
}

/// The step that a node becomes, and what it costs.
fn of(node: &Node, sources: &[Source], place: Place) -> (Step, f64) {
    let two = || [sources[0], sources[1]];
    match node.op {
        Op::Row(row) => {
            let operands = sources.iter().copied().collect();
            match node.class {
                Class::F64 => (
                    Step::Row64(row.0.f64.expect("a row of floats"), operands, place),
                    row.0.cost[1],
                ),
                class => {
                    let floats = if let Class::Flat(count) = class {
                        count
                    } else {
                        1
                    };
                    (
                        Step::Row32(row.0.f32.expect("a row of floats"), floats, operands, place),
                        row.0.cost[0] * floats as f64,
                    )
                }
            }
        }
        Op::Compare(comparison, Class::F64) => (Step::Compare64(comparison, two(), place), 0.2),
        Op::Compare(comparison, _) => (Step::Compare32(comparison, two(), place), 0.1),
        Op::And => (Step::Logic(Logic::And, two(), place), 0.1),
        Op::Or => (Step::Logic(Logic::Or, two(), place), 0.1),
        Op::Not => (Step::Logic(Logic::Not, [sources[0]; 2], place), 0.1),
        Op::Select => {
            let three = [sources[0], sources[1], sources[2]];
            if node.class == Class::F64 {
                (Step::Select64(three, place), 0.2)
            } else {
                (Step::Select32(three, place), 0.1)
            }
        }
        Op::Widen => (Step::Widen(sources[0], place), 0.15),
        Op::Narrow => (Step::Narrow(sources[0], place), 0.15),
        Op::FromInt => (Step::FromInt(sources[0], place), 0.15),
        Op::ToInt => (Step::ToInt(sources[0], place), 0.3),
        Op::ToByte => (Step::ToByte(sources[0], place), 0.1),
        Op::Index => (Step::Index(node.class, place), 0.1),
        Op::Join => (
            Step::Join(sources.iter().copied().collect(), place),
            0.06 * sources.len() as f64,
        ),
        Op::Expand => (
            Step::Expand(units(node.class), sources[0], place),
            0.06 * units(node.class) as f64,
        ),
        Op::Spread => match node.class {
            Class::Flat(_) => (Step::Join(sources.iter().copied().collect(), place), 0.1),
            class => (Step::Copy(class, sources[0], place), 0.05),
        },
        Op::Constant(_)
        | Op::Parameter(..)
        | Op::Count
        | Op::Input(_)
        | Op::Parts
        | Op::Part(_) => {
            unreachable!("these are no steps")
        }
    }
}
