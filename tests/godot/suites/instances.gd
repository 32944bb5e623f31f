extends TestSuite
## The buffer of a MultiMesh has what GDScript would write there, and spheres are seen as its loop says.
##
## That this is also what the engine writes is up to suites/rendered: only a real renderer keeps instances.

const _COUNTS: Array[int] = [0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 64, 99, 100, 1000]
const _BASIS := Basis(Vector3(0.1, 2, -3), Vector3(4, 0.5, 6), Vector3(-7, 8, 9.25))


func test_one_basis() -> void:
	for stride: int in [12, 16, 20]:
		for count in _COUNTS:
			var positions := Samples.points_3d(count)
			var wanted := InstanceBuffers.make(count + 1, stride)
			var origins := wanted.duplicate()
			for i in count:
				InstanceBuffers.write(wanted, stride, i, Transform3D(_BASIS, positions[i]))
				for row in 3:
					origins[i * stride + 4 * row + 3] = positions[i][row]
			var what := "%d of %d" % [count, stride]
			var buffer := InstanceBuffers.make(count + 1, stride)
			Compute.write_instances(buffer, positions, _BASIS, stride)
			_check_same(buffer, wanted, what)
			buffer = InstanceBuffers.make(count + 1, stride)
			Callable(Compute, "write_instances").call(buffer, positions, _BASIS, stride)
			_check_same(buffer, wanted, what + ", untyped")
			buffer = InstanceBuffers.make(count + 1, stride)
			Compute.write_instance_origins(buffer, positions, stride)
			_check_same(buffer, origins, "origins, " + what)
			buffer = InstanceBuffers.make(count + 1, stride)
			Callable(Compute, "write_instance_origins").call(buffer, positions, stride)
			_check_same(buffer, origins, "origins, untyped, " + what)


func test_one_basis_in_the_plane() -> void:
	var basis := Transform2D(Vector2(0.1, 2), Vector2(-3, 4.5), Vector2(100, 100))
	for stride: int in [8, 12, 16]:
		for count in _COUNTS:
			var positions := Samples.points_2d(count)
			var wanted := InstanceBuffers.make(count + 1, stride)
			var origins := wanted.duplicate()
			for i in count:
				InstanceBuffers.write_2d(wanted, stride, i, Transform2D(basis.x, basis.y, positions[i]))
				for row in 2:
					origins[i * stride + 4 * row + 3] = positions[i][row]
			var what := "%d of %d" % [count, stride]
			var buffer := InstanceBuffers.make(count + 1, stride)
			Compute.write_instances_2d(buffer, positions, basis, stride)
			_check_same(buffer, wanted, what)
			buffer = InstanceBuffers.make(count + 1, stride)
			Callable(Compute, "write_instances_2d").call(buffer, positions, basis, stride)
			_check_same(buffer, wanted, what + ", untyped")
			buffer = InstanceBuffers.make(count + 1, stride)
			Compute.write_instance_origins_2d(buffer, positions, stride)
			_check_same(buffer, origins, "origins, " + what)
			buffer = InstanceBuffers.make(count + 1, stride)
			Callable(Compute, "write_instance_origins_2d").call(buffer, positions, stride)
			_check_same(buffer, origins, "origins, untyped, " + what)


func test_along_directions() -> void:
	for up: Vector3 in [Vector3.UP, Vector3(0.3, -2, 0.7), Vector3(0, 5, 3), Vector3(5, 0, 0)]:
		for count in _COUNTS:
			var stride: int = [12, 16, 20][count % 3]
			var positions := Samples.points_3d(count)
			var directions := InstanceBuffers.directions(count, up)
			var scales := Samples.floats(count)
			var wanted := InstanceBuffers.make(count + 1, stride)
			var scaled := wanted.duplicate()
			for i in count:
				if _is_along(directions[i], up):
					expect_engine_error("colinear")
					expect_engine_error("colinear")
				InstanceBuffers.write(
						wanted, stride, i, InstanceBuffers.along(positions[i], directions[i], up, 0.75))
				InstanceBuffers.write(
						scaled, stride, i, InstanceBuffers.along(positions[i], directions[i], up, scales[i]))
			var what := "%d of %d, up %s" % [count, stride, up]
			var buffer := InstanceBuffers.make(count + 1, stride)
			Compute.write_instances_along(buffer, positions, directions, up, 0.75, stride)
			_check_same(buffer, wanted, what)
			Compute.write_instances_along(buffer, positions, directions, up, scales, stride)
			_check_same(buffer, scaled, what + ", a scale for each")
			buffer = InstanceBuffers.make(count + 1, stride)
			Callable(Compute, "write_instances_along").call(buffer, positions, directions, up, scales, stride)
			_check_same(buffer, scaled, what + ", untyped, a scale for each")
			Callable(Compute, "write_instances_along").call(buffer, positions, directions, up, 0.75, stride)
			_check_same(buffer, wanted, what + ", untyped")


func test_along_directions_in_the_plane() -> void:
	for count in _COUNTS:
		var stride: int = [8, 12, 16][count % 3]
		var positions := Samples.points_2d(count)
		var directions := Samples.points_2d(2 * count).slice(count)
		var scales := Samples.floats(count)
		var wanted := InstanceBuffers.make(count + 1, stride)
		for i in count:
			InstanceBuffers.write_2d(
					wanted, stride, i, InstanceBuffers.along_2d(positions[i], directions[i], scales[i]))
		var buffer := InstanceBuffers.make(count + 1, stride)
		Compute.write_instances_along_2d(buffer, positions, directions, scales, stride)
		_check_same(buffer, wanted, "%d of %d" % [count, stride])
		buffer = InstanceBuffers.make(count + 1, stride)
		Callable(Compute, "write_instances_along_2d").call(buffer, positions, directions, scales, stride)
		_check_same(buffer, wanted, "%d of %d, untyped" % [count, stride])


func test_directions_of_no_length() -> void:
	var position := Vector3(1, 2, 3)
	for direction: Vector3 in [Vector3.ZERO, Vector3(9e-6, -9e-6, 0)]:
		var wanted := InstanceBuffers.make(1, 12)
		InstanceBuffers.write(wanted, 12, 0, Transform3D(Basis.IDENTITY * 2.0, position))
		var buffer := InstanceBuffers.make(1, 12)
		Compute.write_instances_along(buffer, [position], [direction], Vector3.UP, 2)
		_check_same(buffer, wanted, str(direction))
	var wanted_2d := InstanceBuffers.make(1, 8)
	InstanceBuffers.write_2d(wanted_2d, 8, 0, Transform2D(Vector2(2, 0), Vector2(0, 2), Vector2.ONE))
	var buffer_2d := InstanceBuffers.make(1, 8)
	Compute.write_instances_along_2d(buffer_2d, [Vector2.ONE], [Vector2(0, 9e-6)], 2)
	_check_same(buffer_2d, wanted_2d, "in the plane")


func test_colors() -> void:
	for count in _COUNTS:
		var colors := Samples.floats(4 * count).to_byte_array().to_color_array()
		for place: Vector2i in [Vector2i(16, 12), Vector2i(20, 12), Vector2i(20, 16), Vector2i(12, 8), Vector2i(4, 0)]:
			var wanted := InstanceBuffers.make(count + 1, place.x)
			for i in count:
				InstanceBuffers.write_color(wanted, place.x, place.y, i, colors[i])
			var buffer := InstanceBuffers.make(count + 1, place.x)
			Compute.write_instance_colors(buffer, colors, place.x, place.y)
			_check_same(buffer, wanted, "%d at %s" % [count, place])
			buffer = InstanceBuffers.make(count + 1, place.x)
			Callable(Compute, "write_instance_colors").call(buffer, colors, place.x, place.y)
			_check_same(buffer, wanted, "%d at %s, untyped" % [count, place])


## The same as in two steps, on both call paths.
func test_colors_with_transforms() -> void:
	var basis_2d := Transform2D(Vector2(0.1, 2), Vector2(-3, 4.5), Vector2.ZERO)
	for count in _COUNTS:
		var colors := Samples.floats(4 * count).to_byte_array().to_color_array()
		var scales := Samples.floats(count)
		var points := Samples.points_3d(count)
		var points_2d := Samples.points_2d(count)
		var calls := {
			"write_instances": [points, _BASIS],
			"write_instances_along": [points, InstanceBuffers.directions(count), Vector3.UP, scales],
			"write_instances_2d": [points_2d, basis_2d],
			"write_instances_along_2d": [points_2d, points_2d, scales],
		}
		for title: String in calls:
			var arguments: Array = calls[title]
			var place := 8 if title.ends_with("_2d") else 12
			for stride: int in [place + 4, place + 8]:
				var call := Callable(Compute, title)
				var wanted := InstanceBuffers.make(count + 1, stride)
				call.callv([wanted] + arguments + [stride])
				Compute.write_instance_colors(wanted, colors, stride, place)
				var buffer := InstanceBuffers.make(count + 1, stride)
				call.callv([buffer] + arguments + [stride, colors])
				_check_same(buffer, wanted, "%s, %d of %d" % [title, count, stride])
		var typed := InstanceBuffers.make(count, 16)
		Compute.write_instances(typed, points, _BASIS, 16, colors)
		Compute.write_instances_along(typed, points, points, Vector3.UP, 2.0, 16, colors)
		var in_steps := InstanceBuffers.make(count, 16)
		Compute.write_instances_along(in_steps, points, points, Vector3.UP, 2.0, 16)
		Compute.write_instance_colors(in_steps, colors)
		_check_same(typed, in_steps, "%d, typed" % count)
		var typed_2d := InstanceBuffers.make(count, 12)
		Compute.write_instances_2d(typed_2d, points_2d, basis_2d, 12, colors)
		Compute.write_instances_along_2d(typed_2d, points_2d, points_2d, scales, 12, colors)
		var in_steps_2d := InstanceBuffers.make(count, 12)
		Compute.write_instances_along_2d(in_steps_2d, points_2d, points_2d, scales, 12)
		Compute.write_instance_colors(in_steps_2d, colors, 12, 8)
		_check_same(typed_2d, in_steps_2d, "%d, typed, in the plane" % count)


func test_defaults() -> void:
	var positions := Samples.points_3d(5)
	var buffer := InstanceBuffers.make(5, 12)
	Compute.write_instances(buffer, positions, Basis.IDENTITY)
	var wanted := InstanceBuffers.make(5, 12)
	Compute.write_instances(wanted, positions, Basis.IDENTITY, 12)
	_check_same(buffer, wanted, "12 floats")
	buffer = InstanceBuffers.make(5, 16)
	Compute.write_instance_colors(buffer, PackedColorArray([Color.RED]))
	check_equal(buffer.slice(12, 16), PackedFloat32Array([1, 0, 0, 1]), "a color after a transform in space")
	buffer = InstanceBuffers.make(5, 8)
	Compute.write_instance_origins_2d(buffer, PackedVector2Array([Vector2(3, 4)]))
	check_equal([buffer[3], buffer[7]], [3.0, 4.0], "8 floats in the plane")


func test_shared_buffers() -> void:
	var original := InstanceBuffers.make(40, 16)
	var buffer := original.duplicate()
	var before := Compute.get_copy_count()
	Compute.write_instances(buffer, Samples.points_3d(20), _BASIS, 16)
	check_equal(Compute.get_copy_count(), before + 1, "it gets memory of its own")
	_check_same(original, InstanceBuffers.make(40, 16), "the original")
	_check_same(buffer.slice(20 * 16), original.slice(20 * 16), "what has no positions")
	for i in 3:
		Compute.write_instances_along(
				buffer, Samples.points_3d(40), InstanceBuffers.directions(40), Vector3.UP, 1.0, 16)
	check_equal(Compute.get_copy_count(), before + 1, "and keeps it")
	# The others write a part of each instance, and leave the rest what it was in the memory that is shared.
	for title: String in ["write_instance_origins", "write_instance_colors"]:
		var elements: Variant = Samples.points_3d(20)
		if title == "write_instance_colors":
			elements = PackedColorArray(range(20).map(func(i: int) -> Color: return Color(i, -i, 0.5)))
		var alone := InstanceBuffers.make(40, 16)
		Callable(Compute, title).call(alone, elements, 16)
		var copy := original.duplicate()
		Callable(Compute, title).call(copy, elements, 16)
		_check_same(copy, alone, title)
		_check_same(original, InstanceBuffers.make(40, 16), "the original of " + title)


func test_many_on_threads() -> void:
	var count := 200_001
	var positions := Samples.points_3d(count)
	var directions := Samples.points_3d(count + 1).slice(1)
	var colors := Samples.floats(4 * count).to_byte_array().to_color_array()
	var frustum: Array[Plane] = [Plane(Vector3(0, 0.6, 0.8), 300), Plane(Vector3.LEFT, 500)]
	var wanted := PackedFloat32Array()
	var wanted_seen := PackedInt32Array()
	for threads: int in [1, 2, 3, 8]:
		Compute.set_thread_count(threads)
		var buffer := InstanceBuffers.make(count, 16)
		Compute.write_instances_along(buffer, positions, directions, Vector3.UP, 2.0, 16)
		Compute.write_instance_colors(buffer, colors)
		var seen := Compute.cull_spheres(positions, 5.0, frustum)
		if threads == 1:
			wanted = buffer
			wanted_seen = seen
		check(seen == wanted_seen, "%d threads see the same" % threads)
		_check_same(buffer, wanted, "%d threads" % threads)
	for i in range(0, count, 997):
		var one := InstanceBuffers.make(1, 16)
		InstanceBuffers.write(one, 16, 0, InstanceBuffers.along(positions[i], directions[i], Vector3.UP, 2.0))
		InstanceBuffers.write_color(one, 16, 12, 0, colors[i])
		_check_same(wanted.slice(16 * i, 16 * i + 16), one, "instance %d" % i)


func test_errors_change_nothing() -> void:
	var buffer := InstanceBuffers.make(3, 12)
	var positions := Samples.points_3d(3)
	for stride: int in [11, 0, -12, -9223372036854775808]:
		expect_error("Compute.write_instances: 'stride' is %d, not 12 or more" % stride)
		Compute.write_instances(buffer, positions, _BASIS, stride)
		expect_error("Compute.write_instance_origins_2d: 'stride' is %d, not 8 or more" % mini(stride, 7))
		Compute.write_instance_origins_2d(buffer, PackedVector2Array(), mini(stride, 7))
	expect_error("Compute.write_instances: 'buffer' has 36 elements, but 3 instances of 13 do not fit")
	Compute.write_instances(buffer, positions, _BASIS, 13)
	expect_error("Compute.write_instance_origins: 'buffer' has 36 elements, "
			+ "but 3 instances of 9223372036854775807 do not fit", 2)
	Compute.write_instance_origins(buffer, positions, 9223372036854775807)
	var colors := PackedColorArray([Color.RED, Color.RED, Color.RED])
	expect_error("Compute.write_instances: 'stride' is 15, not 16 or more, as there are 'colors'")
	Compute.write_instances(buffer, positions, _BASIS, 15, colors)
	expect_error("Compute.write_instances_2d: 'stride' is 8, not 12 or more, as there are 'colors'")
	Compute.write_instances_2d(buffer, PackedVector2Array([Vector2.ONE]), Transform2D.IDENTITY, 8, colors.slice(2))
	expect_error("Compute.write_instances: 'colors' has 3 elements, 'positions' has 2")
	Compute.write_instances(buffer, positions.slice(1), _BASIS, 16, colors)
	expect_error("Compute.write_instances: 'buffer' has 36 elements, but 3 instances of 16 do not fit")
	Compute.write_instances(buffer, positions, _BASIS, 16, colors)
	expect_error("Compute.write_instances_along: 'directions' has 2 elements, 'positions' has 3")
	Compute.write_instances_along(buffer, positions, positions.slice(1), Vector3.UP, 1.0)
	expect_error("Compute.write_instances_along: 'up' is zero")
	Compute.write_instances_along(buffer, positions, positions, Vector3(0, 9e-6, 0), 1.0)
	expect_error("Compute.write_instances_along: 'scale' is of type Vector3, not a number or a PackedFloat32Array")
	Compute.write_instances_along(buffer, positions, positions, Vector3.UP, Vector3.ONE)
	for offset: int in [-1, 13, 9223372036854775807]:
		expect_error("Compute.write_instance_colors: 'offset' is %d, not from 0 to 'stride' - 4" % offset)
		Compute.write_instance_colors(buffer, PackedColorArray(), 16, offset)
	expect_error("Compute.write_instance_colors: 'stride' is 3, not 4 or more")
	Compute.write_instance_colors(buffer, PackedColorArray([Color.RED]), 3, 0)
	expect_error("Compute.write_instance_origins: 'buffer' has 36 elements, "
			+ "but 1 instances of 9223372036854775807 do not fit", 2)
	Compute.write_instance_origins(buffer, positions.slice(0, 1), 9223372036854775807)
	expect_error("Compute.write_instance_colors: 'buffer' has 36 elements, but 3 instances of 16 do not fit")
	Compute.write_instance_colors(buffer, PackedColorArray([Color.RED, Color.RED, Color.RED]))
	_check_same(buffer, InstanceBuffers.make(3, 12), "the buffer")


func test_spheres_that_are_seen() -> void:
	var frustum: Array[Plane] = [
		Plane(Vector3(0, 0.6, 0.8), 300), Plane(Vector3.LEFT, 500), Plane(Vector3(0.8, 0, -0.6), 250.5),
	]
	for count in _COUNTS:
		var points := Samples.points_3d(count)
		var radii := Samples.floats(count)
		for i in frustum.size() + 1:
			var planes := frustum.slice(0, i)
			var wanted := PackedInt32Array()
			var wanted_with_radii := PackedInt32Array()
			for p in count:
				if planes.all(func(plane: Plane) -> bool: return plane.distance_to(points[p]) <= 10.5):
					wanted.append(p)
				if planes.all(func(plane: Plane) -> bool: return plane.distance_to(points[p]) <= radii[p]):
					wanted_with_radii.append(p)
			check_equal(Compute.cull_spheres(points, 10.5, planes), wanted, "%d, %d planes" % [count, i])
			check_equal(Compute.cull_spheres(points, radii, planes), wanted_with_radii, "%d radii, %d planes" % [count, i])
			for radius: Variant in [10.5, radii]:
				var untyped: Variant = Callable(Compute, "cull_spheres").call(points, radius, planes)
				var of_radius := wanted_with_radii if radius is PackedFloat32Array else wanted
				check_equal(untyped, of_radius, "untyped, %d, %d planes" % [count, i])
	check_equal(Compute.cull_spheres([Vector3(NAN, 0, 0)], 1.0, frustum), PackedInt32Array(), "NaN")
	check_equal(Compute.cull_spheres([Vector3.ONE], NAN, []), PackedInt32Array([0]), "no planes")
	# A number takes the 32 bits of the distances first.
	var right: Array[Plane] = [Plane(Vector3.RIGHT, 0)]
	right.make_read_only()
	check_equal(Compute.cull_spheres([Vector3(0.1, 0, 0)], 0.1, right), PackedInt32Array([0]), "0.1")


func test_spheres_of_a_camera() -> void:
	var camera := Camera3D.new()
	var tree: SceneTree = Engine.get_main_loop()
	# The root is busy while its scene becomes ready.
	tree.root.get_child(-1).add_child(camera)
	camera.position = Vector3(3, 4, 5)
	var points := Samples.points_3d(2000)
	Compute.multiply(points, 0.02)
	var wanted := PackedInt32Array()
	for i in points.size():
		if camera.is_position_in_frustum(points[i]):
			wanted.append(i)
	check_equal(Compute.cull_spheres(points, 0.0, camera.get_frustum()), wanted, "points in the frustum")
	check(wanted.size() > 10 and wanted.size() < 1990, "some are, and some are not")
	camera.free()


func test_errors_of_culling() -> void:
	var points := Samples.points_3d(2)
	expect_error("Compute.cull_spheres: 'planes' has a Vector3 at index 1, not a Plane")
	check_equal(Compute.cull_spheres(points, 1.0, [Plane(), Vector3.UP]), PackedInt32Array(), "no plane")
	expect_error("Compute.cull_spheres: 'planes' has a Nil at index 0, not a Plane")
	check_equal(Compute.cull_spheres(points, 1.0, [null]), PackedInt32Array(), "nothing")
	expect_error("Compute.cull_spheres: 'radius' has 1 elements, 'points' has 2")
	check_equal(Compute.cull_spheres(points, [1.0] as PackedFloat32Array, []), PackedInt32Array(), "radii")


func _check_same(actual: PackedFloat32Array, expected: PackedFloat32Array, what: String) -> void:
	check_bytes(actual.to_byte_array(), expected.to_byte_array(), 4, what)


# As the engine sees it.
func _is_along(direction: Vector3, up: Vector3) -> bool:
	return up.cross(-direction.normalized()).is_zero_approx()
