//! Rows: what becomes of a whole array.

use bytemuck::TransparentWrapper as _;
use glam::{Vec2, Vec3, Vec4};
use godot::builtin::{Aabb, Color, Rect2, Variant, Vector2, Vector3, Vector4};

use crate::godot::argument::{ChangedAny, ReadAny};
use crate::godot::borrow::{ChangedElements, Elements, New, Read, same_len};
use crate::godot::method::methods;
use crate::godot::packed::Rgba;
use crate::godot::returned::{Index, Number};
use crate::ops::reduction::{self, Bins};

/// An operation on an array of numbers, whatever their type.
macro_rules! numbers {
    ($array:expr, |$numbers:ident| $result:expr) => {
        match $array.elements("array")? {
            Elements::F32($numbers) => Ok($result),
            Elements::F64($numbers) => Ok($result),
            Elements::I32($numbers) => Ok($result),
            Elements::I64($numbers) => Ok($result),
            Elements::U8($numbers) => Ok($result),
            _ => Err(Error::Vectors { name: "array" }),
        }
    };
}

/// An operation on an array of numbers that must not be empty.
macro_rules! some_numbers {
    ($array:expr, $operation:ident as $Returned:ident) => {
        numbers!($array, |numbers| {
            let result = reduction::$operation(numbers);
            $Returned::from(result.ok_or(Error::Empty { name: "array" })?)
        })
    };
}

methods! {
    /// The reductions.
    pub(super) static METHODS for "Compute";

    /// Returns the sum of all elements of `array`, which holds numbers; 0 if it is empty.
    ///
    /// Accumulated with 64 bits, in an order that is the same on every CPU and for any number of threads: the same bits
    /// everywhere. The error is at most 1.2e-13 of the sum of the absolute values, however many elements there are, and so
    /// relative to the sum where all have one sign. Integers are summed exactly, and the sum rounded to the nearest float (see
    /// `sum_int`). NaN anywhere gives NaN, as do infinities of both signs.
    fn sum(array: ReadAny) -> Number {
        numbers!(array, |numbers| Number(reduction::sum(numbers)))
    }

    /// Returns the mean of all elements of `array`, which holds numbers: their `sum` divided by their number. NaN anywhere
    /// gives NaN. An empty array is an error, and gives NaN.
    fn mean(array: ReadAny) -> Number {
        some_numbers!(array, mean as Number)
    }

    /// Returns the variance of `array`, which holds numbers: the mean of the squared distances from the `mean`. That is the
    /// variance of a whole population, as NumPy has it; multiply by `n / (n - 1.0)` for that of a sample.
    ///
    /// Computed in two passes, so that nothing is lost where the mean is large beside the distances. NaN or an infinity
    /// anywhere gives NaN. An empty array is an error, and gives NaN.
    fn variance(array: ReadAny) -> Number {
        some_numbers!(array, variance as Number)
    }

    /// Returns the standard deviation of `array`, which holds numbers: the square root of its `variance`. An empty array is
    /// an error, and gives NaN.
    fn standard_deviation(array: ReadAny) -> Number {
        some_numbers!(array, standard_deviation as Number)
    }

    /// Returns the least element of `array`, which holds numbers. NaN anywhere gives NaN. -0 comes out as 0. An element of a
    /// PackedInt64Array beyond 2^53 is rounded to the nearest float; `argmin` says which it is. An empty array is an
    /// error, and gives NaN.
    fn min(array: ReadAny) -> Number {
        some_numbers!(array, min as Number)
    }

    /// Returns the greatest element of `array`, which holds numbers. NaN anywhere gives NaN. -0 comes out as 0. An element of
    /// a PackedInt64Array beyond 2^53 is rounded to the nearest float; `argmax` says which it is. An empty array is an
    /// error, and gives NaN.
    fn max(array: ReadAny) -> Number {
        some_numbers!(array, max as Number)
    }

    /// Returns the scalar product of `a` and `b`, arrays of numbers of the same type and size: the sum of the products of the
    /// elements side by side; 0 if they are empty. Each product is taken with 64 bits (exact for PackedFloat32Array and
    /// PackedByteArray, and of integers up to 2^53), and they are summed as by `sum`, with the same bound on the error.
    fn dot_product(a: ReadAny, b: ReadAny) -> Number {
        let (a, b) = (a.packed("a")?, b.packed("b")?);
        macro_rules! same_type {
            ($($Variant:ident)*) => {
                match (a.elements("a")?, b.elements("b")?) {
                    $((Elements::$Variant(a), Elements::$Variant(b)) => {
                        same_len(("b", "a"), b.len(), a.len())?;
                        Ok(Number(reduction::dot_product(a, b)))
                    })*
                    (Elements::V2(_) | Elements::V3(_) | Elements::V4(_) | Elements::C(_), _) => {
                        Err(Error::Vectors { name: "a" })
                    }
                    _ => Err(Error::WrongType {
                        name: "b",
                        got: b.kind().variant_type,
                        wanted: a.kind().name,
                    }),
                }
            };
        }
        same_type!(F32 F64 I32 I64 U8)
    }

    /// Returns the Euclidean norm of `array`, which holds numbers: the square root of the sum of the squares; 0 if it is
    /// empty. Squares of elements of a PackedFloat64Array beyond 1e154 are infinite, and those below 1e-162 are 0.
    fn norm(array: ReadAny) -> Number {
        numbers!(array, |numbers| Number(reduction::norm(numbers)))
    }

    /// Returns the index of the least element of `array`, which holds numbers; of the first if several are equal, and of the
    /// first NaN if there is one. An empty array is an error, and gives -1.
    fn argmin(array: ReadAny) -> Index {
        some_numbers!(array, argmin as Index)
    }

    /// Returns the index of the greatest element of `array`, which holds numbers; of the first if several are equal, and of
    /// the first NaN if there is one. An empty array is an error, and gives -1.
    fn argmax(array: ReadAny) -> Index {
        some_numbers!(array, argmax as Index)
    }

    /// Returns the exact sum of all elements of `array`, which holds integers; 0 if it is empty. A sum that an int cannot
    /// hold is an error, and gives 0.
    fn sum_int(array: ReadAny) -> i64 {
        let array = array.packed("array")?;
        let sum = match array.elements("array")? {
            Elements::I32(numbers) => reduction::sum_int(numbers),
            Elements::I64(numbers) => reduction::sum_int(numbers),
            Elements::U8(numbers) => reduction::sum_int(numbers),
            _ => return Err(Error::WrongType {
                name: "array",
                got: array.kind().variant_type,
                wanted: "a packed array of integers",
            }),
        };
        i64::try_from(sum).map_err(|_| Error::SumNotHeld { sum })
    }

    /// Returns whether any element of `array`, which holds numbers, is not 0; `false` if it is empty. NaN is not 0; -0 is. Ends
    /// where it finds one.
    fn any(array: ReadAny) -> bool {
        numbers!(array, |numbers| reduction::any(numbers))
    }

    /// Returns whether no element of `array`, which holds numbers, is 0; `true` if it is empty. NaN is not 0; -0 is. Ends where
    /// it finds one that is 0.
    fn all(array: ReadAny) -> bool {
        numbers!(array, |numbers| reduction::all(numbers))
    }

    /// Returns the mean of all `points`. Accumulated with 64 bits and rounded once, in an order that is the same on every CPU
    /// and for any number of threads. An empty array is an error, and gives zero.
    fn centroid(points: Read<Vec3>) -> Vector3 {
        let [x, y, z] = reduction::centroid(points.slice()).ok_or(Error::Empty { name: "points" })?;
        Ok(Vector3::new(x as f32, y as f32, z as f32))
    }

    /// Returns the box around all `points`. Its position is exact, and its size the distance to the greatest coordinates,
    /// rounded to 32 bits. A coordinate that is NaN in any point is NaN in the box. An empty array is an error, and gives an
    /// empty box at the origin.
    fn bounds(points: Read<Vec3>) -> Aabb {
        let (position, size) = reduction::extent(points.slice()).ok_or(Error::Empty { name: "points" })?;
        Ok(Aabb { position: Vector3::from_array(position), size: Vector3::from_array(size) })
    }

    /// Returns the mean of all `points` of the plane; see `centroid`. An empty array is an error, and gives zero.
    fn centroid_2d(points: Read<Vec2>) -> Vector2 {
        let [x, y] = reduction::centroid(points.slice()).ok_or(Error::Empty { name: "points" })?;
        Ok(Vector2::new(x as f32, y as f32))
    }

    /// Returns the rectangle around all `points` of the plane; see `bounds`. An empty array is an error, and gives an empty
    /// rectangle at the origin.
    fn bounds_2d(points: Read<Vec2>) -> Rect2 {
        let (position, size) = reduction::extent(points.slice()).ok_or(Error::Empty { name: "points" })?;
        Ok(Rect2 { position: Vector2::from_array(position), size: Vector2::from_array(size) })
    }

    /// Returns the sum of all `vectors`, an array of vectors or colors, as one of them; zero if it is empty (and so no alpha).
    /// Accumulated with 64 bits like `sum`, and rounded once.
    fn sum_vectors(vectors: ReadAny) -> Variant {
        let vectors = vectors.packed("vectors")?;
        match vectors.elements("vectors")? {
            Elements::V2(vectors) => {
                let [x, y] = reduction::sum_vectors(vectors).map(|sum| sum as f32);
                Ok(Variant::from(Vector2::new(x, y)))
            }
            Elements::V3(vectors) => {
                let [x, y, z] = reduction::sum_vectors(vectors).map(|sum| sum as f32);
                Ok(Variant::from(Vector3::new(x, y, z)))
            }
            Elements::V4(vectors) => {
                let [x, y, z, w] = reduction::sum_vectors(vectors).map(|sum| sum as f32);
                Ok(Variant::from(Vector4::new(x, y, z, w)))
            }
            Elements::C(colors) => {
                let colors: &[Vec4] = Rgba::peel_slice(colors);
                let [r, g, b, a] = reduction::sum_vectors(colors).map(|sum| sum as f32);
                Ok(Variant::from(Color::from_rgba(r, g, b, a)))
            }
            _ => Err(Error::WrongType {
                name: "vectors",
                got: vectors.kind().variant_type,
                wanted: "a packed array of vectors or colors",
            }),
        }
    }

    /// Returns how many elements of `array`, which holds numbers, lie in each of `bins` equal intervals between `from` and
    /// `to`. A bin holds the numbers from its lower edge on and below its upper edge, the last one also those that equal
    /// `to`. What lies outside is not counted, and neither is NaN.
    ///
    /// Edge `i` is `i * ((to - from) / bins) + from`, and elements are compared with it as 64-bit floats. `bins` is at least
    /// 1, and `to` greater than `from`, by so much that the edges can be told apart; anything else is an error, and gives an empty array.
    fn histogram(array: ReadAny, bins: i64, from: f64, to: f64) -> New<i32> {
        let wrong = Error::Bins { bins, from: from.to_string(), to: to.to_string() };
        let bins = usize::try_from(bins).ok().and_then(|bins| Bins::new(bins, from, to));
        let bins = bins.ok_or(wrong)?;
        numbers!(array, |numbers| New::of(bins.count(), |counts| {
            reduction::histogram(numbers, bins, counts);
        })?)
    }

    /// Replaces every element of `array`, which holds numbers, by the sum of all elements up to it and with it, in place.
    ///
    /// Floats are accumulated with 64 bits and rounded once each, with an error of at most `(i / 8 + 4) * 1.2e-16` of the
    /// sum of the absolute values so far, before that: an eighth of what a loop's can be. The bits are the same on every CPU. Integers wrap, as
    /// GDScript's do. From the first NaN on all are NaN. An empty array stays empty.
    fn cumulative_sum(array: ChangedAny) {
        match array.elements("array")? {
            ChangedElements::F32(array) => array.update(reduction::cumulative_sum),
            ChangedElements::F64(array) => array.update(reduction::cumulative_sum),
            ChangedElements::I32(array) => array.update(reduction::cumulative_sum),
            ChangedElements::I64(array) => array.update(reduction::cumulative_sum),
            ChangedElements::U8(array) => array.update(reduction::cumulative_sum),
            _ => Err(Error::Vectors { name: "array" }),
        }
    }
}
