//! Every operation of the table against its formula for one number.

mod common;

use std::fmt::Debug;

use bytemuck::Pod;
use glam::{Vec2, Vec3, Vec4};
use packed_compute::lanes::{Constant, Operand, Run, Vector, VectorOperand};
use packed_compute::ops::elementwise::{self, Kernel, Operation, VectorKernel};
use packed_compute::parallel;

/// What a number is compared by: its bits, or that it is NaN.
trait Number: Pod + Debug + Sync {
    fn is(self, other: Self) -> bool;

    /// Whether the two are the same, or if `ulp` is not 0, no further apart than an error of that and one of the
    /// reference's.
    fn is_within(self, ulp: [f64; 2], other: Self) -> bool {
        assert_eq!(ulp, [0.0; 2], "the error of an integer");
        self.is(other)
    }

    /// Hard numbers and ordinary ones, for the operand number `which` or the elements themselves.
    fn numbers(len: usize, which: usize) -> Vec<Self>;
}

macro_rules! float {
    ($T:ident) => {
        impl Number for $T {
            fn is(self, other: Self) -> bool {
                self.to_bits() == other.to_bits() || (self.is_nan() && other.is_nan())
            }

            fn is_within(self, ulp: [f64; 2], other: Self) -> bool {
                let ulp = ulp[size_of::<$T>() / 4 - 1];
                // Floats of one sign are in the order of their bits, infinity included.
                let steps = self.to_bits().abs_diff(other.to_bits());
                self.is(other) || (ulp > 0.0 && steps as f64 <= ulp + 1.5)
            }

            fn numbers(len: usize, which: usize) -> Vec<Self> {
                const HARD: [$T; 12] = [
                    0.0,
                    -0.0,
                    1.0,
                    -2.5,
                    $T::MAX,
                    $T::MIN_POSITIVE,
                    $T::MIN_POSITIVE / 8.0,
                    $T::INFINITY,
                    $T::NEG_INFINITY,
                    $T::NAN,
                    0.5,
                    -0.499_999_97,
                ];
                // Every hard number meets every other: their places have different periods.
                let period = [5, 7, 11, 13, 17][which];
                (0..len)
                    .map(|i| {
                        if i % period == 0 {
                            HARD[i / period % HARD.len()]
                        } else {
                            ((i * (which + 3) * 37) % 1009) as $T * 0.37 - 170.0
                        }
                    })
                    .collect()
            }
        }
    };
}

float!(f32);
float!(f64);

macro_rules! integer {
    ($T:ident) => {
        impl Number for $T {
            fn is(self, other: Self) -> bool {
                self == other
            }

            fn numbers(len: usize, which: usize) -> Vec<Self> {
                const HARD: [$T; 6] = [0, 1, $T::MAX, $T::MIN, $T::MAX - 1, $T::MIN + 1];
                let period = [5, 7, 11, 13, 17][which];
                (0..len)
                    .map(|i| {
                        if i % period == 0 {
                            HARD[i / period % HARD.len()]
                        } else {
                            ((i * (which + 3) * 37) % 1009) as i64 as $T
                        }
                    })
                    .collect()
            }
        }
    };
}

integer!(i32);
integer!(i64);
integer!(u8);

/// Every way to give operands to a kernel: all arrays, all constants, and one of each in turn.
fn check<T: Number>(
    operation: &Operation,
    kernel: Kernel<T>,
    reference: impl Fn(T, &[T]) -> T,
    len: usize,
    offset: usize,
) {
    let count = operation.operands.len();
    let elements = T::numbers(len, 0);
    let arrays: Vec<Vec<T>> = (1..=count).map(|which| T::numbers(len, which)).collect();
    // Past the hard number that every sequence begins with.
    let numbers: Vec<T> = (1..=count).map(|which| T::numbers(3, which)[1]).collect();
    let constants: Vec<Constant<T>> = numbers
        .iter()
        .map(|&number| Constant::new(number))
        .collect();
    for constant_bits in 0..1_usize << count {
        let is_constant = |k: usize| constant_bits >> k & 1 == 1;
        let operands: Vec<Operand<'_, T>> = (0..count)
            .map(|k| match is_constant(k) {
                true => Operand::constant(&constants[k], len),
                false => Operand::array(&arrays[k]),
            })
            .collect();
        let expected: Vec<T> = (0..len)
            .map(|i| {
                let given: Vec<T> = (0..count)
                    .map(|k| {
                        if is_constant(k) {
                            numbers[k]
                        } else {
                            arrays[k][i]
                        }
                    })
                    .collect();
                reference(elements[i], &given)
            })
            .collect();
        let apply = |run: Run<'_, T>| kernel(run, &operands);
        let got = common::in_place(&elements, offset, apply);
        assert_same(operation, &got, &expected);
        if len <= 100 {
            assert_same(
                operation,
                &common::among_guards(&elements, apply),
                &expected,
            );
            assert_same(
                operation,
                &common::between(&elements, offset, 1, apply),
                &expected,
            );
        }
    }
}

fn assert_same<T: Number>(operation: &Operation, got: &[T], expected: &[T]) {
    let name = operation.name;
    assert_eq!(got.len(), expected.len(), "{name}");
    for (i, (&got, &expected)) in got.iter().zip(expected).enumerate() {
        assert!(
            got.is_within(operation.ulp, expected),
            "{name}, element {i}: {got:?}, not {expected:?}"
        );
    }
}

/// Every type that an operation takes, `len` elements, `offset` elements into memory.
fn check_all(operation: &Operation, len: usize, offset: usize) {
    let reference = operation.reference;
    if let Some(kernel) = operation.f32 {
        check(operation, kernel, reference.f32, len, offset);
    }
    if let Some(kernel) = operation.f64 {
        check(operation, kernel, reference.f64, len, offset);
    }
}

#[test]
fn floats_equal_their_formula_at_every_length() {
    for operation in elementwise::all() {
        for len in 0..=100 {
            check_all(operation, len, len % 5);
        }
    }
}

#[test]
fn floats_equal_their_formula_for_hard_numbers() {
    for operation in elementwise::all() {
        check_all(operation, 40_000, 1);
    }
}

/// The cheapest operation is shared from 1.9 million floats on.
#[test]
fn floats_equal_their_formula_on_threads() {
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        for name in ["add", "clamp", "negate"] {
            let operation = elementwise::all().find(|row| row.name == name).unwrap();
            for len in [1_400_000, 2_800_001, 2_900_003] {
                let elements = f32::numbers(len, 0);
                let arrays: Vec<_> = (1..=operation.operands.len())
                    .map(|which| f32::numbers(len, which))
                    .collect();
                let operands: Vec<_> = arrays.iter().map(|array| Operand::array(array)).collect();
                let got =
                    common::in_place(&elements, 1, |run| operation.f32.unwrap()(run, &operands));
                for i in 0..len {
                    let given: Vec<f32> = arrays.iter().map(|array| array[i]).collect();
                    let expected = (operation.reference.f32)(elements[i], &given);
                    assert!(got[i].is(expected), "{name} {len} {i}");
                }
            }
        }
    }
    parallel::set_thread_count(0);
}

/// What integers should give, written out by name.
fn integer(name: &str, x: i128, o: &[i128]) -> Option<i128> {
    let rem = |x: i128, y: i128| if y == 0 { 0 } else { x % y };
    Some(match name {
        "add" => x + o[0],
        "subtract" => x - o[0],
        "multiply" => x * o[0],
        "divide" => {
            if o[0] == 0 {
                0
            } else {
                x / o[0]
            }
        }
        "multiply_add" => x * o[0] + o[1],
        "negate" => -x,
        "square" => x * x,
        "abs" => x.abs(),
        "sign" => x.signum(),
        "minimum" => x.min(o[0]),
        "maximum" => x.max(o[0]),
        "clamp" => {
            if x < o[0] {
                o[0]
            } else {
                x.min(o[1])
            }
        }
        "posmod" => {
            let rest = rem(x, o[0]);
            if (rest < 0 && o[0] > 0) || (rest > 0 && o[0] < 0) {
                rest + o[0]
            } else {
                rest
            }
        }
        "wrap" => {
            let range = o[1] - o[0];
            let rest = rem(x - o[0], range);
            o[0] + rem(rest + range, range)
        }
        _ => return None,
    })
}

#[test]
fn integers_equal_exact_arithmetic_wrapped() {
    for operation in elementwise::all() {
        for len in (0..=100).chain([40_000]) {
            macro_rules! check {
                ($($T:ident)*) => {$(
                    if let Some(kernel) = operation.$T.filter(|_| takes(operation, stringify!($T))) {
                        let reference = |x: $T, o: &[$T]| {
                            let o: Vec<i128> = o.iter().map(|&o| i128::from(o)).collect();
                            integer(operation.name, i128::from(x), &o).expect(operation.name) as $T
                        };
                        check(operation, kernel, reference, len, len % 3);
                    }
                )*};
            }
            check!(i32 i64 u8);
        }
    }
}

/// Differences of 64 bits overflow, in GDScript too, so that `wrap` is compared for numbers that are far from that.
fn takes(operation: &Operation, element: &str) -> bool {
    operation.name != "wrap" || element != "i64"
}

#[test]
fn wrapped_integers_are_those_of_gdscript() {
    let wrap = elementwise::all().find(|row| row.name == "wrap").unwrap();
    let limits = [
        -(1 << 61),
        -1_000_000_007,
        -13,
        0,
        4,
        250,
        1_000_000_009,
        1 << 61,
    ];
    for (min, max) in limits.iter().flat_map(|&min| limits.map(|max| (min, max))) {
        let elements: Vec<i64> = (-50..50).map(|i| i * 43_112_609_877_777_771).collect();
        let (from, to) = (Constant::new(min), Constant::new(max));
        let operands = [Operand::constant(&from, 100), Operand::constant(&to, 100)];
        let mut got = elements.clone();
        wrap.i64.unwrap()(Run::in_place(&mut got), &operands);
        for (&x, got) in elements.iter().zip(got) {
            let o = [min, max].map(i128::from);
            let expected = integer("wrap", x.into(), &o).unwrap();
            assert_eq!(i128::from(got), expected, "{x} from {min} to {max}");
        }
    }
}

/// Quotients that lie halfway between whole numbers, where 32 bits and 64 come to different ones.
#[test]
fn snap_has_the_bits_of_64() {
    let snap = elementwise::all().find(|row| row.name == "snap").unwrap();
    let steps = [
        2.0,
        0.1,
        0.3,
        0.7,
        1.0 / 3.0,
        3.0,
        -0.1,
        1e-3,
        1e-30,
        1e30,
        f32::MAX,
        1e-45,
    ];
    for step in steps {
        let halves = (-3000..3000).map(|i| (f64::from(i) * 0.5 * f64::from(step)) as f32);
        let elements: Vec<f32> = halves
            .flat_map(|x| [x.next_down(), x, x.next_up(), x * 1e4])
            .collect();
        let constant = Constant::new(step);
        let mut got = elements.clone();
        let operands = [Operand::constant(&constant, got.len())];
        snap.f32.unwrap()(Run::in_place(&mut got), &operands);
        for (&x, got) in elements.iter().zip(got) {
            let wide = f64::from(step);
            let expected = ((f64::from(x) / wide + 0.5).floor() * wide) as f32;
            assert!(
                got.is(expected),
                "{x:e} by {step:e}: {got:e}, not {expected:e}"
            );
        }
    }
}

/// Vectors with each kind of operand: arrays of vectors, one vector, a number for each vector.
fn check_vectors<const N: usize, T: Vector<N> + Debug + Sync>(
    operation: &Operation,
    kernel: VectorKernel<T>,
    len: usize,
) {
    let count = operation.operands.len();
    let vectors =
        |which: usize| -> Vec<T> { bytemuck::cast_slice(&f32::numbers(len * N, which)).to_vec() };
    let elements = vectors(0);
    let arrays: Vec<Vec<T>> = (1..=count).map(vectors).collect();
    let numbers: Vec<Vec<f32>> = (1..=count).map(|which| f32::numbers(len, which)).collect();
    let one: Vec<Constant<T>> = arrays
        .iter()
        .map(|array| Constant::new(array[array.len() / 2]))
        .collect();
    for kinds in 0..3_usize.pow(u32::try_from(count).unwrap()) {
        let kind = |k: usize| kinds / 3_usize.pow(u32::try_from(k).unwrap()) % 3;
        let operands: Vec<VectorOperand<'_, T>> = (0..count)
            .map(|k| match kind(k) {
                0 => VectorOperand::Vectors(Operand::array(&arrays[k])),
                1 => VectorOperand::Vectors(Operand::constant(&one[k], len)),
                _ => VectorOperand::Numbers(Operand::array(&numbers[k])),
            })
            .collect();
        let given = |k: usize, i: usize, c: usize| match kind(k) {
            0 => bytemuck::cast_slice::<T, f32>(&arrays[k])[i * N + c],
            1 => bytemuck::cast_slice::<T, f32>(&arrays[k])[len / 2 * N + c],
            _ => numbers[k][i],
        };
        let got = common::in_place(&elements, 1, |run| kernel(run, &operands));
        let (got, floats): (&[f32], &[f32]) =
            (bytemuck::cast_slice(&got), bytemuck::cast_slice(&elements));
        for (at, (&got, &x)) in got.iter().zip(floats).enumerate() {
            let given: Vec<f32> = (0..count).map(|k| given(k, at / N, at % N)).collect();
            let expected = (operation.reference.f32)(x, &given);
            assert!(
                got.is(expected),
                "{}, float {at}, kinds {kinds}: {got}, not {expected}",
                operation.name
            );
        }
    }
}

#[test]
fn vectors_equal_the_formula_in_every_component() {
    for operation in elementwise::all().filter(|row| row.operands.len() <= 3) {
        for len in [1, 2, 3, 5, 15, 16, 17, 33, 64, 100, 1000] {
            if let Some(kernel) = operation.vec2 {
                check_vectors::<2, Vec2>(operation, kernel, len);
            }
            if let Some(kernel) = operation.vec3 {
                check_vectors::<3, Vec3>(operation, kernel, len);
            }
            if let Some(kernel) = operation.vec4 {
                check_vectors::<4, Vec4>(operation, kernel, len);
            }
        }
    }
}

/// An operand that is the run's own memory: every element is read before it is written.
#[test]
#[allow(unsafe_code, reason = "an operand may be the array that is changed")]
fn an_array_may_be_its_own_operand() {
    let multiply = elementwise::all()
        .find(|row| row.name == "multiply")
        .unwrap();
    for len in 0..=100 {
        let mut floats: Vec<f32> = (0..len).map(|i| i as f32).collect();
        let data = floats.as_mut_ptr();
        // SAFETY: one array of `len` floats, used by nothing else; the operand begins where the target does.
        let (run, own) = unsafe {
            (
                Run::from_raw(data, data, len),
                Operand::from_raw(data.cast_const(), len),
            )
        };
        multiply.f32.unwrap()(run, &[own]);
        assert!(floats.iter().enumerate().all(|(i, &x)| x == (i * i) as f32));
    }
}
