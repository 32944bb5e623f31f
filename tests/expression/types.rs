//! Types that do not fit, and what is said of them.

use glam::{Vec2, Vec3, Vec4};

use crate::run::{Input, fails};

#[test]
fn types_that_do_not_fit_are_errors() {
    let (p, q) = ([Vec3::ONE; 3], [Vec2::ONE; 3]);
    let inputs = [
        Input::V3(&p),
        Input::V2(&q),
        Input::Float(1.0),
        Input::Color(Vec4::ONE),
    ];
    for (source, says) in [
        (
            "p + q",
            "line 1, column 3: operator + does not go between Vector3 and Vector2",
        ),
        (
            "p + x",
            "line 1, column 3: operator + does not go between Vector3 and float",
        ),
        (
            "x / p",
            "line 1, column 3: operator / does not go between float and Vector3",
        ),
        (
            "p * c",
            "line 1, column 3: operator * does not go between Vector3 and Color",
        ),
        (
            "p < p",
            "line 1, column 3: operator < does not go between Vector3 and Vector3",
        ),
        (
            "x == true",
            "line 1, column 3: operator == does not go between float and bool",
        ),
        (
            "true + 1",
            "line 1, column 6: operator + does not go between bool and float",
        ),
        (
            "p ** 2",
            "line 1, column 3: operator ** does not go between Vector3 and float",
        ),
        (
            "p % 2",
            "line 1, column 3: operator % does not go between Vector3 and float",
        ),
        (
            "-true",
            "line 1, column 1: operator - wants a number or a vector, not a bool",
        ),
        (
            "+true",
            "line 1, column 1: operator + wants a number or a vector, not a bool",
        ),
        (
            "not p",
            "line 1, column 1: 'not' wants a bool, not a Vector3",
        ),
        (
            "p and x",
            "line 1, column 3: 'and' wants a bool, not a Vector3",
        ),
        (
            "1 if p else 2",
            "line 1, column 3: 'if' wants a bool, not a Vector3",
        ),
        (
            "p if x else x",
            "line 1, column 3: 'if' chooses between values of one type, not Vector3 and float",
        ),
        (
            "sin(p)",
            "line 1, column 1: sin() wants numbers, not Vector3",
        ),
        (
            "min(p, p)",
            "line 1, column 1: min() wants numbers, not Vector3, Vector3",
        ),
        (
            "p.max(x)",
            "line 1, column 3: max() wants numbers or vectors of one type, not Vector3, float",
        ),
        (
            "clamp(p, 0, 1)",
            "line 1, column 1: clamp() wants numbers, not Vector3, float, float",
        ),
        (
            "lerp(p, p, p)",
            "line 1, column 1: lerp() wants two numbers or two vectors of one type, and a number",
        ),
        (
            "length(x)",
            "line 1, column 1: length() wants vectors, not float",
        ),
        (
            "length(c)",
            "line 1, column 1: length() wants vectors, not Color",
        ),
        (
            "dot(p, q)",
            "line 1, column 1: dot() wants vectors of one type, not Vector3, Vector2",
        ),
        (
            "cross(Vector4(), Vector4())",
            "line 1, column 1: cross() wants two Vector2 or two Vector3",
        ),
        (
            "p.rotated(x)",
            "line 1, column 3: rotated() wants a Vector2, not a Vector3",
        ),
        (
            "p.limit_length(p)",
            "line 1, column 3: limit_length() wants a number as argument 2, not Vector3",
        ),
        (
            "Vector2(p, x)",
            "line 1, column 1: Vector2() wants numbers, not Vector3, float",
        ),
        ("x.x", "line 1, column 3: a float has no components"),
        ("q.z", "line 1, column 3: a Vector2 has the components xy"),
        (
            "p.rgb",
            "line 1, column 3: a Vector3 has the components xyz",
        ),
        ("c.xyz", "line 1, column 3: a Color has the components rgba"),
        (
            "var unused = p + x; x",
            "line 1, column 16: operator + does not go",
        ),
    ] {
        let message = fails(source, &["p", "q", "x", "c"], &inputs, None);
        assert!(message.starts_with(says), "{source}: {message}");
    }
}
