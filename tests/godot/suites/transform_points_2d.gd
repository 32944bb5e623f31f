extends MapSuite
## [method Compute.transform_points_2d] and its forms have the bits of
## [code]Transform2D * points[/code].

var _maps := Samples.transforms_2d() + Samples.odd_transforms_2d(false) \
		+ Samples.odd_transforms_2d(true)


func components() -> int:
	return 2


func plain_maps() -> int:
	return 8


func odd_maps() -> int:
	return 3


func by_engine(elements: PackedByteArray, map: int) -> PackedByteArray:
	return (_maps[map] * elements.to_vector2_array()).to_byte_array()


func in_place(elements: PackedByteArray, map: int) -> PackedByteArray:
	var points := elements.to_vector2_array()
	var xform := _maps[map]
	Compute.transform_points_2d(points, xform)
	return points.to_byte_array()


func other_forms(elements: PackedByteArray, map: int) -> Dictionary[String, PackedByteArray]:
	var points := elements.to_vector2_array()
	var xform := _maps[map]
	var copy := points.duplicate()
	Compute.transform_points_2d(copy, xform)
	var new := Compute.transformed_points_2d(points, xform)
	var untyped := elements.to_vector2_array()
	Callable(Compute, "transform_points_2d").call(untyped, xform)
	var new_untyped: PackedVector2Array = \
			Callable(Compute, "transformed_points_2d").call(points, xform)
	return {
		"duplicate then in place": copy.to_byte_array(),
		"new": new.to_byte_array(),
		"in place, untyped": untyped.to_byte_array(),
		"new, untyped": new_untyped.to_byte_array(),
	}
