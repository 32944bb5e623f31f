//! Where the engine's `CowData` keeps its reference count, capacity and size: found out when the library is loaded.
//!
//! No public call tells whether an array's data is shared, and every public way to a new array fills it with zeros first.
//! Both answers stand in the words before the data. Their places differ between engine versions, so they are looked for
//! in scratch arrays, and where anything is odd the library makes do with public calls, one pass more.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::packed::{Kind, Vector};

/// The words before the data that are looked at. Godot 4.6 has four; older engines two, and then the other two are the
/// allocator's.
const HEADER_WORDS: usize = 4;

/// Where things lie, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The word of `Vector` that points to the data.
    pub pointer: usize,
    /// The reference count, this many words before the data.
    pub refcount: usize,
    /// The number of elements, this many words before the data.
    pub size: usize,
    /// The number of elements there is room for, this many words before the data; engines before 4.6 have none.
    pub capacity: Option<usize>,
}

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
        let found = probe(Kind::of(godot::builtin::VariantType::PACKED_FLOAT32_ARRAY));
        match (found, std::env::var(FORCED).as_deref()) {
            (Access::Probed(layout), Ok("counted")) => Access::Counted(layout),
            (_, Ok("fallback")) => Access::Public,
            _ => found,
        }
    })
}

/// Looks for the layout in scratch arrays of the kind.
#[must_use]
pub fn probe(kind: Option<&'static Kind>) -> Access {
    let Some(kind) = kind else {
        return Access::Public;
    };
    let Some(layout) = Scratch::new(kind).find() else {
        return Access::Public;
    };
    match layout.capacity {
        // Buffers are built by hand only in the one shape that has been tried: Godot 4.6's.
        Some(3) if layout.refcount == 4 && layout.size == 2 => Access::Probed(layout),
        _ => Access::Counted(layout),
    }
}

/// An array to experiment with.
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

    fn resize(&mut self, len: usize) {
        // SAFETY: the array is live and of this kind, and only used here.
        unsafe { self.kind.resize(&raw mut self.array, len) };
    }

    fn data(&self) -> *const u8 {
        // SAFETY: the array is live, of this kind, and never empty when this is called.
        unsafe { self.kind.data(&raw const self.array) }
    }

    /// The words before the data, the nearest first.
    fn header(&self) -> [usize; HEADER_WORDS] {
        let data = self.data().cast::<usize>();
        // SAFETY: the header of a live array, and before a short header the allocator's own: the data is 16-byte
        // aligned and a heap block starts at least 16 bytes into its page, so all four words lie in mapped memory.
        std::array::from_fn(|word| unsafe { data.sub(word + 1).read_volatile() })
    }

    fn find(mut self) -> Option<Layout> {
        if size_of::<usize>() != 8 {
            return None;
        }
        let mut pointers = [true; 2];
        let mut sizes = [true; HEADER_WORDS];
        let mut capacities = [true; HEADER_WORDS];
        for len in Self::SIZES {
            self.resize(len);
            self.narrow(len, &mut pointers, &mut sizes, &mut capacities);
            // Growing by one leaves spare room in an engine that keeps a capacity, and tells it from the size.
            self.resize(len + 1);
            self.narrow(len + 1, &mut pointers, &mut sizes, &mut capacities);
        }
        let size = only(&sizes)?;
        capacities[size] = false;
        let pointer = only(&pointers)?;
        let refcount = self.find_count()?;
        capacities[refcount] = false;
        (refcount != size).then_some(Layout {
            pointer,
            refcount: refcount + 1,
            size: size + 1,
            capacity: only(&capacities).map(|word| word + 1),
        })
    }

    /// Strikes out the words that do not look like what they should be now.
    fn narrow(
        &self,
        len: usize,
        pointers: &mut [bool; 2],
        sizes: &mut [bool; HEADER_WORDS],
        capacities: &mut [bool; HEADER_WORDS],
    ) {
        let data = self.data() as usize;
        let header = self.header();
        for (index, possible) in pointers.iter_mut().enumerate() {
            // SAFETY: the array was made by `Kind::empty`.
            *possible &= unsafe { self.array.word(index) } == data;
        }
        for (word, &value) in header.iter().enumerate() {
            sizes[word] &= value == len;
            // In elements, not bytes: at least the size, and no more than a doubling above it.
            capacities[word] &= (len..=2 * len).contains(&value);
        }
    }

    /// The word that goes 1, 2, 3, 2, 1 as copies are made and dropped.
    fn find_count(&self) -> Option<usize> {
        let mut counts = [true; HEADER_WORDS];
        let mut copies = Vec::new();
        let mut expect = |copies: usize| {
            for (possible, value) in counts.iter_mut().zip(self.header()) {
                *possible &= value == copies + 1;
            }
        };
        expect(0);
        for made in 1..=2 {
            // SAFETY: the array is live and of this kind.
            copies.push(unsafe { self.kind.share(&raw const self.array) });
            expect(made);
        }
        while let Some(mut copy) = copies.pop() {
            // SAFETY: the copy is live, of this kind, and forgotten.
            unsafe { self.kind.destroy(&raw mut copy) };
            expect(copies.len());
        }
        only(&counts)
    }
}

/// The index of the only `true`.
fn only(flags: &[bool]) -> Option<usize> {
    let mut set = (0..flags.len()).filter(|&at| flags[at]);
    let first = set.next()?;
    set.next().is_none().then_some(first)
}

impl Layout {
    /// The data of a live array; null when it is empty.
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
