@warning_ignore_start("unsafe_call_argument", "unsafe_method_access")
extends TestSuite
## Every way that memory is read, written, made and freed, in a few seconds: short enough for a
## checker of memory that slows the engine down thirty times.

const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))
# All kinds of tails.
const _COUNTS: PackedInt64Array = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 100]
# Work for two threads.
const _LARGE := 520_000


func test_in_place() -> void:
	for count in _COUNTS:
		var points := Samples.points_3d(count)
		Compute.transform_points(points, _XFORM)
		var untyped: Variant = Samples.points_3d(count)
		Compute.transform_points(untyped, _XFORM)
		Compute.transform_points.call(untyped, _XFORM.affine_inverse())
		Compute.transform_points(untyped, _XFORM)
		Compute.transform_directions(points, _XFORM.basis)
		var points_2d := Samples.points_2d(count)
		Compute.transform_points_2d(points_2d, Transform2D.IDENTITY)
		check_equal(points_2d, Samples.points_2d(count), "points in 2D")
		check_equal(points.size(), count, "size")


func test_changed_duplicates() -> void:
	for count in _COUNTS:
		var points := Samples.points_3d(count)
		var copy := points.duplicate()
		Compute.transform_points(copy, _XFORM)
		check_bits_3d(copy, _XFORM * points, "copy of %d" % count)
		if count > 0:
			Exercise.storage(self, copy, _XFORM * points, "copy of %d" % count)


func test_new_arrays() -> void:
	for count in _COUNTS:
		var points := Samples.points_3d(count)
		var new := Compute.transformed_points(points, _XFORM)
		check_bits_3d(new, _XFORM * points, "new of %d" % count)
		if count > 0:
			Exercise.storage(self, new, _XFORM * points, "new of %d" % count)
		new = Compute.transformed_points.call(points, _XFORM)
		Exercise.briefly(new)
		check_equal(Compute.transformed_points_2d([], Transform2D()).size(), 0, "size in 2D")


func test_into() -> void:
	for count in _COUNTS:
		var points := Samples.points_3d(count)
		var out := PackedVector3Array()
		out.resize(count)
		var copy := out.duplicate()
		Compute.transform_points_into(out, points, _XFORM)
		check_bits_3d(out, _XFORM * points, "out of %d" % count)
		Compute.transform_points_into(out, points, _XFORM)
		Compute.transform_points_into(points, points, _XFORM)
		check_bits_3d(points, out, "points of %d" % count)
		check_equal(copy.count(Vector3.ZERO), count, "elements of the copy of out left alone")
		Exercise.briefly(out)


func test_converted() -> void:
	for count in _COUNTS:
		var vectors: Variant = Array(Samples.points_3d(count))
		var basis: Variant = _XFORM.basis
		var new := Compute.transformed_points(vectors, basis)
		check_equal(new.size(), count, "size")
		Compute.transform_points_into(new, vectors, basis)
		check_equal(new.size(), count, "size")


func test_every_type() -> void:
	for count: int in [0, 1, 3, 17]:
		for array: Variant in PackedArrays.all(count):
			var copy: Variant = array.duplicate()
			ClassDB.class_call_static("ComputeTest", "touch", copy)
			ClassDB.class_call_static("ComputeTest", "touch", copy)
			check_equal(copy, array, "copy of a %s" % type_string(typeof(array)))
			if count > 0:
				Exercise.storage(self, copy, array.duplicate(), type_string(typeof(array)))


func test_large() -> void:
	for threads: int in [1, 2, 3]:
		Compute.set_thread_count(threads)
		var points := Samples.points_3d(_LARGE)
		var expected := _XFORM * points
		var copy := points.duplicate()
		Compute.transform_points(copy, _XFORM)
		check_bits_3d(copy, expected, "the copy")
		check_bits_3d(Compute.transformed_points(points, _XFORM), expected, "the new array")
		Compute.transform_points(points, _XFORM)
		check_bits_3d(points, expected, "points")
		Exercise.briefly(copy)


func test_threads() -> void:
	var base := Samples.points_3d(100)
	var expected := _XFORM * base
	var threads: Array[Thread] = []
	for i in 4:
		var thread := Thread.new()
		thread.start(func() -> PackedVector3Array:
			var copy := PackedVector3Array()
			for j in 20:
				copy = base.duplicate()
				Compute.transform_points(copy, _XFORM)
				Exercise.briefly(copy)
			return copy)
		threads.append(thread)
	for thread in threads:
		check_equal(thread.wait_to_finish(), expected, "result of a thread")


func test_errors() -> void:
	var points := Samples.points_3d(5)
	var empty := PackedVector3Array()
	expect_error("Compute.transform_points_into: 'out' has 0 elements, 'points' has 5")
	Compute.transform_points_into(empty, points, _XFORM)
	expect_error("Compute.is_shared: 'array' is of type Nil, not a packed array")
	Compute.is_shared(null)
	check_equal(Compute.transformed_points.callv(["text", 1]), empty, "result for wrong types")
	check_equal(Compute.transformed_points.callv([]), empty, "result for no argument")
	expect_engine_error("a test asked for it")
	expect_error("ComputeTest.fail: internal error, please report it: a test asked for it")
	ClassDB.class_call_static("ComputeTest", "fail")
	expect_error("ComputeTest.touch_both: 'a' and 'b' are one array, and both are changed")
	ClassDB.class_call_static("ComputeTest", "touch_both", points, points)
	check_bits_3d(points, Samples.points_3d(5), "points")


func test_information() -> void:
	check_equal("\n".join(Compute.self_test()), "", "what is not as it should be")
	check_equal(Compute.get_info().size(), 5, "keys")
	check(not Compute.is_shared(PackedVector3Array()), "an empty array shares nothing")
