//! Arc sine, arc cosine, arc tangent, and the angle of a vector.
//!
//! `f32`: asin x = x + x³ P(x²) up to ½, and beyond π/2 − 2 asin √((1 − |x|) / 2); acos follows from the same two. atan is
//! q + q³ P(q²) up to 1, and π/2 − atan(1/q) beyond; atan2 is atan of the smaller magnitude over the greater, taken from
//! 0, π/2 or π. Those constants stand in two parts. P is fitted for the least largest relative error, below 2^-25.
//!
//! `f64`: fdlibm's approximations (`e_asin.c`, `e_acos.c`, `s_atan.c`, `e_atan2.c` give the derivations), errors below 2^-58,
//! with both cases computed and one selected.

use super::parts::{at_most, at_most_f64, poly, poly_f64, sign, sign_f64};
use crate::lanes::{F32, F64};

const ASIN: [f32; 5] = [
    0.166_667_52,
    0.074_953_1,
    0.045_469_027,
    0.024_185_434,
    0.042_157_17,
];

const ATAN: [f32; 8] = [
    -0.333_331_53,
    0.199_937_67,
    -0.142_110_03,
    0.106_657_855,
    -0.075_517_245,
    0.043_205_883,
    -0.016_364_163,
    0.002_919_734,
];

/// π/2 rounded to `f32`, and what that leaves.
const PI_2: [f32; 2] = [std::f32::consts::FRAC_PI_2, -4.371_139e-8];

/// π/2 rounded to `f64`, and what that leaves.
const PI_2_F64: [f64; 2] = [std::f64::consts::FRAC_PI_2, 6.123_233_995_736_766e-17];

const ASIN_OVER: [f64; 6] = [
    0.16666666666666666,
    -0.3255658186224009,
    0.20121253213486293,
    -0.04005553450067941,
    0.0007915349942898145,
    3.479331075960212e-05,
];

const ASIN_UNDER: [f64; 5] = [
    1.0,
    -2.403394911734414,
    2.0209457602335057,
    -0.6882839716054533,
    0.07703815055590194,
];

const ATAN_F64: [f64; 11] = [
    0.3333333333333293,
    -0.19999999999876483,
    0.14285714272503466,
    -0.11111110405462356,
    0.09090887133436507,
    -0.0769187620504483,
    0.06661073137387531,
    -0.058335701337905735,
    0.049768779946159324,
    -0.036531572744216916,
    0.016285820115365782,
];

/// atan of ½, 1, 3/2 and ∞.
const ATAN_HIGH: [f64; 4] = [
    0.4636476090008061,
    std::f64::consts::FRAC_PI_4,
    0.982793723247329,
    std::f64::consts::FRAC_PI_2,
];

/// What the roundings of those leave.
const ATAN_LOW: [f64; 4] = [
    2.2698777452961687e-17,
    3.061616997868383e-17,
    1.3903311031230998e-17,
    6.123233995736766e-17,
];

/// What asin takes for |x|: the argument of the polynomial, its square, and which lanes are beyond ½.
#[inline(always)]
fn asin_case(t: F32) -> (F32, F32, F32) {
    let large = t.simd_gt(F32::splat(0.5));
    let half = (1.0 - t) * 0.5;
    let z = large.select(half, t * t);
    (large.select(half.sqrt(), t), z, large)
}

/// The angle from −π/2 to π/2 whose sine is x, held between −1 and 1 first, as the engine does; asin(±0) = ±0, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn asin(x: F32) -> F32 {
    let (s, z, large) = asin_case(at_most(x.abs(), 1.0));
    let tail = s * z * poly(z, ASIN);
    let beyond = PI_2[0] - ((s + s) + ((tail + tail) - PI_2[1]));
    large.select(beyond, s + tail) | sign(x)
}

/// The angle from 0 to π whose cosine is x, held between −1 and 1 first, as the engine does; NaN for NaN.
#[inline(always)]
#[must_use]
pub fn acos(x: F32) -> F32 {
    let (s, z, large) = asin_case(at_most(x.abs(), 1.0));
    let tail = s * z * poly(z, ASIN);
    let negative = x.simd_lt(F32::splat(0.0));
    // π/2 − asin x, 2 asin √… or π less that.
    let (s, tail) = (s | sign(x), tail | sign(x));
    let within = PI_2[0] - (s + (tail - PI_2[1]));
    let beyond =
        negative.select(F32::splat(2.0 * PI_2[1]), F32::splat(0.0)) + (tail + tail) + (s + s);
    let beyond = negative.select(F32::splat(2.0 * PI_2[0]), F32::splat(0.0)) + beyond;
    large.select(beyond, within)
}

/// What q falls short of atan q by, for q from 0 to 1.
#[inline(always)]
fn atan_case(q: F32) -> F32 {
    let z = q * q;
    q * z * poly(z, ATAN)
}

/// The angle from −π/2 to π/2 whose tangent is x; atan(±∞) = ±π/2, atan(±0) = ±0, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn atan(x: F32) -> F32 {
    let t = x.abs();
    let one = F32::splat(1.0);
    let steep = t.simd_gt(one);
    let q = steep.select(one, t) / steep.select(t, one);
    let tail = atan_case(q);
    let beyond = PI_2[0] - (q + (tail - PI_2[1]));
    steep.select(beyond, q + tail) | sign(x)
}

/// The angle of the vector (x, y), from −π to π: as atan(y / x) to the right of the y axis, with C's signs and special
/// values: atan2(±0, +0) = ±0, atan2(±0, −0) = ±π, atan2(±y, ±0) = ±π/2, two infinities stand for a diagonal, and NaN for
/// NaN.
#[inline(always)]
#[must_use]
pub fn atan2(y: F32, x: F32) -> F32 {
    let (zero, one) = (F32::splat(0.0), F32::splat(1.0));
    let (over, under) = (y.abs(), x.abs());
    let steep = over.simd_gt(under);
    let (least, most) = (steep.select(under, over), steep.select(over, under));
    let q = least / most;
    // 0 / 0 is no angle at all, and ∞ / ∞ a diagonal.
    let q = most.simd_eq(zero).select(zero, q);
    let q = least.simd_eq(F32::splat(f32::INFINITY)).select(one, q);
    let tail = atan_case(q);
    let left = x.is_sign_negative();
    // From 0, π/2 or π on, to one side or the other.
    let quarters = steep.select(one, left & F32::splat(2.0));
    let turn = sign(left ^ steep);
    let (q, tail) = (q ^ turn, tail ^ turn);
    let angle = quarters * PI_2[0] + (q + (tail + quarters * PI_2[1]));
    (x.is_nan() | y.is_nan()).select(F32::splat(f32::NAN), angle | sign(y))
}

/// (asin s − s) / s for z = s², s up to ½.
#[inline(always)]
fn asin_ratio(z: F64) -> F64 {
    z * poly_f64(z, ASIN_OVER) / poly_f64(z, ASIN_UNDER)
}

/// The root of z, rounded to half the digits, and what that leaves.
#[inline(always)]
fn root(z: F64) -> (F64, F64, F64) {
    let s = z.sqrt();
    let high = F64::from_bits(s.to_bits() & 0xFFFF_FFFF_0000_0000);
    let low = (z - high * high) / (s + high);
    // The root of 0 is 0, not 0 / 0.
    let low = z.simd_eq(F64::splat(0.0)).select(z, low);
    (s, high, low)
}

/// The angle from −π/2 to π/2 whose sine is x, held between −1 and 1 first, as the engine does; asin(±0) = ±0, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn asin_f64(x: F64) -> F64 {
    let t = at_most_f64(x.abs(), 1.0);
    let large = t.simd_gt(F64::splat(0.5));
    let half = (1.0 - t) * 0.5;
    let ratio = asin_ratio(large.select(half, t * t));
    let (s, high, low) = root(half);
    let quarter = 0.5 * PI_2_F64[0];
    let rest = (s + s) * ratio - (PI_2_F64[1] - (low + low));
    let beyond = quarter - (rest - (quarter - (high + high)));
    large.select(beyond, t + t * ratio) | sign_f64(x)
}

/// The angle from 0 to π whose cosine is x, held between −1 and 1 first, as the engine does; NaN for NaN.
#[inline(always)]
#[must_use]
pub fn acos_f64(x: F64) -> F64 {
    let t = at_most_f64(x.abs(), 1.0);
    let large = t.simd_gt(F64::splat(0.5));
    let half = (1.0 - t) * 0.5;
    let ratio = asin_ratio(large.select(half, t * t));
    let (s, high, low) = root(half);
    let within = PI_2_F64[0] - (x - (PI_2_F64[1] - x * ratio));
    let right = (high + (ratio * s + low)) * 2.0;
    let left = (PI_2_F64[0] - (s + (ratio * s - PI_2_F64[1]))) * 2.0;
    let beyond = x.simd_lt(F64::splat(0.0)).select(left, right);
    large.select(beyond, within)
}

/// The angle from −π/2 to π/2 whose tangent is x; atan(±∞) = ±π/2, atan(±0) = ±0, NaN for NaN.
#[inline(always)]
#[must_use]
pub fn atan_f64(x: F64) -> F64 {
    let t = x.abs();
    // atan t = atan c + atan((t − c) / (1 + c t)), for c of 0, ½, 1, 3/2 and ∞.
    let (mut over, mut under) = (t, F64::splat(1.0));
    let (mut high, mut low) = (F64::splat(0.0), F64::splat(0.0));
    let cases = [
        (7.0 / 16.0, t + t - 1.0, t + 2.0),
        (11.0 / 16.0, t - 1.0, t + 1.0),
        (19.0 / 16.0, t - 1.5, t * 1.5 + 1.0),
        (39.0 / 16.0, F64::splat(-1.0), t),
    ];
    for (i, (from, a, b)) in cases.into_iter().enumerate() {
        let here = t.simd_ge(F64::splat(from));
        over = here.select(a, over);
        under = here.select(b, under);
        high = here.select(F64::splat(ATAN_HIGH[i]), high);
        low = here.select(F64::splat(ATAN_LOW[i]), low);
    }
    let q = over / under;
    let z = q * q;
    let y = high - ((q * (z * poly_f64(z, ATAN_F64)) - low) - q);
    y | sign_f64(x)
}

/// The angle of the vector (x, y), from −π to π, as [`atan2`].
#[inline(always)]
#[must_use]
pub fn atan2_f64(y: F64, x: F64) -> F64 {
    let (zero, infinity) = (F64::splat(0.0), F64::splat(f64::INFINITY));
    let (over, under) = (y.abs(), x.abs());
    let q = over / under;
    // 0 / 0 is no angle at all, and ∞ / ∞ a diagonal.
    let q = over.simd_eq(zero).select(zero, q);
    let both = over.simd_eq(infinity) & under.simd_eq(infinity);
    let q = both.select(F64::splat(1.0), q);
    let right = atan_f64(q);
    let left = 2.0 * PI_2_F64[0] - (right - 2.0 * PI_2_F64[1]);
    // So far up that it is π/2, and not the rounding of that taken off π.
    let left = q.simd_eq(infinity).select(right, left);
    let angle = x.is_sign_negative().select(left, right);
    (x.is_nan() | y.is_nan()).select(F64::splat(f64::NAN), angle | sign_f64(y))
}
