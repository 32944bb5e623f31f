extends BenchmarkFamily
## The buffers of a MultiMesh, and which of its instances are seen. An element is an instance.

const _BASIS := Basis(Vector3(0.8, 0.6, 0.0), Vector3(-0.6, 0.8, 0.0), Vector3.BACK)
const _BASIS_2D := Transform2D(Vector2(0.8, 0.6), Vector2(-0.6, 0.8), Vector2.ZERO)
const _PLANES: Array[Plane] = [
	Plane(Vector3.RIGHT, 80), Plane(Vector3.LEFT, 80), Plane(Vector3.UP, 80), Plane(Vector3.DOWN, 80),
	Plane(Vector3.BACK, 80), Plane(Vector3.FORWARD, 80),
]


func get_operations() -> Array[BenchmarkOperation]:
	var points := BenchmarkInputs.vectors()
	var points_2d := BenchmarkInputs.vectors_2d()
	return [
		operation(&"write_instances", [_buffers(12), points, _BASIS], 60),
		operation(&"write_instances_2d", [_buffers(8), points_2d, _BASIS_2D], 40),
		operation(&"write_instance_origins", [_buffers(12), points], 60),
		operation(&"write_instance_origins_2d", [_buffers(8), points_2d], 40),
		operation(&"write_instances_along", [_buffers(12), points, BenchmarkInputs.vectors(), Vector3.UP, 0.5], 72),
		operation(&"write_instances_along_2d", [_buffers(8), points_2d, BenchmarkInputs.vectors_2d(), 0.5], 48),
		operation(&"write_instance_colors", [_buffers(16), BenchmarkInputs.colors()], 80),
		operation(&"cull_spheres", [points, 5.0, _PLANES], 16),
	]


static func _buffers(stride: int) -> Callable:
	return _make_buffer.bind(stride)


static func _make_buffer(count: int, _place: int, stride: int) -> PackedFloat32Array:
	var buffer := PackedFloat32Array()
	buffer.resize(count * stride)
	return buffer


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _write_instances_gdscript(buffer, positions, basis, repeats):
	for repeat in repeats:
		var at = 0
		for p in positions:
			buffer[at] = basis.x.x
			buffer[at + 1] = basis.y.x
			buffer[at + 2] = basis.z.x
			buffer[at + 3] = p.x
			buffer[at + 4] = basis.x.y
			buffer[at + 5] = basis.y.y
			buffer[at + 6] = basis.z.y
			buffer[at + 7] = p.y
			buffer[at + 8] = basis.x.z
			buffer[at + 9] = basis.y.z
			buffer[at + 10] = basis.z.z
			buffer[at + 11] = p.z
			at += 12


func _write_instances_2d_gdscript(buffer, positions, basis, repeats):
	for repeat in repeats:
		var at = 0
		for p in positions:
			buffer[at] = basis.x.x
			buffer[at + 1] = basis.y.x
			buffer[at + 3] = p.x
			buffer[at + 4] = basis.x.y
			buffer[at + 5] = basis.y.y
			buffer[at + 7] = p.y
			at += 8


func _write_instance_origins_gdscript(buffer, positions, repeats):
	for repeat in repeats:
		var at = 0
		for p in positions:
			buffer[at + 3] = p.x
			buffer[at + 7] = p.y
			buffer[at + 11] = p.z
			at += 12


func _write_instance_origins_2d_gdscript(buffer, positions, repeats):
	for repeat in repeats:
		var at = 0
		for p in positions:
			buffer[at + 3] = p.x
			buffer[at + 7] = p.y
			at += 8


func _write_instances_along_gdscript(buffer, positions, directions, up, scale, repeats):
	for repeat in repeats:
		var at = 0
		for i in positions.size():
			var basis = Basis.looking_at(directions[i], up) * scale
			var p = positions[i]
			buffer[at] = basis.x.x
			buffer[at + 1] = basis.y.x
			buffer[at + 2] = basis.z.x
			buffer[at + 3] = p.x
			buffer[at + 4] = basis.x.y
			buffer[at + 5] = basis.y.y
			buffer[at + 6] = basis.z.y
			buffer[at + 7] = p.y
			buffer[at + 8] = basis.x.z
			buffer[at + 9] = basis.y.z
			buffer[at + 10] = basis.z.z
			buffer[at + 11] = p.z
			at += 12


func _write_instances_along_2d_gdscript(buffer, positions, directions, scale, repeats):
	for repeat in repeats:
		var at = 0
		for i in positions.size():
			var x = directions[i].normalized() * scale
			var p = positions[i]
			buffer[at] = x.x
			buffer[at + 1] = -x.y
			buffer[at + 3] = p.x
			buffer[at + 4] = x.y
			buffer[at + 5] = x.x
			buffer[at + 7] = p.y
			at += 8


func _write_instance_colors_gdscript(buffer, colors, repeats):
	for repeat in repeats:
		var at = 12
		for color in colors:
			buffer[at] = color.r
			buffer[at + 1] = color.g
			buffer[at + 2] = color.b
			buffer[at + 3] = color.a
			at += 16


func _cull_spheres_gdscript(points, radius, planes, repeats):
	var result
	for repeat in repeats:
		result = PackedInt32Array()
		for i in points.size():
			var is_seen = true
			for plane in planes:
				if plane.distance_to(points[i]) > radius:
					is_seen = false
					break
			if is_seen:
				result.append(i)
	return result
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _write_instances_in_place(
		buffer: PackedFloat32Array, positions: PackedVector3Array, basis: Basis, repeats: int) -> void:
	for repeat in repeats:
		Compute.write_instances(buffer, positions, basis)


func _write_instances_2d_in_place(
		buffer: PackedFloat32Array, positions: PackedVector2Array, basis: Transform2D, repeats: int) -> void:
	for repeat in repeats:
		Compute.write_instances_2d(buffer, positions, basis)


func _write_instance_origins_in_place(
		buffer: PackedFloat32Array, positions: PackedVector3Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.write_instance_origins(buffer, positions)


func _write_instance_origins_2d_in_place(
		buffer: PackedFloat32Array, positions: PackedVector2Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.write_instance_origins_2d(buffer, positions)


func _write_instances_along_in_place(
		buffer: PackedFloat32Array, positions: PackedVector3Array, directions: PackedVector3Array, up: Vector3,
		scale: float, repeats: int) -> void:
	for repeat in repeats:
		Compute.write_instances_along(buffer, positions, directions, up, scale)


func _write_instances_along_2d_in_place(
		buffer: PackedFloat32Array, positions: PackedVector2Array, directions: PackedVector2Array, scale: float,
		repeats: int) -> void:
	for repeat in repeats:
		Compute.write_instances_along_2d(buffer, positions, directions, scale)


func _write_instance_colors_in_place(buffer: PackedFloat32Array, colors: PackedColorArray, repeats: int) -> void:
	for repeat in repeats:
		Compute.write_instance_colors(buffer, colors)


func _cull_spheres_new(
		points: PackedVector3Array, radius: float, planes: Array[Plane], repeats: int) -> PackedInt32Array:
	var result: PackedInt32Array
	for repeat in repeats:
		result = Compute.cull_spheres(points, radius, planes)
	return result
