class_name Bullets
extends RefCounted
## How do I move thousands of bullets, and draw them with one MultiMesh?
##
## Keep what bullets have in packed arrays, an element for each, so that every step is one call for all of them.
## One mask drops those that have left the field from every array, and the MultiMesh gets its whole buffer at
## once.
##
## The MultiMesh has transforms of the plane, no colors, and as many instances as bullets may be in flight.

# The floats of an instance: its transform, and nothing else.
const _STRIDE := 8

## Where the bullets are.
var positions := PackedVector2Array()
## How they fly, in units per second.
var velocities := PackedVector2Array()

var _multimesh: MultiMesh
var _buffer := PackedFloat32Array()
var _is_inside := ComputeExpression.new()


func _init(multimesh: MultiMesh) -> void:
	_multimesh = multimesh
	_buffer.resize(multimesh.instance_count * _STRIDE)
	_is_inside.parse("p.x >= low.x and p.y >= low.y and p.x < high.x and p.y < high.y", ["p", "low", "high"])


## Adds a bullet, if there is an instance left for it.
func fire(position: Vector2, velocity: Vector2) -> void:
	if positions.size() < _multimesh.instance_count:
		positions.append(position)
		velocities.append(velocity)


## Moves all bullets by a step of [param delta] seconds, and drops those outside of [param field].
func move(delta: float, field: Rect2) -> void:
	Compute.integrate(positions, velocities, delta, Vector2.ZERO)
	var inside: PackedByteArray = _is_inside.execute([positions, field.position, field.end])
	Compute.compact(positions, inside)
	Compute.compact(velocities, inside)


## Shows the bullets, each with its x axis along its flight.
func draw() -> void:
	Compute.write_instances_along_2d(_buffer, positions, velocities, 1.0)
	_multimesh.buffer = _buffer
	_multimesh.visible_instance_count = positions.size()


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var multimesh := MultiMesh.new()
	multimesh.instance_count = 100
	var bullets := Bullets.new(multimesh)
	for i in 110:
		bullets.fire(Vector2(i % 10, 0.1 * i), Vector2.from_angle(i) * 30.0)
	if bullets.positions.size() != 100:
		return "%d bullets for 100 instances" % bullets.positions.size()
	var field := Rect2(-5.0, -5.0, 20.0, 20.0)
	var positions_left := PackedVector2Array()
	var velocities_left := PackedVector2Array()
	for i in bullets.positions.size():
		var position := bullets.positions[i] + bullets.velocities[i] * 0.25
		if field.has_point(position):
			positions_left.append(position)
			velocities_left.append(bullets.velocities[i])
	bullets.move(0.25, field)
	if bullets.positions != positions_left or bullets.velocities != velocities_left:
		return "the bullets are not where a loop moves them"
	bullets.draw()
	for i in positions_left.size():
		var floats := bullets._buffer.slice(i * _STRIDE, (i + 1) * _STRIDE)
		var drawn := Transform2D(
				Vector2(floats[0], floats[4]), Vector2(floats[1], floats[5]), Vector2(floats[3], floats[7]))
		if not drawn.is_equal_approx(Transform2D(velocities_left[i].angle(), positions_left[i])):
			return "bullet %d is drawn at %s" % [i, drawn]
	return ""
