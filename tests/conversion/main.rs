//! Conversions against plain definitions for one number, and against the crate `half`.

#[path = "../common/mod.rs"]
mod common;
mod strided;
mod tried;

use std::fmt::Debug;
use std::mem::MaybeUninit;

use bytemuck::Pod;
use common::{written, written_at};
use glam::{Vec2, Vec3, Vec4, vec2, vec3};
use half::{bf16, f16};
use packed_compute::ops::conversion::half::{
    decode_bfloat16, decode_half, encode_bfloat16, encode_half,
};
use packed_compute::ops::conversion::normalized::{
    decode_snorm8, decode_unorm8, encode_snorm8, encode_unorm8,
};
use packed_compute::ops::conversion::numeric::{Convert, convert_into};
use packed_compute::ops::conversion::octahedral::{decode_octahedral, encode_octahedral};
use packed_compute::ops::conversion::srgb::{MAX_ULP, linear_to_srgb, srgb_to_linear};
use packed_compute::parallel;
use proptest::prelude::*;

fn bytes<T: Pod>(elements: &[T]) -> &[u8] {
    bytemuck::cast_slice(elements)
}

/// Asserts that `operation` makes `ratio` elements `U` of each `T`, the same in every place at every length to 100.
fn check_everywhere<T: Pod, U: Pod>(
    input: &[T],
    ratio: (usize, usize),
    operation: impl Fn(&[T], &mut [MaybeUninit<U>]),
) {
    let size = |len: usize| len * ratio.1 / ratio.0;
    let all: Vec<U> = written(size(input.len()), |out| operation(input, out));
    for len in (0..=100).map(|len| len * ratio.0) {
        for from in (0..8).map(|from| from * ratio.0) {
            let part = &input[from..from + len];
            let got = written_at(size(len), 7 - from / ratio.0, |out| operation(part, out));
            let want = &all[size(from)..][..size(len)];
            assert_eq!(bytes(&got), bytes(want), "{len} elements from {from}");
        }
    }
}

/// Asserts the same of an array that several threads work on.
fn check_threads<T: Pod, U: Pod>(
    input: &[T],
    ratio: (usize, usize),
    operation: impl Fn(&[T], &mut [MaybeUninit<U>]),
) {
    let large: Vec<T> = input.iter().copied().cycle().take(3_000_002).collect();
    let len = large.len() * ratio.1 / ratio.0;
    parallel::set_thread_count(1);
    let want: Vec<U> = written(len, |out| operation(&large, out));
    for threads in [2, 3, 7] {
        parallel::set_thread_count(threads);
        let got: Vec<U> = written(len, |out| operation(&large, out));
        assert!(bytes(&got) == bytes(&want), "{threads} threads");
    }
}

mod numbers {
    use super::*;

    /// Floats around every limit of an integer type, and at the ends of exact integers.
    fn floats() -> Vec<f64> {
        let mut all = vec![
            0.0, 0.1, 0.5, 0.999, 1.0, 1.5, 2.5, 1e10, 1e19, 1e300, 5e-324,
        ];
        for power in [
            7, 8, 15, 16, 23, 24, 25, 31, 32, 52, 53, 54, 62, 63, 64, 126, 127, 128, 1023,
        ] {
            let power = 2_f64.powi(power);
            all.extend([
                power,
                power.next_down(),
                power.next_up(),
                power - 1.0,
                power + 1.0,
            ]);
            all.extend([power - 0.5, power + 0.5]);
            let single = power as f32;
            all.extend([single.next_down(), single.next_up()].map(f64::from));
        }
        all.extend(common::FLOATS.map(f64::from));
        all.push(f64::MAX);
        all.extend(all.clone().iter().map(|x| -x));
        all
    }

    fn integers() -> Vec<i64> {
        let mut all = vec![i64::MIN, i64::MIN + 1, i64::MAX - 1, i64::MAX];
        for power in [0, 1, 7, 8, 23, 24, 25, 31, 32, 52, 53, 54, 60, 62] {
            let power = 1_i64 << power;
            all.extend([power - 1, power, power + 1, 3 * (power / 2)]);
        }
        all.extend(all.clone().iter().map(|x| x.wrapping_neg()));
        all
    }

    /// What must come out, by way of wide arithmetic: integers as `i128`, whatever goes in.
    fn integer(x: f64, min: i64, max: i64) -> i64 {
        if x.is_nan() {
            return 0;
        }
        let limits = (i128::from(min), i128::from(max));
        if x.abs() >= 2_f64.powi(100) {
            return if x < 0.0 { min } else { max };
        }
        (x.trunc() as i128).clamp(limits.0, limits.1) as i64
    }

    /// The nearest of the floats around `x`, the even one of two.
    fn single(x: i64) -> f32 {
        let near = x as f64 as f32;
        let candidates = [near.next_down(), near, near.next_up()];
        let distance = |f: &f32| (i128::from(x) - *f as i128).unsigned_abs();
        let best = candidates.iter().map(distance).min().unwrap();
        let mut nearest = candidates.into_iter().filter(|f| distance(f) == best);
        let first = nearest.next().unwrap();
        match nearest.next() {
            Some(second) if first.to_bits() % 2 == 1 => second,
            _ => first,
        }
    }

    fn double(x: i64) -> f64 {
        let near = x as f64;
        let candidates = [near.next_down(), near, near.next_up()];
        let distance = |f: &f64| (i128::from(x) - *f as i128).unsigned_abs();
        let best = candidates.iter().map(distance).min().unwrap();
        let mut nearest = candidates.into_iter().filter(|f| distance(f) == best);
        let first = nearest.next().unwrap();
        match nearest.next() {
            Some(second) if first.to_bits() % 2 == 1 => second,
            _ => first,
        }
    }

    /// The only numbers that are unequal to themselves.
    #[allow(clippy::eq_op, reason = "that is how it is asked of any type")]
    fn is_nan<U: PartialEq>(number: &U) -> bool {
        number != number
    }

    fn check<T: Convert<U> + Debug, U: Pod + Send + PartialEq + Debug>(
        input: &[T],
        want: impl Fn(T) -> U,
    ) {
        let got: Vec<U> = written(input.len(), |out| convert_into(input, out));
        for (&x, got) in input.iter().zip(&got) {
            let want = want(x);
            let nan = is_nan(&want) && is_nan(got);
            assert!(
                nan || bytes(&[*got]) == bytes(&[want]),
                "{x:?} became {got:?}, not {want:?}"
            );
        }
        let long: Vec<T> = input.iter().copied().cycle().take(200).collect();
        check_everywhere(&long, (1, 1), convert_into::<T, U>);
    }

    #[test]
    fn several_threads_convert_the_same() {
        check_threads(&floats(), (1, 1), convert_into::<f64, i32>);
    }

    #[test]
    fn floats_become_integers_by_truncation_within_limits() {
        let doubles = floats();
        let singles: Vec<f32> = doubles.iter().map(|&x| x as f32).collect();
        check(&doubles, |x| integer(x, i64::MIN, i64::MAX));
        check(&doubles, |x| {
            integer(x, i32::MIN.into(), i32::MAX.into()) as i32
        });
        check(&doubles, |x| integer(x, 0, 255) as u8);
        check(&singles, |x| integer(x.into(), i64::MIN, i64::MAX));
        check(&singles, |x| {
            integer(x.into(), i32::MIN.into(), i32::MAX.into()) as i32
        });
        check(&singles, |x| integer(x.into(), 0, 255) as u8);
    }

    #[test]
    fn integers_become_floats_by_rounding_to_even() {
        let wide = integers();
        let narrow: Vec<i32> = wide.iter().map(|&x| x as i32).collect();
        let all_bytes: Vec<u8> = (0..=255).collect();
        check(&wide, single);
        check(&wide, double);
        check(&narrow, |x| single(x.into()));
        check(&narrow, |x| double(x.into()));
        check(&all_bytes, |x| single(x.into()));
        check(&all_bytes, |x| double(x.into()));
    }

    #[test]
    fn integers_are_kept_within_limits() {
        let wide = integers();
        let narrow: Vec<i32> = wide.iter().map(|&x| x as i32).collect();
        let all_bytes: Vec<u8> = (0..=255).collect();
        let within = |x: i64, min: i64, max: i64| {
            if x < min {
                min
            } else if x > max {
                max
            } else {
                x
            }
        };
        check(&wide, |x| {
            within(x, i32::MIN.into(), i32::MAX.into()) as i32
        });
        check(&wide, |x| within(x, 0, 255) as u8);
        check(&narrow, |x| within(x.into(), 0, 255) as u8);
        check(&narrow, i64::from);
        check(&all_bytes, i64::from);
        check(&all_bytes, i32::from);
    }

    #[test]
    fn doubles_become_singles_by_rounding_to_even() {
        let mut doubles = floats();
        // Ties between floats, and what is next to them.
        for power in [-149, -130, -126, 0, 10, 127] {
            for odd in [0, 1, 2, 3] {
                let ulp = 2_f64.powi((power - 23).max(-149));
                let tie = 2_f64.powi(power) + ulp * (f64::from(odd) + 0.5);
                doubles.extend([tie, tie.next_up(), tie.next_down(), -tie]);
            }
        }
        check(&doubles, |x| x as f32);
        let tie = 1.0 + 2_f64.powi(-24);
        assert_eq!(1.0, Convert::<f32>::convert(tie));
        assert_eq!(1.0 + f32::EPSILON, Convert::<f32>::convert(tie.next_up()));
        assert_eq!(f32::INFINITY, Convert::<f32>::convert(f64::MAX));
        let singles: Vec<f32> = doubles.iter().map(|&x| x as f32).collect();
        check(&singles, f64::from);
    }

    #[test]
    fn numbers_of_the_same_type_keep_their_bits() {
        fn same<T: Convert<T> + Pod>(input: &[T]) {
            let got: Vec<T> = written(input.len(), |out| convert_into(input, out));
            assert_eq!(bytes(&got), bytes(input));
        }
        same(&floats());
        same(&integers());
        same(&common::FLOATS);
        same(&[i32::MIN, 0, i32::MAX]);
        same(&(0..=255).collect::<Vec<u8>>());
    }
}

mod halves {
    use super::*;

    /// Floats of all signs and exponents, with fractions at and around the ties of both formats.
    fn floats() -> Vec<f32> {
        let lows = [
            0, 1, 0xFFF, 0x1000, 0x1001, 0x2FFF, 0x3000, 0x3001, 0x7FFF, 0x8000, 0x8001, 0xFFFF,
        ];
        let bits = |high: u32| lows.map(|low| high << 16 | low);
        (0..=0xFFFF).flat_map(bits).map(f32::from_bits).collect()
    }

    fn codes() -> Vec<u8> {
        (0..=u16::MAX).flat_map(u16::to_le_bytes).collect()
    }

    /// Asserts both ways of a format against a scalar definition.
    fn check(
        encode: impl Fn(&[f32], &mut [MaybeUninit<u8>]),
        decode: impl Fn(&[u8], &mut [MaybeUninit<f32>]),
        encoded: impl Fn(f32) -> u16,
        decoded: impl Fn(u16) -> f32,
    ) {
        let floats = floats();
        let got = written(2 * floats.len(), |out| encode(&floats, out));
        for (float, code) in floats.iter().zip(got.as_chunks().0) {
            let (got, want) = (u16::from_le_bytes(*code), encoded(*float));
            assert_eq!(
                got,
                want,
                "{float} ({:#x}) is {got:#x}, not {want:#x}",
                float.to_bits()
            );
        }
        let codes = codes();
        let got = written(codes.len() / 2, |out| decode(&codes, out));
        for (code, float) in got.iter().enumerate() {
            let want = decoded(code as u16);
            assert_eq!(
                float.to_bits(),
                want.to_bits(),
                "{code:#x} is {float}, not {want}"
            );
        }
        check_everywhere(&floats[16_000 * 12..][..900], (1, 2), &encode);
        check_everywhere(&codes[30_000..][..900], (2, 1), &decode);
    }

    #[test]
    fn several_threads_do_the_same() {
        check_threads(&floats(), (1, 2), encode_half);
        check_threads(&codes(), (2, 1), decode_half);
    }

    #[test]
    fn halves_are_those_of_the_crate() {
        check(
            encode_half,
            decode_half,
            |float| f16::from_f32_const(float).to_bits(),
            |code| {
                let quiet = if f16::from_bits(code).is_nan() {
                    0x200
                } else {
                    0
                };
                f16::from_bits(code | quiet).to_f32_const()
            },
        );
    }

    #[test]
    fn bfloat16_are_those_of_the_crate() {
        check(
            encode_bfloat16,
            decode_bfloat16,
            |float| bf16::from_f32(float).to_bits(),
            |code| {
                let quiet = if bf16::from_bits(code).is_nan() {
                    0x40
                } else {
                    0
                };
                bf16::from_bits(code | quiet).to_f32()
            },
        );
    }

    #[test]
    fn limits_of_halves() {
        let floats = [
            65504.0,
            65519.99,
            65520.0,
            f32::MAX,
            f32::INFINITY,
            -1e9,
            2_f32.powi(-24),
            2_f32.powi(-25),
            3e-8,
            -1e-9,
            f32::NAN,
        ];
        let got = written(2 * floats.len(), |out| encode_half(&floats, out));
        let got: Vec<u16> = got
            .as_chunks()
            .0
            .iter()
            .map(|&code| u16::from_le_bytes(code))
            .collect();
        assert_eq!(
            got,
            [
                0x7BFF, 0x7BFF, 0x7C00, 0x7C00, 0x7C00, 0xFC00, 1, 0, 1, 0x8000, 0x7E00
            ]
        );
    }

    #[test]
    #[should_panic(expected = "not pairs")]
    fn bytes_must_be_pairs() {
        decode_half(&[0; 3], &mut [MaybeUninit::uninit()]);
    }

    proptest! {
        #[test]
        fn any_floats(bits in prop::collection::vec(any::<u32>(), 0..200)) {
            let floats: Vec<f32> = bits.into_iter().map(f32::from_bits).collect();
            let got = written(2 * floats.len(), |out| encode_half(&floats, out));
            let want: Vec<u8> = floats.iter().flat_map(|&x| f16::from_f32_const(x).to_le_bytes()).collect();
            prop_assert_eq!(got, want);
            let got = written(2 * floats.len(), |out| encode_bfloat16(&floats, out));
            let want: Vec<u8> = floats.iter().flat_map(|&x| bf16::from_f32(x).to_le_bytes()).collect();
            prop_assert_eq!(got, want);
        }
    }
}

mod normalized {
    use super::*;

    /// In f64, where the product is exact, after it was rounded as the definition says.
    fn code(x: f32, from: f64, scale: f64) -> u8 {
        if x.is_nan() {
            return 0;
        }
        let product = f64::from((f64::from(x).clamp(from, 1.0) * scale) as f32);
        let away = (product.abs() + 0.5).floor().copysign(product);
        away as i64 as u8
    }

    fn floats() -> Vec<f32> {
        let mut all: Vec<f32> = (-3000..3000).map(|i| i as f32 / 2048.0).collect();
        // Around every tie.
        for scale in [255.0, 127.0] {
            for i in -256..256 {
                let tie = (i as f32 + 0.5) / scale;
                all.extend([
                    tie.next_down().next_down(),
                    tie.next_down(),
                    tie,
                    tie.next_up(),
                ]);
            }
        }
        all.extend(common::FLOATS);
        all
    }

    #[test]
    fn floats_become_bytes() {
        let floats = floats();
        let got = written(floats.len(), |out| encode_unorm8(&floats, out));
        for (&x, got) in floats.iter().zip(got) {
            assert_eq!(got, code(x, 0.0, 255.0), "{x}");
        }
        let got = written(floats.len(), |out| encode_snorm8(&floats, out));
        for (&x, got) in floats.iter().zip(got) {
            assert_eq!(got, code(x, -1.0, 127.0), "{x}");
        }
        check_everywhere(&floats, (1, 1), encode_unorm8);
        check_everywhere(&floats, (1, 1), encode_snorm8);
        check_threads(&floats, (1, 1), encode_unorm8);
    }

    #[test]
    fn bytes_become_floats_and_come_back() {
        let codes: Vec<u8> = (0..=255).collect();
        let unorm = written(256, |out| decode_unorm8(&codes, out));
        let snorm = written(256, |out| decode_snorm8(&codes, out));
        for (i, (unorm, snorm)) in unorm.iter().zip(&snorm).enumerate() {
            assert_eq!(*unorm, (i as f64 / 255.0) as f32);
            assert_eq!(*snorm, (f64::from(i as u8 as i8) / 127.0).max(-1.0) as f32);
        }
        assert_eq!(written(256, |out| encode_unorm8(&unorm, out)), codes);
        let mut back = codes.clone();
        back[128] = 129;
        assert_eq!(written(256, |out| encode_snorm8(&snorm, out)), back);
        check_everywhere(&codes, (1, 1), decode_unorm8);
        check_everywhere(&codes, (1, 1), decode_snorm8);
        check_threads(&codes, (1, 1), decode_snorm8);
    }
}

mod octahedral {
    use super::*;

    fn encoded(v: Vec3) -> Vec2 {
        let n = v / (v.x.abs() + v.y.abs() + v.z.abs());
        let sign = |x: f32| if x >= 0.0 { 1.0 } else { -1.0 };
        let o = if n.z >= 0.0 {
            vec2(n.x, n.y)
        } else {
            vec2((1.0 - n.y.abs()) * sign(n.x), (1.0 - n.x.abs()) * sign(n.y))
        };
        vec2(o.x * 0.5 + 0.5, o.y * 0.5 + 0.5)
    }

    fn decoded(code: Vec2) -> Vec3 {
        let f = vec2(code.x * 2.0 - 1.0, code.y * 2.0 - 1.0);
        let mut n = vec3(f.x, f.y, 1.0 - f.x.abs() - f.y.abs());
        let below = -n.z;
        let t = below.clamp(0.0, 1.0);
        n.x += if n.x >= 0.0 { -t } else { t };
        n.y += if n.y >= 0.0 { -t } else { t };
        let squared = n.x * n.x + n.y * n.y + n.z * n.z;
        if squared == 0.0 {
            Vec3::ZERO
        } else {
            n / squared.sqrt()
        }
    }

    /// Equal by bits, or both NaN.
    fn assert_same(got: &[f32], want: &[f32], input: impl Debug) {
        for (got, want) in got.iter().zip(want) {
            let same = got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan();
            assert!(same, "{input:?} gives {got}, not {want}");
        }
    }

    fn check(normals: &[Vec3]) {
        let got = written(normals.len(), |out| encode_octahedral(normals, out));
        for (&normal, got) in normals.iter().zip(&got) {
            assert_same(&got.to_array(), &encoded(normal).to_array(), normal);
        }
        let codes = got;
        let got = written(normals.len(), |out| decode_octahedral(&codes, out));
        for (&code, got) in codes.iter().zip(&got) {
            assert_same(&got.to_array(), &decoded(code).to_array(), code);
        }
    }

    fn sphere() -> Vec<Vec3> {
        let around = (-40..=40).map(|i| i as f32 / 20.0);
        let grid = around
            .clone()
            .flat_map(|x| around.clone().map(move |y| (x, y)));
        grid.flat_map(|(x, y)| [-1.0, -0.3, -0.0, 0.0, 0.7].map(|z| vec3(x, y, z)))
            .collect()
    }

    #[test]
    fn normals_are_those_of_the_engines_formulas() {
        let sphere = sphere();
        check(&sphere);
        check(&[
            Vec3::ZERO,
            -Vec3::ZERO,
            Vec3::X,
            Vec3::Y,
            Vec3::Z,
            -Vec3::X,
            -Vec3::Y,
            -Vec3::Z,
        ]);
        check(&common::elements::<Vec3>(1000));
        let all: Vec<Vec3> = sphere[..300].to_vec();
        check_everywhere(&all, (1, 1), encode_octahedral);
        check_threads(&sphere, (1, 1), encode_octahedral);
    }

    #[test]
    fn codes_are_those_of_the_engines_formulas() {
        let around = (-10..=30).map(|i| i as f32 / 20.0);
        let mut codes: Vec<Vec2> = around
            .clone()
            .flat_map(|x| around.clone().map(move |y| vec2(x, y)))
            .collect();
        codes.extend(common::elements::<Vec2>(300));
        let got = written(codes.len(), |out| decode_octahedral(&codes, out));
        for (&code, got) in codes.iter().zip(&got) {
            assert_same(&got.to_array(), &decoded(code).to_array(), code);
        }
        check_everywhere(&codes, (1, 1), decode_octahedral);
        check_threads(&codes[..1600], (1, 1), decode_octahedral);
    }

    #[test]
    fn unit_vectors_come_back() {
        let normals: Vec<Vec3> = sphere()
            .into_iter()
            .filter_map(Vec3::try_normalize)
            .collect();
        let codes = written(normals.len(), |out| encode_octahedral(&normals, out));
        let back = written(normals.len(), |out| decode_octahedral(&codes, out));
        for (normal, back) in normals.iter().zip(back) {
            assert!(normal.distance(back) < 4e-7, "{normal} came back as {back}");
        }
    }
}

mod srgb {
    use super::*;

    /// The engine's formulas, with its exponents, in f64.
    fn linear(c: f64) -> f64 {
        if (c as f32) < 0.04045 {
            c * f64::from(1.0_f32 / 12.92)
        } else {
            ((c + 0.055) / 1.055).powf(2.4_f32.into())
        }
    }

    fn srgb(c: f64) -> f64 {
        if (c as f32) < 0.003_130_8 {
            c * f64::from(12.92_f32)
        } else {
            1.055 * c.powf((1.0_f32 / 2.4).into()) - 0.055
        }
    }

    /// The distance in units of the last place of the exact result.
    fn ulps(got: f32, exact: f64) -> f64 {
        let near = (exact as f32).abs();
        if got == exact as f32 || got.is_nan() && exact.is_nan() {
            return 0.0;
        }
        let ulp = f64::from(near.next_up()) - f64::from(near);
        ((f64::from(got) - exact) / ulp).abs()
    }

    /// Every so many floats from `from` to `to`, as greys whose alpha tells them apart.
    fn colors(from: f32, to: f32, step: usize) -> Vec<Vec4> {
        (from.to_bits()..to.to_bits())
            .step_by(step)
            .map(f32::from_bits)
            .map(|c| Vec4::new(c, c, -c, c))
            .collect()
    }

    fn worst(
        colors: &[Vec4],
        operation: impl Fn(packed_compute::lanes::Run<'_, Vec4>),
        exact: impl Fn(f64) -> f64,
    ) -> f64 {
        let got = common::in_place(colors, 0, operation);
        let mut worst: f64 = 0.0;
        for (color, got) in colors.iter().zip(got) {
            assert_eq!(color.w.to_bits(), got.w.to_bits(), "alpha was touched");
            assert_eq!(got.x.to_bits(), got.y.to_bits());
            for i in [0, 2] {
                worst = worst.max(ulps(got[i], exact(f64::from(color[i]))));
            }
        }
        worst
    }

    #[test]
    fn errors_are_as_stated() {
        // The last step is a prime, so that all fractions and exponents are met.
        for (from, to, step) in [
            (0.0, 0.003, 10_007),
            (0.003, 0.06, 67),
            (0.06, 1.1, 67),
            (1.1, 1e6, 997),
            (1e6, f32::INFINITY, 7919),
        ] {
            let colors = colors(from, to, step);
            let linear = worst(&colors, srgb_to_linear, linear);
            let srgb = worst(&colors, linear_to_srgb, srgb);
            println!("{from} to {to}: to linear {linear:.3} ULP, to sRGB {srgb:.3} ULP");
            assert!(
                linear < MAX_ULP && srgb < MAX_ULP,
                "{from} to {to}: {linear}, {srgb}"
            );
        }
    }
}
