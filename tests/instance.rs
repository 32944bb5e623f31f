//! Instance buffers against plain scalar code in the engine's order of steps.

mod common;

use std::ops::Range;

use common::{assert_floats, elements, floats};
use glam::{Vec2, Vec3, Vec3Swizzles as _, Vec4};
use packed_compute::lanes::{Constant, Operand};
use packed_compute::ops::instance::{
    Buffer, is_zero, write_instance_colors, write_instance_origins, write_instances,
    write_instances_along, write_instances_along_2d,
};
use packed_compute::parallel;

/// What no operation writes of itself.
const OLD: f32 = -77.25;

/// Asserts that `operation`, given a buffer and the numbers of instances, writes what `instance` makes of each: floats, or
/// `None` where the old ones stay. At every length up to 100, at starts of all alignments, of the buffer and of what the
/// instances are made of, with room to spare and none.
fn check(
    strides: &[usize],
    operation: impl Fn(Buffer<'_>, Range<usize>),
    instance: impl Fn(usize) -> Vec<Option<f32>>,
    what: &str,
) {
    for &stride in strides {
        for len in (0..=100).chain([1030]) {
            for (start, spare) in [(0, 0), (1, 3), (3, 40)] {
                let mut want = vec![OLD; start + len * stride + spare];
                let instances = len % 5..len % 5 + len;
                for (i, place) in instances.clone().zip(want[start..].chunks_mut(stride)) {
                    for (float, new) in place.iter_mut().zip(instance(i)) {
                        *float = new.unwrap_or(*float);
                    }
                }
                let mut got = vec![OLD; want.len()];
                let floats = &mut got[start..];
                operation(Buffer { floats, stride }, instances);
                assert_floats(&got, &want, &format!("{what}, {len} of {stride}, {start}"));
            }
        }
    }
}

fn some(floats: impl IntoIterator<Item = f32>) -> Vec<Option<f32>> {
    floats.into_iter().map(Some).collect()
}

#[test]
fn transforms_have_the_basis_and_their_origins() {
    let basis = [[1.0, 2.0, -0.0], [4.0, f32::NAN, 6.0], [7.0, 8.0, 9.5]];
    let positions: Vec<Vec3> = elements(1040);
    check(
        &[12, 16, 20, 13],
        |buffer, all| write_instances(buffer, &positions[all], basis, &[]),
        |i| {
            let origin = positions[i].to_array();
            some((0..3).flat_map(|c| [basis[c][0], basis[c][1], basis[c][2], origin[c]]))
        },
        "in space",
    );
    let basis = [[1.0, -2.0, 0.0], [4.0, 5.0, 0.0]];
    let positions: Vec<Vec2> = elements(1040);
    check(
        &[8, 12, 16],
        |buffer, all| write_instances(buffer, &positions[all], basis, &[]),
        |i| {
            let origin = positions[i].to_array();
            some((0..2).flat_map(|c| [basis[c][0], basis[c][1], 0.0, origin[c]]))
        },
        "in the plane",
    );
}

#[test]
fn colours_come_with_their_transforms() {
    let basis = [[1.0, 2.0, -0.0], [4.0, f32::NAN, 6.0], [7.0, 8.0, 9.5]];
    let (positions, colors): (Vec<Vec3>, Vec<Vec4>) = (elements(1040), elements(1040));
    check(
        &[16, 20, 17],
        |buffer, all| write_instances(buffer, &positions[all.clone()], basis, &colors[all]),
        |i| {
            let origin = positions[i].to_array();
            let rows = (0..3).flat_map(|c| [basis[c][0], basis[c][1], basis[c][2], origin[c]]);
            some(rows.chain(colors[i].to_array()))
        },
        "in space",
    );
}

#[test]
fn origins_leave_the_axes() {
    fn rows<const N: usize>(origin: [f32; N]) -> Vec<Option<f32>> {
        let row = |component| [None, None, None, Some(component)];
        origin.into_iter().flat_map(row).collect()
    }
    let positions: Vec<Vec3> = elements(1040);
    check(
        &[12, 16, 20],
        |buffer, all| write_instance_origins(buffer, &positions[all]),
        |i| rows(positions[i].to_array()),
        "in space",
    );
    let positions: Vec<Vec2> = elements(1040);
    check(
        &[8, 12, 16],
        |buffer, all| write_instance_origins(buffer, &positions[all]),
        |i| rows(positions[i].to_array()),
        "in the plane",
    );
}

#[test]
fn colours_stand_where_they_are_told() {
    let colors: Vec<Vec4> = elements(1040);
    for (offset, strides) in [(12, &[16, 20][..]), (8, &[12]), (16, &[20]), (0, &[4])] {
        check(
            strides,
            |buffer, all| write_instance_colors(buffer, offset, &colors[all]),
            |i| {
                let mut floats = vec![None; offset];
                floats.extend(some(colors[i].to_array()));
                floats
            },
            &format!("at {offset}"),
        );
    }
}

/// `Vector3.normalized`, `cross` and `is_zero_approx` as the engine computes them.
mod engine {
    pub type V = [f32; 3];

    pub fn normalized(v: V) -> V {
        let squared = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
        if squared == 0.0 {
            return [0.0; 3];
        }
        v.map(|x| x / squared.sqrt())
    }

    pub fn cross(a: V, b: V) -> V {
        [
            a[1] * b[2] - a[2] * b[1],
            a[2] * b[0] - a[0] * b[2],
            a[0] * b[1] - a[1] * b[0],
        ]
    }

    pub fn is_zero_approx(v: &[f32]) -> bool {
        v.iter().all(|x| x.abs() < 1e-5)
    }

    fn perpendicular(v: V) -> V {
        let [x, y, z] = v.map(f32::abs);
        let other = if x <= y && x <= z {
            [1.0, 0.0, 0.0]
        } else {
            [0.0, 1.0, 0.0]
        };
        normalized(cross(v, other))
    }

    /// The axes of `Basis.looking_at`.
    pub fn looking_at(target: V, up: V) -> [V; 3] {
        if is_zero_approx(&target) {
            return [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        }
        let z = normalized(target).map(|x| -x);
        let mut x = cross(up, z);
        if is_zero_approx(&x) {
            x = perpendicular(up);
        }
        let x = normalized(x);
        [x, cross(z, x), z]
    }
}

/// Directions of all sorts: some special, some of no length, some along `up`.
fn directions(up: Vec3) -> Vec<Vec3> {
    let mut directions: Vec<Vec3> = elements(1040);
    for (i, direction) in directions.iter_mut().enumerate() {
        match i % 11 {
            3 => *direction = Vec3::ZERO,
            5 => *direction = up * (i as f32 - 500.0),
            7 => *direction *= 1e-7,
            9 => *direction = Vec3::new(1e-6, -9.9e-6, 0.0),
            _ => {}
        }
    }
    directions
}

#[test]
fn transforms_look_along_their_directions() {
    let positions: Vec<Vec3> = elements(1040);
    let scales: Vec<f32> = elements(1040);
    let colors: Vec<Vec4> = elements(1040);
    let ups = [
        Vec3::Y,
        Vec3::new(0.3, -2.0, 0.7),
        Vec3::new(0.0, 5.0, 3.0),
        Vec3::new(1e-4, 0.0, 0.0),
        Vec3::new(f32::INFINITY, 1.0, f32::NAN),
    ];
    let half = Constant::new(0.5);
    for up in ups {
        let directions = directions(up);
        let looking = |i: usize, scale: f32| {
            let axes = engine::looking_at(directions[i].to_array(), up.to_array());
            let origin = positions[i].to_array();
            some((0..3).flat_map(|c| {
                let [x, y, z] = axes.map(|axis| axis[c] * scale);
                [x, y, z, origin[c]]
            }))
        };
        check(
            &[12, 16],
            |buffer, all| {
                let vectors = (&positions[all.clone()], &directions[all.clone()]);
                write_instances_along(
                    buffer,
                    vectors,
                    up,
                    Operand::constant(&half, all.len()),
                    &[],
                );
            },
            |i| looking(i, 0.5),
            &format!("one scale, {up}"),
        );
        check(
            &[16, 20],
            |buffer, all| {
                let vectors = (&positions[all.clone()], &directions[all.clone()]);
                let colors = &colors[all.clone()];
                write_instances_along(buffer, vectors, up, Operand::array(&scales[all]), colors);
            },
            |i| [looking(i, scales[i]), some(colors[i].to_array())].concat(),
            &format!("a scale and a colour for each, {up}"),
        );
    }
}

#[test]
fn transforms_of_the_plane_point_along_their_directions() {
    let (positions, scales): (Vec<Vec2>, Vec<f32>) = (elements(1040), elements(1040));
    let colors: Vec<Vec4> = elements(1040);
    let mut directions: Vec<Vec2> = elements(1040);
    for (i, direction) in directions.iter_mut().enumerate() {
        match i % 7 {
            2 => *direction = Vec2::new(-0.0, 9e-6),
            4 => *direction *= 1e-4,
            _ => {}
        }
    }
    let transform = |i: usize| {
        let ([dx, dy], [px, py]) = (directions[i].to_array(), positions[i].to_array());
        let squared = dx * dx + dy * dy;
        let (x, up, down) = match squared {
            _ if engine::is_zero_approx(&[dx, dy]) => (1.0, 0.0, 0.0),
            0.0 => (dx, dy, -dy),
            _ => (
                dx / squared.sqrt(),
                dy / squared.sqrt(),
                -dy / squared.sqrt(),
            ),
        };
        let [x, up, down] = [x, up, down].map(|float| float * scales[i]);
        some([x, down, 0.0, px, up, x, 0.0, py])
    };
    check(
        &[8, 12],
        |buffer, all| {
            let vectors = (&positions[all.clone()], &directions[all.clone()]);
            write_instances_along_2d(buffer, vectors, Operand::array(&scales[all]), &[]);
        },
        transform,
        "in the plane",
    );
    check(
        &[12, 16],
        |buffer, all| {
            let vectors = (&positions[all.clone()], &directions[all.clone()]);
            let colors = &colors[all.clone()];
            write_instances_along_2d(buffer, vectors, Operand::array(&scales[all]), colors);
        },
        |i| [transform(i), some(colors[i].to_array())].concat(),
        "coloured in the plane",
    );
}

#[test]
fn vectors_are_zero_as_the_engine_sees_it() {
    assert!(is_zero(Vec3::ZERO) && is_zero(Vec3::new(9.9e-6, -9.9e-6, -0.0)));
    assert!(!is_zero(Vec3::new(0.0, 0.0, 1e-5)));
    for c in 0..3 {
        let mut odd = Vec3::ZERO;
        odd[c] = f32::NAN;
        assert!(!is_zero(odd), "NaN is not");
    }
}

#[test]
fn threads_change_nothing() {
    let len = 150_001;
    let positions: Vec<Vec3> = elements(len);
    let directions = positions.iter().map(|p| p.yzx() * 0.5 + Vec3::X);
    let directions: Vec<Vec3> = directions.collect();
    let colors: Vec<Vec4> = elements(len);
    let scale = Constant::new(0.25);
    let write = || {
        let stride = 16;
        let mut floats = vec![OLD; len * stride + 5];
        let vectors = (&positions[..], &directions[..]);
        let scale = Operand::constant(&scale, len);
        let buffer = Buffer {
            floats: &mut floats,
            stride,
        };
        write_instances_along(buffer, vectors, Vec3::Y, scale, &[]);
        let buffer = Buffer {
            floats: &mut floats,
            stride,
        };
        write_instance_colors(buffer, 12, &colors);
        let mut colored = vec![OLD; len * stride + 5];
        let buffer = Buffer {
            floats: &mut colored,
            stride,
        };
        write_instances_along(buffer, vectors, Vec3::Y, scale, &colors);
        assert_floats(&colored, &floats, "colours with transforms");
        let mut plane = vec![OLD; len * 8];
        let flat: Vec<Vec2> = positions.iter().map(|p| p.xz()).collect();
        let buffer = Buffer {
            floats: &mut plane,
            stride: 8,
        };
        write_instances_along_2d(buffer, (&flat, &flat), scale, &[]);
        let mut others = vec![OLD; len * 12];
        let buffer = Buffer {
            floats: &mut others,
            stride: 12,
        };
        write_instances(buffer, &positions, [[1.0, 2.0, 3.0]; 3], &[]);
        let buffer = Buffer {
            floats: &mut others,
            stride: 12,
        };
        write_instance_origins(buffer, &directions);
        [plane, others, floats].concat()
    };
    parallel::set_thread_count(1);
    let alone = write();
    for threads in [2, 3] {
        parallel::set_thread_count(threads);
        assert_floats(&write(), &alone, &format!("{threads} threads"));
    }
    parallel::set_thread_count(0);
    assert_floats(&alone[alone.len() - 5..], &[OLD; 5], "what is behind");
    let last = &alone[alone.len() - 9..][..4];
    assert_floats(last, floats(&colors[len - 1..]), "the last one's colour");
}

#[test]
#[should_panic(expected = "more instances than fit")]
fn instances_that_do_not_fit_are_refused() {
    let floats = &mut [0.0; 23];
    let buffer = Buffer { floats, stride: 12 };
    write_instance_origins(buffer, &[Vec3::ZERO; 2]);
}

#[test]
#[should_panic(expected = "more instances than fit")]
fn strides_beyond_all_memory_are_refused() {
    let floats = &mut [0.0; 24];
    let stride = 1 << 63;
    write_instance_origins(Buffer { floats, stride }, &[Vec3::ZERO; 2]);
}

#[test]
#[should_panic(expected = "rows that overlap")]
fn strides_less_than_a_transform_are_refused() {
    let floats = &mut [0.0; 24];
    let buffer = Buffer { floats, stride: 11 };
    write_instances(buffer, &[Vec3::ZERO; 2], [[0.0; 3]; 3], &[]);
}

#[test]
#[should_panic(expected = "a colour beyond its instance")]
fn colours_beyond_their_instance_are_refused() {
    let floats = &mut [0.0; 24];
    let buffer = Buffer { floats, stride: 12 };
    write_instance_colors(buffer, 9, &[Vec4::ZERO]);
}

#[test]
#[should_panic(expected = "a colour beyond its instance")]
fn strides_less_than_a_transform_and_a_colour_are_refused() {
    let floats = &mut [0.0; 30];
    let buffer = Buffer { floats, stride: 15 };
    write_instances(buffer, &[Vec3::ZERO; 2], [[0.0; 3]; 3], &[Vec4::ZERO; 2]);
}
