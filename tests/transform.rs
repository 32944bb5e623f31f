//! Affine and linear maps against the engine's definitions, written out for one vector.

mod common;

use std::hint::black_box;

use bytemuck::Pod;
use glam::{Vec2, Vec3, vec2, vec3};
use packed_compute::lanes::Run;
use packed_compute::ops::transform::{
    Affine2, Affine3, transform_directions, transform_points, transform_points_2d,
};
use packed_compute::parallel;
use proptest::prelude::*;

/// What hardware makes of an operation that has no result, as ∞ − ∞.
const MADE: f32 = f32::from_bits(if cfg!(target_arch = "x86_64") {
    0xFFC0_0000
} else {
    0x7FC0_0000
});

/// `result` of an operation on `a` and `b`, or the first NaN of these, made quiet.
///
/// What the compiler makes of NaN is its own affair, and it knows a choice between operands for the operation itself when
/// it sees one: so it is not to see this one.
fn first_nan(a: f32, b: f32, result: f32) -> f32 {
    let nan = [a, b].map(black_box).into_iter().find(|x| x.is_nan());
    match nan {
        Some(nan) => f32::from_bits(black_box(nan.to_bits()) | 0x0040_0000),
        None if result.is_nan() => MADE,
        None => result,
    }
}

fn add(a: f32, b: f32) -> f32 {
    first_nan(a, b, a + b)
}

fn mul(a: f32, b: f32) -> f32 {
    first_nan(a, b, a * b)
}

/// The engine's operators, with the order of operands that its compiler chose.
fn point(v: Vec3, xform: &Affine3) -> Vec<f32> {
    let [x, y, z] = direction(v, &xform.rows)[..] else {
        unreachable!("three rows")
    };
    let origin = xform.origin;
    vec![add(x, origin.x), add(y, origin.y), add(origin.z, z)]
}

fn direction(v: Vec3, [x, y, z]: &[Vec3; 3]) -> Vec<f32> {
    let rest = |first, row: &Vec3| add(add(first, mul(v.y, row.y)), mul(row.z, v.z));
    vec![
        rest(mul(v.x, x.x), x),
        rest(mul(v.x, y.x), y),
        rest(mul(z.x, v.x), z),
    ]
}

fn point_2d(v: Vec2, xform: &Affine2) -> Vec<f32> {
    let (x, y, origin) = (xform.x, xform.y, xform.origin);
    vec![
        add(add(mul(x.x, v.x), mul(v.y, y.x)), origin.x),
        add(add(mul(x.y, v.x), mul(v.y, y.y)), origin.y),
    ]
}

fn assert_all<T: Pod>(got: &[T], input: &[T], expected: impl Fn(T) -> Vec<f32>) {
    let want: Vec<f32> = input.iter().flat_map(|&v| expected(v)).collect();
    assert_floats(got, &want);
}

fn assert_floats<T: Pod>(got: &[T], want: &[f32]) {
    let got: &[f32] = bytemuck::cast_slice(got);
    assert_eq!(got.len(), want.len());
    for (i, (got, want)) in got.iter().zip(want).enumerate() {
        assert_eq!(
            got.to_bits(),
            want.to_bits(),
            "float {i} is {got} ({:#x}), not {want} ({:#x})",
            got.to_bits(),
            want.to_bits()
        );
    }
}

/// Asserts that `operation` gives `expected` for the elements of a body and a tail, and if it is `ordinary`, for every
/// length up to 100, place and alignment.
fn check<T: Pod>(ordinary: bool, operation: impl Fn(Run<'_, T>), expected: impl Fn(T) -> Vec<f32>) {
    let all: Vec<T> = common::elements(1000);
    assert_all(&common::in_place(&all, 0, &operation), &all, &expected);
    if !ordinary {
        return;
    }
    for len in 0..=100 {
        let input = &all[len * 9..][..len];
        for offset in 0..8 {
            assert_all(
                &common::in_place(input, offset, &operation),
                input,
                &expected,
            );
        }
        assert_all(
            &common::between(input, len % 8, len % 5, &operation),
            input,
            &expected,
        );
        assert_all(&common::among_guards(input, &operation), input, &expected);
    }
}

/// An ordinary map, one that keeps everything, one that keeps nothing, and one for each hard float.
fn affine3() -> Vec<Affine3> {
    let ordinary = Affine3 {
        rows: [
            vec3(0.36, 0.48, -0.8),
            vec3(-1.7, 0.6, 0.01),
            vec3(480.0, 0.64, 0.6),
        ],
        origin: vec3(10.0, -2e-3, 5e4),
    };
    let identity = Affine3 {
        rows: [Vec3::X, Vec3::Y, Vec3::Z],
        origin: Vec3::ZERO,
    };
    let nothing = Affine3 {
        rows: [Vec3::ZERO; 3],
        origin: -Vec3::ZERO,
    };
    let mut all = vec![ordinary, identity, nothing];
    for (i, &float) in common::FLOATS.iter().enumerate() {
        let mut hard = ordinary;
        match i % 4 {
            3 => hard.origin[i / 4 % 3] = float,
            row => hard.rows[row][i / 4 % 3] = float,
        }
        all.push(hard);
    }
    all
}

fn affine2() -> Vec<Affine2> {
    let plane = |v: Vec3| vec2(v.x, v.y);
    let map = |a: Affine3| Affine2 {
        x: plane(a.rows[0]),
        y: plane(a.rows[1]),
        origin: plane(a.origin),
    };
    affine3().into_iter().map(map).collect()
}

#[test]
fn points_equal_the_engines() {
    for (i, xform) in affine3().into_iter().enumerate() {
        check(
            i == 0,
            |run| transform_points(run, &xform),
            |v| point(v, &xform),
        );
    }
}

#[test]
fn directions_equal_the_engines() {
    for (i, Affine3 { rows, .. }) in affine3().into_iter().enumerate() {
        check(
            i == 0,
            |run| transform_directions(run, &rows),
            |v| direction(v, &rows),
        );
    }
}

#[test]
fn points_2d_equal_the_engines() {
    for (i, xform) in affine2().into_iter().enumerate() {
        check(
            i == 0,
            |run| transform_points_2d(run, &xform),
            |v| point_2d(v, &xform),
        );
    }
}

/// Floats in every place of points and map, most of them NaN of different payloads, some of them signalling.
#[test]
#[cfg_attr(
    not(target_arch = "x86_64"),
    ignore = "the order of the engine's operands is that of its build for x86-64"
)]
fn of_several_nans_the_engines_comes_out() {
    let mut seed = 20_261_120_u32;
    let mut float = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let payload = (seed >> 8) & 0x3F_FFFF | 1;
        match seed >> 29 {
            0 => 2.0,
            1 => f32::INFINITY,
            2 => 0.0,
            3 => f32::from_bits(0x7F80_0000 | payload),
            4 => f32::from_bits(0xFFC0_0000 | payload),
            _ => f32::from_bits(0x7FC0_0000 | payload),
        }
    };
    for i in 0..2000 {
        let mut vector = || Vec3::from_array([float(), float(), float()]);
        let points: [Vec3; 37] = std::array::from_fn(|_| vector());
        let points_2d = points.map(|v| v.truncate());
        let rows = match i % 2 {
            0 => [vector(), vector(), vector()],
            // Nothing but numbers.
            _ => [Vec3::ONE, Vec3::NEG_ONE, Vec3::ZERO],
        };
        let origin = if i % 4 < 2 { vector() } else { Vec3::ONE };
        let xform = Affine3 { rows, origin };
        let in_plane = Affine2 {
            x: rows[0].truncate(),
            y: rows[1].truncate(),
            origin: origin.truncate(),
        };
        let got = common::in_place(&points, 0, |run| transform_points(run, &xform));
        assert_all(&got, &points, |v| point(v, &xform));
        let got = common::in_place(&points, 0, |run| transform_directions(run, &rows));
        assert_all(&got, &points, |v| direction(v, &rows));
        let got = common::in_place(&points_2d, 0, |run| transform_points_2d(run, &in_plane));
        assert_all(&got, &points_2d, |v| point_2d(v, &in_plane));
    }
}

#[test]
fn directions_keep_negative_zero() {
    let mut directions = [-Vec3::ZERO; 20];
    transform_directions(Run::in_place(&mut directions), &[Vec3::ONE; 3]);
    for v in directions {
        assert_eq!(v.to_array().map(f32::to_bits), [(-0.0_f32).to_bits(); 3]);
    }
}

/// The parts of several threads meet where they should, at any number of threads.
#[test]
fn large_arrays_equal_the_engines_at_any_thread_count() {
    let (xform, in_plane) = (affine3()[0], affine2()[0]);
    let points: Vec<Vec3> = common::elements(840_003);
    let points_2d: Vec<Vec2> = common::elements(1_300_001);
    let moved: Vec<_> = points.iter().flat_map(|&v| point(v, &xform)).collect();
    let turned: Vec<_> = points
        .iter()
        .flat_map(|&v| direction(v, &xform.rows))
        .collect();
    let moved_2d: Vec<_> = points_2d
        .iter()
        .flat_map(|&v| point_2d(v, &in_plane))
        .collect();
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        let operation = |run: Run<'_, Vec3>| transform_points(run, &xform);
        assert_floats(&common::in_place(&points, 1, operation), &moved);
        let operation = |run: Run<'_, Vec3>| transform_directions(run, &xform.rows);
        assert_floats(&common::between(&points, 0, 1, operation), &turned);
        let operation = |run: Run<'_, Vec2>| transform_points_2d(run, &in_plane);
        assert_floats(&common::in_place(&points_2d, 0, operation), &moved_2d);
    }
}

/// One thread hands over to two at these lengths.
#[test]
fn arrays_around_the_thresholds_equal_the_engines() {
    let (xform, in_plane) = (affine3()[1], affine2()[1]);
    parallel::set_thread_count(2);
    for threshold in [400_000, 640_000] {
        let points: Vec<Vec3> = common::elements(threshold + 1);
        let points_2d: Vec<Vec2> = common::elements(threshold + 1);
        let moved: Vec<_> = points.iter().flat_map(|&v| point(v, &xform)).collect();
        let moved_2d: Vec<_> = points_2d
            .iter()
            .flat_map(|&v| point_2d(v, &in_plane))
            .collect();
        for len in threshold - 1..=threshold + 1 {
            let operation = |run: Run<'_, Vec3>| transform_points(run, &xform);
            let got = common::in_place(&points[..len], 0, operation);
            assert_floats(&got, &moved[..3 * len]);
            let operation = |run: Run<'_, Vec2>| transform_points_2d(run, &in_plane);
            let got = common::in_place(&points_2d[..len], 0, operation);
            assert_floats(&got, &moved_2d[..2 * len]);
        }
    }
}

fn any_vec3() -> impl Strategy<Value = Vec3> {
    let float = prop_oneof![4 => -1e3_f32..1e3, 1 => proptest::num::f32::ANY];
    [float.clone(), float.clone(), float].prop_map(Vec3::from)
}

proptest! {
    #[test]
    fn any_points_equal_the_engines(
        input in prop::collection::vec(any_vec3(), 0..200),
        rows in [any_vec3(), any_vec3(), any_vec3()],
        origin in any_vec3(),
    ) {
        let xform = Affine3 { rows, origin };
        let got = common::in_place(&input, 0, |run| transform_points(run, &xform));
        assert_all(&got, &input, |v| point(v, &xform));
        let got = common::in_place(&input, 0, |run| transform_directions(run, &rows));
        assert_all(&got, &input, |v| direction(v, &rows));
    }
}
