//! What the integers have under different names, or not at all.

/// An integer of an array.
pub(super) trait Integer {
    /// Without the sign, wrapping.
    fn abs(self) -> Self;

    /// 1, −1 or 0.
    fn sign(self) -> Self;

    /// The rest of the division by `other` with the sign of `other`; 0 if that is 0.
    fn posmod(self, other: Self) -> Self;

    /// Round from `min` to `max`, by differences of 64 bits, as GDScript's: bytes and 32 bits cannot hold them all.
    fn wrap(self, min: Self, max: Self) -> Self;
}

/// The same for `int`. (Where 64 bits cannot hold a difference either, GDScript's results are no use.)
fn wrap(x: i64, min: i64, max: i64) -> i64 {
    min.wrapping_add(x.wrapping_sub(min).posmod(max.wrapping_sub(min)))
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

            fn wrap(self, min: Self, max: Self) -> Self {
                // No greater than the greatest of the three, no less than the least.
                wrap(self.into(), min.into(), max.into()) as Self
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

    fn wrap(self, min: Self, max: Self) -> Self {
        wrap(self.into(), min.into(), max.into()) as Self
    }
}
