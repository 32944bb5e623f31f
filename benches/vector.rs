//! Vector operations on one thread, in place or to memory that is warm.
//!
//! The CPU level is the one the benchmark is compiled for: `RUSTFLAGS="-C target-cpu=x86-64-v3"`.

use std::hint::black_box;
use std::mem::MaybeUninit;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use glam::{Mat4, Vec2, Vec3, Vec4, vec2, vec3};
use packed_compute::lanes::{Operand, Run, Vector};
use packed_compute::ops::vector::component::{Values, get_component, set_component};
use packed_compute::ops::vector::length::{limit_length, normalize};
use packed_compute::ops::vector::measure::{distances, dot, lengths};
use packed_compute::ops::vector::projection::project_points;
use packed_compute::ops::vector::surface::{Normals, project, reflect, slide};
use packed_compute::ops::vector::turn::{cross, rotate_2d};
use packed_compute::ops::vector::{Other, measure};
use packed_compute::{level, parallel};

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

/// The forms that vectors of two and three have in common.
fn both<const N: usize, T: Vector<N> + Send + Sync>(criterion: &mut Criterion, one: T) {
    let mut group = criterion.benchmark_group(format!("{}/vec{N}", level::current()));
    for size in SIZES {
        group.throughput(Throughput::Elements(size as u64));
        let mut vectors = vec![one; size];
        let others = vec![one; size];
        let numbers = vec![1.0_f32; size];
        let mut out = vec![MaybeUninit::new(0.0_f32); size];
        let mut change = |name: &str, operation: &dyn Fn(Run<'_, T>)| {
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| operation(Run::in_place(black_box(&mut vectors))));
            });
        };
        change("normalize", &|run| normalize(run));
        change("limit_length", &|run| limit_length(run, 0.9));
        change("reflect", &|run| {
            reflect(run, Other::One(one), Normals::Unit)
        });
        change("reflect each", &|run| {
            let others = Other::Each(Operand::array(&others));
            reflect(run, others, Normals::Unit)
        });
        change("slide each", &|run| {
            let others = Other::Each(Operand::array(&others));
            slide(run, others, Normals::Any)
        });
        change("project each", &|run| {
            project(run, Other::Each(Operand::array(&others)))
        });
        change("set_component", &|run| {
            set_component(run, 1, Values::One(0.5))
        });
        change("set_component each", &|run| {
            set_component(run, 1, Values::Each(&numbers))
        });
        let mut number = |name: &str, operation: &dyn Fn(&mut [MaybeUninit<f32>])| {
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| operation(black_box(&mut out)));
            });
        };
        number("lengths", &|out| lengths(&others, out));
        number("dot", &|out| dot(&others, Other::Each(&others), out));
        number("dot one", &|out| dot(&others, Other::One(one), out));
        number("distances", &|out| distances(&others, Other::One(one), out));
        number("get_component", &|out| get_component(&others, 1, out));
    }
}

fn vectors(criterion: &mut Criterion) {
    parallel::set_thread_count(1);
    both(criterion, vec2(0.6, 0.8));
    both(criterion, vec3(0.6, 0.0, 0.8));
    both(criterion, Vec4::splat(0.5));
    let mut group = criterion.benchmark_group(format!("{}/special", level::current()));
    for size in SIZES {
        group.throughput(Throughput::Elements(size as u64));
        let (mut points, mut plane) = (vec![Vec3::ONE; size], vec![Vec2::ONE; size]);
        let others = vec![Vec3::X; size];
        let mut out = vec![MaybeUninit::new(0.0_f32); size];
        group.bench_function(BenchmarkId::new("cross", size), |bencher| {
            let others = Other::Each(Operand::array(&others));
            bencher.iter(|| cross(Run::in_place(black_box(&mut points)), others));
        });
        group.bench_function(BenchmarkId::new("project_points", size), |bencher| {
            let projection = Mat4::IDENTITY;
            bencher.iter(|| {
                project_points(
                    Run::in_place(black_box(&mut points)),
                    black_box(&projection),
                )
            });
        });
        group.bench_function(BenchmarkId::new("rotate_2d", size), |bencher| {
            bencher.iter(|| rotate_2d(Run::in_place(black_box(&mut plane)), 0.6, 0.8));
        });
        group.bench_function(BenchmarkId::new("cross_2d", size), |bencher| {
            bencher.iter(|| measure::cross_2d(&plane, Other::Each(&plane), black_box(&mut out)));
        });
    }
}

criterion_group!(benches, vectors);
criterion_main!(benches);
