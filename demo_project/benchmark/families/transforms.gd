extends BenchmarkFamily
## Transforms into new arrays. (In place, they are files of their own, in all their forms and sizes.)

const _XFORM := Transform3D(Basis(Vector3(0.8, 0.6, 0.0), Vector3(-0.6, 0.8, 0.0), Vector3.BACK), Vector3.ONE)
const _XFORM_2D := Transform2D(Vector2(0.8, 0.6), Vector2(-0.6, 0.8), Vector2.ONE)


func get_operations() -> Array[BenchmarkOperation]:
	return [
		operation(&"transformed_points", [BenchmarkInputs.vectors(), _XFORM], 24),
		operation(&"transformed_points_2d", [BenchmarkInputs.vectors_2d(), _XFORM_2D], 16),
	]


@warning_ignore_start("untyped_declaration", "unsafe_method_access")
func _transformed_points_gdscript(points, xform, repeats):
	var result
	for repeat in repeats:
		result = points.duplicate()
		for i in points.size():
			result[i] = xform * points[i]
	return result


func _transformed_points_2d_gdscript(points, xform, repeats):
	var result
	for repeat in repeats:
		result = points.duplicate()
		for i in points.size():
			result[i] = xform * points[i]
	return result
@warning_ignore_restore("untyped_declaration", "unsafe_method_access")


func _transformed_points_engine(points: PackedVector3Array, xform: Transform3D, repeats: int) -> PackedVector3Array:
	var result: PackedVector3Array
	for repeat in repeats:
		result = xform * points
	return result


func _transformed_points_new(points: PackedVector3Array, xform: Transform3D, repeats: int) -> PackedVector3Array:
	var result: PackedVector3Array
	for repeat in repeats:
		result = Compute.transformed_points(points, xform)
	return result


func _transformed_points_into(
		out: PackedVector3Array,
		points: PackedVector3Array,
		xform: Transform3D,
		repeats: int,
) -> PackedVector3Array:
	for repeat in repeats:
		Compute.transform_points_into(out, points, xform)
	return out


func _transformed_points_2d_engine(points: PackedVector2Array, xform: Transform2D, repeats: int) -> PackedVector2Array:
	var result: PackedVector2Array
	for repeat in repeats:
		result = xform * points
	return result


func _transformed_points_2d_new(points: PackedVector2Array, xform: Transform2D, repeats: int) -> PackedVector2Array:
	var result: PackedVector2Array
	for repeat in repeats:
		result = Compute.transformed_points_2d(points, xform)
	return result
