//! The normals of meshes against plain scalar code in the engine's order of steps.

mod common;

use common::{assert_floats, floats};
use glam::Vec3;
use packed_compute::lanes::Indices;
use packed_compute::ops::normal::{generate_normals, grid_normals};
use packed_compute::parallel;

fn normalized(v: Vec3) -> Vec3 {
    let squared = v.x * v.x + v.y * v.y + v.z * v.z;
    if squared == 0.0 {
        Vec3::ZERO
    } else {
        v / squared.sqrt()
    }
}

/// As `SurfaceTool` does it: the first normal is kept, the others are added to it.
fn by_sums(vertices: &[Vec3], indices: &[i32]) -> Vec<Vec3> {
    let mut sums: Vec<Option<Vec3>> = vec![None; vertices.len()];
    for triangle in indices.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|corner| vertices[triangle[corner] as usize]);
        let (u, v) = (a - c, a - b);
        let face = normalized(Vec3::new(
            u.y * v.z - u.z * v.y,
            u.z * v.x - u.x * v.z,
            u.x * v.y - u.y * v.x,
        ));
        for &corner in triangle {
            let sum = &mut sums[corner as usize];
            *sum = Some(sum.map_or(face, |sum| sum + face));
        }
    }
    let normal = |sum: &Option<Vec3>| sum.map_or(Vec3::ZERO, normalized);
    sums.iter().map(normal).collect()
}

/// Triangles among `vertices` at random, some without an area.
fn triangles(count: usize, vertices: usize) -> Vec<i32> {
    let index = |i: usize| (i * i * 31 + i * 17 + i / 5) % vertices;
    (0..3 * count).map(|i| index(i) as i32).collect()
}

fn generated(vertices: &[Vec3], indices: &[i32]) -> Vec<Vec3> {
    let start = vertices.len() % 3;
    let mut normals = vec![Vec3::splat(9.0); start + vertices.len()];
    let triangles = Indices::check(indices, vertices.len()).unwrap();
    generate_normals(&mut normals[start..], vertices, triangles);
    normals.split_off(start)
}

#[test]
fn normals_are_those_of_the_faces_around() {
    for len in [1, 2, 3, 4, 5, 17, 100, 1030] {
        let vertices: Vec<Vec3> = common::elements(len);
        for count in (0..=40).chain([1000]) {
            let indices = triangles(count, len);
            let (got, want) = (generated(&vertices, &indices), by_sums(&vertices, &indices));
            let what = format!("{count} triangles, {len} vertices");
            assert_floats(floats(&got), floats(&want), &what);
        }
    }
    assert!(generated(&[], &[]).is_empty());
}

#[test]
fn the_front_is_clockwise() {
    let vertices = [Vec3::ZERO, Vec3::X, Vec3::Z];
    let got = generated(&vertices, &[0, 1, 2]);
    // Seen from above, with z downwards, that is clockwise.
    assert_eq!(got, [Vec3::Y; 3]);
}

#[test]
#[should_panic(expected = "indices of no triangle")]
fn indices_of_no_triangle_are_refused() {
    generated(&[Vec3::ZERO; 4], &[0, 1, 2, 3]);
}

fn by_neighbours(heights: &[f32], width: usize, spacing: f64) -> Vec<Vec3> {
    let rows = heights.len() / width;
    let height = |x: usize, z: usize| heights[z * width + x];
    let slope = |low: f32, high: f32, apart: usize| {
        let factor = if apart == 1 { 2.0 } else { 1.0 };
        (low - high) * factor
    };
    let normal = |i: usize| {
        let (x, z) = (i % width, i / width);
        let (left, right) = (x.saturating_sub(1), (x + 1).min(width - 1));
        let (back, front) = (z.saturating_sub(1), (z + 1).min(rows - 1));
        normalized(Vec3::new(
            slope(height(left, z), height(right, z), right - left),
            (2.0 * spacing) as f32,
            slope(height(x, back), height(x, front), front - back),
        ))
    };
    (0..heights.len()).map(normal).collect()
}

fn on_grid(heights: &[f32], width: usize, spacing: f64) -> Vec<Vec3> {
    let start = width % 3;
    let mut normals = vec![Vec3::splat(9.0); start + heights.len()];
    grid_normals(&mut normals[start..], heights, width, spacing);
    normals.split_off(start)
}

#[test]
fn grids_have_the_slopes_between_neighbours() {
    let heights: Vec<f32> = common::elements(100 * 9 + 100);
    for width in 1..=100 {
        for rows in [0, 1, 2, 3, 9] {
            for spacing in [1.0, 0.1, 1e-30, 2.1e-45, f64::INFINITY] {
                let heights = &heights[width..][..width * rows];
                let got = on_grid(heights, width, spacing);
                let want = by_neighbours(heights, width, spacing);
                let what = format!("{width} x {rows}, {spacing} apart");
                assert_floats(floats(&got), floats(&want), &what);
            }
        }
    }
}

#[test]
fn a_plane_has_one_normal_everywhere() {
    let width = 37;
    let height = |i: usize| 0.5 * (i % width) as f32 - 0.25 * (i / width) as f32;
    let heights: Vec<f32> = (0..width * 20).map(height).collect();
    let want = Vec3::new(-0.5, 1.0, 0.25).normalize();
    for normal in on_grid(&heights, width, 1.0) {
        assert!((normal - want).length() < 1e-6, "{normal}");
    }
}

#[test]
fn threads_change_nothing() {
    let heights: Vec<f32> = common::elements(501 * 801);
    let vertices: Vec<Vec3> = common::elements(250_003);
    let indices = triangles(90_000, vertices.len());
    let all = || {
        let mut normals = on_grid(&heights, 801, 0.5);
        normals.extend(generated(&vertices, &indices));
        normals
    };
    parallel::set_thread_count(1);
    let alone = all();
    for threads in [2, 3] {
        parallel::set_thread_count(threads);
        assert_floats(
            floats(&all()),
            floats(&alone),
            &format!("{threads} threads"),
        );
    }
    parallel::set_thread_count(0);
}
