//! How a block of elements becomes lanes.

use bytemuck::Pod;
use glam::{Vec2, Vec3, Vec4};

use super::registers::{
    F32, F64, I32, I64, LANES, deinterleave2, deinterleave3, deinterleave4, interleave2,
    interleave3, interleave4, spread2, spread3,
};

/// An element of a packed array.
pub trait Element: Pod {
    /// The lanes of a block: one register for each component.
    type Lanes: Copy;

    /// The lanes of `block`, in its order.
    fn load(block: &[Self; LANES]) -> Self::Lanes;

    /// The block of `lanes`.
    fn store(lanes: Self::Lanes) -> [Self; LANES];
}

/// An element of `N` floats.
pub trait Vector<const N: usize>: Element<Lanes = [F32; N]> {
    /// The registers of `block` as they lie in memory.
    fn flat(block: &[Self; LANES]) -> [F32; N];

    /// The block that lies in memory as these registers.
    fn join(registers: [F32; N]) -> [Self; LANES];

    /// This vector over and over, as the registers of a block in which all are equal.
    fn repeat(self) -> [F32; N];

    /// A number for each vector of a block, as the registers of a block whose vectors have it for every component.
    fn expand(numbers: F32) -> [F32; N];
}

/// A vector whose components every lane can have where the vector lies.
pub trait Spread<const N: usize>: Vector<N> {
    /// For each register of `block` as it lies in memory, the components of the vector that each lane belongs to.
    fn spread(block: &[Self; LANES]) -> [[F32; N]; N];
}

macro_rules! one_register {
    ($($T:ty: $Register:ty,)*) => {$(
        impl Element for $T {
            type Lanes = $Register;

            #[inline]
            fn load(block: &[Self; LANES]) -> $Register {
                <$Register>::new(*block)
            }

            #[inline]
            fn store(lanes: $Register) -> [Self; LANES] {
                lanes.to_array()
            }
        }
    )*};
}

one_register! {
    f32: F32,
    i32: I32,
}

macro_rules! two_registers {
    ($($T:ty: $Register:ty,)*) => {$(
        impl Element for $T {
            type Lanes = [$Register; 2];

            #[inline]
            fn load(block: &[Self; LANES]) -> [$Register; 2] {
                bytemuck::cast_ref::<_, [[Self; LANES / 2]; 2]>(block).map(<$Register>::new)
            }

            #[inline]
            fn store(lanes: [$Register; 2]) -> [Self; LANES] {
                bytemuck::cast(lanes.map(<$Register>::to_array))
            }
        }
    )*};
}

two_registers! {
    f64: F64,
    i64: I64,
}

/// Less than a register: what the compiler makes of the expression on bytes.
impl Element for u8 {
    type Lanes = [u8; LANES];

    #[inline]
    fn load(block: &[Self; LANES]) -> [u8; LANES] {
        *block
    }

    #[inline]
    fn store(lanes: [u8; LANES]) -> [Self; LANES] {
        lanes
    }
}

macro_rules! vector {
    ($T:ty, $N:literal, $deinterleave:ident, $interleave:ident) => {
        impl Element for $T {
            type Lanes = [F32; $N];

            #[inline]
            fn load(block: &[Self; LANES]) -> [F32; $N] {
                $deinterleave(Self::flat(block))
            }

            #[inline]
            fn store(lanes: [F32; $N]) -> [Self; LANES] {
                Self::join($interleave(lanes))
            }
        }

        impl Vector<$N> for $T {
            #[inline]
            fn flat(block: &[Self; LANES]) -> [F32; $N] {
                bytemuck::cast_ref::<_, [[f32; LANES]; $N]>(block).map(F32::new)
            }

            #[inline]
            fn join(registers: [F32; $N]) -> [Self; LANES] {
                bytemuck::cast(registers.map(F32::to_array))
            }

            #[inline]
            fn repeat(self) -> [F32; $N] {
                $interleave(self.to_array().map(F32::splat))
            }

            #[inline]
            fn expand(numbers: F32) -> [F32; $N] {
                $interleave([numbers; $N])
            }
        }
    };
}

vector!(Vec2, 2, deinterleave2, interleave2);
vector!(Vec3, 3, deinterleave3, interleave3);
vector!(Vec4, 4, deinterleave4, interleave4);

impl Spread<2> for Vec2 {
    #[inline]
    fn spread(block: &[Self; LANES]) -> [[F32; 2]; 2] {
        spread2(Self::flat(block))
    }
}

impl Spread<3> for Vec3 {
    #[inline]
    fn spread(block: &[Self; LANES]) -> [[F32; 3]; 3] {
        spread3(Self::flat(block))
    }
}
