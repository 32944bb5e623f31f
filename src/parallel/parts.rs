//! Work cut into parts, to be taken from both ends.

use super::Split;

/// Work cut into parts of `part` elements; the last one may have fewer.
pub(super) struct Parts<S> {
    rest: Option<S>,
    part: usize,
}

impl<S: Split> Parts<S> {
    /// Of no elements: one part that has none.
    pub fn of(work: S, part: usize) -> Self {
        Self {
            rest: Some(work),
            part,
        }
    }
}

impl<S: Split> Iterator for Parts<S> {
    type Item = S;

    fn next(&mut self) -> Option<S> {
        let work = self.rest.take()?;
        if work.len() <= self.part {
            return Some(work);
        }
        let (first, rest) = work.split_at(self.part);
        self.rest = Some(rest);
        Some(first)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self
            .rest
            .as_ref()
            .map_or(0, |rest| rest.len().div_ceil(self.part).max(1));
        (left, Some(left))
    }
}

impl<S: Split> ExactSizeIterator for Parts<S> {}

impl<S: Split> DoubleEndedIterator for Parts<S> {
    fn next_back(&mut self) -> Option<S> {
        let work = self.rest.take()?;
        if work.len() <= self.part {
            return Some(work);
        }
        let whole = (work.len() - 1) / self.part * self.part;
        let (rest, last) = work.split_at(whole);
        self.rest = Some(rest);
        Some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whichever end they are taken from, the parts are those that are cut from the front.
    #[test]
    #[cfg_attr(miri, ignore = "there are too many for it, and nothing unsafe")]
    fn both_ends_give_the_same_parts() {
        for len in 0..40 {
            let numbers: Vec<usize> = (0..len).collect();
            for part in 1..12 {
                let mut expected: Vec<&[usize]> = numbers.chunks(part).collect();
                if len == 0 {
                    expected.push(&[]);
                }
                for order in 0..64_u32 {
                    let mut parts = Parts::of(&numbers[..], part);
                    let (mut front, mut back) = (Vec::new(), Vec::new());
                    for turn in 0.. {
                        assert_eq!(parts.len(), expected.len() - front.len() - back.len());
                        let from_front = order >> (turn % 6) & 1 == 0;
                        let next = if from_front {
                            parts.next()
                        } else {
                            parts.next_back()
                        };
                        match next {
                            Some(part) if from_front => front.push(part),
                            Some(part) => back.push(part),
                            None => break,
                        }
                    }
                    front.extend(back.into_iter().rev());
                    assert_eq!(front, expected, "{len} by {part}, order {order:b}");
                }
            }
        }
    }
}
