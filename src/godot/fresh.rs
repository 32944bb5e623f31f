//! Fresh arrays: storage that nobody shares, to be written once and then given to an array of the caller's.

use std::ptr;

use godot::sys;

use super::layout::{Access, Layout, access};
use super::packed::{Kind, Vector};

/// An array of our own, uniquely owned, whose elements are yet to be written.
#[derive(Debug)]
pub struct Fresh {
    kind: &'static Kind,
    array: Vector,
    data: *mut u8,
    len: usize,
}

/// More than any header takes.
const HEADER_ROOM: usize = 64;

impl Fresh {
    /// An array of `len` elements, uninitialised where the layout is known and zero where it is not; `None` when there
    /// is no memory for it. The kind must be [plain](Kind::plain).
    pub fn new(kind: &'static Kind, len: usize) -> Option<Self> {
        assert!(kind.plain, "{} is not made of plain bytes", kind.name);
        let bytes = len.checked_mul(kind.element_bytes)?;
        // The engine counts bytes, and what stands before the data, in 64 bits with a sign.
        if isize::try_from(bytes.checked_add(HEADER_ROOM)?).is_err() {
            return None;
        }
        let mut fresh = Self {
            kind,
            array: kind.empty(),
            data: ptr::null_mut(),
            len,
        };
        if len == 0 {
            return Some(fresh);
        }
        match access() {
            Access::Probed(layout) => {
                fresh.data = build(layout, len, bytes)?;
                fresh.array.point_to(layout.pointer, fresh.data);
            }
            Access::Counted(_) | Access::Public => {
                // SAFETY: the array was just made, of this kind, and only this function has it.
                unsafe { kind.resize(&raw mut fresh.array, len) };
                // SAFETY: as above; `resize` leaves the array as it was when there is no memory.
                if unsafe { kind.len(&raw const fresh.array) } != len {
                    return None;
                }
                // SAFETY: as above, and it has `len` > 0 elements.
                fresh.data = unsafe { kind.data_mut(&raw mut fresh.array) };
            }
        }
        Some(fresh)
    }

    /// The type of the array.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Where to write the elements; null when there are none.
    pub fn data(&self) -> *mut u8 {
        self.data
    }

    /// Gives the storage to `array`, and lets go of what that had.
    ///
    /// # Safety
    /// `array` is a live array of the same kind that nobody else uses meanwhile; all elements have been written.
    pub unsafe fn give_to(mut self, array: *mut Vector) {
        // SAFETY: both are live arrays, which may move freely: they hold no pointer to themselves. What was the caller's
        // goes with `self`, by the engine's own destructor.
        unsafe { ptr::swap(array, &raw mut self.array) };
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        // SAFETY: the array is live and of this kind; its elements are plain, so it does not matter if they were written.
        unsafe { self.kind.destroy(&raw mut self.array) };
    }
}

/// A `CowData` block for exactly `len` elements in `bytes` bytes, owned once; gives its data, or `None` if there is no
/// memory.
fn build(layout: Layout, len: usize, bytes: usize) -> Option<*mut u8> {
    let header = layout.header();
    // SAFETY: the interface is loaded: this runs in calls from the engine. `CowData` allocates by the same function.
    let block = unsafe { sys::interface_fn!(mem_alloc)(header + bytes) }.cast::<u8>();
    if block.is_null() {
        return None;
    }
    pages::prefer_huge(block, header + bytes);
    // SAFETY: the block has room for header and data.
    let data = unsafe { block.add(header) };
    // SAFETY: the words lie between the block's start and the data, as the probe found them (`Access::Probed` is given
    // for nothing else); the allocator aligns blocks for them.
    unsafe {
        let word = |back: usize| data.cast::<usize>().sub(back);
        word(layout.refcount).write(1);
        word(layout.size).write(len);
        if let Some(capacity) = layout.capacity {
            word(capacity).write(len);
        }
    }
    Some(data)
}

/// Page faults cost more than arithmetic in fresh memory.
mod pages {
    /// Asks for huge pages for the block, before it is touched.
    #[cfg(target_os = "linux")]
    pub(super) fn prefer_huge(block: *mut u8, bytes: usize) {
        const HUGE: usize = 2 << 20;
        let start = (block as usize).next_multiple_of(HUGE);
        let end = (block as usize + bytes) / HUGE * HUGE;
        if start < end {
            // SAFETY: whole pages inside a block of our own. It is a hint that changes no contents; if the kernel
            // refuses, small pages serve.
            unsafe { libc::madvise(start as *mut libc::c_void, end - start, libc::MADV_HUGEPAGE) };
        }
    }

    /// Other systems decide for themselves.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn prefer_huge(_block: *mut u8, _bytes: usize) {}
}
