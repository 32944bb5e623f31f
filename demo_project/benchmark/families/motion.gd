extends BenchmarkFamily
## One step of many bodies.

const _BOX := AABB(Vector3(-90, -90, -90), Vector3(180, 180, 180))
const _RECT := Rect2(-90, -90, 180, 180)


func get_operations() -> Array[BenchmarkOperation]:
	return [
		# The steps are so small that no body gets far.
		operation(&"integrate", [BenchmarkInputs.vectors(), BenchmarkInputs.vectors(), 1e-5, Vector3(0, -9.8, 0)], 48),
		operation(&"bounce_in_box", [BenchmarkInputs.vectors(), BenchmarkInputs.vectors(), _BOX], 48),
		operation(&"bounce_in_box_2d", [BenchmarkInputs.vectors_2d(), BenchmarkInputs.vectors_2d(), _RECT], 32),
	]


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _integrate_gdscript(positions, velocities, delta, acceleration, repeats):
	for repeat in repeats:
		for i in positions.size():
			velocities[i] += acceleration * delta
			positions[i] += velocities[i] * delta


func _bounce_in_box_gdscript(positions, velocities, bounds, repeats):
	var low = bounds.position
	var high = bounds.end
	for repeat in repeats:
		for i in positions.size():
			var p = positions[i]
			var v = velocities[i]
			for c in 3:
				if p[c] < low[c]:
					p[c] = low[c]
					v[c] = absf(v[c])
				elif p[c] > high[c]:
					p[c] = high[c]
					v[c] = -absf(v[c])
			positions[i] = p
			velocities[i] = v


func _bounce_in_box_2d_gdscript(positions, velocities, bounds, repeats):
	var low = bounds.position
	var high = bounds.end
	for repeat in repeats:
		for i in positions.size():
			var p = positions[i]
			var v = velocities[i]
			for c in 2:
				if p[c] < low[c]:
					p[c] = low[c]
					v[c] = absf(v[c])
				elif p[c] > high[c]:
					p[c] = high[c]
					v[c] = -absf(v[c])
			positions[i] = p
			velocities[i] = v
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _integrate_in_place(
		positions: PackedVector3Array, velocities: PackedVector3Array, delta: float, acceleration: Vector3,
		repeats: int) -> void:
	for repeat in repeats:
		Compute.integrate(positions, velocities, delta, acceleration)


func _bounce_in_box_in_place(
		positions: PackedVector3Array, velocities: PackedVector3Array, bounds: AABB, repeats: int) -> void:
	for repeat in repeats:
		Compute.bounce_in_box(positions, velocities, bounds)


func _bounce_in_box_2d_in_place(
		positions: PackedVector2Array, velocities: PackedVector2Array, bounds: Rect2, repeats: int) -> void:
	for repeat in repeats:
		Compute.bounce_in_box_2d(positions, velocities, bounds)
