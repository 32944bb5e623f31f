@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
class_name RandomArrays
extends RefCounted
## Packed arrays of elements by chance, each in memory of its own: stretches of patterns that are made
## once.

## The most elements that one can have.
const LONGEST := 70_000
## The types whose elements can be computed with, those that most methods take more than once.
const TYPES: PackedInt32Array = [
	TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT32_ARRAY,
	TYPE_PACKED_VECTOR3_ARRAY, TYPE_PACKED_VECTOR3_ARRAY, TYPE_PACKED_FLOAT64_ARRAY,
	TYPE_PACKED_VECTOR2_ARRAY, TYPE_PACKED_INT32_ARRAY, TYPE_PACKED_INT64_ARRAY,
	TYPE_PACKED_BYTE_ARRAY, TYPE_PACKED_COLOR_ARRAY, TYPE_PACKED_VECTOR4_ARRAY,
]

# A prime number of elements, so that every value meets every lane.
const _PATTERN := 4099
const _STRIDES: Dictionary[int, int] = {
	TYPE_PACKED_BYTE_ARRAY: 1,
	TYPE_PACKED_INT32_ARRAY: 4,
	TYPE_PACKED_INT64_ARRAY: 8,
	TYPE_PACKED_FLOAT32_ARRAY: 4,
	TYPE_PACKED_FLOAT64_ARRAY: 8,
	TYPE_PACKED_VECTOR2_ARRAY: 8,
	TYPE_PACKED_VECTOR3_ARRAY: 12,
	TYPE_PACKED_COLOR_ARRAY: 16,
	TYPE_PACKED_VECTOR4_ARRAY: 16,
}

# For each type the patterns of its elements, those that come often more than once.
var _patterns: Dictionary[int, Array] = {}
var _generator: RandomNumberGenerator


func _init(generator: RandomNumberGenerator) -> void:
	_generator = generator
	for type: int in [
		TYPE_PACKED_BYTE_ARRAY, TYPE_PACKED_INT32_ARRAY, TYPE_PACKED_INT64_ARRAY,
		TYPE_PACKED_FLOAT64_ARRAY, TYPE_PACKED_FLOAT32_ARRAY,
	]:
		_patterns[type] = _patterns_of_numbers(type)
	for type: int in Numbers.VECTOR_TYPES:
		_patterns[type] = _patterns[TYPE_PACKED_FLOAT32_ARRAY].duplicate()
	_patterns[TYPE_PACKED_VECTOR2_ARRAY].append(_long(_units_2d().to_byte_array()))
	_patterns[TYPE_PACKED_VECTOR3_ARRAY].append(_long(_units_3d().to_byte_array()))


## [param count] elements of that type, also of strings.
func make(type: int, count: int) -> Variant:
	if type == TYPE_PACKED_STRING_ARRAY:
		return PackedArrays.of_type(type, mini(count, 100))
	var patterns: Array = _patterns[type]
	var pattern: PackedByteArray = patterns[_generator.randi() % patterns.size()]
	var stride := _STRIDES[type]
	var from := _generator.randi() % _PATTERN * stride
	return ElementArrays.from_bytes(type, pattern.slice(from, from + count * stride))


## [param count] indices of as many elements as [param length], now and then also of others.
func indices(count: int, length: int) -> PackedInt32Array:
	var result := PackedInt32Array()
	result.resize(count)
	for i in count:
		result[i] = _generator.randi() % maxi(length, 1)
	if count > 0 and _generator.randi() % 8 == 0:
		result[_generator.randi() % count] = [-1, length, 2147483647, -2147483648][_generator.randi() % 4]
	return result


# Plain numbers, small whole ones, plain ones with special ones among them, special ones alone, and any
# bits.
func _patterns_of_numbers(type: int) -> Array[PackedByteArray]:
	var mixed: Variant = ElementwiseSamples.plain(type, _PATTERN, 1)
	var special: Variant = ElementwiseSamples.special(type, _PATTERN, 1)
	for i in range(0, _PATTERN, 13):
		mixed[i] = special[i]
	var plain := _long(ElementArrays.to_bytes(ElementwiseSamples.plain(type, _PATTERN)))
	var small := _long(ElementArrays.to_bytes(Numbers.of_type(type, _PATTERN)))
	return [
		plain, plain, small, small, _long(ElementArrays.to_bytes(mixed)),
		_long(ElementArrays.to_bytes(special)), _long(_any_bits()),
	]


# One stretch of it after the other, as long as is wanted from anywhere in the first.
func _long(pattern: PackedByteArray) -> PackedByteArray:
	var bytes := pattern.duplicate()
	var wanted := (LONGEST + _PATTERN) * 16
	while bytes.size() < wanted:
		bytes.append_array(bytes)
	bytes.resize(wanted)
	return bytes


func _any_bits() -> PackedByteArray:
	var bits := PackedInt64Array()
	var generator := RandomNumberGenerator.new()
	generator.seed = 12
	for i in _PATTERN:
		bits.append(generator.randi())
	return Bits.to_bytes(bits)


func _units_2d() -> PackedVector2Array:
	var units := Samples.points_2d(_PATTERN)
	for i in _PATTERN:
		units[i] = units[i].normalized()
	return units


func _units_3d() -> PackedVector3Array:
	var units := Samples.points_3d(_PATTERN)
	for i in _PATTERN:
		units[i] = units[i].normalized()
	return units
