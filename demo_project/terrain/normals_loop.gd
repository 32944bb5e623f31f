extends RefCounted
## [method Compute.grid_normals] as a loop in GDScript.


## Writes the normals of a grid of [param heights] with [param width] points in a row, [param spacing] apart.
static func grid_normals(
		normals: PackedVector3Array, heights: PackedFloat32Array, width: int, spacing: float) -> void:
	@warning_ignore("integer_division")
	var rows := heights.size() / width
	for z in rows:
		var row := z * width
		var back := maxi(z - 1, 0) * width
		var front := mini(z + 1, rows - 1) * width
		# At an edge the point itself stands for its neighbour, which is half as far away.
		var along_z := 2.0 if front - back == width else 1.0
		for x in width:
			var left := maxi(x - 1, 0)
			var right := mini(x + 1, width - 1)
			var along_x := 2.0 if right - left == 1 else 1.0
			normals[row + x] = Vector3(
					(heights[row + left] - heights[row + right]) * along_x,
					2.0 * spacing,
					(heights[back + x] - heights[front + x]) * along_z).normalized()
