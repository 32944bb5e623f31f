//! What the tests of several rooms share: floats that are hard to get right, and memory with guards around it.

#![allow(dead_code, reason = "each test crate uses its own part")]
#![allow(unsafe_code, reason = "memory is handed to runs as uninitialised")]

use std::mem::MaybeUninit;

use bytemuck::Pod;
use packed_compute::lanes::Run;

/// Floats at the edges of the format, and some ordinary ones.
pub const FLOATS: [f32; 19] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    -2.5,
    1e-3,
    12_345.678,
    f32::MAX,
    f32::MIN,
    f32::MIN_POSITIVE,
    1e-45,
    -1e-40,
    f32::EPSILON,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::NAN,
    f32::from_bits(0x7FC1_2345),
    f32::from_bits(0xFFC5_4321),
];

/// `len` elements of floats, ordinary ones and now and then one of [`FLOATS`], so that most vectors hold one at most.
pub fn elements<T: Pod>(len: usize) -> Vec<T> {
    let floats = len * size_of::<T>() / size_of::<f32>();
    let float = |i: usize| match i % 7 {
        0 => FLOATS[i / 7 % FLOATS.len()],
        _ => (i as f32).mul_add(0.37, -20.0),
    };
    let floats: Vec<f32> = (0..floats).map(float).collect();
    bytemuck::cast_slice(&floats).to_vec()
}

/// Elements that no test computes.
fn guard<T: Pod>() -> T {
    bytemuck::pod_read_unaligned(&vec![0xA5; size_of::<T>()])
}

/// What `operation` makes of `input` in place, `offset` elements into memory that ends with it.
pub fn in_place<T: Pod>(input: &[T], offset: usize, operation: impl Fn(Run<'_, T>)) -> Vec<T> {
    let mut memory = vec![guard(); offset];
    memory.extend_from_slice(input);
    let mut memory = memory.into_boxed_slice();
    operation(Run::in_place(&mut memory[offset..]));
    assert_guards(&memory[..offset]);
    memory[offset..].to_vec()
}

/// What `operation` makes of `input` in the middle of guards.
pub fn among_guards<T: Pod>(input: &[T], operation: impl Fn(Run<'_, T>)) -> Vec<T> {
    let mut memory = vec![guard(); 20];
    memory.extend_from_slice(input);
    memory.resize(memory.len() + 20, guard());
    let end = 20 + input.len();
    operation(Run::in_place(&mut memory[20..end]));
    assert_guards(&memory[..20]);
    assert_guards(&memory[end..]);
    memory[20..end].to_vec()
}

/// What `operation` makes of `input`, which lies `from` elements into its memory, in other memory at `to`.
pub fn between<T: Pod>(
    input: &[T],
    from: usize,
    to: usize,
    operation: impl Fn(Run<'_, T>),
) -> Vec<T> {
    let mut source = vec![guard(); from];
    source.extend_from_slice(input);
    let source = source.into_boxed_slice();
    let mut target = vec![guard::<T>(); to + input.len()].into_boxed_slice();
    operation(Run::between(&source[from..], uninit(&mut target[to..])));
    assert_eq!(
        bytes(&source[from..]),
        bytes(input),
        "the source was changed"
    );
    assert_guards(&target[..to]);
    target[to..].to_vec()
}

/// What `f` writes to memory of `len` elements that lies `offset` elements into its allocation.
pub fn written_at<T: Pod>(len: usize, offset: usize, f: impl Fn(&mut [MaybeUninit<T>])) -> Vec<T> {
    let mut memory = vec![MaybeUninit::zeroed(); offset + len + 1];
    f(&mut memory[offset..offset + len]);
    // SAFETY: zero was written, which every `Pod` type has.
    let read = |element: &MaybeUninit<T>| unsafe { element.assume_init() };
    let all: Vec<T> = memory.iter().map(read).collect();
    for guard in all[..offset].iter().chain(&all[offset + len..]) {
        assert!(bytemuck::bytes_of(guard).iter().all(|&byte| byte == 0));
    }
    all[offset..offset + len].to_vec()
}

/// What `f` writes to memory of `len` elements.
pub fn written<T: Pod>(len: usize, f: impl Fn(&mut [MaybeUninit<T>])) -> Vec<T> {
    written_at(len, 0, f)
}

/// Initialised memory as if it were not, so that guards in it can be read afterwards.
fn uninit<T: Pod>(memory: &mut [T]) -> &mut [MaybeUninit<T>] {
    // SAFETY: the same size and alignment; a run writes elements and never makes memory uninitialised.
    unsafe { &mut *(std::ptr::from_mut(memory) as *mut [MaybeUninit<T>]) }
}

fn assert_guards<T: Pod>(guards: &[T]) {
    assert!(
        bytes(guards).iter().all(|&byte| byte == 0xA5),
        "a guard was overwritten"
    );
}

fn bytes<T: Pod>(elements: &[T]) -> &[u8] {
    bytemuck::cast_slice(elements)
}

/// The floats that elements are made of.
pub fn floats<T: Pod>(elements: &[T]) -> &[f32] {
    bytemuck::cast_slice(elements)
}

/// Asserts equal bits; NaN is NaN.
pub fn assert_floats(got: &[f32], want: &[f32], what: &str) {
    assert_eq!(got.len(), want.len(), "{what}");
    for (i, (got, want)) in got.iter().zip(want).enumerate() {
        assert!(
            got.to_bits() == want.to_bits() || (got.is_nan() && want.is_nan()),
            "{what}: float {i} is {got}, not {want} ({:#x}, {:#x})",
            got.to_bits(),
            want.to_bits()
        );
    }
}
