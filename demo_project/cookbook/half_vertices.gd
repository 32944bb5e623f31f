class_name HalfVertices
extends RefCounted
## How do I give each vertex of a mesh numbers of its own, at half the size of floats?
##
## [method Compute.encode_half] makes the bytes that a mesh takes as [constant Mesh.ARRAY_CUSTOM0], eight for
## each Vector4; in the shader they are the vec4 [code]CUSTOM0[/code]. [method Compute.decode_half] makes floats
## of them again.
##
## A half has three digits and ends at 65504: enough for weights, directions and colors, too little for places in
## a large world.

# That CUSTOM0 is four halves.
const _FORMAT := Mesh.ARRAY_CUSTOM_RGBA_HALF << Mesh.ARRAY_FORMAT_CUSTOM0_SHIFT


## Adds a surface of triangles to [param mesh], with one of the [param custom] vectors for each vertex of [param arrays].
static func add_surface(mesh: ArrayMesh, arrays: Array, custom: PackedVector4Array) -> void:
	arrays[Mesh.ARRAY_CUSTOM0] = Compute.encode_half(custom)
	mesh.add_surface_from_arrays(Mesh.PRIMITIVE_TRIANGLES, arrays, [], {}, _FORMAT)


## Returns the vectors that a surface was given.
static func read_custom(mesh: ArrayMesh, surface: int) -> PackedVector4Array:
	var bytes: PackedByteArray = mesh.surface_get_arrays(surface)[Mesh.ARRAY_CUSTOM0]
	return Compute.decode_half(bytes).to_byte_array().to_vector4_array()


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var arrays := BoxMesh.new().get_mesh_arrays()
	var vertices: PackedVector3Array = arrays[Mesh.ARRAY_VERTEX]
	var custom := PackedVector4Array()
	for i in vertices.size():
		custom.append(Vector4(i, -i / 8.0, 0.1 * i, 65_504))
	var mesh := ArrayMesh.new()
	add_surface(mesh, arrays, custom)
	var halves := read_custom(mesh, 0)
	if halves.size() != custom.size():
		return "%d vectors for %d vertices" % [halves.size(), custom.size()]
	for i in custom.size():
		for component in 4:
			# To the nearest half: within one part in 2048.
			if absf(halves[i][component] - custom[i][component]) > absf(custom[i][component]) / 2048.0:
				return "%s became %s" % [custom[i], halves[i]]
	return ""
