//! Rows of four floats, as graphics cards take the transforms of instances.

use glam::Vec4;

use super::registers::{F32, LANES};
use super::{Element, Operand, Vector, padded};

/// Writes for every vector `N` rows of four floats, one after the other, `stride` floats from those of the vector before;
/// what lies between them stays. `f` is given the components of the vectors at one place, and the number there, and returns
/// each row's four floats.
///
/// # Panics
///
/// When the vectors and numbers are not equally many, `stride` is less than the rows take, or there is less room than
/// `stride` for each vector.
#[inline]
pub fn write_rows<const N: usize, T: Vector<N>, const K: usize>(
    places: &mut [f32],
    stride: usize,
    vectors: [&[T]; K],
    numbers: Operand<'_, f32>,
    f: impl Fn([[F32; N]; K], F32) -> [[F32; 4]; N],
) {
    let len = numbers.len();
    assert!(vectors.iter().all(|vectors| vectors.len() == len));
    assert!(stride >= 4 * N, "rows that overlap");
    let places = places[..len * stride].chunks_mut(stride * LANES);
    for (start, places) in (0..len).step_by(LANES).zip(places) {
        let count = LANES.min(len - start);
        let lanes = vectors.map(|vectors| match vectors[start..].first_chunk() {
            Some(block) => T::load(block),
            None => T::load(&padded(&vectors[start..])),
        });
        let rows = f(lanes, F32::new(numbers.block(start, count)));
        let rows = rows.map(<Vec4 as Element>::store);
        for (i, place) in places.chunks_exact_mut(stride).enumerate() {
            let (place, _) = place[..4 * N].as_chunks_mut::<4>();
            for (place, row) in place.iter_mut().zip(&rows) {
                *place = row[i].to_array();
            }
        }
    }
}
