//! Conversions on one thread into warm memory, beside a copy of the same floats.
//!
//! The CPU level is the one the benchmark is compiled for: `RUSTFLAGS="-C target-cpu=x86-64-v3"`.

use std::hint::black_box;
use std::mem::MaybeUninit;

use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
};
use glam::{Vec2, Vec3, Vec4};
use packed_compute::lanes::Run;
use packed_compute::ops::conversion::half::{
    decode_bfloat16, decode_half, encode_bfloat16, encode_half,
};
use packed_compute::ops::conversion::normalized::{
    decode_snorm8, decode_unorm8, encode_snorm8, encode_unorm8,
};
use packed_compute::ops::conversion::numeric::{Convert, convert_into};
use packed_compute::ops::conversion::octahedral::{decode_octahedral, encode_octahedral};
use packed_compute::ops::conversion::srgb::{linear_to_srgb, srgb_to_linear};
use packed_compute::ops::conversion::strided::{Layout, read_strided, write_strided};
use packed_compute::{level, parallel};

const SIZES: [usize; 3] = [16, 100_000, 1_000_000];

type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// Measures `f` from `source` into memory of `len` elements.
fn into<T: Clone, U>(
    group: &mut Group<'_>,
    name: &str,
    source: &[T],
    len: usize,
    f: impl Fn(&[T], &mut [MaybeUninit<U>]),
) {
    let mut target: Vec<MaybeUninit<U>> = Vec::with_capacity(len);
    target.resize_with(len, MaybeUninit::zeroed);
    let id = BenchmarkId::new(name, source.len().min(len));
    group.bench_function(id, |bencher| {
        bencher.iter(|| f(black_box(source), black_box(&mut target)));
    });
}

fn numbers<T: Convert<U> + Copy, U: Send>(group: &mut Group<'_>, element: T, size: usize) {
    let name = format!(
        "{}_to_{}",
        std::any::type_name::<T>(),
        std::any::type_name::<U>()
    );
    into(
        group,
        &name,
        &vec![element; size],
        size,
        convert_into::<T, U>,
    );
}

fn conversions(criterion: &mut Criterion) {
    parallel::set_thread_count(1);
    let mut group = criterion.benchmark_group(level::current().to_string());
    for size in SIZES {
        group.throughput(Throughput::Elements(size as u64));
        let group = &mut group;
        let floats = vec![0.7_f32; size];
        let bytes = vec![60_u8; 2 * size];
        into(group, "copy", &floats, size, |source, target| {
            target.write_copy_of_slice(source);
        });
        into(group, "encode_half", &floats, 2 * size, encode_half);
        into(group, "decode_half", &bytes, size, decode_half);
        into(group, "encode_bfloat16", &floats, 2 * size, encode_bfloat16);
        into(group, "decode_bfloat16", &bytes, size, decode_bfloat16);
        into(group, "encode_unorm8", &floats, size, encode_unorm8);
        into(group, "encode_snorm8", &floats, size, encode_snorm8);
        into(group, "decode_unorm8", &bytes[..size], size, decode_unorm8);
        into(group, "decode_snorm8", &bytes[..size], size, decode_snorm8);
        let normals = vec![Vec3::new(0.6, 0.0, -0.8); size];
        into(
            group,
            "encode_octahedral",
            &normals,
            size,
            encode_octahedral,
        );
        let codes = vec![Vec2::new(0.3, 0.9); size];
        into(group, "decode_octahedral", &codes, size, decode_octahedral);

        let mut colors = vec![Vec4::splat(0.7); size];
        group.bench_function(BenchmarkId::new("srgb_to_linear", size), |bencher| {
            bencher.iter(|| {
                colors.fill(Vec4::splat(0.7));
                srgb_to_linear(Run::in_place(black_box(&mut colors)));
            });
        });
        group.bench_function(BenchmarkId::new("linear_to_srgb", size), |bencher| {
            bencher.iter(|| {
                colors.fill(Vec4::splat(0.7));
                linear_to_srgb(Run::in_place(black_box(&mut colors)));
            });
        });

        // A position in a vertex of 32 bytes.
        let mut vertices = vec![0_u8; 32 * size];
        let layout = Layout::new(vertices.len(), 12, 0, 32).expect("positions fit");
        into(group, "read_strided", &vertices, size, |vertices, out| {
            read_strided::<Vec3>(vertices, layout, out);
        });
        group.bench_function(BenchmarkId::new("write_strided", size), |bencher| {
            bencher.iter(|| {
                write_strided(Run::in_place(black_box(&mut vertices)), layout, &normals);
            });
        });

        numbers::<f32, f64>(group, 0.7, size);
        numbers::<f32, i32>(group, 0.7, size);
        numbers::<f32, i64>(group, 0.7, size);
        numbers::<f32, u8>(group, 0.7, size);
        numbers::<f64, f32>(group, 0.7, size);
        numbers::<f64, i32>(group, 0.7, size);
        numbers::<f64, i64>(group, 0.7, size);
        numbers::<f64, u8>(group, 0.7, size);
        numbers::<i32, f32>(group, 7, size);
        numbers::<i32, f64>(group, 7, size);
        numbers::<i32, i64>(group, 7, size);
        numbers::<i32, u8>(group, 7, size);
        numbers::<i64, f32>(group, 7, size);
        numbers::<i64, f64>(group, 7, size);
        numbers::<i64, i32>(group, 7, size);
        numbers::<i64, u8>(group, 7, size);
        numbers::<u8, f32>(group, 7, size);
        numbers::<u8, f64>(group, 7, size);
        numbers::<u8, i32>(group, 7, size);
        numbers::<u8, i64>(group, 7, size);
    }
}

criterion_group!(benches, conversions);
criterion_main!(benches);
