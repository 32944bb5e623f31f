class_name NoiseMesh
extends RefCounted
## How do I make a terrain of noise, and change its shape while the game runs?
##
## Ask the noise once for each point, and keep what it says: the engine has no call for all points, so that is
## the slow part. From then on a formula makes heights of it, and [method Compute.grid_normals] normals of these,
## in every frame if need be.
##
## [method Noise.get_image] would be one call, but its levels are 256, which show as terraces.

# Ridges where the noise is near 0.
const _SHAPE := "var ridge = 1 - abs(noise); ridge ** sharpness * height"

var _side := 0
var _spacing := 0.0
# The arrays of the mesh, and those of them that change.
var _arrays := []
var _vertices := PackedVector3Array()
var _normals := PackedVector3Array()
var _noise := PackedFloat32Array()
var _heights := PackedFloat32Array()
var _shape := ComputeExpression.new()


## Makes a square with [param side] points on each side, [param spacing] apart.
func _init(noise: Noise, side: int, spacing: float) -> void:
	_side = side
	_spacing = spacing
	_shape.parse(_SHAPE, ["noise", "height", "sharpness"])
	var plane := PlaneMesh.new()
	plane.size = Vector2.ONE * spacing * (side - 1)
	plane.subdivide_width = side - 2
	plane.subdivide_depth = side - 2
	_arrays = plane.get_mesh_arrays()
	_vertices = _arrays[Mesh.ARRAY_VERTEX]
	_normals = _arrays[Mesh.ARRAY_NORMAL]
	# A plane begins where x and z are greatest, a grid where they are least. Half a turn leaves the triangles as they are.
	Compute.negate(_vertices)
	_heights.resize(_vertices.size())
	_noise.resize(_vertices.size())
	for i in _vertices.size():
		_noise[i] = noise.get_noise_2d(_vertices[i].x, _vertices[i].z)


## Gives the points heights up to [param height], with ridges of this [param sharpness].
func shape(height: float, sharpness: float) -> void:
	_shape.execute_into(_heights, [_noise, height, sharpness])
	Compute.set_component(_vertices, 1, _heights)
	Compute.grid_normals(_normals, _heights, _side, _spacing)


## Returns the arrays of the mesh, for [method ArrayMesh.add_surface_from_arrays].
func get_arrays() -> Array:
	_arrays[Mesh.ARRAY_VERTEX] = _vertices
	_arrays[Mesh.ARRAY_NORMAL] = _normals
	return _arrays


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var noise := FastNoiseLite.new()
	noise.seed = 1
	noise.frequency = 0.1
	var terrain := NoiseMesh.new(noise, 12, 0.5)
	terrain.shape(3.0, 2.0)
	var arrays := terrain.get_arrays()
	var vertices: PackedVector3Array = arrays[Mesh.ARRAY_VERTEX]
	var normals: PackedVector3Array = arrays[Mesh.ARRAY_NORMAL]
	if vertices.size() != 12 * 12:
		return "%d vertices in 12 rows of 12" % vertices.size()
	for i in vertices.size():
		var x := (i % 12 - 5.5) * 0.5
		var z := (floori(i / 12.0) - 5.5) * 0.5
		var height := (1.0 - absf(noise.get_noise_2d(x, z))) ** 2.0 * 3.0
		if not vertices[i].is_equal_approx(Vector3(x, height, z)):
			return "vertex %d is at %s" % [i, vertices[i]]
	# Those of the triangles themselves show which side of them is up.
	var faces := vertices.duplicate()
	Compute.generate_normals(faces, vertices, arrays[Mesh.ARRAY_INDEX] as PackedInt32Array)
	for i in vertices.size():
		if faces[i].y <= 0.0:
			return "the triangles at vertex %d face down" % i
		if i % 12 in [0, 11] or i < 12 or i >= 11 * 12:
			continue
		var slope := Vector3(vertices[i - 1].y - vertices[i + 1].y, 1.0, vertices[i - 12].y - vertices[i + 12].y)
		if not normals[i].is_equal_approx(slope.normalized()):
			return "the normal of vertex %d is %s" % [i, normals[i]]
	return ""
