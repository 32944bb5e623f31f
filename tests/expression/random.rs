//! Random formulas of numbers against an evaluator of their own trees, bit for bit.

use proptest::prelude::*;

use crate::run::{Input, Output, execute};

/// A formula, as a tree.
#[derive(Clone, Debug)]
enum Tree {
    A,
    B,
    K,
    Number(f64),
    Negative(Box<Tree>),
    Operator(&'static str, Box<Tree>, Box<Tree>),
    Function(&'static str, Vec<Tree>),
    Choice(&'static str, Box<[Tree; 4]>),
}

/// A number of the language: what does not depend on the element has 64 bits.
#[derive(Clone, Copy, Debug)]
enum Number {
    One(f64),
    Each(f32),
}

impl Number {
    fn f32(self) -> f32 {
        match self {
            Self::One(number) => number as f32,
            Self::Each(number) => number,
        }
    }
}

/// One of two forms of a function, by whether all numbers are the same for all elements.
fn apply(numbers: &[Number], one: impl Fn(&[f64]) -> f64, each: impl Fn(&[f32]) -> f32) -> Number {
    let ones: Option<Vec<f64>> = numbers
        .iter()
        .map(|number| match number {
            Number::One(number) => Some(*number),
            Number::Each(_) => None,
        })
        .collect();
    match ones {
        Some(ones) => Number::One(one(&ones)),
        None => Number::Each(each(
            &numbers
                .iter()
                .map(|number| number.f32())
                .collect::<Vec<_>>(),
        )),
    }
}

macro_rules! both {
    ($numbers:expr, |$x:ident| $f:expr) => {
        apply($numbers, |$x: &[f64]| $f, |$x: &[f32]| $f)
    };
}

impl Tree {
    fn source(&self) -> String {
        match self {
            Self::A => "a".to_owned(),
            Self::B => "b".to_owned(),
            Self::K => "k".to_owned(),
            Self::Number(number) => format!("{number:?}"),
            Self::Negative(tree) => format!("-({})", tree.source()),
            Self::Operator(operator, a, b) => format!("({} {operator} {})", a.source(), b.source()),
            Self::Function(name, arguments) => {
                let arguments: Vec<String> = arguments.iter().map(Self::source).collect();
                format!("{name}({})", arguments.join(", "))
            }
            Self::Choice(comparison, parts) => {
                let [a, b, yes, no] = parts.each_ref().map(Self::source);
                format!("({yes} if {a} {comparison} {b} else {no})")
            }
        }
    }

    fn value(&self, a: f32, b: f32, k: f64) -> Number {
        let of = |tree: &Self| tree.value(a, b, k);
        match self {
            Self::A => Number::Each(a),
            Self::B => Number::Each(b),
            Self::K => Number::One(k),
            Self::Number(number) => Number::One(*number),
            Self::Negative(tree) => both!(&[of(tree)], |x| -x[0]),
            Self::Operator(operator, x, y) => {
                let numbers = [of(x), of(y)];
                match *operator {
                    "+" => both!(&numbers, |x| x[0] + x[1]),
                    "-" => both!(&numbers, |x| x[0] - x[1]),
                    "*" => both!(&numbers, |x| x[0] * x[1]),
                    "/" => both!(&numbers, |x| x[0] / x[1]),
                    "%" => both!(&numbers, |x| x[0] % x[1]),
                    other => panic!("{other}"),
                }
            }
            Self::Function(name, arguments) => {
                let numbers: Vec<Number> = arguments.iter().map(of).collect();
                match *name {
                    "min" => both!(&numbers, |x| if x[1] < x[0] { x[1] } else { x[0] }),
                    "maxf" => both!(&numbers, |x| if x[0] > x[1] { x[0] } else { x[1] }),
                    "sqrt" => both!(&numbers, |x| x[0].sqrt()),
                    "abs" => both!(&numbers, |x| x[0].abs()),
                    "floor" => both!(&numbers, |x| x[0].floor()),
                    "lerp" => both!(&numbers, |x| x[0] + (x[1] - x[0]) * x[2]),
                    "clampf" => both!(&numbers, |x| if x[0] < x[1] {
                        x[1]
                    } else if x[0] > x[2] {
                        x[2]
                    } else {
                        x[0]
                    }),
                    other => panic!("{other}"),
                }
            }
            Self::Choice(comparison, parts) => {
                let [a, b, yes, no] = parts.each_ref().map(of);
                let holds = both!(&[a, b], |x| {
                    let holds = match *comparison {
                        "<" => x[0] < x[1],
                        "<=" => x[0] <= x[1],
                        ">" => x[0] > x[1],
                        ">=" => x[0] >= x[1],
                        "==" => x[0] == x[1],
                        _ => x[0] != x[1],
                    };
                    if holds { 1.0 } else { 0.0 }
                });
                let is_true = holds.f32() != 0.0;
                match (holds, yes, no) {
                    (Number::One(_), Number::One(yes), Number::One(no)) => {
                        Number::One(if is_true { yes } else { no })
                    }
                    _ => Number::Each(if is_true { yes.f32() } else { no.f32() }),
                }
            }
        }
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        3 => Just(Tree::A),
        3 => Just(Tree::B),
        1 => Just(Tree::K),
        1 => prop::sample::select(vec![0.0, 1.0, 2.0, 0.1, 1e30, 1e-40, 3.5]).prop_map(Tree::Number),
    ];
    leaf.prop_recursive(6, 60, 4, |inner| {
        let operators = prop::sample::select(vec!["+", "-", "*", "/", "%"]);
        let comparisons = prop::sample::select(vec!["<", "<=", ">", ">=", "==", "!="]);
        let two = || (inner.clone(), inner.clone());
        prop_oneof![
            1 => inner.clone().prop_map(|tree| Tree::Negative(Box::new(tree))),
            6 => (operators, two()).prop_map(|(operator, (a, b))| Tree::Operator(operator, Box::new(a), Box::new(b))),
            1 => (prop::sample::select(vec!["sqrt", "abs", "floor"]), inner.clone())
                .prop_map(|(name, a)| Tree::Function(name, vec![a])),
            1 => (prop::sample::select(vec!["min", "maxf"]), two())
                .prop_map(|(name, (a, b))| Tree::Function(name, vec![a, b])),
            1 => (prop::sample::select(vec!["lerp", "clampf"]), two(), inner.clone())
                .prop_map(|(name, (a, b), c)| Tree::Function(name, vec![a, b, c])),
            1 => (comparisons, two(), two())
                .prop_map(|(comparison, (a, b), (c, d))| Tree::Choice(comparison, Box::new([a, b, c, d]))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn random_formulas_have_the_bits_of_their_trees(tree in tree(), k in prop::sample::select(vec![0.3, -2.0, 0.0, 1e39])) {
        let source = tree.source();
        let (a, b) = (crate::floats(0), crate::floats(1));
        let (a, b) = (&a[..150], &b[..150]);
        let inputs = [Input::F32(a), Input::F32(b), Input::Float(k)];
        let Output::F32(got) = execute(&source, &["a", "b", "k"], &inputs) else {
            panic!("{source} gives numbers");
        };
        crate::assert_bits(&got, (0..150).map(|i| tree.value(a[i], b[i], k).f32()), &source);
    }
}
