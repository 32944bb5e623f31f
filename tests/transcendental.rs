//! Powers, exponentials, logarithms and the functions of angles, in units in the last place, against wider references.

mod common;

use std::fmt::Debug;

use astro_float_num::{BigFloat, Consts, RoundingMode};
use bytemuck::Pod;
use packed_compute::lanes::{Constant, Element, Operand, Run};
use packed_compute::ops::elementwise::{self, Kernel, Operation};
use packed_compute::parallel;

fn operation(name: &str) -> &'static Operation {
    elementwise::all().find(|row| row.name == name).expect(name)
}

/// The rows that are tested here.
fn rows() -> impl Iterator<Item = &'static Operation> {
    elementwise::all().filter(|row| row.ulp != [0.0; 2])
}

/// A float with operations.
trait Float: Element + Debug + PartialEq + Send + Sync {
    fn kernel(row: &Operation) -> Kernel<Self>;
}

impl Float for f32 {
    fn kernel(row: &Operation) -> Kernel<Self> {
        row.f32.unwrap()
    }
}

impl Float for f64 {
    fn kernel(row: &Operation) -> Kernel<Self> {
        row.f64.unwrap()
    }
}

/// What `row` makes of `elements`, and of `others` if it has an operand.
fn compute<T: Float>(row: &Operation, elements: &[T], others: &[T]) -> Vec<T> {
    let mut elements = elements.to_vec();
    let operand = [Operand::array(others)];
    T::kernel(row)(Run::in_place(&mut elements), &operand[..row.operands.len()]);
    elements
}

/// The results of one element.
fn one<T: Float>(name: &str, x: T, other: T) -> T {
    compute(operation(name), &[x], &[other])[0]
}

/// How far `got` is from `exact`, in units in the last place of that; where both are NaN, or both are the same infinity when
/// rounded, not at all.
fn ulps(got: f32, exact: f64) -> f64 {
    if got.is_nan() || exact.is_nan() {
        return if got.is_nan() && exact.is_nan() {
            0.0
        } else {
            f64::INFINITY
        };
    }
    if got.is_infinite() || (exact as f32).is_infinite() {
        // Where exactly a result becomes infinite is no more certain than its last place.
        let greatest = f64::from(f32::MAX);
        let near = |x: f64| x.signum() * x.abs().min(2.0 * greatest);
        let unit = f64::exp2(104.0);
        return if f64::from(got) == f64::from(exact as f32) {
            0.0
        } else {
            let infinity = f64::from(got.signum()) * f64::exp2(128.0);
            let got = if got.is_infinite() {
                infinity
            } else {
                f64::from(got)
            };
            (got - near(exact)).abs() / unit
        };
    }
    let exponent = (exact.abs().to_bits() >> 52) as i32 - 1023;
    let unit = f64::exp2(f64::from(exponent.max(-126) - 23));
    (f64::from(got) - exact).abs() / unit
}

/// The same function of doubles.
fn reference(name: &str, x: f64, other: f64) -> f64 {
    match name {
        "pow" => x.powf(other),
        "exp" => x.exp(),
        "log" => x.ln(),
        "sin" => x.sin(),
        "cos" => x.cos(),
        "tan" => x.tan(),
        "asin" => x.clamp(-1.0, 1.0).asin(),
        "acos" => x.clamp(-1.0, 1.0).acos(),
        "atan" => x.atan(),
        "atan2" => x.atan2(other),
        "sinh" => x.sinh(),
        "cosh" => x.cosh(),
        "tanh" => x.tanh(),
        _ => panic!("no reference for {name}"),
    }
}

/// Numbers that look like chance, the same at every run.
fn chance(seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let x = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    })
}

/// The largest error of `row` for these floats, and where.
fn worst(row: &Operation, elements: &[f32], others: &[f32]) -> (f64, f32, f32) {
    let got = compute(row, elements, others);
    let mut worst = (0.0, 0.0, 0.0);
    for ((&x, &other), &y) in elements.iter().zip(others).zip(&got) {
        let error = ulps(y, reference(row.name, f64::from(x), f64::from(other)));
        if error > worst.0 {
            worst = (error, x, other);
        }
    }
    worst
}

/// Every so many floats, of all that there are; the second operand is any float, or one for which powers are finite.
#[test]
fn floats_are_within_their_bounds() {
    for row in rows() {
        let (mut elements, mut others) = (Vec::new(), Vec::new());
        for (i, random) in (0..1_u64 << 32).step_by(32_003).zip(chance(1)) {
            let x = f32::from_bits(i as u32);
            elements.push(x);
            others.push(match random % 4 {
                0 => f32::from_bits((random >> 32) as u32),
                1 => x * (random >> 32) as f32 / (1_u64 << 31) as f32,
                2 => ((random >> 32) as i32 >> 24) as f32,
                _ => 88.0 / x.abs().ln() * (random >> 32) as f32 / (1_u64 << 32) as f32,
            });
        }
        let (error, x, other) = worst(row, &elements, &others);
        assert!(
            error <= row.ulp[0],
            "{}({x:e}, {other:e}): {error} ulp",
            row.name
        );
    }
}

/// Where functions are used most, and where they change their way.
#[test]
fn ordinary_floats_are_within_their_bounds() {
    for row in rows() {
        for reach in [1.0_f32, 10.0, 100.0, 1e4, 3e6] {
            let numbers = |seed| -> Vec<f32> {
                chance(seed)
                    .take(20_000)
                    .map(|random| ((random >> 40) as f32 / (1 << 23) as f32 - 1.0) * reach)
                    .collect()
            };
            let (error, x, other) = worst(row, &numbers(2), &numbers(3));
            assert!(
                error <= row.ulp[0],
                "{}({x:e}, {other:e}): {error} ulp",
                row.name
            );
        }
    }
}

/// All 2^32 floats: `cargo test --release … --test transcendental -- --ignored --nocapture every_float`.
#[test]
#[ignore = "takes minutes for each function"]
fn every_float() {
    let only = std::env::var("FUNCTION").ok();
    for row in rows() {
        if only.as_ref().is_some_and(|only| only != row.name) {
            continue;
        }
        let mut all = (0.0, 0.0, 0.0);
        for start in (0..=u32::MAX).step_by(1 << 14) {
            let elements: Vec<f32> = (0..1 << 14).map(|i| f32::from_bits(start + i)).collect();
            let error = worst(row, &elements, &vec![2.2; 1 << 14]);
            if error.0 > all.0 {
                all = error;
            }
        }
        println!("{}: {:.4} at {:e}", row.name, all.0, all.1);
        assert!(all.0 <= row.ulp[0]);
    }
}

/// Digits of the wider reference.
const DIGITS: usize = 192;

/// The same function with 192 binary digits, of finite x.
fn exact(name: &str, x: f64, other: f64, constants: &mut Consts) -> BigFloat {
    let near = RoundingMode::ToEven;
    let (wide, wider) = (
        BigFloat::from_f64(x, DIGITS),
        BigFloat::from_f64(other, DIGITS),
    );
    match name {
        "pow" => wide.pow(&wider, DIGITS, near, constants),
        "exp" => wide.exp(DIGITS, near, constants),
        "log" => wide.ln(DIGITS, near, constants),
        "sin" => wide.sin(DIGITS, near, constants),
        "cos" => wide.cos(DIGITS, near, constants),
        "tan" => wide.tan(DIGITS, near, constants),
        "asin" => wide.asin(DIGITS, near, constants),
        "acos" => wide.acos(DIGITS, near, constants),
        "atan" => wide.atan(DIGITS, near, constants),
        "sinh" => wide.sinh(DIGITS, near, constants),
        "cosh" => wide.cosh(DIGITS, near, constants),
        "tanh" => wide.tanh(DIGITS, near, constants),
        "atan2" => {
            let angle = wide.div(&wider, DIGITS, near).atan(DIGITS, near, constants);
            let turn = constants.pi(DIGITS, near);
            match (other > 0.0, x > 0.0) {
                (true, _) => angle,
                (false, true) => angle.add(&turn, DIGITS, near),
                (false, false) => angle.sub(&turn, DIGITS, near),
            }
        }
        _ => panic!("no reference for {name}"),
    }
}

/// A wide number as a double, cut off.
fn double(wide: &BigFloat) -> f64 {
    let Some((words, _, sign, exponent, _)) = wide.as_raw_parts() else {
        panic!("{wide} is no number");
    };
    let Some(&first) = words.last() else {
        return 0.0;
    };
    let magnitude = (first >> 11) as f64 * f64::exp2(f64::from(exponent) - 53.0);
    if sign.is_negative() {
        -magnitude
    } else {
        magnitude
    }
}

/// Doubles of every magnitude for which `name` is finite, and not too simple.
fn doubles(name: &str, count: usize) -> Vec<f64> {
    let (least, most, signed) = match name {
        "exp" | "sinh" | "cosh" => (-30, 9, true),
        "tanh" => (-30, 4, true),
        "log" => (-1000, 1000, false),
        "pow" => (-20, 20, false),
        "asin" | "acos" => (-30, -1, true),
        "sin" | "cos" | "tan" => (-30, 40, true),
        _ => (-60, 60, true),
    };
    chance(7)
        .take(count)
        .enumerate()
        .map(|(i, random)| {
            let fraction = 1.0 + (random >> 12) as f64 / (1_u64 << 52) as f64;
            // Half of all near 1, where the ways change.
            let exponent = match i % 2 {
                0 => least + (random % (most - least + 1) as u64) as i32,
                _ => (random % 6) as i32 - 4,
            };
            let x = fraction * f64::exp2(f64::from(exponent.min(most)));
            if signed && random & 64 != 0 { -x } else { x }
        })
        .filter(|x| !matches!(name, "exp" | "sinh" | "cosh") || x.abs() < 709.0)
        .collect()
}

#[test]
fn doubles_are_within_their_bounds() {
    let mut constants = Consts::new().unwrap();
    for row in rows() {
        let count: usize = std::env::var("DOUBLES").map_or(300, |count| count.parse().unwrap());
        let elements = doubles(row.name, count);
        let others: Vec<f64> = elements
            .iter()
            .zip(chance(8))
            .map(|(x, random)| match row.name {
                "pow" => {
                    700.0 / x.abs().ln() * ((random >> 11) as f64 / (1_u64 << 52) as f64 - 1.0)
                }
                _ => (random >> 11) as f64 / (1_u64 << 52) as f64 - 1.0,
            })
            .collect();
        let got = compute(row, &elements, &others);
        let mut worst = (0.0, 0.0, 0.0);
        for ((&x, &other), &y) in elements.iter().zip(&others).zip(&got) {
            let exact = exact(row.name, x, other, &mut constants);
            let off = exact.sub(&BigFloat::from_f64(y, DIGITS), DIGITS, RoundingMode::ToEven);
            let exponent = (double(&exact).abs().to_bits() >> 52) as i32 - 1023;
            let error = double(&off).abs() / f64::exp2(f64::from(exponent.max(-1022) - 52));
            if error > worst.0 {
                worst = (error, x, other);
            }
        }
        let (error, x, other) = worst;
        println!("{}: {error:.3} ulp at {x:e}, {other:e}", row.name);
        assert!(
            error <= row.ulp[1],
            "{}({x:e}, {other:e}): {error} ulp",
            row.name
        );
    }
}

/// C's special values, and the engine's arcs of what is beyond 1: the function, its arguments, and the result.
macro_rules! specials {
    ($T:ident) => {{
        const INF: $T = $T::INFINITY;
        const NAN: $T = $T::NAN;
        const TINY: $T = $T::MIN_POSITIVE / 4.0;
        use std::$T::consts::{FRAC_PI_2, FRAC_PI_4, PI};
        let table: &[(&str, $T, $T, $T)] = &[
            ("exp", -INF, 0.0, 0.0),
            ("exp", INF, 0.0, INF),
            ("exp", NAN, 0.0, NAN),
            ("exp", 0.0, 0.0, 1.0),
            ("exp", -0.0, 0.0, 1.0),
            ("exp", $T::MAX, 0.0, INF),
            ("exp", $T::MIN, 0.0, 0.0),
            ("exp", TINY, 0.0, 1.0),
            ("log", 0.0, 0.0, -INF),
            ("log", -0.0, 0.0, -INF),
            ("log", -1.0, 0.0, NAN),
            ("log", -TINY, 0.0, NAN),
            ("log", -INF, 0.0, NAN),
            ("log", INF, 0.0, INF),
            ("log", NAN, 0.0, NAN),
            ("log", 1.0, 0.0, 0.0),
            ("sin", 0.0, 0.0, 0.0),
            ("sin", -0.0, 0.0, -0.0),
            ("sin", TINY, 0.0, TINY),
            ("sin", INF, 0.0, NAN),
            ("sin", -INF, 0.0, NAN),
            ("sin", NAN, 0.0, NAN),
            ("cos", 0.0, 0.0, 1.0),
            ("cos", -0.0, 0.0, 1.0),
            ("cos", INF, 0.0, NAN),
            ("cos", NAN, 0.0, NAN),
            ("tan", 0.0, 0.0, 0.0),
            ("tan", -0.0, 0.0, -0.0),
            ("tan", -TINY, 0.0, -TINY),
            ("tan", INF, 0.0, NAN),
            ("tan", NAN, 0.0, NAN),
            ("asin", 0.0, 0.0, 0.0),
            ("asin", -0.0, 0.0, -0.0),
            ("asin", -TINY, 0.0, -TINY),
            ("asin", 1.0, 0.0, FRAC_PI_2),
            ("asin", -1.0, 0.0, -FRAC_PI_2),
            ("asin", 1.0 + $T::EPSILON, 0.0, FRAC_PI_2),
            ("asin", -INF, 0.0, -FRAC_PI_2),
            ("asin", NAN, 0.0, NAN),
            ("acos", 1.0, 0.0, 0.0),
            ("acos", -1.0, 0.0, PI),
            ("acos", 0.0, 0.0, FRAC_PI_2),
            ("acos", -0.0, 0.0, FRAC_PI_2),
            ("acos", 2.0, 0.0, 0.0),
            ("acos", -2.0, 0.0, PI),
            ("acos", INF, 0.0, 0.0),
            ("acos", NAN, 0.0, NAN),
            ("atan", 0.0, 0.0, 0.0),
            ("atan", -0.0, 0.0, -0.0),
            ("atan", -TINY, 0.0, -TINY),
            ("atan", INF, 0.0, FRAC_PI_2),
            ("atan", -INF, 0.0, -FRAC_PI_2),
            ("atan", NAN, 0.0, NAN),
            ("atan2", 0.0, 0.0, 0.0),
            ("atan2", -0.0, 0.0, -0.0),
            ("atan2", 0.0, -0.0, PI),
            ("atan2", -0.0, -0.0, -PI),
            ("atan2", 0.0, 1.0, 0.0),
            ("atan2", -0.0, 1.0, -0.0),
            ("atan2", 0.0, -1.0, PI),
            ("atan2", -0.0, -1.0, -PI),
            ("atan2", 1.0, 0.0, FRAC_PI_2),
            ("atan2", 1.0, -0.0, FRAC_PI_2),
            ("atan2", -1.0, 0.0, -FRAC_PI_2),
            ("atan2", -1.0, -0.0, -FRAC_PI_2),
            ("atan2", 1.0, INF, 0.0),
            ("atan2", -1.0, INF, -0.0),
            ("atan2", 1.0, -INF, PI),
            ("atan2", -1.0, -INF, -PI),
            ("atan2", INF, 1.0, FRAC_PI_2),
            ("atan2", -INF, -1.0, -FRAC_PI_2),
            ("atan2", INF, INF, FRAC_PI_4),
            ("atan2", -INF, INF, -FRAC_PI_4),
            ("atan2", INF, -INF, 3.0 * FRAC_PI_4),
            ("atan2", -INF, -INF, -3.0 * FRAC_PI_4),
            ("atan2", NAN, 1.0, NAN),
            ("atan2", 1.0, NAN, NAN),
            ("atan2", NAN, INF, NAN),
            ("atan2", TINY, $T::MAX, 0.0),
            ("atan2", TINY, -$T::MAX, PI),
            ("atan2", $T::MAX, TINY, FRAC_PI_2),
            ("atan2", TINY, TINY, FRAC_PI_4),
            ("sinh", 0.0, 0.0, 0.0),
            ("sinh", -0.0, 0.0, -0.0),
            ("sinh", -TINY, 0.0, -TINY),
            ("sinh", INF, 0.0, INF),
            ("sinh", -INF, 0.0, -INF),
            ("sinh", $T::MAX, 0.0, INF),
            ("sinh", NAN, 0.0, NAN),
            ("cosh", 0.0, 0.0, 1.0),
            ("cosh", -0.0, 0.0, 1.0),
            ("cosh", TINY, 0.0, 1.0),
            ("cosh", INF, 0.0, INF),
            ("cosh", -INF, 0.0, INF),
            ("cosh", $T::MIN, 0.0, INF),
            ("cosh", NAN, 0.0, NAN),
            ("tanh", 0.0, 0.0, 0.0),
            ("tanh", -0.0, 0.0, -0.0),
            ("tanh", -TINY, 0.0, -TINY),
            ("tanh", INF, 0.0, 1.0),
            ("tanh", -INF, 0.0, -1.0),
            ("tanh", $T::MAX, 0.0, 1.0),
            ("tanh", NAN, 0.0, NAN),
            ("pow", 5.0, 0.0, 1.0),
            ("pow", NAN, 0.0, 1.0),
            ("pow", NAN, -0.0, 1.0),
            ("pow", INF, 0.0, 1.0),
            ("pow", 0.0, 0.0, 1.0),
            ("pow", 1.0, NAN, 1.0),
            ("pow", 1.0, INF, 1.0),
            ("pow", 1.0, -INF, 1.0),
            ("pow", -1.0, INF, 1.0),
            ("pow", -1.0, -INF, 1.0),
            ("pow", -1.0, 0.5, NAN),
            ("pow", NAN, 1.0, NAN),
            ("pow", 2.0, NAN, NAN),
            ("pow", -2.0, 3.0, -8.0),
            ("pow", -2.0, 2.0, 4.0),
            ("pow", -2.0, -3.0, -0.125),
            ("pow", -2.0, 0.5, NAN),
            ("pow", -2.0, $T::MAX, INF),
            ("pow", -0.5, $T::MAX, 0.0),
            ("pow", 0.0, 3.0, 0.0),
            ("pow", -0.0, 3.0, -0.0),
            ("pow", -0.0, 2.0, 0.0),
            ("pow", -0.0, 2.5, 0.0),
            ("pow", 0.0, -3.0, INF),
            ("pow", -0.0, -3.0, -INF),
            ("pow", -0.0, -2.0, INF),
            ("pow", -0.0, -2.5, INF),
            ("pow", 0.0, INF, 0.0),
            ("pow", 0.0, -INF, INF),
            ("pow", -0.0, -INF, INF),
            ("pow", 0.5, INF, 0.0),
            ("pow", 0.5, -INF, INF),
            ("pow", 2.0, INF, INF),
            ("pow", 2.0, -INF, 0.0),
            ("pow", -2.0, INF, INF),
            ("pow", -0.5, -INF, INF),
            ("pow", INF, 2.0, INF),
            ("pow", INF, -2.0, 0.0),
            ("pow", INF, 1e-30, INF),
            ("pow", -INF, 3.0, -INF),
            ("pow", -INF, 2.0, INF),
            ("pow", -INF, 0.5, INF),
            ("pow", -INF, -3.0, -0.0),
            ("pow", -INF, -2.0, 0.0),
            ("pow", -INF, -0.5, 0.0),
            ("pow", 0.0, 1e-30, 0.0),
            ("pow", TINY, 1.0, TINY),
            ("pow", -TINY, 1.0, -TINY),
            ("pow", 2.0, 0.5, std::$T::consts::SQRT_2),
            ("pow", 10.0, 2.0, 100.0),
        ];
        for &(name, x, other, expected) in table {
            let got = one(name, x, other);
            let same = got.to_bits() == expected.to_bits() || (got.is_nan() && expected.is_nan());
            assert!(
                same,
                "{name}({x:e}, {other:e}) is {got:e}, not {expected:e}"
            );
        }
    }};
}

#[test]
fn special_values_are_those_of_c() {
    specials!(f32);
    specials!(f64);
}

/// The last finite results, the first infinite ones, and those that round to the least float and to 0.
#[test]
fn results_overflow_and_vanish_where_they_should() {
    for (name, last) in [
        ("exp", 88.722_83_f32),
        ("sinh", 89.415_985),
        ("cosh", 89.415_985),
    ] {
        assert!(one(name, last, 0.0).is_finite(), "{name}");
        assert_eq!(one(name, last.next_up(), 0.0), f32::INFINITY, "{name}");
    }
    for (name, last) in [
        ("exp", 709.782_712_893_384_f64),
        ("sinh", 710.475_860_073_943_9),
        ("cosh", 710.475_860_073_943_9),
    ] {
        assert!(one(name, last - 1e-9, 0.0).is_finite(), "{name}");
        assert_eq!(one(name, last + 1e-9, 0.0), f64::INFINITY, "{name}");
    }
    assert_eq!(one("exp", -103.972_08_f32, 0.0), f32::from_bits(1));
    assert_eq!(one("exp", -103.972_09_f32, 0.0), 0.0);
    assert_eq!(one("exp", -745.13_f64, 0.0), f64::from_bits(1));
    assert_eq!(one("exp", -745.14_f64, 0.0), 0.0);
    assert_eq!(one("pow", 2.0_f32, -149.0), f32::from_bits(1));
    assert_eq!(one("pow", 2.0_f32, -150.0), 0.0);
    assert_eq!(one("pow", 2.0_f32, 127.0), f32::exp2(127.0));
    assert_eq!(one("pow", 2.0_f32, 128.0), f32::INFINITY);
    assert_eq!(one("log", f32::from_bits(1), 0.0), -103.278_93);
    assert_eq!(one("log", f64::from_bits(1), 0.0), -744.440_071_921_381_2);
}

fn bits<T: Pod>(elements: &[T]) -> &[u8] {
    bytemuck::cast_slice(elements)
}

/// An element's result has the same bits wherever it stands, whoever its neighbours are, and on any number of threads.
fn check_places<T: Float>(all: &[T]) {
    for row in rows() {
        let others: Vec<T> = all.iter().rev().copied().collect();
        let alone: Vec<T> = all
            .iter()
            .zip(&others)
            .take(100)
            .map(|(&x, &other)| compute(row, &[x], &[other])[0])
            .collect();
        for len in 0..=100 {
            let (elements, others) = (&all[..len], &others[..len]);
            let operand = [Operand::array(others)];
            let apply = |run: Run<'_, T>| T::kernel(row)(run, &operand[..row.operands.len()]);
            let name = row.name;
            let got = common::in_place(elements, len % 5, apply);
            assert_eq!(bits(&got), bits(&alone[..len]), "{name} {len}");
            let got = common::between(elements, 1, len % 3, apply);
            assert_eq!(bits(&got), bits(&alone[..len]), "{name} {len}");
        }
        let constant = Constant::new(others[3]);
        let got: Vec<T> = {
            let mut elements = all[..100].to_vec();
            let operand = [Operand::constant(&constant, 100)];
            T::kernel(row)(Run::in_place(&mut elements), &operand[..row.operands.len()]);
            elements
        };
        let same = compute(row, &all[..100], &[others[3]; 100]);
        assert_eq!(bits(&got), bits(&same), "{}", row.name);
    }
}

/// Floats of one NaN only: of two that meet, either may come out.
fn mixed() -> Vec<f64> {
    chance(5)
        .take(400)
        .enumerate()
        .map(|(i, random)| match i % 11 {
            0 => f64::from(common::FLOATS[i / 11 % 17]),
            5 => 3e6 * (random >> 40) as f64,
            _ => ((random >> 40) as f64 / f64::from(1 << 23) - 1.0) * 5.0,
        })
        .collect()
}

#[test]
fn results_do_not_depend_on_their_place() {
    check_places(&mixed());
    let floats: Vec<f32> = mixed().into_iter().map(|x| x as f32).collect();
    check_places(&floats);
}

#[test]
fn results_do_not_depend_on_threads() {
    // The cheapest row is shared from 400 thousand elements on.
    let numbers: Vec<f32> = chance(6)
        .take(450_003)
        .map(|random| ((random >> 40) as f32 / (1 << 23) as f32 - 1.0) * 50.0)
        .collect();
    let doubles: Vec<f64> = numbers[..150_001].iter().map(|&x| f64::from(x)).collect();
    for name in ["exp", "sin", "pow", "atan2"] {
        let row = operation(name);
        let others: Vec<f32> = numbers.iter().rev().copied().collect();
        let others_f64: Vec<f64> = doubles.iter().rev().copied().collect();
        parallel::set_thread_count(1);
        let expected = compute(row, &numbers, &others);
        let expected_f64 = compute(row, &doubles, &others_f64);
        for threads in [2, 3, 7] {
            parallel::set_thread_count(threads);
            for len in [numbers.len() - 1, numbers.len()] {
                let got = compute(row, &numbers[..len], &others[..len]);
                assert_eq!(bits(&got), bits(&expected[..len]), "{name}");
            }
            let got = compute(row, &doubles, &others_f64);
            assert_eq!(bits(&got), bits(&expected_f64), "{name}");
        }
    }
    parallel::set_thread_count(0);
}

/// The bits of a sample, as one number: the same at every level.
#[test]
fn bits_are_the_same_at_every_level() {
    let mut found = String::new();
    for row in rows() {
        let hash = |bits: &[u8]| {
            bits.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, &byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
            })
        };
        // What takes the C library's way is not ours: far angles, and powers of doubles.
        let numbers: Vec<f64> = chance(9)
            .take(20_000)
            .map(|random| ((random >> 40) as f64 / f64::from(1 << 23) - 1.0) * 60.0)
            .map(|x| {
                if matches!(row.name, "asin" | "acos") {
                    x / 60.0
                } else {
                    x
                }
            })
            .map(|x| {
                if matches!(row.name, "log" | "pow") {
                    x.abs()
                } else {
                    x
                }
            })
            .collect();
        let floats: Vec<f32> = numbers.iter().map(|&x| x as f32).collect();
        let others: Vec<f32> = floats.iter().rev().copied().collect();
        let f32 = hash(bits(&compute(row, &floats, &others)));
        let others: Vec<f64> = numbers.iter().rev().copied().collect();
        let f64 = match row.name {
            "pow" => 0,
            _ => hash(bits(&compute(row, &numbers, &others))),
        };
        found += &format!("{} {f32:016x} {f64:016x}\n", row.name);
    }
    assert_eq!(found, include_str!("transcendental_bits.txt"), "{found}");
}
