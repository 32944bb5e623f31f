class_name SwarmDisplay
extends MultiMeshInstance3D
## What is seen of a swarm: a MultiMesh of darts.
##
## Physics interpolation is off (in the scene, [code]physics_interpolation_mode[/code]): with it, a MultiMesh keeps a reference
## to its buffer for the next frame, and whoever writes that buffer then writes a new one.


## Makes a new MultiMesh of [param count] instances and shows that. One whose instances were set one by one would keep a copy of
## them for good.
func renew(count: int) -> MultiMesh:
	multimesh = MultiMesh.new()
	multimesh.transform_format = MultiMesh.TRANSFORM_3D
	multimesh.use_colors = true
	multimesh.mesh = _make_dart()
	multimesh.instance_count = count
	# Known beforehand, so that the engine need not look for it in each buffer.
	multimesh.custom_aabb = SwarmBodies.BOUNDS.grow(1.0)
	return multimesh


# A slim tetrahedron along -Z, where Basis.looking_at looks to. It fades towards its tail.
static func _make_dart() -> ArrayMesh:
	var corners := PackedVector3Array([Vector3(0, 0, 1.6)])
	var colors := PackedColorArray([Color(Color.WHITE, 0.0)])
	for i in 3:
		corners.append(Vector3(0, 0.22, -0.5).rotated(Vector3.FORWARD, TAU * i / 3))
		colors.append(Color.WHITE)
	var arrays := []
	arrays.resize(Mesh.ARRAY_MAX)
	arrays[Mesh.ARRAY_VERTEX] = corners
	arrays[Mesh.ARRAY_COLOR] = colors
	arrays[Mesh.ARRAY_INDEX] = PackedInt32Array([0, 1, 2, 0, 2, 3, 0, 3, 1, 1, 3, 2])
	var mesh := ArrayMesh.new()
	mesh.add_surface_from_arrays(Mesh.PRIMITIVE_TRIANGLES, arrays)
	return mesh
