extends TestSuite
## The normals of meshes are SurfaceTool's, and those of grids what GDScript computes.

const _SIZES: Array[Vector2i] = [
	Vector2i(1, 1), Vector2i(1, 5), Vector2i(5, 1), Vector2i(2, 2), Vector2i(3, 2), Vector2i(17, 3), Vector2i(33, 40),
	Vector2i(100, 7),
]


func test_meshes() -> void:
	for size in _SIZES:
		var heights := Samples.floats(size.x * size.y)
		_check_mesh(_grid_vertices(heights, size.x, 2.5), _grid_indices(size), "a grid of %s" % size)
	var sphere := SphereMesh.new().get_mesh_arrays()
	var doubled: PackedVector3Array = sphere[Mesh.ARRAY_VERTEX]
	var indices: PackedInt32Array = sphere[Mesh.ARRAY_INDEX]
	var vertices := _merge_doubles(doubled, indices)
	_check_mesh(vertices, indices, "a sphere")


func test_vertices_of_no_triangle() -> void:
	var vertices := PackedVector3Array([Vector3.ZERO, Vector3.RIGHT, Vector3.BACK, Vector3(9, 9, 9)])
	var normals := PackedVector3Array([Vector3.ONE, Vector3.ONE, Vector3.ONE, Vector3.ONE])
	Compute.generate_normals(normals, vertices, [0, 1, 2, 1, 1, 2])
	var up := Vector3.UP
	check_equal(normals, PackedVector3Array([up, up, up, Vector3.ZERO]), "normals")
	Compute.generate_normals(normals, vertices, PackedInt32Array())
	check_equal(normals, PackedVector3Array([Vector3.ZERO, Vector3.ZERO, Vector3.ZERO, Vector3.ZERO]), "of no triangles")


func test_normals_in_place_of_vertices() -> void:
	var vertices := _grid_vertices(Samples.floats(60), 10, 1.0)
	var indices := _grid_indices(Vector2i(10, 6))
	var normals := vertices.duplicate()
	Compute.generate_normals(normals, vertices, indices)
	var shared := vertices.duplicate()
	var original := shared.duplicate()
	Callable(Compute, "generate_normals").call(shared, shared, indices)
	check_bits_3d(shared, normals, "normals in shared memory, untyped")
	check_bits_3d(original, vertices, "the original")
	Compute.generate_normals(vertices, vertices, indices)
	check_bits_3d(vertices, normals, "normals")


func test_many_on_threads() -> void:
	var size := Vector2i(700, 500)
	var heights := Samples.floats(size.x * size.y)
	var vertices := _grid_vertices(heights, size.x, 2.5)
	var indices := _grid_indices(size)
	var wanted: Array[PackedVector3Array] = []
	for threads: int in [1, 2, 3, 8]:
		Compute.set_thread_count(threads)
		var of_mesh := vertices.duplicate()
		Compute.generate_normals(of_mesh, vertices, indices)
		var of_grid := vertices.duplicate()
		Compute.grid_normals(of_grid, heights, size.x, 2.5)
		if threads == 1:
			wanted = [of_mesh, of_grid]
		check_bits_3d(of_mesh, wanted[0], "a mesh, %d threads" % threads)
		check_bits_3d(of_grid, wanted[1], "a grid, %d threads" % threads)


func test_grids() -> void:
	for size in _SIZES:
		for spacing: float in [1.0, 0.25, 1000.0]:
			var heights := Samples.floats(size.x * size.y)
			var wanted := _slopes(heights, size, spacing)
			var normals := PackedVector3Array()
			normals.resize(heights.size())
			Compute.grid_normals(normals, heights, size.x, spacing)
			check_bits_3d(normals, wanted, "%s, %s apart" % [size, spacing])
			normals.fill(Vector3.ONE)
			Callable(Compute, "grid_normals").call(normals, heights, size.x, spacing)
			check_bits_3d(normals, wanted, "%s, %s apart, untyped" % [size, spacing])
	var none := PackedVector3Array()
	Compute.grid_normals(none, PackedFloat32Array(), 4, 1.0)
	check(none.is_empty(), "no heights, no normals")


## SurfaceTool's triangles and central differences are two views of one surface: where it is smooth they nearly agree.
func test_smooth_grids_against_meshes() -> void:
	var width := 64
	var heights := PackedFloat32Array()
	for i in width * 50:
		@warning_ignore("integer_division")
		heights.append(sin(i % width * 0.11) * cos(i / width * 0.09) * 3.0)
	var spacing := 0.5
	var normals := PackedVector3Array()
	normals.resize(heights.size())
	Compute.grid_normals(normals, heights, width, spacing)
	var of_mesh := _by_surface_tool(
			_grid_vertices(heights, width, spacing), _grid_indices(Vector2i(width, 50)))
	for i in normals.size():
		@warning_ignore("integer_division")
		var is_edge := i % width in [0, width - 1] or i / width in [0, 49]
		if not normals[i].distance_to(of_mesh[i]) < (0.15 if is_edge else 0.03):
			fail("normal %d is %s, not %s" % [i, normals[i], of_mesh[i]])
	check(true, "compared")


func test_errors_change_nothing() -> void:
	var three := PackedVector3Array([Vector3.ONE, Vector3.ONE, Vector3.ONE])
	var heights := PackedFloat32Array([1, 2, 3])
	expect_error("Compute.generate_normals: 'normals' has 3 elements, 'vertices' has 0")
	Compute.generate_normals(three, PackedVector3Array(), PackedInt32Array())
	expect_error("Compute.generate_normals: 'indices' has 4 elements, not a multiple of 3")
	Compute.generate_normals(three, three.duplicate(), [0, 1, 2, 0])
	for index: int in [-1, 3]:
		expect_error("Compute.generate_normals: 'indices' is %d at index 2, but 'vertices' has 3 elements" % index)
		Compute.generate_normals(three, three.duplicate(), [0, 1, index])
	expect_error("Compute.grid_normals: 'normals' has 3 elements, 'heights' has 2")
	Compute.grid_normals(three, heights.slice(1), 1, 1.0)
	for width: int in [0, -3]:
		expect_error("Compute.grid_normals: 'width' is %d, not 1 or more" % width)
		Compute.grid_normals(three, heights, width, 1.0)
	expect_error("Compute.grid_normals: 'heights' has 3 elements, not a multiple of 'width', which is 2")
	Compute.grid_normals(three, heights, 2, 1.0)
	for spacing: float in [0.0, -1.5, NAN, 1e-50]:
		expect_engine_error("Compute.grid_normals: 'spacing' is ")
		Compute.grid_normals(three, heights, 3, spacing)
	check_equal(three, PackedVector3Array([Vector3.ONE, Vector3.ONE, Vector3.ONE]), "normals")


func _check_mesh(vertices: PackedVector3Array, indices: PackedInt32Array, what: String) -> void:
	var wanted := _by_surface_tool(vertices, indices)
	var normals := PackedVector3Array()
	normals.resize(vertices.size())
	normals.fill(Vector3.ONE)
	Compute.generate_normals(normals, vertices, indices)
	check_bits_3d(normals, wanted, what)
	normals.fill(Vector3.ONE)
	Callable(Compute, "generate_normals").call(normals, vertices, indices)
	check_bits_3d(normals, wanted, what + ", untyped")


# SurfaceTool puts vertices into an order of its own, so they are found by their places. It leaves out those of no triangle.
func _by_surface_tool(vertices: PackedVector3Array, indices: PackedInt32Array) -> PackedVector3Array:
	var result := PackedVector3Array()
	result.resize(vertices.size())
	if indices.is_empty():
		return result
	var tool := SurfaceTool.new()
	tool.begin(Mesh.PRIMITIVE_TRIANGLES)
	for vertex in vertices:
		tool.add_vertex(vertex)
	for index in indices:
		tool.add_index(index)
	tool.generate_normals()
	var arrays := tool.commit_to_arrays()
	var by_place: Dictionary[Vector3, Vector3] = {}
	var places: PackedVector3Array = arrays[Mesh.ARRAY_VERTEX]
	var normals: PackedVector3Array = arrays[Mesh.ARRAY_NORMAL]
	for i in places.size():
		by_place[places[i]] = normals[i]
	for i in vertices.size():
		result[i] = by_place.get(vertices[i], Vector3.ZERO)
	return result


func _grid_vertices(heights: PackedFloat32Array, width: int, spacing: float) -> PackedVector3Array:
	var vertices := PackedVector3Array()
	for i in heights.size():
		@warning_ignore("integer_division")
		vertices.append(Vector3(i % width * spacing, heights[i], i / width * spacing))
	return vertices


func _grid_indices(size: Vector2i) -> PackedInt32Array:
	var indices := PackedInt32Array()
	for z in size.y - 1:
		for x in size.x - 1:
			var corner := z * size.x + x
			indices.append_array([corner, corner + 1, corner + size.x])
			indices.append_array([corner + 1, corner + size.x + 1, corner + size.x])
	return indices


# One vertex for each place, and the indices of these.
func _merge_doubles(vertices: PackedVector3Array, indices: PackedInt32Array) -> PackedVector3Array:
	var numbers: Dictionary[Vector3, int] = {}
	var places := PackedVector3Array()
	for i in indices.size():
		var vertex := vertices[indices[i]]
		if not numbers.has(vertex):
			numbers[vertex] = places.size()
			places.append(vertex)
		indices[i] = numbers[vertex]
	return places


func _slopes(heights: PackedFloat32Array, size: Vector2i, spacing: float) -> PackedVector3Array:
	var result := PackedVector3Array()
	for z in size.y:
		for x in size.x:
			var left := maxi(x - 1, 0)
			var right := mini(x + 1, size.x - 1)
			var back := maxi(z - 1, 0)
			var front := mini(z + 1, size.y - 1)
			var along_x := heights[z * size.x + left] - heights[z * size.x + right]
			var along_z := heights[back * size.x + x] - heights[front * size.x + x]
			if right - left == 1:
				along_x *= 2.0
			if front - back == 1:
				along_z *= 2.0
			result.append(Vector3(along_x, 2.0 * spacing, along_z).normalized())
	return result
