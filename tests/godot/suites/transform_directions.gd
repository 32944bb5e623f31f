extends MapSuite
## [method Compute.transform_directions] has the bits of [code]Basis * vector[/code].

var _maps := Samples.transforms_3d() + Samples.odd_transforms_3d(false) \
		+ Samples.odd_transforms_3d(true)


func components() -> int:
	return 3


func plain_maps() -> int:
	return 8


func odd_maps() -> int:
	return 3


# There is no operator for a whole array. That of a transform adds the origin, and -0 stays what it
# is when -0 is added, as every other value does.
func by_engine(elements: PackedByteArray, map: int) -> PackedByteArray:
	var without_origin := Transform3D(_maps[map].basis, Samples.minus_zero() * Vector3.ONE)
	return (without_origin * elements.to_vector3_array()).to_byte_array()


func in_place(elements: PackedByteArray, map: int) -> PackedByteArray:
	var vectors := elements.to_vector3_array()
	var basis := _maps[map].basis
	Compute.transform_directions(vectors, basis)
	return vectors.to_byte_array()


func other_forms(elements: PackedByteArray, map: int) -> Dictionary[String, PackedByteArray]:
	var basis := _maps[map].basis
	var vectors := elements.to_vector3_array()
	var copy := vectors.duplicate()
	Compute.transform_directions(copy, basis)
	var untyped := elements.to_vector3_array()
	Callable(Compute, "transform_directions").call(untyped, basis)
	return {
		"duplicate then in place": copy.to_byte_array(),
		"in place, untyped": untyped.to_byte_array(),
	}


## The operator on single vectors, which [method by_engine] stands for.
func test_each_vector_by_the_operator() -> void:
	var vectors := Samples.singles(Samples.SPECIAL, 3).to_vector3_array()
	for map in _maps.size():
		var basis := _maps[map].basis
		var expected := PackedVector3Array()
		for vector in vectors:
			expected.append(basis * vector)
		var actual := vectors.duplicate()
		Compute.transform_directions(actual, basis)
		check_bits_3d(actual, expected, "map %d" % map)


func test_origin_does_not_move_directions() -> void:
	var vectors := PackedVector3Array([Vector3.RIGHT, Vector3.UP])
	Compute.transform_directions(vectors, Transform3D(Basis.IDENTITY, Vector3.ONE).basis)
	check_equal(vectors, PackedVector3Array([Vector3.RIGHT, Vector3.UP]), "directions")
