//! Formulas with arrays of the tests' own.

use arrayvec::ArrayVec;
use glam::{Vec2, Vec3, Vec4};
use packed_compute::expression::{Arrays, Elements, Formula, Kind, Program, Results, Scalar, Type};
use packed_compute::lanes::{Operand, Target};

#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    Float(f64),
    Bool(bool),
    Vector3(Vec3),
    Color(Vec4),
    F32(&'a [f32]),
    F64(&'a [f64]),
    I32(&'a [i32]),
    V2(&'a [Vec2]),
    V3(&'a [Vec3]),
    C(&'a [Vec4]),
}

impl<'a> Input<'a> {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Float(_) => Kind::One(Type::Float),
            Self::Bool(_) => Kind::One(Type::Bool),
            Self::Vector3(_) => Kind::One(Type::Vector3),
            Self::Color(_) => Kind::One(Type::Color),
            Self::F32(_) => Kind::F32,
            Self::F64(_) => Kind::F64,
            Self::I32(_) => Kind::I32,
            Self::V2(_) => Kind::Vectors(Type::Vector2),
            Self::V3(_) => Kind::Vectors(Type::Vector3),
            Self::C(_) => Kind::Vectors(Type::Color),
        }
    }

    fn elements(&self) -> Elements<'a> {
        match self {
            Self::F32(array) => Elements::F32(Operand::array(array)),
            Self::F64(array) => Elements::F64(Operand::array(array)),
            Self::I32(array) => Elements::I32(Operand::array(array)),
            Self::V2(array) => Elements::Vec2(Operand::array(array)),
            Self::V3(array) => Elements::Vec3(Operand::array(array)),
            Self::C(array) => Elements::Vec4(Operand::array(array)),
            _ => Elements::One,
        }
    }

    fn len(&self) -> Option<usize> {
        match self {
            Self::F32(array) => Some(array.len()),
            Self::F64(array) => Some(array.len()),
            Self::I32(array) => Some(array.len()),
            Self::V2(array) => Some(array.len()),
            Self::V3(array) => Some(array.len()),
            Self::C(array) => Some(array.len()),
            _ => None,
        }
    }

    pub fn scalar(&self, component: usize) -> Scalar {
        match self {
            Self::Float(number) => Scalar::F64(*number),
            Self::Bool(is) => Scalar::Mask(*is),
            Self::Vector3(vector) => Scalar::F32(vector[component]),
            Self::Color(color) => Scalar::F32(color[component]),
            _ => unreachable!("an array is no value"),
        }
    }
}

#[derive(Clone, Debug)]
pub enum Output {
    F32(Vec<f32>),
    F64(Vec<f64>),
    I32(Vec<i32>),
    Bytes(Vec<u8>),
    V2(Vec<Vec2>),
    V3(Vec<Vec3>),
    V4(Vec<Vec4>),
}

impl Output {
    fn new(kind: Kind, len: usize) -> Self {
        match kind {
            Kind::F32 => Self::F32(vec![-1.0; len]),
            Kind::F64 => Self::F64(vec![-1.0; len]),
            Kind::I32 => Self::I32(vec![-1; len]),
            Kind::Bytes => Self::Bytes(vec![9; len]),
            Kind::Vectors(Type::Vector2) => Self::V2(vec![Vec2::NAN; len]),
            Kind::Vectors(Type::Vector3) => Self::V3(vec![Vec3::NAN; len]),
            Kind::Vectors(_) => Self::V4(vec![Vec4::NAN; len]),
            Kind::One(_) => unreachable!("results are arrays"),
        }
    }

    fn target(&mut self) -> Results<'_> {
        match self {
            Self::F32(array) => Results::F32(Target::new(array)),
            Self::F64(array) => Results::F64(Target::new(array)),
            Self::I32(array) => Results::I32(Target::new(array)),
            Self::Bytes(array) => Results::Bytes(Target::new(array)),
            Self::V2(array) => Results::Vec2(Target::new(array)),
            Self::V3(array) => Results::Vec3(Target::new(array)),
            Self::V4(array) => Results::Vec4(Target::new(array)),
        }
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "f32" => Kind::F32,
        "f64" => Kind::F64,
        "i32" => Kind::I32,
        "bytes" => Kind::Bytes,
        "v2" => Kind::Vectors(Type::Vector2),
        "v3" => Kind::Vectors(Type::Vector3),
        "v4" => Kind::Vectors(Type::Vector4),
        "color" => Kind::Vectors(Type::Color),
        other => panic!("{other}"),
    }
}

pub fn parse(source: &str, names: &[&str]) -> Formula {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    Formula::parse(source, &names).unwrap_or_else(|error| panic!("{source}: {error}"))
}

fn all(source: &str, names: &[&str], inputs: &[Input<'_>], kinds: Option<&[Kind]>) -> Vec<Output> {
    let formula = parse(source, names);
    let input_kinds: Vec<Kind> = inputs.iter().map(Input::kind).collect();
    let program = formula
        .compile(&input_kinds, kinds)
        .unwrap_or_else(|error| panic!("{source}: {error}"));
    run(&program, inputs)
}

/// The results of inputs of the kinds that the program was compiled for, some of which have elements.
pub fn run(program: &Program, inputs: &[Input<'_>]) -> Vec<Output> {
    let len = inputs
        .iter()
        .find_map(Input::len)
        .expect("an input has elements");
    let mut outputs: Vec<Output> = program
        .results()
        .iter()
        .map(|&kind| Output::new(kind, len))
        .collect();
    let elements: ArrayVec<_, 16> = inputs.iter().map(Input::elements).collect();
    let results: ArrayVec<_, 8> = outputs.iter_mut().map(Output::target).collect();
    program.run(Arrays::new(len, elements, results), |input, component| {
        inputs[input].scalar(component)
    });
    outputs
}

/// The one result, in an array of its own type.
pub fn execute(source: &str, names: &[&str], inputs: &[Input<'_>]) -> Output {
    let mut all = all(source, names, inputs, None);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// The results in arrays of these types.
pub fn outputs(source: &str, names: &[&str], inputs: &[Input<'_>], kinds: &[&str]) -> Vec<Output> {
    let kinds: Vec<Kind> = kinds.iter().map(|name| kind(name)).collect();
    all(source, names, inputs, Some(&kinds))
}

/// What is wrong with it.
pub fn fails(source: &str, names: &[&str], inputs: &[Input<'_>], kinds: Option<&[&str]>) -> String {
    let kinds: Option<Vec<Kind>> = kinds.map(|kinds| kinds.iter().map(|name| kind(name)).collect());
    let input_kinds: Vec<Kind> = inputs.iter().map(Input::kind).collect();
    let compiled = parse(source, names).compile(&input_kinds, kinds.as_deref());
    compiled.expect_err(source).to_string()
}

/// The components of a result that depends on no element.
pub fn one(source: &str, names: &[&str], inputs: &[Input<'_>]) -> Vec<f64> {
    let kinds: Vec<Kind> = inputs.iter().map(Input::kind).collect();
    let program = parse(source, names)
        .compile(&kinds, None)
        .unwrap_or_else(|error| panic!("{source}: {error}"));
    let values = program.values(|input, component| inputs[input].scalar(component));
    let values = values.expect("the result is one value");
    values[0].1.iter().map(|scalar| scalar.f64()).collect()
}

/// Writes the result of numbers and vectors to memory that is given.
pub fn into(source: &str, a: &[f32], p: &[Vec3], results: Results<'_>, kind: Kind) {
    let program = parse(source, &["a", "p"])
        .compile(&[Kind::F32, Kind::Vectors(Type::Vector3)], Some(&[kind]))
        .expect(source);
    let elements = [
        Elements::F32(Operand::array(a)),
        Elements::Vec3(Operand::array(p)),
    ];
    let arrays = Arrays::new(
        a.len(),
        elements.into_iter().collect(),
        [results].into_iter().collect(),
    );
    program.run(arrays, |_, _| unreachable!("all inputs are arrays"));
}

/// The result of two arrays, written over the first.
#[allow(unsafe_code, reason = "what is read is what is written")]
pub fn in_place(source: &str, names: &[&str], a: &[f32], b: &[f32]) -> Vec<f32> {
    let mut target = a.to_vec();
    let (data, len) = (target.as_mut_ptr(), target.len());
    let program = parse(source, names)
        .compile(&[Kind::F32; 2], None)
        .expect(source);
    // SAFETY: the vector is alive, and only used through these two, which begin at the same place.
    let (read, write) = unsafe {
        (
            Operand::from_raw(data.cast_const(), len),
            Target::from_raw(data, len),
        )
    };
    let elements = [Elements::F32(read), Elements::F32(Operand::array(b))];
    let arrays = Arrays::new(
        len,
        elements.into_iter().collect(),
        [Results::F32(write)].into_iter().collect(),
    );
    program.run(arrays, |_, _| unreachable!("all inputs are arrays"));
    target
}

/// Two results of two arrays, each written over one of them.
#[allow(unsafe_code, reason = "what is read is what is written")]
pub fn swap(source: &str, a: &[f32], b: &[f32]) -> (Vec<f32>, Vec<f32>) {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    let program = parse(source, &["a", "b"])
        .compile(&[Kind::F32; 2], None)
        .expect(source);
    let len = a.len();
    let (elements, results): (ArrayVec<_, 16>, ArrayVec<_, 8>) = [a.as_mut_ptr(), b.as_mut_ptr()]
        .into_iter()
        .map(|data| {
            // SAFETY: the vectors are alive, and only used through these two, which begin at the same place.
            unsafe {
                (
                    Elements::F32(Operand::from_raw(data.cast_const(), len)),
                    Results::F32(Target::from_raw(data, len)),
                )
            }
        })
        .fold(
            (ArrayVec::new(), ArrayVec::new()),
            |(mut elements, mut results), (element, result)| {
                elements.push(element);
                results.push(result);
                (elements, results)
            },
        );
    program.run(Arrays::new(len, elements, results), |_, _| {
        unreachable!("all inputs are arrays")
    });
    (a, b)
}
