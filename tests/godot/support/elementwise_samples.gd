@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
class_name ElementwiseSamples
extends RefCounted
## Arrays and operands for element-wise operations.

# What the operands are for numbers that no step of a formula makes a jump of: limits apart and in
# order. An operand of another name is 1.75, or 3 for integers.
const _FLOATS: Dictionary[String, float] = {
	"min": -2.5, "max": 3.25, "to": 4.75, "weight": 0.3, "delta": 1.1, "step": 0.3,
	"from_value": -7.0, "to_value": 11.0, "istart": -20.0, "istop": 9.0, "ostart": 3.0,
	"ostop": -5.0, "length": 2.7, "factor": -1.3, "addend": 0.6,
}
const _INTEGERS: Dictionary[String, int] = {"min": 7, "max": 11, "factor": 5, "addend": 9}
# Halves and their neighbours, where rounding turns, besides those of Samples.
const _HALVES: Array[float] = [
	0.5, -0.5, 1.5, -2.5, 0.49999997, -0.49999997, 8388607.5, -8388607.5, 16777217.0, 0.1, -3.7,
]
const _INTEGER_32: PackedInt64Array = [
	0, 1, -1, 2, -2, 7, -7, 46341, -46341, 65536, 2147483647, 2147483646, -2147483647, -2147483648,
]
const _INTEGER_64: PackedInt64Array = [
	0, 1, -1, 3, -3, 10, -10, 3037000500, -3037000500, 4294967296, 2305843009213693951,
	-2305843009213693952,
]


## Plain numbers in an array of that type.
static func plain(type: int, count: int, seed_number := 0) -> Variant:
	var generator := RandomNumberGenerator.new()
	generator.seed = 77 + seed_number
	var numbers := []
	for i in count * ElementArrays.width(type):
		match type:
			TYPE_PACKED_BYTE_ARRAY:
				numbers.append(generator.randi() % 256)
			TYPE_PACKED_INT32_ARRAY, TYPE_PACKED_INT64_ARRAY:
				numbers.append(generator.randi_range(-100_000, 100_000))
			_:
				numbers.append(generator.randf_range(-25.0, 25.0))
	return ElementArrays.from_numbers(type, numbers)


## Every special number of the type, in turn.
static func special_numbers(type: int) -> Array:
	match type:
		TYPE_PACKED_BYTE_ARRAY:
			return range(256)
		TYPE_PACKED_INT32_ARRAY:
			return Array(_INTEGER_32)
		TYPE_PACKED_INT64_ARRAY:
			return Array(_INTEGER_64)
	var numbers := Array(Bits.to_floats(Samples.SPECIAL + Samples.NANS)) + _HALVES
	if type == TYPE_PACKED_FLOAT64_ARRAY:
		numbers.append_array([5e-324, -2.2250738585072014e-308, 1.7976931348623157e308, 1e-300, 1e17])
	return numbers


## Special numbers by chance, so that with others of another seed each meets each.
static func special(type: int, count: int, seed_number: int, may_be_zero := true) -> Variant:
	var generator := RandomNumberGenerator.new()
	generator.seed = 1000 + seed_number
	var choice := special_numbers(type)
	if not may_be_zero:
		choice.erase(0)
	var numbers := []
	for i in count * ElementArrays.width(type):
		numbers.append(choice[generator.randi() % choice.size()])
	return ElementArrays.from_numbers(type, numbers)


## Operands of these shapes for an array of that type with [param count] elements.
static func operands(
		operation: ElementwiseOperation, shapes: Array, type: int, count: int) -> Array:
	var values := []
	for at in shapes.size():
		var name := operation.operands[at]
		var shape: ElementwiseOperation.Shape = shapes[at]
		match shape:
			ElementwiseOperation.Shape.NUMBER:
				values.append(_number(type, name))
			ElementwiseOperation.Shape.ARRAY:
				values.append(_around(type, name, count, at))
			ElementwiseOperation.Shape.ELEMENT:
				values.append(_around(type, name, 1, at)[0])
			ElementwiseOperation.Shape.NUMBERS:
				values.append(_around(TYPE_PACKED_FLOAT32_ARRAY, name, count, at))
	return values


## As [method operands], of special numbers.
static func special_operands(
		operation: ElementwiseOperation, shapes: Array, type: int, count: int, chance: int) -> Array:
	var values := []
	for at in shapes.size():
		var may_be_zero := operation.divisor != operation.operands[at]
		var seed_number := 31 * chance + at + 1
		var shape: ElementwiseOperation.Shape = shapes[at]
		match shape:
			ElementwiseOperation.Shape.NUMBER:
				values.append(_of_special(type, seed_number, may_be_zero))
			ElementwiseOperation.Shape.ARRAY:
				values.append(special(type, count, seed_number, may_be_zero))
			ElementwiseOperation.Shape.ELEMENT:
				values.append(special(type, 1, seed_number, may_be_zero)[0])
			ElementwiseOperation.Shape.NUMBERS:
				values.append(special(TYPE_PACKED_FLOAT32_ARRAY, count, seed_number))
	return values


## The first [param count] elements of operands that are arrays.
static func first(values: Array, count: int) -> Array:
	return values.map(func(value: Variant) -> Variant:
		return ElementArrays.first(value, count) if typeof(value) >= TYPE_PACKED_BYTE_ARRAY else value)


static func _of_special(type: int, seed_number: int, may_be_zero: bool) -> Variant:
	var of_type := type if ElementArrays.width(type) == 1 else TYPE_PACKED_FLOAT32_ARRAY
	return special(of_type, 1, seed_number, may_be_zero)[0]


static func _number(type: int, name: String) -> Variant:
	if ElementArrays.is_integer(type):
		return _INTEGERS.get(name, 3)
	return _FLOATS.get(name, 1.75)


static func _around(type: int, name: String, count: int, seed_number: int) -> Variant:
	var generator := RandomNumberGenerator.new()
	generator.seed = 5 + seed_number
	var number: float = _number(type, name)
	var numbers := []
	for i in count * ElementArrays.width(type):
		var near := number * generator.randf_range(0.8, 1.2)
		numbers.append(roundi(near) if ElementArrays.is_integer(type) else near)
	return ElementArrays.from_numbers(type, numbers)
