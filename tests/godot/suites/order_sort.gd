@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
extends TestSuite
## Sorting has the results of the engine's own methods, in all its forms.

const _NUMBERS: Array[int] = [
	TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT64_ARRAY, TYPE_PACKED_INT32_ARRAY, TYPE_PACKED_INT64_ARRAY,
	TYPE_PACKED_BYTE_ARRAY,
]
const _THREADS: PackedInt64Array = [1, 2, 3, 8]
# Floats by their bits, in order.
const _ORDER: PackedInt64Array = [
	0xff800000, 0xff7fffff, 0xbf800000, 0x80800000, 0x80000001, 0x80000000, 0x00000000, 0x00000001, 0x00800000,
	0x3f800000, 0x3f800001, 0x7f7fffff, 0x7f800000,
]
# NaN in order: first those without a sign.
const _NANS: PackedInt64Array = [0x7f800001, 0x7fc00000, 0x7fc12345, 0xffedcba9, 0xffc00000]


func test_every_length_to_100() -> void:
	for type in _NUMBERS:
		for count in 101:
			_check_sorting(PackedArrays.of_type(type, count))


func test_where_other_ways_are_taken() -> void:
	for type in _NUMBERS:
		for count: int in [128, 129, 256, 257, 4095, 4096, 32_767, 32_768]:
			_check_sorting(PackedArrays.of_type(type, count))


func test_typed_calls() -> void:
	var floats := Samples.floats(1000)
	var expected := floats.duplicate()
	expected.sort()
	var new: PackedFloat32Array = Compute.sorted(floats)
	check_equal(new, expected, "sorted")
	var indices := Compute.argsort(floats)
	new = Compute.gathered(floats, indices)
	check_equal(new, expected, "gathered")
	Compute.sort(floats, false)
	check_equal(floats, expected, "sort")
	check_equal(Compute.search_sorted(floats, floats), PackedInt32Array(range(1000)), "search_sorted")
	check_equal(Compute.search_sorted(floats, floats, false, false), PackedInt32Array(range(1, 1001)), "behind")
	new = Compute.unique(floats)
	check_equal(new, expected, "unique")


func test_large_at_any_thread_count() -> void:
	for count: int in [93_333, 93_334, 187_000, 524_288, 1_000_003]:
		var floats := _random(count)
		var expected := floats.duplicate()
		expected.sort()
		for threads in _THREADS:
			Compute.set_thread_count(threads)
			var what := "%d elements, %d threads" % [count, threads]
			var array := floats.duplicate()
			Compute.sort(array)
			check(array == expected, "sort of " + what)
			var indices := Compute.argsort(floats)
			check(Compute.gathered(floats, indices) == expected, "argsort of " + what)
			Compute.reorder(array, Compute.argsort(array, true))
			array.reverse()
			check(array == expected, "reorder of " + what)


func test_floats_by_bits() -> void:
	var ascending := _ORDER + _NANS
	var descending := _ORDER.duplicate()
	descending.reverse()
	var nans := _NANS.duplicate()
	nans.reverse()
	descending += nans
	var mixed := PackedInt64Array()
	for i in ascending.size():
		mixed.append(ascending[i * 7 % ascending.size()])
	for times: int in [1, 10, 1000, 6000]:
		var input := Bits.to_floats(_repeated(mixed, times, false))
		for down: bool in [false, true]:
			var what := "%d times, descending %s" % [times, down]
			var expected := Bits.to_bytes(_repeated(descending if down else ascending, times, true))
			var array := input.duplicate()
			Compute.sort(array, down)
			check_bytes(array.to_byte_array(), expected, 4, what)
			var gathered: PackedFloat32Array = Compute.gathered(input, Compute.argsort(input, down))
			check_bytes(gathered.to_byte_array(), expected, 4, "argsort, " + what)
		var unique: PackedFloat32Array = Compute.unique(input)
		var distinct := ascending.slice(0, _ORDER.size() + 1)
		distinct.remove_at(distinct.find(0))
		check_bytes(unique.to_byte_array(), Bits.to_bytes(distinct), 4, "unique, %d times" % times)


func test_argsort_is_stable() -> void:
	for count: int in [10, 100, 1000, 5000, 40_000, 200_000]:
		for type in _NUMBERS:
			var array: Variant = PackedArrays.of_type(type, 0)
			for i in count:
				array.append(i * 7919 % 5)
			for down: bool in [false, true]:
				var expected := PackedInt32Array()
				for step in 5:
					var value := 4 - step if down else step
					for i in count:
						if i * 7919 % 5 == value:
							expected.append(i)
				check(Compute.argsort(array, down) == expected, "%s of %d" % [type_string(type), count])


func test_sorted_and_reversed_arrays() -> void:
	for count: int in [2, 20, 1000, 100_000]:
		var up := PackedInt32Array(range(count))
		var down := PackedInt32Array(range(count - 1, -1, -1))
		for array: PackedInt32Array in [up, down]:
			check(Compute.sorted(array) == up, "sorted, %d" % count)
			check(Compute.sorted(array, true) == down, "descending, %d" % count)
			check(Compute.argsort(array) == array, "argsort, %d" % count)


func test_shared_arrays() -> void:
	for type in _NUMBERS:
		for count: int in [10, 1000, 50_000]:
			var array: Variant = PackedArrays.of_type(type, count)
			var expected: Variant = array.duplicate()
			expected.sort()
			var copy: Variant = array.duplicate()
			Compute.sort(array)
			check(array == expected, "%s of %d" % [type_string(type), count])
			check(copy == PackedArrays.of_type(type, count), "copy of %s of %d" % [type_string(type), count])


func test_search_sorted() -> void:
	for type in _NUMBERS:
		for count in range(0, 100, 3):
			var array: Variant = PackedArrays.of_type(type, count)
			var values: Variant = PackedArrays.of_type(type, 150)
			array.sort()
			for before: bool in [true, false]:
				var expected := PackedInt32Array()
				for value: Variant in values:
					expected.append(array.bsearch(value, before))
				var what := "%s of %d, before %s" % [type_string(type), count, before]
				check_equal(Compute.search_sorted(array, values, before), expected, what)
				var down: Variant = array.duplicate()
				down.reverse()
				for i in expected.size():
					expected[i] = count - array.bsearch(values[i], not before)
				check_equal(Compute.search_sorted(down, values, before, true), expected, what + ", descending")


func test_search_for_nan_and_zeros() -> void:
	var minus := Samples.minus_zero()
	var array := PackedFloat32Array([-1.0, minus, 0.0, 2.0, NAN, NAN])
	var values := PackedFloat32Array([minus, 0.0, NAN, INF])
	check_equal(Compute.search_sorted(array, values), PackedInt32Array([1, 1, 4, 4]), "before")
	check_equal(Compute.search_sorted(array, values, false), PackedInt32Array([3, 3, 6, 4]), "behind")


func test_unique() -> void:
	for type in _NUMBERS:
		for count: int in [0, 1, 2, 10, 100, 10_000, 200_000]:
			var array: Variant = PackedArrays.of_type(type, 0)
			var expected: Variant = PackedArrays.of_type(type, 0)
			for i in count:
				array.append(i * 7919 % 101)
			for i in mini(count, 101):
				expected.append(i * 7919 % 101)
			expected.sort()
			check_equal(Compute.unique(array), expected, "%s of %d" % [type_string(type), count])
			check_equal(Compute.unique.call(array), expected, "untyped, %s of %d" % [type_string(type), count])


func test_arrays_that_are_not_of_numbers() -> void:
	for array: Variant in [PackedVector2Array(), PackedVector3Array(), PackedVector4Array(), PackedColorArray()]:
		expect_error("Compute.sort: 'array' has vectors or colors, not numbers")
		Compute.sort(array)
		expect_error("Compute.sorted: 'array' has vectors or colors, not numbers")
		check_equal(Compute.sorted(array), null, "sorted")
		expect_error("Compute.argsort: 'array' has vectors or colors, not numbers")
		check_equal(Compute.argsort(array), PackedInt32Array(), "argsort")
		expect_error("Compute.unique: 'array' has vectors or colors, not numbers")
		check_equal(Compute.unique(array), null, "unique")
		expect_error("Compute.search_sorted: 'array' has vectors or colors, not numbers")
		check_equal(Compute.search_sorted(array, array), PackedInt32Array(), "search_sorted")
	expect_error("Compute.sort: 'array' is of type Array, not a packed array")
	Compute.sort([2, 1])
	expect_error("Compute.sort: 'array' is of type PackedStringArray, not a packed array of numbers, vectors or colors")
	Compute.sort(PackedStringArray(["b", "a"]))


func test_search_for_values_of_another_type() -> void:
	expect_error("Compute.search_sorted: 'values' is of type PackedFloat64Array, not PackedFloat32Array")
	var found := Compute.search_sorted(PackedFloat32Array([1.0]), PackedFloat64Array([1.0]))
	check_equal(found, PackedInt32Array(), "by another type of array")
	expect_error("Compute.search_sorted: 'values' is of type float, not a packed array")
	found = Compute.search_sorted(PackedFloat32Array([1.0]), 1.0)
	check_equal(found, PackedInt32Array(), "by a number")


# All ways to sort, against the engine's.
func _check_sorting(array: Variant) -> void:
	var what := "%s of %d" % [type_string(typeof(array)), array.size()]
	var up: Variant = array.duplicate()
	up.sort()
	var down: Variant = up.duplicate()
	down.reverse()
	for descending: bool in [false, true]:
		var expected: Variant = down if descending else up
		check_equal(Compute.sorted(array, descending), expected, "sorted, " + what)
		check_equal(Compute.sorted.call(array, descending), expected, "sorted untyped, " + what)
		var indices := Compute.argsort(array, descending)
		check_equal(Compute.gathered(array, indices), expected, "argsort, " + what)
		check_equal(Compute.argsort.call(array, descending), indices, "argsort untyped, " + what)
		var copy: Variant = array.duplicate()
		Compute.sort(copy, descending)
		check_equal(copy, expected, "sort, " + what)
		Compute.sort.call(copy, not descending)
		check_equal(copy, up if descending else down, "sort untyped, " + what)


func _random(count: int) -> PackedFloat32Array:
	var generator := RandomNumberGenerator.new()
	generator.seed = count
	var floats := PackedFloat32Array()
	floats.resize(count)
	for i in count:
		floats[i] = generator.randf_range(-1.0, 1.0) * generator.randf()
	return floats


# Each word so many times, one after the other or all of them over and over.
func _repeated(words: PackedInt64Array, times: int, together: bool) -> PackedInt64Array:
	var result := PackedInt64Array()
	for i in words.size() * times:
		@warning_ignore("integer_division")
		result.append(words[i / times] if together else words[i % words.size()])
	return result
