@warning_ignore_start("unsafe_method_access", "unsafe_call_argument", "integer_division")
extends TestSuite
## Elements by their indices, against loops.

const _THREADS: PackedInt64Array = [1, 2, 3, 8]


func test_every_type_and_length_to_100() -> void:
	for type: int in _types():
		for count in 101:
			_check_indexed(PackedArrays.of_type(type, count), _indices(count, count))
			_check_indexed(PackedArrays.of_type(type, count), _indices(2 * count, count))
			_check_indexed(PackedArrays.of_type(type, count), _indices(count / 3, count))


func test_typed_calls() -> void:
	var points := Samples.points_3d(5)
	var indices := PackedInt32Array([3, 3, 0])
	var gathered: PackedVector3Array = Compute.gathered(points, indices)
	check_bits_3d(gathered, PackedVector3Array([points[3], points[3], points[0]]), "gathered")
	var expected := points.duplicate()
	expected[3] = Vector3.UP
	expected[0] = Vector3.LEFT
	Compute.scatter(points, indices, PackedVector3Array([Vector3.ONE, Vector3.UP, Vector3.LEFT]))
	check_bits_3d(points, expected, "scatter")
	Compute.reorder(points, PackedInt32Array([4, 3, 2, 1, 0]))
	expected.reverse()
	check_bits_3d(points, expected, "reorder")


func test_indices_are_converted() -> void:
	var floats := PackedFloat32Array([1.0, 2.0, 3.0])
	check_equal(Compute.gathered(floats, [2, 0]), PackedFloat32Array([3.0, 1.0]), "an Array")
	var indices: Variant = [2, 1, 0]
	Compute.reorder(floats, indices)
	check_equal(floats, PackedFloat32Array([3.0, 2.0, 1.0]), "an Array, untyped")


func test_large_at_any_thread_count() -> void:
	for count: int in [420_000, 1_000_003]:
		var floats := Samples.floats(count)
		var indices := _indices(count, count)
		var expected := PackedFloat32Array()
		expected.resize(count)
		for i in count:
			expected[i] = floats[indices[i]]
		for threads in _THREADS:
			Compute.set_thread_count(threads)
			check(Compute.gathered(floats, indices) == expected, "gathered, %d threads" % threads)
			var array := floats.duplicate()
			Compute.reorder(array, indices)
			check(array == expected, "reorder of a shared array, %d threads" % threads)
			array = floats.duplicate()
			array[0] = array[0]
			Compute.reorder(array, indices)
			check(array == expected, "reorder, %d threads" % threads)


func test_one_array_for_all() -> void:
	var indices := PackedInt32Array([2, 0, 1, 1])
	check_equal(Compute.gathered(indices, indices), PackedInt32Array([1, 2, 0, 0]), "gathered")
	for is_shared: bool in [false, true]:
		var array := PackedInt32Array([2, 0, 1, 1])
		var copy := array.duplicate() if is_shared else array
		Compute.reorder(array, array)
		check_equal(array, PackedInt32Array([1, 2, 0, 0]), "reorder by itself")
		array = PackedInt32Array([2, 0, 1, 1])
		copy = array.duplicate() if is_shared else array
		Compute.scatter(array, array, array)
		check_equal(array, PackedInt32Array([0, 1, 2, 1]), "scatter by itself, of itself")
		array = PackedInt32Array([2, 0, 1, 1])
		copy = array.duplicate() if is_shared else array
		Compute.scatter(array, array, PackedInt32Array([7, 8, 9, 10]))
		check_equal(array, PackedInt32Array([8, 10, 7, 1]), "scatter by itself")
		if is_shared:
			check_equal(copy, PackedInt32Array([2, 0, 1, 1]), "the copy")
	for type: int in _types():
		var array: Variant = PackedArrays.of_type(type, 100)
		var before: Variant = PackedArrays.of_type(type, 100)
		var places := _indices(100, 100)
		Compute.scatter(array, places, array)
		var expected: Variant = PackedArrays.of_type(type, 100)
		for i in 100:
			expected[places[i]] = before[i]
		check_equal(array, expected, "scatter of itself, %s" % type_string(type))


func test_shared_arrays() -> void:
	for type: int in _types():
		var array: Variant = PackedArrays.of_type(type, 50)
		var copy: Variant = array.duplicate()
		Compute.scatter(array, PackedInt32Array([4]), array.slice(7, 8))
		check_equal(array[4], copy[7], "scatter, %s" % type_string(type))
		check_equal(copy, PackedArrays.of_type(type, 50), "copy after scatter, %s" % type_string(type))
		array = copy.duplicate()
		Compute.reorder(array, PackedInt32Array(range(49, -1, -1)))
		array.reverse()
		check_equal(array, copy, "reorder, %s" % type_string(type))


func test_indices_out_of_range() -> void:
	var array := Samples.floats(5)
	var copy := array.duplicate()
	for index: int in [5, -1, 2147483647, -2147483648]:
		var indices := PackedInt32Array([0, 4, index, 9, 1])
		var what := "'indices' is %d at index 2, but 'array' has 5 elements" % index
		expect_error("Compute.gathered: " + what)
		check_equal(Compute.gathered(array, indices), null, "gathered")
		expect_error("Compute.scatter: " + what)
		Compute.scatter(array, indices, Samples.floats(5))
		expect_error("Compute.reorder: " + what)
		Compute.reorder(array, indices)
	check(Compute.is_shared(array), "still shared")
	check_equal(array, copy, "array")
	expect_error("Compute.gathered: 'indices' is 0 at index 0, but 'array' has 0 elements")
	Compute.gathered(PackedFloat32Array(), PackedInt32Array([0]))
	var many := PackedInt32Array()
	many.resize(1_000_000)
	many[999_999] = 7
	expect_error("Compute.gathered: 'indices' is 7 at index 999999, but 'array' has 5 elements")
	Compute.gathered(array, many)


func test_sizes_and_types() -> void:
	var array := Samples.floats(5)
	expect_error("Compute.reorder: 'indices' has 2 elements, 'array' has 5")
	Compute.reorder(array, PackedInt32Array([1, 2]))
	expect_error("Compute.scatter: 'values' has 1 elements, 'indices' has 2")
	Compute.scatter(array, PackedInt32Array([1, 2]), PackedFloat32Array([1.0]))
	expect_error("Compute.scatter: 'values' is of type PackedInt32Array, not PackedFloat32Array")
	Compute.scatter(array, PackedInt32Array([1]), PackedInt32Array([1]))
	expect_error("Compute.scatter: 'values' is of type float, not a packed array")
	Compute.scatter(array, PackedInt32Array([1]), 1.0)
	expect_error("Compute.gathered: 'array' is of type PackedStringArray, not a packed array of numbers, vectors or colors")
	Compute.gathered(PackedStringArray(["a"]), PackedInt32Array([0]))
	check_equal(array, Samples.floats(5), "array")


func _check_indexed(array: Variant, indices: PackedInt32Array) -> void:
	var count: int = array.size()
	var what := "%s of %d by %d" % [type_string(typeof(array)), count, indices.size()]
	var expected: Variant = array.slice(0, 0)
	for index in indices:
		expected.append(array[index])
	check_equal(Compute.gathered(array, indices), expected, "gathered, " + what)
	check_equal(Compute.gathered.call(array, indices), expected, "gathered untyped, " + what)
	if indices.size() == count:
		var reordered: Variant = array.duplicate()
		Compute.reorder(reordered, indices)
		check_equal(reordered, expected, "reorder, " + what)
		reordered = PackedArrays.of_type(typeof(array), count)
		Compute.reorder.call(reordered, indices)
		check_equal(reordered, expected, "reorder untyped, " + what)
	var values: Variant = PackedArrays.of_type(typeof(array), indices.size())
	values.reverse()
	var scattered: Variant = PackedArrays.of_type(typeof(array), count)
	for i in indices.size():
		scattered[indices[i]] = values[i]
	var copy: Variant = array.duplicate()
	Compute.scatter(copy, indices, values)
	check_equal(copy, scattered, "scatter, " + what)
	Compute.scatter.call(array, indices, values)
	check_equal(array, scattered, "scatter untyped, " + what)


# So many indices of that many elements, some of them more than once.
func _indices(count: int, elements: int) -> PackedInt32Array:
	var indices := PackedInt32Array()
	indices.resize(count if elements > 0 else 0)
	for i in indices.size():
		indices[i] = (i * 7919 + i / 3) % elements
	return indices


func _types() -> Array:
	var types := range(TYPE_PACKED_BYTE_ARRAY, TYPE_PACKED_VECTOR4_ARRAY + 1)
	types.erase(TYPE_PACKED_STRING_ARRAY)
	return types
