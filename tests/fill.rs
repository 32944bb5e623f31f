//! Filling and counting, and bytes that are scaled.

mod common;

use std::fmt::Debug;

use bytemuck::Pod;
use glam::{Vec2, Vec3, Vec4};
use packed_compute::lanes::Run;
use packed_compute::ops::fill;
use packed_compute::parallel;

/// What `operation` writes, in every way to give it an array of `len` elements, is what `expected` says.
fn check<T: Pod + PartialEq + Debug>(
    len: usize,
    operation: impl Fn(Run<'_, T>),
    expected: impl Fn(usize) -> T,
) {
    let elements = vec![T::zeroed(); len];
    let expected: Vec<T> = (0..len).map(expected).collect();
    let same = |got: &[T]| assert!(got == expected, "{len} elements");
    same(&common::in_place(&elements, len % 3, &operation));
    if len <= 100 {
        same(&common::among_guards(&elements, &operation));
        same(&common::between(&elements, 1, len % 2, &operation));
    }
}

fn lengths() -> impl Iterator<Item = usize> {
    (0..=100).chain([1000, 40_001])
}

#[test]
fn every_element_becomes_the_value() {
    for len in lengths() {
        check(len, |run| fill::fill(run, 1.5_f32), |_| 1.5);
        check(len, |run| fill::fill(run, -2.5_f64), |_| -2.5);
        check(len, |run| fill::fill(run, -7_i32), |_| -7);
        check(len, |run| fill::fill(run, 1_i64 << 40), |_| 1 << 40);
        check(len, |run| fill::fill(run, 200_u8), |_| 200);
        check(len, |run| fill::fill(run, Vec2::X), |_| Vec2::X);
        let (three, four) = (Vec3::new(1.0, 2.0, 3.0), Vec4::new(1.0, 2.0, 3.0, 4.0));
        check(len, |run| fill::fill(run, three), |_| three);
        check(len, |run| fill::fill(run, four), |_| four);
    }
}

#[test]
fn elements_count() {
    for len in lengths() {
        for (start, step) in [(0.0, 1.0), (0.1, 0.7), (-3.5, -1e-3), (1e30, 1e29)] {
            let (start_32, step_32) = (start as f32, step as f32);
            check(
                len,
                |run| fill::range_f32(run, start_32, step_32),
                |i| (f64::from(start_32) + i as f64 * f64::from(step_32)) as f32,
            );
            check(
                len,
                |run| fill::range_f64(run, start, step),
                |i| start + i as f64 * step,
            );
        }
        check(
            len,
            |run| fill::range_i32(run, i32::MAX - 50, 1_000_003),
            |i| (i64::from(i32::MAX - 50) + i as i64 * 1_000_003) as i32,
        );
        check(
            len,
            |run| fill::range_i64(run, i64::MAX - 5, 7),
            |i| (i128::from(i64::MAX - 5) + i as i128 * 7) as i64,
        );
        check(
            len,
            |run| fill::range_u8(run, 250, 3),
            |i| (250 + i * 3) as u8,
        );
    }
}

#[test]
fn elements_are_the_same_on_threads() {
    for threads in [1, 2, 3, 7] {
        parallel::set_thread_count(threads);
        check(
            2_000_003,
            |run| fill::range_f32(run, 3.0, 0.25),
            |i| (3.0 + i as f64 * 0.25) as f32,
        );
        check(
            2_000_003,
            |run| fill::range_i32(run, 5, 3),
            |i| 5 + i as i32 * 3,
        );
        check(5_000_003, |run| fill::fill(run, 2.5_f32), |_| 2.5);
    }
    parallel::set_thread_count(0);
}

#[test]
fn bytes_are_scaled_rounded_and_kept() {
    let factors = [
        0.0,
        0.1,
        0.25,
        0.5,
        // The number before a half, whose sum with a half is 1.
        0.499_999_999_999_999_94,
        1.0,
        1.5,
        1.9999,
        255.0,
        1e300,
        -0.3,
        -1e300,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ];
    for factor in factors {
        for len in [0, 1, 31, 32, 33, 100, 1000] {
            let elements: Vec<u8> = (0..len).map(|i| (i * 7) as u8).collect();
            let got = common::in_place(&elements, 1, |run| fill::scale_bytes(run, factor));
            for (&byte, got) in elements.iter().zip(got) {
                let scaled = (f64::from(byte) * factor).round().clamp(0.0, 255.0);
                // A conversion makes 0 of NaN.
                assert_eq!(got, scaled as u8, "{byte} * {factor}");
            }
        }
    }
}
