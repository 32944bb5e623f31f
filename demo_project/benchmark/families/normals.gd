extends BenchmarkFamily
## The normals of a height field, as a mesh and as a grid. An element is a vertex.


func get_operations() -> Array[BenchmarkOperation]:
	return [
		# Two triangles for each vertex, but for those at two edges.
		operation(&"generate_normals", [_make_normals, _make_vertices, _make_indices], 48),
		operation(&"grid_normals", [_make_normals, BenchmarkInputs.floats(-1.0, 1.0), _make_width, 2.0], 16),
	]


static func _make_normals(count: int, _place: int) -> PackedVector3Array:
	var normals := PackedVector3Array()
	normals.resize(count)
	return normals


# As near to a square as whole rows allow.
static func _make_width(count: int, _place: int) -> int:
	var width := int(sqrt(count))
	while count % width != 0:
		width -= 1
	return width


static func _make_vertices(count: int, place: int) -> PackedVector3Array:
	var width := _make_width(count, place)
	var heights: PackedFloat32Array = BenchmarkInputs.make(BenchmarkInputs.floats(-1.0, 1.0), count, place)
	var vertices := PackedVector3Array()
	vertices.resize(count)
	for i in count:
		@warning_ignore("integer_division")
		vertices[i] = Vector3(i % width * 2.0, heights[i], i / width * 2.0)
	return vertices


static func _make_indices(count: int, place: int) -> PackedInt32Array:
	var width := _make_width(count, place)
	var indices := PackedInt32Array()
	@warning_ignore("integer_division")
	for z in count / width - 1:
		for x in width - 1:
			var corner := z * width + x
			indices.append_array([corner, corner + 1, corner + width, corner + 1, corner + width + 1, corner + width])
	return indices


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument", "integer_division")
func _generate_normals_gdscript(normals, vertices, indices, repeats):
	for repeat in repeats:
		normals.fill(Vector3.ZERO)
		for i in range(0, indices.size(), 3):
			var a = vertices[indices[i]]
			var face = (a - vertices[indices[i + 2]]).cross(a - vertices[indices[i + 1]]).normalized()
			for corner in 3:
				normals[indices[i + corner]] += face
		for i in normals.size():
			normals[i] = normals[i].normalized()


func _grid_normals_gdscript(normals, heights, width, spacing, repeats):
	var rows = heights.size() / width
	for repeat in repeats:
		for z in rows:
			var back = maxi(z - 1, 0) * width
			var front = mini(z + 1, rows - 1) * width
			var row = z * width
			for x in width:
				var left = maxi(x - 1, 0)
				var right = mini(x + 1, width - 1)
				var along_x = heights[row + left] - heights[row + right]
				var along_z = heights[back + x] - heights[front + x]
				if right - left == 1:
					along_x *= 2.0
				if front - back == width:
					along_z *= 2.0
				normals[row + x] = Vector3(along_x, 2.0 * spacing, along_z).normalized()
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument", "integer_division")


func _generate_normals_in_place(
		normals: PackedVector3Array, vertices: PackedVector3Array, indices: PackedInt32Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.generate_normals(normals, vertices, indices)


func _grid_normals_in_place(
		normals: PackedVector3Array, heights: PackedFloat32Array, width: int, spacing: float, repeats: int) -> void:
	for repeat in repeats:
		Compute.grid_normals(normals, heights, width, spacing)
