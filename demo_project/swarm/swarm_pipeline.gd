@abstract
class_name SwarmPipeline
extends RefCounted
## One way to do the work of a frame, in stages. All give the same bits.

## The stages that move the swarm and write its instances, in order.
const STAGES: Array[StringName] = [&"steer", &"integrate", &"bounce", &"colour", &"orient"]
## What comes after them: the engine takes the instances over.
const UPLOAD := &"upload"

var _bodies: SwarmBodies
var _multimesh: MultiMesh


func _init(bodies: SwarmBodies, multimesh: MultiMesh) -> void:
	_bodies = bodies
	_multimesh = multimesh


## Moves the swarm by [param delta] seconds and writes its instances; each stage is marked in [param times].
func run(attractor: Vector3, delta: float, times: FrameTimes) -> void:
	_steer(attractor)
	times.mark(STAGES[0])
	_integrate(delta)
	times.mark(STAGES[1])
	_bounce()
	times.mark(STAGES[2])
	_colour()
	times.mark(STAGES[3])
	_orient()
	times.mark(STAGES[4])


## Hands the instances to the engine.
func upload() -> void:
	_multimesh.buffer = _bodies.buffer


## What the engine has of the instances, as far as it can tell.
func get_instances() -> PackedFloat32Array:
	return _bodies.buffer


## Finds the acceleration of each body: it strives for a velocity towards the attractor and around it.
@abstract func _steer(attractor: Vector3) -> void


## Moves each body: first its velocity, then with that its position.
@abstract func _integrate(delta: float) -> void


## Keeps each body in the box.
@abstract func _bounce() -> void


## Finds the color of each instance, by its body's speed.
@abstract func _colour() -> void


## Writes the transform of each instance, at its body and looking along its velocity, and its color if that is not done yet.
@abstract func _orient() -> void
