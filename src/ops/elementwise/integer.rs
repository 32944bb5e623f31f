//! What the integers have under different names, or not at all.

/// An integer of an array.
pub(super) trait Integer {
    /// Without the sign, wrapping.
    fn abs(self) -> Self;

    /// 1, −1 or 0.
    fn sign(self) -> Self;

    /// The rest of the division by `other` with the sign of `other`; 0 if that is 0.
    fn posmod(self, other: Self) -> Self;
}

macro_rules! signed {
    ($($T:ty)*) => {$(
        impl Integer for $T {
            fn abs(self) -> Self {
                self.wrapping_abs()
            }

            fn sign(self) -> Self {
                self.signum()
            }

            fn posmod(self, other: Self) -> Self {
                // None for 0, and for the least number by −1, where nothing is left.
                let rest = self.checked_rem(other).unwrap_or(0);
                if rest != 0 && (rest < 0) != (other < 0) {
                    rest + other
                } else {
                    rest
                }
            }
        }
    )*};
}

signed!(i32 i64);

impl Integer for u8 {
    fn abs(self) -> Self {
        self
    }

    fn sign(self) -> Self {
        self.min(1)
    }

    fn posmod(self, other: Self) -> Self {
        self.checked_rem(other).unwrap_or(0)
    }
}
