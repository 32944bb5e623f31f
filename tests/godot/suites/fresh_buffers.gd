extends TestSuite
## Memory that an operation made, and not the engine, is memory like any other: it grows, shrinks,
## is shared and freed by the engine.

const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))
const _COUNTS: PackedInt64Array = [1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 1000]


func test_changed_duplicates() -> void:
	for count in _COUNTS:
		_exercise_changed_duplicate(count)


func test_new_arrays() -> void:
	for count in _COUNTS:
		_exercise_new_array(count)


func test_shared_out_arrays() -> void:
	for count in _COUNTS:
		_exercise_shared_out(count)


func test_million() -> void:
	_exercise_changed_duplicate(1_000_000)
	_exercise_new_array(1_000_000)
	_exercise_shared_out(1_000_000)


func test_2d() -> void:
	var xform := Transform2D(1.0, Vector2(3, 4))
	for count in _COUNTS:
		var points := Samples.points_2d(count)
		var new := Compute.transformed_points_2d(points, xform)
		Exercise.storage(self, new, xform * points, "%d points" % count)
		var copy := points.duplicate()
		Compute.transform_points_2d(copy, xform)
		Exercise.storage(self, copy, xform * points, "copy of %d points" % count)


func test_directions() -> void:
	for count in _COUNTS:
		var vectors := Samples.points_3d(count)
		var copy := vectors.duplicate()
		Compute.transform_directions(copy, _XFORM.basis)
		var expected := Transform3D(_XFORM.basis, Vector3.ZERO) * vectors
		Exercise.storage(self, copy, expected, "%d vectors" % count)


## Made by us, copied on write by the engine, and the other way round.
func test_changes_by_turns() -> void:
	var points := Samples.points_3d(100)
	var expected := Samples.points_3d(100)
	for i in 1000:
		var before := points.duplicate()
		Compute.transform_directions(points, Basis.IDENTITY)
		var before_by_engine := points.duplicate()
		points[i % 100] += Vector3.ONE
		expected[i % 100] += Vector3.ONE
		check(before == before_by_engine and before != points, "the copies stay as they were")
	check_bits_3d(points, expected, "the array")


func test_many_cycles() -> void:
	for i in 20_000:
		var points := Compute.transformed_points(PackedVector3Array([Vector3.ONE]), _XFORM)
		Exercise.briefly(points)
		var copy := points.duplicate()
		Compute.transform_points(copy, _XFORM)
		Exercise.briefly(copy)
		if points[0] != _XFORM * Vector3.ONE or copy[0] != _XFORM * points[0]:
			fail("the points of cycle %d are %s and %s" % [i, points[0], copy[0]])
			return
	check(true, "all cycles were right")


func test_many_large_cycles() -> void:
	var points := Samples.points_3d(400_000)
	var expected := points.duplicate()
	var turn := Basis(Vector3.BACK, Vector3.RIGHT, Vector3.UP)
	for i in 30:
		var copy := points.duplicate()
		Compute.transform_directions(copy, turn)
		copy.append(Vector3.ONE)
		copy.resize(400_000)
		points = copy
	check_bits_3d(points, expected, "the array after turning 30 times by a third")


## The engine gives memory back through other paths when the owner is a container, an object, a
## message or a resource.
func test_other_owners() -> void:
	var points := PackedVector3Array([Vector3(1, 2, 3), Vector3(4, 5, 6), Vector3(7, 8, 9)])
	var expected := _XFORM * points
	var mesh := ArrayMesh.new()
	var arrays := []
	arrays.resize(Mesh.ARRAY_MAX)
	arrays[Mesh.ARRAY_VERTEX] = Compute.transformed_points(points, _XFORM)
	mesh.add_surface_from_arrays(Mesh.PRIMITIVE_TRIANGLES, arrays)
	check_equal(arrays[Mesh.ARRAY_VERTEX], expected, "the array that a mesh was made of")
	set_meta("points", Compute.transformed_points(points, _XFORM))
	check_equal(get_meta("points"), expected, "meta data")
	remove_meta("points")
	var bytes := var_to_bytes([Compute.transformed_points(points, _XFORM)])
	check_equal(bytes_to_var(bytes), [expected], "after serialization")
	var keyed := {Compute.transformed_points(points, _XFORM): 7}
	check_equal(keyed.get(expected), 7, "a value by an array as key")
	var mesh_of_ways := NavigationMesh.new()
	mesh_of_ways.vertices = Compute.transformed_points(points, _XFORM)
	check_equal(mesh_of_ways.vertices, expected, "the points of a resource")
	var taken := mesh_of_ways.vertices
	Compute.transform_points(taken, _XFORM)
	check_equal(mesh_of_ways.vertices, expected, "the points of a resource, a copy being changed")


func _exercise_changed_duplicate(count: int) -> void:
	var points := Samples.points_3d(count)
	var copy := points.duplicate()
	Compute.transform_points(copy, _XFORM)
	Exercise.storage(self, copy, _XFORM * points, "copy of %d points" % count)
	check_bits_3d(points, Samples.points_3d(count), "the original")


func _exercise_new_array(count: int) -> void:
	var points := Samples.points_3d(count)
	var new := Compute.transformed_points(points, _XFORM)
	Exercise.storage(self, new, _XFORM * points, "new array of %d" % count)


func _exercise_shared_out(count: int) -> void:
	var points := Samples.points_3d(count)
	var out := PackedVector3Array()
	out.resize(count)
	var copy_of_out := out.duplicate()
	Compute.transform_points_into(out, points, _XFORM)
	Exercise.storage(self, out, _XFORM * points, "out of %d points" % count)
	check_equal(copy_of_out.count(Vector3.ZERO), count, "elements of the copy of out left alone")
