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
    parallel::for_each_part((x, y), Cost::ns(2.2), |(x, y)| {
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
    use super::*;
    use crate::expression::{Arrays, Elements, Formula, Kind, Results, Scalar, Type};
    use crate::lanes::Target;

    const N: usize = 777;

    /// The formula's result for arrays and one number, which is the last input.
    fn computed<'a>(
        source: &str,
        names: &[&str],
        elements: &[Elements<'a>],
        target: Results<'a>,
        parameter: impl Fn(usize, usize) -> Scalar,
    ) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let formula = Formula::parse(source, &names).expect(source);
        let kinds: Vec<Kind> = elements
            .iter()
            .enumerate()
            .map(|(at, elements)| match elements {
                Elements::F32(_) => Kind::F32,
                Elements::Vec3(_) => Kind::Vectors(Type::Vector3),
                _ if names[at] == "g" => Kind::One(Type::Vector3),
                _ => Kind::One(Type::Float),
            })
            .collect();
        let program = formula.compile(&kinds, None).expect(source);
        let elements = elements.iter().copied().collect();
        program.run(
            Arrays::new(N, elements, [target].into_iter().collect()),
            parameter,
        );
    }

    fn numbers(step: f32) -> Vec<f32> {
        (0..N).map(|i| (i as f32 * step).sin()).collect()
    }

    fn bits(numbers: &[f32]) -> Vec<u32> {
        numbers.iter().map(|x| x.to_bits()).collect()
    }

    #[test]
    fn formulas_have_the_bits_of_what_is_written_by_hand() {
        let (mut a, b, c) = (numbers(0.37), numbers(0.11), numbers(0.05));
        let [x, y, z] = [&a, &b, &c].map(|array| Elements::F32(Operand::array(array)));
        let mut got = vec![0.0; N];
        let target = Results::F32(Target::new(&mut got));
        computed(
            MULTIPLY_ADD,
            &["a", "b", "c"],
            &[x, y, z],
            target,
            |_, _| unreachable!(),
        );
        let mut heavy_got = vec![0.0; N];
        let target = Results::F32(Target::new(&mut heavy_got));
        computed(
            HEAVY,
            &["x", "y", "t"],
            &[x, y, Elements::One],
            target,
            |_, _| Scalar::F64(0.7),
        );
        let mut heavy_wanted = a.clone();
        heavy(Run::in_place(&mut heavy_wanted), Operand::array(&b), 0.7);
        assert_eq!(bits(&heavy_got), bits(&heavy_wanted));
        multiply_add(
            Run::in_place(&mut a),
            Operand::array(&b),
            Operand::array(&c),
        );
        assert_eq!(bits(&got), bits(&a));
    }

    #[test]
    fn points_fall_as_by_hand() {
        let vectors = |step| -> Vec<Vec3> {
            let numbers = numbers(step);
            (0..N)
                .map(|i| Vec3::new(numbers[i], numbers[N - 1 - i], 3.0))
                .collect()
        };
        let (mut p, v) = (vectors(0.3), vectors(0.2));
        let g = Vec3::new(0.5, -9.8, 0.25);
        let mut got = vec![Vec3::ZERO; N];
        let [of_p, of_v] = [&p, &v].map(|array| Elements::Vec3(Operand::array(array)));
        let target = Results::Vec3(Target::new(&mut got));
        let elements = [of_p, of_v, Elements::One, Elements::One];
        computed(
            INTEGRATE,
            &["p", "v", "g", "dt"],
            &elements,
            target,
            |input, c| match input {
                2 => Scalar::F32(g[c]),
                _ => Scalar::F64(0.016),
            },
        );
        integrate(Run::in_place(&mut p), Operand::array(&v), g, 0.016);
        assert_eq!(
            bits(bytemuck::cast_slice(&got)),
            bits(bytemuck::cast_slice(&p))
        );
    }
}
