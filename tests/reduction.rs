//! Reductions against plain scalar code, exact arithmetic where there is one.

mod common;

use std::fmt::Debug;
use std::mem::MaybeUninit;
use std::thread;
use std::time::Duration;

use bytemuck::Pod;
use glam::{Vec2, Vec3, Vec4};
use packed_compute::lanes::{Run, Vector};
use packed_compute::ops::reduction::{
    Bins, CHUNK, Integer, Number, Scan, WIDTH, all, any, argmax, argmin, bounds, centroid,
    cumulative_sum, dot_product, extent, histogram, max, mean, min, norm, standard_deviation, sum,
    sum_int, sum_vectors, variance,
};
use packed_compute::parallel::{self, Cost};

/// Finite floats of many sizes and both signs, not in order.
fn floats<T: From<f32>>(len: usize) -> Vec<T> {
    let float = |i: usize| {
        let bits = (i as u32).wrapping_mul(0x9E37_79B9).rotate_left(9) ^ 0x5A5A_1234;
        T::from((bits as i32 >> 4) as f32 * 1.37e-4)
    };
    (0..len).map(float).collect()
}

/// Integers all over their range, its ends included.
fn integers<T: Pod>(len: usize) -> Vec<T> {
    let words = (len * size_of::<T>()).div_ceil(8);
    let word = |i: usize| match i % 11 {
        0 => i64::MIN,
        1 => i64::MAX,
        2 => 0,
        _ => (i as i64).wrapping_mul(0x1234_5678_9ABC_DEF1),
    };
    let words: Vec<i64> = (0..words).map(word).collect();
    bytemuck::cast_slice::<_, u8>(&words)
        .chunks_exact(size_of::<T>())
        .map(bytemuck::pod_read_unaligned)
        .take(len)
        .collect()
}

/// The documented order of additions.
fn reference<const N: usize>(terms: &[[f64; N]]) -> [f64; N] {
    fn by_pairs<const N: usize>(sums: &[[f64; N]]) -> [f64; N] {
        if let [sum] = sums {
            return *sum;
        }
        let (a, b) = sums.split_at(sums.len() / 2);
        let (a, b) = (by_pairs(a), by_pairs(b));
        std::array::from_fn(|c| a[c] + b[c])
    }
    let chunk = |terms: &[[f64; N]]| {
        let mut sums = vec![0.0; WIDTH];
        for (i, term) in terms.iter().flatten().enumerate() {
            sums[i % WIDTH] += term;
        }
        while sums.len().is_multiple_of(2 * N) {
            let half = sums.split_off(sums.len() / 2);
            for (sum, other) in sums.iter_mut().zip(half) {
                *sum += other;
            }
        }
        std::array::from_fn(|c| {
            let mut rest = sums[c..].iter().step_by(N);
            let first = *rest.next().unwrap();
            rest.fold(first, |sum, x| sum + x)
        })
    };
    if terms.is_empty() {
        return [0.0; N];
    }
    let sums: Vec<[f64; N]> = terms.chunks(CHUNK / N).map(chunk).collect();
    by_pairs(&sums)
}

fn sum_of(terms: impl Iterator<Item = f64>) -> f64 {
    let terms: Vec<[f64; 1]> = terms.map(|term| [term]).collect();
    reference(&terms)[0]
}

/// The sum with an error far below that of `f64`.
fn compensated(terms: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for term in terms {
        let next = sum + term;
        let taken = next - sum;
        lost += (sum - (next - taken)) + (term - taken);
        sum = next;
    }
    sum + lost
}

#[track_caller]
fn same(got: f64, want: f64, what: &str) {
    let equal = got.to_bits() == want.to_bits() || (got.is_nan() && want.is_nan());
    assert!(equal, "{what}: {got:e}, not {want:e}");
}

/// The last chunk is a short one.
const LONGEST: usize = 5 * CHUNK + 1001;

const LENGTHS: [usize; 9] = [
    119,
    1000,
    CHUNK - 1,
    CHUNK,
    CHUNK + 1,
    CHUNK + WIDTH,
    2 * CHUNK + 7,
    200_003,
    LONGEST,
];

/// As many as the longest array takes that begins behind a few others.
const ALL: usize = LONGEST + 37;

fn lengths() -> impl Iterator<Item = usize> {
    (0..=100).chain(LENGTHS)
}

fn check_sums<T: Number>(all: &[T]) {
    for len in lengths() {
        // Other elements, and another alignment, for each length.
        let x = &all[len % 37..][..len];
        let what = format!("{len} of {}", std::any::type_name::<T>());
        let y = &all[len % 41..][..len];
        let products = x.iter().zip(y).map(|(a, b)| a.to_f64() * b.to_f64());
        same(dot_product(x, y), sum_of(products), &what);
        let squares = x.iter().map(|x| x.to_f64() * x.to_f64());
        same(norm(x), sum_of(squares).sqrt(), &what);
        let Some(mean) = mean(x) else {
            assert_eq!(len, 0);
            assert_eq!((variance(x), standard_deviation(x)), (None, None));
            continue;
        };
        same(mean, sum(x) / len as f64, &what);
        let distances = x.iter().map(|x| (x.to_f64() - mean) * (x.to_f64() - mean));
        let expected = sum_of(distances) / len as f64;
        same(variance(x).unwrap(), expected, &what);
        same(standard_deviation(x).unwrap(), expected.sqrt(), &what);
    }
}

#[test]
fn sums_have_the_documented_order() {
    let (single, double) = (floats::<f32>(ALL), floats::<f64>(ALL));
    for len in lengths() {
        let (single, double) = (&single[len % 37..][..len], &double[len % 37..][..len]);
        let single_sum = sum_of(single.iter().map(|&x| x.into()));
        same(sum(single), single_sum, &format!("{len} f32"));
        same(
            sum(double),
            sum_of(double.iter().copied()),
            &format!("{len} f64"),
        );
    }
    check_sums(&single);
    check_sums(&double);
    check_sums(&integers::<u8>(ALL));
    check_sums(&integers::<i32>(ALL));
    check_sums(&integers::<i64>(ALL));
}

#[test]
fn sums_of_integers_are_exact() {
    fn check<T: Integer + Into<i128>>() {
        let all: Vec<T> = integers(ALL);
        for len in lengths() {
            let x = &all[len % 37..][..len];
            let want: i128 = x.iter().map(|&x| x.into()).sum();
            assert_eq!(sum_int(x), want, "{len} of {}", std::any::type_name::<T>());
            same(sum(x), want as f64, "as a float");
        }
    }
    check::<u8>();
    check::<i32>();
    check::<i64>();
    for extreme in [i64::MIN, i64::MAX, -1] {
        let want = i128::from(extreme) * 100_000;
        assert_eq!(sum_int(&[extreme; 100_000]), want);
    }
    assert_eq!(sum_int(&[255_u8; 100_000]), 25_500_000);
    assert_eq!(sum_int(&[i32::MIN; 70_000]), i128::from(i32::MIN) * 70_000);
}

/// The bound that the help states, on numbers of one sign and on those that cancel.
#[test]
fn sums_of_four_millions_are_right() {
    let cancelling = floats::<f32>(4_000_000);
    let positive: Vec<f32> = cancelling.iter().map(|x| x.abs() + 0.1).collect();
    for (numbers, name) in [(&cancelling, "cancelling"), (&positive, "positive")] {
        let exact = compensated(numbers.iter().map(|&x| x.into()));
        let scale: f64 = numbers.iter().map(|&x| f64::from(x).abs()).sum();
        let error = (sum(numbers) - exact).abs() / scale;
        println!("{name}: error of sum {error:e} of the absolute values");
        assert!(error <= 1.2e-13, "{name}: {error:e}");
        let squares = compensated(numbers.iter().map(|&x| f64::from(x) * f64::from(x)));
        let error = (dot_product(numbers, numbers) - squares).abs() / squares;
        println!("{name}: error of dot_product {error:e}");
        assert!(error <= 1.2e-13, "{name}: {error:e}");
    }
}

#[test]
fn variance_does_not_lose_small_distances() {
    let numbers: Vec<f64> = (0..100_000).map(|i| 1e9 + f64::from(i % 2)).collect();
    assert_eq!(variance(&numbers), Some(0.25));
    assert_eq!(standard_deviation(&numbers), Some(0.5));
    assert_eq!(variance(&[7_i32]), Some(0.0));
    assert_eq!(variance(&[f32::INFINITY]).map(f64::is_nan), Some(true));
}

#[test]
fn not_a_number_propagates() {
    for len in [1, 5, 24, 100, CHUNK + 5] {
        for at in [0, len / 2, len - 1] {
            let mut numbers = floats::<f32>(len);
            numbers[at] = f32::NAN;
            assert!(sum(&numbers).is_nan());
            assert!(norm(&numbers).is_nan());
            assert!(dot_product(&numbers, &numbers).is_nan());
            for f in [mean, variance, standard_deviation, min, max] {
                assert!(f(&numbers).unwrap().is_nan(), "{len} {at}");
            }
            assert_eq!((argmin(&numbers), argmax(&numbers)), (Some(at), Some(at)));
        }
    }
    let infinities = [f32::INFINITY, 1.0, f32::NEG_INFINITY];
    assert!(sum(&infinities).is_nan());
    assert_eq!(min(&infinities), Some(f64::NEG_INFINITY));
    assert_eq!(max(&infinities), Some(f64::INFINITY));
    assert_eq!(sum(&infinities[..2]), f64::INFINITY);
}

#[test]
fn zeros_are_positive() {
    let zeros = [-0.0_f32; 30];
    for len in [1, 30] {
        let zeros = &zeros[..len];
        same(sum(zeros), 0.0, "sum");
        same(min(zeros).unwrap(), 0.0, "min");
        same(max(zeros).unwrap(), 0.0, "max");
    }
    assert_eq!(argmin(&[0.0_f32, -0.0]), Some(0));
    assert_eq!(argmax(&[-0.0_f64, 0.0]), Some(0));
}

fn check_extremes<T: Number + Debug>(all: &[T]) {
    for len in (0..=100).chain([1000, 4095, 4096, 4097, 16_384, 16_385, 70_001]) {
        let x = &all[len % 37..][..len];
        let index = |beats: fn(&T, &T) -> bool| {
            let nan = x.iter().position(|x| x.is_nan());
            let best = (0..len).reduce(|best, i| if beats(&x[i], &x[best]) { i } else { best });
            nan.or(best)
        };
        let (least, greatest) = (index(|a, b| a < b), index(|a, b| a > b));
        assert_eq!((argmin(x), argmax(x)), (least, greatest), "{len}");
        let value = |at: Option<usize>| at.map(|at| x[at].to_f64() + 0.0);
        for (got, want) in [(min(x), value(least)), (max(x), value(greatest))] {
            assert_eq!(got.is_some(), want.is_some());
            if let (Some(got), Some(want)) = (got, want) {
                same(
                    got,
                    want,
                    &format!("{len} of {}", std::any::type_name::<T>()),
                );
            }
        }
    }
}

#[test]
fn extremes_are_the_first_of_their_kind() {
    check_extremes(&floats::<f32>(70_100));
    check_extremes(&floats::<f64>(70_100));
    check_extremes(&common::elements::<f32>(70_100));
    check_extremes(&integers::<u8>(70_100));
    check_extremes(&integers::<i32>(70_100));
    check_extremes(&integers::<i64>(70_100));
    // Everything equal, everything at an end of the range.
    check_extremes(&[f32::INFINITY; 70_100]);
    check_extremes(&[f64::NEG_INFINITY; 70_100]);
    check_extremes(&[i64::MIN; 70_100]);
    check_extremes(&[u8::MAX; 70_100]);
}

#[test]
fn extremes_are_found_wherever_they_are() {
    for at in (0..200).chain([4095, 4096, 16_383, 16_384, 40_000, 49_999]) {
        let mut numbers = vec![1.0_f32; 50_000];
        numbers[at] = 2.0;
        assert_eq!((argmax(&numbers), max(&numbers)), (Some(at), Some(2.0)));
        numbers[at] = -2.0;
        assert_eq!((argmin(&numbers), min(&numbers)), (Some(at), Some(-2.0)));
    }
}

#[test]
fn any_and_all_ask_for_other_than_zero() {
    assert!(!any::<f32>(&[]) && all::<f32>(&[]));
    assert!(!any(&[0.0_f32, -0.0]) && any(&[0.0_f32, f32::NAN]));
    assert!(all(&[f64::NAN, 1e-310, -1.0]) && !all(&[1.0_f64, -0.0]));
    for len in (1..=100).chain([255, 256, 257, 1000]) {
        for at in [0, len / 2, len - 1] {
            let (mut zeros, mut ones) = (vec![0_u8; len], vec![1_i64; len]);
            assert!(!any(&zeros) && all(&ones));
            zeros[at] = 128;
            ones[at] = 0;
            assert!(any(&zeros) && !all(&ones), "{len} {at}");
        }
    }
}

fn check_vectors<const N: usize, T: Vector<N> + Sync + Into<[f32; N]>>() {
    let all: Vec<T> = bytemuck::cast_slice(&floats::<f32>(120_000 * N)).to_vec();
    let lengths = [1000, CHUNK / N, CHUNK / N + 1, 8192, 8193, 100_003];
    for len in (0..=100).chain(lengths) {
        let x = &all[len % 37..][..len];
        let components: Vec<[f32; N]> = x.iter().map(|&v| v.into()).collect();
        let terms: Vec<[f64; N]> = components.iter().map(|v| v.map(f64::from)).collect();
        let want = reference(&terms);
        assert_eq!(sum_vectors(x).map(f64::to_bits), want.map(f64::to_bits));
        let Some((least, greatest)) = bounds(x) else {
            assert_eq!((len, centroid(x)), (0, None));
            continue;
        };
        assert_eq!(centroid(x), Some(want.map(|sum| sum / len as f64)));
        let size: [f32; N] = std::array::from_fn(|c| greatest[c] - least[c]);
        assert_eq!(extent(x), Some((least, size)));
        for c in 0..N {
            let component = components.iter().map(|v| v[c]);
            assert_eq!(least[c], component.clone().fold(f32::INFINITY, f32::min));
            assert_eq!(greatest[c], component.fold(f32::NEG_INFINITY, f32::max));
        }
    }
}

#[test]
fn vectors_are_summed_and_bounded_by_component() {
    check_vectors::<2, Vec2>();
    check_vectors::<3, Vec3>();
    check_vectors::<4, Vec4>();
}

#[test]
fn bounds_have_not_a_number_where_a_component_has() {
    for len in [1, 16, 17, 100, 9000] {
        for at in [0, len / 2, len - 1] {
            let mut points = vec![Vec3::new(-0.0, 1.0, 2.0); len];
            points[at].y = f32::NAN;
            let (least, greatest) = bounds(&points).unwrap();
            assert!(least[1].is_nan() && greatest[1].is_nan());
            for bound in [least, greatest] {
                assert_eq!((bound[0].to_bits(), bound[2]), (0, 2.0));
            }
            assert!(centroid(&points).unwrap()[1].is_nan());
        }
    }
}

/// What `histogram` counts.
fn histogram_of<T: Number>(numbers: &[T], bins: Bins) -> Vec<i32> {
    let mut counts = vec![MaybeUninit::new(9); bins.count()];
    histogram(numbers, bins, &mut counts);
    #[allow(unsafe_code, reason = "every place was initialised")]
    // SAFETY: as above.
    let count = |count: MaybeUninit<i32>| unsafe { count.assume_init() };
    counts.into_iter().map(count).collect()
}

fn counted(numbers: &[f64], bins: usize, from: f64, to: f64) -> Vec<i32> {
    let width = (to - from) / bins as f64;
    let edge = |i: usize| {
        if i == bins {
            to
        } else {
            i as f64 * width + from
        }
    };
    let mut counts = vec![0; bins];
    for &x in numbers {
        if let Some(bin) =
            (0..bins).find(|&i| x >= edge(i) && (x < edge(i + 1) || (i == bins - 1 && x == to)))
        {
            counts[bin] += 1;
        }
    }
    counts
}

#[test]
fn histograms_count_by_the_edges() {
    for (bins, from, to) in [
        (1, 0.0, 1.0),
        (3, -1.0, 1.0),
        (10, 0.0, 1.0),
        (7, -1e5, 2e5),
        (100, -0.1, 0.7),
        (49, 0.0, 4.9),
        (5, 1e9, 1e9 + 1.0),
    ] {
        let width = (to - from) / bins as f64;
        // On the edges, just beside them, between them and beyond them.
        let mut numbers = vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, to];
        for i in 0..=bins + 1 {
            let edge = (i as f64 - 0.5).mul_add(width, from);
            let at = i as f64 * width + from;
            numbers.extend([at, at.next_up(), at.next_down(), edge]);
        }
        numbers.extend(floats::<f64>(1000).iter().map(|x| x * width));
        for len in [0, 1, 16, numbers.len()] {
            let got_bins = Bins::new(bins, from, to).unwrap();
            let got = histogram_of(&numbers[..len], got_bins);
            assert_eq!(
                got,
                counted(&numbers[..len], bins, from, to),
                "{bins} {from} {to}"
            );
        }
    }
    for (bins, from, to) in [
        (0, 0.0, 1.0),
        (1, 1.0, 1.0),
        (1, 1.0, 0.0),
        (1, f64::NAN, 1.0),
        (1, 0.0, f64::INFINITY),
        (1, f64::MIN, f64::MAX),
        (10, 1e16, 1e16 + 10.0),
        (1 << 31, 0.0, 1.0),
        (1, 0.0, 1e-310),
    ] {
        assert_eq!(Bins::new(bins, from, to), None);
    }
}

#[test]
fn histograms_are_the_same_at_any_thread_count() {
    let numbers = floats::<f32>(300_007);
    let wide: Vec<f64> = numbers.iter().map(|&x| x.into()).collect();
    let bins = Bins::new(50, -10_000.0, 12_000.0).unwrap();
    let want = counted(&wide, 50, -10_000.0, 12_000.0);
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        assert_eq!(histogram_of(&numbers, bins), want);
    }
    let (bytes, integers) = (Bins::new(2, 0.0, 255.0), Bins::new(2, -1.0, 5.0));
    assert_eq!(histogram_of(&[0_u8, 1, 2, 255], bytes.unwrap()), [3, 1]);
    assert_eq!(
        histogram_of(&[i64::MIN, -1, 0, 5], integers.unwrap()),
        [2, 1]
    );
}

fn check_scan<T: Scan + PartialEq + Debug>(all: &[T], scan: impl Fn(&[T]) -> Vec<T>) {
    for len in (0..=100).chain([1000, 70_001]) {
        let input = &all[len % 37..][..len];
        let want = scan(input);
        for offset in 0..4 {
            let got = common::in_place(input, offset, cumulative_sum);
            assert_eq!(got, want, "{len} in place");
        }
        let got = common::between(input, len % 5, len % 3, cumulative_sum);
        assert_eq!(got, want, "{len} between");
        assert_eq!(common::among_guards(input, cumulative_sum), want);
    }
}

/// The documented order of the running sums.
fn running(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let numbers: Vec<f64> = numbers.collect();
    let mut before = 0.0;
    let mut sums = Vec::new();
    for block in numbers.chunks(8) {
        let mut x = block.to_vec();
        for step in [1, 2, 4] {
            for i in (step..x.len()).rev() {
                x[i] += x[i - step];
            }
        }
        sums.extend(x.iter().map(|x| before + x));
        before += x[x.len() - 1];
    }
    sums
}

#[test]
fn running_sums_have_the_documented_order() {
    check_scan(&floats::<f32>(70_100), |x| {
        let sums = running(x.iter().map(|&x| x.into()));
        sums.iter().map(|&x| x as f32).collect()
    });
    check_scan(&floats::<f64>(70_100), |x| running(x.iter().copied()));
    fn wrapping<T: Copy + Default>(x: &[T], add: fn(T, T) -> T) -> Vec<T> {
        let mut sum = T::default();
        x.iter()
            .map(|&x| {
                sum = add(sum, x);
                sum
            })
            .collect()
    }
    check_scan(&integers::<u8>(70_100), |x| wrapping(x, u8::wrapping_add));
    check_scan(&integers::<i32>(70_100), |x| wrapping(x, i32::wrapping_add));
    check_scan(&integers::<i64>(70_100), |x| wrapping(x, i64::wrapping_add));
}

#[test]
fn running_sums_are_right() {
    let mut got = floats::<f64>(1_000_000);
    let (mut exact, mut lost, mut scale, mut worst) = (0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64);
    let input = got.clone();
    cumulative_sum(Run::in_place(&mut got));
    for (i, (&x, &sum)) in input.iter().zip(&got).enumerate() {
        let next = exact + x;
        let taken = next - exact;
        lost += (exact - (next - taken)) + (x - taken);
        exact = next;
        scale += x.abs();
        let bound = (i / 8 + 4) as f64 * f64::EPSILON / 2.0;
        let error = (sum - (exact + lost)).abs() / scale;
        worst = worst.max(error);
        assert!(error <= bound + f64::EPSILON, "{i}: {error:e}");
    }
    println!("worst error of a running sum: {worst:e} of the absolute values");
}

#[test]
fn running_sums_of_not_a_number_stay_that() {
    for at in 0..40 {
        let mut numbers = [1.0_f32; 40];
        numbers[at] = f32::NAN;
        cumulative_sum(Run::in_place(&mut numbers));
        for (i, x) in numbers.iter().enumerate() {
            assert!(if i < at {
                *x == i as f32 + 1.0
            } else {
                x.is_nan()
            });
        }
        let mut numbers = [1.0_f64; 40];
        numbers[at] = f64::INFINITY;
        numbers[at / 2] = f64::NEG_INFINITY;
        cumulative_sum(Run::in_place(&mut numbers));
        assert!(numbers[at..].iter().all(|x| x.is_nan() == (at > 0)));
    }
}

/// Long enough for threads at every cost, at any number of them.
#[test]
fn large_arrays_are_the_same_at_any_thread_count() {
    let numbers = floats::<f32>(3_600_001);
    let bytes = integers::<u8>(3_600_001);
    let points: &[Vec3] = bytemuck::cast_slice(&numbers[..3_600_000]);
    let results = || {
        let found = [
            sum(&numbers),
            norm(&numbers),
            dot_product(&numbers, &numbers),
            variance(&numbers).unwrap(),
            min(&numbers).unwrap(),
            max(&numbers).unwrap(),
            sum(&bytes),
            argmin(&numbers).unwrap() as f64,
            argmax(&numbers).unwrap() as f64,
        ];
        let points = (sum_vectors(points).map(f64::to_bits), bounds(points));
        let zeros = vec![0_u8; 3_600_001];
        let mut one = zeros.clone();
        one[3_599_999] = 1;
        assert!(!any(&zeros) && any(&one) && !all(&one));
        (found.map(f64::to_bits), points)
    };
    parallel::set_thread_count(1);
    let want = results();
    let reference = sum_of(numbers.iter().map(|&x| x.into()));
    assert_eq!(want.0[0], reference.to_bits());
    for threads in [2, 3, 7] {
        parallel::set_thread_count(threads);
        assert_eq!(results(), want);
    }
}

/// Too little work to wake a thread, but one is awake: some are shared, some are not, and they have the same bits.
#[test]
fn short_reductions_are_the_same_with_helpers_that_are_awake() {
    let numbers = floats::<f32>(250_003);
    let points: &[Vec3] = bytemuck::cast_slice(&numbers[..250_002]);
    let results = || {
        let found = [
            dot_product(&numbers, &numbers),
            norm(&numbers),
            max(&numbers).unwrap(),
            argmin(&numbers).unwrap() as f64,
        ];
        (found.map(f64::to_bits), bounds(points))
    };
    parallel::set_thread_count(1);
    let want = results();
    for threads in [2, 4] {
        parallel::set_thread_count(threads);
        for _ in 0..20 {
            // Wakes the others, unless another test has them.
            parallel::map_chunks(0..threads, 1, Cost::ns(1e9), |_| {
                thread::sleep(Duration::from_micros(200));
            });
            assert_eq!(results(), want);
        }
    }
}

#[test]
fn empty_arrays() {
    same(sum::<f32>(&[]), 0.0, "sum");
    same(norm::<f64>(&[]), 0.0, "norm");
    same(dot_product::<i32>(&[], &[]), 0.0, "dot_product");
    assert_eq!(sum_int::<i64>(&[]), 0);
    assert_eq!(
        (mean::<f32>(&[]), min::<u8>(&[]), max::<i64>(&[])),
        (None, None, None)
    );
    assert_eq!((argmin::<f32>(&[]), argmax::<u8>(&[])), (None, None));
    assert_eq!(bounds::<3, Vec3>(&[]), None);
    assert_eq!(centroid::<2, Vec2>(&[]), None);
    assert_eq!(sum_vectors::<4, Vec4>(&[]), [0.0; 4]);
}
