class_name BenchmarkTransformPoints2D
extends BenchmarkOperation
## [code]Compute.transform_points_2d[/code]: an affine map of points in the plane.

var _points: PackedVector2Array
var _out: PackedVector2Array
# A turn about a point of the cloud: however often it is applied, the points stay in reach.
var _xform := Transform2D(0.0, Vector2(3.0, -2.0)) \
		* Transform2D(0.3, Vector2.ZERO) \
		* Transform2D(0.0, Vector2(-3.0, 2.0))


func get_title() -> StringName:
	return &"transform_points_2d"


func get_forms() -> Array[StringName]:
	return [GDSCRIPT, GDSCRIPT_TYPED, ENGINE, IN_PLACE, DUPLICATE_THEN, NEW, MEMCPY]


func get_bytes_moved() -> int:
	return 16


func prepare(count: int) -> void:
	_points = BenchmarkInputs.make_vectors_2d(count)
	_out = PackedVector2Array()
	_out.resize(count)


func run(form: StringName, repeats: int) -> Variant:
	match form:
		GDSCRIPT:
			return _gdscript(_points, _xform, repeats)
		GDSCRIPT_TYPED:
			return _gdscript_typed(_points, _xform, repeats)
		ENGINE:
			return _engine(_points, _xform, repeats)
		IN_PLACE:
			return _in_place(_points, _xform, repeats)
		DUPLICATE_THEN:
			return _duplicate_then(_points, _xform, repeats)
		NEW:
			return _new(_points, _xform, repeats)
	return BenchmarkMemory.copy(_out, _points, repeats)


func find_mistake(form: StringName) -> String:
	var wanted := _points if form == MEMCPY else _xform * _points
	var wanted_bytes := wanted.to_byte_array()
	var result: PackedVector2Array = run(form, 1)
	return "" if result.to_byte_array() == wanted_bytes else "not the bits of the engine's operator"


@warning_ignore_start("untyped_declaration", "unsafe_method_access")
func _gdscript(points, xform, repeats: int) -> Variant:
	for repeat in repeats:
		for i in points.size():
			points[i] = xform * points[i]
	return points
@warning_ignore_restore("untyped_declaration", "unsafe_method_access")


func _gdscript_typed(points: PackedVector2Array, xform: Transform2D, repeats: int) -> PackedVector2Array:
	for repeat in repeats:
		for i in points.size():
			points[i] = xform * points[i]
	return points


func _engine(points: PackedVector2Array, xform: Transform2D, repeats: int) -> PackedVector2Array:
	for repeat in repeats:
		points = xform * points
	return points


func _in_place(points: PackedVector2Array, xform: Transform2D, repeats: int) -> PackedVector2Array:
	for repeat in repeats:
		Compute.transform_points_2d(points, xform)
	return points


func _duplicate_then(
		points: PackedVector2Array,
		xform: Transform2D,
		repeats: int,
) -> PackedVector2Array:
	var result: PackedVector2Array
	for repeat in repeats:
		result = points.duplicate()
		Compute.transform_points_2d(result, xform)
	return result


func _new(points: PackedVector2Array, xform: Transform2D, repeats: int) -> PackedVector2Array:
	var result: PackedVector2Array
	for repeat in repeats:
		result = Compute.transformed_points_2d(points, xform)
	return result
