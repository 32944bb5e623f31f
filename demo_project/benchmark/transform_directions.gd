class_name BenchmarkTransformDirections
extends BenchmarkOperation
## [code]Compute.transform_directions[/code]: vectors turned by a basis, without an offset.

var _vectors: PackedVector3Array
var _out: PackedVector3Array
var _basis := Basis(Vector3(1.0, 2.0, 3.0).normalized(), 0.3)


func get_title() -> StringName:
	return &"transform_directions"


func get_forms() -> Array[StringName]:
	return [GDSCRIPT, GDSCRIPT_TYPED, ENGINE, IN_PLACE, DUPLICATE_THEN, MEMCPY]


func get_bytes_moved() -> int:
	return 24


func prepare(count: int) -> void:
	_vectors = BenchmarkInputs.make_vectors(count)
	_out = PackedVector3Array()
	_out.resize(count)


func run(form: StringName, repeats: int) -> Variant:
	match form:
		GDSCRIPT:
			return _gdscript(_vectors, _basis, repeats)
		GDSCRIPT_TYPED:
			return _gdscript_typed(_vectors, _basis, repeats)
		ENGINE:
			return _engine(_vectors, Transform3D(_basis, Vector3.ZERO), repeats)
		IN_PLACE:
			return _in_place(_vectors, _basis, repeats)
		DUPLICATE_THEN:
			return _duplicate_then(_vectors, _basis, repeats)
	return BenchmarkMemory.copy(_out, _vectors, repeats)


func find_mistake(form: StringName) -> String:
	var wanted := _vectors if form == MEMCPY else Transform3D(_basis, Vector3.ZERO) * _vectors
	var wanted_bytes := wanted.to_byte_array()
	var result: PackedVector3Array = run(form, 1)
	return "" if result.to_byte_array() == wanted_bytes else "not the bits of the engine's operator"


@warning_ignore_start("untyped_declaration", "unsafe_method_access")
func _gdscript(vectors, basis, repeats: int) -> Variant:
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = basis * vectors[i]
	return vectors
@warning_ignore_restore("untyped_declaration", "unsafe_method_access")


func _gdscript_typed(vectors: PackedVector3Array, basis: Basis, repeats: int) -> PackedVector3Array:
	for repeat in repeats:
		for i in vectors.size():
			vectors[i] = basis * vectors[i]
	return vectors


# The engine multiplies a packed array by a whole transform only.
func _engine(vectors: PackedVector3Array, xform: Transform3D, repeats: int) -> PackedVector3Array:
	for repeat in repeats:
		vectors = xform * vectors
	return vectors


func _in_place(vectors: PackedVector3Array, basis: Basis, repeats: int) -> PackedVector3Array:
	for repeat in repeats:
		Compute.transform_directions(vectors, basis)
	return vectors


func _duplicate_then(
		vectors: PackedVector3Array,
		basis: Basis,
		repeats: int,
) -> PackedVector3Array:
	var result: PackedVector3Array
	for repeat in repeats:
		result = vectors.duplicate()
		Compute.transform_directions(result, basis)
	return result
