//! The lane layer: what lies in memory before and after one expression on lanes.

mod common;

use std::mem::MaybeUninit;

use bytemuck::Pod;
use glam::{Vec2, Vec3, vec2, vec3};
use packed_compute::lanes::{self, Constant, Element, F32, LANES, Operand, Run, Vector, ordered};

/// Asserts that `operation` does to elements in memory what `expected` does to each of them, by bits, at every length
/// up to 100 and at every offset to the alignment of registers.
fn check<T: Pod>(operation: impl Fn(Run<'_, T>), expected: impl Fn(T) -> T) {
    let all: Vec<T> = common::elements(1000);
    for len in 0..=100 {
        // Other elements for each length.
        let input = &all[len * 9..][..len];
        let want: Vec<T> = input.iter().copied().map(&expected).collect();
        let check = |got: Vec<T>, what: &str| {
            assert_eq!(bits(&got), bits(&want), "{len} elements {what}");
        };
        for offset in 0..8 {
            check(common::in_place(input, offset, &operation), "in place");
            check(
                common::between(input, offset, 7 - offset, &operation),
                "between two places",
            );
            check(
                common::between(input, offset, 0, &operation),
                "to the start of memory",
            );
        }
        check(common::among_guards(input, &operation), "among guards");
    }
}

fn bits<T: Pod>(elements: &[T]) -> &[u32] {
    bytemuck::cast_slice(elements)
}

fn check_identity<T: Element>() {
    check::<T>(|run| lanes::map(run, |lanes| lanes), |element| element);
}

#[test]
fn elements_come_back_as_they_were() {
    check_identity::<f32>();
    check_identity::<Vec2>();
    check_identity::<Vec3>();
}

#[test]
fn f32_lanes_are_the_elements() {
    check::<f32>(|run| lanes::map(run, |x| x * F32::splat(1.5)), |x| x * 1.5);
    check::<f32>(
        |run| lanes::map(run, F32::sqrt),
        |x| if x.is_nan() { x } else { x.sqrt() },
    );
}

#[test]
fn vec2_lanes_are_the_components() {
    check::<Vec2>(
        |run| lanes::map(run, |[x, y]| [y, x * F32::splat(3.0)]),
        |v| vec2(v.y, v.x * 3.0),
    );
}

#[test]
fn vec3_lanes_are_the_components() {
    check::<Vec3>(
        |run| {
            lanes::map(run, |[x, y, z]| {
                [z, x * F32::splat(3.0), y * F32::splat(-5.0)]
            })
        },
        |v| vec3(v.z, v.x * 3.0, v.y * -5.0),
    );
}

#[test]
fn lanes_are_in_the_order_of_the_elements() {
    let numbers = F32::new(std::array::from_fn(|lane| lane as f32));
    let mut points = [Vec3::ZERO; LANES];
    lanes::map(Run::in_place(&mut points), |[x, y, z]| [x + numbers, y, z]);
    assert_eq!(points, std::array::from_fn(|lane| Vec3::X * lane as f32));
    let mut points = [Vec2::ZERO; LANES];
    lanes::map(Run::in_place(&mut points), |[x, y]| [x, y + numbers]);
    assert_eq!(points, std::array::from_fn(|lane| Vec2::Y * lane as f32));
}

#[test]
fn spread_vec2_has_its_components_in_each_lane() {
    let (first, second) = (vec2(2.0, -3.0).repeat(), vec2(0.5, 7.0).repeat());
    check::<Vec2>(
        |run| lanes::map_spread(run, |[x, _], k| x * first[k]),
        |v| vec2(v.x * 2.0, v.x * -3.0),
    );
    check::<Vec2>(
        |run| lanes::map_spread(run, |[_, y], k| y * second[k]),
        |v| vec2(v.y * 0.5, v.y * 7.0),
    );
}

#[test]
fn spread_vec3_has_its_components_in_each_lane() {
    let factors = vec3(2.0, -3.0, 5.0);
    let repeated = factors.repeat();
    for component in 0..3 {
        check::<Vec3>(
            |run| lanes::map_spread(run, |xyz, k| xyz[component] * repeated[k]),
            |v| Vec3::splat(v[component]) * factors,
        );
    }
}

/// Long runs begin with a block of its own where that brings the rest to a line of the cache.
#[test]
fn long_runs_are_the_same_wherever_they_lie() {
    fn check<T: Pod>(operation: impl Fn(Run<'_, T>), expected: impl Fn(usize, T) -> T) {
        for len in (1024..1060).chain([5000]) {
            let input: Vec<T> = common::elements(len);
            let expected: Vec<T> = input
                .iter()
                .enumerate()
                .map(|(i, x)| expected(i, *x))
                .collect();
            for offset in (0..=16).chain([20, 24, 28, 32, 48]) {
                let got = common::in_place(&input, offset, &operation);
                assert_eq!(bytes(&got), bytes(&expected), "{len} at {offset}");
                let got = common::between(&input, 48 - offset, offset, &operation);
                assert_eq!(bytes(&got), bytes(&expected), "{len} to {offset}");
            }
        }
    }
    fn bytes<T: Pod>(elements: &[T]) -> &[u8] {
        bytemuck::cast_slice(elements)
    }
    check::<f32>(|run| lanes::map(run, |x| -x), |_, x| -x);
    check::<f64>(|run| lanes::map(run, |x| x.map(|x| -x)), |_, x| -x);
    check::<Vec2>(
        |run| lanes::map(run, |[x, y]| [-y, x]),
        |_, v| vec2(-v.y, v.x),
    );
    check::<Vec3>(
        |run| lanes::map(run, |[x, y, z]| [-z, x, y]),
        |_, v| vec3(-v.z, v.x, v.y),
    );
    check::<i32>(|run| lanes::fill(run, -7), |_, _| -7);
    check::<i32>(
        |run| lanes::count(run.target(), |i| 3 * i as i32),
        |i, _| 3 * i as i32,
    );
    check::<f32>(
        |run| lanes::count_floats(run.target(), 1 << 40, |i| (i - 1e12) as f32),
        |i, _| (((1_i64 << 40) + i as i64 - 1_000_000_000_000) as f64) as f32,
    );
    let numbers: Vec<f32> = (0..5000).map(|i| i as f32).collect();
    let cycle = Constant::cycle(&[1.0, 2.0, -3.0, 4.0]);
    check::<f32>(
        |run| {
            let len = run.len();
            let operands = [
                Operand::constant(&cycle, len),
                Operand::array(&numbers[..len]),
            ];
            lanes::zip(run, operands, |_, [cycle, number]| cycle * number);
        },
        |i, _| [1.0, 2.0, -3.0, 4.0][i % 4] * i as f32,
    );
    let marks: Vec<u8> = (0..5000).map(|i| (i * 7 % 256) as u8).collect();
    check::<u8>(
        |run| {
            let others = Operand::array(&marks[..run.len()]);
            lanes::zip_bytes(run, others, |a, b| a ^ b);
        },
        |i, x| x ^ marks[i],
    );
}

#[test]
fn results_of_another_type_are_the_same_wherever_they_lie() {
    let floats: Vec<f32> = (0..2100).map(|i| i as f32 * 1.5).collect();
    for len in [1023, 1024, 1033, 2000] {
        for from in 0..20 {
            for to in [0, 1, 4, 8, 12, 13] {
                let source = &floats[from..from + len];
                let mut target = vec![MaybeUninit::new(-1); len + to + 1];
                lanes::map_into(source, &mut target[to..to + len], F32::trunc_int);
                let mut mask = vec![MaybeUninit::new(7_u8); len + to + 1];
                let limit = Constant::new(1000.0);
                let limit = Operand::constant(&limit, len);
                lanes::zip_each_into(source, limit, &mut mask[to..to + len], |a, b| {
                    (a < b).into()
                });
                #[allow(unsafe_code, reason = "every place was initialised")]
                // SAFETY: as above; nothing makes memory uninitialised.
                let read = |i: usize| unsafe { (target[i].assume_init(), mask[i].assume_init()) };
                for (i, x) in source.iter().enumerate() {
                    assert_eq!(
                        read(to + i),
                        (*x as i32, (*x < 1000.0).into()),
                        "{len} {to} {i}"
                    );
                }
                assert_eq!(read(to + len), (-1, 7));
                assert!((0..to).all(|i| read(i) == (-1, 7)));
            }
        }
    }
}

#[test]
fn split_runs_cover_the_run_once() {
    for len in [0, 1, 7, 50] {
        for mid in 0..=len {
            let mut floats = vec![1.0_f32; len];
            let (first, last) = Run::in_place(&mut floats).split_at(mid);
            assert_eq!((first.len(), last.len()), (mid, len - mid));
            assert_eq!(first.is_empty(), mid == 0);
            lanes::map(first, |x| x + F32::splat(1.0));
            lanes::map(last, |x| x + F32::splat(2.0));
            assert!(floats[..mid].iter().all(|&x| x == 2.0));
            assert!(floats[mid..].iter().all(|&x| x == 3.0));
        }
    }
}

#[test]
#[should_panic(expected = "run of 3 elements split at 4")]
fn split_beyond_the_end_panics() {
    let _ = Run::in_place(&mut [0.0_f32; 3]).split_at(4);
}

#[test]
#[should_panic(expected = "differ in length")]
fn lengths_that_differ_panic() {
    let _ = Run::between(&[0.0_f32; 3], &mut [std::mem::MaybeUninit::uninit(); 4]);
}

#[test]
#[allow(unsafe_code, reason = "raw runs are made by unsafe code")]
fn an_empty_run_may_be_null() {
    // SAFETY: no elements.
    let run = unsafe { Run::<Vec3>::from_raw(std::ptr::null(), std::ptr::null_mut(), 0) };
    assert!(run.is_empty());
    let (first, last) = run.split_at(0);
    lanes::map(first, |_| panic!("there is nothing to map"));
    lanes::map_spread(last, |_, _| panic!("there is nothing to map"));
}

/// Of two NaNs the first comes out, quiet; one alone does from either side; what is made is the hardware's.
#[test]
fn ordered_arithmetic_gives_the_first_nan() {
    let a = f32::from_bits(0x7FC1_2345);
    let b = f32::from_bits(0xFFC5_4321);
    let signalling = f32::from_bits(0x7F80_0007);
    let quiet = f32::from_bits(0x7FC0_0007);
    for operation in [ordered::add, ordered::sub, ordered::mul] {
        let of = |a: f32, b: f32| operation(F32::splat(a), F32::splat(b)).to_array()[LANES - 1];
        for (first, second, expected) in [
            (a, b, a),
            (b, a, b),
            (a, 1.0, a),
            (1.0, a, a),
            (signalling, a, quiet),
            (signalling, 1.0, quiet),
            (1.0, signalling, quiet),
            (f32::INFINITY, b, b),
        ] {
            assert_eq!(of(first, second).to_bits(), expected.to_bits());
        }
    }
    let each = |operation: fn(F32, F32) -> F32| {
        operation(F32::splat(3.0), F32::splat(2.0)).to_array()[0].to_bits()
    };
    assert_eq!(each(ordered::add), 5.0_f32.to_bits());
    assert_eq!(each(ordered::sub), 1.0_f32.to_bits());
    assert_eq!(each(ordered::mul), 6.0_f32.to_bits());
}
