class_name SwarmBox
extends MeshInstance3D
## The edges of the box that bodies are kept in.


func _ready() -> void:
	var ends := PackedVector3Array()
	for corner in 8:
		# Corners that differ in one bit of their numbers have an edge between them.
		for bit: int in [1, 2, 4]:
			if corner & bit == 0:
				ends.append(SwarmBodies.BOUNDS.get_endpoint(corner))
				ends.append(SwarmBodies.BOUNDS.get_endpoint(corner | bit))
	var arrays := []
	arrays.resize(Mesh.ARRAY_MAX)
	arrays[Mesh.ARRAY_VERTEX] = ends
	var lines := ArrayMesh.new()
	lines.add_surface_from_arrays(Mesh.PRIMITIVE_LINES, arrays)
	mesh = lines
