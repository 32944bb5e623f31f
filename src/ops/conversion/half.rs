//! Floats of 16 bits, two bytes each, little-endian.
//!
//! | format | exponent | fraction | largest | smallest |
//! |---|---|---|---|---|
//! | half precision (IEEE 754 binary16) | 5 bits | 10 bits | 65504 | 2⁻²⁴ |
//! | bfloat16 | 8 bits | 7 bits | 3.39 · 10³⁸ | 9.2 · 10⁻⁴¹ |
//!
//! Encoding rounds to nearest, ties to even; what is too large becomes ±∞, what is too small ±0, by way of the subnormal
//! numbers. Decoding is exact. A NaN stays a NaN, made quiet, with its sign and the upper bits of its payload: what the
//! instructions for halves of x86-64 and arm64 do, and the code in their place where a CPU level has none. So the bits are
//! the same at every level.

use std::mem::MaybeUninit;

use crate::parallel::{self, Cost};

/// Whether the level has instructions for halves.
const HARDWARE: bool = cfg!(any(target_feature = "f16c", target_arch = "aarch64"));

const COST: Cost = Cost::ns(0.15);

/// Writes `floats` to `bytes` as half-precision numbers.
///
/// # Panics
///
/// When there are not two bytes for each float.
pub fn encode_half(floats: &[f32], bytes: &mut [MaybeUninit<u8>]) {
    let encode = if HARDWARE {
        hardware::encode
    } else {
        |floats: &[f32], codes: &mut [Code<MaybeUninit<u8>>]| {
            encode_each(floats, codes, software::encode);
        }
    };
    parallel::for_each_part((floats, codes_mut(bytes)), COST, |(floats, codes)| {
        encode(floats, codes);
    });
}

/// Writes the half-precision numbers in `bytes` to `floats`.
///
/// # Panics
///
/// When there are not two bytes for each float.
pub fn decode_half(bytes: &[u8], floats: &mut [MaybeUninit<f32>]) {
    let decode = if HARDWARE {
        hardware::decode
    } else {
        |codes: &[Code<u8>], floats: &mut [MaybeUninit<f32>]| {
            decode_each(codes, floats, software::decode);
        }
    };
    parallel::for_each_part((codes(bytes), floats), COST, |(codes, floats)| {
        decode(codes, floats);
    });
}

/// Writes `floats` to `bytes` as bfloat16 numbers: the upper half of a float, rounded.
///
/// # Panics
///
/// When there are not two bytes for each float.
pub fn encode_bfloat16(floats: &[f32], bytes: &mut [MaybeUninit<u8>]) {
    parallel::for_each_part((floats, codes_mut(bytes)), COST, |(floats, codes)| {
        encode_each(floats, codes, |float| {
            let bits = float.to_bits();
            // Half of the last place kept, less what makes a tie go to the even neighbour. It carries into the exponent
            // where it should, up to infinity.
            let rounded = bits.wrapping_add(0x7FFF + (bits >> 16 & 1));
            let quiet = bits | 0x40_0000;
            ((if float.is_nan() { quiet } else { rounded }) >> 16) as u16
        });
    });
}

/// Writes the bfloat16 numbers in `bytes` to `floats`.
///
/// # Panics
///
/// When there are not two bytes for each float.
pub fn decode_bfloat16(bytes: &[u8], floats: &mut [MaybeUninit<f32>]) {
    parallel::for_each_part((codes(bytes), floats), COST, |(codes, floats)| {
        decode_each(codes, floats, |code| {
            let float = f32::from_bits(u32::from(code) << 16);
            let quiet = if float.is_nan() { 0x40_0000 } else { 0 };
            f32::from_bits(float.to_bits() | quiet)
        });
    });
}

/// The bytes of a number.
type Code<B> = [B; 2];

#[inline(always)]
fn encode_each(floats: &[f32], codes: &mut [Code<MaybeUninit<u8>>], f: impl Fn(f32) -> u16) {
    for (float, code) in floats.iter().zip(codes) {
        *code = f(*float).to_le_bytes().map(MaybeUninit::new);
    }
}

#[inline(always)]
fn decode_each(codes: &[Code<u8>], floats: &mut [MaybeUninit<f32>], f: impl Fn(u16) -> f32) {
    for (code, float) in codes.iter().zip(floats) {
        float.write(f(u16::from_le_bytes(*code)));
    }
}

fn codes(bytes: &[u8]) -> &[Code<u8>] {
    let (codes, rest) = bytes.as_chunks();
    assert!(rest.is_empty(), "{} bytes are not pairs", bytes.len());
    codes
}

fn codes_mut(bytes: &mut [MaybeUninit<u8>]) -> &mut [Code<MaybeUninit<u8>>] {
    let len = bytes.len();
    let (codes, rest) = bytes.as_chunks_mut();
    assert!(rest.is_empty(), "{len} bytes are not pairs");
    codes
}

mod hardware {
    //! By the crate `half`, which has one instruction for 8 numbers where the level has it.

    use std::mem::MaybeUninit;

    use half::f16;
    use half::slice::HalfFloatSliceExt;

    use super::Code;

    /// Numbers in a block: a register of the widest level.
    const BLOCK: usize = 16;

    #[inline(always)]
    fn encoded(floats: &[f32; BLOCK]) -> [Code<MaybeUninit<u8>>; BLOCK] {
        let mut halves = [f16::ZERO; BLOCK];
        halves.convert_from_f32_slice(floats);
        halves.map(|half| half.to_le_bytes().map(MaybeUninit::new))
    }

    #[inline(always)]
    fn decoded(codes: &[Code<u8>; BLOCK]) -> [MaybeUninit<f32>; BLOCK] {
        let mut floats = [0.0; BLOCK];
        codes
            .map(f16::from_le_bytes)
            .convert_to_f32_slice(&mut floats);
        floats.map(MaybeUninit::new)
    }

    #[inline]
    pub fn encode(floats: &[f32], codes: &mut [Code<MaybeUninit<u8>>]) {
        let (blocks, tail) = floats.as_chunks();
        let (targets, target_tail) = codes.as_chunks_mut();
        for (block, target) in blocks.iter().zip(targets) {
            *target = encoded(block);
        }
        let mut block = [0.0; BLOCK];
        block[..tail.len()].copy_from_slice(tail);
        target_tail.copy_from_slice(&encoded(&block)[..tail.len()]);
    }

    #[inline]
    pub fn decode(codes: &[Code<u8>], floats: &mut [MaybeUninit<f32>]) {
        let (blocks, tail) = codes.as_chunks();
        let (targets, target_tail) = floats.as_chunks_mut();
        for (block, target) in blocks.iter().zip(targets) {
            *target = decoded(block);
        }
        let mut block = [[0; 2]; BLOCK];
        block[..tail.len()].copy_from_slice(tail);
        target_tail.copy_from_slice(&decoded(&block)[..tail.len()]);
    }
}

mod software {
    //! By arithmetic without branches, which the compiler turns into lanes.

    /// Exponent bias of a float less that of a half.
    const BIAS: u32 = 127 - 15;
    /// The smallest normal half, as a float.
    const MIN_NORMAL: u32 = (BIAS + 1) << 23;
    const INFINITY: u32 = 0x7C00;

    #[inline]
    pub fn encode(float: f32) -> u16 {
        let bits = float.to_bits();
        let magnitude = bits & 0x7FFF_FFFF;
        // Half of the last place kept, less what makes a tie go to the even neighbour; from 65520 on it carries up to
        // infinity.
        let tie = 0xFFF + (magnitude >> 13 & 1);
        let normal = (magnitude.wrapping_sub(BIAS << 23).wrapping_add(tie) >> 13).min(INFINITY);
        // The last place of floats from 0.5 on is 2⁻²⁴, that of subnormal halves: the addition rounds to it.
        let subnormal = (f32::from_bits(magnitude) + 0.5)
            .to_bits()
            .wrapping_sub(0.5_f32.to_bits());
        let nan = INFINITY | 0x200 | magnitude >> 13 & 0x3FF;
        let finite = if magnitude < MIN_NORMAL {
            subnormal
        } else {
            normal
        };
        let half = if float.is_nan() { nan } else { finite };
        (bits >> 16 & 0x8000 | half) as u16
    }

    #[inline]
    pub fn decode(half: u16) -> f32 {
        let bits = u32::from(half);
        let magnitude = (bits & 0x7FFF) << 13;
        let normal = magnitude + (BIAS << 23);
        // As the fraction of a number in [2⁻¹⁴, 2⁻¹³), which is exact to take off.
        let subnormal = f32::from_bits(magnitude + MIN_NORMAL) - f32::from_bits(MIN_NORMAL);
        let quiet = if magnitude > INFINITY << 13 {
            1 << 22
        } else {
            0
        };
        let special = magnitude | 0x7F80_0000 | quiet;
        let finite = if magnitude < 1 << 23 {
            subnormal.to_bits()
        } else {
            normal
        };
        let float = if magnitude < INFINITY << 13 {
            finite
        } else {
            special
        };
        f32::from_bits((bits & 0x8000) << 16 | float)
    }

    #[cfg(test)]
    mod tests {
        use half::f16;

        #[test]
        fn every_half_decodes_as_by_the_crate() {
            for bits in 0..=u16::MAX {
                let want = f16::from_bits(bits).to_f32().to_bits();
                assert_eq!(super::decode(bits).to_bits(), want, "{bits:#06x}");
            }
        }

        /// Every float in steps that meet all exponents, halves, ties and their neighbours.
        #[test]
        fn floats_encode_as_by_the_crate() {
            for high in 0..=u16::MAX {
                for low in [
                    0, 1, 0xFFF, 0x1000, 0x1001, 0x1FFF, 0x2000, 0x3000, 0x7FFF, 0xD000, 0xFFFF,
                ] {
                    let float = f32::from_bits(u32::from(high) << 16 | low);
                    let want = f16::from_f32(float).to_bits();
                    assert_eq!(
                        super::encode(float),
                        want,
                        "{float} ({high:#06x} {low:#06x})"
                    );
                }
            }
        }
    }
}
