//! From text to operations.

use lalrpop_util::{ParseError, lalrpop_mod};

use super::error::Error;
use super::syntax::{Builder, Syntax, check_names};
use super::token::tokens;

lalrpop_mod!(
    #[allow(
        clippy::all,
        clippy::pedantic,
        missing_docs,
        missing_debug_implementations,
        unused,
        reason = "generated of the grammar"
    )]
    grammar,
    "/expression/grammar.rs"
);

/// The longest formula, in bytes.
const MOST_BYTES: usize = 1 << 20;

/// The operations of a formula of inputs with these names.
pub fn parse(source: &str, names: &[String]) -> Result<Syntax, Error> {
    let error = |(place, message): (usize, String)| Error::at(source, place, message);
    check_names(names).map_err(|message| error((0, message)))?;
    if source.len() > MOST_BYTES {
        return Err(error((
            0,
            format!(
                "the formula has {} bytes, more than {MOST_BYTES}",
                source.len()
            ),
        )));
    }
    let mut builder = Builder::new(names);
    let end = |source: &str| source.trim_end().len();
    grammar::FormulaParser::new()
        .parse(&mut builder, tokens(source))
        .map_err(|wrong| match wrong {
            ParseError::User { error: wrong } => error(wrong),
            ParseError::InvalidToken { location } => {
                error((location, "this has no meaning".to_owned()))
            }
            ParseError::UnrecognizedEof { expected, .. } => {
                let message = format!("the formula ends where {} is wanted", wanted(&expected));
                error((end(source), message))
            }
            ParseError::UnrecognizedToken {
                token: (place, token, _),
                expected,
            } => error((
                place,
                format!("{token} was found where {} is wanted", wanted(&expected)),
            )),
            ParseError::ExtraToken {
                token: (place, token, _),
            } => error((place, format!("{token} was found after the end"))),
        })?;
    let syntax = builder.finish();
    if syntax.results.is_empty() {
        return Err(error((end(source), "the formula has no result".to_owned())));
    }
    Ok(syntax)
}

/// What a parser would have taken, in words.
fn wanted(expected: &[String]) -> String {
    let takes = |token: &str| expected.iter().any(|other| other == token);
    if takes("number") {
        return "a value".to_owned();
    }
    let mut words = Vec::new();
    if takes("\"+\"") {
        words.push("an operator".to_owned());
    }
    let signs = ["\"(\"", "\")\"", "\",\"", "\"else\"", "\"=\"", "name"];
    words.extend(
        signs
            .into_iter()
            .filter(|sign| takes(sign))
            .map(|sign| match sign {
                "name" => "a name".to_owned(),
                sign => format!("'{}'", sign.trim_matches('"')),
            }),
    );
    if takes("end") {
        words.push("the end of the statement".to_owned());
    }
    match words.as_slice() {
        [] => "nothing more".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        ["a", "b", "c", "x", "p"].map(str::to_owned).to_vec()
    }

    #[track_caller]
    fn message(source: &str) -> String {
        parse(source, &names()).expect_err(source).to_string()
    }

    #[test]
    fn formulas_are_parsed() {
        for source in [
            "1",
            "a",
            "-a",
            "a + b * c",
            "a if b < c else x",
            "p.xz",
            "p.length()",
            "length(p)",
            "var d = a; d * d",
            "a; b",
            "a\nb\n",
            ";;a;",
            "min(a, b, c,)",
            "(a\n+ b)",
            "# words\na # more",
            "a \\\n + b",
            "Vector3(a, b, c).zyx",
            "not a < b and b < c or true",
            "2 ** -a ** 2",
            "0xFF + 0b1_1 + .5 + 5. + 1e-3",
            "var d := a\nd",
            "a && b || !c",
            "((((a))))",
            "Vector2()",
        ] {
            assert!(
                parse(source, &names()).is_ok(),
                "{source}: {}",
                message(source)
            );
        }
    }

    #[test]
    fn errors_say_what_and_where() {
        for (source, says) in [
            ("", "line 1, column 1: the formula has no result"),
            ("var d = a", "line 1, column 10: the formula has no result"),
            (
                "a +",
                "line 1, column 4: the formula ends where a value is wanted",
            ),
            (
                "a\n+ * b",
                "line 2, column 3: '*' was found where a value is wanted",
            ),
            (
                "(a",
                "line 1, column 3: the formula ends where ')' is wanted",
            ),
            (
                "a b",
                "line 1, column 3: the name 'b' was found where an operator",
            ),
            ("a if b", "line 1, column 7: the formula ends where"),
            ("y", "line 1, column 1: 'y' is neither an input nor"),
            ("sin", "line 1, column 1: 'sin' is a function"),
            ("sinn(a)", "line 1, column 1: there is no function 'sinn'"),
            (
                "sin(a, b)",
                "line 1, column 1: sin() takes 1 argument, not 2",
            ),
            (
                "min(a)",
                "line 1, column 1: min() takes at least 2 arguments, not 1",
            ),
            ("p.dot()", "line 1, column 3: dot() takes 1 argument, not 0"),
            ("p.q", "line 1, column 3: '.q' is neither components"),
            ("p.xyr", "line 1, column 3: '.xyr' is neither components"),
            ("p.q()", "line 1, column 3: there is no method 'q'"),
            (
                "Vector3(a, b)",
                "line 1, column 1: Vector3() takes 0 or 3 arguments, not 2",
            ),
            ("a & b", "line 1, column 3: '&' has no meaning in a formula"),
            ("1.2.3", "line 1, column 4: the number 0.3 was found"),
            (
                "0xFFFFFFFFFFFFFFFFFF",
                "line 1, column 1: '0xFFFFFFFFFFFFFFFFFF' is no number",
            ),
            ("var a = b; a", "line 1, column 5: 'a' is an input"),
            ("var PI = b; a", "line 1, column 5: 'PI' is a constant"),
            (
                "var d = b; var d = b; d",
                "line 1, column 16: 'd' is defined already",
            ),
            (
                "a;a;a;a;a;a;a;a;a",
                "line 1, column 17: the formula has more than 8 results",
            ),
        ] {
            let message = message(source);
            assert!(message.starts_with(says), "{source}: {message}");
        }
    }

    #[test]
    fn names_of_inputs_are_checked() {
        for names in [
            ["a", "a"],
            ["if", "b"],
            ["1a", "b"],
            ["PI", "b"],
            ["Color", "b"],
            ["", "b"],
            ["a b", "c"],
        ] {
            assert!(parse("1", &names.map(str::to_owned)).is_err(), "{names:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_an_error() {
        let nested = |depth| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
        assert!(parse(&nested(100), &names()).is_ok());
        assert!(message(&nested(100_000)).contains("nested deeper"));
        for long in [
            "-",
            "not ",
            "a+",
            "a if b else ",
            "a**",
            "a.x",
            "min(",
            "a;",
            "a\n",
            "(",
            ")",
            ".",
            "1e",
            "é",
        ] {
            let source = long.repeat((1 << 20) / long.len());
            assert!(parse(&source, &names()).is_err(), "{long}");
            assert!(parse(&format!("{source}a"), &names()).is_err(), "{long}");
        }
        assert!(message(&"a".repeat((1 << 20) + 1)).contains("1048577 bytes"));
    }
}
