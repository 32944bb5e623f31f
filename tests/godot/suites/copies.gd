extends TestSuite
## An array that shares its memory with a copy is left alone: results go to new memory, written
## once, and that is counted.

const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))
const _COUNT := 1000
const _BYTES := _COUNT * 12

var _start := Samples.points_3d(_COUNT)
var _moved := _XFORM * _start
var _copies := Compute.get_copy_count()
var _copied_bytes := Compute.get_copied_bytes()


func test_duplicate() -> void:
	var points := Samples.points_3d(_COUNT)
	var copy := points.duplicate()
	_check_shared(points, true, "the original")
	_check_shared(copy, true, "the copy")
	Compute.transform_points(copy, _XFORM)
	check_bits_3d(copy, _moved, "the copy")
	check_bits_3d(points, _start, "the original")
	_check_shared(points, false, "the original afterwards")
	_check_shared(copy, false, "the copy afterwards")
	_check_copies(1)
	# Both have memory of their own now.
	Compute.transform_points(copy, _XFORM.affine_inverse())
	Compute.transform_points(points, _XFORM)
	check_bits_3d(points, _moved, "the original, changed in turn")
	_check_copies(1)


func test_original_of_a_duplicate() -> void:
	var points := Samples.points_3d(_COUNT)
	var copy := points.duplicate()
	Compute.transform_points(points, _XFORM)
	check_bits_3d(points, _moved, "the original")
	check_bits_3d(copy, _start, "the copy")
	_check_copies(1)


func test_untyped_duplicate() -> void:
	var points: Variant = Samples.points_3d(_COUNT)
	@warning_ignore("unsafe_method_access")
	var copy: Variant = points.duplicate()
	@warning_ignore("unsafe_call_argument")
	Compute.transform_points(copy, _XFORM)
	@warning_ignore("unsafe_call_argument")
	check_bits_3d(copy, _moved, "the copy")
	@warning_ignore("unsafe_call_argument")
	check_bits_3d(points, _start, "the original")
	_check_copies(1)


func test_duplicate_that_is_gone() -> void:
	var points := Samples.points_3d(_COUNT)
	var copy := points.duplicate()
	copy = PackedVector3Array()
	_check_shared(points, false, "the original")
	Compute.transform_points(points, _XFORM)
	check_bits_3d(points, _moved, "the original")
	check_equal(copy.size(), 0, "size of the copy")
	_check_copies(0)


func test_three_that_share() -> void:
	var first := Samples.points_3d(_COUNT)
	var second := first.duplicate()
	var third := second.duplicate()
	Compute.transform_points(second, _XFORM)
	check_bits_3d(second, _moved, "the second")
	check_bits_3d(first, _start, "the first")
	check_bits_3d(third, _start, "the third")
	_check_shared(first, true, "the first")
	_check_shared(second, false, "the second")
	_check_copies(1)
	Compute.transform_points(third, _XFORM)
	check_bits_3d(third, _moved, "the third")
	check_bits_3d(first, _start, "the first")
	_check_shared(first, false, "the first")
	_check_copies(2)
	Compute.transform_points(first, _XFORM)
	check_bits_3d(first, _moved, "the first")
	_check_copies(2)


## An assignment makes no copy, so that both names see the change.
func test_assignment_of_a_duplicate() -> void:
	var points := Samples.points_3d(_COUNT)
	var copy := points.duplicate()
	var same := copy
	Compute.transform_points(same, _XFORM)
	check_bits_3d(copy, _moved, "the copy by its other name")
	check_bits_3d(points, _start, "the original")
	_check_copies(1)


func test_deep_duplicates_of_containers() -> void:
	var arrays := {"points": Samples.points_3d(_COUNT)}
	var shallow := arrays.duplicate()
	var deep := arrays.duplicate(true)
	var points: PackedVector3Array = arrays["points"]
	Compute.transform_points(points, _XFORM)
	var in_shallow: PackedVector3Array = shallow["points"]
	var in_deep: PackedVector3Array = deep["points"]
	check_bits_3d(in_shallow, _moved, "element of the shallow duplicate, which is the same array")
	check_bits_3d(in_deep, _start, "element of the deep duplicate, which is a copy")


func test_slice_of_all_has_memory_of_its_own() -> void:
	var points := Samples.points_3d(_COUNT)
	var part := points.slice(0)
	Compute.transform_points(part, _XFORM)
	check_bits_3d(part, _moved, "the slice")
	check_bits_3d(points, _start, "the original")


func test_new_arrays() -> void:
	var points := Samples.points_3d(_COUNT)
	var new := Compute.transformed_points(points, _XFORM)
	check_bits_3d(new, _moved, "the new array")
	check_bits_3d(points, _start, "the original")
	_check_shared(new, false, "the new array")
	_check_shared(points, false, "the original")
	var untyped: Variant = Callable(Compute, "transformed_points").call(points, _XFORM)
	@warning_ignore("unsafe_call_argument")
	check_bits_3d(untyped, _moved, "the new array of an untyped call")
	@warning_ignore("unsafe_call_argument")
	_check_shared(untyped, false, "the new array of an untyped call")
	# They are nobody else's: a change stays in their memory, and none of the others sees it.
	Compute.transform_points(new, _XFORM)
	check_bits_3d(points, _start, "the original afterwards")
	_check_copies(0)


func test_new_array_of_a_shared_one() -> void:
	var points := Samples.points_3d(_COUNT)
	var copy := points.duplicate()
	var new := Compute.transformed_points(copy, _XFORM)
	check_bits_3d(new, _moved, "the new array")
	check_bits_3d(points, _start, "the original")
	_check_shared(copy, true, "the copy")
	_check_copies(0)


func test_new_array_replaces_its_source() -> void:
	var points := Samples.points_3d(_COUNT)
	points = Compute.transformed_points(points, _XFORM)
	check_bits_3d(points, _moved, "the array")
	_check_copies(0)


func test_into_a_shared_array() -> void:
	var points := Samples.points_3d(_COUNT)
	var out := Samples.points_3d(_COUNT)
	out.fill(Vector3.ONE)
	var copy_of_out := out.duplicate()
	Compute.transform_points_into(out, points, _XFORM)
	check_bits_3d(out, _moved, "out")
	check_bits_3d(points, _start, "points")
	check_equal(copy_of_out.count(Vector3.ONE), _COUNT, "elements of the copy of out left alone")
	_check_shared(out, false, "out")
	_check_copies(1)


func test_into_a_duplicate_of_points() -> void:
	var points := Samples.points_3d(_COUNT)
	var out := points.duplicate()
	Compute.transform_points_into(out, points, _XFORM)
	check_bits_3d(out, _moved, "out")
	check_bits_3d(points, _start, "points")
	_check_copies(1)


func test_into_itself_when_shared() -> void:
	var points := Samples.points_3d(_COUNT)
	var copy := points.duplicate()
	Compute.transform_points_into(points, points, _XFORM)
	check_bits_3d(points, _moved, "points")
	check_bits_3d(copy, _start, "the copy")
	_check_copies(1)


func test_into_from_a_shared_array() -> void:
	var points := Samples.points_3d(_COUNT)
	var copy := points.duplicate()
	var out := PackedVector3Array()
	out.resize(_COUNT)
	Compute.transform_points_into(out, copy, _XFORM)
	check_bits_3d(out, _moved, "out")
	check_bits_3d(points, _start, "points")
	_check_shared(copy, true, "the copy")
	_check_copies(0)


func test_directions() -> void:
	var vectors := Samples.points_3d(_COUNT)
	var copy := vectors.duplicate()
	Compute.transform_directions(copy, Basis.from_scale(Vector3(2, 2, 2)))
	check_bits_3d(copy, Transform3D(Basis.from_scale(Vector3(2, 2, 2))) * _start, "the copy")
	check_bits_3d(vectors, _start, "the original")
	_check_copies(1)


func test_points_2d() -> void:
	var points := Samples.points_2d(_COUNT)
	var start := Samples.points_2d(_COUNT)
	var xform := Transform2D(1.0, Vector2(3, 4))
	var copy := points.duplicate()
	Compute.transform_points_2d(copy, xform)
	check_bits_2d(copy, xform * start, "the copy")
	check_bits_2d(points, start, "the original")
	check_bits_2d(Compute.transformed_points_2d(points, xform), xform * start, "the new array")
	_check_copies(1, _COUNT * 8)


func test_large_arrays_on_threads() -> void:
	var start := Samples.points_3d(1_000_000)
	var expected := _XFORM * start
	for threads: int in [1, 2, 3, 8]:
		Compute.set_thread_count(threads)
		var points := Samples.points_3d(1_000_000)
		var copy := points.duplicate()
		Compute.transform_points(copy, _XFORM)
		check_bits_3d(copy, expected, "the copy, %d threads" % threads)
		check_bits_3d(points, start, "the original, %d threads" % threads)
		check_bits_3d(Compute.transformed_points(points, _XFORM), expected, "the new array")
	_check_copies(4, 12_000_000)


func test_empty_and_single() -> void:
	var empty := PackedVector3Array()
	var copy_of_empty := empty.duplicate()
	Compute.transform_points(copy_of_empty, _XFORM)
	# Not even where the engine does not let it be known of others.
	check_equal(Compute.is_shared(copy_of_empty), false, "is_shared of an empty array")
	_check_copies(0)
	var single := PackedVector3Array([Vector3.ONE])
	var copy_of_single := single.duplicate()
	Compute.transform_points(copy_of_single, _XFORM)
	check_equal(single[0], Vector3.ONE, "the original element")
	check_equal(copy_of_single[0], _XFORM * Vector3.ONE, "the element of the copy")
	_check_copies(1, 12)


func test_is_shared_of_every_type() -> void:
	for array: Variant in PackedArrays.all(5):
		var what := type_string(typeof(array))
		_check_shared(array, false, what)
		@warning_ignore("unsafe_method_access")
		var copy: Variant = array.duplicate()
		_check_shared(array, true, "%s with a copy" % what)
		_check_shared(copy, true, "the copy of %s" % what)
		copy = null
		_check_shared(array, false, "%s whose copy is gone" % what)


# What cannot be known counts as shared.
func _check_shared(array: Variant, expected: bool, what: String) -> void:
	var is_unknown: bool = Compute.get_info()["layout"] == "fallback"
	check_equal(Compute.is_shared(array), expected or is_unknown, "is_shared of %s" % what)


func _check_copies(count: int, bytes := _BYTES) -> void:
	check_equal(Compute.get_copy_count() - _copies, count, "copies")
	check_equal(Compute.get_copied_bytes() - _copied_bytes, count * bytes, "copied bytes")
