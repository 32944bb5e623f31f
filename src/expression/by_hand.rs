//! Three formulas as one would write them over lanes: what the machine is measured against.

use glam::Vec3;

use crate::lanes::{self, Constant, F32, Operand, Run, VectorOperand};
use crate::ops::transcendental::trig::sin;
use crate::parallel::{self, Cost};

/// `a * b + c`
pub const MULTIPLY_ADD: &str = "a * b + c";

/// Twelve operations, two of them sines.
pub const HEAVY: &str = "sin(x * 2.1 + t) * 0.5 + sin(y * 3.7 - t) * 0.25 + x * y - 0.1";

/// Points that fall for a while.
pub const INTEGRATE: &str = "p + v * dt + 0.5 * g * dt * dt";

/// [`MULTIPLY_ADD`] in the place of `a`.
pub fn multiply_add(a: Run<'_, f32>, b: Operand<'_, f32>, c: Operand<'_, f32>) {
    parallel::for_each_part((a, b, c), Cost::ns(0.36), |(a, b, c)| {
        lanes::zip(a, [b, c], |a, [b, c]| a * b + c);
    });
}

/// [`HEAVY`] in the place of `x`.
pub fn heavy(x: Run<'_, f32>, y: Operand<'_, f32>, t: f64) {
    parallel::for_each_part((x, y), Cost::ns(3.0), |(x, y)| {
        let t = F32::splat(t as f32);
        lanes::zip(x, [y], |x, [y]| {
            sin(x * 2.1 + t) * 0.5 + sin(y * 3.7 - t) * 0.25 + x * y - 0.1
        });
    });
}

/// [`INTEGRATE`] in the place of `p`.
pub fn integrate(p: Run<'_, Vec3>, v: Operand<'_, Vec3>, g: Vec3, dt: f64) {
    let len = p.len();
    let dt = dt as f32;
    let step = Constant::new(Vec3::splat(dt));
    let fallen = Constant::new(g * 0.5 * dt * dt);
    let operands = [
        VectorOperand::Vectors(v),
        VectorOperand::Vectors(Operand::constant(&step, len)),
        VectorOperand::Vectors(Operand::constant(&fallen, len)),
    ];
    let [v, step, fallen] = operands;
    parallel::for_each_part(
        (p, v, step, fallen),
        Cost::ns(1.0),
        |(p, v, step, fallen)| {
            lanes::zip_vectors(p, [v, step, fallen], |p, [v, step, fallen]| {
                p + v * step + fallen
            });
        },
    );
}

#[cfg(test)]
mod tests {
    use std::array;
    use std::time::Instant;

    use super::*;
    use crate::expression::{Arrays, Elements, Formula, Kind, Results, Scalar, Type};
    use crate::lanes::Target;

    fn formula(source: &str, names: &[&str]) -> Formula {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        Formula::parse(source, &names).expect(source)
    }

    /// The best of some runs, in nanoseconds an element.
    fn best(len: usize, mut run: impl FnMut()) -> f64 {
        let runs = (0..40).map(|_| {
            let start = Instant::now();
            for _ in 0..10 {
                run();
            }
            start.elapsed().as_secs_f64() * 1e8 / len as f64
        });
        runs.fold(f64::INFINITY, f64::min)
    }

    #[test]
    #[ignore = "a measurement: run in release, alone"]
    fn speed() {
        for len in [16, 1000, 100_000, 1_000_000] {
            let numbers = |scale: f32| -> Vec<f32> {
                (0..len).map(|i| (i as f32 * 0.37).sin() * scale).collect()
            };
            let (mut a, b, c) = (numbers(1.0), numbers(0.5), numbers(0.3));
            let (a_ptr, n) = (a.as_mut_ptr(), len);
            let execute = |formula: &Formula,
                           kinds: &[Kind],
                           elements: &[Elements<'_>],
                           results: Results<'_>,
                           values: &dyn Fn(usize, usize) -> Scalar| {
                let program = formula.compile(kinds, None).unwrap();
                program.run(
                    Arrays::new(
                        len,
                        elements.iter().copied().collect(),
                        [results].into_iter().collect(),
                    ),
                    values,
                );
            };
            #[allow(unsafe_code, reason = "in place")]
            let place = || unsafe {
                (
                    Operand::from_raw(a_ptr.cast_const(), n),
                    Target::from_raw(a_ptr, n),
                )
            };
            let run = || {
                let (from, to) = place();
                Run::onto(from, to)
            };
            let ma = formula(MULTIPLY_ADD, &["a", "b", "c"]);
            let ours = best(len, || {
                let (from, to) = place();
                execute(
                    &ma,
                    &[Kind::F32; 3],
                    &[
                        Elements::F32(from),
                        Elements::F32(Operand::array(&b)),
                        Elements::F32(Operand::array(&c)),
                    ],
                    Results::F32(to),
                    &|_, _| unreachable!(),
                )
            });
            let hand = best(len, || {
                multiply_add(run(), Operand::array(&b), Operand::array(&c))
            });
            println!(
                "{len:8} multiply_add ours {ours:.3} hand {hand:.3} ratio {:.2}",
                ours / hand
            );
            let hv = formula(HEAVY, &["x", "y", "t"]);
            let ours = best(len, || {
                let (from, to) = place();
                execute(
                    &hv,
                    &[Kind::F32, Kind::F32, Kind::One(Type::Float)],
                    &[
                        Elements::F32(from),
                        Elements::F32(Operand::array(&b)),
                        Elements::One,
                    ],
                    Results::F32(to),
                    &|_, _| Scalar::F64(0.7),
                )
            });
            let hand = best(len, || heavy(run(), Operand::array(&b), 0.7));
            println!(
                "{len:8} heavy        ours {ours:.3} hand {hand:.3} ratio {:.2}",
                ours / hand
            );
            let mut p: Vec<Vec3> = (0..len).map(|i| Vec3::splat(i as f32)).collect();
            let v: Vec<Vec3> = (0..len)
                .map(|i| Vec3::new(0.1, 0.2, -((i % 7) as f32)))
                .collect();
            let p_ptr = p.as_mut_ptr();
            #[allow(unsafe_code, reason = "in place")]
            let place = || unsafe {
                (
                    Operand::from_raw(p_ptr.cast_const(), n),
                    Target::from_raw(p_ptr, n),
                )
            };
            let it = formula(INTEGRATE, &["p", "v", "g", "dt"]);
            let g = Vec3::new(0.0, -9.8, 0.0);
            let kinds = [
                Kind::Vectors(Type::Vector3),
                Kind::Vectors(Type::Vector3),
                Kind::One(Type::Vector3),
                Kind::One(Type::Float),
            ];
            let ours = best(len, || {
                let (from, to) = place();
                execute(
                    &it,
                    &kinds,
                    &[
                        Elements::Vec3(from),
                        Elements::Vec3(Operand::array(&v)),
                        Elements::One,
                        Elements::One,
                    ],
                    Results::Vec3(to),
                    &|i, c| {
                        if i == 2 {
                            Scalar::F32(g[c])
                        } else {
                            Scalar::F64(0.001)
                        }
                    },
                )
            });
            let hand = best(len, || {
                let (from, to) = place();
                integrate(Run::onto(from, to), Operand::array(&v), g, 0.001)
            });
            println!(
                "{len:8} integrate    ours {ours:.3} hand {hand:.3} ratio {:.2}",
                ours / hand
            );
            let _: [u8; 0] = array::from_fn(|_| 0);
        }
    }
}
