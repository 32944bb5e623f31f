class_name DepthOrder
extends RefCounted
## How do I draw transparent instances in the right order, the farthest first?
##
## [method Compute.argsort] of their squared distances from the camera gives the order, as these sort like the
## distances do. [method Compute.reorder] then brings every array into it.
##
## Afterwards indices mean other instances: if that matters, keep their numbers in one more array, and reorder it
## too. For a camera without perspective, sort by [method Compute.dot] with the direction in which it looks.

## Where the instances are.
var positions := PackedVector3Array()
## What they look like.
var colors := PackedColorArray()

var _distances := PackedFloat32Array()


## Puts what is farthest from [param eye] first.
func sort(eye: Vector3) -> void:
	_distances.resize(positions.size())
	Compute.distances_squared_into(_distances, positions, eye)
	var order := Compute.argsort(_distances, true)
	Compute.reorder(positions, order)
	Compute.reorder(colors, order)


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var random := RandomNumberGenerator.new()
	random.seed = 1
	var eye := Vector3(1.0, 2.0, 3.0)
	var cloud := DepthOrder.new()
	var points: Array[Vector3] = []
	for i in 200:
		points.append(Vector3(random.randfn(), random.randfn(), random.randfn()))
		cloud.positions.append(points[i])
		cloud.colors.append(Color(points[i].x, points[i].y, points[i].z))
	points.sort_custom(func(a: Vector3, b: Vector3) -> bool:
		return a.distance_squared_to(eye) > b.distance_squared_to(eye))
	cloud.sort(eye)
	for i in points.size():
		if cloud.positions[i] != points[i]:
			return "%s is number %d" % [cloud.positions[i], i]
		if cloud.colors[i] != Color(points[i].x, points[i].y, points[i].z):
			return "number %d has another's color" % i
	return ""
