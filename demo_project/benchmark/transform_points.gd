class_name BenchmarkTransformPoints
extends BenchmarkOperation
## [code]Compute.transform_points[/code]: an affine map of points in space.

var _points: PackedVector3Array
var _out: PackedVector3Array
# A turn about a point of the cloud: however often it is applied, the points stay in reach.
var _xform := Transform3D(Basis.IDENTITY, Vector3(3.0, -2.0, 1.0)) \
		* Transform3D(Basis(Vector3(1.0, 2.0, 3.0).normalized(), 0.3), Vector3.ZERO) \
		* Transform3D(Basis.IDENTITY, Vector3(-3.0, 2.0, -1.0))


func get_title() -> StringName:
	return &"transform_points"


func get_forms() -> Array[StringName]:
	return [GDSCRIPT, GDSCRIPT_TYPED, ENGINE, IN_PLACE, INTO, DUPLICATE_THEN, NEW, MEMCPY]


func get_bytes_moved() -> int:
	return 24


func prepare(count: int) -> void:
	_points = BenchmarkInputs.make_vectors(count)
	_out = PackedVector3Array()
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
		INTO:
			return _into(_out, _points, _xform, repeats)
		DUPLICATE_THEN:
			return _duplicate_then(_points, _xform, repeats)
		NEW:
			return _new(_points, _xform, repeats)
	return BenchmarkMemory.copy(_out, _points, repeats)


func find_mistake(form: StringName) -> String:
	var wanted := _points if form == MEMCPY else _xform * _points
	var wanted_bytes := wanted.to_byte_array()
	var result: PackedVector3Array = run(form, 1)
	return "" if result.to_byte_array() == wanted_bytes else "not the bits of the engine's operator"


@warning_ignore_start("untyped_declaration", "unsafe_method_access")
func _gdscript(points, xform, repeats: int) -> Variant:
	for repeat in repeats:
		for i in points.size():
			points[i] = xform * points[i]
	return points
@warning_ignore_restore("untyped_declaration", "unsafe_method_access")


func _gdscript_typed(points: PackedVector3Array, xform: Transform3D, repeats: int) -> PackedVector3Array:
	for repeat in repeats:
		for i in points.size():
			points[i] = xform * points[i]
	return points


func _engine(points: PackedVector3Array, xform: Transform3D, repeats: int) -> PackedVector3Array:
	for repeat in repeats:
		points = xform * points
	return points


func _in_place(points: PackedVector3Array, xform: Transform3D, repeats: int) -> PackedVector3Array:
	for repeat in repeats:
		Compute.transform_points(points, xform)
	return points


func _into(
		out: PackedVector3Array,
		points: PackedVector3Array,
		xform: Transform3D,
		repeats: int,
) -> PackedVector3Array:
	for repeat in repeats:
		Compute.transform_points_into(out, points, xform)
	return out


func _duplicate_then(
		points: PackedVector3Array,
		xform: Transform3D,
		repeats: int,
) -> PackedVector3Array:
	var result: PackedVector3Array
	for repeat in repeats:
		result = points.duplicate()
		Compute.transform_points(result, xform)
	return result


func _new(points: PackedVector3Array, xform: Transform3D, repeats: int) -> PackedVector3Array:
	var result: PackedVector3Array
	for repeat in repeats:
		result = Compute.transformed_points(points, xform)
	return result
