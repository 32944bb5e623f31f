//! Which elements of an array an operation changes.

use std::ops::Range;

use crate::godot::error::Error;

/// The elements from number `from` on, `count` of them, or all that follow if it is −1, of an array of `len`.
pub(super) fn resolve(from: i64, count: i64, len: usize) -> Result<Range<usize>, Error> {
    let outside = Error::RangeOutside { from, count, len };
    let Ok(start) = usize::try_from(from) else {
        return Err(outside);
    };
    let end = match (count, usize::try_from(count)) {
        (-1, _) => Some(len),
        (_, Ok(count)) => start.checked_add(count),
        _ => None,
    };
    match end {
        Some(end) if start <= end && end <= len => Ok(start..end),
        _ => Err(outside),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_lie_in_the_array() {
        assert_eq!(resolve(0, -1, 4), Ok(0..4));
        assert_eq!(resolve(3, -1, 4), Ok(3..4));
        assert_eq!(resolve(4, -1, 4), Ok(4..4));
        assert_eq!(resolve(1, 2, 4), Ok(1..3));
        assert_eq!(resolve(0, 0, 0), Ok(0..0));
        for (from, count) in [
            (5, -1),
            (-1, -1),
            (0, 5),
            (2, 3),
            (0, -2),
            (i64::MAX, i64::MAX),
            (i64::MIN, i64::MIN),
            (1, i64::MAX),
        ] {
            let outside = Error::RangeOutside {
                from,
                count,
                len: 4,
            };
            assert_eq!(resolve(from, count, 4), Err(outside));
        }
    }
}
