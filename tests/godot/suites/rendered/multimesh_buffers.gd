extends TestSuite
## The buffers that [code]Compute[/code] writes are those that the engine's own methods make of a MultiMesh, bit for bit.
##
## Only a real renderer keeps instances. Headless, [member MultiMesh.buffer] is empty, and these tests fail.

const _COUNT := 1003
const _BASIS := Basis(Vector3(0.1, 2, -3), Vector3(4, 0.5, 6), Vector3(-7, 8, 9.25))


func test_the_renderer_keeps_instances() -> void:
	check(DisplayServer.get_name() != "headless", "the display is %s" % DisplayServer.get_name())
	var multimesh := _make(MultiMesh.TRANSFORM_3D, true, true)
	check_equal(multimesh.buffer.size(), _COUNT * 20, "floats of the buffer")


func test_one_basis() -> void:
	for uses_colors: bool in [false, true]:
		var multimesh := _make(MultiMesh.TRANSFORM_3D, uses_colors, false)
		var positions := Samples.points_3d(_COUNT)
		for i in _COUNT:
			multimesh.set_instance_transform(i, Transform3D(_BASIS, positions[i]))
		var wanted := multimesh.buffer
		var buffer := _cleared(wanted)
		_keep_rest(buffer, wanted, 12)
		Compute.write_instances(buffer, positions, _BASIS, _stride(wanted))
		_check_same(buffer, wanted, "write_instances, colors: %s" % uses_colors)
		_check_given(multimesh, buffer)


func test_origins() -> void:
	var multimesh := _make(MultiMesh.TRANSFORM_3D, true, false)
	var directions := InstanceBuffers.directions(_COUNT)
	for i in _COUNT:
		multimesh.set_instance_transform(i, Transform3D(_BASIS * float(i), directions[i]))
	var buffer := multimesh.buffer
	var positions := Samples.points_3d(_COUNT)
	for i in _COUNT:
		multimesh.set_instance_transform(i, Transform3D(_BASIS * float(i), positions[i]))
	Compute.write_instance_origins(buffer, positions, 16)
	_check_same(buffer, multimesh.buffer, "write_instance_origins")
	_check_given(multimesh, buffer)


func test_along_directions_with_colors_and_custom_data() -> void:
	var multimesh := _make(MultiMesh.TRANSFORM_3D, true, true)
	var positions := Samples.points_3d(_COUNT)
	var directions := InstanceBuffers.directions(_COUNT)
	var scales := Samples.floats(_COUNT)
	var colors := Samples.floats(_COUNT * 4).to_byte_array().to_color_array()
	var custom := Samples.floats(_COUNT * 8).slice(_COUNT * 4).to_byte_array().to_color_array()
	for i in _COUNT:
		if Vector3.UP.cross(-directions[i].normalized()).is_zero_approx():
			expect_engine_error("colinear")
		multimesh.set_instance_transform(
				i, InstanceBuffers.along(positions[i], directions[i], Vector3.UP, scales[i]))
		multimesh.set_instance_color(i, colors[i])
		multimesh.set_instance_custom_data(i, custom[i])
	var wanted := multimesh.buffer
	var buffer := _cleared(wanted)
	Compute.write_instances_along(buffer, positions, directions, Vector3.UP, scales, 20)
	Compute.write_instance_colors(buffer, colors, 20, 12)
	Compute.write_instance_colors(buffer, custom, 20, 16)
	_check_same(buffer, wanted, "write_instances_along, write_instance_colors")
	buffer = _cleared(wanted)
	Compute.write_instances_along(buffer, positions, directions, Vector3.UP, scales, 20, colors)
	Compute.write_instance_colors(buffer, custom, 20, 16)
	_check_same(buffer, wanted, "write_instances_along with colors")
	_check_given(multimesh, buffer)


func test_the_plane() -> void:
	var multimesh := _make(MultiMesh.TRANSFORM_2D, true, false)
	var positions := Samples.points_2d(_COUNT)
	var directions := Samples.points_2d(_COUNT * 2).slice(_COUNT)
	var colors := Samples.floats(_COUNT * 4).to_byte_array().to_color_array()
	var basis := Transform2D(Vector2(0.1, 2), Vector2(-3, 4.5), Vector2.ZERO)
	for i in _COUNT:
		multimesh.set_instance_transform_2d(i, Transform2D(basis.x, basis.y, positions[i]))
		multimesh.set_instance_color(i, colors[i])
	var wanted := multimesh.buffer
	var buffer := _cleared(wanted)
	Compute.write_instances_2d(buffer, positions, basis, 12)
	Compute.write_instance_colors(buffer, colors, 12, 8)
	_check_same(buffer, wanted, "write_instances_2d, write_instance_colors")
	buffer = _cleared(wanted)
	Compute.write_instances_2d(buffer, positions, basis, 12, colors)
	_check_same(buffer, wanted, "write_instances_2d with colors")
	_check_given(multimesh, buffer)
	for i in _COUNT:
		multimesh.set_instance_transform_2d(i, InstanceBuffers.along_2d(positions[i], directions[i], 2.5))
	Compute.write_instances_along_2d(buffer, positions, directions, 2.5, 12)
	_check_same(buffer, multimesh.buffer, "write_instances_along_2d")
	for i in _COUNT:
		multimesh.set_instance_transform_2d(i, InstanceBuffers.along_2d(directions[i], directions[i], 2.5))
	Compute.write_instance_origins_2d(buffer, directions, 12)
	_check_same(buffer, multimesh.buffer, "write_instance_origins_2d")


func _make(format: MultiMesh.TransformFormat, uses_colors: bool, uses_custom_data: bool) -> MultiMesh:
	var multimesh := MultiMesh.new()
	multimesh.transform_format = format
	multimesh.use_colors = uses_colors
	multimesh.use_custom_data = uses_custom_data
	# Without one the renderer has no bounds to make anew when a buffer comes.
	multimesh.mesh = QuadMesh.new()
	multimesh.instance_count = _COUNT
	return multimesh


@warning_ignore("integer_division")
func _stride(buffer: PackedFloat32Array) -> int:
	return buffer.size() / _COUNT


# As large, with other floats.
func _cleared(buffer: PackedFloat32Array) -> PackedFloat32Array:
	return InstanceBuffers.make(_COUNT, _stride(buffer))


# What comes after a transform.
func _keep_rest(buffer: PackedFloat32Array, wanted: PackedFloat32Array, from: int) -> void:
	var stride := _stride(wanted)
	for i in buffer.size():
		if i % stride >= from:
			buffer[i] = wanted[i]


# Another MultiMesh takes the buffer, and gives the same back. It is a new one, since one whose instances were set keeps its
# buffer in the memory of the CPU as well, and answers from there.
func _check_given(like: MultiMesh, buffer: PackedFloat32Array) -> void:
	var multimesh := _make(like.transform_format, like.use_colors, like.use_custom_data)
	multimesh.buffer = buffer
	_check_same(multimesh.buffer, buffer, "what was given")


func _check_same(actual: PackedFloat32Array, expected: PackedFloat32Array, what: String) -> void:
	check(expected.size() > 0, "%s: the engine has instances" % what)
	check_bytes(actual.to_byte_array(), expected.to_byte_array(), 4, what)
