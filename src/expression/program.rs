//! The compiled form of a formula: steps on registers, each over a block of elements.

use std::sync::Mutex;

use arrayvec::ArrayVec;

use super::chain;
use super::flat::Measure;
use super::graph::{Class, Comparison, Graph, Node, NodeId, Op};
use super::registers::Registers;
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
    /// One of the values that are the same for all elements, those that steps read.
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
    /// A number for each vector of so many components, or for each two; the second one does not count for lengths.
    Measure(Measure, usize, [Source; 2], Place),
    /// Vectors of so many components with length 1.
    Normalized(usize, Source, Place),
    /// Cross products.
    Cross([Source; 2], Place),
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
    /// Which of those it is that steps read.
    pub operand: Option<usize>,
}

/// A formula compiled for inputs and results of certain kinds.
#[derive(Debug)]
pub struct Program {
    /// The results.
    pub(super) results: Vec<Kind>,
    /// What is computed once, known or not.
    pub(super) uniforms: Vec<Uniform>,
    /// How many of these steps read.
    pub(super) operands: usize,
    /// What fills registers that are only read afterwards.
    pub(super) prelude: Vec<Step>,
    /// What is done with every block.
    pub(super) steps: Vec<Step>,
    /// The units of a block that the registers take.
    pub(super) units: usize,
    /// The 32-bit floats that an element takes in arrays.
    pub(super) floats: usize,
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
        chain::join(&mut nodes, &results_of);
        let mut schedule = Schedule::new(nodes, &results_of);
        schedule.emit(&results_of)?;
        let values = match inputs.iter().any(|kind| kind.is_array()) {
            true => None,
            false => schedule.values(graph, values),
        };
        let kinds: Vec<Kind> = results.iter().map(|&(kind, _)| kind).collect();
        let arrays = inputs.iter().chain(&kinds);
        let floats: usize = arrays.map(|kind| floats(*kind)).sum();
        Ok(Self {
            results: kinds,
            uniforms: schedule.uniforms,
            operands: schedule.operands,
            floats,
            prelude: schedule.prelude,
            steps: schedule.steps,
            units: schedule.registers.units(),
            cost: schedule.cost + floats as f64 * FLOAT_NS,
            values,
            workspaces: Mutex::default(),
        })
    }

    /// The kinds of the results.
    #[must_use]
    pub fn results(&self) -> &[Kind] {
        &self.results
    }
}

/// What four bytes that have to be read or written cost beyond the steps.
const FLOAT_NS: f64 = 0.04;

fn floats(kind: Kind) -> usize {
    match kind {
        Kind::One(_) => 0,
        Kind::F32 | Kind::I32 | Kind::Bytes => 1,
        Kind::F64 => 2,
        Kind::Vectors(of) => of.components(),
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
    /// How many of these steps read.
    operands: usize,
    prelude: Vec<Step>,
    steps: Vec<Step>,
    cost: f64,
}

impl Schedule {
    fn new(nodes: Vec<Node>, results: &[NodeId]) -> Self {
        Self {
            places: vec![None; nodes.len()],
            uses: chain::uses(&nodes, results),
            nodes,
            registers: Registers::default(),
            uniforms: Vec::new(),
            operands: 0,
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
            self.check_units()?;
        }
        // An input that is a result would be read when another result may have been written over it.
        if results.len() > 1 {
            for result in results {
                if let Some(Source::Input(_)) = self.places[result.index()] {
                    let source = self.source(*result);
                    let class = self.nodes[result.index()].class;
                    let unit = self.registers.take(units(class));
                    self.steps
                        .push(Step::Copy(class, source, Place::Register(unit)));
                    self.places[result.index()] = Some(Source::Register(unit));
                }
            }
            self.check_units()?;
        }
        for (at, result) in results.iter().enumerate() {
            if self.places[result.index()].is_some() {
                let source = self.source(*result);
                let class = self.nodes[result.index()].class;
                self.cost += 0.05;
                self.steps
                    .push(Step::Copy(class, source, Place::Result(at)));
            }
        }
        Ok(())
    }

    fn check_units(&self) -> Result<(), String> {
        if self.registers.units() <= MOST_UNITS {
            return Ok(());
        }
        Err(format!(
            "the formula keeps more than {MOST_UNITS} values at once"
        ))
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
            op: node.op.clone(),
            class: node.class,
            arguments,
            operand: None,
        });
    }

    /// Where a step finds an argument.
    fn source(&mut self, id: NodeId) -> Source {
        match self.places[id.index()].expect("arguments come first") {
            Source::Value(uniform) => {
                let operand = self.uniforms[uniform].operand.get_or_insert_with(|| {
                    self.operands += 1;
                    self.operands - 1
                });
                Source::Value(*operand)
            }
            source => source,
        }
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
        let mut sources = ArrayVec::<Source, 5>::new();
        for &id in &node.arguments {
            sources.push(self.source(id));
        }
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
    match &node.op {
        Op::Chain(links) => {
            let floats = units(node.class);
            let operands = sources.iter().copied().collect();
            (
                Step::Row32(chain::kernel(links), floats, operands, place),
                (0.05 + 0.05 * links.len() as f64) * floats as f64,
            )
        }
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
        Op::Compare(comparison, Class::F64) => (Step::Compare64(*comparison, two(), place), 0.2),
        Op::Compare(comparison, _) => (Step::Compare32(*comparison, two(), place), 0.1),
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
        &Op::Measure(measure, count) => {
            let pair = [sources[0], *sources.last().expect("a measure has vectors")];
            (
                Step::Measure(measure, count, pair, place),
                0.12 * count as f64,
            )
        }
        Op::Normalized => {
            let count = units(node.class);
            (
                Step::Normalized(count, sources[0], place),
                0.25 * count as f64,
            )
        }
        Op::Cross => (Step::Cross(two(), place), 0.6),
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
