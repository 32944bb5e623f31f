//! Rows: the table of element-wise operations, each a method.
//!
//! The methods share their thunks; which operation is called for comes with the call.

use std::ffi::c_void;
use std::sync::LazyLock;

use godot::builtin::{Variant, VariantType};
use godot::sys;

use crate::godot::argument::ChangedAny;
use crate::godot::borrow::{Changed, ChangedElements, ReadArray, operand, same_len};
use crate::godot::call::{self, Refusal};
use crate::godot::error::Error;
use crate::godot::method::{self, Method, Parameter, Userdata, methods};
use crate::godot::packed::{Element, Rgba};
use crate::godot::value::{Single, Value};
use crate::lanes::{Constant, Operand, Run, Vector, VectorOperand};
use crate::ops::elementwise::{self, Kernel, Operation, VectorKernel};
use crate::ops::fill;

/// The operations of the table.
pub(super) static METHODS: LazyLock<Vec<Method>> =
    LazyLock::new(|| elementwise::all().map(method).collect());

/// An operation with what every method call needs of it.
#[derive(Debug)]
struct Row {
    operation: &'static Operation,
    /// As errors name it.
    name: String,
    parameters: &'static [Parameter],
}

/// The most operands of any operation.
const MOST: usize = 4;

/// The method of an operation: `array`, the operands, and the range.
fn method(operation: &'static Operation) -> Method {
    let any = |name| Parameter {
        name,
        variant_type: VariantType::NIL,
        default: None,
    };
    let int = |name, default| Parameter {
        name,
        variant_type: VariantType::INT,
        default: Some(default),
    };
    assert!(operation.operands.len() <= MOST);
    let parameters: Vec<_> = std::iter::once(any("array"))
        .chain(operation.operands.iter().copied().map(any))
        .chain([
            int("from", || Variant::from(0)),
            int("count", || Variant::from(-1)),
        ])
        .collect();
    let row: &'static Row = Box::leak(Box::new(Row {
        operation,
        name: format!("Compute.{}", operation.name),
        parameters: parameters.leak(),
    }));
    Method {
        name: operation.name,
        doc: help(operation).leak(),
        parameters: row.parameters,
        returned: None,
        typed,
        untyped,
        userdata: Userdata::of(row),
    }
}

/// What is true of the methods of all operations, after the row's own words.
fn help(operation: &Operation) -> Vec<&'static str> {
    let mut doc = operation.doc.to_vec();
    let types = match (operation.vec3, operation.i32, operation.f32) {
        (Some(_), Some(_), _) => {
            "a packed array of any type but strings; of vectors and colors every component is changed."
        }
        (Some(_), None, _) => {
            "a packed array of floats, vectors or colors; of vectors and colors every component is changed."
        }
        (None, _, Some(_)) => "a PackedFloat32Array or a PackedFloat64Array.",
        (None, _, None) => "a PackedInt32Array, a PackedInt64Array or a PackedByteArray.",
    };
    doc.extend(["", "`array` is", types]);
    let names: String = match operation.operands {
        [] => String::new(),
        [one] => format!("`{one}` is"),
        [first @ .., last] => format!(
            "{} and `{last}` are each",
            first
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    if !names.is_empty() {
        doc.push(names.leak());
        doc.push(if operation.vec3.is_some() {
            "a number, an array of the same type and size, for vectors and colors one of them, or for an array of them a \
             PackedFloat32Array with a number for each. A number takes the type of the elements first: one that an array of \
             integers cannot hold exactly is an error."
        } else {
            "a number, or an array of the same type and size."
        });
        if operation.i32.is_some() {
            doc.push("Integers wrap.");
        }
    }
    let exact = match operation.script.distance {
        0.0 => "The results have the bits of GDScript's own loop.",
        distance => format!(
            "Every step is rounded to the type of the elements, as the engine's vector methods do: results for 32-bit floats \
             can be off from a GDScript loop, which computes with 64 bits, by {distance} times the distance of floats at the \
             greatest number that occurs."
        )
        .leak(),
    };
    doc.extend([
        exact,
        "",
        "With `from` and `count`, only that many elements are changed from that one on; -1 stands for all that follow. An \
         empty array stays empty.",
    ]);
    doc
}

unsafe extern "C" fn typed(
    userdata: *mut c_void,
    _instance: sys::GDExtensionClassInstancePtr,
    arguments: *const sys::GDExtensionConstTypePtr,
    place: sys::GDExtensionTypePtr,
) {
    // SAFETY: the engine calls this as it was registered, with the row and its parameters.
    unsafe {
        let row = &*userdata.cast_const().cast::<Row>();
        call::typed(&row.name, place, || {
            let mut arguments = call::Typed::new(arguments);
            let array = arguments.take::<ChangedAny<'_>>();
            let mut operands = [Value::Int(0); MOST];
            let operands = &mut operands[..row.operation.operands.len()];
            for operand in operands.iter_mut() {
                *operand = arguments.take::<Value<'_>>();
            }
            let (from, count) = (arguments.take::<i64>(), arguments.take::<i64>());
            apply(row.operation, array, operands, (from, count))
        });
    }
}

unsafe extern "C" fn untyped(
    userdata: *mut c_void,
    _instance: sys::GDExtensionClassInstancePtr,
    arguments: *const sys::GDExtensionConstVariantPtr,
    count: sys::GDExtensionInt,
    place: sys::GDExtensionVariantPtr,
    outcome: *mut sys::GDExtensionCallError,
) {
    // SAFETY: the engine calls this with the row, `count` arguments, and places for result and error.
    unsafe {
        let row = &*userdata.cast_const().cast::<Row>();
        call::untyped(&row.name, place, outcome, || {
            let defaults = method::defaults(row.parameters);
            let mut arguments =
                call::Untyped::new(arguments, count, row.parameters.len(), defaults)?;
            let array = arguments.take::<ChangedAny<'_>>(None)?;
            let mut operands = [Value::Int(0); MOST];
            let operands = &mut operands[..row.operation.operands.len()];
            for operand in operands.iter_mut() {
                *operand = arguments.take::<Value<'_>>(None)?;
            }
            let from = arguments.take::<i64>(Some(|| 0))?;
            let count = arguments.take::<i64>(Some(|| -1))?;
            Ok::<_, Refusal>(apply(row.operation, array, operands, (from, count))?)
        });
    }
}

/// One call.
fn apply(
    operation: &'static Operation,
    array: ChangedAny<'_>,
    operands: &[Value<'_>],
    range: (i64, i64),
) -> Result<(), Error> {
    let Operation {
        f32,
        f64,
        i32,
        i64,
        u8,
        vec2,
        vec3,
        vec4,
        ..
    } = *operation;
    let array = array.packed("array")?;
    let wrong = Error::WrongType {
        name: "array",
        got: array.kind().variant_type,
        wanted: match (vec3, i32) {
            (Some(_), Some(_)) => "a packed array of numbers, vectors or colors",
            (Some(_), None) => "a packed array of floats, vectors or colors",
            (None, Some(_)) => "a packed array of integers",
            (None, None) => "a packed array of floats",
        },
    };
    let call = Call {
        operation,
        operands,
        range,
    };
    macro_rules! with {
        ($kernel:ident, $how:ident($array:expr)) => {
            call.$how($array, $kernel.ok_or(wrong)?)
        };
    }
    match array.elements("array")? {
        ChangedElements::F32(array) => with!(f32, numbers(array)),
        ChangedElements::F64(array) => with!(f64, numbers(array)),
        ChangedElements::I32(array) => with!(i32, numbers(array)),
        ChangedElements::I64(array) => with!(i64, numbers(array)),
        ChangedElements::U8(array) => with!(u8, numbers(array)),
        ChangedElements::V2(array) => with!(vec2, vectors(array)),
        ChangedElements::V3(array) => with!(vec3, vectors(array)),
        ChangedElements::V4(array) => with!(vec4, vectors(array)),
        ChangedElements::C(array) => call.colors(array, vec4.ok_or(wrong)?),
    }
}

/// A call, all of it but the array.
struct Call<'a> {
    operation: &'static Operation,
    operands: &'a [Value<'a>],
    range: (i64, i64),
}

/// What an operand of a call is, before it is known where the results go.
enum Given<'a, T> {
    One(Constant<T>),
    /// Elements of the same type.
    Each(ReadArray<'a>),
    /// A number for each vector.
    EachNumber(ReadArray<'a>),
}

impl Call<'_> {
    /// On numbers.
    fn numbers<T: Single + Default + PartialEq>(
        &self,
        array: Changed<'_, T>,
        kernel: Kernel<T>,
    ) -> Result<(), Error> {
        let range = array.range(self.range.0, self.range.1)?;
        let given = self.given::<T, T>(&array, |value| value, T::WANTED)?;
        if let (true, Some(at)) = (T::KIND.is_integer(), self.operation.divisor) {
            let name = self.operation.operands[at];
            match &given[at] {
                Some(Given::One(one)) if one.value() == T::default() => {
                    return Err(Error::DivisionByZero { name, at: None });
                }
                Some(Given::Each(each)) => {
                    let divisors = each.slice::<T>().expect("the type was compared");
                    let zero = divisors[range.clone()]
                        .iter()
                        .position(|&divisor| divisor == T::default());
                    if let Some(at) = zero {
                        return Err(Error::DivisionByZero {
                            name,
                            at: Some(range.start + at),
                        });
                    }
                }
                _ => {}
            }
        }
        array.update_in(range.clone(), |run| {
            let operands = given.each_ref().map(|given| match given {
                Some(Given::One(one)) => Operand::constant(one, run.len()),
                Some(Given::Each(each)) => operand(each, range.clone()),
                _ => Operand::array(&[]),
            });
            kernel(run, &operands[..self.operands.len()]);
        })
    }

    /// On vectors, whose operands may be vectors or numbers.
    fn vectors<const N: usize, T: Single + Vector<N>>(
        &self,
        array: Changed<'_, T>,
        kernel: VectorKernel<T>,
    ) -> Result<(), Error> {
        self.of_vectors::<N, T, T>(array, |value| value, |array| array, kernel)
    }

    /// On colours.
    fn colors(
        &self,
        array: Changed<'_, Rgba>,
        kernel: VectorKernel<glam::Vec4>,
    ) -> Result<(), Error> {
        self.of_vectors::<4, Rgba, glam::Vec4>(
            array,
            |Rgba(color)| color,
            Changed::<Rgba>::vectors,
            kernel,
        )
    }

    fn of_vectors<'a, const N: usize, T: Single, V: Vector<N> + Element>(
        &self,
        array: Changed<'a, T>,
        value: impl Fn(T) -> V,
        known: impl Fn(Changed<'a, T>) -> Changed<'a, V>,
        kernel: VectorKernel<V>,
    ) -> Result<(), Error> {
        let range = array.range(self.range.0, self.range.1)?;
        let given = self.given::<T, V>(&array, value, T::WANTED)?;
        let operands = &given[..self.operands.len()];
        let array = known(array);
        // With a number for every vector, or a vector that is no cycle of a block, the vectors must be known as such.
        let is_flat = self.operation.f32.is_some()
            && operands.iter().all(|given| match given {
                Some(Given::One(one)) => N != 3 || one.value().is_uniform(),
                given => matches!(given, Some(Given::Each(_))),
            });
        if let (true, Some(flat)) = (is_flat, self.operation.f32) {
            let cycles = given.each_ref().map(|given| match given {
                Some(Given::One(one)) => Some(one.value().cycle()),
                _ => None,
            });
            return array.update_in(range.clone(), |run| {
                let len = run.len() * N;
                let mut operands = [Operand::array(&[]); MOST];
                for (at, operand_of) in operands.iter_mut().enumerate() {
                    *operand_of = match (&cycles[at], &given[at]) {
                        (Some(cycle), _) => Operand::constant(cycle, len),
                        (_, Some(Given::Each(each))) => {
                            Operand::components(operand::<V>(each, range.clone()))
                        }
                        _ => continue,
                    };
                }
                flat(Run::components(run), &operands[..self.operands.len()]);
            });
        }
        array.update_in(range.clone(), |run| {
            let operands = given.each_ref().map(|given| match given {
                Some(Given::One(one)) => VectorOperand::Vectors(Operand::constant(one, run.len())),
                Some(Given::Each(each)) => VectorOperand::Vectors(operand(each, range.clone())),
                Some(Given::EachNumber(each)) => {
                    VectorOperand::Numbers(operand(each, range.clone()))
                }
                None => VectorOperand::Vectors(Operand::array(&[])),
            });
            kernel(run, &operands[..self.operands.len()]);
        })
    }

    /// The operands, checked.
    fn given<'a, T: Single, V: bytemuck::Pod>(
        &'a self,
        array: &Changed<'_, T>,
        known: impl Fn(T) -> V,
        wanted: &'static str,
    ) -> Result<[Option<Given<'a, V>>; MOST], Error> {
        let mut all = [const { None }; MOST];
        for (at, value) in self.operands.iter().enumerate() {
            let name = self.operation.operands[at];
            all[at] = Some(match value {
                Value::Array(each) => {
                    let is_vector = T::KIND.is_vector();
                    let given = if std::ptr::eq(each.kind(), T::KIND) {
                        Given::Each(*each)
                    } else if is_vector && std::ptr::eq(each.kind(), f32::KIND) {
                        Given::EachNumber(*each)
                    } else {
                        return Err(value.is_not(name, wanted));
                    };
                    same_len((name, "array"), each.len(), array.len())?;
                    given
                }
                one => Given::One(Constant::new(known(one.single(name)?))),
            });
        }
        Ok(all)
    }
}

/// How a vector repeats itself as floats.
trait Cycle<const N: usize>: Vector<N> {
    /// Whether all components are the same float.
    fn is_uniform(self) -> bool {
        let floats = bytemuck::cast_slice::<Self, u32>(std::slice::from_ref(&self));
        floats.iter().all(|&bits| bits == floats[0])
    }

    /// The components in turn, or the one that they all are.
    fn cycle(self) -> Constant<f32> {
        let floats = bytemuck::cast_slice::<Self, f32>(std::slice::from_ref(&self));
        if N == 3 {
            Constant::new(floats[0])
        } else {
            Constant::cycle(floats)
        }
    }
}

impl<const N: usize, T: Vector<N>> Cycle<N> for T {}

methods! {
    /// What sets every element, without asking what it was.
    pub(super) static OTHERS for "Compute";

    /// Sets every element of `array` to `value`: a number, or for vectors and colors one of them. A number takes the type of
    /// the elements first: one that an array of integers cannot hold exactly is an error.
    ///
    /// With `from` and `count`, only that many elements are set from that one on; -1 stands for all that follow. An empty
    /// array stays empty.
    fn fill(array: ChangedAny, value: Value, from: i64 = 0, count: i64 = -1) {
        macro_rules! fill {
            ($array:expr) => {{
                let value = value.single("value")?;
                $array.update_range(from, count, |run| fill::fill(run, value))
            }};
        }
        match array.elements("array")? {
            ChangedElements::F32(array) => fill!(array),
            ChangedElements::F64(array) => fill!(array),
            ChangedElements::I32(array) => fill!(array),
            ChangedElements::I64(array) => fill!(array),
            ChangedElements::U8(array) => fill!(array),
            ChangedElements::V2(array) => fill!(array),
            ChangedElements::V3(array) => fill!(array),
            ChangedElements::V4(array) => fill!(array),
            ChangedElements::C(array) => fill!(array),
        }
    }

    /// Counts: `array[i] = start + i * step`, for arrays of numbers. `start` and `step` take the type of the elements first:
    /// a number that an array of integers cannot hold exactly is an error. Floats are computed with 64 bits and rounded
    /// once, as a GDScript loop does; integers wrap.
    ///
    /// With `from` and `count`, only that many elements of `array` are set from that one on, which gets `start`; -1 stands
    /// for all that follow. An empty array stays empty.
    fn fill_range(array: ChangedAny, start: Value, step: Value, from: i64 = 0, count: i64 = -1) {
        macro_rules! fill_range {
            ($array:expr, $fill:ident) => {{
                let (start, step) = (start.single("start")?, step.single("step")?);
                $array.update_range(from, count, |run| fill::$fill(run, start, step))
            }};
        }
        match array.elements("array")? {
            ChangedElements::F32(array) => fill_range!(array, range_f32),
            ChangedElements::F64(array) => fill_range!(array, range_f64),
            ChangedElements::I32(array) => fill_range!(array, range_i32),
            ChangedElements::I64(array) => fill_range!(array, range_i64),
            ChangedElements::U8(array) => fill_range!(array, range_u8),
            ChangedElements::V2(_) | ChangedElements::V3(_) | ChangedElements::V4(_) | ChangedElements::C(_) => {
                Err(Error::Vectors { name: "array" })
            }
        }
    }

    /// Multiplies the bytes of `array` by `factor`, a float: `array[i] = clampi(roundi(array[i] * factor), 0, 255)`, for
    /// brightness or volume. Halves are rounded up. A factor that is negative or NaN gives 0.
    ///
    /// With `from` and `count`, only that many bytes are changed from that one on; -1 stands for all that follow. An empty
    /// array stays empty.
    fn scale_bytes(array: Changed<u8>, factor: f64, from: i64 = 0, count: i64 = -1) {
        array.update_range(from, count, |run| fill::scale_bytes(run, factor))
    }
}
