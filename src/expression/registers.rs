//! Which registers are in use: runs of units, each as much as a block of 32-bit floats takes.

/// Registers by their units.
#[derive(Debug, Default)]
pub struct Registers {
    /// Whether each unit is in use.
    used: Vec<bool>,
}

impl Registers {
    /// How many units there have to be.
    pub fn units(&self) -> usize {
        self.used.len()
    }

    /// Free units in a row, the first of which begins a register.
    pub fn take(&mut self, count: usize) -> usize {
        let free = |start: &usize| self.used[*start..].iter().take(count).all(|used| !used);
        let start = (0..self.used.len()).find(free).unwrap_or(self.used.len());
        self.mark(start, count)
    }

    /// New units in a row, for what stays.
    pub fn keep(&mut self, count: usize) -> usize {
        self.mark(self.used.len(), count)
    }

    fn mark(&mut self, start: usize, count: usize) -> usize {
        let end = start + count;
        if self.used.len() < end {
            self.used.resize(end, false);
        }
        self.used[start..end].fill(true);
        start
    }

    /// These units are free again.
    pub fn free(&mut self, start: usize, count: usize) {
        self.used[start..start + count].fill(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_used_again() {
        let mut registers = Registers::default();
        let (a, b, c) = (registers.take(1), registers.take(3), registers.take(1));
        assert_eq!((a, b, c), (0, 1, 4));
        registers.free(b, 3);
        assert_eq!(registers.take(2), 1);
        assert_eq!(registers.take(2), 5);
        assert_eq!(registers.take(1), 3);
        assert_eq!(registers.units(), 7);
    }
}
