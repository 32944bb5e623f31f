extends TestSuite
## Comparisons and masks against GDScript's own loops.

const _LARGE: Array[int] = [1000, 40_001]

# For each comparison what GDScript says of two elements, and the typed calls.
var _comparisons: Dictionary[String, Array] = {
	"less": [
		func(a: Variant, b: Variant) -> bool: return a < b,
		func(a: Variant, b: Variant) -> PackedByteArray: return Compute.less(a, b),
		func(out: PackedByteArray, a: Variant, b: Variant) -> void: Compute.less_into(out, a, b),
	],
	"less_equal": [
		func(a: Variant, b: Variant) -> bool: return a <= b,
		func(a: Variant, b: Variant) -> PackedByteArray: return Compute.less_equal(a, b),
		func(out: PackedByteArray, a: Variant, b: Variant) -> void: Compute.less_equal_into(out, a, b),
	],
	"greater": [
		func(a: Variant, b: Variant) -> bool: return a > b,
		func(a: Variant, b: Variant) -> PackedByteArray: return Compute.greater(a, b),
		func(out: PackedByteArray, a: Variant, b: Variant) -> void: Compute.greater_into(out, a, b),
	],
	"greater_equal": [
		func(a: Variant, b: Variant) -> bool: return a >= b,
		func(a: Variant, b: Variant) -> PackedByteArray: return Compute.greater_equal(a, b),
		func(out: PackedByteArray, a: Variant, b: Variant) -> void: Compute.greater_equal_into(out, a, b),
	],
	"equal": [
		func(a: Variant, b: Variant) -> bool: return a == b,
		func(a: Variant, b: Variant) -> PackedByteArray: return Compute.equal(a, b),
		func(out: PackedByteArray, a: Variant, b: Variant) -> void: Compute.equal_into(out, a, b),
	],
	"not_equal": [
		func(a: Variant, b: Variant) -> bool: return a != b,
		func(a: Variant, b: Variant) -> PackedByteArray: return Compute.not_equal(a, b),
		func(out: PackedByteArray, a: Variant, b: Variant) -> void: Compute.not_equal_into(out, a, b),
	],
}


@warning_ignore_start("unsafe_method_access", "unsafe_call_argument", "integer_division")
func test_comparisons_of_numbers() -> void:
	for name in _comparisons:
		for type in Numbers.TYPES:
			for count in _counts():
				var a: Variant = Numbers.of_type(type, count, 0, true)
				_check_comparison(name, a, Numbers.of_type(type, count, 1, true))
				_check_comparison(name, a, 2)


func test_comparisons_of_vectors() -> void:
	for name: String in ["equal", "not_equal"]:
		for type in Numbers.VECTOR_TYPES:
			for count: int in [0, 1, 16, 17, 100, 1000]:
				var a: Variant = Numbers.vectors_of_type(type, count)
				var b: Variant = Numbers.vectors_of_type(type, count, 1)
				for i in range(0, count, 3):
					b[i] = a[i]
				_check_comparison(name, a, b)
				if count > 0:
					_check_comparison(name, a, a[count / 2])


func test_a_number_takes_the_type_of_the_elements() -> void:
	var a := PackedFloat32Array([0.1])
	check_equal(Compute.equal(a, 0.1), PackedByteArray([1]), "0.1 as 32 bits")
	expect_error("Compute.less: 'other' is 0.5, which a PackedInt32Array cannot hold")
	check_equal(Compute.less(PackedInt32Array([1]), 0.5), PackedByteArray(), "0.5")


func test_is_nan() -> void:
	for type: int in [TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT64_ARRAY]:
		for count in _counts():
			var array: Variant = Numbers.of_type(type, count, 0, true)
			var expected := PackedByteArray()
			for x: float in array:
				expected.append(int(is_nan(x)))
			check_equal(Compute.is_nan(array), expected, "typed")
			check_equal(Callable(Compute, "is_nan").call(array), expected, "untyped")
			var out := _used(count)
			Compute.is_nan_into(out, array)
			check_equal(out, expected, "into")
			out = _used(count)
			Callable(Compute, "is_nan_into").call(out, array)
			check_equal(out, expected, "into, untyped")
	expect_error("Compute.is_nan: 'array' is of type PackedInt32Array, not a packed array of floats")
	Compute.is_nan(PackedInt32Array())
	expect_error("Compute.is_nan_into: 'out' has 1 elements, 'array' has 2")
	Compute.is_nan_into(_used(1), PackedFloat32Array([1.0, 2.0]))


func test_comparisons_into_what_is_compared() -> void:
	for count in _counts():
		var bytes: PackedByteArray = Numbers.of_type(TYPE_PACKED_BYTE_ARRAY, count)
		var other: PackedByteArray = Numbers.of_type(TYPE_PACKED_BYTE_ARRAY, count, 1)
		var number := bytes.duplicate()
		Compute.less_into(number, number, 100)
		check_equal(number, Compute.less(bytes, 100), "with a number")
		var first := bytes.duplicate()
		Compute.greater_equal_into(first, first, other)
		check_equal(first, Compute.greater_equal(bytes, other), "the first")
		var second := other.duplicate()
		Callable(Compute, "not_equal_into").call(second, bytes, second)
		check_equal(second, Compute.not_equal(bytes, other), "the second")
		var both := bytes.duplicate()
		Compute.equal_into(both, both, both)
		check_equal(both, Compute.equal(bytes, bytes), "both")
		check_equal(bytes, Numbers.of_type(TYPE_PACKED_BYTE_ARRAY, count), "the duplicated stays")


func test_comparisons_into_take_no_memory() -> void:
	var array := PackedFloat32Array([1.0, 2.0, 3.0])
	var out := _used(3)
	var before := Compute.get_copy_count()
	Compute.less_into(out, array, 2.0)
	check_equal(Compute.get_copy_count(), before, "the copies")
	check_equal(out, PackedByteArray([1, 0, 0]), "the mask")
	Compute.less_into(out, out, 1)
	check_equal(Compute.get_copy_count(), before + 1, "the copies where it is read")
	check_equal(out, PackedByteArray([0, 1, 1]), "the mask of the mask")


func test_logic() -> void:
	for count in _counts():
		var a := Numbers.mask(count)
		var b := Numbers.mask(count, 1)
		var both := PackedByteArray()
		var either := PackedByteArray()
		var neither := PackedByteArray()
		for i in count:
			both.append(int(a[i] and b[i]))
			either.append(int(a[i] or b[i]))
			neither.append(int(not a[i]))
		var mask := a.duplicate()
		Compute.mask_and(mask, b)
		check_equal(mask, both, "and")
		mask = a.duplicate()
		Callable(Compute, "mask_or").call(mask, b)
		check_equal(mask, either, "or")
		mask = a.duplicate()
		Compute.mask_not(mask)
		check_equal(mask, neither, "not")
		check_equal(Compute.count_nonzero(neither), count - Compute.count_nonzero(a), "counts")
		mask = a.duplicate()
		Compute.mask_and(mask, mask)
		Compute.mask_not(mask)
		check_equal(mask, neither, "not of itself and itself")
		check_equal(a, Numbers.mask(count), "the first stays")


func test_count_nonzero() -> void:
	for type in Numbers.TYPES:
		for count in _counts():
			var array: Variant = Numbers.of_type(type, count, 0, true)
			var expected := 0
			for x: Variant in array:
				expected += int(x != 0)
			check_equal(Compute.count_nonzero(array), expected, "typed")
			check_equal(Callable(Compute, "count_nonzero").call(array), expected, "untyped")


func test_find_nonzero() -> void:
	for count in _counts():
		var mask := Numbers.mask(count)
		var expected := PackedInt32Array()
		for i in count:
			if mask[i]:
				expected.append(i)
		check_equal(Compute.find_nonzero(mask), expected, "typed")
		check_equal(Callable(Compute, "find_nonzero").call(mask), expected, "untyped")


func test_select() -> void:
	for type: int in Numbers.TYPES + Numbers.VECTOR_TYPES:
		for count in _counts():
			var mask := Numbers.mask(count, 1)
			var array: Variant = Numbers.any_of_type(type, count)
			var other: Variant = Numbers.any_of_type(type, count, 2)
			var one: Variant = other[0] if count > 0 else 0
			var expected: Variant = array.duplicate()
			var expected_one: Variant = array.duplicate()
			for i in count:
				if not mask[i]:
					expected[i] = other[i]
					expected_one[i] = one
			var actual: Variant = array.duplicate()
			Compute.select(actual, mask, other)
			check_equal(actual, expected, "select, type %d, %d" % [type, count])
			actual = array.duplicate()
			Callable(Compute, "select").call(actual, mask, one)
			check_equal(actual, expected_one, "select of one, type %d, %d" % [type, count])
			Compute.select(actual, mask, actual)
			check_equal(actual, expected_one, "select of itself")
			check_equal(array, Numbers.any_of_type(type, count), "the duplicated stays")


func test_compact() -> void:
	for type: int in Numbers.TYPES + Numbers.VECTOR_TYPES:
		for count in _counts():
			var mask := Numbers.mask(count, 1)
			var array: Variant = Numbers.any_of_type(type, count)
			var expected: Variant = array.duplicate()
			expected.clear()
			for i in count:
				if mask[i]:
					expected.append(array[i])
			var shared: Variant = array.duplicate()
			Compute.compact(shared, mask)
			check_equal(shared, expected, "compact, type %d, %d" % [type, count])
			check_equal(array, Numbers.any_of_type(type, count), "the duplicated stays")
			shared = null
			Callable(Compute, "compact").call(array, mask)
			check_equal(array, expected, "untyped")
			array.append(array[0] if array.size() > 0 else _zero(type))
			check_equal(array.size(), expected.size() + 1, "it grows again")


func expected_default(type: int) -> Variant:
	var array: Variant = type_convert([], type)
	array.resize(1)
	return array[0]


func test_a_mask_may_be_its_own_array() -> void:
	var bytes := Numbers.mask(500)
	var expected := PackedByteArray()
	for byte in bytes:
		if byte:
			expected.append(byte)
	Compute.compact(bytes, bytes)
	check_equal(bytes, expected, "compacted by itself")
	bytes = Numbers.mask(500)
	Compute.select(bytes, bytes, 7)
	expected = Numbers.mask(500)
	for i in 500:
		if not expected[i]:
			expected[i] = 7
	check_equal(bytes, expected, "selected by itself")


func test_errors_change_nothing() -> void:
	var array := PackedFloat32Array([1.0, 2.0, 3.0])
	var mask := PackedByteArray([1, 0])
	expect_error("Compute.compact: 'mask' has 2 elements, 'array' has 3")
	Compute.compact(array, mask)
	expect_error("Compute.select: 'mask' has 2 elements, 'array' has 3")
	Compute.select(array, mask, 0.0)
	expect_error("Compute.select: 'other' has 2 elements, 'array' has 3")
	Compute.select(array, PackedByteArray([1, 0, 1]), PackedFloat32Array([1.0, 2.0]))
	expect_error("Compute.less: 'other' has 1 elements, 'array' has 3")
	Compute.less(array, PackedFloat32Array([1.0]))
	expect_error("Compute.less_into: 'out' has 2 elements, 'array' has 3")
	Compute.less_into(mask, array, 1.0)
	expect_error("Compute.less_into: 'other' has 2 elements, 'array' has 3")
	Compute.less_into(PackedByteArray([1, 2, 3]), array, PackedFloat32Array([1.0, 2.0]))
	expect_error("Compute.less: 'array' has vectors or colors, not numbers")
	Compute.less(PackedVector3Array(), 1.0)
	expect_error("Compute.mask_and: 'other' has 3 elements, 'mask' has 2")
	Compute.mask_and(mask, PackedByteArray([1, 1, 1]))
	check_equal(array, PackedFloat32Array([1.0, 2.0, 3.0]), "the array")
	check_equal(mask, PackedByteArray([1, 0]), "the mask")


func test_threads_change_nothing() -> void:
	var array: PackedFloat32Array = Samples.floats(3_000_001)
	var expected := Compute.less(array, 10.0)
	for threads: int in [1, 2, 3]:
		Compute.set_thread_count(threads)
		check_equal(Compute.less(array, 10.0), expected, "%d threads" % threads)
		check_equal(Compute.count_nonzero(expected), Compute.find_nonzero(expected).size(), "count")


func _zero(type: int) -> Variant:
	var array: Variant = type_convert([], type)
	array.resize(1)
	return array[0]


func _check_comparison(name: String, a: Variant, b: Variant) -> void:
	var comparison: Callable = _comparisons[name][0]
	var typed: Callable = _comparisons[name][1]
	var expected := PackedByteArray()
	for i: int in a.size():
		var other: Variant = b[i] if typeof(b) >= TYPE_PACKED_BYTE_ARRAY else b
		expected.append(int(comparison.call(a[i], other)))
	var what := "%s, type %d, %d" % [name, typeof(a), a.size()]
	check_equal(typed.call(a, b), expected, what)
	check_equal(Callable(Compute, name).call(a, b), expected, "%s, untyped" % what)
	var into: Callable = _comparisons[name][2]
	var out := _used(expected.size())
	into.call(out, a, b)
	check_equal(out, expected, "%s, into" % what)
	out = _used(expected.size())
	var kept := out.duplicate()
	Callable(Compute, name + "_into").call(out, a, b)
	check_equal(out, expected, "%s, into, untyped" % what)
	check_equal(kept, _used(expected.size()), "%s, the duplicate stays" % what)
@warning_ignore_restore("unsafe_method_access", "unsafe_call_argument", "integer_division")


# Bytes that no comparison writes.
func _used(count: int) -> PackedByteArray:
	var bytes := PackedByteArray()
	bytes.resize(count)
	bytes.fill(9)
	return bytes


func _counts() -> Array[int]:
	var counts: Array[int] = []
	counts.assign([0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 99, 100])
	return counts + _LARGE
