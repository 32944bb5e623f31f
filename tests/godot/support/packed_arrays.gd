class_name PackedArrays
extends RefCounted
## The ten types of packed arrays.

## Their number.
const TYPES := 10


## An array of each type with [param count] elements, which share no memory.
static func all(count: int) -> Array:
	var arrays := []
	for type in range(TYPE_PACKED_BYTE_ARRAY, TYPE_PACKED_VECTOR4_ARRAY + 1):
		arrays.append(of_type(type, count))
	return arrays


## An array of that type with [param count] elements.
static func of_type(type: int, count: int) -> Variant:
	match type:
		TYPE_PACKED_INT32_ARRAY:
			return _bytes(count * 4).to_int32_array()
		TYPE_PACKED_INT64_ARRAY:
			return _bytes(count * 8).to_int64_array()
		TYPE_PACKED_FLOAT32_ARRAY:
			return Samples.floats(count)
		TYPE_PACKED_FLOAT64_ARRAY:
			return _doubles(count)
		TYPE_PACKED_STRING_ARRAY:
			return _strings(count)
		TYPE_PACKED_VECTOR2_ARRAY:
			return Samples.points_2d(count)
		TYPE_PACKED_VECTOR3_ARRAY:
			return Samples.points_3d(count)
		TYPE_PACKED_COLOR_ARRAY:
			return Samples.floats(count * 4).to_byte_array().to_color_array()
		TYPE_PACKED_VECTOR4_ARRAY:
			return Samples.floats(count * 4).to_byte_array().to_vector4_array()
	return _bytes(count)


static func _bytes(count: int) -> PackedByteArray:
	@warning_ignore("integer_division")
	return Samples.floats(count / 4 + 1).to_byte_array().slice(0, count)


static func _doubles(count: int) -> PackedFloat64Array:
	var doubles := PackedFloat64Array()
	doubles.resize(count)
	for i in count:
		doubles[i] = sin(i)
	return doubles


static func _strings(count: int) -> PackedStringArray:
	var strings := PackedStringArray()
	for i in count:
		strings.append("text %d" % i)
	return strings
