class_name InstanceBuffers
extends RefCounted
## Buffers of a MultiMesh as GDScript writes them, and what is written.


## Floats that nothing writes of itself.
static func make(instances: int, stride: int) -> PackedFloat32Array:
	var buffer := PackedFloat32Array()
	buffer.resize(instances * stride)
	buffer.fill(-77.25)
	return buffer


## Writes [param transform] at the place of instance [param i].
static func write(buffer: PackedFloat32Array, stride: int, i: int, transform: Transform3D) -> void:
	for row in 3:
		for column in 3:
			buffer[i * stride + 4 * row + column] = transform.basis[column][row]
		buffer[i * stride + 4 * row + 3] = transform.origin[row]


## Writes [param transform] at the place of instance [param i].
static func write_2d(buffer: PackedFloat32Array, stride: int, i: int, transform: Transform2D) -> void:
	for row in 2:
		buffer[i * stride + 4 * row] = transform.x[row]
		buffer[i * stride + 4 * row + 1] = transform.y[row]
		buffer[i * stride + 4 * row + 2] = 0.0
		buffer[i * stride + 4 * row + 3] = transform.origin[row]


## Writes [param color] from float [param offset] of instance [param i] on.
static func write_color(buffer: PackedFloat32Array, stride: int, offset: int, i: int, color: Color) -> void:
	for part in 4:
		buffer[i * stride + offset + part] = color[part]


## Directions of all sorts, those along [param up] and against it among them, and none of no length.
static func directions(count: int, up := Vector3.UP) -> PackedVector3Array:
	var result := Samples.points_3d(count)
	for i in count:
		match i % 9:
			4:
				result[i] = up * (i - 500.5)
			7:
				result[i] *= 1e-3
	return result


## The transform that [code]write_instances_along[/code] writes.
static func along(position: Vector3, direction: Vector3, up: Vector3, scale: float) -> Transform3D:
	return Transform3D(Basis.looking_at(direction, up) * scale, position)


## The transform that [code]write_instances_along_2d[/code] writes.
static func along_2d(position: Vector2, direction: Vector2, scale: float) -> Transform2D:
	var x := direction.normalized()
	return Transform2D(x * scale, Vector2(-x.y, x.x) * scale, position)
