//! Elements that lie apart: element `i` is at byte `offset + i * stride`, as in interleaved vertex buffers, in what is
//! read back from a graphics card, and in arrays of structures that are padded.
//!
//! Elements need not be aligned. They are as the machine has them in memory, little-endian.

use std::mem::MaybeUninit;

use bytemuck::Pod;

use crate::lanes::Run;
use crate::parallel::{self, Cost, Strided};

/// Where elements lie in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    offset: usize,
    stride: usize,
    /// How many elements lie whole in the bytes.
    fitting: usize,
}

/// Why elements cannot lie so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The first element would lie before the bytes, or begin beyond their end.
    Offset,
    /// Elements would overlap, or run backwards.
    Stride,
}

impl Layout {
    /// Elements of `size` bytes, `stride` bytes from one to the next, the first at `offset`, in `len` bytes. Any numbers
    /// are legal to ask for.
    ///
    /// # Errors
    ///
    /// When `offset` is negative or greater than `len`, or `stride` less than `size`.
    pub fn new(len: usize, size: usize, offset: i64, stride: i64) -> Result<Self, Misfit> {
        let offset = usize::try_from(offset).map_err(|_| Misfit::Offset)?;
        let rest = len.checked_sub(offset).ok_or(Misfit::Offset)?;
        let stride = usize::try_from(stride).map_err(|_| Misfit::Stride)?;
        if stride < size || stride == 0 {
            return Err(Misfit::Stride);
        }
        let fitting = rest.checked_sub(size).map_or(0, |room| room / stride + 1);
        Ok(Self {
            offset,
            stride,
            fitting,
        })
    }

    /// How many elements lie whole in the bytes.
    #[must_use]
    pub fn fitting(&self) -> usize {
        self.fitting
    }
}

/// What one element takes: mostly its line of the cache.
const COST: Cost = Cost::ns(0.8);

/// Writes to `elements` the first ones in `bytes`.
///
/// # Panics
///
/// When there are more elements than fit, or `layout` is of other bytes or of smaller elements.
pub fn read_strided<T: Pod + Send + Sync>(
    bytes: &[u8],
    layout: Layout,
    elements: &mut [MaybeUninit<T>],
) {
    assert!(elements.len() <= layout.fitting, "more elements than fit");
    let all = 0..elements.len();
    parallel::for_each_part((all, elements), COST, |(range, elements)| {
        let places = bytes[layout.offset + range.start * layout.stride..].chunks(layout.stride);
        for (element, place) in elements.iter_mut().zip(places) {
            element.write(bytemuck::pod_read_unaligned(&place[..size_of::<T>()]));
        }
    });
}

/// Writes `elements` into the bytes of `run`, from the first place on. Bytes before, between and after the elements keep
/// their values.
///
/// # Panics
///
/// When there are more elements than fit, or `layout` is of other bytes or of smaller elements.
pub fn write_strided<T: Pod + Send + Sync>(run: Run<'_, u8>, layout: Layout, elements: &[T]) {
    assert!(elements.len() <= layout.fitting, "more elements than fit");
    let places = Strided {
        memory: &mut run.copied()[layout.offset..],
        stride: layout.stride,
        len: elements.len(),
    };
    parallel::for_each_part((places, elements), COST, |(places, elements)| {
        let places = places.memory.chunks_mut(layout.stride);
        for (place, element) in places.zip(elements) {
            place[..size_of::<T>()].copy_from_slice(bytemuck::bytes_of(element));
        }
    });
}
