//! What is wrong with a formula, and where.

use std::fmt;

/// An error in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
    /// What was found, and what was wanted.
    pub message: String,
}

impl Error {
    /// An error at byte `at` of `source`.
    #[must_use]
    pub(super) fn at(source: &str, at: usize, message: impl Into<String>) -> Self {
        let before = &source.as_bytes()[..at.min(source.len())];
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        // Bytes that continue a character are not counted.
        let is_start = |byte: &&u8| **byte & 0xC0 != 0x80;
        Self {
            line: 1 + before.iter().filter(|&&byte| byte == b'\n').count(),
            column: 1 + before[line_start..].iter().filter(is_start).count(),
            message: message.into(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}, column {}: {}",
            self.line, self.column, self.message
        )
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let place = |at| {
            let error = Error::at("ä + b\n\nçx", at, "");
            (error.line, error.column)
        };
        assert_eq!(place(0), (1, 1));
        assert_eq!(place(3), (1, 3));
        assert_eq!(place(7), (2, 1));
        assert_eq!(place(10), (3, 2));
        assert_eq!(place(1000), (3, 3));
    }
}
