//! What `as` does between floats and integers, as arithmetic that the compiler turns into lanes.
//!
//! x86-64 has no instruction that does with floats beyond the range what `as` does, and none for lanes of `i64` before
//! AVX-512, so the compiler takes `as` number by number. Here instead a large power of two is added, which leaves an integer
//! in the lowest bits of the float.

/// Whether the compiler turns `as` itself into lanes: arm64 has instructions for all of it.
const NATIVE: bool = cfg!(target_arch = "aarch64");

/// Whether lanes of `i64` become floats by an instruction.
const NATIVE_I64: bool = cfg!(any(target_arch = "aarch64", target_feature = "avx512dq"));

/// Added to an integer of less than 2²² in magnitude, it leaves that in the lowest 23 bits.
const ADDED_F32: f32 = 1.5 * (1_u32 << 23) as f32;
/// Added to an integer of less than 2⁵¹ in magnitude, it leaves that in the lowest 52 bits.
const ADDED_F64: f64 = 1.5 * (1_u64 << 52) as f64;

const TWO_32: f64 = (1_u64 << 32) as f64;
const TWO_63: f64 = (1_u64 << 63) as f64;

/// The last 8 bits of an integer of less than 2²² in magnitude.
#[inline]
pub fn byte(integer: f32) -> u8 {
    (integer + ADDED_F32).to_bits() as u8
}

/// `x as u8`.
#[inline]
pub fn f32_to_u8(x: f32) -> u8 {
    if NATIVE {
        return x as u8;
    }
    // NaN is not greater.
    let x = if x > 0.0 { x } else { 0.0 };
    byte((if x > 255.0 { 255.0 } else { x }).trunc())
}

/// `x as u8`.
#[inline]
pub fn f64_to_u8(x: f64) -> u8 {
    if NATIVE {
        return x as u8;
    }
    let x = if x > 0.0 { x } else { 0.0 };
    let x = if x > 255.0 { 255.0 } else { x };
    (x.trunc() + ADDED_F64).to_bits() as u8
}

/// `x as i32`.
#[inline]
pub fn f64_to_i32(x: f64) -> i32 {
    const MIN: f64 = i32::MIN as f64;
    const MAX: f64 = i32::MAX as f64;
    if NATIVE {
        return x as i32;
    }
    let x = if x.is_nan() { 0.0 } else { x };
    let x = if x < MIN { MIN } else { x };
    let x = if x > MAX { MAX } else { x };
    (x.trunc() + ADDED_F64).to_bits() as i32
}

/// `x as i64`, its upper and its lower half apart.
#[inline]
pub fn f64_to_i64(x: f64) -> i64 {
    if NATIVE {
        return x as i64;
    }
    let number = if x.is_nan() { 0.0 } else { x };
    let integer = (if number < -TWO_63 { -TWO_63 } else { number }).trunc();
    let upper = (integer / TWO_32).floor();
    let lower = integer - upper * TWO_32;
    let upper = (upper + ADDED_F64).to_bits() << 32;
    let lower = (lower + ADDED_F64).to_bits() & 0xFFFF_FFFF;
    let within = (upper | lower).cast_signed();
    if number >= TWO_63 { i64::MAX } else { within }
}

/// `x as f64`: the halves are exact, so their sum is rounded once.
#[inline]
pub fn i64_to_f64(x: i64) -> f64 {
    // 2⁵² with room for 32 bits of units, and 2⁸⁴ with room for 32 bits of 2³².
    const LOWER: f64 = (1_u64 << 52) as f64;
    const UPPER: f64 = LOWER * TWO_32;
    if NATIVE_I64 {
        return x as f64;
    }
    let bits = x.cast_unsigned();
    let lower = f64::from_bits(LOWER.to_bits() | bits & 0xFFFF_FFFF);
    // The sign bit turned over adds 2⁶³.
    let upper = f64::from_bits(UPPER.to_bits() | (bits >> 32 ^ 0x8000_0000));
    (upper - (UPPER + TWO_63 + LOWER)) + lower
}

/// `x as f32`, by way of `f64` without being rounded twice.
#[inline]
pub fn i64_to_f32(x: i64) -> f32 {
    const EXACT: i64 = 1 << 53;
    const LOST: i64 = (1 << 11) - 1;
    if NATIVE_I64 {
        return x as f32;
    }
    // Of what `f64` cannot hold, one bit is kept in the place above: whether there is anything. That place is far below
    // those of an `f32` of this size, so it only tells a tie from what is more.
    let sticky = (x | ((x & LOST) + LOST)) & !LOST;
    let exact = if (-EXACT..=EXACT).contains(&x) {
        x
    } else {
        sticky
    };
    i64_to_f64(exact) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of every magnitude, near powers of two and in between.
    fn integers() -> impl Iterator<Item = i64> {
        (0..64).flat_map(|power| {
            (-2000..2000).flat_map(move |i: i64| {
                let near = (1_i64 << power).wrapping_add(i);
                let between = i.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64.cast_signed()) >> power;
                [near, near.wrapping_neg(), between]
            })
        })
    }

    #[test]
    fn integers_become_the_floats_that_as_makes() {
        for x in integers() {
            assert_eq!(i64_to_f64(x), x as f64, "{x}");
            assert_eq!(i64_to_f32(x), x as f32, "{x}");
        }
    }

    #[test]
    fn floats_become_the_integers_that_as_makes() {
        let floats = integers().flat_map(|x| {
            let x = x as f64;
            [x, x + 0.5, x.next_up(), x.next_down(), x * 1e-9, x * 1e9]
        });
        let special = [
            f64::NAN,
            -f64::NAN,
            f64::INFINITY,
            -f64::INFINITY,
            f64::MAX,
            -0.0,
            5e-324,
        ];
        for x in floats.chain(special) {
            assert_eq!(f64_to_i64(x), x as i64, "{x}");
            assert_eq!(f64_to_i32(x), x as i32, "{x}");
            assert_eq!(f64_to_u8(x), x as u8, "{x}");
            assert_eq!(f32_to_u8(x as f32), x as f32 as u8, "{x}");
        }
    }
}
