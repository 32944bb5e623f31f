//! Numbers as unsigned integers in the same order, which is what a radix sort takes apart.

use std::fmt::Debug;

use bytemuck::Pod;

/// A number of an array that can be sorted.
///
/// Its key is an unsigned integer of the same size, one for each pattern of bits, so that nothing is lost on the way
/// there and back. Keys are ordered as the numbers are: for floats −∞ first, then the negative ones, −0, +0, the
/// positive ones, +∞, and NaN last, those with the sign bit after those without.
pub trait Number: Pod + PartialOrd + Send + Sync {
    /// The unsigned integer of this size.
    type Key: Key;

    /// The greatest key of a number that is not NaN.
    const LAST: Self::Key;

    /// Where this number stands in the order.
    fn key(self) -> Self::Key;

    /// The number that stands there.
    fn from_key(key: Self::Key) -> Self;
}

/// An unsigned integer.
pub trait Key: Pod + Ord + Debug + Send + Sync {
    /// An unsigned integer of twice the size: a key above the index of the element that it belongs to, so that among
    /// equal keys the index decides.
    type Tagged: Copy + Ord + Default + Send + Sync;

    /// The least key, 0.
    const MIN: Self;
    /// The greatest key, all bits set.
    const MAX: Self;

    /// The sum, wrapping around.
    #[must_use]
    fn plus(self, other: Self) -> Self;

    /// The difference, wrapping around.
    #[must_use]
    fn minus(self, other: Self) -> Self;

    /// The bits in which the two differ.
    #[must_use]
    fn xor(self, other: Self) -> Self;

    /// This key as the widest of them.
    fn wide(self) -> u64;

    /// This key above an index.
    fn tag(self, index: u32) -> Self::Tagged;

    /// The key of a tagged one.
    fn untag(tagged: Self::Tagged) -> Self;

    /// The index of a tagged key.
    fn index(tagged: Self::Tagged) -> u32;
}

macro_rules! keys {
    ($($K:ty, $Tagged:ty;)*) => {$(
        impl Key for $K {
            type Tagged = $Tagged;

            const MIN: Self = <$K>::MIN;
            const MAX: Self = <$K>::MAX;

            #[inline]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }

            #[inline]
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }

            #[inline]
            fn xor(self, other: Self) -> Self {
                self ^ other
            }

            #[inline]
            fn wide(self) -> u64 {
                u64::from(self)
            }

            #[inline]
            fn tag(self, index: u32) -> $Tagged {
                (<$Tagged>::from(self) << <$K>::BITS) | <$Tagged>::from(index)
            }

            #[inline]
            fn untag(tagged: $Tagged) -> Self {
                (tagged >> <$K>::BITS) as $K
            }

            #[inline]
            fn index(tagged: $Tagged) -> u32 {
                tagged as u32
            }
        }
    )*};
}

keys! {
    u32, u64;
    u64, u128;
}

macro_rules! integers {
    ($($T:ty, $K:ty;)*) => {$(
        /// The sign bit is turned over, so that negative numbers come first.
        impl Number for $T {
            type Key = $K;

            const LAST: $K = <$K>::MAX;

            #[inline]
            fn key(self) -> $K {
                self.cast_unsigned() ^ (1 << (<$K>::BITS - 1))
            }

            #[inline]
            fn from_key(key: $K) -> $T {
                (key ^ (1 << (<$K>::BITS - 1))).cast_signed()
            }
        }
    )*};
}

integers! {
    i32, u32;
    i64, u64;
}

macro_rules! float {
    ($name:ident, $T:ty, $K:ty) => {
        mod $name {
            use super::Number;

            const SIGN: $K = 1 << (<$K>::BITS - 1);
            /// What becomes of −∞ and +∞ when positive floats get the sign bit and negative ones are turned over.
            const LEAST: $K = !<$T>::NEG_INFINITY.to_bits();
            const GREATEST: $K = <$T>::INFINITY.to_bits() | SIGN;

            /// All bits set if the first one is.
            #[inline]
            fn spread(bits: $K) -> $K {
                (bits.cast_signed() >> (<$K>::BITS - 1)).cast_unsigned()
            }

            /// Positive floats are in the order of their bits. They get the sign bit and so come after the negative
            /// ones, whose bits are turned over. That puts NaNs with a sign before −∞: counted from −∞ on, they come
            /// around to the end.
            impl Number for $T {
                type Key = $K;

                const LAST: $K = GREATEST - LEAST;

                #[inline]
                fn key(self) -> $K {
                    let bits = self.to_bits();
                    (bits ^ (spread(bits) | SIGN)).wrapping_sub(LEAST)
                }

                #[inline]
                fn from_key(key: $K) -> $T {
                    let turned = key.wrapping_add(LEAST);
                    <$T>::from_bits(turned ^ (spread(!turned) | SIGN))
                }
            }
        }
    };
}

float!(single, f32, u32);
float!(double, f64, u64);

/// An order that an array can already have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The one that is wanted.
    Sorted,
    /// The other way round, without equal elements.
    Reversed,
}

/// The order that the elements of an array are to have, as keys counted from the first.
#[derive(Clone, Copy, Debug)]
pub struct Coding<T: Number> {
    flip: T::Key,
    add: T::Key,
}

impl<T: Number> Coding<T> {
    /// The order of the numbers, or the other way round; NaN stays last.
    pub fn new(descending: bool) -> Self {
        if descending {
            // LAST − k for each key k, which is !k + (LAST + 1). Beyond LAST are the NaNs: they wrap around, and so are
            // beyond it again.
            Self {
                flip: T::Key::MAX,
                add: T::LAST.minus(T::Key::MAX),
            }
        } else {
            Self {
                flip: T::Key::MIN,
                add: T::Key::MIN,
            }
        }
    }

    /// The same order, counted from `first`, one of its keys.
    pub fn from(self, first: T::Key) -> Self {
        Self {
            add: self.add.minus(first),
            ..self
        }
    }

    /// The key of `number`.
    #[inline]
    pub fn encode(self, number: T) -> T::Key {
        number.key().xor(self.flip).plus(self.add)
    }

    /// The number of `key`.
    #[inline]
    pub fn decode(self, key: T::Key) -> T {
        T::from_key(key.minus(self.add).xor(self.flip))
    }

    /// Which order `numbers` have; they are looked through up to the first that is in neither.
    pub fn found(self, numbers: &[T]) -> Option<Found> {
        if numbers.is_sorted_by_key(|&number| self.encode(number)) {
            Some(Found::Sorted)
        } else if numbers.is_sorted_by(|&a, &b| self.encode(a) > self.encode(b)) {
            Some(Found::Reversed)
        } else {
            None
        }
    }
}
