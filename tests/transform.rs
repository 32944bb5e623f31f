//! Affine and linear maps against the engine's definitions, written out for one vector.

mod common;

use bytemuck::Pod;
use glam::{Vec2, Vec3, vec2, vec3};
use packed_compute::lanes::Run;
use packed_compute::ops::transform::{
    Affine2, Affine3, transform_directions, transform_points, transform_points_2d,
};
use packed_compute::parallel;
use proptest::prelude::*;

/// A float of a result, and whether its bits are determined even if it is NaN.
#[derive(Clone, Copy, Debug)]
struct Expected {
    value: f32,
    exact: bool,
}

impl Expected {
    /// The sum of products and terms in this order.
    ///
    /// Where several NaNs meet, the one that comes out depends on the order of operands, which compilers choose.
    fn sum(products: &[(f32, f32)], last: Option<f32>) -> Self {
        let terms = products.iter().map(|&(a, b)| a * b).chain(last);
        let operands = products.iter().flat_map(|&(a, b)| [a, b]).chain(last);
        let nans = operands.filter(|x| x.is_nan()).count();
        let infinite = terms.clone().any(f32::is_infinite)
            || products
                .iter()
                .any(|&(a, b)| a.is_infinite() || b.is_infinite());
        let value = terms.reduce(|sum, term| sum + term).unwrap();
        Self {
            value,
            exact: !value.is_nan() || (nans <= 1 && !infinite),
        }
    }

    fn is(self, got: f32) -> bool {
        if self.exact {
            got.to_bits() == self.value.to_bits()
        } else {
            got.is_nan() && self.value.is_nan()
        }
    }
}

fn point(v: Vec3, xform: &Affine3) -> Vec<Expected> {
    let dot = |row: Vec3, origin| {
        Expected::sum(&[(v.x, row.x), (v.y, row.y), (v.z, row.z)], Some(origin))
    };
    let [x, y, z] = xform.rows;
    vec![
        dot(x, xform.origin.x),
        dot(y, xform.origin.y),
        dot(z, xform.origin.z),
    ]
}

fn direction(v: Vec3, rows: &[Vec3; 3]) -> Vec<Expected> {
    let dot = |row: &Vec3| Expected::sum(&[(v.x, row.x), (v.y, row.y), (v.z, row.z)], None);
    rows.iter().map(dot).collect()
}

fn point_2d(v: Vec2, xform: &Affine2) -> Vec<Expected> {
    let (x, y, origin) = (xform.x, xform.y, xform.origin);
    vec![
        Expected::sum(&[(x.x, v.x), (y.x, v.y)], Some(origin.x)),
        Expected::sum(&[(x.y, v.x), (y.y, v.y)], Some(origin.y)),
    ]
}

fn assert_all<T: Pod>(got: &[T], input: &[T], expected: impl Fn(T) -> Vec<Expected>) {
    let want: Vec<Expected> = input.iter().flat_map(|&v| expected(v)).collect();
    assert_floats(got, &want);
}

fn assert_floats<T: Pod>(got: &[T], want: &[Expected]) {
    let got: &[f32] = bytemuck::cast_slice(got);
    assert_eq!(got.len(), want.len());
    for (i, (&got, want)) in got.iter().zip(want).enumerate() {
        assert!(
            want.is(got),
            "float {i} is {got} ({:#x}), not {want:?}",
            got.to_bits()
        );
    }
}

/// Asserts that `operation` gives `expected` for the elements of a body and a tail, and if it is `ordinary`, for every
/// length up to 100, place and alignment.
fn check<T: Pod>(
    ordinary: bool,
    operation: impl Fn(Run<'_, T>),
    expected: impl Fn(T) -> Vec<Expected>,
) {
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
    for threshold in [700_000, 1_120_000] {
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
