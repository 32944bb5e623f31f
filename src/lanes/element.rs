//! How a block of elements becomes lanes.

use bytemuck::Pod;
use glam::{Vec2, Vec3};

use super::registers::{
    F32, LANES, deinterleave2, deinterleave3, interleave2, interleave3, spread2, spread3,
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
    /// For each register of `block` as it lies in memory, the components of the vector that each lane belongs to.
    fn spread(block: &[Self; LANES]) -> [[F32; N]; N];

    /// The block that lies in memory as these registers.
    fn join(registers: [F32; N]) -> [Self; LANES];

    /// This vector over and over, as the registers of a block in which all are equal.
    fn repeat(self) -> [F32; N];
}

impl Element for f32 {
    type Lanes = F32;

    #[inline]
    fn load(block: &[Self; LANES]) -> F32 {
        F32::new(*block)
    }

    #[inline]
    fn store(lanes: F32) -> [Self; LANES] {
        lanes.to_array()
    }
}

macro_rules! vector {
    ($T:ty, $N:literal, $deinterleave:ident, $interleave:ident, $spread:ident) => {
        impl Element for $T {
            type Lanes = [F32; $N];

            #[inline]
            fn load(block: &[Self; LANES]) -> [F32; $N] {
                let floats: &[[f32; LANES]; $N] = bytemuck::cast_ref(block);
                $deinterleave(floats.map(F32::new))
            }

            #[inline]
            fn store(lanes: [F32; $N]) -> [Self; LANES] {
                Self::join($interleave(lanes))
            }
        }

        impl Vector<$N> for $T {
            #[inline]
            fn spread(block: &[Self; LANES]) -> [[F32; $N]; $N] {
                let floats: &[[f32; LANES]; $N] = bytemuck::cast_ref(block);
                $spread(floats.map(F32::new))
            }

            #[inline]
            fn join(registers: [F32; $N]) -> [Self; LANES] {
                bytemuck::cast(registers.map(F32::to_array))
            }

            #[inline]
            fn repeat(self) -> [F32; $N] {
                $interleave(self.to_array().map(F32::splat))
            }
        }
    };
}

vector!(Vec2, 2, deinterleave2, interleave2, spread2);
vector!(Vec3, 3, deinterleave3, interleave3, spread3);
