class_name SwarmEngine
extends SwarmGDScript
## The engine's own calls, for each instance: methods of vectors, [method Basis.looking_at], and the MultiMesh's setters. Bodies
## are steered and moved by the loops of GDScript, which are such calls already.


func upload() -> void:
	# The setters have done it, or have the engine do it when it draws.
	pass


func get_instances() -> PackedFloat32Array:
	return _multimesh.buffer


func _bounce() -> void:
	var positions := _bodies.positions
	var velocities := _bodies.velocities
	var low := SwarmBodies.BOUNDS.position
	var high := SwarmBodies.BOUNDS.end
	for i in positions.size():
		var kept := positions[i].clamp(low, high)
		if kept != positions[i]:
			# Inwards where a side holds the body back, and as before elsewhere.
			var inwards := (kept - positions[i]).sign()
			var velocity := velocities[i]
			velocities[i] = velocity * (Vector3.ONE - inwards.abs()) + velocity.abs() * inwards
			positions[i] = kept


func _orient() -> void:
	var positions := _bodies.positions
	var velocities := _bodies.velocities
	var scale := _bodies.scale
	for i in positions.size():
		var basis := Basis.looking_at(velocities[i], SwarmBodies.UP) * scale
		_multimesh.set_instance_transform(i, Transform3D(basis, positions[i]))


func _colour() -> void:
	var velocities := _bodies.velocities
	for i in velocities.size():
		var heat := clampf((velocities[i].length() - SwarmBodies.SLOW) * SwarmBodies.COLOR_RATE, 0.0, 1.0)
		var color := SwarmBodies.COLD + (SwarmBodies.COLOR_RISE + SwarmBodies.COLOR_BEND * heat) * heat
		_multimesh.set_instance_color(i, color)
