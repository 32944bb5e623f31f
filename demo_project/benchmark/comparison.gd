class_name BenchmarkComparison
extends RefCounted
## Results held against each other.

const _FLOATS: Array[int] = [
	TYPE_PACKED_VECTOR2_ARRAY,
	TYPE_PACKED_VECTOR3_ARRAY,
	TYPE_PACKED_VECTOR4_ARRAY,
	TYPE_PACKED_COLOR_ARRAY,
]
const _LEAST_NORMAL_32 := 1.17549435e-38
const _LEAST_NORMAL_64 := 2.2250738585072014e-308


## The first difference of [param result] from [param wanted], a value or a packed array; empty if there is none but what
## [param relative] and [param absolute] allow.
static func find_difference(result: Variant, wanted: Variant, relative: float, absolute: float) -> String:
	if typeof(result) != typeof(wanted):
		return "a %s, not a %s" % [type_string(typeof(result)), type_string(typeof(wanted))]
	if var_to_bytes(result) == var_to_bytes(wanted):
		return ""
	var got := to_numbers(result)
	var numbers := to_numbers(wanted)
	if got.size() != numbers.size():
		return "%d numbers, not %d" % [got.size(), numbers.size()]
	var is_exact := relative == 0.0 and absolute == 0.0
	for i in got.size():
		var difference := absf(got[i] - numbers[i])
		if got[i] == numbers[i] and not is_exact or is_nan(got[i]) and is_nan(numbers[i]):
			continue
		# What is not a number is not less.
		if is_exact and not _has_same_bits(got[i], numbers[i]) \
				or not is_exact and not difference <= relative * absf(numbers[i]) + absolute:
			return "number %d of %d is %s, not %s" % [i, got.size(), got[i], numbers[i]]
	# A float holds no more than 53 bits of an integer.
	var has_integers := typeof(result) in [TYPE_INT, TYPE_PACKED_INT64_ARRAY]
	return "integers differ" if has_integers and is_exact else ""


## The number of values that are not finite, or too small to be held in full; 0 for what holds no floats.
static func count_odd(value: Variant) -> int:
	if typeof(value) in [TYPE_PACKED_BYTE_ARRAY, TYPE_PACKED_INT32_ARRAY, TYPE_PACKED_INT64_ARRAY]:
		return 0
	var least := _LEAST_NORMAL_64 if typeof(value) == TYPE_PACKED_FLOAT64_ARRAY else _LEAST_NORMAL_32
	var odd := 0
	for number in to_numbers(value):
		if not is_finite(number) or number != 0.0 and absf(number) < least:
			odd += 1
	return odd


## All numbers in [param value], a number or a vector or a packed array of such.
static func to_numbers(value: Variant) -> PackedFloat64Array:
	if typeof(value) < TYPE_PACKED_BYTE_ARRAY:
		return _split(value)
	# Vectors and colors lie in memory as floats.
	var floats: Variant = value
	if typeof(value) in _FLOATS:
		@warning_ignore("unsafe_method_access")
		floats = value.to_byte_array().to_float32_array()
	var numbers := PackedFloat64Array()
	for number: float in floats:
		numbers.append(number)
	return numbers


@warning_ignore_start("unsafe_property_access")
static func _split(value: Variant) -> PackedFloat64Array:
	match typeof(value):
		TYPE_VECTOR2:
			return [value.x, value.y]
		TYPE_VECTOR3:
			return [value.x, value.y, value.z]
		TYPE_VECTOR4:
			return [value.x, value.y, value.z, value.w]
		TYPE_COLOR:
			return [value.r, value.g, value.b, value.a]
		TYPE_AABB, TYPE_RECT2:
			return _split(value.position) + _split(value.size)
		TYPE_BOOL, TYPE_INT, TYPE_FLOAT:
			return [value]
	return []
@warning_ignore_restore("unsafe_property_access")


static func _has_same_bits(a: float, b: float) -> bool:
	return a == b and (a != 0.0 or 1.0 / a == 1.0 / b)
