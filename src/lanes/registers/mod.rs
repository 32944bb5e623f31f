//! The registers of each CPU level: how wide they are, and the shuffles that take vectors apart and together.
//!
//! Each level has the same six functions. `deinterleave` turns the floats of a block as they lie in memory (x y z x y
//! z …) into a register for each component, `interleave` turns them back, and `spread` gives each lane of each register
//! the components of the vector it belongs to: for the first register x x x …, y y y … and z z z ….

#[cfg(all(target_feature = "avx2", not(target_feature = "avx512f")))]
mod avx2;
#[cfg(target_feature = "avx512f")]
mod avx512;
#[cfg(any(test, not(target_arch = "x86_64")))]
mod portable;
#[cfg(all(target_arch = "x86_64", not(target_feature = "avx2")))]
mod sse;
#[cfg(any(test, not(target_arch = "x86_64"), target_feature = "avx2"))]
mod table;

#[cfg(all(target_feature = "avx2", not(target_feature = "avx512f")))]
use avx2 as shuffles;
#[cfg(target_feature = "avx512f")]
use avx512 as shuffles;
#[cfg(not(target_arch = "x86_64"))]
use portable as shuffles;
#[cfg(all(target_arch = "x86_64", not(target_feature = "avx2")))]
use sse as shuffles;

pub(super) use shuffles::{
    deinterleave2, deinterleave3, interleave2, interleave3, spread2, spread3,
};

/// The registers of a level.
macro_rules! registers {
    ($F32:ident, $F64:ident, $I32:ident, $U32:ident, $I64:ident) => {
        /// One `f32` of each element of a block.
        pub type F32 = wide::$F32;
        /// One `f64` of each element of half a block.
        pub type F64 = wide::$F64;
        /// One `i32` of each element of a block.
        pub type I32 = wide::$I32;
        /// One `u32` of each element of a block.
        pub type U32 = wide::$U32;
        /// One `i64` of each element of half a block.
        pub type I64 = wide::$I64;
    };
}

#[cfg(target_feature = "avx512f")]
registers!(f32x16, f64x8, i32x16, u32x16, i64x8);
#[cfg(all(target_feature = "avx2", not(target_feature = "avx512f")))]
registers!(f32x8, f64x4, i32x8, u32x8, i64x4);
#[cfg(not(target_feature = "avx2"))]
registers!(f32x4, f64x2, i32x4, u32x4, i64x2);

/// Four floats a vector, by pairs: first the even and the odd floats come apart, then each of those again.
#[inline]
pub(super) fn deinterleave4([a, b, c, d]: [F32; 4]) -> [F32; 4] {
    let ([xz0, yw0], [xz1, yw1]) = (deinterleave2([a, b]), deinterleave2([c, d]));
    let ([x, z], [y, w]) = (deinterleave2([xz0, xz1]), deinterleave2([yw0, yw1]));
    [x, y, z, w]
}

/// Undoes [`deinterleave4`].
#[inline]
pub(super) fn interleave4([x, y, z, w]: [F32; 4]) -> [F32; 4] {
    let ([xz0, xz1], [yw0, yw1]) = (interleave2([x, z]), interleave2([y, w]));
    let ([a, b], [c, d]) = (interleave2([xz0, yw0]), interleave2([xz1, yw1]));
    [a, b, c, d]
}

/// The elements in a block.
pub const LANES: usize = size_of::<F32>() / size_of::<f32>();

#[cfg(test)]
mod tests {
    use std::array;

    use super::{F32, LANES, portable, shuffles};

    /// Floats that are all different, the first of them `start`.
    fn registers<const N: usize>(start: usize) -> [F32; N] {
        array::from_fn(|r| F32::new(array::from_fn(|i| (start + r * LANES + i) as f32)))
    }

    fn bits<const N: usize>(registers: [F32; N]) -> [[u32; LANES]; N] {
        registers.map(|r| r.to_array().map(f32::to_bits))
    }

    #[test]
    fn shuffles_equal_the_portable_ones() {
        let (pair, triple) = (registers::<2>(1), registers::<3>(1));
        assert_eq!(
            bits(shuffles::deinterleave2(pair)),
            bits(portable::deinterleave2(pair))
        );
        assert_eq!(
            bits(shuffles::deinterleave3(triple)),
            bits(portable::deinterleave3(triple))
        );
        assert_eq!(
            bits(shuffles::interleave2(pair)),
            bits(portable::interleave2(pair))
        );
        assert_eq!(
            bits(shuffles::interleave3(triple)),
            bits(portable::interleave3(triple))
        );
        assert_eq!(
            shuffles::spread2(pair).map(bits),
            portable::spread2(pair).map(bits)
        );
        assert_eq!(
            shuffles::spread3(triple).map(bits),
            portable::spread3(triple).map(bits)
        );
    }

    #[test]
    fn portable_shuffles_take_vectors_apart() {
        let [x, y, z] = portable::deinterleave3(registers::<3>(0)).map(F32::to_array);
        for i in 0..LANES {
            assert_eq!(
                [x[i], y[i], z[i]],
                [3 * i, 3 * i + 1, 3 * i + 2].map(|v| v as f32)
            );
        }
        let [x, y] = portable::deinterleave2(registers::<2>(0)).map(F32::to_array);
        for i in 0..LANES {
            assert_eq!([x[i], y[i]], [2 * i, 2 * i + 1].map(|v| v as f32));
        }
    }

    #[test]
    fn interleave_undoes_deinterleave() {
        let (pair, triple) = (registers::<2>(1), registers::<3>(1));
        assert_eq!(
            bits(shuffles::interleave2(shuffles::deinterleave2(pair))),
            bits(pair)
        );
        assert_eq!(
            bits(shuffles::interleave3(shuffles::deinterleave3(triple))),
            bits(triple)
        );
    }

    #[test]
    fn four_components_come_apart_and_together() {
        let four = registers::<4>(0);
        let components = super::deinterleave4(four);
        for (c, component) in components.iter().enumerate() {
            for (i, float) in component.to_array().into_iter().enumerate() {
                assert_eq!(float, (4 * i + c) as f32);
            }
        }
        assert_eq!(bits(super::interleave4(components)), bits(four));
    }

    #[test]
    fn spread_gives_each_lane_its_vector() {
        let triple = registers::<3>(0);
        for (k, components) in shuffles::spread3(triple).into_iter().enumerate() {
            for (c, component) in components.into_iter().enumerate() {
                for (i, float) in component.to_array().into_iter().enumerate() {
                    assert_eq!(float, ((k * LANES + i) / 3 * 3 + c) as f32);
                }
            }
        }
    }
}
