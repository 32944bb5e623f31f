@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
class_name ElementArrays
extends RefCounted
## The packed arrays whose elements can be computed with, and their bytes.

## Their types.
const TYPES: PackedInt32Array = [
	TYPE_PACKED_BYTE_ARRAY, TYPE_PACKED_INT32_ARRAY, TYPE_PACKED_INT64_ARRAY,
	TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT64_ARRAY, TYPE_PACKED_VECTOR2_ARRAY,
	TYPE_PACKED_VECTOR3_ARRAY, TYPE_PACKED_COLOR_ARRAY, TYPE_PACKED_VECTOR4_ARRAY,
]


## Whether the elements are integers.
static func is_integer(type: int) -> bool:
	return type in [TYPE_PACKED_BYTE_ARRAY, TYPE_PACKED_INT32_ARRAY, TYPE_PACKED_INT64_ARRAY]


## The names of the numbers that an element is made of; none if it is a number itself.
static func components(type: int) -> PackedStringArray:
	match type:
		TYPE_PACKED_VECTOR2_ARRAY:
			return ["x", "y"]
		TYPE_PACKED_VECTOR3_ARRAY:
			return ["x", "y", "z"]
		TYPE_PACKED_VECTOR4_ARRAY:
			return ["x", "y", "z", "w"]
		TYPE_PACKED_COLOR_ARRAY:
			return ["r", "g", "b", "a"]
	return []


## How many numbers an element has.
static func width(type: int) -> int:
	return maxi(components(type).size(), 1)


## The bytes of an element.
static func stride(type: int) -> int:
	match type:
		TYPE_PACKED_BYTE_ARRAY:
			return 1
		TYPE_PACKED_INT64_ARRAY, TYPE_PACKED_FLOAT64_ARRAY:
			return 8
	return 4 * width(type)


## The type of an element in GDScript.
static func element_name(type: int) -> String:
	match type:
		TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT64_ARRAY:
			return "float"
		TYPE_PACKED_VECTOR2_ARRAY:
			return "Vector2"
		TYPE_PACKED_VECTOR3_ARRAY:
			return "Vector3"
		TYPE_PACKED_VECTOR4_ARRAY:
			return "Vector4"
		TYPE_PACKED_COLOR_ARRAY:
			return "Color"
	return "int"


## An array with memory of its own.
static func from_bytes(type: int, bytes: PackedByteArray) -> Variant:
	match type:
		TYPE_PACKED_INT32_ARRAY:
			return bytes.to_int32_array()
		TYPE_PACKED_INT64_ARRAY:
			return bytes.to_int64_array()
		TYPE_PACKED_FLOAT32_ARRAY:
			return bytes.to_float32_array()
		TYPE_PACKED_FLOAT64_ARRAY:
			return bytes.to_float64_array()
		TYPE_PACKED_VECTOR2_ARRAY:
			return bytes.to_vector2_array()
		TYPE_PACKED_VECTOR3_ARRAY:
			return bytes.to_vector3_array()
		TYPE_PACKED_VECTOR4_ARRAY:
			return bytes.to_vector4_array()
		TYPE_PACKED_COLOR_ARRAY:
			return bytes.to_color_array()
	return bytes.slice(0)


## The bytes of an array, which share no memory with it.
static func to_bytes(array: Variant) -> PackedByteArray:
	if array is PackedByteArray:
		var bytes: PackedByteArray = array
		return bytes.slice(0)
	return array.to_byte_array()


## An array with these numbers, each in its turn.
static func from_numbers(type: int, numbers: Array) -> Variant:
	match type:
		TYPE_PACKED_BYTE_ARRAY:
			return PackedByteArray(numbers)
		TYPE_PACKED_INT32_ARRAY:
			return PackedInt32Array(numbers)
		TYPE_PACKED_INT64_ARRAY:
			return PackedInt64Array(numbers)
		TYPE_PACKED_FLOAT64_ARRAY:
			return PackedFloat64Array(numbers)
	return from_bytes(type, PackedFloat32Array(numbers).to_byte_array())


## All numbers of an array of floats.
static func to_numbers(array: Variant) -> PackedFloat64Array:
	if array is PackedFloat64Array:
		return array
	return PackedFloat64Array(Array(to_bytes(array).to_float32_array()))


## The first [param count] elements, in memory of their own.
static func first(array: Variant, count: int) -> Variant:
	return array.slice(0, count)


## A copy that shares its memory with no other.
static func own(array: Variant) -> Variant:
	return array.slice(0)


## Where two arrays of one type differ, other than by which NaN it is; empty if nowhere.
static func difference(actual: Variant, expected: Variant) -> String:
	var type := typeof(expected)
	if typeof(actual) != type:
		return "a %s, not a %s" % [type_string(typeof(actual)), type_string(type)]
	var ours := to_bytes(actual)
	var theirs := to_bytes(expected)
	if ours == theirs or not is_integer(type) and _are_same_but_for_nan(type, ours, theirs):
		return ""
	if type == TYPE_PACKED_INT64_ARRAY or type == TYPE_PACKED_FLOAT64_ARRAY:
		for i: int in mini(actual.size(), expected.size()):
			if actual.slice(i, i + 1) != expected.slice(i, i + 1):
				return "element %d is %s, not %s" % [i, actual[i], expected[i]]
	return Bits.difference(ours, theirs, stride(type))


static func _are_same_but_for_nan(
		type: int, ours: PackedByteArray, theirs: PackedByteArray) -> bool:
	if type != TYPE_PACKED_FLOAT64_ARRAY:
		return Bits.are_same_but_for_nan(ours, theirs)
	if ours.size() != theirs.size():
		return false
	for at in range(0, ours.size(), 8):
		var is_odd := is_nan(ours.decode_double(at)) and is_nan(theirs.decode_double(at))
		if not is_odd and ours.decode_s64(at) != theirs.decode_s64(at):
			return false
	return true
