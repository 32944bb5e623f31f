//! Spheres and planes against plain scalar code.

#![allow(unsafe_code, reason = "a mask is read back")]

mod common;

use std::mem::MaybeUninit;

use glam::Vec3;
use packed_compute::lanes::{Constant, Operand};
use packed_compute::ops::culling::{Plane, cull_spheres};
use packed_compute::parallel;

fn seen(points: &[Vec3], radius: Operand<'_, f32>, planes: &[Plane]) -> Vec<u8> {
    let start = points.len() % 3;
    let mut mask = vec![MaybeUninit::new(9); start + points.len()];
    cull_spheres(points, radius, planes, &mut mask[start..]);
    let byte = |byte: &MaybeUninit<u8>| {
        // SAFETY: it was made with a value.
        unsafe { byte.assume_init() }
    };
    mask[start..].iter().map(byte).collect()
}

fn is_seen(p: Vec3, radius: f32, planes: &[Plane]) -> u8 {
    let is_within = |plane: &Plane| {
        let n = plane.normal;
        n.x * p.x + n.y * p.y + n.z * p.z - plane.d <= radius
    };
    planes.iter().all(is_within).into()
}

fn planes() -> Vec<Plane> {
    let plane = |x, y, z, d| Plane {
        normal: Vec3::new(x, y, z),
        d,
    };
    vec![
        plane(1.0, 0.0, 0.0, 200.0),
        plane(0.0, -0.6, 0.8, 30.0),
        plane(0.0, 0.0, -1.0, 5.0),
        plane(f32::INFINITY, 1.0, 0.0, 1e30),
        plane(f32::NAN, 0.0, 0.0, 0.0),
    ]
}

#[test]
fn spheres_are_seen_as_in_scalar_code() {
    let (all, radii): (Vec<Vec3>, Vec<f32>) = (common::elements(1030), common::elements(1030));
    let planes = planes();
    let mut counts = [0; 2];
    for count in 0..=planes.len() {
        let planes = &planes[..count];
        for len in (0..=100).chain([1030]) {
            let points = &all[1030 - len..];
            let radii = &radii[1030 - len..];
            let want: Vec<u8> = points
                .iter()
                .zip(radii)
                .map(|(&p, &r)| is_seen(p, r, planes))
                .collect();
            let got = seen(points, Operand::array(radii), planes);
            assert_eq!(got, want, "{len} radii, {count} planes");
            for radius in [0.0, -3.0, 12.5, f32::INFINITY, f32::NAN] {
                let constant = Constant::new(radius);
                let got = seen(points, Operand::constant(&constant, len), planes);
                let want: Vec<u8> = points.iter().map(|&p| is_seen(p, radius, planes)).collect();
                assert_eq!(got, want, "{len} of {radius}, {count} planes");
                for byte in want {
                    counts[usize::from(byte)] += 1;
                }
            }
        }
    }
    assert!(counts.iter().all(|&count| count > 1000), "{counts:?}");
}

#[test]
fn threads_change_nothing() {
    let points: Vec<Vec3> = common::elements(300_001);
    let radius = Constant::new(2.0);
    let look = || {
        seen(
            &points,
            Operand::constant(&radius, points.len()),
            &planes()[..3],
        )
    };
    parallel::set_thread_count(1);
    let alone = look();
    for threads in [2, 3] {
        parallel::set_thread_count(threads);
        assert!(look() == alone, "{threads} threads");
    }
    parallel::set_thread_count(0);
}
