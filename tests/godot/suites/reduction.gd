extends TestSuite
## Reductions against GDScript's own loops. The numbers are small whole ones, so that their sums are exact.

const _COUNTS: Array[int] = [
	0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 48, 63, 64, 65, 99, 100, 1000, 24_576, 24_577, 60_000,
]
# What an array must not be empty for, and what it gives then.
const _OF_SOME: Array[String] = ["mean", "variance", "standard_deviation", "min", "max"]


@warning_ignore_start("unsafe_method_access", "unsafe_call_argument", "integer_division")
func test_numbers() -> void:
	for type in Numbers.TYPES:
		for count in _COUNTS:
			var array: Variant = Numbers.of_type(type, count)
			var other: Variant = Numbers.of_type(type, count, 1)
			var sum := 0.0
			var squares := 0.0
			var products := 0.0
			for i in count:
				sum += array[i]
				squares += array[i] * array[i]
				products += array[i] * other[i]
			var what := "type %d, %d" % [type, count]
			check_equal(Compute.sum(array), sum, "sum, %s" % what)
			check_equal(Compute.dot_product(array, other), products, "dot_product, %s" % what)
			check_equal(Compute.norm(array), sqrt(squares), "norm, %s" % what)
			_check_untyped("sum", [array], sum)
			_check_untyped("dot_product", [array, other], products)
			_check_untyped("norm", [array], sqrt(squares))
			if type in [TYPE_PACKED_INT32_ARRAY, TYPE_PACKED_INT64_ARRAY, TYPE_PACKED_BYTE_ARRAY]:
				check_equal(Compute.sum_int(array), int(sum), "sum_int, %s" % what)
				_check_untyped("sum_int", [array], int(sum))
			if count > 0:
				_check_some(array, sum, what)
			check_equal(Compute.any(array), squares != 0, "any, %s" % what)
			check_equal(Compute.all(array), Compute.count_nonzero(array) == count, "all, %s" % what)
			_check_untyped("any", [array], squares != 0)


func _check_some(array: Variant, sum: float, what: String) -> void:
	var count: int = array.size()
	var mean := sum / count
	var distances := 0.0
	var least := 0
	var greatest := 0
	for i in count:
		distances += (array[i] - mean) ** 2
		least = i if array[i] < array[least] else least
		greatest = i if array[i] > array[greatest] else greatest
	check_equal(Compute.mean(array), mean, "mean, %s" % what)
	_check_near(Compute.variance(array), distances / count, "variance, %s" % what)
	_check_near(Compute.standard_deviation(array), sqrt(distances / count), "deviation, %s" % what)
	check_equal(Compute.min(array), float(array[least]), "min, %s" % what)
	check_equal(Compute.max(array), float(array[greatest]), "max, %s" % what)
	check_equal(Compute.argmin(array), least, "argmin, %s" % what)
	check_equal(Compute.argmax(array), greatest, "argmax, %s" % what)
	_check_untyped("mean", [array], mean)
	_check_untyped("max", [array], float(array[greatest]))
	_check_untyped("argmin", [array], least)


func test_vectors() -> void:
	for count in _COUNTS:
		for type in Numbers.VECTOR_TYPES:
			var vectors: Variant = Numbers.vectors_of_type(type, count)
			var sum: Variant = [Vector2.ZERO, Vector3.ZERO, Vector4.ZERO, Color(0, 0, 0, 0)][
					Numbers.VECTOR_TYPES.find(type)]
			for vector: Variant in vectors:
				sum += vector
			check_equal(Compute.sum_vectors(vectors), sum, "sum_vectors, type %d, %d" % [type, count])
			_check_untyped("sum_vectors", [vectors], sum)
		if count > 0:
			_check_bounds(count)


func _check_bounds(count: int) -> void:
	var points: PackedVector3Array = Samples.points_3d(count)
	var points_2d: PackedVector2Array = Samples.points_2d(count)
	var least := points[0]
	var greatest := points[0]
	var sum := PackedFloat64Array([0, 0, 0])
	for point in points:
		least = least.min(point)
		greatest = greatest.max(point)
		for c in 3:
			sum[c] += point[c]
	check_equal(Compute.bounds(points), AABB(least, greatest - least), "bounds, %d" % count)
	_check_untyped("bounds", [points], AABB(least, greatest - least))
	var centroid := Vector3(sum[0] / count, sum[1] / count, sum[2] / count)
	check(Compute.centroid(points).is_equal_approx(centroid), "centroid, %d" % count)
	var least_2d := points_2d[0]
	var greatest_2d := points_2d[0]
	for point in points_2d:
		least_2d = least_2d.min(point)
		greatest_2d = greatest_2d.max(point)
	check_equal(Compute.bounds_2d(points_2d), Rect2(least_2d, greatest_2d - least_2d), "bounds_2d")
	var whole: PackedVector2Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR2_ARRAY, count)
	var sum_2d: Vector2 = Compute.sum_vectors(whole)
	check_equal(Compute.centroid_2d(whole), sum_2d / count, "centroid_2d, %d" % count)


func test_histogram() -> void:
	for type in Numbers.TYPES:
		for count in _COUNTS:
			var array: Variant = Numbers.of_type(type, count, 0, true)
			var expected := PackedInt32Array([0, 0, 0, 0])
			for x: float in array:
				if x >= -2 and x <= 2:
					expected[mini(int(x + 2), 3)] += 1
			check_equal(Compute.histogram(array, 4, -2, 2), expected, "type %d, %d" % [type, count])
			_check_untyped("histogram", [array, 4, -2, 2], expected)


func test_cumulative_sum() -> void:
	for type in Numbers.TYPES:
		for count in _COUNTS:
			var array: Variant = Numbers.of_type(type, count)
			var expected: Variant = array.duplicate()
			for i in range(1, count):
				expected[i] += expected[i - 1]
			var shared: Variant = array.duplicate()
			Compute.cumulative_sum(shared)
			check_equal(shared, expected, "type %d, %d" % [type, count])
			check_equal(array, Numbers.of_type(type, count), "the duplicated stays")
			Callable(Compute, "cumulative_sum").call(array)
			check_equal(array, expected, "untyped")


func test_not_a_number() -> void:
	var array := Samples.floats(1000)
	array[700] = NAN
	array[800] = NAN
	for method: String in ["sum", "norm"] + _OF_SOME:
		var result: float = Callable(Compute, method).call(array)
		check(is_nan(result), "%s is NaN" % method)
	check_equal(Compute.argmin(array), 700, "argmin")
	check_equal(Compute.argmax(array), 700, "argmax")
	var points := Samples.points_3d(100)
	points[50].y = NAN
	var bounds := Compute.bounds(points)
	check(is_nan(bounds.position.y) and is_nan(bounds.size.y), "bounds have it")
	check(is_finite(bounds.position.x) and is_finite(bounds.size.z), "in its component")


func test_sums_are_right() -> void:
	var array := PackedFloat32Array()
	array.resize(1_000_000)
	array.fill(0.1)
	var tenth := array[0]
	var expected := tenth * 1_000_000
	var first := Compute.sum(array)
	check(absf(first - expected) <= 1.2e-13 * expected, "sum of tenths is %s" % first)
	for threads: int in [1, 2, 3]:
		Compute.set_thread_count(threads)
		check_equal(Compute.sum(array), first, "%d threads" % threads)


func test_threads_change_nothing() -> void:
	var array := Samples.floats(3_600_001)
	var expected := []
	for threads: int in [1, 2, 3]:
		Compute.set_thread_count(threads)
		var results := [
			Compute.sum(array), Compute.norm(array), Compute.variance(array), Compute.min(array),
			Compute.max(array), Compute.argmax(array), Compute.dot_product(array, array),
			Compute.histogram(array, 10, -1000, 1000),
		]
		expected = results if expected.is_empty() else expected
		check_equal(results, expected, "%d threads" % threads)


func test_empty() -> void:
	for type in Numbers.TYPES:
		var empty: Variant = Numbers.of_type(type, 0)
		check_equal(Compute.sum(empty), 0.0, "sum")
		check_equal(Compute.any(empty), false, "any")
		check_equal(Compute.all(empty), true, "all")
		for method in _OF_SOME:
			expect_error("Compute.%s: 'array' is empty" % method)
			var result: float = Callable(Compute, method).call(empty)
			check(is_nan(result), method)
	var none := PackedFloat32Array()
	expect_error("Compute.min: 'array' is empty")
	check(is_nan(Compute.min(none)), "min, typed")
	expect_error("Compute.mean: 'array' is empty")
	check(is_nan(Compute.mean(none)), "mean, typed")
	expect_error("Compute.argmin: 'array' is empty")
	check_equal(Compute.argmin(none), -1, "argmin, typed")
	expect_error("Compute.argmax: 'array' is empty")
	check_equal(Callable(Compute, "argmax").call(none), -1, "argmax, untyped")
	expect_error("Compute.centroid: 'points' is empty")
	check_equal(Compute.centroid(PackedVector3Array()), Vector3.ZERO, "centroid")
	expect_error("Compute.bounds: 'points' is empty")
	check_equal(Compute.bounds(PackedVector3Array()), AABB(), "bounds")
	expect_error("Compute.centroid_2d: 'points' is empty")
	check_equal(Compute.centroid_2d(PackedVector2Array()), Vector2.ZERO, "centroid_2d")
	expect_error("Compute.bounds_2d: 'points' is empty")
	check_equal(Compute.bounds_2d(PackedVector2Array()), Rect2(), "bounds_2d")


func test_errors() -> void:
	expect_error("Compute.sum: 'array' has vectors or colors, not numbers")
	check(is_nan(Compute.sum(PackedVector3Array())), "sum of vectors")
	expect_error("Compute.dot_product: 'b' has 1 elements, 'a' has 2")
	Compute.dot_product(PackedFloat32Array([1, 2]), PackedFloat32Array([1]))
	expect_error("Compute.dot_product: 'b' is of type PackedFloat64Array, not PackedFloat32Array")
	Compute.dot_product(PackedFloat32Array([1]), PackedFloat64Array([1]))
	expect_error("Compute.sum_int: 'array' is of type PackedFloat32Array, not a packed array of integers")
	Compute.sum_int(PackedFloat32Array([1]))
	var int_max := 0x7fff_ffff_ffff_ffff
	expect_error("Compute.sum_int: the sum is 9223372036854775808, which an int cannot hold")
	check_equal(Compute.sum_int(PackedInt64Array([int_max, 1])), 0, "too large a sum")
	check_equal(Compute.sum_int(PackedInt64Array([int_max, 1, -1])), int_max, "the largest")
	expect_error("Compute.histogram: there are no 0 bins from 0 to 1")
	check_equal(Compute.histogram(PackedFloat32Array(), 0, 0.0, 1.0), PackedInt32Array(), "no bins")
	expect_error("Compute.histogram: there are no 3 bins from 1 to 1")
	Compute.histogram(PackedFloat32Array(), 3, 1.0, 1.0)
	expect_error("Compute.sum_vectors: 'vectors' is of type PackedFloat32Array, not a packed array of vectors or colors")
	check_equal(Compute.sum_vectors(PackedFloat32Array()), null, "sum_vectors of numbers")
	expect_error("Compute.cumulative_sum: 'array' has vectors or colors, not numbers")
	Compute.cumulative_sum(PackedVector2Array())


func _check_untyped(method: String, arguments: Array, expected: Variant) -> void:
	check_equal(Callable(Compute, method).callv(arguments), expected, "%s, untyped" % method)


func _check_near(actual: float, expected: float, what: String) -> void:
	check(absf(actual - expected) <= 1e-12 * absf(expected), "%s: %s, not %s" % [what, actual, expected])
@warning_ignore_restore("unsafe_method_access", "unsafe_call_argument", "integer_division")
