//! Where the engine's `CowData` keeps its reference count, capacity and size: found out when the library is loaded.
//!
//! No public call tells whether an array's data is shared, and every public way to a new array fills it with zeros first.
//! Both answers stand in the words before the data. Their places differ between engine versions, so the shapes that are
//! known are tried on scratch arrays, and where none fits the library makes do with public calls, one pass more.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use godot::sys::GdextBuild;

use super::packed::{FLOAT32, Kind, Vector};

/// Where things lie, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The word of `Vector` that points to the data.
    pub pointer: usize,
    /// The reference count, this many words before the data; the first word of the allocation.
    pub refcount: usize,
    /// The number of elements, this many words before the data.
    pub size: usize,
    /// The number of elements there is room for, this many words before the data; engines before 4.6 have none.
    pub capacity: Option<usize>,
}

/// Godot 4.6, where data is aligned to 16 bytes: count, capacity, size, padding.
const ALIGNED_16: Layout = Layout {
    pointer: 1,
    refcount: 4,
    size: 2,
    capacity: Some(3),
};

/// Godot 4.6, where the compiler's greatest alignment is 8 bytes (MSVC, Apple's arm64): count, capacity, size.
const ALIGNED_8: Layout = Layout {
    pointer: 1,
    refcount: 3,
    size: 1,
    capacity: Some(2),
};

/// Before Godot 4.6: count, size. Read in its source, not tried.
const NO_CAPACITY: Layout = Layout {
    pointer: 1,
    refcount: 2,
    size: 1,
    capacity: None,
};

/// The first engine whose arrays keep their capacity.
const CAPACITY_SINCE: (u8, u8) = (4, 6);

/// The newest engine that the tests have run on. A later one may allocate in another way behind the same header, so
/// nothing is built by hand there.
const TRIED: (u8, u8) = (4, 6);

/// How this engine's arrays can be handled, by what the probe found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everything is known: sharing is seen, and fresh buffers are built by hand, uninitialised.
    Probed(Layout),
    /// Sharing is seen; with no capacity word fresh buffers come from `resize`, filled with zeros.
    Counted(Layout),
    /// Nothing is assumed: public calls alone, one pass more for shared arrays.
    Public,
}

impl Access {
    /// The name that `Compute.get_info` gives.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Probed(_) => "probed",
            Self::Counted(_) => "counted",
            Self::Public => "fallback",
        }
    }

    /// The layout, where it is known.
    #[must_use]
    pub fn layout(self) -> Option<Layout> {
        match self {
            Self::Probed(layout) | Self::Counted(layout) => Some(layout),
            Self::Public => None,
        }
    }
}

static ACCESS: OnceLock<Access> = OnceLock::new();

/// Environment variable that makes do with less than the probe found: `counted` or `fallback`.
const FORCED: &str = "PACKED_COMPUTE_LAYOUT";

/// How this engine's arrays can be handled. Probed at the first call, which is made when the library is loaded.
#[must_use]
#[inline]
pub fn access() -> Access {
    *ACCESS.get_or_init(|| {
        let found = probe(&FLOAT32);
        match (found, std::env::var(FORCED).as_deref()) {
            (Access::Probed(layout), Ok("counted")) => Access::Counted(layout),
            (_, Ok("fallback")) => Access::Public,
            _ => found,
        }
    })
}

/// Tries the shapes that this engine's version can have on scratch arrays of the kind.
#[must_use]
pub fn probe(kind: &'static Kind) -> Access {
    let (major, minor, _) = GdextBuild::godot_runtime_version_triple();
    let version = (major, minor);
    if size_of::<usize>() != size_of::<u64>() {
        return Access::Public;
    }
    let shapes: &[Layout] = if version < CAPACITY_SINCE {
        &[NO_CAPACITY]
    } else if cfg!(any(target_vendor = "apple", target_env = "msvc")) {
        // The smaller first, so that nothing before its header is read.
        &[ALIGNED_8, ALIGNED_16]
    } else {
        &[ALIGNED_16, ALIGNED_8]
    };
    match shapes.iter().find(|shape| Scratch::new(kind).fits(shape)) {
        Some(&layout) if layout.capacity.is_some() && version <= TRIED => Access::Probed(layout),
        Some(&layout) => Access::Counted(layout),
        None => Access::Public,
    }
}

/// An array to try a layout on.
struct Scratch {
    kind: &'static Kind,
    array: Vector,
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // SAFETY: the array is live, of this kind, and goes out of scope.
        unsafe { self.kind.destroy(&raw mut self.array) };
    }
}

impl Scratch {
    /// Sizes that no other word is likely to hold by accident; each step down or up reallocates.
    const SIZES: [usize; 3] = [1237, 2741, 613];

    fn new(kind: &'static Kind) -> Self {
        let array = kind.empty();
        Self { kind, array }
    }

    /// Whether every word of the layout holds what it should as the array is resized and shared.
    fn fits(mut self, layout: &Layout) -> bool {
        Self::SIZES.into_iter().all(|len| {
            // Growing by one leaves spare room in an engine that keeps a capacity, and tells it from the size.
            [len, len + 1].into_iter().all(|len| {
                self.resize(len);
                self.holds(layout, len, 1)
            })
        }) && self.counts_owners(layout)
    }

    fn resize(&mut self, len: usize) {
        // SAFETY: the array is live and of this kind, and only used here.
        unsafe { self.kind.resize(&raw mut self.array, len) };
    }

    /// Whether the words of the layout say that the array has `len` elements and so many owners.
    fn holds(&self, layout: &Layout, len: usize, owners: usize) -> bool {
        // SAFETY: the array is live, of this kind, and not empty.
        let data = unsafe { self.kind.data(&raw const self.array) };
        // SAFETY: the array was made by `Kind::empty`, so both its words have been written.
        if unsafe { self.array.word(layout.pointer) } != data as usize {
            return false;
        }
        // SAFETY: within the header of the shape, or if the engine's is smaller within the allocator's words before it.
        let word = |back: usize| unsafe { data.cast::<usize>().sub(back).read_volatile() };
        word(layout.size) == len
            && word(layout.refcount) == owners
            // In elements, not bytes: at least the size, and no more than a doubling above it.
            && layout.capacity.is_none_or(|back| (len..=2 * len).contains(&word(back)))
    }

    /// Whether the count goes 1, 2, 3, 2, 1 as copies are made and dropped.
    fn counts_owners(&self, layout: &Layout) -> bool {
        // SAFETY: the array is live and of this kind.
        let len = unsafe { self.kind.len(&raw const self.array) };
        let mut copies = Vec::new();
        let mut right = self.holds(layout, len, 1);
        for owners in 2..=3 {
            // SAFETY: the array is live and of this kind.
            copies.push(unsafe { self.kind.share(&raw const self.array) });
            right &= self.holds(layout, len, owners);
        }
        while let Some(mut copy) = copies.pop() {
            // SAFETY: the copy is live, of this kind, and forgotten.
            unsafe { self.kind.destroy(&raw mut copy) };
            right &= self.holds(layout, len, copies.len() + 1);
        }
        right
    }
}

impl Layout {
    /// Bytes from the start of an allocation to the data.
    pub(super) fn header(self) -> usize {
        self.refcount * size_of::<usize>()
    }

    /// The data of a live array; null when it has none.
    #[inline]
    pub(super) fn data(self, array: &Vector) -> *mut u8 {
        // SAFETY: the word is the pointer, which every live array has.
        (unsafe { array.word(self.pointer) }) as *mut u8
    }

    /// The number of elements of a live array.
    ///
    /// # Safety
    /// `array` is a live packed array, and this is its engine's layout.
    #[inline]
    pub(super) unsafe fn len(self, array: &Vector) -> usize {
        let data = self.data(array).cast::<usize>();
        if data.is_null() {
            return 0;
        }
        // SAFETY: data that is not null has its header before it, where the probe found the size.
        unsafe { data.sub(self.size).read() }
    }

    /// How many arrays share the data of a live array that is not empty.
    ///
    /// Acquire, so that what the last other owner did with the data happened before what its only owner does now.
    ///
    /// # Safety
    /// `array` is a live packed array and not empty, and this is its engine's layout.
    #[inline]
    pub(super) unsafe fn owners(self, array: &Vector) -> usize {
        let data = self.data(array).cast::<usize>();
        // SAFETY: an array that is not empty has its header before its data, where the probe found the count, which
        // the engine changes by atomic operations only.
        unsafe { AtomicUsize::from_ptr(data.sub(self.refcount)).load(Ordering::Acquire) }
    }
}
