class_name DemoGrid
extends RefCounted
## A square of points in rows, and the triangles between them: what meshes of heights are made of.


## The points, row by row along x, in the plane of x and z: [param side] of them in a row, from -[param reach] to
## [param reach].
static func make_points(side: int, reach: float) -> PackedVector3Array:
	var points := PackedVector3Array()
	points.resize(side * side)
	var place := ComputeExpression.new()
	place.parse(
			"Vector3(INDEX % side, 0, floor(INDEX / side)) * (2 * reach / (side - 1)) - Vector3(reach, 0, reach)",
			["side", "reach"])
	place.execute_into(points, [side, reach])
	return points


## The corners of the triangles, two for each square of four neighbours.
static func make_indices(side: int) -> PackedInt32Array:
	var indices := PackedInt32Array()
	indices.resize((side - 1) * (side - 1) * 6)
	var find := ComputeExpression.new()
	find.parse("\n".join([
		"var square = floor(INDEX / 6)",
		"var corner = INDEX % 6",
		"var right = 1 if corner == 1 or corner == 3 or corner == 4 else 0",
		"var down = 1 if corner == 2 or corner == 4 or corner == 5 else 0",
		"(floor(square / (side - 1)) + down) * side + square % (side - 1) + right",
	]), ["side"])
	find.execute_into(indices, [side])
	return indices
