//! Vector operations against the engine's definitions, written out for one vector.

mod common;

use std::mem::MaybeUninit;

use bytemuck::Pod;
use common::{assert_floats, floats};
use glam::{Mat4, Vec2, Vec3, Vec4, vec2, vec3, vec4};
use packed_compute::lanes::{Operand, Run, Vector};
use packed_compute::ops::vector::component::{Values, get_component, set_component};
use packed_compute::ops::vector::length::{limit_length, normalize};
use packed_compute::ops::vector::measure::{
    cross_2d, distances, distances_squared, dot, lengths, lengths_squared,
};
use packed_compute::ops::vector::projection::project_points;
use packed_compute::ops::vector::surface::{
    Normals, bounce, first_not_unit, is_unit, project, reflect, slide,
};
use packed_compute::ops::vector::turn::{cross, rotate, rotate_2d};
use packed_compute::ops::vector::{Other, With};
use packed_compute::parallel;
use proptest::prelude::*;

/// What the engine makes of one vector, or of two, component by component.
mod engine {
    pub fn dot(a: &[f32], b: &[f32]) -> f32 {
        let products = a.iter().zip(b).map(|(a, b)| a * b);
        products.reduce(|sum, product| sum + product).unwrap()
    }

    pub fn length(v: &[f32]) -> f32 {
        dot(v, v).sqrt()
    }

    pub fn distance_squared(a: &[f32], b: &[f32]) -> f32 {
        let difference: Vec<f32> = a.iter().zip(b).map(|(a, b)| b - a).collect();
        dot(&difference, &difference)
    }

    pub fn distance(a: &[f32], b: &[f32]) -> f32 {
        distance_squared(a, b).sqrt()
    }

    pub fn normalized(v: &[f32]) -> Vec<f32> {
        match (dot(v, v) == 0.0, v.len()) {
            (true, 2) => v.to_vec(),
            (true, n) => vec![0.0; n],
            (false, _) => v.iter().map(|x| x / length(v)).collect(),
        }
    }

    pub fn limited(v: &[f32], limit: f32) -> Vec<f32> {
        let length = length(v);
        if length > 0.0 && limit < length {
            v.iter().map(|x| x / length * limit).collect()
        } else {
            v.to_vec()
        }
    }

    pub fn is_normalized(v: &[f32]) -> bool {
        let squared = dot(v, v);
        squared == 1.0 || (squared - 1.0).abs() < 0.001
    }

    pub fn reflected(v: &[f32], n: &[f32], debug: bool) -> Vec<f32> {
        if debug && !is_normalized(n) {
            return vec![0.0; v.len()];
        }
        let along = dot(v, n);
        v.iter().zip(n).map(|(v, n)| 2.0 * n * along - v).collect()
    }

    pub fn bounced(v: &[f32], n: &[f32], debug: bool) -> Vec<f32> {
        reflected(v, n, debug).iter().map(|x| -x).collect()
    }

    pub fn slid(v: &[f32], n: &[f32], debug: bool) -> Vec<f32> {
        if debug && !is_normalized(n) {
            return vec![0.0; v.len()];
        }
        let along = dot(v, n);
        v.iter().zip(n).map(|(v, n)| v - n * along).collect()
    }

    pub fn projected(v: &[f32], b: &[f32]) -> Vec<f32> {
        let factor = dot(v, b) / dot(b, b);
        b.iter().map(|b| b * factor).collect()
    }

    pub fn crossed(a: &[f32], b: &[f32]) -> Vec<f32> {
        let component = |i: usize, j: usize| a[i] * b[j] - a[j] * b[i];
        vec![component(1, 2), component(2, 0), component(0, 1)]
    }
}

/// A field of view of 70 degrees, seen from 0.1 to 100 units.
const PERSPECTIVE: Mat4 = Mat4::from_cols(
    vec4(0.803_333_4, 0.0, 0.0, 0.0),
    vec4(0.0, 1.428_148, 0.0, 0.0),
    vec4(0.0, 0.0, -1.002_002, -1.0),
    vec4(0.0, 0.0, -0.200_200_2, 0.0),
);

/// Vectors with hard floats, of length 1 and nearly, and so small that their squares underflow.
fn vectors<const N: usize, T: Vector<N>>(len: usize, seed: usize) -> Vec<T> {
    let floats: Vec<f32> = common::elements(N * (len + seed));
    let vector = |(i, v): (usize, &[f32])| {
        let scaled = |by: f32| v.iter().map(|x| x * by).collect();
        match (i + seed) % 8 {
            1 => scaled(1.0 / engine::length(v)),
            2 => scaled((1.0 + (i % 21) as f32 * 1e-4 - 1e-3) / engine::length(v)),
            3 => scaled(1e-24),
            4 => vec![[0.0, -0.0][i / 8 % 2]; N],
            _ => v.to_vec(),
        }
    };
    let chunks = floats[N * seed..].chunks(N).enumerate();
    chunks
        .map(|chunk| bytemuck::pod_read_unaligned(bytemuck::cast_slice(&vector(chunk))))
        .collect()
}

/// Asserts that `operation` does to vectors in memory what `expected` does to the floats of each and of that at the same
/// place in `others`, at every length up to 100, and that `other` is either an array, the array itself, or one vector.
fn check_with<const N: usize, T: Vector<N> + Send + Sync>(
    operation: impl Fn(Run<'_, T>, With<'_, T>),
    expected: impl Fn(&[f32], &[f32]) -> Vec<f32>,
) {
    let (all, all_others) = (vectors::<N, T>(1200, 0), vectors::<N, T>(1100, 3));
    let want = |input: &[T], other: &dyn Fn(usize) -> T| -> Vec<f32> {
        let vectors = input.iter().enumerate();
        vectors
            .flat_map(|(i, v)| expected(floats(&[*v]), floats(&[other(i)])))
            .collect()
    };
    for len in (0..=100).chain([1000]) {
        let (input, others) = (&all[len / 10..][..len], &all_others[len / 10..][..len]);
        let each = want(input, &|i| others[i]);
        for offset in [0, 1, 2, 3, 5] {
            let with_each = |run: Run<'_, T>| operation(run, Other::Each(Operand::array(others)));
            let got = common::in_place(input, offset, with_each);
            assert_floats(floats(&got), &each, "with each");
            let got = common::between(input, offset, 7 - offset, with_each);
            assert_floats(floats(&got), &each, "with each, between");
            let got = common::among_guards(input, with_each);
            assert_floats(floats(&got), &each, "with each, among guards");
        }
        let got = with_itself(input, &operation);
        assert_floats(floats(&got), &want(input, &|i| input[i]), "with itself");
    }
    for other in &all_others[..50] {
        let input = &all[..103];
        let got = common::in_place(input, 0, |run| operation(run, Other::One(*other)));
        let want = want(input, &|_| *other);
        assert_floats(
            floats(&got),
            &want,
            &format!("with {:?}", floats(&[*other])),
        );
    }
}

#[allow(unsafe_code, reason = "as the engine's edge makes such operands")]
fn with_itself<T: Pod>(input: &[T], operation: impl Fn(Run<'_, T>, With<'_, T>)) -> Vec<T> {
    let mut memory = input.to_vec();
    let (data, len) = (memory.as_mut_ptr(), memory.len());
    // SAFETY: the vector's own memory, in which source and target are one.
    let run = unsafe { Run::from_raw(data, data, len) };
    // SAFETY: the same memory, of the same length, which only the run writes.
    operation(run, Other::Each(unsafe { Operand::from_raw(data, len) }));
    memory
}

/// As [`check_with`], for operations on vectors alone.
fn check<const N: usize, T: Vector<N> + Send + Sync>(
    operation: impl Fn(Run<'_, T>),
    expected: impl Fn(&[f32]) -> Vec<f32>,
) {
    let all = vectors::<N, T>(1200, 0);
    for len in (0..=100).chain([1000]) {
        let input = &all[len / 10..][..len];
        let want: Vec<f32> = floats(input).chunks(N).flat_map(&expected).collect();
        for offset in [0, 1, 2, 3, 5] {
            let got = common::in_place(input, offset, &operation);
            assert_floats(floats(&got), &want, "in place");
            let got = common::between(input, 7 - offset, offset, &operation);
            assert_floats(floats(&got), &want, "between");
        }
        let got = common::among_guards(input, &operation);
        assert_floats(floats(&got), &want, "among guards");
    }
}

/// What `operation` writes to memory for `len` numbers, `offset` floats into it; it is to write every one of them.
fn written(len: usize, offset: usize, operation: impl Fn(&mut [MaybeUninit<f32>])) -> Vec<f32> {
    let unwritten = f32::from_bits(0xA5A5_A5A5);
    let mut memory = vec![MaybeUninit::new(unwritten); offset + len + 20];
    operation(&mut memory[offset..offset + len]);
    #[allow(unsafe_code, reason = "all of it was initialised above")]
    // SAFETY: every element was initialised above, and an operation writes initialised ones.
    let memory: Vec<f32> = memory.iter().map(|x| unsafe { x.assume_init() }).collect();
    for (i, float) in memory.iter().enumerate() {
        let inside = (offset..offset + len).contains(&i);
        assert_eq!(inside, float.to_bits() != unwritten.to_bits(), "float {i}");
    }
    memory[offset..offset + len].to_vec()
}

/// As [`check`], for a number from each vector.
fn check_numbers<const N: usize, T: Vector<N> + Send + Sync>(
    operation: impl Fn(&[T], &mut [MaybeUninit<f32>]),
    expected: impl Fn(&[f32]) -> f32,
) {
    let all = vectors::<N, T>(1200, 0);
    for len in (0..=100).chain([1000]) {
        for offset in [0, 1, 2, 3, 5] {
            let input = &all[len / 10 + offset..][..len];
            let want: Vec<f32> = floats(input).chunks(N).map(&expected).collect();
            let got = written(len, offset, |out| operation(input, out));
            assert_floats(&got, &want, "numbers");
        }
    }
}

/// As [`check_numbers`], for a number from each pair.
fn check_numbers_with<const N: usize, T: Vector<N> + Send + Sync>(
    operation: impl Fn(&[T], Other<T, &[T]>, &mut [MaybeUninit<f32>]),
    expected: impl Fn(&[f32], &[f32]) -> f32,
) {
    let others = vectors::<N, T>(1200, 3);
    let all = vectors::<N, T>(1200, 0);
    for len in (0..=100).chain([1000]) {
        for offset in [0, 1, 2, 3, 5] {
            let (input, others) = (&all[len / 10..][..len], &others[offset..][..len]);
            let pairs = floats(input).chunks(N).zip(floats(others).chunks(N));
            let want: Vec<f32> = pairs.map(|(a, b)| expected(a, b)).collect();
            let got = written(len, offset, |out| {
                operation(input, Other::Each(others), out)
            });
            assert_floats(&got, &want, "with each");
            let vectors = floats(input).chunks(N);
            let want: Vec<f32> = vectors.clone().map(|v| expected(v, v)).collect();
            let got = written(len, offset, |out| operation(input, Other::Each(input), out));
            assert_floats(&got, &want, "with itself");
            let Some(&other) = others.last() else {
                continue;
            };
            let want: Vec<f32> = vectors.map(|v| expected(v, floats(&[other]))).collect();
            let got = written(len, offset, |out| operation(input, Other::One(other), out));
            assert_floats(&got, &want, "with one");
        }
    }
}

fn check_measures<const N: usize, T: Vector<N> + Send + Sync>() {
    check_numbers::<N, T>(lengths, engine::length);
    check_numbers::<N, T>(lengths_squared, |v| engine::dot(v, v));
    check_numbers_with::<N, T>(dot, engine::dot);
    check_numbers_with::<N, T>(distances, engine::distance);
    check_numbers_with::<N, T>(distances_squared, engine::distance_squared);
    check_numbers_with::<N, T>(
        |a, b, out| match b {
            Other::One(b) => distances(&vec![b; a.len()], Other::Each(a), out),
            Other::Each(b) => distances(b, Other::Each(a), out),
        },
        engine::distance,
    );
}

#[test]
fn measures_equal_the_engines() {
    check_measures::<2, Vec2>();
    check_measures::<3, Vec3>();
    check_measures::<4, Vec4>();
    check_numbers_with::<2, Vec2>(cross_2d, |a, b| a[0] * b[1] - a[1] * b[0]);
}

#[test]
fn normalized_vectors_equal_the_engines() {
    check::<2, Vec2>(normalize, engine::normalized);
    check::<3, Vec3>(normalize, engine::normalized);
    check::<4, Vec4>(normalize, engine::normalized);
}

/// The squares' sum is 0, the least number, one that is subnormal, and one that is not.
#[test]
fn lengths_near_zero_are_the_engines() {
    for tiny in [1e-45, 2e-23, 3e-23, 4e-23, 1e-22, 1e-20, 1.1e-19, 1e-18] {
        for vector in [vec3(tiny, 0.0, -0.0), vec3(-tiny, tiny, 0.3 * tiny)] {
            let mut vectors = [vector; 3];
            normalize(Run::in_place(&mut vectors));
            let want = engine::normalized(&vector.to_array());
            assert_floats(&vectors[2].to_array(), &want, &format!("{vector}"));
            let plane = vec2(vector.x, vector.y);
            let mut vectors = [plane; 3];
            normalize(Run::in_place(&mut vectors));
            let want = engine::normalized(&plane.to_array());
            assert_floats(&vectors[2].to_array(), &want, &format!("{plane}"));
        }
    }
    let mut vectors = [vec2(-0.0, 1e-30), vec2(0.0, -0.0)];
    normalize(Run::in_place(&mut vectors));
    let bits = vectors.map(|v| v.to_array().map(f32::to_bits));
    assert_eq!(bits[0], [(-0.0_f32).to_bits(), 1e-30_f32.to_bits()]);
    assert_eq!(bits[1], [0, (-0.0_f32).to_bits()]);
    let mut vectors = [vec3(-0.0, 1e-30, 0.0)];
    normalize(Run::in_place(&mut vectors));
    assert_eq!(vectors[0].to_array().map(f32::to_bits), [0; 3]);
}

#[test]
fn limited_vectors_equal_the_engines() {
    for length in [
        2.5,
        0.0,
        -0.0,
        -1.0,
        1e-40,
        f32::MAX,
        f32::INFINITY,
        f32::NAN,
    ] {
        check::<2, Vec2>(
            |run| limit_length(run, length),
            |v| engine::limited(v, length),
        );
        check::<3, Vec3>(
            |run| limit_length(run, length),
            |v| engine::limited(v, length),
        );
    }
}

fn check_surfaces<const N: usize, T: Vector<N> + Send + Sync>() {
    for (normals, debug) in [(Normals::Any, false), (Normals::Unit, true)] {
        check_with::<N, T>(
            |run, n| reflect(run, n, normals),
            |v, n| engine::reflected(v, n, debug),
        );
        check_with::<N, T>(
            |run, n| bounce(run, n, normals),
            |v, n| engine::bounced(v, n, debug),
        );
        check_with::<N, T>(
            |run, n| slide(run, n, normals),
            |v, n| engine::slid(v, n, debug),
        );
    }
    check_with::<N, T>(project, engine::projected);
}

#[test]
fn vectors_at_surfaces_equal_the_engines() {
    check_surfaces::<2, Vec2>();
    check_surfaces::<3, Vec3>();
}

#[test]
fn unit_lengths_are_the_engines() {
    let all = vectors::<3, Vec3>(2000, 0);
    let unit: Vec<bool> = all.iter().map(|&v| is_unit(v)).collect();
    for (v, &unit) in all.iter().zip(&unit) {
        assert_eq!(unit, engine::is_normalized(&v.to_array()), "{v}");
    }
    assert_eq!(first_not_unit(&all), unit.iter().position(|unit| !unit));
    assert!(unit.contains(&true) && unit.contains(&false));
    for len in 0..70 {
        for at in 0..len {
            let mut line = vec![vec2(0.6, 0.8); len];
            assert_eq!(first_not_unit(&line), None);
            line[at] = Vec2::ONE;
            assert_eq!(first_not_unit(&line), Some(at), "of {len}");
        }
    }
    let line = [Vec2::X, Vec2::Y, vec2(0.6, 0.8)];
    assert_eq!(first_not_unit(&line), None);
    assert_eq!(first_not_unit::<2, Vec2>(&[]), None);
    assert!(!is_unit(vec2(f32::NAN, 1.0)) && !is_unit(vec2(f32::INFINITY, 1.0)));
}

#[test]
fn turned_vectors_equal_the_engines() {
    let rows = [
        vec3(0.36, 0.48, -0.8),
        vec3(-0.8, 0.6, 0.0),
        vec3(0.48, 0.64, 0.6),
    ];
    check::<3, Vec3>(
        |run| rotate(run, &rows),
        |v| {
            let row = |row: &Vec3| engine::dot(&row.to_array(), v);
            rows.iter().map(row).collect()
        },
    );
    for angle in [
        0.0_f32,
        -0.0,
        1.0,
        -2.5,
        std::f32::consts::PI,
        1e10,
        f32::INFINITY,
    ] {
        let (sin, cos) = angle.sin_cos();
        check::<2, Vec2>(
            |run| rotate_2d(run, cos, sin),
            |v| vec![v[0] * cos - v[1] * sin, v[0] * sin + v[1] * cos],
        );
    }
    check_with::<3, Vec3>(cross, engine::crossed);
}

#[test]
fn projected_points_equal_the_engines() {
    let odd = |i: usize| vectors::<4, Vec4>(60, i)[i + 40];
    for projection in [
        PERSPECTIVE,
        Mat4::from_cols(
            vec4(1.0, 2.0, 3.0, 4.0),
            vec4(-5.0, 0.25, 7.0, 0.1),
            vec4(0.3, -9.0, 1.0, -1.0),
            vec4(2.0, 0.5, -0.125, 3.0),
        ),
        Mat4::from_cols(odd(0), odd(1), odd(3), odd(5)),
        Mat4::from_cols(odd(2), odd(4), odd(6), odd(8)),
        Mat4::ZERO,
    ] {
        let m = projection.to_cols_array_2d();
        check::<3, Vec3>(
            |run| project_points(run, &projection),
            |v| {
                let row = |r: usize| {
                    engine::dot(
                        &[m[0][r], m[1][r], m[2][r], m[3][r]],
                        &[v[0], v[1], v[2], 1.0],
                    )
                };
                (0..3).map(|r| row(r) / row(3)).collect()
            },
        );
    }
}

fn check_components<const N: usize, T: Vector<N> + Send + Sync>() {
    for index in 0..N {
        check_numbers::<N, T>(|v, out| get_component(v, index, out), |v| v[index]);
        for value in [0.5, -0.0, f32::INFINITY, f32::from_bits(0xFFC5_4321)] {
            let set = |v: &[f32]| {
                let mut v = v.to_vec();
                v[index] = value;
                v
            };
            check::<N, T>(|run| set_component(run, index, Values::One(value)), set);
        }
        let values: Vec<f32> = common::elements(100);
        for len in 0..=100 {
            let input = vectors::<N, T>(len, index);
            let values = &values[100 - len..];
            let mut want = floats(&input).to_vec();
            for (v, value) in want.chunks_mut(N).zip(values) {
                v[index] = *value;
            }
            let set = |run: Run<'_, T>| set_component(run, index, Values::Each(values));
            let bits = |floats: &[f32]| floats.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            let got = common::in_place(&input, len % 5, set);
            assert_eq!(bits(floats(&got)), bits(&want));
            let got = common::between(&input, len % 7, len % 3, set);
            assert_eq!(bits(floats(&got)), bits(&want));
        }
    }
}

/// All bits of NaNs too.
#[test]
fn components_are_taken_and_set() {
    check_components::<2, Vec2>();
    check_components::<3, Vec3>();
    check_components::<4, Vec4>();
}

#[test]
#[should_panic(expected = "component 2 of vectors of 2")]
fn there_is_no_third_component_in_the_plane() {
    set_component(Run::in_place(&mut [Vec2::ONE]), 2, Values::One(0.0));
}

#[test]
#[should_panic(expected = "component 3 of vectors of 3")]
fn there_is_no_fourth_component_in_space() {
    written(1, 0, |out| get_component(&[Vec3::ONE], 3, out));
}

/// The parts of several threads meet where they should, at any number of threads.
#[test]
fn large_arrays_equal_small_ones_at_any_thread_count() {
    let all: Vec<Vec3> = common::elements(900_001);
    let others: Vec<Vec3> = all.iter().rev().copied().collect();
    let numbers: Vec<f32> = common::elements(all.len());
    let all_at_once = || {
        let with = || Other::Each(Operand::array(&others));
        let change = |operation: &dyn Fn(Run<'_, Vec3>)| {
            floats(&common::in_place(&all, 0, operation)).to_vec()
        };
        [
            written(all.len(), 0, |out| lengths(&all, out)),
            written(all.len(), 0, |out| get_component(&all, 1, out)),
            change(&|run| reflect(run, with(), Normals::Unit)),
            change(&|run| set_component(run, 2, Values::Each(&numbers))),
            change(&|run| project_points(run, &PERSPECTIVE)),
        ]
    };
    parallel::set_thread_count(1);
    let alone = all_at_once();
    for threads in [2, 3, 7] {
        parallel::set_thread_count(threads);
        for (i, (got, want)) in all_at_once().iter().zip(&alone).enumerate() {
            assert_floats(got, want, &format!("operation {i} on {threads} threads"));
        }
    }
}

fn any_vec3() -> impl Strategy<Value = Vec3> {
    let float = prop_oneof![4 => -1e3_f32..1e3, 1 => proptest::num::f32::ANY];
    [float.clone(), float.clone(), float].prop_map(Vec3::from)
}

proptest! {
    #[test]
    fn any_vectors_equal_the_engines(
        input in prop::collection::vec(any_vec3(), 0..200),
        other in any_vec3(),
        length in proptest::num::f32::ANY,
    ) {
        let each = |f: &dyn Fn(&[f32]) -> Vec<f32>| -> Vec<f32> {
            floats(&input).chunks(3).flat_map(f).collect()
        };
        let n = other.to_array();
        let got = common::in_place(&input, 0, normalize);
        assert_floats(floats(&got), &each(&engine::normalized), "normalize");
        let got = common::in_place(&input, 0, |run| limit_length(run, length));
        assert_floats(floats(&got), &each(&|v| engine::limited(v, length)), "limit_length");
        let got = common::in_place(&input, 0, |run| slide(run, Other::One(other), Normals::Any));
        assert_floats(floats(&got), &each(&|v| engine::slid(v, &n, false)), "slide");
        let got = common::in_place(&input, 0, |run| project(run, Other::One(other)));
        assert_floats(floats(&got), &each(&|v| engine::projected(v, &n)), "project");
        let got = common::in_place(&input, 0, |run| cross(run, Other::One(other)));
        assert_floats(floats(&got), &each(&|v| engine::crossed(v, &n)), "cross");
    }
}
