//! Text of all sorts: nothing but an error or a result may come of it, soon.

use packed_compute::expression::{Formula, Kind, Type};
use proptest::prelude::*;

use super::tried::try_all;

const PIECES: &[&str] = &[
    "a",
    "b",
    "p",
    "c",
    "1",
    "2.5",
    "1e308",
    "0x",
    "0b2",
    "(",
    ")",
    ",",
    ".",
    ";",
    "\n",
    "+",
    "-",
    "*",
    "**",
    "/",
    "%",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "=",
    ":=",
    "&&",
    "||",
    "!",
    "and",
    "or",
    "not",
    "if",
    "else",
    "true",
    "false",
    "var",
    "var d =",
    "d",
    "x",
    ".xyz",
    ".rgba",
    ".length()",
    "min(",
    "max(",
    "lerp(",
    "sin(",
    "normalized(",
    "Vector2(",
    "Vector3(",
    "Color(",
    "INDEX",
    "COUNT",
    "PI",
    "NAN",
    "INF",
    "#",
    "\\",
    "\\\n",
    " ",
    "\t",
    "é",
    "\0",
    "\u{1F600}",
    "'",
    "\"",
    "$",
    "@",
    "[",
    "]",
    "{",
    "}",
    "a + b",
    "p.zyx",
    "length(p)",
    "a if a > b else b",
    "cross(p, p)",
    "_",
    "__",
    "1_0",
    "...",
    "e",
    "ⅷ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn pieces_of_formulas(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        try_all(pieces.concat().as_bytes());
        try_all(pieces.join(" ").as_bytes());
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        try_all(text.as_bytes());
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        try_all(&bytes);
    }
}

/// What `cargo xtask fuzz` keeps: texts that take ways of their own through the parser and the compiler.
#[test]
fn what_the_fuzzer_keeps() {
    let texts: Vec<String> =
        serde_json::from_str(include_str!("../fuzz/formulas.json")).expect("texts in JSON");
    assert!(texts.len() > 100, "{} texts", texts.len());
    for text in texts {
        try_all(text.as_bytes());
    }
}

/// What was found by fuzzing, and what is as long, as deep or as wide as may be.
#[test]
fn large_formulas_end_soon() {
    let start = std::time::Instant::now();
    let repeated = |piece: &str, count: usize| piece.repeat(count);
    for source in [
        format!("{}a{}", repeated("(", 150), repeated(")", 150)),
        format!("{}a", repeated("-", 9_000)),
        format!("{}a", repeated("not ", 9_000)),
        format!("a{}", repeated(" + a", 4_900)),
        format!("a{}", repeated(" ** b", 4_900)),
        format!("a{}", repeated(" * (b + 1)", 2_400)),
        format!("{}a", repeated("a if b > 1 else ", 2_000)),
        format!("p{}", repeated(".zxy", 9_000)),
        format!("p{}", repeated(".normalized()", 9_000)),
        format!("p{}", repeated(" + p.zyx", 4_000)),
        format!("max(a{})", repeated(", b", 4_000)),
        format!(
            "{}a",
            (0..4_000)
                .map(|i| format!("var d{i} = a + {i}\n"))
                .collect::<String>()
        ),
        (0..3_000)
            .map(|i| format!("var d{i} = a * {i}.5\n"))
            .collect::<String>()
            + &(0..3_000).map(|i| format!("d{i} + ")).collect::<String>()
            + "a",
    ] {
        try_all(source.as_bytes());
    }
    // Debug builds on a busy machine: what is meant is seconds, not minutes.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn too_many_values_at_once_are_an_error() {
    let source = (0..600)
        .map(|i| format!("var d{i} = sin(a * {i})\n"))
        .collect::<String>()
        + &(0..600)
            .map(|i| format!("(d{i} + d{}) * ", 599 - i))
            .collect::<String>()
        + "a";
    let formula = Formula::parse(&source, &["a".to_owned()]).expect("it is a formula");
    let message = formula
        .compile(&[Kind::F32], None)
        .expect_err("it is too wide")
        .message;
    assert!(message.contains("256 values at once"), "{message}");
}

#[test]
fn copies_of_inputs_count_as_values_too() {
    let sum = (1..253)
        .map(|i| format!("({i} - a)"))
        .collect::<Vec<_>>()
        .join(" + ");
    let names = ["a", "p", "q"].map(str::to_owned);
    let formula = Formula::parse(&format!("{sum}; p; q"), &names).expect("it is a formula");
    let vector = Kind::Vectors(Type::Vector4);
    let message = formula
        .compile(&[Kind::F32, vector, vector], None)
        .expect_err("it is too wide")
        .message;
    assert!(message.contains("256 values at once"), "{message}");
}

#[test]
fn many_names_are_found_soon() {
    let start = std::time::Instant::now();
    let mut source = "var aaaaaaaaaaaaaaaaaaa00000 = a\n".to_owned();
    for i in 1..18_000 {
        source += &format!(
            "var aaaaaaaaaaaaaaaaaaa{i:05} = aaaaaaaaaaaaaaaaaaa{:05}\n",
            i - 1
        );
    }
    source += "aaaaaaaaaaaaaaaaaaa17999";
    Formula::parse(&source, &["a".to_owned()]).expect("it is a formula");
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
