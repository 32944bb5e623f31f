//! Powers, exponentials, logarithms and the functions of angles in place.
//!
//! The CPU level is the one the benchmark is compiled for: `RUSTFLAGS="-C target-cpu=x86-64-v3"`.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use packed_compute::lanes::{Constant, Operand, Run};
use packed_compute::ops::elementwise;
use packed_compute::{level, parallel};

/// Where the functions are ordinary.
const RANGES: [(&str, f64, f64); 13] = [
    ("pow", 0.0, 10.0),
    ("exp", -10.0, 10.0),
    ("log", 1e-3, 100.0),
    ("sin", -100.0, 100.0),
    ("cos", -100.0, 100.0),
    ("tan", -100.0, 100.0),
    ("asin", -1.0, 1.0),
    ("acos", -1.0, 1.0),
    ("atan", -10.0, 10.0),
    ("atan2", -10.0, 10.0),
    ("sinh", -10.0, 10.0),
    ("cosh", -10.0, 10.0),
    ("tanh", -10.0, 10.0),
];

fn functions(criterion: &mut Criterion) {
    for (size, threads) in [(100_000, 1), (1_000_000, 0)] {
        parallel::set_thread_count(threads);
        let mut group = criterion.benchmark_group(format!("{}/{size}", level::current()));
        group.throughput(Throughput::Elements(size as u64));
        for (name, from, to) in RANGES {
            let row = elementwise::all().find(|row| row.name == name).unwrap();
            // Steps of the golden ratio: no two neighbours are alike.
            let number = |i: usize| from + (to - from) * (i as f64 * 0.618_033_988_749_895).fract();
            let doubles: Vec<f64> = (0..size).map(number).collect();
            let floats: Vec<f32> = doubles.iter().map(|&x| x as f32).collect();
            let (other, other_f64) = (Constant::new(2.2_f32), Constant::new(2.2_f64));
            let operands = [Operand::constant(&other, size)];
            let operands = &operands[..row.operands.len()];
            let mut target = Vec::with_capacity(size);
            group.bench_function(BenchmarkId::new(name, "f32"), |bencher| {
                bencher.iter(|| {
                    let run =
                        Run::between(black_box(&floats), &mut target.spare_capacity_mut()[..size]);
                    row.f32.unwrap()(run, operands);
                });
            });
            let operands = [Operand::constant(&other_f64, size)];
            let operands = &operands[..row.operands.len()];
            let mut target = Vec::with_capacity(size);
            group.bench_function(BenchmarkId::new(name, "f64"), |bencher| {
                bencher.iter(|| {
                    let run = Run::between(
                        black_box(&doubles),
                        &mut target.spare_capacity_mut()[..size],
                    );
                    row.f64.unwrap()(run, operands);
                });
            });
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = functions
}
criterion_main!(benches);
