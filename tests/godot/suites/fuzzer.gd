extends TestSuite
## The fuzzer itself: arguments are those of their seed, and what a call must not do is noticed.

const _SEEDS := 300


func test_arguments_are_those_of_the_seed() -> void:
	var methods := FuzzMethod.all()
	var one := FuzzArguments.new()
	var other := FuzzArguments.new()
	for seed_number in _SEEDS:
		var method := methods[seed_number % methods.size()]
		var types := one.make(method, seed_number).map(typeof)
		# One from which other arguments came meanwhile.
		other.make(methods[0], seed_number + 1)
		check_equal(other.make(method, seed_number).map(typeof), types, "types of seed %d" % seed_number)
		check_equal(other.watched.size(), one.watched.size(), "arrays of seed %d" % seed_number)
		for place in one.watched.size():
			var what := "array %d of seed %d" % [place, seed_number]
			check(var_to_bytes(other.watched.at(place)) == var_to_bytes(one.watched.at(place)), what)


func test_methods() -> void:
	var fuzzer := Fuzzer.new(errors)
	check(fuzzer.methods.size() > 100, "there are methods")
	var changed := {}
	for title: String in ["Compute.add", "Compute.sum", "Compute.integrate", "Compute.dot_into", "Compute.set_thread_count"]:
		changed[title] = fuzzer.method_named(title).changed
	check_equal(changed, {
		"Compute.add": 1,
		"Compute.sum": 0,
		"Compute.integrate": 2,
		"Compute.dot_into": 1,
		"Compute.set_thread_count": 0,
	}, "how many of the arguments are changed")
	check_equal(fuzzer.method_named("Compute.add").range_at, 2, "where the range of add is")
	check_equal(fuzzer.method_named("Compute.histogram").range_at, -1, "where that of histogram is")
	check_equal(
			Array(fuzzer.method_named("Compute.project").taken),
			[TYPE_PACKED_VECTOR3_ARRAY, TYPE_PACKED_VECTOR3_ARRAY, TYPE_PACKED_VECTOR2_ARRAY],
			"what project takes")


func test_what_the_engine_refuses() -> void:
	var fuzzer := Fuzzer.new(errors)
	var into := fuzzer.method_named("Compute.transform_points_into")
	var points := PackedVector3Array()
	var list := []
	check(not into.refuses([points, points, Transform3D()]), "what is declared")
	check(not into.refuses([points, list, Basis()]), "what can be made of it")
	check(into.refuses([list, points, Transform3D()]), "an Array that would be changed")
	check(into.refuses([points, points, Vector3.ONE]), "another type")
	check(into.refuses([points, points]), "too few")
	check(into.refuses([points, points, Transform3D(), 1]), "too many")
	check(not fuzzer.method_named("Compute.add").refuses([null, "text"]), "any type where any is declared")


func test_changes_are_noticed() -> void:
	var points := Samples.points_3d(4)
	var bytes := PackedByteArray([1, 2, 3])
	var watched := WatchedArrays.new()
	watched.share(watched.watch(points))
	watched.allow(watched.watch(bytes))
	check_equal(_differences(watched), 0, "nothing has changed")
	points[1] = Vector3.ONE
	check_equal(_differences(watched), 1, "an array that must not change")
	bytes[2] = 7
	check_equal(_differences(watched), 1, "one that may")
	check_equal(watched.differences_outside(2, 1).size(), 0, "an element that may change")
	check_equal(watched.differences_outside(1, 1).size(), 1, "one behind the range")
	check_equal(watched.differences_outside(0, -1).size(), 0, "all may change")
	check_equal(watched.differences(true, false).size(), 2, "neither may after an error")
	bytes.resize(2)
	check_equal(_differences(watched), 2, "another size")
	check_equal(watched.differences(false, true).size(), 1, "one that may shrink")
	watched.clear()
	check_equal(watched.differences(true, false).size(), 0, "what is forgotten")


func test_changes_of_copies_are_noticed() -> void:
	var points := Samples.points_3d(4)
	var watched := WatchedArrays.new()
	var place := watched.watch(points)
	watched.allow(place)
	watched.share(place)
	points[0] = Vector3.ONE
	check_equal(_differences(watched), 0, "the copy is what it was")
	# As a write to memory that is shared would do.
	var copies: Array = watched.get("_copies")
	copies[place] = points
	check_equal(_differences(watched), 1, "it is not")


func test_changes_of_lists_are_noticed() -> void:
	var watched := WatchedArrays.new()
	var list := watched.watch_list([1, NAN, PackedByteArray([1])])
	check_equal(_differences(watched), 0, "nothing has changed")
	list[2] = PackedByteArray([1])
	check_equal(_differences(watched), 1, "another array")


func _differences(watched: WatchedArrays) -> int:
	return watched.differences(false, false).size()
