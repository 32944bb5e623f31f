//! Elements that come from nowhere, and bytes that are scaled.

use crate::lanes::{self, Run};
use crate::parallel::{self, Cost};

/// Every element becomes `value`. For any element type; empty runs are left alone.
pub fn fill<T: bytemuck::Pod + Send + Sync>(run: Run<'_, T>, value: T) {
    parallel::for_each_part(run, Cost::ns(size_of::<T>() as f64 * 0.02), |part| {
        lanes::fill(part, |_| value);
    });
}

/// A run with the numbers of its elements.
fn numbered<T: bytemuck::Pod + Send + Sync>(run: Run<'_, T>, value: impl Fn(usize) -> T + Sync) {
    let len = run.len();
    parallel::for_each_part((run, 0..len), Cost::ns(0.3), |(part, numbers)| {
        let start = numbers.start;
        lanes::fill(part, |i| value(start + i));
    });
}

/// Element `i` becomes `start + i * step`, computed in `f64` and rounded once.
pub fn range_f32(run: Run<'_, f32>, start: f32, step: f32) {
    let (start, step) = (f64::from(start), f64::from(step));
    numbered(run, |i| (start + i as f64 * step) as f32);
}

/// Element `i` becomes `start + i * step`.
pub fn range_f64(run: Run<'_, f64>, start: f64, step: f64) {
    numbered(run, |i| start + i as f64 * step);
}

/// Element `i` becomes `start + i * step`, wrapping.
pub fn range_i32(run: Run<'_, i32>, start: i32, step: i32) {
    numbered(run, |i| start.wrapping_add((i as i32).wrapping_mul(step)));
}

/// Element `i` becomes `start + i * step`, wrapping.
pub fn range_i64(run: Run<'_, i64>, start: i64, step: i64) {
    numbered(run, |i| start.wrapping_add((i as i64).wrapping_mul(step)));
}

/// Element `i` becomes `start + i * step`, wrapping.
pub fn range_u8(run: Run<'_, u8>, start: u8, step: u8) {
    numbered(run, |i| start.wrapping_add((i as u8).wrapping_mul(step)));
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
