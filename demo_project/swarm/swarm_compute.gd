class_name SwarmCompute
extends SwarmPipeline
## Compute: a call or two for each stage, which change the arrays where they lie. No frame makes an array.

var _steering := ComputeExpression.new()
var _steering_inputs: Array
var _ramp := ComputeExpression.new()
var _ramp_inputs: Array


func _init(bodies: SwarmBodies, multimesh: MultiMesh) -> void:
	super(bodies, multimesh)
	# Inputs are listed once, not for each frame. The arrays in a list are the bodies' own.
	_steering.parse("""
var way = attractor - p
((way + way.cross(axis)).normalized() * speed - v) * agility""",
			["attractor", "p", "axis", "speed", "v", "agility"])
	_steering_inputs = [
		Vector3.ZERO, bodies.positions, bodies.axes, SwarmBodies.SPEED, bodies.velocities, bodies.agilities,
	]
	_ramp.parse(
			"var heat = clamp((v.length() - slow) * rate, 0, 1); cold + (rise + bend * heat) * heat",
			["v", "slow", "rate", "cold", "rise", "bend"])
	_ramp_inputs = [
		bodies.velocities, SwarmBodies.SLOW, SwarmBodies.COLOR_RATE,
		SwarmBodies.COLD, SwarmBodies.COLOR_RISE, SwarmBodies.COLOR_BEND,
	]


func _steer(attractor: Vector3) -> void:
	_steering_inputs[0] = attractor
	_steering.execute_into(_bodies.accelerations, _steering_inputs)


func _integrate(delta: float) -> void:
	Compute.integrate(_bodies.positions, _bodies.velocities, delta, _bodies.accelerations)


func _bounce() -> void:
	Compute.bounce_in_box(_bodies.positions, _bodies.velocities, SwarmBodies.BOUNDS)


func _colour() -> void:
	_ramp.execute_into(_bodies.colors, _ramp_inputs)


func _orient() -> void:
	Compute.write_instances_along(
			_bodies.buffer, _bodies.positions, _bodies.velocities, SwarmBodies.UP, _bodies.scale, SwarmBodies.STRIDE,
			_bodies.colors)
