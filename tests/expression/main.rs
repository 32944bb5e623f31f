//! Formulas against plain scalar code: bits, types, results of every kind, arrays that are read and written.

#![allow(
    clippy::neg_cmp_op_on_partial_ord,
    reason = "`not a < b` of formulas is meant, NaN included"
)]

#[path = "../common/mod.rs"]
mod common;
mod hostile;
mod random;
mod run;
mod tried;
mod types;

use glam::{Vec2, Vec3, Vec4};
use packed_compute::expression::{Kind, Results, Type};
use packed_compute::lanes::Target;
use run::{Input, Output, execute, fails, one, outputs};

const N: usize = 1000;

fn floats(seed: usize) -> Vec<f32> {
    let all: Vec<f32> = common::elements(N + 97 * seed);
    all[97 * seed..].to_vec()
}

fn vectors<T: bytemuck::Pod>(seed: usize) -> Vec<T> {
    common::elements::<T>(N + 31 * seed)[31 * seed..].to_vec()
}

#[track_caller]
fn assert_bits(got: &[f32], wanted: impl IntoIterator<Item = f32>, what: &str) {
    let mut count = 0;
    for (at, wanted) in wanted.into_iter().enumerate() {
        let same = got[at].to_bits() == wanted.to_bits() || got[at].is_nan() && wanted.is_nan();
        assert!(same, "{what}: {} instead of {wanted} at {at}", got[at]);
        count += 1;
    }
    assert_eq!(count, got.len(), "{what}");
}

#[test]
fn numbers_have_the_bits_of_scalar_code() {
    let (a, b) = (floats(0), floats(1));
    let both = [Input::F32(&a), Input::F32(&b), Input::Float(0.3)];
    let check = |source: &str, f: fn(f32, f32, f32) -> f32| {
        let got = execute(source, &["a", "b", "k"], &both);
        let Output::F32(got) = got else {
            panic!("{source}: {got:?}")
        };
        assert_bits(&got, a.iter().zip(&b).map(|(&a, &b)| f(a, b, 0.3)), source);
    };
    check("a + b", |a, b, _| a + b);
    check("a - b * k", |a, b, k| a - b * k);
    check("a * b + k", |a, b, k| a * b + k);
    check("k + a * b", |a, b, k| k + a * b);
    check("k - a", |a, _, k| k - a);
    check("k / a", |a, _, k| k / a);
    check("a / b / k", |a, b, k| a / b / k);
    check("-a * -b", |a, b, _| -a * -b);
    check("a ** 2", |a, _, _| a * a);
    check("(a + b) * (a - b)", |a, b, _| (a + b) * (a - b));
    check("a if a < b else b", |a, b, _| if a < b { a } else { b });
    check(
        "1 if a > 0 and b > 0 else 2 if a == b or not b >= 0 else 3",
        |a, b, _| {
            if a > 0.0 && b > 0.0 {
                1.0
            } else if a == b || !(b >= 0.0) {
                2.0
            } else {
                3.0
            }
        },
    );
    check("min(a, b)", |a, b, _| if b < a { b } else { a });
    check("minf(a, b)", |a, b, _| if a < b { a } else { b });
    check("max(a, b, k)", |a, b, k| {
        let most = if b > a { b } else { a };
        if k > most { k } else { most }
    });
    check("clamp(a, k, b)", |a, b, k| {
        let held = if a < k { k } else { a };
        if held > b { b } else { held }
    });
    check("clamp(a, -1, k)", |a, _, k| {
        if a < -1.0 {
            -1.0
        } else if a > k {
            k
        } else {
            a
        }
    });
    check("clampf(k, a, b)", |a, b, k| {
        if k < a {
            a
        } else if k > b {
            b
        } else {
            k
        }
    });
    check("lerp(a, b, k)", |a, b, k| a + (b - a) * k);
    check("sqrt(abs(a)) + floor(b) - ceil(a)", |a, b, _| {
        a.abs().sqrt() + b.floor() - a.ceil()
    });
    check("inverse_lerp(a, b, k)", |a, b, k| (k - a) / (b - a));
    check("a % b", |a, b, _| a % b);
    check(
        "float(is_nan(a)) + float(is_inf(b)) * 2 + float(is_finite(a)) * 4",
        |a, b, _| {
            f32::from(a.is_nan())
                + f32::from(b.is_infinite()) * 2.0
                + f32::from(a.is_finite()) * 4.0
        },
    );
    check("float(is_zero_approx(a)) - float(a != b)", |a, b, _| {
        f32::from(a.abs() < 0.00001) - f32::from(a != b)
    });
    check("var d = a - b; var e = d * d; e + d", |a, b, _| {
        (a - b) * (a - b) + (a - b)
    });
    check("k", |_, _, k| k);
    check("a", |a, _, _| a);
    check("a * (0.1 + 0.2)", |a, _, _| a * (0.1_f64 + 0.2) as f32);
    check("INF if a > 1 else NAN", |a, _, _| {
        if a > 1.0 { f32::INFINITY } else { f32::NAN }
    });
}

#[test]
fn vectors_have_the_bits_of_scalar_code() {
    let (p, v, w) = (vectors::<Vec3>(0), vectors::<Vec3>(1), floats(2));
    let g = Vec3::new(0.5, -9.8, 0.25);
    let inputs = [
        Input::V3(&p),
        Input::V3(&v),
        Input::F32(&w),
        Input::Vector3(g),
        Input::Float(0.1),
    ];
    let names = ["p", "v", "w", "g", "t"];
    let check = |source: &str, f: fn(Vec3, Vec3, f32, Vec3, f32) -> Vec3| {
        let got = execute(source, &names, &inputs);
        let Output::V3(got) = got else {
            panic!("{source}: {got:?}")
        };
        let wanted = (0..N).flat_map(|i| f(p[i], v[i], w[i], g, 0.1).to_array());
        assert_bits(bytemuck::cast_slice(&got), wanted, source);
    };
    let number = |source: &str, f: fn(Vec3, Vec3, f32, Vec3, f32) -> f32| {
        let got = execute(source, &names, &inputs);
        let Output::F32(got) = got else {
            panic!("{source}: {got:?}")
        };
        assert_bits(&got, (0..N).map(|i| f(p[i], v[i], w[i], g, 0.1)), source);
    };
    check("p + v * t + 0.5 * g * t * t", |p, v, _, g, t| {
        let half = Vec3::new(0.5 * g.x * t * t, 0.5 * g.y * t * t, 0.5 * g.z * t * t);
        Vec3::new(p.x + v.x * t, p.y + v.y * t, p.z + v.z * t) + half
    });
    check("p * w", |p, _, w, _, _| p * w);
    check("w * p + v", |p, v, w, _, _| {
        Vec3::new(p.x * w + v.x, p.y * w + v.y, p.z * w + v.z)
    });
    check("p / t - g", |p, _, _, g, t| p / t - g);
    check("g * w", |_, _, w, g, _| g * w);
    check("-p", |p, _, _, _, _| -p);
    check("p.zyx * v", |p, v, _, _, _| Vec3::new(p.z, p.y, p.x) * v);
    check("Vector3(w, p.y, t)", |p, _, w, _, t| Vec3::new(w, p.y, t));
    check("cross(p, v)", |p, v, _, _, _| {
        Vec3::new(
            p.y * v.z - p.z * v.y,
            p.z * v.x - p.x * v.z,
            p.x * v.y - p.y * v.x,
        )
    });
    check(
        "p if w > 0 else v",
        |p, v, w, _, _| if w > 0.0 { p } else { v },
    );
    check("lerp(p, v, w)", |p, v, w, _, _| {
        Vec3::new(
            p.x + (v.x - p.x) * w,
            p.y + (v.y - p.y) * w,
            p.z + (v.z - p.z) * w,
        )
    });
    check("g", |_, _, _, g, _| g);
    check("Vector3(1, 2, 3)", |_, _, _, _, _| Vec3::new(1.0, 2.0, 3.0));
    check("Vector3()", |_, _, _, _, _| Vec3::ZERO);
    check("p.max(v)", |p, v, _, _, _| {
        let max = |a: f32, b: f32| if a > b { a } else { b };
        Vec3::new(max(p.x, v.x), max(p.y, v.y), max(p.z, v.z))
    });
    number("dot(p, v)", |p, v, _, _, _| {
        p.x * v.x + p.y * v.y + p.z * v.z
    });
    number("p.length() + w", |p, _, w, _, _| {
        (p.x * p.x + p.y * p.y + p.z * p.z).sqrt() + w
    });
    number("distance(p, v)", |p, v, _, _, _| {
        let d = v - p;
        (d.x * d.x + d.y * d.y + d.z * d.z).sqrt()
    });
    number("p.y", |p, _, _, _, _| p.y);
    number("1 if p == v else 2 if p != g else 3", |p, v, _, g, _| {
        if p == v {
            1.0
        } else if p != g {
            2.0
        } else {
            3.0
        }
    });
}

/// What the page on formulas shows.
#[test]
fn the_page_lists_every_function_and_its_examples_are_formulas() {
    let page = include_str!("../../docs/expressions.md");
    for name in packed_compute::expression::function_names() {
        assert!(
            page.contains(&format!("`{name}`")),
            "{name} is not in the page"
        );
    }
    let examples = page
        .split("## Examples")
        .nth(1)
        .expect("there are examples");
    let mut count = 0;
    for line in examples.lines().filter(|line| line.ends_with("` |")) {
        let formula = line.split('`').nth(1).expect("a formula");
        let names = [
            "p", "v", "g", "dt", "t", "c", "r", "x", "radius", "eye", "far", "near",
        ];
        run::parse(formula, &names);
        count += 1;
    }
    assert!(count >= 10, "{count} examples");
}

/// Operations on vectors that the engine has methods for: by the operations on whole arrays, which are tested against it.
#[test]
fn vectors_have_the_bits_of_the_operations() {
    use packed_compute::lanes::{Operand, Run};
    use packed_compute::ops::vector::{Other, length, surface, turn};
    let p = vectors::<Vec3>(0);
    let n: Vec<Vec3> = (0..N)
        .map(|i| Vec3::new(0.6, 0.8, (i % 3) as f32 * 0.01))
        .collect();
    let check = |source: &str, operation: &dyn Fn(Run<'_, Vec3>)| {
        let got = execute(source, &["p", "n"], &[Input::V3(&p), Input::V3(&n)]);
        let Output::V3(got) = got else {
            panic!("{source}: {got:?}")
        };
        let mut wanted = p.clone();
        operation(Run::in_place(&mut wanted));
        let wanted: &[f32] = bytemuck::cast_slice(&wanted);
        assert_bits(bytemuck::cast_slice(&got), wanted.iter().copied(), source);
    };
    let with = || Other::Each(Operand::array(&n));
    let any = surface::Normals::Any;
    check("normalized(p)", &|run| length::normalize(run));
    check("p.limit_length(2.5)", &|run| length::limit_length(run, 2.5));
    check("reflect(p, n)", &|run| surface::reflect(run, with(), any));
    check("bounce(p, n)", &|run| surface::bounce(run, with(), any));
    check("slide(p, n)", &|run| surface::slide(run, with(), any));
    check("project(p, n)", &|run| surface::project(run, with()));
    check("p.cross(n)", &|run| turn::cross(run, with()));
    let flat = vectors::<Vec2>(0);
    let Output::V2(got) = execute("p.normalized()", &["p"], &[Input::V2(&flat)]) else {
        panic!("a Vector2 is normalized to one");
    };
    let mut wanted = flat;
    length::normalize(Run::in_place(&mut wanted));
    let wanted: &[f32] = bytemuck::cast_slice(&wanted);
    assert_bits(
        bytemuck::cast_slice(&got),
        wanted.iter().copied(),
        "normalized Vector2",
    );
}

/// Vectors that lie as in memory take one step, others one for each component: the bits are the same, whether one side is the same for
/// all elements, the other is apart, or what is read begins anywhere.
#[test]
fn vectors_give_the_same_flat_and_apart() {
    let (mut p, v, w) = (vectors::<Vec3>(0), vectors::<Vec3>(1), floats(2));
    let (mut a, b) = (vectors::<Vec2>(3), vectors::<Vec2>(4));
    // Squares that underflow, and vectors of no length.
    for (i, (p, a)) in p.iter_mut().zip(&mut a).enumerate() {
        let scale = [1.0, 1e-25, 0.0, 1e25][i % 4];
        (*p, *a) = (*p * scale, *a * scale);
    }
    let g = Vec3::new(0.5, -9.8, 0.25);
    let apart = [
        ("p", "Vector3(p.x, p.y, p.z)"),
        ("v", "Vector3(v.x, v.y, v.z)"),
        ("a", "Vector2(a.x, a.y)"),
        ("b", "Vector2(b.x, b.y)"),
    ];
    for source in [
        "$p.normalized()",
        "$p.length()",
        "$p.length_squared()",
        "$p.dot($v)",
        "$p.cross($v)",
        "$p.dot(g)",
        "g.dot($p)",
        "$p.cross(g)",
        "g.cross($p)",
        "$p.distance_to($v)",
        "$p.distance_to(g)",
        "g.direction_to($p)",
        "$p.direction_to($v)",
        "$p.distance_squared_to(g)",
        "($p - g).normalized() * w",
        "($p + $p.cross($v)).normalized()",
        "$p.dot(Vector3(w, v.y, w))",
        "Vector3(w, v.y, w).cross($p)",
        "$p.dot($p)",
        "$p.cross($p)",
        "$a.normalized()",
        "$a.length()",
        "$a.dot($b)",
        "$a.cross($b)",
        "$a.distance_to($b)",
        "$a.direction_to($b)",
        "Vector2(0.5, -2).cross($a)",
        "$b.dot(Vector2(0.5, -2))",
    ] {
        for start in [0, 1, 3] {
            let inputs = [
                Input::V3(&p[start..]),
                Input::V3(&v[start..]),
                Input::F32(&w[start..]),
                Input::V2(&a[start..]),
                Input::V2(&b[start..]),
                Input::Vector3(g),
            ];
            let made = |replaced: &dyn Fn(&str, &str) -> String| {
                let formula = apart
                    .iter()
                    .fold(source.to_owned(), |formula, (name, parts)| {
                        formula.replace(&format!("${name}"), &replaced(name, parts))
                    });
                match execute(&formula, &["p", "v", "w", "a", "b", "g"], &inputs) {
                    Output::F32(got) => got,
                    Output::V2(got) => floats_of(&got),
                    Output::V3(got) => floats_of(&got),
                    other => panic!("{formula}: {other:?}"),
                }
            };
            let flat = made(&|name, _| name.to_owned());
            let in_parts = made(&|_, parts| parts.to_owned());
            assert_bits(&flat, in_parts, &format!("{source} from {start}"));
        }
    }
}

fn floats_of<T: bytemuck::Pod>(vectors: &[T]) -> Vec<f32> {
    bytemuck::cast_slice(vectors).to_vec()
}

#[test]
fn every_length_is_whole() {
    let a: Vec<f32> = (0..5000).map(|i| i as f32 * 0.5 - 3.0).collect();
    for len in (0..=100).chain([255, 256, 257, 2047, 2048, 2049, 4999]) {
        let got = execute(
            "sin(a) * a + (a if a > 1 else -a)",
            &["a"],
            &[Input::F32(&a[..len])],
        );
        let whole = execute(
            "sin(a) * a + (a if a > 1 else -a)",
            &["a"],
            &[Input::F32(&a)],
        );
        let (Output::F32(got), Output::F32(whole)) = (got, whole) else {
            panic!()
        };
        assert_bits(
            &got,
            whole[..len].iter().copied(),
            &format!("{len} elements"),
        );
        let vectors: Vec<Vec3> = a[..len]
            .iter()
            .map(|&x| Vec3::new(x, 1.0 - x, x * x))
            .collect();
        let got = execute("p.normalized() + p.zxy", &["p"], &[Input::V3(&vectors)]);
        let Output::V3(got) = got else { panic!() };
        assert_eq!(got.len(), len);
    }
}

#[test]
fn every_start_is_as_good() {
    const LEN: usize = 6001;
    let a: Vec<f32> = (0..LEN + 16).map(|i| (i as f32 * 0.3).sin()).collect();
    let p: Vec<Vec3> = a.iter().map(|&x| Vec3::new(x, 1.0 - x, x * x)).collect();
    let mut numbers = vec![0.0_f32; LEN + 32];
    let mut vectors = vec![Vec3::ZERO; LEN + 32];
    for (read, start) in [(0, 0), (3, 0)]
        .into_iter()
        .chain((1..=16).map(|start| (0, start)))
    {
        let (a, p) = (&a[read..read + LEN], &p[read..read + LEN]);
        numbers.fill(9.0);
        let target = Target::new(&mut numbers[start..start + LEN]);
        run::into("a * p.y + INDEX", a, p, Results::F32(target), Kind::F32);
        let wanted = (0..LEN).map(|i| a[i] * p[i].y + i as f32);
        let what = format!("numbers from {start} on");
        assert_bits(&numbers[start..start + LEN], wanted, &what);
        assert!(numbers[..start].iter().all(|&x| x == 9.0), "{what}");
        assert!(numbers[start + LEN..].iter().all(|&x| x == 9.0), "{what}");

        vectors.fill(Vec3::splat(9.0));
        let target = Target::new(&mut vectors[start..start + LEN]);
        let kind = Kind::Vectors(Type::Vector3);
        run::into("p * a + p", a, p, Results::Vec3(target), kind);
        let what = format!("vectors from {start} on");
        let wanted: Vec<Vec3> = (0..LEN).map(|i| p[i] * a[i] + p[i]).collect();
        assert_bits(
            bytemuck::cast_slice(&vectors[start..start + LEN]),
            bytemuck::cast_slice(&wanted).iter().copied(),
            &what,
        );
        let around = vectors[..start].iter().chain(&vectors[start + LEN..]);
        assert!(around.into_iter().all(|&v| v == Vec3::splat(9.0)), "{what}");
    }
}

#[test]
fn threads_change_nothing() {
    let len = 400_000;
    let a: Vec<f32> = (0..len).map(|i| (i as f32 * 0.37).sin()).collect();
    let formula = || match execute("sin(a) * cos(a) + INDEX", &["a"], &[Input::F32(&a)]) {
        Output::F32(got) => got,
        other => panic!("{other:?}"),
    };
    packed_compute::parallel::set_thread_count(1);
    let alone = formula();
    for threads in [2, 3, 4] {
        packed_compute::parallel::set_thread_count(threads);
        assert_bits(
            &formula(),
            alone.iter().copied(),
            &format!("{threads} threads"),
        );
    }
    packed_compute::parallel::set_thread_count(0);
}

#[test]
fn wide_arrays_are_computed_with_64_bits() {
    let a: Vec<f64> = (0..N).map(|i| i as f64 * 0.1 - 20.0).collect();
    let i: Vec<i32> = (0..N).map(|i| i as i32 * 7919 - 1_000_000_000).collect();
    let b = floats(1);
    let inputs = [Input::F64(&a), Input::I32(&i), Input::F32(&b)];
    let got = execute("a * 0.1 + i / 3 - b", &["a", "i", "b"], &inputs);
    let Output::F64(got) = got else {
        panic!("{got:?}")
    };
    for (at, got) in got.iter().enumerate() {
        let wanted = a[at] * 0.1 + f64::from(i[at]) / 3.0 - f64::from(b[at]);
        assert!(
            got.to_bits() == wanted.to_bits() || got.is_nan() && wanted.is_nan(),
            "{at}"
        );
    }
    let got = execute(
        "1 if a < i and not b > a else a if a > 0 else i",
        &["a", "i", "b"],
        &inputs,
    );
    let Output::F64(got) = got else {
        panic!("{got:?}")
    };
    for (at, got) in got.iter().enumerate() {
        let (a, i, b) = (a[at], f64::from(i[at]), f64::from(b[at]));
        let wanted = if a < i && !(b > a) {
            1.0
        } else if a > 0.0 {
            a
        } else {
            i
        };
        assert_eq!(*got, wanted, "{at}");
    }
    let got = execute("Vector2(a, i) * a", &["a", "i", "b"], &inputs);
    let Output::V2(got) = got else {
        panic!("{got:?}")
    };
    for (at, got) in got.iter().enumerate() {
        assert_eq!(
            *got,
            Vec2::new(a[at] as f32, i[at] as f32) * a[at] as f32,
            "{at}"
        );
    }
}

#[test]
fn numbers_and_counts_of_elements() {
    let a = vec![0.0_f32; 300];
    let got = execute("INDEX / COUNT + a", &["a"], &[Input::F32(&a)]);
    let Output::F32(got) = got else {
        panic!("{got:?}")
    };
    assert_bits(&got, (0..300).map(|i| i as f32 / 300.0), "numbers");
}

#[test]
fn results_go_to_arrays_of_every_kind() {
    let a: Vec<f32> = (0..3000).map(|i| i as f32 * 1.5 - 100.0).collect();
    let all = outputs(
        "a * 1e8; a; a > 0; Vector2(a, 1); Vector4(a, 1, 2, 3); Color(a, 0.5, 1); a",
        &["a"],
        &[Input::F32(&a)],
        &["i32", "f64", "bytes", "v2", "v4", "color", "f32"],
    );
    for (at, a) in a.iter().enumerate() {
        let wide = f64::from(*a);
        let Output::I32(ints) = &all[0] else { panic!() };
        assert_eq!(ints[at], (wide * 1e8) as i32);
        let Output::F64(wides) = &all[1] else {
            panic!()
        };
        assert_eq!(wides[at], wide);
        let Output::Bytes(bytes) = &all[2] else {
            panic!()
        };
        assert_eq!(bytes[at], u8::from(*a > 0.0));
        let Output::V2(pairs) = &all[3] else { panic!() };
        assert_eq!(pairs[at], Vec2::new(*a, 1.0));
        let Output::V4(fours) = &all[4] else { panic!() };
        assert_eq!(fours[at], Vec4::new(*a, 1.0, 2.0, 3.0));
        let Output::V4(colors) = &all[5] else {
            panic!()
        };
        assert_eq!(colors[at], Vec4::new(*a, 0.5, 1.0, 1.0));
        let Output::F32(same) = &all[6] else { panic!() };
        assert_eq!(same[at], *a);
    }
}

#[test]
fn results_may_be_written_over_what_is_read() {
    for source in ["a * b + a", "sin(a) + a * a - b", "b - a"] {
        let (a, b) = (floats(0).repeat(5), floats(1).repeat(5));
        let inputs = [Input::F32(&a), Input::F32(&b)];
        let Output::F32(wanted) = execute(source, &["a", "b"], &inputs) else {
            panic!()
        };
        let got = run::in_place(source, &["a", "b"], &a, &b);
        assert_bits(&got, wanted, source);
    }
    // Several results over several inputs: each sees what was there before.
    let (a, b) = (floats(0).repeat(5), floats(1).repeat(5));
    let (c, d) = run::swap("b + 1; a * 2", &a, &b);
    assert_bits(&c, b.iter().map(|b| b + 1.0), "the first of two");
    assert_bits(&d, a.iter().map(|a| a * 2.0), "the second of two");
    let (c, d) = run::swap("b; a", &a, &b);
    assert_bits(&c, b.iter().copied(), "the second for the first");
    assert_bits(&d, a.iter().copied(), "the first for the second");
}

#[test]
fn formulas_without_elements_are_values() {
    assert_eq!(one("1 / 2 + 2 ** 3 ** 2", &[], &[]), [64.5]);
    assert_eq!(one("-2 ** 2", &[], &[]), [4.0]);
    assert_eq!(one("-x ** 2", &["x"], &[Input::Float(2.0)]), [-4.0]);
    assert_eq!(one("2 ** -1", &[], &[]), [0.5]);
    assert_eq!(one("2 ** -x ** 2", &["x"], &[Input::Float(1.0)]), [0.5]);
    assert_eq!(one("10 - 2 - 3", &[], &[]), [5.0]);
    assert_eq!(one("1 if false else 2 if false else 3", &[], &[]), [3.0]);
    assert_eq!(one("not true or true", &[], &[]), [1.0]);
    assert_eq!(one("5.5 % 2", &[], &[]), [1.5]);
    assert_eq!(one("Vector3(1, 2, 3).zx", &[], &[]), [3.0, 1.0]);
    assert_eq!(
        one(
            "p.length()",
            &["p"],
            &[Input::Vector3(Vec3::new(2.0, 3.0, 6.0))]
        ),
        [7.0]
    );
    assert_eq!(
        one(
            "-c",
            &["c"],
            &[Input::Color(Vec4::new(0.25, 0.5, 1.0, 1.0))]
        ),
        [0.75, 0.5, 0.0, 0.0]
    );
    assert_eq!(
        one(
            "c.bgr",
            &["c"],
            &[Input::Color(Vec4::new(0.25, 0.5, 1.0, 1.0))]
        ),
        [1.0, 0.5, 0.25]
    );
    assert_eq!(one("x * 0.1", &["x"], &[Input::Float(3.0)]), [3.0 * 0.1]);
    assert_eq!(one("COUNT", &[], &[]), [1.0]);
    assert_eq!(one("0x10 + 0b101 + 1_000 + .5", &[], &[]), [1021.5]);
}

#[test]
fn what_cannot_be_held_is_an_error() {
    let a = floats(0);
    let message = fails("a; a > 0", &["a"], &[Input::F32(&a)], Some(&["f32", "f32"]));
    assert_eq!(
        message,
        "line 1, column 6: the result is a bool, which a PackedFloat32Array cannot hold"
    );
    let message = fails(
        "Vector4(a, a, a, a)",
        &["a"],
        &[Input::F32(&a)],
        Some(&["color"]),
    );
    assert!(
        message.ends_with("the result is a Vector4, which a PackedColorArray cannot hold"),
        "{message}"
    );
}
