class_name Holder
extends RefCounted
## An object that holds an array.

static var shared := PackedVector3Array()

var points := PackedVector3Array()
var nested: Holder


## Changes [member shared], as its own class does it.
static func move_shared(xform: Transform3D) -> void:
	Compute.transform_points(shared, xform)
