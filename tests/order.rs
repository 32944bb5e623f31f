//! Order against plain comparisons: what a sort of the standard library makes of the total order.

mod common;

use std::cmp::Ordering;
use std::fmt::Debug;
use std::mem::MaybeUninit;

use bytemuck::Pod;
use glam::{Vec2, Vec3, Vec4};
use packed_compute::lanes::{OutOfRange, Run};
use packed_compute::ops::order::{
    self, Number, argsort, argsort_bytes, check_indices, distinct, distinct_bytes, search_sorted,
    sort, sort_bytes,
};
use packed_compute::parallel;
use proptest::prelude::*;

/// A number with its place in the order, by its definition.
trait Ordered: Number + Debug {
    /// Numbers at the edges of the format, NaNs included.
    const EDGES: &'static [Self];

    fn is_nan(self) -> bool;

    /// The order of two numbers, neither being NaN: that of their values, −0 before +0.
    fn compare(self, other: Self) -> Ordering;

    /// A number that is different for different `bits`, mostly, and not NaN.
    fn ordinary(bits: u64) -> Self;

    fn any() -> BoxedStrategy<Self>;
}

macro_rules! floats {
    ($($T:ident)*) => {$(
        impl Ordered for $T {
            const EDGES: &'static [$T] = &[
                0.0,
                -0.0,
                1.0,
                -1.0,
                $T::MAX,
                $T::MIN,
                $T::MIN_POSITIVE,
                -$T::MIN_POSITIVE,
                $T::EPSILON,
                $T::INFINITY,
                $T::NEG_INFINITY,
                $T::NAN,
                -$T::NAN,
                $T::from_bits(1),
                $T::from_bits(1).copysign(-1.0),
                $T::from_bits($T::NAN.to_bits() + 5),
                $T::from_bits((-$T::NAN).to_bits() + 7),
                $T::from_bits($T::INFINITY.to_bits() + 1),
                $T::from_bits($T::NEG_INFINITY.to_bits() + 1),
                $T::from_bits($T::MAX.to_bits() - 1),
            ];

            fn is_nan(self) -> bool {
                $T::is_nan(self)
            }

            fn compare(self, other: Self) -> Ordering {
                self.total_cmp(&other)
            }

            fn ordinary(bits: u64) -> Self {
                (bits as i32) as $T * 0.37
            }

            fn any() -> BoxedStrategy<Self> {
                prop_oneof![
                    3 => proptest::num::$T::ANY,
                    3 => -1e3..1e3 as $T,
                    2 => (-3..4_i8).prop_map(<$T>::from),
                    1 => prop::sample::select(Self::EDGES),
                ]
                .boxed()
            }
        }
    )*};
}

macro_rules! integers {
    ($($T:ident)*) => {$(
        impl Ordered for $T {
            const EDGES: &'static [$T] = &[0, 1, -1, $T::MAX, $T::MIN, $T::MAX - 1, $T::MIN + 1, 256, -257];

            fn is_nan(self) -> bool {
                false
            }

            fn compare(self, other: Self) -> Ordering {
                self.cmp(&other)
            }

            fn ordinary(bits: u64) -> Self {
                bits as $T
            }

            fn any() -> BoxedStrategy<Self> {
                prop_oneof![
                    3 => proptest::num::$T::ANY,
                    3 => -1000..1000 as $T,
                    1 => prop::sample::select(Self::EDGES),
                ]
                .boxed()
            }
        }
    )*};
}

floats!(f32 f64);
integers!(i32 i64);

/// The order that sorting has: NaN last in both, in the order of the keys.
fn naive<T: Ordered>(a: T, b: T, descending: bool) -> Ordering {
    let order = match (a.is_nan(), b.is_nan()) {
        (false, false) => a.compare(b),
        (true, true) => {
            // Those without a sign first, by their bits.
            let place = |nan: T| {
                let bytes = bytemuck::bytes_of(&nan);
                let sign = bytes[bytes.len() - 1] >> 7;
                let mut magnitude: Vec<u8> = bytes.iter().rev().copied().collect();
                if sign == 1 {
                    magnitude.iter_mut().for_each(|byte| *byte = !*byte);
                }
                (sign, magnitude)
            };
            place(a).cmp(&place(b))
        }
        (a, b) => return a.cmp(&b),
    };
    if descending { order.reverse() } else { order }
}

fn bits<T: Pod>(elements: &[T]) -> Vec<&[u8]> {
    elements.chunks(1).map(bytemuck::cast_slice).collect()
}

fn assert_same<T: Pod + Debug>(got: &[T], want: &[T], of: &str) {
    assert_eq!(got.len(), want.len(), "{of}");
    for (i, (got, want)) in got.iter().zip(want).enumerate() {
        assert_eq!(
            bytemuck::bytes_of(got),
            bytemuck::bytes_of(want),
            "{of}: element {i} is {got:?}, not {want:?}"
        );
    }
}

/// What `write` writes to memory of `len`.
fn written<T: Copy>(len: usize, write: impl FnOnce(&mut [MaybeUninit<T>])) -> Vec<T> {
    let mut target = vec![MaybeUninit::uninit(); len];
    write(&mut target);
    // SAFETY: operations write every element.
    #[allow(unsafe_code)]
    target
        .into_iter()
        .map(|element| unsafe { element.assume_init() })
        .collect()
}

/// An array, and what is to become of it, ascending and descending.
struct Case<T> {
    name: String,
    input: Vec<T>,
    indices: [Vec<i32>; 2],
}

impl<T: Ordered> Case<T> {
    fn new(name: impl Into<String>, input: Vec<T>) -> Self {
        let indices = [false, true].map(|descending| {
            let mut indices: Vec<i32> = (0..input.len() as i32).collect();
            indices.sort_by(|&a, &b| naive(input[a as usize], input[b as usize], descending));
            indices
        });
        Self {
            name: name.into(),
            input,
            indices,
        }
    }

    fn check(&self) {
        let Self {
            name,
            input,
            indices,
        } = self;
        for (descending, indices) in [false, true].into_iter().zip(indices) {
            let sorted: Vec<T> = indices.iter().map(|&i| input[i as usize]).collect();
            let operation = |run: Run<'_, T>| sort(run, descending);
            assert_same(&common::in_place(input, 0, operation), &sorted, name);
            assert_same(&common::between(input, 1, 2, operation), &sorted, name);
            let got = written(input.len(), |target| argsort(input, target, descending));
            assert_same(&got, indices, name);
            if !descending {
                check_distinct(input, sorted, name);
            }
        }
    }
}

fn check_distinct<T: Ordered>(input: &[T], mut want: Vec<T>, of: &str) {
    want.dedup_by(|b, a| a == b || (a.is_nan() && b.is_nan()));
    assert_same(&distinct(input), &want, of);
}

/// A sequence of numbers that looks random, from 0 up to `2^32`.
fn random(seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 32
    })
}

/// Arrays of one length that sorts may find hard, with what they are.
fn arrays<T: Ordered>(len: usize) -> Vec<(String, Vec<T>)> {
    let number = |x: u64| T::ordinary(x);
    let edge = |x: u64| T::EDGES[x as usize % T::EDGES.len()];
    let mut ascending: Vec<T> = random(1).take(len).map(number).collect();
    ascending.sort_by(|&a, &b| naive(a, b, false));
    let mut steps: Vec<T> = random(2).take(len).map(|x| number(x % 5)).collect();
    steps.sort_by(|&a, &b| naive(a, b, true));
    let mut almost = ascending.clone();
    almost.reverse();
    if len > 3 {
        almost.swap(len / 3, len / 2);
    }
    let all = [
        ("random", random(3).take(len).map(number).collect()),
        ("few", random(4).take(len).map(|x| number(x % 7)).collect()),
        ("equal", vec![number(5); len]),
        ("descending", ascending.iter().rev().copied().collect()),
        ("ascending", ascending),
        ("steps down", steps),
        ("almost descending", almost),
        ("edges", random(5).take(len).map(edge).collect()),
        (
            "edges among others",
            random(6)
                .take(len)
                .map(|x| if x % 5 == 0 { edge(x >> 8) } else { number(x) })
                .collect(),
        ),
        (
            "crowded, and one far away",
            random(7)
                .take(len)
                .enumerate()
                .map(|(i, x)| number(if i == 0 { 1 << 30 } else { x % (1 << 16) }))
                .collect(),
        ),
    ];
    all.map(|(name, array)| (format!("{len} {name}"), array))
        .into()
}

fn check_all<T: Ordered>(lengths: &[usize]) {
    for &len in lengths {
        for (name, array) in arrays::<T>(len) {
            Case::new(name, array).check();
        }
    }
}

/// Lengths around those at which another way is taken.
const TURNS: &[usize] = &[128, 129, 1000, 4095, 4096, 32_767, 32_768];

#[test]
fn short_arrays_are_sorted() {
    let short: Vec<usize> = (0..=100).collect();
    check_all::<f32>(&short);
    check_all::<f64>(&short);
    check_all::<i32>(&short);
    check_all::<i64>(&short);
}

#[test]
fn arrays_around_the_turns_are_sorted() {
    check_all::<f32>(TURNS);
    check_all::<f64>(&TURNS[..5]);
    check_all::<i32>(&TURNS[..5]);
    check_all::<i64>(&TURNS[5..]);
}

#[test]
fn large_arrays_are_sorted_at_any_thread_count() {
    fn cases<T: Ordered>(len: usize) -> Vec<Case<T>> {
        let hard = |(name, _): &(String, _)| name.ends_with("others") || name.ends_with("away");
        let arrays = arrays::<T>(len).into_iter().filter(hard);
        arrays.map(|(name, array)| Case::new(name, array)).collect()
    }
    let (singles, longs) = (cases::<f32>(200_001), cases::<i64>(190_000));
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        singles.iter().for_each(Case::check);
        longs.iter().for_each(Case::check);
    }
    cases::<f32>((1 << 19) + 1).iter().for_each(Case::check);
}

/// One key may be half of all and more, so that nothing parts them, or all but two.
#[test]
fn large_arrays_of_few_values_are_sorted_at_any_thread_count() {
    const LEN: usize = 210_000;
    fn cases<T: Ordered>(least: T, middle: T, greatest: T) -> Vec<Case<T>> {
        let mixed = |name: &str, pick: fn(u64) -> usize| {
            let values = [least, middle, greatest];
            let numbers = random(LEN as u64).take(LEN);
            Case::new(name, numbers.map(|x| values[pick(x % 100)]).collect())
        };
        let mut nearly = vec![greatest; LEN];
        nearly[LEN / 2] = least;
        nearly[LEN / 3] = middle;
        vec![
            mixed("mostly the least", |x| {
                usize::from(x >= 60) + usize::from(x >= 80)
            }),
            mixed("mostly the greatest", |x| {
                usize::from(x >= 20) + usize::from(x >= 40)
            }),
            mixed("two values", |x| 2 * usize::from(x >= 50)),
            Case::new("all but two the greatest", nearly),
        ]
    }
    let last = f32::from_bits(0xFF80_0001);
    let (floats, integers) = (
        cases(f32::NEG_INFINITY, 1.5, last),
        cases(i32::MIN, -3, i32::MAX),
    );
    for threads in [1, 2, 3, 4, 7] {
        parallel::set_thread_count(threads);
        floats.iter().for_each(Case::check);
        integers.iter().for_each(Case::check);
    }
}

/// Keys that agree in more bits than one sort by digits looks at.
#[test]
fn crowded_keys_are_sorted() {
    for len in [300, 5_000, 50_000] {
        let crowded: Vec<i64> = random(len as u64)
            .take(len)
            .map(|x| {
                if x.is_multiple_of(64) {
                    (x as i64) << 30
                } else {
                    (x as i64 & 0xFFF) - 77
                }
            })
            .collect();
        Case::new("crowded", crowded.clone()).check();
        let close: Vec<f64> = crowded
            .iter()
            .map(|&x| {
                if x > 1 << 20 {
                    1e300
                } else {
                    1.0 + x as f64 * 1e-14
                }
            })
            .collect();
        Case::new("close", close).check();
    }
}

#[test]
fn zeros_and_nans_have_their_places() {
    let negative_nan = f32::from_bits(0xFFC0_0001);
    let payload = f32::from_bits(0x7FC0_1234);
    let input = [
        f32::NAN,
        0.0,
        negative_nan,
        f32::INFINITY,
        -0.0,
        payload,
        f32::NEG_INFINITY,
        1.0,
    ];
    let ascending = [
        f32::NEG_INFINITY,
        -0.0,
        0.0,
        1.0,
        f32::INFINITY,
        f32::NAN,
        payload,
        negative_nan,
    ];
    let descending = [
        f32::INFINITY,
        1.0,
        0.0,
        -0.0,
        f32::NEG_INFINITY,
        negative_nan,
        payload,
        f32::NAN,
    ];
    for (down, want) in [(false, ascending), (true, descending)] {
        let got = common::in_place(&input, 0, |run| sort(run, down));
        assert_eq!(bits(&got), bits(&want));
    }
    assert_eq!(
        bits(&distinct(&input)),
        bits(&[f32::NEG_INFINITY, -0.0, 1.0, f32::INFINITY, f32::NAN])
    );
}

fn bytes(len: usize) -> Vec<Vec<u8>> {
    let few = random(8).take(len).map(|x| (x % 3) as u8 * 100).collect();
    let any: Vec<u8> = random(9).take(len).map(|x| x as u8).collect();
    let mut ascending = any.clone();
    ascending.sort_unstable();
    let descending = ascending.iter().rev().copied().collect();
    vec![few, any, ascending, descending, vec![7; len]]
}

fn check_bytes(input: &[u8]) {
    for descending in [false, true] {
        let mut indices: Vec<i32> = (0..input.len() as i32).collect();
        indices.sort_by_key(|&i| {
            let byte = input[i as usize];
            if descending { !byte } else { byte }
        });
        let sorted: Vec<u8> = indices.iter().map(|&i| input[i as usize]).collect();
        let operation = |run: Run<'_, u8>| sort_bytes(run, descending);
        assert_eq!(common::in_place(input, 0, operation), sorted);
        assert_eq!(common::between(input, 3, 1, operation), sorted);
        let got = written(input.len(), |target| {
            argsort_bytes(input, target, descending)
        });
        assert_eq!(got, indices);
        if !descending {
            let mut distinct = sorted;
            distinct.dedup();
            assert_eq!(distinct_bytes(input), distinct);
        }
    }
}

#[test]
fn bytes_are_sorted() {
    for len in (0..=100).chain([255, 256, 257, 5000, 70_000]) {
        bytes(len).iter().for_each(|input| check_bytes(input));
    }
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        bytes(700_001).iter().for_each(|input| check_bytes(input));
    }
}

fn check_search<T: Ordered>(sorted: &[T], values: &[T], descending: bool) {
    for before in [true, false] {
        let want: Vec<i32> = values
            .iter()
            .map(|&value| {
                let goes_before = |&number: &T| {
                    let order = match (number.is_nan(), value.is_nan()) {
                        (false, false) => {
                            let order = number.partial_cmp(&value).unwrap();
                            if descending { order.reverse() } else { order }
                        }
                        (number, value) => number.cmp(&value),
                    };
                    order.is_lt() || (!before && order.is_eq())
                };
                sorted.iter().filter(|number| goes_before(number)).count() as i32
            })
            .collect();
        let got = written(values.len(), |target| {
            search_sorted(sorted, values, target, before, descending);
        });
        assert_eq!(got, want);
    }
}

fn check_searches<T: Ordered>() {
    for len in (0..=70).chain([255, 256, 257, 1000]) {
        for (_, mut sorted) in arrays::<T>(len) {
            let mut values: Vec<T> = sorted.iter().step_by(3).copied().collect();
            values.extend(T::EDGES);
            values.extend(random(11).take(20).map(T::ordinary));
            for descending in [false, true] {
                sort(Run::in_place(&mut sorted), descending);
                check_search(&sorted, &values, descending);
            }
        }
    }
}

#[test]
fn values_are_found() {
    check_searches::<f32>();
    check_searches::<f64>();
    check_searches::<i32>();
    check_searches::<i64>();
    for len in 0..=50_u8 {
        let sorted: Vec<u8> = (0..len).map(|i| i / 3 * 2).collect();
        let values: Vec<u8> = (0..60).collect();
        for before in [true, false] {
            let got = written(values.len(), |target| {
                search_sorted(&sorted, &values, target, before, false);
            });
            let goes_before = |a, b| if before { a < b } else { a <= b };
            let want: Vec<i32> = values
                .iter()
                .map(|&value| sorted.partition_point(|&byte| goes_before(byte, value)) as i32)
                .collect();
            assert_eq!(got, want);
        }
    }
}

#[test]
fn values_are_found_by_several_threads_and_in_arrays_that_are_not_sorted() {
    let sorted: Vec<f32> = (0..30_000).map(|i| (i / 2) as f32).collect();
    let values: Vec<f32> = random(12)
        .take(100_003)
        .map(|x| (x % 20_000) as f32 - 100.5)
        .collect();
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        let got = written(values.len(), |target| {
            search_sorted(&sorted, &values, target, true, false)
        });
        for (&index, &value) in got.iter().zip(&values) {
            assert_eq!(index as usize, sorted.partition_point(|&x| x < value));
        }
    }
    let noise: Vec<f32> = arrays::<f32>(1000).pop().unwrap().1;
    for index in written(values.len(), |target| {
        search_sorted(&noise, &values, target, false, true)
    }) {
        assert!((0..=1000).contains(&index));
    }
}

/// Elements of any bits.
fn elements<T: Pod>(len: usize) -> Vec<T> {
    let bytes: Vec<u8> = random(14)
        .flat_map(|x| [x as u8, (x >> 9) as u8])
        .take(len * size_of::<T>())
        .collect();
    bytes
        .chunks_exact(size_of::<T>())
        .map(bytemuck::pod_read_unaligned)
        .collect()
}

fn check_indexed<T: Pod + Debug + Send + Sync>(len: usize, count: usize) {
    let array: Vec<T> = elements(len);
    let indices: Vec<i32> = random(13)
        .take(if len == 0 { 0 } else { count })
        .map(|x| (x % len as u64) as i32)
        .collect();
    let checked = check_indices(&indices, len).unwrap();
    let named: Vec<T> = indices.iter().map(|&i| array[i as usize]).collect();
    let got = written(indices.len(), |target| {
        order::gather(&array, checked, target)
    });
    assert_same(&got, &named, "gather");

    let values: Vec<T> = elements(indices.len() + 5).split_off(5);
    let mut want = array.clone();
    for (&i, &value) in indices.iter().zip(&values) {
        want[i as usize] = value;
    }
    let operation = |run: Run<'_, T>| order::scatter(run, checked, &values);
    assert_same(&common::in_place(&array, 1, operation), &want, "scatter");
    assert_same(&common::between(&array, 1, 2, operation), &want, "scatter");

    if indices.len() == len {
        let operation = |run: Run<'_, T>| order::reorder(run, checked);
        assert_same(&common::in_place(&array, 1, operation), &named, "reorder");
        assert_same(&common::between(&array, 1, 2, operation), &named, "reorder");
        let mut want = array.clone();
        for (&i, &value) in indices.iter().zip(&array) {
            want[i as usize] = value;
        }
        let operation = |run: Run<'_, T>| order::scatter_itself(run, checked);
        assert_same(
            &common::in_place(&array, 1, operation),
            &want,
            "scatter itself",
        );
        assert_same(
            &common::between(&array, 1, 2, operation),
            &want,
            "scatter itself",
        );
    }
}

#[test]
fn elements_are_found_by_their_indices() {
    fn check<T: Pod + Debug + Send + Sync>() {
        for len in 0..=100 {
            check_indexed::<T>(len, len);
            check_indexed::<T>(len, 3 * len + 1);
            check_indexed::<T>(len, len / 2);
        }
    }
    check::<f32>();
    check::<f64>();
    check::<i32>();
    check::<i64>();
    check::<u8>();
    check::<Vec2>();
    check::<Vec3>();
    check::<Vec4>();
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        check_indexed::<f32>(400_001, 400_001);
        check_indexed::<Vec3>(250_001, 250_001);
    }
}

#[test]
fn indices_out_of_range_are_found() {
    let wrong = |position, index, len| {
        Some(OutOfRange {
            position,
            index,
            len,
        })
    };
    for (indices, len, want) in [
        (vec![], 0, None),
        (vec![0], 0, wrong(0, 0, 0)),
        (vec![0, 1, 2], 3, None),
        (vec![0, 3, 4], 3, wrong(1, 3, 3)),
        (vec![2, -1, 4], 3, wrong(1, -1, 3)),
        (
            vec![i32::MAX, i32::MIN],
            1 << 40,
            wrong(1, i32::MIN, 1 << 40),
        ),
        (vec![i32::MAX], 1 << 31, None),
        (
            vec![i32::MAX],
            (1 << 31) - 1,
            wrong(0, i32::MAX, (1 << 31) - 1),
        ),
    ] {
        assert_eq!(check_indices(&indices, len).err(), want);
    }
    for threads in [1, 2, 3] {
        parallel::set_thread_count(threads);
        let mut indices = vec![5; 3_000_000];
        assert!(check_indices(&indices, 6).is_ok());
        for at in [2_999_999, 2_000_000, 131_072, 600, 511, 0] {
            indices[at] = 6 + at as i32;
            assert_eq!(
                check_indices(&indices, 6).err(),
                wrong(at, 6 + at as i32, 6)
            );
        }
    }
    let text = wrong(4, -7, 12).unwrap().to_string();
    assert_eq!(text, "index -7 at position 4 of 12 elements");
}

proptest! {
    #[test]
    fn any_numbers_are_sorted(
        singles in prop::collection::vec(f32::any(), 0..600),
        doubles in prop::collection::vec(f64::any(), 0..600),
        ints in prop::collection::vec(i32::any(), 0..600),
        longs in prop::collection::vec(i64::any(), 0..600),
    ) {
        Case::new("f32", singles).check();
        Case::new("f64", doubles).check();
        Case::new("i32", ints).check();
        Case::new("i64", longs).check();
    }
}
