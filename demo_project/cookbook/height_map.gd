class_name HeightMap
extends RefCounted
## How do I turn a height map into heights, and heights into an image?
##
## The bytes of an image of [constant Image.FORMAT_RF] are the array of its levels, so no pixel is asked for by
## itself. [method Compute.multiply_add] makes heights of them, and [method Compute.inverse_lerp] levels of
## heights.
##
## An image of 8 bits knows 256 heights, which show as terraces. An EXR file holds floats.


## Returns the heights of [param image], row by row: [param lowest] for black, [param highest] for white.
static func read(image: Image, lowest: float, highest: float) -> PackedFloat32Array:
	var floats: Image = image.duplicate()
	if floats.is_compressed():
		floats.decompress()
	# Smaller copies of the image would be heights behind its own.
	floats.clear_mipmaps()
	floats.convert(Image.FORMAT_RF)
	var heights := floats.get_data().to_float32_array()
	Compute.multiply_add(heights, highest - lowest, lowest)
	return heights


## Returns [param heights] as an image with [param width] of them in a row, [param lowest] black and [param highest] white.
static func write(heights: PackedFloat32Array, width: int, lowest: float, highest: float) -> Image:
	var levels := heights.duplicate()
	Compute.inverse_lerp(levels, lowest, highest)
	@warning_ignore("integer_division")
	var rows := heights.size() / width
	return Image.create_from_data(width, rows, false, Image.FORMAT_RF, levels.to_byte_array())


## Returns what bodies collide with, its points one unit apart.
static func make_shape(heights: PackedFloat32Array, width: int) -> HeightMapShape3D:
	var shape := HeightMapShape3D.new()
	shape.map_width = width
	@warning_ignore("integer_division")
	shape.map_depth = heights.size() / width
	shape.map_data = heights
	return shape


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var image := Image.create_empty(8, 4, true, Image.FORMAT_L8)
	for y in 4:
		for x in 8:
			image.set_pixel(x, y, Color.WHITE * ((y * 8 + x) / 31.0))
	var heights := read(image, -20.0, 100.0)
	if heights.size() != 32:
		return "%d heights of 8 x 4 pixels" % heights.size()
	var again := write(heights, 8, -20.0, 100.0)
	for y in 4:
		for x in 8:
			var level := image.get_pixel(x, y).r
			if not is_equal_approx(heights[y * 8 + x], lerpf(-20.0, 100.0, level)):
				return "the height at %d, %d is %s" % [x, y, heights[y * 8 + x]]
			if absf(again.get_pixel(x, y).r - level) > 1e-6:
				return "the level at %d, %d is %s" % [x, y, again.get_pixel(x, y).r]
	var shape := make_shape(heights, 8)
	return "" if shape.map_data == heights else "the shape has other heights"
