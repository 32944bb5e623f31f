extends MapSuite
## [method Compute.transform_points] and its forms have the bits of
## [code]Transform3D * points[/code].

var _maps := Samples.transforms_3d() + Samples.odd_transforms_3d(false) \
		+ Samples.odd_transforms_3d(true)


func components() -> int:
	return 3


func plain_maps() -> int:
	return 8


func odd_maps() -> int:
	return 3


func by_engine(elements: PackedByteArray, map: int) -> PackedByteArray:
	return (_maps[map] * elements.to_vector3_array()).to_byte_array()


func in_place(elements: PackedByteArray, map: int) -> PackedByteArray:
	var points := elements.to_vector3_array()
	var xform := _maps[map]
	Compute.transform_points(points, xform)
	return points.to_byte_array()


func other_forms(elements: PackedByteArray, map: int) -> Dictionary[String, PackedByteArray]:
	var points := elements.to_vector3_array()
	var xform := _maps[map]
	var copy := points.duplicate()
	Compute.transform_points(copy, xform)
	var new := Compute.transformed_points(points, xform)
	var out := PackedVector3Array()
	out.resize(points.size())
	Compute.transform_points_into(out, points, xform)
	var itself := elements.to_vector3_array()
	Compute.transform_points_into(itself, itself, xform)
	var ranged := elements.to_vector3_array()
	Compute.transform_points_range(ranged, xform)
	var untyped := elements.to_vector3_array()
	Callable(Compute, "transform_points").call(untyped, xform)
	var new_untyped: PackedVector3Array = Callable(Compute, "transformed_points").call(points, xform)
	return {
		"duplicate then in place": copy.to_byte_array(),
		"new": new.to_byte_array(),
		"into": out.to_byte_array(),
		"range of all": ranged.to_byte_array(),
		"into itself": itself.to_byte_array(),
		"in place, untyped": untyped.to_byte_array(),
		"new, untyped": new_untyped.to_byte_array(),
	}
