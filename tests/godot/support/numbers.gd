class_name Numbers
extends RefCounted
## Small whole numbers in packed arrays: many are equal, and every sum of them is exact.

## The types of arrays that hold numbers.
const TYPES: Array[int] = [
	TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT64_ARRAY, TYPE_PACKED_INT32_ARRAY,
	TYPE_PACKED_INT64_ARRAY, TYPE_PACKED_BYTE_ARRAY,
]
## The types of arrays that hold vectors, and colors.
const VECTOR_TYPES: Array[int] = [
	TYPE_PACKED_VECTOR2_ARRAY, TYPE_PACKED_VECTOR3_ARRAY, TYPE_PACKED_VECTOR4_ARRAY,
	TYPE_PACKED_COLOR_ARRAY,
]


@warning_ignore_start("unsafe_method_access", "unsafe_call_argument", "integer_division")
## [param count] numbers from -3 to 3 (bytes: 0 to 6); with [param is_odd], floats also have NaN, infinities and -0.
static func of_type(type: int, count: int, salt := 0, is_odd := false) -> Variant:
	var least := 0 if type == TYPE_PACKED_BYTE_ARRAY else -3
	var numbers := []
	for i in count:
		numbers.append((i * 31 + i / 3 + salt * 17) % 7 + least)
	var is_float := type in [TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT64_ARRAY]
	if is_odd and is_float:
		var odd := [NAN, INF, -INF, Samples.minus_zero(), 0.0]
		for i in range(salt, count, 4):
			numbers[i] = odd[(i / 4 + salt) % odd.size()]
	return type_convert(numbers, type)


## [param count] vectors or colors whose components are small whole numbers.
static func vectors_of_type(type: int, count: int, salt := 0) -> Variant:
	var floats: PackedFloat32Array = of_type(TYPE_PACKED_FLOAT32_ARRAY, count * 4, salt)
	var bytes := floats.to_byte_array()
	match type:
		TYPE_PACKED_VECTOR2_ARRAY:
			return bytes.slice(0, count * 8).to_vector2_array()
		TYPE_PACKED_VECTOR3_ARRAY:
			return bytes.slice(0, count * 12).to_vector3_array()
		TYPE_PACKED_VECTOR4_ARRAY:
			return bytes.to_vector4_array()
	return bytes.to_color_array()


## An array of numbers, vectors or colors.
static func any_of_type(type: int, count: int, salt := 0) -> Variant:
	return of_type(type, count, salt) if type in TYPES else vectors_of_type(type, count, salt)


## [param count] bytes of 0, 1 and others, with stretches of zeros and of others.
static func mask(count: int, salt := 0) -> PackedByteArray:
	var result := PackedByteArray()
	for i in count:
		match (i / 41 + salt) % 4:
			0:
				result.append(0)
			1:
				result.append(1 + i % 255)
			_:
				result.append([0, 1, 0, 255, 128, 0][(i * 7 + i / 5 + salt) % 6])
	return result
@warning_ignore_restore("unsafe_method_access", "unsafe_call_argument", "integer_division")
