class_name SwarmGDScript
extends SwarmPipeline
## GDScript alone: typed loops over the arrays, which write the instance buffer float by float.


func _steer(attractor: Vector3) -> void:
	var positions := _bodies.positions
	var velocities := _bodies.velocities
	var accelerations := _bodies.accelerations
	var axes := _bodies.axes
	var agilities := _bodies.agilities
	for i in positions.size():
		var way := attractor - positions[i]
		var wanted := (way + way.cross(axes[i])).normalized() * SwarmBodies.SPEED
		accelerations[i] = (wanted - velocities[i]) * agilities[i]


func _integrate(delta: float) -> void:
	var positions := _bodies.positions
	var velocities := _bodies.velocities
	var accelerations := _bodies.accelerations
	for i in positions.size():
		var velocity := velocities[i] + accelerations[i] * delta
		velocities[i] = velocity
		positions[i] += velocity * delta


func _bounce() -> void:
	var positions := _bodies.positions
	var velocities := _bodies.velocities
	var low := SwarmBodies.BOUNDS.position
	var high := SwarmBodies.BOUNDS.end
	for i in positions.size():
		var position := positions[i]
		if position == position.clamp(low, high):
			continue
		var velocity := velocities[i]
		if position.x < low.x:
			position.x = low.x
			velocity.x = absf(velocity.x)
		elif position.x > high.x:
			position.x = high.x
			velocity.x = -absf(velocity.x)
		if position.y < low.y:
			position.y = low.y
			velocity.y = absf(velocity.y)
		elif position.y > high.y:
			position.y = high.y
			velocity.y = -absf(velocity.y)
		if position.z < low.z:
			position.z = low.z
			velocity.z = absf(velocity.z)
		elif position.z > high.z:
			position.z = high.z
			velocity.z = -absf(velocity.z)
		positions[i] = position
		velocities[i] = velocity


func _orient() -> void:
	var positions := _bodies.positions
	var velocities := _bodies.velocities
	var buffer := _bodies.buffer
	var scale := _bodies.scale
	var at := 0
	for i in positions.size():
		# The axes of Basis.looking_at.
		var z := -velocities[i].normalized()
		var x := SwarmBodies.UP.cross(z).normalized()
		var y := z.cross(x) * scale
		x *= scale
		z *= scale
		var position := positions[i]
		buffer[at] = x.x
		buffer[at + 1] = y.x
		buffer[at + 2] = z.x
		buffer[at + 3] = position.x
		buffer[at + 4] = x.y
		buffer[at + 5] = y.y
		buffer[at + 6] = z.y
		buffer[at + 7] = position.y
		buffer[at + 8] = x.z
		buffer[at + 9] = y.z
		buffer[at + 10] = z.z
		buffer[at + 11] = position.z
		at += SwarmBodies.STRIDE


func _colour() -> void:
	var velocities := _bodies.velocities
	var buffer := _bodies.buffer
	var at := SwarmBodies.COLOR_OFFSET
	for i in velocities.size():
		var heat := clampf((velocities[i].length() - SwarmBodies.SLOW) * SwarmBodies.COLOR_RATE, 0.0, 1.0)
		var color := SwarmBodies.COLD + (SwarmBodies.COLOR_RISE + SwarmBodies.COLOR_BEND * heat) * heat
		buffer[at] = color.r
		buffer[at + 1] = color.g
		buffer[at + 2] = color.b
		buffer[at + 3] = color.a
		at += SwarmBodies.STRIDE
