//! The words of a formula: GDScript's, as far as they are in the language.

use std::fmt;

use logos::Logos;

/// A word, number or sign.
#[derive(Clone, Copy, Debug, Logos, PartialEq)]
#[logos(skip r"[ \t\r\f]+")]
#[logos(skip(r"#[^\n]*", allow_greedy = true))]
#[logos(skip r"\\\r?\n")]
#[allow(missing_docs, reason = "the tokens name themselves")]
pub enum Token<'a> {
    #[regex(r"[0-9][0-9_]*(\.[0-9_]*)?([eE][+-]?[0-9_]+)?", |lex| decimal(lex.slice()))]
    #[regex(r"\.[0-9][0-9_]*([eE][+-]?[0-9_]+)?", |lex| decimal(lex.slice()))]
    #[regex(r"0[xX][0-9a-fA-F_]+", |lex| whole(lex.slice(), 16))]
    #[regex(r"0[bB][01_]+", |lex| whole(lex.slice(), 2))]
    Number(f64),
    #[regex(r"[\p{XID_Start}_]\p{XID_Continue}*")]
    Name(&'a str),
    #[token("if")]
    If,
    #[token("else")]
    Else,
    #[token("and")]
    #[token("&&")]
    And,
    #[token("or")]
    #[token("||")]
    Or,
    #[token("not")]
    #[token("!")]
    Not,
    #[token("true")]
    True,
    #[token("false")]
    False,
    #[token("var")]
    Var,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("**")]
    StarStar,
    #[token("/")]
    Slash,
    #[token("%")]
    Percent,
    #[token("==")]
    Equal,
    #[token("!=")]
    NotEqual,
    #[token("<")]
    Less,
    #[token("<=")]
    LessEqual,
    #[token(">")]
    Greater,
    #[token(">=")]
    GreaterEqual,
    #[token("=")]
    #[token(":=")]
    Assign,
    #[token("(")]
    Open,
    #[token(")")]
    Close,
    #[token(",")]
    Comma,
    #[token(".")]
    Dot,
    /// The end of a statement.
    #[token(";")]
    #[token("\n")]
    End,
}

/// The value of a decimal number as GDScript writes it; not one with nothing but underscores where digits belong.
fn decimal(text: &str) -> Option<f64> {
    text.replace('_', "").parse().ok()
}

/// The value of a whole number after its prefix of two characters, as a float.
fn whole(text: &str, radix: u32) -> Option<f64> {
    let digits = text[2..].replace('_', "");
    i64::from_str_radix(&digits, radix)
        .ok()
        .map(|whole| whole as f64)
}

impl Token<'_> {
    /// Whether a sign after this one joins two operands, and is no part of a number.
    fn ends_operand(self) -> bool {
        matches!(
            self,
            Self::Number(_) | Self::Name(_) | Self::True | Self::False | Self::Close
        )
    }
}

impl fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Number(number) => return write!(f, "the number {number}"),
            Self::Name(name) => return write!(f, "the name '{}'", shortened(name)),
            Self::End => return f.write_str("the end of the statement"),
            Self::If => "if",
            Self::Else => "else",
            Self::And => "and",
            Self::Or => "or",
            Self::Not => "not",
            Self::True => "true",
            Self::False => "false",
            Self::Var => "var",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Star => "*",
            Self::StarStar => "**",
            Self::Slash => "/",
            Self::Percent => "%",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Assign => "=",
            Self::Open => "(",
            Self::Close => ")",
            Self::Comma => ",",
            Self::Dot => ".",
        };
        write!(f, "'{text}'")
    }
}

/// So much of a name as an error has room for.
pub fn shortened(name: &str) -> String {
    const MOST: usize = 40;
    match name.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// Brackets within brackets.
const MOST_DEPTH: usize = 200;

/// Words and signs in a formula.
const MOST_TOKENS: usize = 100_000;

/// A formula's tokens with the bytes they begin and end at, or the byte and the reason where there is none.
///
/// A sign directly before a number is part of it where no operand goes before, as in GDScript: `-2 ** 2` is 4. Within
/// brackets the end of a line is no end of a statement.
pub fn tokens(
    source: &str,
) -> impl Iterator<Item = Result<(usize, Token<'_>, usize), (usize, String)>> {
    let mut lexer = Token::lexer(source).spanned().peekable();
    let (mut before, mut depth, mut count) = (None, 0_usize, 0_usize);
    std::iter::from_fn(move || {
        loop {
            let (token, span) = lexer.next()?;
            let Ok(mut token) = token else {
                return Some(Err((span.start, strange(&source[span]))));
            };
            let mut end = span.end;
            match token {
                Token::Open => depth += 1,
                Token::Close => depth = depth.saturating_sub(1),
                Token::End if depth > 0 && &source[span.clone()] == "\n" => continue,
                Token::Minus | Token::Plus if !before.is_some_and(Token::ends_operand) => {
                    let number = lexer.next_if(|(token, next)| {
                        matches!(token, Ok(Token::Number(_)))
                            && next.start == end
                            // Nor does GDScript take `-.5` for a number.
                            && source.as_bytes()[next.start] != b'.'
                    });
                    if let Some((Ok(Token::Number(number)), next)) = number {
                        end = next.end;
                        token = Token::Number(if token == Token::Minus {
                            -number
                        } else {
                            number
                        });
                    }
                }
                _ => {}
            }
            count += 1;
            if depth > MOST_DEPTH {
                let message = format!("brackets are nested deeper than {MOST_DEPTH}");
                return Some(Err((span.start, message)));
            }
            if count > MOST_TOKENS {
                let message = format!("the formula has more than {MOST_TOKENS} words and signs");
                return Some(Err((span.start, message)));
            }
            before = Some(token);
            return Some(Ok((span.start, token, end)));
        }
    })
}

/// What is wrong with a piece of text that is no token.
fn strange(text: &str) -> String {
    let Some(first) = text.chars().next() else {
        return "nothing was found".to_owned();
    };
    if first.is_ascii_digit() || first == '.' {
        format!("'{}' is no number that a formula can have", shortened(text))
    } else {
        format!("'{}' has no meaning in a formula", first.escape_debug())
    }
}

/// Whether an input or a local value can have this name.
pub fn is_name(text: &str) -> bool {
    let mut lexer = Token::lexer(text);
    matches!(lexer.next(), Some(Ok(Token::Name(name))) if name == text)
}
