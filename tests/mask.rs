//! Comparisons and masks against plain scalar code.

mod common;

use std::fmt::Debug;
use std::mem::MaybeUninit;

use bytemuck::Pod;
use glam::{Vec2, Vec3, Vec4};
use packed_compute::lanes::{Constant, Operand, Run, Vector};
use packed_compute::ops::mask::{
    compact, count_nonzero, equal, equal_vectors, find_nonzero, greater, greater_equal, is_nan,
    less, less_equal, mask_and, mask_not, mask_or, not_equal, not_equal_vectors, select,
    select_vectors,
};
use packed_compute::ops::reduction::Number;
use packed_compute::parallel;

/// What `operation` writes to `len` places among guards.
fn written<U: Pod>(len: usize, operation: impl Fn(&mut [MaybeUninit<U>])) -> Vec<U> {
    let guard: U = bytemuck::pod_read_unaligned(&vec![0xA5; size_of::<U>()]);
    let mut memory = vec![MaybeUninit::new(guard); len + 10];
    operation(&mut memory[3..len + 3]);
    // Written or not, everything has been given a value above.
    #[allow(unsafe_code, reason = "every place was initialised with a guard")]
    // SAFETY: as above; an operation writes elements and never makes memory uninitialised.
    let memory: Vec<U> = memory.iter().map(|x| unsafe { x.assume_init() }).collect();
    for x in memory[..3].iter().chain(&memory[len + 3..]) {
        assert_eq!(
            bytemuck::bytes_of(x),
            bytemuck::bytes_of(&guard),
            "a guard was overwritten"
        );
    }
    memory[3..len + 3].to_vec()
}

/// Some zeros, some ones, some other bytes, whole stretches of each.
fn mask(len: usize, seed: usize) -> Vec<u8> {
    let byte = |i: usize| match (i / 97 + seed) % 4 {
        0 => 0,
        1 => 1 + (i % 255) as u8,
        _ => [0, 1, 0, 255, 128, 0][(i * 7 + i / 5 + seed) % 6],
    };
    (0..len).map(byte).collect()
}

/// Numbers of a small range, so that many are equal, the ends of the range and what is no number.
fn numbers<T: Number>(len: usize, seed: usize, hard: &[T], of: impl Fn(i8) -> T) -> Vec<T> {
    let number = |i: usize| match (i + seed) % 5 {
        0 => hard[(i / 5 + seed) % hard.len()],
        _ => of(((i * 31 + seed * 17) % 7) as i8),
    };
    (0..len).map(number).collect()
}

const SINGLE: [f32; 8] = [
    0.0,
    -0.0,
    f32::NAN,
    f32::INFINITY,
    f32::NEG_INFINITY,
    1e-45,
    3.0,
    f32::MAX,
];

type Comparison<T> = (
    &'static str,
    fn(&[T], Operand<'_, T>, &mut [MaybeUninit<u8>]),
    fn(&T, &T) -> bool,
);

fn check_comparisons<T: Number>(hard: &[T], of: impl Fn(i8) -> T + Copy) {
    let table: [Comparison<T>; 6] = [
        ("less", less, |a, b| a < b),
        ("less_equal", less_equal, |a, b| a <= b),
        ("greater", greater, |a, b| a > b),
        ("greater_equal", greater_equal, |a, b| a >= b),
        ("equal", equal, |a, b| a == b),
        ("not_equal", not_equal, |a, b| a != b),
    ];
    let (all, others) = (numbers(1100, 0, hard, of), numbers(1100, 3, hard, of));
    for (name, operation, is) in table {
        let name = format!("{name} of {}", std::any::type_name::<T>());
        for len in (0..=100).chain([1000]) {
            let (a, b) = (&all[len % 37..][..len], &others[len % 41..][..len]);
            let got = written(len, |out| operation(a, Operand::array(b), out));
            let want: Vec<u8> = a.iter().zip(b).map(|(a, b)| is(a, b).into()).collect();
            assert_eq!(got, want, "{name}, {len}");
            let number = hard[len % hard.len()];
            let constant = Constant::new(number);
            let got = written(len, |out| {
                operation(a, Operand::constant(&constant, len), out)
            });
            let want: Vec<u8> = a.iter().map(|a| is(a, &number).into()).collect();
            assert_eq!(got, want, "{name} and a number, {len}");
        }
    }
    for len in (0..=100).chain([1000]) {
        let a = &all[len % 37..][..len];
        let got = written(len, |out| is_nan(a, out));
        let want: Vec<u8> = a.iter().map(|a| a.is_nan().into()).collect();
        assert_eq!(got, want, "is_nan, {len}");
        let want = a.iter().filter(|a| a.is_true()).count();
        assert_eq!(count_nonzero(a), want, "count_nonzero, {len}");
    }
}

#[test]
fn comparisons_are_the_languages() {
    check_comparisons(&SINGLE, f32::from);
    check_comparisons(&SINGLE.map(f64::from), f64::from);
    check_comparisons(&[i32::MIN, i32::MAX, 0, -1, 3], i32::from);
    check_comparisons(
        &[i64::MIN, i64::MAX, 0, -1, 1 << 53, (1 << 53) + 1],
        i64::from,
    );
    check_comparisons(&[0, 255, 128, 127], |x| x as u8);
}

fn check_vectors<const N: usize, T: Vector<N> + Sync + Into<[f32; N]>>() {
    let floats = |seed| numbers(1100 * N, seed, &SINGLE, f32::from);
    let all: Vec<T> = bytemuck::cast_slice(&floats(0)).to_vec();
    let mut others: Vec<T> = bytemuck::cast_slice(&floats(1)).to_vec();
    for i in (0..1100).step_by(3) {
        others[i] = all[i];
    }
    let same = |a: &T, b: &T| {
        let (a, b): ([f32; N], [f32; N]) = ((*a).into(), (*b).into());
        a == b
    };
    for len in (0..=100).chain([1000]) {
        let (a, b) = (&all[len % 37..][..len], &others[len % 37..][..len]);
        let want: Vec<u8> = a.iter().zip(b).map(|(a, b)| same(a, b).into()).collect();
        let got = written(len, |out| equal_vectors(a, Operand::array(b), out));
        assert_eq!(got, want, "{len}");
        let got = written(len, |out| not_equal_vectors(a, Operand::array(b), out));
        assert_eq!(got, want.iter().map(|x| 1 - x).collect::<Vec<_>>(), "{len}");
        let constant = Constant::new(all[len / 2]);
        let want: Vec<u8> = a.iter().map(|a| same(a, &all[len / 2]).into()).collect();
        let got = written(len, |out| {
            equal_vectors(a, Operand::constant(&constant, len), out);
        });
        assert_eq!(got, want, "{len} and one vector");
    }
}

#[test]
fn vectors_are_equal_in_all_components() {
    check_vectors::<2, Vec2>();
    check_vectors::<3, Vec3>();
    check_vectors::<4, Vec4>();
}

#[test]
fn masks_are_combined() {
    for len in (0..=100).chain([1000, 400_001]) {
        let (a, b) = (mask(len, 0), mask(len, 1));
        let both = a.iter().zip(&b);
        let and: Vec<u8> = both
            .clone()
            .map(|(&a, &b)| (a != 0 && b != 0).into())
            .collect();
        let or: Vec<u8> = both.map(|(&a, &b)| (a != 0 || b != 0).into()).collect();
        let not: Vec<u8> = a.iter().map(|&a| (a == 0).into()).collect();
        let operand = || Operand::array(&b);
        assert_eq!(
            common::in_place(&a, len % 8, |run| mask_and(run, operand())),
            and
        );
        assert_eq!(
            common::between(&a, 1, len % 5, |run| mask_or(run, operand())),
            or
        );
        assert_eq!(common::among_guards(&a, mask_not), not);
    }
}

fn check_choice<T: Pod + Send + Sync>(
    select: impl Fn(Run<'_, T>, Operand<'_, u8>, Operand<'_, T>),
) {
    let bytes = |seed: u64| -> Vec<T> {
        let words = 50_000 * size_of::<T>() / 8;
        let word = |i: u64| (seed + i).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let words: Vec<u64> = (0..words as u64).map(word).collect();
        let elements = bytemuck::cast_slice::<_, u8>(&words).chunks_exact(size_of::<T>());
        elements.map(bytemuck::pod_read_unaligned).collect()
    };
    fn raw<T: Pod>(x: &[T]) -> &[u8] {
        bytemuck::cast_slice(x)
    }
    let (all, others) = (bytes(1), bytes(77));
    for len in (0..=100).chain([1000, 40_000]) {
        let (a, b) = (&all[len % 37..][..len], &others[len % 31..][..len]);
        let marks = mask(len, len);
        let chosen = |other: &dyn Fn(usize) -> T| -> Vec<T> {
            let one = |i: usize| if marks[i] != 0 { a[i] } else { other(i) };
            (0..len).map(one).collect()
        };
        let marked = || Operand::array(&marks);
        let got = common::in_place(a, len % 3, |run| select(run, marked(), Operand::array(b)));
        assert_eq!(raw(&got), raw(&chosen(&|i| b[i])), "{len}");
        let constant = Constant::new(all[0]);
        let got = common::between(a, 2, len % 5, |run| {
            select(run, marked(), Operand::constant(&constant, len));
        });
        assert_eq!(raw(&got), raw(&chosen(&|_| all[0])), "{len}, one value");

        let keep = count_nonzero(&marks);
        let mut want: Vec<T> = a.to_vec();
        let mut marks_left = marks.iter();
        want.retain(|_| *marks_left.next().unwrap() != 0);
        assert_eq!(want.len(), keep);
        let mut got = a.to_vec();
        compact(Run::in_place(&mut got), marked(), keep);
        assert_eq!(raw(&got[..keep]), raw(&want), "{len} compacted in place");
        let guard: T = bytemuck::pod_read_unaligned(&vec![0xA5; size_of::<T>()]);
        let got = written(len, |out: &mut [MaybeUninit<T>]| {
            out.fill(MaybeUninit::new(guard));
            compact(Run::between(a, out), marked(), keep);
        });
        assert_eq!(raw(&got[..keep]), raw(&want), "{len} compacted");
        assert!(
            raw(&got[keep..]).iter().all(|&byte| byte == 0xA5),
            "written beyond"
        );
    }
}

#[test]
fn choices_keep_every_bit() {
    check_choice::<u8>(select);
    check_choice::<f32>(select);
    check_choice::<i64>(select);
    check_choice::<Vec2>(select_vectors);
    check_choice::<Vec3>(select_vectors);
    check_choice::<Vec4>(select_vectors);
}

/// A mask may be one value for all elements, or a cycle of them.
#[test]
fn compacting_by_a_constant_keeps_what_it_marks() {
    fn check<T: Pod + PartialEq + Debug>(all: &[T]) {
        for (marks, every) in [(&[3_u8][..], 1), (&[0, 1], 2), (&[0, 0, 0, 9], 4)] {
            let mask = Constant::cycle(marks);
            let want: Vec<T> = all.iter().copied().skip(every - 1).step_by(every).collect();
            let mut got = all.to_vec();
            let operand = Operand::constant(&mask, all.len());
            compact(Run::in_place(&mut got), operand, want.len());
            assert_eq!(got[..want.len()], want, "{} by {marks:?}", all.len());
        }
    }
    for len in 0..=200_usize {
        check(&(0..len as u8).collect::<Vec<_>>());
        check(&(0..len as i32).collect::<Vec<_>>());
        check(&(0..len as i64).collect::<Vec<_>>());
    }
}

#[test]
#[should_panic(expected = "fewer elements stay")]
fn compacting_to_more_than_there_are_panics() {
    let mask = Constant::new(1_u8);
    compact(
        Run::in_place(&mut [0_u64; 10]),
        Operand::constant(&mask, 10),
        32,
    );
}

#[test]
fn compacting_keeps_all_none_or_one() {
    for len in [1, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 1000] {
        let numbers: Vec<i32> = (0..len as i32).collect();
        let mut all = numbers.clone();
        compact(Run::in_place(&mut all), Operand::array(&vec![7; len]), len);
        assert_eq!(all, numbers);
        compact(Run::in_place(&mut all), Operand::array(&vec![0; len]), 0);
        assert_eq!(all, numbers);
        for at in [0, len / 2, len - 1] {
            let mut one = vec![0; len];
            one[at] = 1;
            let mut got = numbers.clone();
            compact(Run::in_place(&mut got), Operand::array(&one), 1);
            assert_eq!((got[0], &got[1..]), (at as i32, &numbers[1..]));
        }
    }
}

#[test]
#[should_panic(expected = "more elements stay than 1")]
fn compacting_more_than_was_said_panics() {
    compact(Run::in_place(&mut [1, 2, 3]), Operand::array(&[1, 0, 1]), 1);
}

#[test]
#[should_panic(expected = "fewer elements stay than 3")]
fn compacting_less_than_was_said_panics() {
    compact(Run::in_place(&mut [1, 2, 3]), Operand::array(&[1, 0, 1]), 3);
}

#[test]
#[should_panic(expected = "a mask of another length")]
fn compacting_by_another_length_panics() {
    compact(Run::in_place(&mut [1, 2, 3]), Operand::array(&[1, 0]), 1);
}

#[test]
fn marks_are_found_in_order() {
    for len in (0..=200).chain([1000, 100_003]) {
        let marks = mask(len, len);
        let want: Vec<i32> = (0..len)
            .filter(|&i| marks[i] != 0)
            .map(|i| i as i32)
            .collect();
        assert_eq!(
            written(want.len(), |out| find_nonzero(&marks, out)),
            want,
            "{len}"
        );
    }
}

#[test]
#[should_panic(expected = "room for more")]
fn room_for_more_than_there_are_panics() {
    find_nonzero(&[1, 0], &mut [MaybeUninit::uninit(); 2]);
}

/// Long enough for threads at every cost, at any number of them.
#[test]
fn large_arrays_are_the_same_at_any_thread_count() {
    let len = 3_000_001;
    let a = numbers(len, 0, &SINGLE, f32::from);
    let b = numbers(len, 3, &SINGLE, f32::from);
    let marks = mask(len, 0);
    let points: &[Vec2] = bytemuck::cast_slice(&a[1..]);
    let other_points: &[Vec2] = bytemuck::cast_slice(&b[1..]);
    let pairs = || a.iter().zip(&b);
    let want_less: Vec<u8> = pairs().map(|(a, b)| (a < b).into()).collect();
    let want_equal: Vec<u8> = points
        .iter()
        .zip(other_points)
        .map(|(a, b)| (a == b).into())
        .collect();
    let want_chosen: Vec<u32> = pairs()
        .zip(&marks)
        .map(|((a, b), &mark)| if mark != 0 { a.to_bits() } else { b.to_bits() })
        .collect();
    let want_not: Vec<u8> = marks.iter().map(|&mark| (mark == 0).into()).collect();
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        assert!(written(len, |out| less(&a, Operand::array(&b), out)) == want_less);
        let got = written(points.len(), |out| {
            equal_vectors(points, Operand::array(other_points), out);
        });
        assert!(got == want_equal);
        let mut chosen = a.clone();
        select(
            Run::in_place(&mut chosen),
            Operand::array(&marks),
            Operand::array(&b),
        );
        assert!(bytemuck::cast_slice::<_, u32>(&chosen) == want_chosen);
        let mut not = marks.clone();
        mask_not(Run::in_place(&mut not));
        assert!(not == want_not);
        assert_eq!(count_nonzero(&marks), len - count_nonzero(&not));
    }
}

#[test]
#[should_panic]
fn fewer_places_than_marks_panic() {
    find_nonzero(&[1; 100], &mut [MaybeUninit::uninit(); 99]);
}

#[test]
#[should_panic = "room for more than there are"]
fn more_places_than_marks_panic() {
    find_nonzero(&[1; 100], &mut [MaybeUninit::uninit(); 101]);
}
