//! Rows: conversions between number types, and to and from the formats of files and graphics cards.

use std::mem::MaybeUninit;

use bytemuck::Pod;
use glam::{Vec2, Vec3, Vec4};
use godot::builtin::VariantType;
use godot::obj::EngineEnum;

use crate::godot::argument::{ChangedAny, ReadAny};
use crate::godot::borrow::{AnyNew, Changed, ChangedElements, Elements, New, Read, ReadArray};
use crate::godot::error::Error;
use crate::godot::method::methods;
use crate::godot::packed::{Element, Kind, Rgba};
use crate::ops::conversion::numeric::{Convert, convert_into, copy};
use crate::ops::conversion::strided::{self, Layout, Misfit};
use crate::ops::conversion::{half, normalized, octahedral, srgb};

methods! {
    /// Conversions.
    pub(super) static METHODS for "Compute";

    /// Returns the numbers of `array` in a new array of the type `array_type`: one of `TYPE_PACKED_FLOAT32_ARRAY`,
    /// `TYPE_PACKED_FLOAT64_ARRAY`, `TYPE_PACKED_INT32_ARRAY`, `TYPE_PACKED_INT64_ARRAY` and `TYPE_PACKED_BYTE_ARRAY`, and
    /// `array` is of one of these too.
    ///
    /// Floats become integers without their fraction, as by `int()`; what is beyond the range of the integers becomes their
    /// least or greatest, NaN becomes 0. Integers that are beyond the range of narrower ones become the least or greatest of
    /// those. Integers become the nearest float, and 64-bit floats the nearest 32-bit one, halfway cases the even one.
    ///
    /// The result needs a declared type: `var floats: PackedFloat32Array = Compute.converted(…)`. An empty array gives an
    /// empty one. (For the bytes of numbers see `to_byte_array()` of the arrays themselves.)
    fn converted(array: ReadAny, array_type: i64) -> AnyNew {
        match array.elements("array")? {
            Elements::F32(numbers) => to_numbers(numbers, array_type),
            Elements::F64(numbers) => to_numbers(numbers, array_type),
            Elements::I32(numbers) => to_numbers(numbers, array_type),
            Elements::I64(numbers) => to_numbers(numbers, array_type),
            Elements::U8(numbers) => to_numbers(numbers, array_type),
            Elements::V2(_) | Elements::V3(_) | Elements::V4(_) | Elements::C(_) => {
                Err(Error::Vectors { name: "array" })
            }
        }
    }

    /// Writes the numbers of `array` into `out`, as numbers of its type: see `converted`, which has the types and the rules.
    /// Both have the same size, or are empty; other sizes are an error, and `out` stays as it is.
    ///
    /// Nothing is allocated, unless `out` shares its memory with a copy (see `is_shared`) and so gets memory of its own. `out`
    /// may be `array` itself, which changes nothing.
    fn converted_into(out: ChangedAny, array: ReadAny) {
        let array = array.packed("array")?;
        match out.elements("out")? {
            ChangedElements::F32(out) => into_numbers(out, array),
            ChangedElements::F64(out) => into_numbers(out, array),
            ChangedElements::I32(out) => into_numbers(out, array),
            ChangedElements::I64(out) => into_numbers(out, array),
            ChangedElements::U8(out) => into_numbers(out, array),
            ChangedElements::V2(_) | ChangedElements::V3(_) | ChangedElements::V4(_) | ChangedElements::C(_) => {
                Err(Error::Vectors { name: "out" })
            }
        }
    }

    /// Returns the floats of `array` as half-precision floats, two bytes each: for textures and buffers in such a format, such
    /// as `Image.FORMAT_RH` or `Image.FORMAT_RGBAH`. `array` is a PackedFloat32Array, or one of vectors or colors, whose parts
    /// are taken one after the other.
    ///
    /// Rounds to nearest, halfway cases to even, so the error is half of that of `PackedByteArray.encode_half`, which drops what it
    /// has no room for. From 65520 on floats become infinite; below 6.1e-5 they lose digits, up to 3.0e-8 they are 0. NaN stays
    /// NaN. An empty array gives an empty one.
    fn encode_half(array: ReadAny) -> New<u8> {
        encoded(array, 2, half::encode_half)
    }

    /// Returns the half-precision floats in `bytes`, two bytes each, as a PackedFloat32Array; exactly. Bytes whose number is odd
    /// are an error. No bytes give an empty array. Undoes `encode_half`.
    fn decode_half(bytes: Read<u8>) -> New<f32> {
        decoded(&bytes, 2, half::decode_half)
    }

    /// Returns the floats of `array` as bfloat16, two bytes each: the range of a float, with 2 to 3 digits. `array` is a
    /// PackedFloat32Array, or one of vectors or colors, whose parts are taken one after the other.
    ///
    /// Rounds to nearest, halfway cases to even. NaN stays NaN. An empty array gives an empty one.
    fn encode_bfloat16(array: ReadAny) -> New<u8> {
        encoded(array, 2, half::encode_bfloat16)
    }

    /// Returns the bfloat16 numbers in `bytes`, two bytes each, as a PackedFloat32Array; exactly. Bytes whose number is odd are
    /// an error. No bytes give an empty array. Undoes `encode_bfloat16`.
    fn decode_bfloat16(bytes: Read<u8>) -> New<f32> {
        decoded(&bytes, 2, half::decode_bfloat16)
    }

    /// Returns the floats of `array`, from 0 to 1, as one byte each: `clampi(roundi(x * 255), 0, 255)`, as `Color.r8` has it. Of
    /// a PackedColorArray that makes the data of an `Image.FORMAT_RGBA8`. `array` is a PackedFloat32Array, or one of vectors or
    /// colors, whose parts are taken one after the other.
    ///
    /// The product is rounded to 32 bits, then to the nearest integer, halves up, as graphics cards do. NaN becomes 0. An
    /// empty array gives an empty one.
    fn encode_unorm8(array: ReadAny) -> New<u8> {
        encoded(array, 1, normalized::encode_unorm8)
    }

    /// Returns `bytes` as floats from 0 to 1: `byte / 255.0`. No bytes give an empty array. Undoes `encode_unorm8`, but for the
    /// rounding. (For colors, `.to_byte_array().to_color_array()` of the result.)
    fn decode_unorm8(bytes: Read<u8>) -> New<f32> {
        decoded(&bytes, 1, normalized::decode_unorm8)
    }

    /// Returns the floats of `array`, from -1 to 1, as one signed byte each: `clampi(roundi(x * 127), -127, 127)`, for normals and
    /// tangents. `array` is a PackedFloat32Array, or one of vectors or colors, whose parts are taken one after the other.
    ///
    /// The product is rounded to 32 bits, then to the nearest integer, halves away from zero. NaN becomes 0. An empty array
    /// gives an empty one.
    fn encode_snorm8(array: ReadAny) -> New<u8> {
        encoded(array, 1, normalized::encode_snorm8)
    }

    /// Returns signed `bytes` as floats from -1 to 1: `maxf(byte / 127.0, -1.0)`, so both -128 and -127 are -1. No bytes give an
    /// empty array. Undoes `encode_snorm8`, but for the rounding.
    fn decode_snorm8(bytes: Read<u8>) -> New<f32> {
        decoded(&bytes, 1, normalized::decode_snorm8)
    }

    /// Returns `normals` as two numbers from 0 to 1 each: `normals[i].octahedron_encode()`, with its bits. They need not have unit
    /// length, but a zero vector becomes NaN. An empty array gives an empty one.
    fn encode_octahedral(normals: Read<Vec3>) -> New<Vec2> {
        let normals = normals.slice();
        New::of(normals.len(), |target| octahedral::encode_octahedral(normals, target))
    }

    /// Returns the vectors of unit length that have these codes: `Vector3.octahedron_decode(codes[i])`, with its bits. `codes` are
    /// those of `encode_octahedral`. An empty array gives an empty one.
    fn decode_octahedral(codes: Read<Vec2>) -> New<Vec3> {
        let codes = codes.slice();
        New::of(codes.len(), |target| octahedral::decode_octahedral(codes, target))
    }

    /// Makes linear colors of `colors` in the sRGB encoding, in place: `colors[i] = colors[i].srgb_to_linear()`. Alpha stays
    /// as it is.
    ///
    /// Results are within 3.2 units in the last place of the engine's formula in 64 bits, for every input (below 0.04045 they
    /// have the engine's bits), and the same on every CPU. NaN stays NaN. An empty array stays empty.
    fn srgb_to_linear(colors: Changed<Rgba>) {
        colors.vectors().update(srgb::srgb_to_linear)
    }

    /// Encodes linear `colors` as sRGB, in place: `colors[i] = colors[i].linear_to_srgb()`. Alpha stays as it is.
    ///
    /// Results are within 3.2 units in the last place of the engine's formula in 64 bits, for every input (below 0.0031308
    /// they have the engine's bits), and the same on every CPU. NaN stays NaN. An empty array stays empty.
    fn linear_to_srgb(colors: Changed<Rgba>) {
        colors.vectors().update(srgb::linear_to_srgb)
    }

    /// Returns elements that lie apart in `bytes`: element `i` is at byte `offset + i * stride`. Of a vertex buffer of 32 bytes a
    /// vertex with a normal at byte 12, `var normals: PackedVector3Array = Compute.read_strided(buffer,
    /// TYPE_PACKED_VECTOR3_ARRAY, 12, 32)` returns the normals; the same reads what `RenderingDevice.buffer_get_data` returns.
    ///
    /// `array_type` is the type of the new array, any but that of strings: bytes, 32- and 64-bit integers and floats, vectors or
    /// colors, whose parts are 32-bit floats. The bytes are little-endian. `offset` and `stride` need not be multiples of anything.
    /// `count` is the number of elements; -1 stands for all that fit whole.
    ///
    /// An `offset` that is negative or beyond the end, a `stride` less than the size of an element, and a `count` of more than fit
    /// are errors. The result needs a declared type.
    fn read_strided(bytes: Read<u8>, array_type: i64, offset: i64, stride: i64, count: i64 = -1) -> AnyNew {
        let source = Strided { bytes: bytes.slice(), offset, stride, count };
        match packed_type(array_type) {
            Some(VariantType::PACKED_FLOAT32_ARRAY) => source.read::<f32>(),
            Some(VariantType::PACKED_FLOAT64_ARRAY) => source.read::<f64>(),
            Some(VariantType::PACKED_INT32_ARRAY) => source.read::<i32>(),
            Some(VariantType::PACKED_INT64_ARRAY) => source.read::<i64>(),
            Some(VariantType::PACKED_BYTE_ARRAY) => source.read::<u8>(),
            Some(VariantType::PACKED_VECTOR2_ARRAY) => source.read::<Vec2>(),
            Some(VariantType::PACKED_VECTOR3_ARRAY) => source.read::<Vec3>(),
            Some(VariantType::PACKED_VECTOR4_ARRAY) => source.read::<Vec4>(),
            Some(VariantType::PACKED_COLOR_ARRAY) => source.read::<Rgba>(),
            _ => Err(Error::OutOfRange {
                name: "array_type",
                got: array_type,
                wanted: "the type of a packed array of numbers, vectors or colors",
            }),
        }
    }

    /// Writes the elements of `array` into `bytes`, in place: element `i` to byte `offset + i * stride`. All other bytes stay as
    /// they are, so several calls put an interleaved vertex buffer together.
    ///
    /// `array` is any packed array but one of strings: bytes, 32- and 64-bit integers and floats, vectors or colors, whose parts are
    /// 32-bit floats. The bytes are little-endian. `offset` and `stride` need not be multiples of anything. No elements change
    /// nothing.
    ///
    /// An `offset` that is negative or beyond the end, a `stride` less than the size of an element, and more elements than fit are
    /// errors.
    fn write_strided(bytes: Changed<u8>, array: ReadAny, offset: i64, stride: i64) {
        match array.elements("array")? {
            Elements::F32(elements) => write(bytes, elements, offset, stride),
            Elements::F64(elements) => write(bytes, elements, offset, stride),
            Elements::I32(elements) => write(bytes, elements, offset, stride),
            Elements::I64(elements) => write(bytes, elements, offset, stride),
            // These may be the very bytes that are changed. Then they fit only if each comes to its own place.
            Elements::U8(elements) if elements.len() == bytes.len() => {
                places(bytes.len(), elements, offset, stride)?;
                let copy = New::of(elements.len(), |target| convert_into(elements, target))?;
                bytes.replace(copy);
                Ok(())
            }
            Elements::U8(elements) => write(bytes, elements, offset, stride),
            Elements::V2(elements) => write(bytes, elements, offset, stride),
            Elements::V3(elements) => write(bytes, elements, offset, stride),
            Elements::V4(elements) => write(bytes, elements, offset, stride),
            Elements::C(elements) => write(bytes, elements, offset, stride),
        }
    }
}

/// The type of a packed array that a script names by its constant.
fn packed_type(array_type: i64) -> Option<VariantType> {
    let variant_type = VariantType::try_from_ord(i32::try_from(array_type).ok()?)?;
    Some(Kind::of(variant_type)?.variant_type)
}

fn to_numbers<T>(numbers: &[T], array_type: i64) -> Result<AnyNew, Error>
where
    T: Convert<f32> + Convert<f64> + Convert<i32> + Convert<i64> + Convert<u8>,
{
    macro_rules! new {
        ($U:ty) => {
            New::<$U>::of(numbers.len(), |target| convert_into(numbers, target)).map(AnyNew::from)
        };
    }
    match packed_type(array_type) {
        Some(VariantType::PACKED_FLOAT32_ARRAY) => new!(f32),
        Some(VariantType::PACKED_FLOAT64_ARRAY) => new!(f64),
        Some(VariantType::PACKED_INT32_ARRAY) => new!(i32),
        Some(VariantType::PACKED_INT64_ARRAY) => new!(i64),
        Some(VariantType::PACKED_BYTE_ARRAY) => new!(u8),
        _ => Err(Error::OutOfRange {
            name: "array_type",
            got: array_type,
            wanted: "the type of a packed array of numbers",
        }),
    }
}

fn into_numbers<U>(out: Changed<'_, U>, array: ReadArray<'_>) -> Result<(), Error>
where
    U: Element + Convert<U>,
    f32: Convert<U>,
    f64: Convert<U>,
    i32: Convert<U>,
    i64: Convert<U>,
    u8: Convert<U>,
{
    const NAMES: (&str, &str) = ("out", "array");
    macro_rules! write {
        ($numbers:ident) => {
            out.write(NAMES, $numbers.len(), |target| {
                convert_into($numbers, target)
            })
        };
    }
    // They may be the very array that is written.
    if std::ptr::eq(array.kind(), U::KIND) {
        return out.overwrite(NAMES, &Read::of(array), copy);
    }
    match array.elements("array")? {
        Elements::F32(numbers) => write!(numbers),
        Elements::F64(numbers) => write!(numbers),
        Elements::I32(numbers) => write!(numbers),
        Elements::I64(numbers) => write!(numbers),
        Elements::U8(numbers) => write!(numbers),
        Elements::V2(_) | Elements::V3(_) | Elements::V4(_) | Elements::C(_) => {
            Err(Error::Vectors { name: "array" })
        }
    }
}

/// What `encode` makes of the floats of `array`, `size` bytes of each.
fn encoded(
    array: ReadAny<'_>,
    size: usize,
    encode: impl FnOnce(&[f32], &mut [MaybeUninit<u8>]),
) -> Result<New<u8>, Error> {
    let array = array.packed("array")?;
    let floats = match array.elements("array")? {
        Elements::F32(floats) => floats,
        Elements::V2(vectors) => bytemuck::cast_slice(vectors),
        Elements::V3(vectors) => bytemuck::cast_slice(vectors),
        Elements::V4(vectors) => bytemuck::cast_slice(vectors),
        Elements::C(colors) => bytemuck::cast_slice(colors),
        Elements::F64(_) | Elements::I32(_) | Elements::I64(_) | Elements::U8(_) => {
            return Err(Error::WrongType {
                name: "array",
                got: array.kind().variant_type,
                wanted: "a packed array of 32-bit floats, vectors or colors",
            });
        }
    };
    New::of(floats.len() * size, |target| encode(floats, target))
}

/// What `decode` makes of bytes, one float of each `size`.
fn decoded(
    bytes: &Read<'_, u8>,
    size: usize,
    decode: impl FnOnce(&[u8], &mut [MaybeUninit<f32>]),
) -> Result<New<f32>, Error> {
    let bytes = bytes.slice();
    if !bytes.len().is_multiple_of(size) {
        let (name, len) = ("bytes", bytes.len());
        return Err(Error::Uneven { name, len, size });
    }
    New::of(bytes.len() / size, |target| decode(bytes, target))
}

/// Where elements lie, or why they cannot.
fn layout<T>(len: usize, offset: i64, stride: i64) -> Result<Layout, Error> {
    let size = size_of::<T>();
    Layout::new(len, size, offset, stride).map_err(|misfit| match misfit {
        Misfit::Offset => Error::OffsetOutside { offset, len },
        Misfit::Stride => Error::StrideTooSmall { stride, size },
    })
}

/// Where these `elements` go.
fn places<T>(len: usize, elements: &[T], offset: i64, stride: i64) -> Result<Layout, Error> {
    let layout = layout::<T>(len, offset, stride)?;
    if elements.len() > layout.fitting() {
        return Err(Error::TooMany {
            what: format!("'array' has {} elements", elements.len()),
            fitting: layout.fitting(),
        });
    }
    Ok(layout)
}

fn write<T: Pod + Send + Sync>(
    bytes: Changed<'_, u8>,
    elements: &[T],
    offset: i64,
    stride: i64,
) -> Result<(), Error> {
    let layout = places(bytes.len(), elements, offset, stride)?;
    if elements.is_empty() {
        return Ok(());
    }
    bytes.update(|run| strided::write_strided(run, layout, elements))
}

/// What `read_strided` is asked for.
struct Strided<'a> {
    bytes: &'a [u8],
    offset: i64,
    stride: i64,
    count: i64,
}

impl Strided<'_> {
    fn read<T: Element + Pod + Send + Sync>(self) -> Result<AnyNew, Error> {
        let layout = layout::<T>(self.bytes.len(), self.offset, self.stride)?;
        let count = match (self.count, usize::try_from(self.count)) {
            (-1, _) => layout.fitting(),
            (_, Ok(count)) if count <= layout.fitting() => count,
            _ => {
                return Err(Error::TooMany {
                    what: format!("'count' is {}", self.count),
                    fitting: layout.fitting(),
                });
            }
        };
        let new = New::of(count, |target: &mut [MaybeUninit<T>]| {
            strided::read_strided(self.bytes, layout, target);
        })?;
        Ok(new.into())
    }
}
