@warning_ignore_start("unsafe_method_access")
extends TestSuite
## Filling arrays, and scaling bytes.

const _SIZES: PackedInt64Array = [0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 64, 65, 100, 1000]
const _RANGES: Array[Array] = [[0, -1], [0, 0], [3, -1], [3, 5], [100, -1], [99, 1], [0, 100]]


func test_fill_every_type_as_the_engine_does() -> void:
	for type in ElementArrays.TYPES:
		var value: Variant = ElementwiseSamples.plain(type, 1, 3)[0]
		for size in _SIZES:
			var array: Variant = ElementwiseSamples.plain(type, size)
			var wanted: Variant = ElementArrays.own(array)
			wanted.fill(value)
			Compute.fill(array, value)
			_check_same(array, wanted, "%s of %d" % [type_string(type), size])


func test_fill_with_a_number() -> void:
	for type in ElementArrays.TYPES:
		for number: Variant in [3, 3.0, 0, 255]:
			var array: Variant = ElementwiseSamples.plain(type, 10)
			Callable(Compute, "fill").call(array, number)
			var numbers := []
			numbers.resize(10 * ElementArrays.width(type))
			numbers.fill(number)
			_check_same(array, ElementArrays.from_numbers(type, numbers), type_string(type))


func test_fill_with_special_numbers() -> void:
	for type in ElementArrays.TYPES:
		var width := ElementArrays.width(type)
		var of_number := type if width == 1 else TYPE_PACKED_FLOAT32_ARRAY
		for number: Variant in ElementwiseSamples.special_numbers(of_number):
			var array: Variant = ElementwiseSamples.plain(type, 5)
			Compute.fill(array, number)
			var numbers := []
			numbers.resize(5 * width)
			numbers.fill(number)
			_check_same(array, ElementArrays.from_numbers(type, numbers), "%s %s" % [type, number])


func test_fill_ranges() -> void:
	for type in ElementArrays.TYPES:
		var value: Variant = ElementwiseSamples.plain(type, 1, 3)[0]
		for limits in _RANGES:
			var elements: Variant = ElementwiseSamples.plain(type, 100)
			var from: int = limits[0]
			var count: int = limits[1]
			var wanted: Variant = ElementArrays.own(elements)
			for i in range(from, 100 if count == -1 else from + count):
				wanted[i] = value
			var copy: Variant = elements.duplicate()
			Compute.fill(copy, value, from, count)
			_check_same(copy, wanted, "the copy, %s %s" % [type_string(type), limits])
			_check_same(elements, ElementwiseSamples.plain(type, 100), "the original")


func test_fill_range_of_every_type() -> void:
	for type: int in Array(ElementArrays.TYPES).slice(0, 5):
		for size in _SIZES:
			for numbers: Array in [[0, 1], [3, 7], [200, 5], [1, 0]]:
				var array: Variant = ElementwiseSamples.plain(type, size)
				var wanted := []
				for i in size:
					wanted.append(numbers[0] + i * numbers[1])
				Compute.fill_range(array, numbers[0], numbers[1])
				_check_same(
						array, ElementArrays.from_numbers(type, wanted),
						"%s of %d from %s" % [type_string(type), size, numbers])


## The numbers become elements first, then 64 bits compute, and each result is rounded once.
func test_fill_range_of_fractions() -> void:
	for numbers: Array in [[0.1, 0.7], [-3.3, -1e-3], [1e30, 1e29], [0.0, 1e-45], [INF, 1.0]]:
		var doubles := PackedFloat64Array()
		doubles.resize(333)
		var floats := PackedFloat32Array()
		floats.resize(333)
		var of_32 := PackedFloat32Array(numbers)
		var wanted := doubles.duplicate()
		var wanted_32 := floats.duplicate()
		for i in 333:
			wanted[i] = numbers[0] + i * numbers[1]
			wanted_32[i] = of_32[0] + i * of_32[1]
		Compute.fill_range(doubles, numbers[0], numbers[1])
		Compute.fill_range(floats, numbers[0], numbers[1])
		_check_same(doubles, wanted, "64 bits, %s" % [numbers])
		_check_same(floats, wanted_32, "32 bits, %s" % [numbers])


## A range begins with the start.
func test_fill_range_in_ranges() -> void:
	for limits in _RANGES:
		var elements: PackedInt32Array = ElementwiseSamples.plain(TYPE_PACKED_INT32_ARRAY, 100)
		var from: int = limits[0]
		var count: int = limits[1]
		var wanted := elements.slice(0)
		for i in 100 - from if count == -1 else count:
			wanted[from + i] = 10 - 3 * i
		var copy := elements.duplicate()
		Compute.fill_range(copy, 10, -3, from, count)
		_check_same(copy, wanted, "the copy, %s" % [limits])
		_check_same(elements, ElementwiseSamples.plain(TYPE_PACKED_INT32_ARRAY, 100), "the original")


func test_fill_range_wraps() -> void:
	var bytes := PackedByteArray()
	bytes.resize(600)
	Compute.fill_range(bytes, 250, 3)
	var integers := PackedInt32Array()
	integers.resize(600)
	Compute.fill_range(integers, 2147483600, 1_000_000)
	for i in 600:
		if bytes[i] != (250 + 3 * i) % 256:
			fail("byte %d is %d" % [i, bytes[i]])
		if integers[i] != wrapi(2147483600 + 1_000_000 * i, -2147483648, 2147483648):
			fail("integer %d is %d" % [i, integers[i]])
	check_equal(bytes[599], (250 + 3 * 599) % 256, "the last byte")


func test_fill_range_counts_to_millions() -> void:
	for threads: int in [1, 2, 3, 8]:
		Compute.set_thread_count(threads)
		var places := PackedInt32Array()
		places.resize(3_000_001)
		Compute.fill_range(places, 0, 1)
		check_equal(places, PackedInt32Array(range(3_000_001)), "%d threads" % threads)


func test_scale_bytes() -> void:
	for factor: float in [
		0.0, 0.1, 0.25, 0.5, 1.0, 1.5, 1.9999, 2.0, 255.0, 1e9, -0.3, -1e9, 1.0 / 255.0, INF, -INF,
	]:
		var bytes := PackedByteArray(range(256))
		var wanted := PackedByteArray()
		for i in 256:
			var scaled := i * factor
			# 0 times infinity is NaN.
			wanted.append(0 if is_nan(scaled) else clampi(roundi(clampf(scaled, -1.0, 256.0)), 0, 255))
		Compute.scale_bytes(bytes, factor)
		check_equal(bytes, wanted, "times %s" % factor)


func test_scale_bytes_by_nan() -> void:
	var bytes := PackedByteArray(range(256))
	Compute.scale_bytes(bytes, NAN)
	check_equal(bytes.count(0), 256, "zeros")


func test_scale_bytes_in_ranges_and_copies() -> void:
	for limits in _RANGES:
		var bytes := PackedByteArray(range(100))
		var from: int = limits[0]
		var count: int = limits[1]
		var wanted := bytes.slice(0)
		for i in range(from, 100 if count == -1 else from + count):
			wanted[i] = bytes[i] * 2
		var copy := bytes.duplicate()
		Compute.scale_bytes(copy, 2, from, count)
		check_equal(copy, wanted, "the copy, %s" % [limits])
		check_equal(bytes, PackedByteArray(range(100)), "the original")


func test_scale_many_bytes() -> void:
	for threads: int in [1, 2, 3]:
		Compute.set_thread_count(threads)
		var bytes := PackedByteArray()
		bytes.resize(2_000_003)
		bytes.fill(100)
		Compute.scale_bytes(bytes, 1.5)
		check_equal(bytes.count(150), 2_000_003, "%d threads" % threads)


func _check_same(actual: Variant, expected: Variant, what: String) -> void:
	checks += 1
	var difference := ElementArrays.difference(actual, expected)
	if not difference.is_empty():
		fail("%s: %s" % [what, difference])
