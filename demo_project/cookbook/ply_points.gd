class_name PlyPoints
extends RefCounted
## How do I load a point cloud of millions of points from a PLY file?
##
## The lines at the beginning of the file say how many bytes a point has, and where in them each property stands.
## Then one [method Compute.read_strided] takes a property of all points out of the bytes.
##
## It reads binary files (little-endian) in which vertices come first and have no lists, as most programs write
## them.
## [codeblock]
## var cloud := PlyPoints.new()
## var error := cloud.read(FileAccess.open("res://scan.ply", FileAccess.READ))
## [/codeblock]

const _SIZES: Dictionary[String, int] = {
	"char": 1, "uchar": 1, "short": 2, "ushort": 2, "int": 4, "uint": 4, "float": 4, "double": 8,
	"int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "float32": 4, "float64": 8,
}
# What coordinates and colors may be.
const _ARRAY_TYPES: Dictionary[String, int] = {
	"uchar": TYPE_PACKED_BYTE_ARRAY, "uint8": TYPE_PACKED_BYTE_ARRAY,
	"float": TYPE_PACKED_FLOAT32_ARRAY, "float32": TYPE_PACKED_FLOAT32_ARRAY,
	"double": TYPE_PACKED_FLOAT64_ARRAY, "float64": TYPE_PACKED_FLOAT64_ARRAY,
}
const _POINT: Array[String] = ["x", "y", "z"]
const _COLOR: Array[String] = ["red", "green", "blue"]

## The points.
var points := PackedVector3Array()
## The color of each point, as the file has it (sRGB, as a rule); empty if it has none.
var colors := PackedColorArray()

var _count := 0
var _stride := 0
# Of each property.
var _offsets: Dictionary[String, int] = {}
var _types: Dictionary[String, int] = {}


## Reads all points of a file.
func read(file: FileAccess) -> Error:
	if not _read_header(file) or not _types.has_all(_POINT):
		return ERR_FILE_UNRECOGNIZED
	@warning_ignore("integer_division")
	if _count > (file.get_length() - file.get_position()) / _stride:
		return ERR_FILE_EOF
	var bytes := file.get_buffer(_count * _stride)
	points.resize(_count)
	for i in 3:
		Compute.set_component(points, i, _read_property(bytes, _POINT[i]))
	if _types.has_all(_COLOR):
		colors.resize(_count)
		colors.fill(Color.WHITE)
		for i in 3:
			Compute.set_component(colors, i, _read_property(bytes, _COLOR[i]))
	return file.get_error()


func _read_header(file: FileAccess) -> bool:
	var element := ""
	var is_good := file.get_line() == "ply"
	while is_good and not file.eof_reached():
		var words := file.get_line().split(" ", false)
		if words == PackedStringArray(["end_header"]):
			return _count > 0
		if words.size() < 3:
			continue
		match words[0]:
			"format":
				is_good = words[1] == "binary_little_endian"
			"element":
				is_good = words[1] == "vertex" or _count > 0
				element = words[1]
				if element == "vertex":
					_count = words[2].to_int()
			"property" when element == "vertex":
				is_good = _add_property(words[2], words[1])
	return false


func _add_property(property: String, type: String) -> bool:
	if not _SIZES.has(type):
		return false
	_offsets[property] = _stride
	if _ARRAY_TYPES.has(type):
		_types[property] = _ARRAY_TYPES[type]
	_stride += _SIZES[type]
	return true


func _read_property(bytes: PackedByteArray, property: String) -> PackedFloat32Array:
	var values: Variant = Compute.read_strided(bytes, _types[property], _offsets[property], _stride)
	if values is PackedByteArray:
		var levels: PackedByteArray = values
		return Compute.decode_unorm8(levels)
	return Compute.converted(values, TYPE_PACKED_FLOAT32_ARRAY)


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var file := FileAccess.create_temp(FileAccess.WRITE_READ, "points", "ply")
	for line: String in [
		"ply", "format binary_little_endian 1.0", "comment three points and a face", "element vertex 3",
		"property float x", "property double y", "property ushort quality", "property float z",
		"property uchar red", "property uchar green", "property uchar blue",
		"element face 1", "property list uchar int vertex_indices", "end_header",
	]:
		file.store_line(line)
	for i in 3:
		file.store_float(i + 0.5)
		file.store_double(i * 10.0)
		file.store_16(60_000)
		file.store_float(-i)
		for level: int in [255, 51 * i, 0]:
			file.store_8(level)
	file.store_8(3)
	for corner in 3:
		file.store_32(corner)
	file.seek(0)
	var cloud := PlyPoints.new()
	var error := cloud.read(file)
	if error != OK:
		return error_string(error)
	if cloud.points != PackedVector3Array([Vector3(0.5, 0, 0), Vector3(1.5, 10, -1), Vector3(2.5, 20, -2)]):
		return "the points are %s" % cloud.points
	for i in 3:
		if not cloud.colors[i].is_equal_approx(Color(1.0, 0.2 * i, 0.0)):
			return "point %d has the color %s" % [i, cloud.colors[i]]
	return ""
