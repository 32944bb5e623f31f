class_name SwarmCompute
extends SwarmPipeline
## Compute: a call or two for each stage, which change the arrays where they lie. No frame makes an array.

var _way := ComputeExpression.new()
var _way_inputs: Array
var _turn := ComputeExpression.new()
var _turn_inputs: Array
var _steering := ComputeExpression.new()
var _steering_inputs: Array
var _ramp := ComputeExpression.new()
var _ramp_inputs: Array


func _init(bodies: SwarmBodies, multimesh: MultiMesh) -> void:
	super(bodies, multimesh)
	# Inputs are listed once, not for each frame. The arrays in a list are the bodies' own.
	_way.parse("attractor - p", ["attractor", "p"])
	_way_inputs = [Vector3.ZERO, bodies.positions]
	_turn.parse("attractor - p + around", ["attractor", "p", "around"])
	_turn_inputs = [Vector3.ZERO, bodies.positions, bodies.accelerations]
	_steering.parse("(wanted * speed - v) * agility", ["wanted", "speed", "v", "agility"])
	_steering_inputs = [bodies.accelerations, SwarmBodies.SPEED, bodies.velocities, bodies.agilities]
	_ramp.parse(
			"var heat = clamp((speed - slow) * rate, 0, 1); cold + (rise + bend * heat) * heat",
			["speed", "slow", "rate", "cold", "rise", "bend"])
	_ramp_inputs = [
		bodies.speeds, SwarmBodies.SLOW, SwarmBodies.COLOR_RATE,
		SwarmBodies.COLD, SwarmBodies.COLOR_RISE, SwarmBodies.COLOR_BEND,
	]


func _steer(attractor: Vector3) -> void:
	_way_inputs[0] = attractor
	_turn_inputs[0] = attractor
	# Each step takes what the one before it has left in the array. One formula of all this takes four times as long.
	_way.execute_into(_bodies.accelerations, _way_inputs)
	Compute.cross(_bodies.accelerations, _bodies.axes)
	_turn.execute_into(_bodies.accelerations, _turn_inputs)
	Compute.normalize(_bodies.accelerations)
	_steering.execute_into(_bodies.accelerations, _steering_inputs)


func _integrate(delta: float) -> void:
	Compute.integrate(_bodies.positions, _bodies.velocities, delta, _bodies.accelerations)


func _bounce() -> void:
	Compute.bounce_in_box(_bodies.positions, _bodies.velocities, SwarmBodies.BOUNDS)


func _orient() -> void:
	Compute.write_instances_along(
			_bodies.buffer, _bodies.positions, _bodies.velocities, SwarmBodies.UP, _bodies.scale, SwarmBodies.STRIDE)


func _colour() -> void:
	Compute.lengths_into(_bodies.speeds, _bodies.velocities)
	_ramp.execute_into(_bodies.colors, _ramp_inputs)
	Compute.write_instance_colors(_bodies.buffer, _bodies.colors, SwarmBodies.STRIDE, SwarmBodies.COLOR_OFFSET)
