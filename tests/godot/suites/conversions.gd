@warning_ignore_start("unsafe_call_argument")
extends TestSuite
## Arguments that are only read are converted as the engine converts them, and those that are left
## out have their defaults.

const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))

var _copies := Compute.get_copy_count()


func test_array_of_vectors() -> void:
	var points := Samples.points_3d(20)
	var expected := _XFORM * points
	check_bits_3d(Compute.transformed_points(Array(points), _XFORM), expected, "converted by GDScript")
	var vectors: Variant = Array(points)
	check_bits_3d(Compute.transformed_points(vectors, _XFORM), expected, "untyped")
	var typed: Array[Vector3] = []
	typed.assign(Array(points))
	check_bits_3d(Compute.transformed_points(typed, _XFORM), expected, "Array[Vector3]")
	var new: PackedVector3Array = Compute.transformed_points.call(vectors, _XFORM)
	check_bits_3d(new, expected, "by Callable")
	check_equal(vectors, Array(points), "the Array")
	check_equal(Compute.get_copy_count(), _copies, "copies")


func test_array_as_points_of_into() -> void:
	var vectors: Variant = Array(Samples.points_3d(20))
	var out := PackedVector3Array()
	out.resize(20)
	Compute.transform_points_into(out, vectors, _XFORM)
	check_bits_3d(out, _XFORM * Samples.points_3d(20), "out")


## As the engine has it: what is no vector becomes a zero.
func test_array_of_other_things() -> void:
	var mixed: Variant = [Vector3.ONE, "text", null, Vector3i(1, 2, 3)]
	var by_engine := PackedVector3Array([Vector3.ONE, Vector3.ZERO, Vector3.ZERO, Vector3(1, 2, 3)])
	check_bits_3d(Compute.transformed_points(mixed, _XFORM), _XFORM * by_engine, "points")


func test_empty_array() -> void:
	var empty: Variant = []
	check_equal(Compute.transformed_points(empty, _XFORM), PackedVector3Array(), "points")
	check_equal(Compute.transformed_points_2d(empty, Transform2D()), PackedVector2Array(), "in 2D")


func test_array_in_2d() -> void:
	var xform := Transform2D(1.0, Vector2(3, 4))
	var points: Variant = Array(Samples.points_2d(20))
	var expected := xform * Samples.points_2d(20)
	check_bits_2d(Compute.transformed_points_2d(points, xform), expected, "points")


func test_basis_as_transform() -> void:
	var basis := _XFORM.basis
	var expected := Transform3D(basis) * Samples.points_3d(20)
	var typed := Samples.points_3d(20)
	Compute.transform_points(typed, basis)
	check_bits_3d(typed, expected, "converted by GDScript")
	var untyped := Samples.points_3d(20)
	var value: Variant = basis
	Compute.transform_points(untyped, value)
	check_bits_3d(untyped, expected, "untyped")


func test_other_transforms() -> void:
	var turn: Variant = Quaternion(Vector3.UP, 1.0)
	var points := Samples.points_3d(20)
	Compute.transform_points(points, turn)
	check_bits_3d(points, Transform3D(Basis(turn)) * Samples.points_3d(20), "by a Quaternion")
	var projection: Variant = Projection(_XFORM)
	points = Samples.points_3d(20)
	Compute.transform_points(points, projection)
	check_bits_3d(points, _XFORM * Samples.points_3d(20), "by a Projection")
	var flat: Variant = Transform2D(1.0, Vector2(3, 4))
	points = Samples.points_3d(20)
	Compute.transform_points(points, flat)
	check_bits_3d(points, Transform3D(flat) * Samples.points_3d(20), "by a Transform2D")
	points = Samples.points_3d(20)
	Compute.transform_directions(points, turn)
	check_bits_3d(points, Transform3D(Basis(turn)) * Samples.points_3d(20), "directions")


func test_numbers() -> void:
	var number: Variant = 2.9
	Compute.set_thread_count(number)
	check_equal(Compute.get_thread_count(), 2, "threads by a float")
	number = true
	Compute.set_thread_count(number)
	check_equal(Compute.get_thread_count(), 1, "threads by a bool")
	Compute.set_thread_count.call(3.0)
	check_equal(Compute.get_thread_count(), 3, "threads by a float and Callable")


func test_default() -> void:
	Compute.set_thread_count(3)
	Compute.set_thread_count()
	check_equal(Compute.get_thread_count(), default_threads, "threads")
	Compute.set_thread_count(3)
	Compute.set_thread_count.call()
	check_equal(Compute.get_thread_count(), default_threads, "threads by Callable")
