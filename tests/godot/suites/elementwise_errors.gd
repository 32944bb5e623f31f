@warning_ignore_start("unsafe_call_argument")
extends TestSuite
## What element-wise operations refuse: an error at the line of the script, nothing is changed, and
## the script goes on.

const _NUMBERS_OR_VECTORS := "a packed array of numbers, vectors or colors"
const _OF_FLOATS := "a number or a PackedFloat32Array"
const _OF_VECTORS := "a number, a Vector3, a PackedVector3Array or a PackedFloat32Array"

var _copies := Compute.get_copy_count()


func test_no_array() -> void:
	for value: Variant in [null, 1, 2.5, "text", true, Vector3.ONE, [1.0], {}, self, RID()]:
		var type := type_string(typeof(value))
		expect_error("Compute.add: 'array' is of type %s, not a packed array" % type)
		Compute.add(value, 1)
		expect_error("Compute.sqrt: 'array' is of type %s, not a packed array" % type)
		Callable(Compute, "sqrt").call(value)
		expect_error("Compute.fill: 'array' is of type %s, not a packed array" % type)
		Compute.fill(value, 1)
		expect_error("Compute.fill_range: 'array' is of type %s, not a packed array" % type)
		Compute.fill_range(value, 1, 1)
	check(true, "the script goes on")


func test_strings() -> void:
	var strings := PackedStringArray(["a", "b"])
	var copy := strings.duplicate()
	var error := "Compute.%s: 'array' is of type PackedStringArray, not " + _NUMBERS_OR_VECTORS
	expect_error(error % "add")
	Compute.add(strings, 1)
	expect_error(error % "sqrt")
	Compute.sqrt(strings)
	expect_error(error % "fill")
	Compute.fill(strings, "c")
	expect_error(error % "fill_range")
	Compute.fill_range(strings, 0, 1)
	check_equal(strings, copy, "the strings")


func test_a_freed_object() -> void:
	var node: Variant = Node.new()
	@warning_ignore("unsafe_method_access")
	node.free()
	var floats := PackedFloat32Array([1, 2])
	expect_error("Compute.add: 'array' is of type Object, not a packed array")
	Compute.add(node, 1)
	expect_error("Compute.add: 'other' is of type Object, not " + _OF_FLOATS)
	Compute.add(floats, node)
	expect_error("Compute.add: 'other' is of type Object, not " + _OF_FLOATS)
	Callable(Compute, "add").call(floats, node)
	expect_error("Compute.fill: 'value' is of type Object, not a number")
	Compute.fill(floats, node)
	check_equal(floats, PackedFloat32Array([1, 2]), "the array")


func test_types_that_an_operation_does_not_take() -> void:
	var integers := PackedInt32Array([4, 9])
	expect_error(
			"Compute.sqrt: 'array' is of type PackedInt32Array, "
			+ "not a packed array of floats, vectors or colors", 3)
	Compute.sqrt(integers)
	var bytes := PackedByteArray([4, 9])
	expect_error(
			"Compute.lerp: 'array' is of type PackedByteArray, "
			+ "not a packed array of floats, vectors or colors", 3)
	Compute.lerp(bytes, 1, 0.5)
	var floats := PackedFloat32Array([4, 9])
	expect_error(
			"Compute.posmod: 'array' is of type PackedFloat32Array, "
			+ "not a packed array of integers", 3)
	Compute.posmod(floats, 2)
	var vectors := PackedVector2Array([Vector2.ONE])
	expect_error(
			"Compute.posmod: 'array' is of type PackedVector2Array, "
			+ "not a packed array of integers", 3)
	Compute.posmod(vectors, 2)
	expect_error("Compute.fill_range: 'array' has vectors or colors, not numbers")
	Compute.fill_range(vectors, 2, 1)
	check_equal(integers, PackedInt32Array([4, 9]), "integers")
	check_equal(bytes, PackedByteArray([4, 9]), "bytes")
	check_equal(floats, PackedFloat32Array([4, 9]), "floats")
	check_equal(vectors, PackedVector2Array([Vector2.ONE]), "vectors")


func test_operands_for_floats() -> void:
	var floats := PackedFloat32Array([1, 2])
	for other: Variant in [
		null, "1", true, Vector2.ONE, Color.RED, [1.0, 2.0], {}, self, PackedFloat64Array([1, 2]),
		PackedInt32Array([1, 2]), PackedByteArray([1, 2]), PackedStringArray(["1", "2"]),
		PackedVector2Array([Vector2.ONE, Vector2.ONE]),
	]:
		var error := "'other' is of type %s, not %s" % [type_string(typeof(other)), _OF_FLOATS]
		expect_error("Compute.add: " + error)
		Compute.add(floats, other)
		expect_error("Compute.minimum: " + error)
		Callable(Compute, "minimum").call(floats, other)
	check_equal(floats, PackedFloat32Array([1, 2]), "the array")


func test_operands_for_other_numbers() -> void:
	var doubles := PackedFloat64Array([1, 2])
	expect_error(
			"Compute.add: 'other' is of type PackedFloat32Array, "
			+ "not a number or a PackedFloat64Array", 3)
	Compute.add(doubles, PackedFloat32Array([1, 2]))
	var integers := PackedInt32Array([1, 2])
	expect_error(
			"Compute.add: 'other' is of type PackedInt64Array, "
			+ "not a number or a PackedInt32Array", 3)
	Compute.add(integers, PackedInt64Array([1, 2]))
	var bytes := PackedByteArray([1, 2])
	expect_error(
			"Compute.add: 'other' is of type bool, not a number or a PackedByteArray", 2)
	Compute.add(bytes, true)
	var long := PackedInt64Array([1, 2])
	expect_error(
			"Compute.add: 'other' is of type Vector3, not a number or a PackedInt64Array", 2)
	Compute.add(long, Vector3.ONE)
	check_equal(doubles, PackedFloat64Array([1, 2]), "doubles")
	check_equal(integers, PackedInt32Array([1, 2]), "integers")
	check_equal(bytes, PackedByteArray([1, 2]), "bytes")
	check_equal(long, PackedInt64Array([1, 2]), "integers of 64 bits")


func test_operands_for_vectors() -> void:
	var vectors := PackedVector3Array([Vector3.ONE, Vector3.ONE])
	for other: Variant in [
		null, "1", Vector2.ONE, Vector3i.ONE, Vector4.ONE, Color.RED, Basis(),
		PackedVector2Array([Vector2.ONE, Vector2.ONE]), PackedFloat64Array([1, 2]),
		PackedInt32Array([1, 2]), PackedStringArray(["1", "2"]),
	]:
		var error := "'other' is of type %s, not %s" % [type_string(typeof(other)), _OF_VECTORS]
		expect_error("Compute.add: " + error)
		Compute.add(vectors, other)
	var colors := PackedColorArray([Color.RED, Color.BLUE])
	for other: Variant in [Vector4.ONE, PackedVector4Array([Vector4.ONE, Vector4.ONE])]:
		expect_error("Compute.add: 'other' is of type %s, not a number, a Color, " \
				% type_string(typeof(other)) + "a PackedColorArray or a PackedFloat32Array", 2)
		Compute.add(colors, other)
	var four := PackedVector4Array([Vector4.ONE, Vector4.ONE])
	expect_error("Compute.add: 'other' is of type PackedColorArray, not a number, a Vector4, "
			+ "a PackedVector4Array or a PackedFloat32Array", 2)
	Compute.add(four, colors)
	check_equal(vectors, PackedVector3Array([Vector3.ONE, Vector3.ONE]), "vectors")
	check_equal(colors, PackedColorArray([Color.RED, Color.BLUE]), "colors")
	check_equal(four, PackedVector4Array([Vector4.ONE, Vector4.ONE]), "vectors of four")


## Each operand is looked at, before anything is changed.
func test_second_and_last_operands() -> void:
	var floats := PackedFloat32Array([1, 2, 3])
	expect_error("Compute.clamp: 'max' is of type String, not " + _OF_FLOATS)
	Compute.clamp(floats, 0, "1")
	expect_error("Compute.lerp: 'weight' has 2 elements, 'array' has 3")
	Compute.lerp(floats, PackedFloat32Array([1, 2, 3]), PackedFloat32Array([1, 2]))
	expect_error("Compute.remap: 'ostop' is of type Nil, not " + _OF_FLOATS)
	Compute.remap(floats, 0, 1, 2, null)
	var integers := PackedInt32Array([1, 2, 3])
	expect_error("Compute.multiply_add: 'addend' is 0.5, which a PackedInt32Array cannot hold")
	Compute.multiply_add(integers, 2, 0.5)
	check_equal(floats, PackedFloat32Array([1, 2, 3]), "floats")
	check_equal(integers, PackedInt32Array([1, 2, 3]), "integers")


func test_sizes() -> void:
	var floats := PackedFloat32Array([1, 2, 3])
	var empty := PackedFloat32Array()
	expect_error("Compute.add: 'other' has 2 elements, 'array' has 3")
	Compute.add(floats, PackedFloat32Array([1, 2]))
	expect_error("Compute.add: 'other' has 4 elements, 'array' has 3")
	Callable(Compute, "add").call(floats, PackedFloat32Array([1, 2, 3, 4]))
	expect_error("Compute.add: 'other' has 0 elements, 'array' has 3")
	Compute.add(floats, empty)
	expect_error("Compute.add: 'other' has 3 elements, 'array' has 0")
	Compute.add(empty, floats)
	var vectors := PackedVector3Array([Vector3.ONE, Vector3.ONE])
	expect_error("Compute.add: 'other' has 3 elements, 'array' has 2")
	Compute.add(vectors, floats)
	expect_error("Compute.add: 'other' has 6 elements, 'array' has 2")
	Compute.add(vectors, PackedFloat32Array([1, 2, 3, 4, 5, 6]))
	# Of the whole arrays, whatever the range is.
	expect_error("Compute.add: 'other' has 2 elements, 'array' has 3")
	Compute.add(floats, PackedFloat32Array([1, 2]), 1, 2)
	check_equal(floats, PackedFloat32Array([1, 2, 3]), "floats")
	check_equal(empty.size(), 0, "the empty array")
	check_equal(vectors, PackedVector3Array([Vector3.ONE, Vector3.ONE]), "vectors")


func test_numbers_that_integers_cannot_be() -> void:
	_check_not_held(PackedByteArray([1, 2]), {
		-1: "-1", 256: "256", 0.5: "0.5", 255.5: "255.5", 1 << 40: "1099511627776", NAN: "NaN",
		INF: "inf", -INF: "-inf", -0.25: "-0.25",
	})
	_check_not_held(PackedInt32Array([1, 2]), {
		2147483648: "2147483648", -2147483649: "-2147483649", 1e10: "10000000000", 0.1: "0.1",
		NAN: "NaN",
	})
	_check_not_held(PackedInt64Array([1, 2]), {
		9223372036854775808.0: "9223372036854776000", 1e19: "10000000000000000000", 1.5: "1.5",
		-1e19: "-10000000000000000000",
	})
	# These they can.
	var bytes := PackedByteArray([1, 2])
	Compute.add(bytes, 253.0)
	check_equal(bytes, PackedByteArray([254, 255]), "bytes")
	var integers := PackedInt32Array([0])
	Compute.add(integers, -2147483648.0)
	check_equal(integers, PackedInt32Array([-2147483648]), "integers")
	var long := PackedInt64Array([0])
	Compute.add(long, -9223372036854775808.0)
	check_equal(long[0], -9223372036854775807 - 1, "integers of 64 bits")
	Compute.multiply(bytes, Bits.to_floats([0x80000000])[0])
	check_equal(bytes, PackedByteArray([0, 0]), "bytes times -0.0")


func test_division_of_integers_by_zero() -> void:
	for elements: Variant in [
		PackedInt32Array([7, 8, 9]), PackedInt64Array([7, 8, 9]), PackedByteArray([7, 8, 9]),
	]:
		var what := type_string(typeof(elements))
		var array: Variant = ElementArrays.own(elements)
		var divisors: Variant = ElementArrays.from_numbers(typeof(elements), [2, 0, 4])
		for name: String in ["divide", "posmod"]:
			for zero: Variant in [0, 0.0]:
				expect_error("Compute.%s: 'other' is 0, and integers are divided by it" % name)
				Callable(Compute, name).call(array, zero)
			var at := "Compute.%s: 'other' is 0 at index 1, and integers are divided by it" % name
			expect_error(at)
			Callable(Compute, name).call(array, divisors)
			expect_error(at)
			Callable(Compute, name).call(array, divisors, 1, 2)
			expect_error(at)
			Callable(Compute, name).call(array, divisors, 0, 2)
			# Even of no element: a number is looked at first.
			expect_error("Compute.%s: 'other' is 0, and integers are divided by it" % name)
			Callable(Compute, name).call(array, 0, 1, 0)
		check_equal(array, elements, what)
		Compute.divide(array, divisors, 0, 1)
		Compute.divide(array, divisors, 2)
		check_equal(array, ElementArrays.from_numbers(typeof(elements), [3, 8, 2]), what + ", divided")


func test_division_of_floats_by_zero_is_none() -> void:
	var floats := PackedFloat32Array([1, -1, 0])
	Compute.divide(floats, 0)
	check_equal(floats[0], INF, "1 / 0")
	check_equal(floats[1], -INF, "-1 / 0")
	check(is_nan(floats[2]), "0 / 0 is NaN")


func test_division_by_an_array_that_is_itself() -> void:
	var integers := PackedInt32Array([3, 0, 5])
	expect_error("Compute.divide: 'other' is 0 at index 1, and integers are divided by it")
	Compute.divide(integers, integers)
	check_equal(integers, PackedInt32Array([3, 0, 5]), "integers")
	Compute.divide(integers, integers, 2)
	check_equal(integers, PackedInt32Array([3, 0, 1]), "integers, the last one divided")


func test_ranges() -> void:
	for elements: Variant in [
		PackedFloat32Array([1, 2, 3, 4]), PackedInt32Array([1, 2, 3, 4]),
		PackedVector3Array([Vector3.ONE, Vector3.ONE, Vector3.ONE, Vector3.ONE]),
		PackedColorArray([Color.RED, Color.RED, Color.RED, Color.RED]),
	]:
		var array: Variant = ElementArrays.own(elements)
		for limits: Array in [
			[-1, 1], [5, 0], [5, -1], [0, 5], [4, 1], [2, 3], [0, -2], [1, 9223372036854775807],
			[9223372036854775807, 9223372036854775807], [-9223372036854775807 - 1, -1],
		]:
			var error: String = "Compute.%s: 'from' is %d and 'count' is %d, " \
					+ "but the array has 4 elements"
			expect_error(error % (["add"] + limits))
			Compute.add(array, 1, limits[0], limits[1])
			expect_error(error % (["negate"] + limits))
			Callable(Compute, "negate").call(array, limits[0], limits[1])
			expect_error(error % (["fill"] + limits))
			Compute.fill(array, 0, limits[0], limits[1])
		check_equal(array, elements, type_string(typeof(elements)))
	var bytes := PackedByteArray([1, 2])
	expect_error("Compute.scale_bytes: 'from' is 1 and 'count' is 2, but the array has 2 elements")
	Compute.scale_bytes(bytes, 2, 1, 2)
	expect_error("Compute.fill_range: 'from' is 1 and 'count' is 2, but the array has 2 elements")
	Compute.fill_range(bytes, 2, 1, 1, 2)
	check_equal(bytes, PackedByteArray([1, 2]), "bytes")


func test_values_to_fill_with() -> void:
	var floats := PackedFloat32Array([1, 2])
	for value: Variant in [null, "1", true, Vector2.ONE, PackedFloat32Array([1, 2])]:
		var given := type_string(typeof(value))
		expect_error("Compute.fill: 'value' is of type %s, not a number" % given)
		Compute.fill(floats, value)
		expect_error("Compute.fill_range: 'step' is of type %s, not a number" % given)
		Compute.fill_range(floats, 1, value)
	var vectors := PackedVector3Array([Vector3.ONE])
	for value: Variant in [Vector2.ONE, Color.RED, vectors, PackedFloat32Array([1])]:
		var given := type_string(typeof(value))
		expect_error("Compute.fill: 'value' is of type %s, not a number or a Vector3" % given)
		Compute.fill(vectors, value)
	var colors := PackedColorArray([Color.RED])
	expect_error("Compute.fill: 'value' is of type Vector4, not a number or a Color")
	Compute.fill(colors, Vector4.ONE)
	var bytes := PackedByteArray([1])
	expect_error("Compute.fill: 'value' is 256, which a PackedByteArray cannot hold")
	Compute.fill(bytes, 256)
	expect_error("Compute.fill_range: 'step' is -1, which a PackedByteArray cannot hold")
	Compute.fill_range(bytes, 0, -1)
	check_equal(floats, PackedFloat32Array([1, 2]), "floats")
	check_equal(vectors, PackedVector3Array([Vector3.ONE]), "vectors")
	check_equal(colors, PackedColorArray([Color.RED]), "colors")
	check_equal(bytes, PackedByteArray([1]), "bytes")


## Arrays that share their memory go on doing so.
func test_shared_arrays_stay_shared() -> void:
	var floats := PackedFloat32Array([1, 2])
	var copy := floats.duplicate()
	expect_error("Compute.add: 'other' is of type String, not " + _OF_FLOATS)
	Compute.add(copy, "1")
	expect_error("Compute.add: 'other' has 1 elements, 'array' has 2")
	Compute.add(copy, PackedFloat32Array([1]))
	expect_error("Compute.add: 'from' is 3 and 'count' is -1, but the array has 2 elements")
	Compute.add(copy, 1, 3)
	check(Compute.is_shared(floats) and Compute.is_shared(copy), "both still share")
	check_equal(Compute.get_copy_count(), _copies, "copies")


func _check_not_held(elements: Variant, numbers: Dictionary) -> void:
	var array: Variant = ElementArrays.own(elements)
	var type := type_string(typeof(elements))
	for number: Variant in numbers:
		var error: String = "which a %s cannot hold" % type
		expect_error("Compute.add: 'other' is %s, %s" % [numbers[number], error])
		Compute.add(array, number)
		expect_error("Compute.clamp: 'max' is %s, %s" % [numbers[number], error])
		Callable(Compute, "clamp").call(array, 1, number)
		expect_error("Compute.fill: 'value' is %s, %s" % [numbers[number], error])
		Compute.fill(array, number)
	check_equal(array, elements, type)
