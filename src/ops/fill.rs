//! Elements that come from nowhere, and bytes that are scaled.

use crate::lanes::{self, Run, Target};
use crate::parallel::{self, Cost};

/// Every element becomes `value`. For any element type; empty runs are left alone.
pub fn fill<T: bytemuck::Pod + Send + Sync>(run: Run<'_, T>, value: T) {
    parallel::for_each_part(run, Cost::ns(size_of::<T>() as f64 * 0.02), |part| {
        lanes::fill(part, value);
    });
}

/// What a number that is counted costs.
const COUNT: Cost = Cost::ns(0.15);

/// Writes all numbers, by `count`, which is told where its part of them begins.
fn numbered<T: bytemuck::Pod + Send + Sync>(
    run: Run<'_, T>,
    count: impl Fn(Target<'_, T>, usize) + Sync,
) {
    let len = run.len();
    parallel::for_each_part((run.target(), 0..len), COUNT, |(part, numbers)| {
        count(part, numbers.start);
    });
}

/// Element `i` becomes `start + i * step`, computed in `f64` and rounded once.
pub fn range_f32(run: Run<'_, f32>, start: f32, step: f32) {
    let (start, step) = (f64::from(start), f64::from(step));
    numbered(run, |part, first| {
        lanes::count_floats(part, first, |i| (start + i * step) as f32);
    });
}

/// Element `i` becomes `start + i * step`.
pub fn range_f64(run: Run<'_, f64>, start: f64, step: f64) {
    numbered(run, |part, first| {
        lanes::count_floats(part, first, |i| start + i * step);
    });
}

macro_rules! integers {
    ($($range:ident: $T:ty,)*) => {$(
        /// Element `i` becomes `start + i * step`, wrapping.
        pub fn $range(run: Run<'_, $T>, start: $T, step: $T) {
            numbered(run, |part, first| {
                let start = start.wrapping_add((first as $T).wrapping_mul(step));
                lanes::count(part, |i| start.wrapping_add((i as $T).wrapping_mul(step)));
            });
        }
    )*};
}

integers! {
    range_i32: i32,
    range_i64: i64,
    range_u8: u8,
}

/// Every byte becomes `byte * factor`, rounded to the nearest whole number, halves up, and kept within 0 and 255. A
/// negative or NaN factor gives 0.
///
/// There are only 256 bytes, so each is computed once, in `f64`.
pub fn scale_bytes(run: Run<'_, u8>, factor: f64) {
    let table: [u8; 256] = std::array::from_fn(|byte| {
        let scaled = byte as f64 * factor;
        let whole = scaled.trunc();
        // Not the floor of what is a half more: for the number next to a half that sum is 1. The conversion saturates, and
        // makes 0 of NaN.
        (whole + f64::from(scaled - whole >= 0.5)) as u8
    });
    parallel::for_each_part(run, Cost::ns(0.5), |part| {
        lanes::zip_each(part, [], |byte, []| table[usize::from(byte)]);
    });
}
