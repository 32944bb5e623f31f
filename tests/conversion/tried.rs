//! Any bytes as elements that lie apart, against plain code that takes every place by itself.

use bytemuck::{Pod, pod_read_unaligned};
use glam::{Vec2, Vec3, Vec4};
use packed_compute::lanes::Run;
use packed_compute::ops::conversion::strided::{Layout, Misfit, read_strided, write_strided};
use packed_compute::parallel;

use crate::common;

/// As many bytes as several threads share, whatever the stride.
const LARGE: usize = 1 << 20;

/// Takes the first bytes for a type, a place in memory, an offset, a stride and a count, and the others for the bytes in
/// which elements lie.
pub fn try_all(input: &[u8]) {
    let Some((&[kind, size, shift], rest)) = input.split_first_chunk() else {
        return;
    };
    let Some((numbers, bytes)) = rest.split_first_chunk::<24>() else {
        return;
    };
    let [offset, stride, count]: [i64; 3] = pod_read_unaligned(numbers);
    let mut bytes = bytes.to_vec();
    if size == u8::MAX && !bytes.is_empty() {
        bytes = bytes.repeat(LARGE / bytes.len());
        parallel::set_thread_count(3);
    }
    let check = match kind % 8 {
        0 => check::<u8>,
        1 => check::<i32>,
        2 => check::<i64>,
        3 => check::<f32>,
        4 => check::<f64>,
        5 => check::<Vec2>,
        6 => check::<Vec3>,
        _ => check::<Vec4>,
    };
    check(&bytes, usize::from(shift % 16), offset, stride, count);
}

/// Reads and writes elements, as many as `count` says, or as fit if that is negative or more; the bytes lie `shift`
/// beyond what is aligned.
pub fn check<T: Pod + Send + Sync>(
    bytes: &[u8],
    shift: usize,
    offset: i64,
    stride: i64,
    count: i64,
) {
    let size = size_of::<T>();
    let layout = Layout::new(bytes.len(), size, offset, stride);
    let fitting = fitting(bytes.len(), size, offset, stride);
    assert_eq!(layout.map(|layout| layout.fitting()), fitting);
    let (Ok(layout), Ok(fitting)) = (layout, fitting) else {
        return;
    };
    let count = usize::try_from(count).map_or(fitting, |count| count.min(fitting));
    let places: Vec<usize> = (0..count)
        .map(|i| offset as usize + i * stride as usize)
        .collect();

    let got: Vec<T> = read(bytes, shift, layout, count);
    assert_eq!(got.len(), count);
    for (element, &place) in got.iter().zip(&places) {
        assert_eq!(bytemuck::bytes_of(element), &bytes[place..][..size]);
    }

    let values = bytes.iter().rev().map(|byte| !byte).cycle();
    let values: Vec<u8> = values.take(count * size).collect();
    let elements: Vec<T> = values.chunks(size).map(pod_read_unaligned).collect();
    let mut want = bytes.to_vec();
    for (value, &place) in values.chunks(size).zip(&places) {
        want[place..][..size].copy_from_slice(value);
    }
    let write = |run: Run<'_, u8>| write_strided(run, layout, &elements);
    assert!(common::in_place(bytes, shift, write) == want);
    assert!(common::between(bytes, shift / 2, shift, write) == want);
}

/// The first elements, of bytes that lie `shift` beyond what is aligned.
pub fn read<T: Pod + Send + Sync>(
    bytes: &[u8],
    shift: usize,
    layout: Layout,
    count: usize,
) -> Vec<T> {
    // In memory that ends with them.
    let memory = [&vec![0; shift], bytes].concat().into_boxed_slice();
    common::written(count, |out| read_strided(&memory[shift..], layout, out))
}

/// Every place by itself, in wide arithmetic.
fn fitting(len: usize, size: usize, offset: i64, stride: i64) -> Result<usize, Misfit> {
    if !(0..=len as i128).contains(&i128::from(offset)) {
        return Err(Misfit::Offset);
    }
    if i128::from(stride) < size as i128 {
        return Err(Misfit::Stride);
    }
    let end = |i: usize| i128::from(offset) + i as i128 * i128::from(stride) + size as i128;
    Ok((0..).take_while(|&i| end(i) <= len as i128).count())
}
