extends BenchmarkFamily
## Vectors: a number for each, and changes in place.

const _PROJECTION := Projection(
	Vector4(0.8, 0, 0, 0), Vector4(0, 1.4, 0, 0), Vector4(0, 0, -1.002, -1), Vector4(0, 0, -0.2, 0))
const _XFORM := Transform3D(Basis(Vector3(0.8, 0.6, 0.0), Vector3(-0.6, 0.8, 0.0), Vector3.BACK), Vector3.ZERO)


func get_operations() -> Array[BenchmarkOperation]:
	return [
		operation(&"dot", [BenchmarkInputs.vectors(), BenchmarkInputs.vectors()], 28),
		operation(&"lengths", [BenchmarkInputs.vectors()], 16),
		operation(&"lengths_squared", [BenchmarkInputs.vectors()], 16),
		operation(&"distances", [BenchmarkInputs.vectors(), Vector3(1, 2, 3)], 16),
		operation(&"distances_squared", [BenchmarkInputs.vectors(), Vector3(1, 2, 3)], 16),
		operation(&"cross_2d", [BenchmarkInputs.vectors_2d(), BenchmarkInputs.vectors_2d()], 20),
		operation(&"get_component", [BenchmarkInputs.vectors(), 1], 16),
		operation(&"set_component", [BenchmarkInputs.vectors(), 1, BenchmarkInputs.floats(-100.0, 100.0)], 28),
		operation(&"normalize", [BenchmarkInputs.vectors()], 24),
		operation(&"limit_length", [BenchmarkInputs.vectors(), 50.0], 24),
		# By vectors of length 1, so that the results stay in reach.
		operation(&"cross", [BenchmarkInputs.vectors(), BenchmarkInputs.directions()], 36),
		operation(&"reflect", [BenchmarkInputs.vectors(), BenchmarkInputs.directions()], 36),
		operation(&"bounce", [BenchmarkInputs.vectors(), BenchmarkInputs.directions()], 36),
		operation(&"slide", [BenchmarkInputs.vectors(), BenchmarkInputs.directions()], 36),
		operation(&"project", [BenchmarkInputs.vectors(), BenchmarkInputs.vectors()], 36),
		operation(&"rotate", [BenchmarkInputs.vectors(), Vector3.BACK, 0.5], 24),
		operation(&"rotate_2d", [BenchmarkInputs.vectors_2d(), 0.5], 16),
		# Projected again and again, points would end in one.
		operation(&"project_points", [BenchmarkInputs.vectors(), _PROJECTION], 24).fresh(),
		operation(&"transform_points_range", [BenchmarkInputs.vectors(), _XFORM, 0, -1], 24),
	]


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _dot_gdscript(a, b, repeats):
	var result = PackedFloat32Array()
	result.resize(a.size())
	for repeat in repeats:
		for i in a.size():
			result[i] = a[i].dot(b[i])
	return result


func _lengths_gdscript(vectors, repeats):
	var result = PackedFloat32Array()
	result.resize(vectors.size())
	for repeat in repeats:
		for i in vectors.size():
			result[i] = vectors[i].length()
	return result


func _lengths_squared_gdscript(vectors, repeats):
	var result = PackedFloat32Array()
	result.resize(vectors.size())
	for repeat in repeats:
		for i in vectors.size():
			result[i] = vectors[i].length_squared()
	return result


func _distances_gdscript(vectors, to, repeats):
	var result = PackedFloat32Array()
	result.resize(vectors.size())
	for repeat in repeats:
		for i in vectors.size():
			result[i] = vectors[i].distance_to(to)
	return result


func _distances_squared_gdscript(vectors, to, repeats):
	var result = PackedFloat32Array()
	result.resize(vectors.size())
	for repeat in repeats:
		for i in vectors.size():
			result[i] = vectors[i].distance_squared_to(to)
	return result


func _cross_2d_gdscript(a, b, repeats):
	var result = PackedFloat32Array()
	result.resize(a.size())
	for repeat in repeats:
		for i in a.size():
			result[i] = a[i].cross(b[i])
	return result


func _get_component_gdscript(vectors, index, repeats):
	var result = PackedFloat32Array()
	result.resize(vectors.size())
	for repeat in repeats:
		for i in vectors.size():
			result[i] = vectors[i][index]
	return result


func _set_component_gdscript(vectors, index, values, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i][index] = values[i]


func _normalize_gdscript(vectors, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].normalized()


func _limit_length_gdscript(vectors, length, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].limit_length(length)


func _cross_gdscript(vectors, other, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].cross(other[i])


func _reflect_gdscript(vectors, normal, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].reflect(normal[i])


func _bounce_gdscript(vectors, normal, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].bounce(normal[i])


func _slide_gdscript(vectors, normal, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].slide(normal[i])


func _project_gdscript(vectors, b, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].project(b[i])


func _rotate_gdscript(vectors, axis, angle, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].rotated(axis, angle)


func _rotate_2d_gdscript(vectors, angle, repeats):
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = vectors[i].rotated(angle)


func _project_points_gdscript(points_of_each, projection, repeats):
	for repeat in repeats:
		var points = points_of_each[repeat]
		for i in points.size():
			var p = points[i]
			var v = projection * Vector4(p.x, p.y, p.z, 1)
			points[i] = Vector3(v.x, v.y, v.z) / v.w


func _transform_points_range_gdscript(points, xform, from, count, repeats):
	for repeat in repeats:
		for i in range(from, points.size() if count < 0 else from + count):
			points[i] = xform * points[i]
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _dot_new(a: PackedVector3Array, b: PackedVector3Array, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.dot(a, b)
	return result


func _dot_into(out: PackedFloat32Array, a: PackedVector3Array, b: PackedVector3Array, repeats: int) -> PackedFloat32Array:
	for repeat in repeats:
		Compute.dot_into(out, a, b)
	return out


func _lengths_new(vectors: PackedVector3Array, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.lengths(vectors)
	return result


func _lengths_into(out: PackedFloat32Array, vectors: PackedVector3Array, repeats: int) -> PackedFloat32Array:
	for repeat in repeats:
		Compute.lengths_into(out, vectors)
	return out


func _lengths_squared_new(vectors: PackedVector3Array, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.lengths_squared(vectors)
	return result


func _lengths_squared_into(out: PackedFloat32Array, vectors: PackedVector3Array, repeats: int) -> PackedFloat32Array:
	for repeat in repeats:
		Compute.lengths_squared_into(out, vectors)
	return out


func _distances_new(vectors: PackedVector3Array, to: Vector3, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.distances(vectors, to)
	return result


func _distances_into(out: PackedFloat32Array, vectors: PackedVector3Array, to: Vector3, repeats: int) -> PackedFloat32Array:
	for repeat in repeats:
		Compute.distances_into(out, vectors, to)
	return out


func _distances_squared_new(vectors: PackedVector3Array, to: Vector3, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.distances_squared(vectors, to)
	return result


func _distances_squared_into(out: PackedFloat32Array, vectors: PackedVector3Array, to: Vector3, repeats: int) -> PackedFloat32Array:
	for repeat in repeats:
		Compute.distances_squared_into(out, vectors, to)
	return out


func _cross_2d_new(a: PackedVector2Array, b: PackedVector2Array, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.cross_2d(a, b)
	return result


func _cross_2d_into(out: PackedFloat32Array, a: PackedVector2Array, b: PackedVector2Array, repeats: int) -> PackedFloat32Array:
	for repeat in repeats:
		Compute.cross_2d_into(out, a, b)
	return out


func _get_component_new(vectors: PackedVector3Array, index: int, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.get_component(vectors, index)
	return result


func _get_component_into(out: PackedFloat32Array, vectors: PackedVector3Array, index: int, repeats: int) -> PackedFloat32Array:
	for repeat in repeats:
		Compute.get_component_into(out, vectors, index)
	return out


func _set_component_in_place(vectors: PackedVector3Array, index: int, values: PackedFloat32Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.set_component(vectors, index, values)


func _normalize_in_place(vectors: PackedVector3Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.normalize(vectors)


func _limit_length_in_place(vectors: PackedVector3Array, length: float, repeats: int) -> void:
	for repeat in repeats:
		Compute.limit_length(vectors, length)


func _cross_in_place(vectors: PackedVector3Array, other: PackedVector3Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.cross(vectors, other)


func _reflect_in_place(vectors: PackedVector3Array, normal: PackedVector3Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.reflect(vectors, normal)


func _bounce_in_place(vectors: PackedVector3Array, normal: PackedVector3Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.bounce(vectors, normal)


func _slide_in_place(vectors: PackedVector3Array, normal: PackedVector3Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.slide(vectors, normal)


func _project_in_place(vectors: PackedVector3Array, b: PackedVector3Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.project(vectors, b)


func _rotate_in_place(vectors: PackedVector3Array, axis: Vector3, angle: float, repeats: int) -> void:
	for repeat in repeats:
		Compute.rotate(vectors, axis, angle)


func _rotate_2d_in_place(vectors: PackedVector2Array, angle: float, repeats: int) -> void:
	for repeat in repeats:
		Compute.rotate_2d(vectors, angle)


func _project_points_in_place(points: Array[PackedVector3Array], projection: Projection, repeats: int) -> void:
	for repeat in repeats:
		Compute.project_points(points[repeat], projection)


func _transform_points_range_in_place(points: PackedVector3Array, xform: Transform3D, from: int, count: int, repeats: int) -> void:
	for repeat in repeats:
		Compute.transform_points_range(points, xform, from, count)
