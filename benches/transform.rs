//! Transforms in place on one thread, beside a copy of the same bytes between two warm places.
//!
//! The CPU level is the one the benchmark is compiled for: `RUSTFLAGS="-C target-cpu=x86-64-v3"`.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use glam::{Vec2, Vec3, vec2, vec3};
use packed_compute::lanes::Run;
use packed_compute::ops::transform::{
    Affine2, Affine3, transform_directions, transform_points, transform_points_2d,
};
use packed_compute::{level, parallel};

const SIZES: [usize; 5] = [16, 1_000, 100_000, 1_000_000, 4_000_000];

/// A turn, so that points keep their size however often they are transformed.
const TURN: Affine3 = Affine3 {
    rows: [
        vec3(0.36, 0.48, -0.8),
        vec3(-0.8, 0.6, 0.0),
        vec3(0.48, 0.64, 0.6),
    ],
    origin: vec3(1e-3, -2e-3, 5e-4),
};

const TURN_2D: Affine2 = Affine2 {
    x: vec2(0.6, 0.8),
    y: vec2(-0.8, 0.6),
    origin: vec2(1e-3, -2e-3),
};

fn transforms(criterion: &mut Criterion) {
    for threads in [1, 0] {
        parallel::set_thread_count(threads);
        let threads = parallel::thread_count();
        let mut group = criterion.benchmark_group(format!("{}/{threads}", level::current()));
        for size in SIZES {
            group.throughput(Throughput::Elements(size as u64));
            let mut points = vec![Vec3::ONE; size];
            let mut points_2d = vec![Vec2::ONE; size];
            let source = points.clone();
            group.bench_function(BenchmarkId::new("copy", size), |bencher| {
                bencher.iter(|| black_box(&mut points[..]).copy_from_slice(black_box(&source)));
            });
            group.bench_function(BenchmarkId::new("points", size), |bencher| {
                bencher.iter(|| transform_points(Run::in_place(black_box(&mut points)), &TURN));
            });
            group.bench_function(BenchmarkId::new("directions", size), |bencher| {
                let rows = &TURN.rows;
                bencher.iter(|| transform_directions(Run::in_place(black_box(&mut points)), rows));
            });
            group.bench_function(BenchmarkId::new("points_2d", size), |bencher| {
                let run =
                    |points: &mut [Vec2]| transform_points_2d(Run::in_place(points), &TURN_2D);
                bencher.iter(|| run(black_box(&mut points_2d)));
            });
        }
    }
}

criterion_group!(benches, transforms);
criterion_main!(benches);
