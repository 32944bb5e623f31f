class_name TerrainMesh
extends ArrayMesh
## A square of points that have a height and a normal, all of which change in every frame.
##
## In the engine's vertex buffer come the positions of all vertices, three floats each, and then all normals, two numbers of 16
## bits each, with tangents between them, which no one asks for here. A copy of that buffer is changed in place, and goes to the
## graphics card by one call.

# How the engine stores the code of a normal, two numbers from 0 to 1: as integers of 16 bits, cut off, the second of which
# is the upper half of 32. Of these the topmost bit is a sign.
const _PACK := """
var u = floor(code * 65535)
u.x + (u.y if u.y < 32768 else u.y - 65536) * 65536
"""
const _Y_OFFSET := 4
const _POSITION_STRIDE := 12

var _vertices := PackedByteArray()
var _normal_offset := 0
var _normal_stride := 0
var _packed_normals := PackedInt32Array()
var _pack := ComputeExpression.new()


func _init(points: PackedVector3Array, indices: PackedInt32Array, bounds: AABB) -> void:
	var normals := PackedVector3Array()
	normals.resize(points.size())
	normals.fill(Vector3.UP)
	var arrays := []
	arrays.resize(Mesh.ARRAY_MAX)
	arrays[Mesh.ARRAY_VERTEX] = points
	arrays[Mesh.ARRAY_NORMAL] = normals
	arrays[Mesh.ARRAY_INDEX] = indices
	add_surface_from_arrays(Mesh.PRIMITIVE_TRIANGLES, arrays, [], {}, Mesh.ARRAY_FLAG_USE_DYNAMIC_UPDATE)
	custom_aabb = bounds

	_vertices = RenderingServer.mesh_get_surface(get_rid(), 0)["vertex_data"]
	var format := surface_get_format(0)
	_normal_offset = RenderingServer.mesh_surface_get_format_offset(format, points.size(), Mesh.ARRAY_NORMAL)
	_normal_stride = RenderingServer.mesh_surface_get_format_normal_tangent_stride(format, points.size())
	_packed_normals.resize(points.size())
	_pack.parse(_PACK, ["code"])


## Gives every point its height.
func set_heights(heights: PackedFloat32Array) -> void:
	Compute.write_strided(_vertices, heights, _Y_OFFSET, _POSITION_STRIDE)


## Gives every point its normal.
func set_normals(normals: PackedVector3Array) -> void:
	_pack.execute_into(_packed_normals, [Compute.encode_octahedral(normals)])
	Compute.write_strided(_vertices, _packed_normals, _normal_offset, _normal_stride)


## Sends heights and normals to the graphics card.
func upload() -> void:
	RenderingServer.mesh_surface_update_vertex_region(get_rid(), 0, 0, _vertices)
