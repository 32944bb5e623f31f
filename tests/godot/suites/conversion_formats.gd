@warning_ignore_start("unsafe_call_argument", "unsafe_method_access")
extends TestSuite
## Conversions between number types and formats, against GDScript's own functions for one value.

const NUMBER_TYPES: PackedInt64Array = [
	TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT64_ARRAY, TYPE_PACKED_INT32_ARRAY,
	TYPE_PACKED_INT64_ARRAY, TYPE_PACKED_BYTE_ARRAY,
]


func test_numbers_of_every_type_in_every_other() -> void:
	for from in NUMBER_TYPES:
		var all: Variant = _numbers(from)
		for to in NUMBER_TYPES:
			var expected: Variant = type_convert(Array(all).map(_in_type.bind(to)), to)
			for count: int in [0, 1, 7, 16, 33, all.size()]:
				var what := "%d elements from type %d to %d" % [count, from, to]
				var array: Variant = all.slice(0, count)
				var actual: Variant = Compute.converted(array, to)
				check_equal(typeof(actual), to, "type of " + what)
				_check_same(actual, expected.slice(0, count), what)
				_check_same(Callable(Compute, "converted").call(array, to), expected.slice(0, count), what)
				_check_same(array, all.slice(0, count), "the array of " + what)


func test_converted_limits() -> void:
	var floats := PackedFloat64Array([NAN, INF, -INF, 1e300, -1e300, 2147483647.5, -2147483648.9, -0.9])
	var ints: PackedInt32Array = Compute.converted(floats, TYPE_PACKED_INT32_ARRAY)
	var wanted := [0, 2147483647, -2147483648, 2147483647, -2147483648, 2147483647, -2147483648, 0]
	check_equal(Array(ints), wanted, "to 32 bits")
	var bytes: PackedByteArray = Compute.converted(PackedInt64Array([-1, 256, 1 << 40, 77]), TYPE_PACKED_BYTE_ARRAY)
	check_equal(bytes, PackedByteArray([0, 255, 255, 77]), "to bytes")


func test_converted_on_threads() -> void:
	var floats := Samples.floats(3_000_001)
	var expected: PackedInt32Array = Compute.converted(floats, TYPE_PACKED_INT32_ARRAY)
	for threads: int in [1, 2, 3, 7]:
		Compute.set_thread_count(threads)
		var actual: PackedInt32Array = Compute.converted(floats, TYPE_PACKED_INT32_ARRAY)
		check(actual == expected, "%d threads" % threads)
	var first: PackedInt32Array = Compute.converted(floats.slice(0, 1000), TYPE_PACKED_INT32_ARRAY)
	for i in first.size():
		check(first[i] == expected[i], "element %d" % i)


func test_converted_errors() -> void:
	var floats := Samples.floats(3)
	expect_error("Compute.converted: 'array_type' is 28, not the type of a packed array of numbers")
	check_equal(Compute.converted(floats, TYPE_ARRAY), null, "to an Array")
	expect_error("Compute.converted: 'array_type' is 36, not the type of a packed array of numbers")
	check_equal(Compute.converted(floats, TYPE_PACKED_VECTOR3_ARRAY), null, "to vectors")
	expect_error("Compute.converted: 'array_type' is 4294967328, not the type of a packed array of numbers")
	check_equal(Compute.converted(floats, (1 << 32) + TYPE_PACKED_FLOAT32_ARRAY), null, "to no type")
	expect_error("Compute.converted: 'array' has vectors or colors, not numbers")
	check_equal(Compute.converted(Samples.points_3d(3), TYPE_PACKED_FLOAT32_ARRAY), null, "of vectors")
	expect_error("Compute.converted: 'array' is of type int, not a packed array")
	check_equal(Compute.converted(3, TYPE_PACKED_FLOAT32_ARRAY), null, "of no array")


func test_converted_into() -> void:
	for from in NUMBER_TYPES:
		var all: Variant = _numbers(from)
		for to in NUMBER_TYPES:
			for count: int in [0, 1, 7, 16, 33, all.size()]:
				var what := "%d elements from type %d into type %d" % [count, from, to]
				var array: Variant = all.slice(0, count)
				var expected: Variant = Compute.converted(array, to)
				var out: Variant = type_convert([], to)
				out.resize(array.size())
				var copy: Variant = out
				if count > 0:
					copy = out.duplicate()
				Compute.converted_into(out, array)
				_check_same(out, expected, what)
				Callable(Compute, "converted_into").call(copy, array)
				_check_same(copy, expected, what + ", untyped")
				_check_same(array, all.slice(0, count), "the array of " + what)
	var floats := Samples.floats(100)
	var ints := PackedInt32Array()
	ints.resize(100)
	var copies := Compute.get_copy_count()
	Compute.converted_into(ints, floats)
	check_equal(ints, Compute.converted(floats, TYPE_PACKED_INT32_ARRAY), "typed")
	var before := floats.to_byte_array()
	Compute.converted_into(floats, floats)
	check_bytes(floats.to_byte_array(), before, 4, "into itself")
	check_equal(Compute.get_copy_count(), copies, "copies")
	var shared := ints.duplicate()
	Compute.converted_into(ints, PackedByteArray(range(100)))
	check_equal(Array(ints), range(100), "an array that shared its memory")
	check_equal(shared, Compute.converted(floats, TYPE_PACKED_INT32_ARRAY), "the other one")


func test_converted_into_errors() -> void:
	var floats := Samples.floats(3)
	var out := PackedInt32Array([1, 2])
	expect_error("Compute.converted_into: 'out' has 2 elements, 'array' has 3")
	Compute.converted_into(out, floats)
	expect_error("Compute.converted_into: 'out' has 2 elements, 'array' has 3")
	Compute.converted_into(out, PackedInt32Array([1, 2, 3]))
	expect_error("Compute.converted_into: 'array' has vectors or colors, not numbers")
	Compute.converted_into(out, Samples.points_3d(2))
	check_equal(out, PackedInt32Array([1, 2]), "out")
	var points := Samples.points_3d(3)
	expect_error("Compute.converted_into: 'out' has vectors or colors, not numbers")
	Compute.converted_into(points, floats)
	expect_error("Compute.converted_into: 'out' is of type int, not a packed array")
	Compute.converted_into(3, floats)
	expect_error("Compute.converted_into: 'array' is of type int, not a packed array")
	Compute.converted_into(out, 3)


## The engine's encoder rounds towards zero, so only floats that a half can hold are compared.
func test_halves() -> void:
	var codes := PackedByteArray()
	codes.resize(65536 * 2)
	for code in 65536:
		codes.encode_u16(2 * code, code)
	var floats := Compute.decode_half(codes)
	for code in 65536:
		var by_engine := codes.decode_half(2 * code)
		if floats[code] != by_engine and not (is_nan(floats[code]) and is_nan(by_engine)):
			fail("half %d is %s, not %s" % [code, floats[code], by_engine])
	checks += 65536
	var back := Compute.encode_half(floats)
	for code in 65536:
		if back.decode_u16(2 * code) != code and not is_nan(floats[code]):
			fail("half %d comes back as %d" % [code, back.decode_u16(2 * code)])
	var numbers := PackedFloat32Array([1.0, -2.0, 65504.0, 65519.0, 65520.0, 1e-9, NAN])
	var expected := PackedByteArray([0, 0x3C, 0, 0xC0, 0xFF, 0x7B, 0xFF, 0x7B, 0, 0x7C, 0, 0, 0, 0x7E])
	check_equal(Compute.encode_half(numbers), expected, "typed")
	check_equal(Callable(Compute, "encode_half").call(numbers), expected, "untyped")


func test_bfloat16() -> void:
	var floats := PackedFloat32Array([1.0, -2.0, 3.140625, INF, 1.00390625, 1.01171875, 3.4e38, NAN])
	var bytes := Compute.encode_bfloat16(floats)
	var expected := [0x3F80, 0xC000, 0x4049, 0x7F80, 0x3F80, 0x3F82, 0x7F80, 0x7FC0]
	for i in expected.size():
		check_equal(bytes.decode_u16(2 * i), expected[i], "of %s" % floats[i])
	var back := Compute.decode_bfloat16(bytes)
	check_equal(back.slice(0, 6), PackedFloat32Array([1.0, -2.0, 3.140625, INF, 1.0, 1.015625]), "decoded")
	check(is_nan(back[7]), "NaN stays NaN")


func test_odd_bytes() -> void:
	var odd := PackedByteArray([1, 2, 3])
	expect_error("Compute.decode_half: 'bytes' has 3 bytes, not a multiple of 2")
	check_equal(Compute.decode_half(odd), PackedFloat32Array(), "halves")
	expect_error("Compute.decode_bfloat16: 'bytes' has 3 bytes, not a multiple of 2")
	check_equal(Callable(Compute, "decode_bfloat16").call(odd), PackedFloat32Array(), "bfloat16")


func test_normalized_bytes() -> void:
	for count in range(0, 101):
		var floats := PackedFloat32Array()
		var unorm := PackedByteArray()
		var snorm := PackedByteArray()
		for i in count:
			var x := sin(i * 0.7 + count) * 1.2
			floats.append(x)
			unorm.append(Color(floats[i], 0.0, 0.0).r8)
			snorm.append(clampi(roundi(floats[i] * 127.0), -127, 127) & 0xFF)
		check_equal(Compute.encode_unorm8(floats), unorm, "unorm of %d" % count)
		check_equal(Compute.encode_snorm8(floats), snorm, "snorm of %d" % count)
	var all := PackedByteArray(range(256))
	var from_unorm := Compute.decode_unorm8(all)
	var from_snorm := Compute.decode_snorm8(all)
	for i in 256:
		check_equal(from_unorm[i], PackedFloat32Array([i / 255.0])[0], "unorm %d" % i)
		check_equal(from_snorm[i], PackedFloat32Array([maxf(all.decode_s8(i) / 127.0, -1.0)])[0], "snorm %d" % i)
	var special := PackedFloat32Array([NAN, INF, -INF, 0.5, -0.5, -0.0])
	check_equal(Compute.encode_unorm8(special), PackedByteArray([0, 255, 0, 128, 0, 0]), "special unorm")
	check_equal(Compute.encode_snorm8(special), PackedByteArray([0, 127, 129, 64, 192, 0]), "special snorm")


## Vectors and colors are the floats they consist of.
func test_encoders_take_vectors() -> void:
	var floats := Samples.floats(24)
	var bytes := floats.to_byte_array()
	var arrays := [
		bytes.to_vector2_array(), bytes.to_vector3_array(), bytes.to_vector4_array(), bytes.to_color_array(),
	]
	for method: String in ["encode_half", "encode_bfloat16", "encode_unorm8", "encode_snorm8"]:
		var encode := Callable(Compute, method)
		for array: Variant in arrays:
			check_equal(encode.call(array), encode.call(floats), "%s of type %d" % [method, typeof(array)])
	expect_error("Compute.encode_half: 'array' is of type PackedInt32Array, not a packed array of 32-bit floats, vectors or colors")
	check_equal(Compute.encode_half(PackedInt32Array([1])), PackedByteArray(), "of integers")
	expect_error("Compute.encode_unorm8: 'array' is of type PackedFloat64Array, not a packed array of 32-bit floats, vectors or colors")
	check_equal(Compute.encode_unorm8(PackedFloat64Array([1])), PackedByteArray(), "of 64 bits")


func test_octahedral() -> void:
	var elements := Samples.combinations(Samples.SPECIAL, 3).to_vector3_array()
	elements.append_array(Samples.points_3d(333))
	for i in 333:
		elements.append(Samples.points_3d(333)[i].normalized())
	for count: int in [0, 1, 15, 16, 17, 100, elements.size()]:
		var normals := elements.slice(0, count)
		var codes := PackedVector2Array()
		var decoded := PackedVector3Array()
		for normal in normals:
			codes.append(normal.octahedron_encode())
			decoded.append(Vector3.octahedron_decode(codes[-1]))
		var actual := Compute.encode_octahedral(normals)
		_check_but_nan(actual.to_byte_array(), codes.to_byte_array(), "%d codes" % count)
		_check_but_nan(Compute.decode_octahedral(codes).to_byte_array(), decoded.to_byte_array(), "%d vectors" % count)
		var untyped: PackedVector2Array = Callable(Compute, "encode_octahedral").call(normals)
		_check_but_nan(untyped.to_byte_array(), codes.to_byte_array(), "%d codes, untyped" % count)


func test_srgb() -> void:
	var colors := PackedColorArray()
	for i in 2001:
		var c := i / 1500.0
		colors.append(Color(c, c * c, -c, c))
	colors.append(Color(NAN, INF, -INF, NAN))
	for method: String in ["srgb_to_linear", "linear_to_srgb"]:
		var actual := colors.duplicate()
		Callable(Compute, method).call(actual)
		for i in colors.size() - 1:
			var to_linear := method == "srgb_to_linear"
			var expected := colors[i].srgb_to_linear() if to_linear else colors[i].linear_to_srgb()
			for part in 3:
				var off := absf(actual[i][part] - expected[part])
				check(off <= 6e-7 * maxf(absf(expected[part]), 0.04), "%s of %s: %s" % [method, colors[i], actual[i]])
			check(actual[i].a == colors[i].a, "alpha of %s" % colors[i])
		check(is_nan(actual[-1].r) and actual[-1].g == INF and actual[-1].b == -INF, "special values")
	var typed := colors.slice(0, 40)
	Compute.srgb_to_linear(typed)
	Compute.linear_to_srgb(typed)
	for i in 40:
		check(typed[i].is_equal_approx(colors[i]), "there and back %d" % i)


func _numbers(type: int) -> Variant:
	match type:
		TYPE_PACKED_FLOAT32_ARRAY:
			return PackedFloat32Array(Array(_doubles()))
		TYPE_PACKED_FLOAT64_ARRAY:
			return _doubles()
		TYPE_PACKED_INT32_ARRAY:
			return PackedInt32Array([0, 1, -1, 127, 255, 256, 16777217, 16777219, 2147483647, -2147483648, 77])
		TYPE_PACKED_INT64_ARRAY:
			return PackedInt64Array([
				0, 1, -1, 255, 256, 16777217, 2147483648, -2147483649, 9007199254740993, -9007199254740993,
				4611686018427387905, 9223372036854775807, -9223372036854775807 - 1,
			])
	return PackedByteArray(range(256))


func _doubles() -> PackedFloat64Array:
	var doubles := PackedFloat64Array([
		0.0, -0.0, 0.1, 0.999, 1.5, 2.5, 254.9, 255.0, 255.5, 256.0, 16777217.0, 2147483647.0, 2147483648.0,
		-2147483649.0, 9007199254740993.0, 9.2e18, -9.3e18, 1e30, 1e-40, NAN, INF, -INF,
	])
	for i in doubles.size():
		doubles.append(-doubles[i])
	return doubles


## What one number should become.
func _in_type(number: Variant, type: int) -> Variant:
	match type:
		TYPE_PACKED_INT32_ARRAY:
			return _within(number, -2147483648, 2147483647)
		TYPE_PACKED_INT64_ARRAY:
			return _within(number, -9223372036854775807 - 1, 9223372036854775807)
		TYPE_PACKED_BYTE_ARRAY:
			return _within(number, 0, 255)
	return float(number)


func _within(number: Variant, least: int, greatest: int) -> int:
	if number is int:
		return clampi(number, least, greatest)
	var x: float = number
	if is_nan(x):
		return 0
	if x >= float(greatest):
		return greatest
	return least if x <= float(least) else int(x)


func _check_same(actual: Variant, expected: Variant, what: String) -> void:
	if typeof(expected) == TYPE_PACKED_FLOAT32_ARRAY:
		_check_but_nan(actual.to_byte_array(), expected.to_byte_array(), what)
	else:
		check(actual.size() == expected.size(), "size of " + what)
		for i: int in expected.size():
			var both_nan: bool = expected[i] is float and is_nan(expected[i]) and is_nan(actual[i])
			if actual[i] != expected[i] and not both_nan:
				fail("%s: %d is %s, not %s" % [what, i, actual[i], expected[i]])


func _check_but_nan(actual: PackedByteArray, expected: PackedByteArray, what: String) -> void:
	check(Bits.are_same_but_for_nan(actual, expected), what)
