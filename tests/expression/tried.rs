//! Anything as a formula: nothing but an error or a result may come of it, soon.

use glam::{Vec2, Vec3, Vec4};
use packed_compute::expression::Formula;

use crate::run::{Input, run};

/// Some whole blocks of lanes and a rest.
const LEN: usize = 37;

/// Parses it, and computes what comes of it for inputs of all kinds.
pub fn try_all(source: &[u8]) {
    let source = String::from_utf8_lossy(source);
    let names = ["a", "b", "p", "c"].map(str::to_owned);
    let Ok(formula) = Formula::parse(&source, &names) else {
        return;
    };
    let vectors2 = [Vec2::new(1.0, -2.0); LEN];
    let vectors3 = [Vec3::new(1.0, -2.0, 0.5); LEN];
    let colors = [Vec4::new(0.0, 0.25, 0.5, 1.0); LEN];
    let inputs = [
        [
            Input::F32(&[0.5; LEN]),
            Input::F32(&[-3.0; LEN]),
            Input::V3(&vectors3),
            Input::C(&colors),
        ],
        [
            Input::F64(&[0.1; LEN]),
            Input::I32(&[-7; LEN]),
            Input::V2(&vectors2),
            Input::Color(Vec4::ONE),
        ],
        [
            Input::Float(1e300),
            Input::F32(&[f32::NAN; LEN]),
            Input::Vector3(Vec3::ZERO),
            Input::Float(0.0),
        ],
    ];
    for inputs in inputs {
        let kinds = inputs.map(|input| input.kind());
        if let Ok(program) = formula.compile(&kinds, None) {
            let outputs = run(&program, &inputs);
            assert_eq!(outputs.len(), program.results().len());
        }
    }
    let values = [
        Input::Float(0.5),
        Input::Bool(true),
        Input::Vector3(Vec3::ONE),
        Input::Color(Vec4::ONE),
    ];
    let kinds = values.map(|value| value.kind());
    if let Ok(program) = formula.compile(&kinds, None)
        && let Some(results) = program.values(|input, component| values[input].scalar(component))
    {
        assert_eq!(results.len(), program.results().len());
    }
}
