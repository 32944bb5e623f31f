extends Node3D
## A formula that is typed, and a grid that it deforms: a float is the height of each point, a Vector3 where it goes.
##
## [code]p[/code] is the point, [code]t[/code] the time in seconds. From a command line:
## [codeblock lang=text]
## godot --path demo_project res://formula/formula.tscn -- --quit-after 300 --csv FILE --formula "sin(p.x + t)"
## [/codeblock]
## quits after so many frames, and writes how long each took to compute.

const _EXAMPLES: Dictionary[String, String] = {
	"Ripples": "var d = p.length()\nsin(d * 2 - t * 3) * exp(-d * 0.25)",
	"Waves": "sin(p.x * 1.5 + t) * cos(p.z * 1.3 - t * 0.7) * 0.6",
	"Steps": "snapped(sin(p.x + t * 0.5) + cos(p.z), 0.25) * 0.7",
	"Twist": "var a = p.length() * 0.4 * sin(t)\nvar q = p.xz.rotated(a)\nVector3(q.x, 0.3 * cos(p.length() * 2 - t), q.y)",
	"Drum": "cos(p.x * PI / 4) * cos(p.z * PI / 4) * sin(t * 4)",
	"Crater": "var d = p.length()\nsmoothstep(1, 2, d) * (1 - smoothstep(2, 4, d)) - (0.6 if d < 1.2 else 0)",
}
const _SIDE := 256
const _REACH := 4.0

var _formula := ComputeExpression.new()
var _points := PackedVector3Array()
var _moved := PackedVector3Array()
var _heights := PackedFloat32Array()
var _mesh := ArrayMesh.new()
var _quit_after := 0
var _csv := ""
var _usec := PackedInt64Array()
var _is_good := false

@onready var _text: TextEdit = %Text
@onready var _examples: OptionButton = %Examples
@onready var _status: Label = %Status


func _ready() -> void:
	_make_grid()
	($Grid as MeshInstance3D).mesh = _mesh
	for title in _EXAMPLES:
		_examples.add_item(title)
	_examples.item_selected.connect(_show_example)
	_text.text_changed.connect(_parse)
	_read_options(OS.get_cmdline_user_args())
	if _text.text.is_empty():
		_show_example(0)
	_text.grab_focus()


func _process(_delta: float) -> void:
	if _is_good:
		_deform(Time.get_ticks_msec() / 1000.0)
	if _quit_after > 0 and Engine.get_process_frames() >= _quit_after:
		_finish()


func _show_example(index: int) -> void:
	_text.text = _EXAMPLES.values()[index]
	_parse()


func _parse() -> void:
	_is_good = _formula.parse(_text.text, ["p", "t"]) == OK
	if _is_good:
		# Types are known when it is executed: one point tells.
		var result: Variant = _formula.execute([PackedVector3Array([Vector3.ONE]), 0.0])
		_is_good = typeof(result) in [TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_VECTOR3_ARRAY]
		if result != null and not _is_good:
			_status.text = "The formula has to give a float or a Vector3 for each point."
			return
		_heights.resize(_points.size() if result is PackedFloat32Array else 0)
	if not _is_good:
		_status.text = _formula.get_error_text()


func _deform(time: float) -> void:
	var start := Time.get_ticks_usec()
	if _heights.is_empty():
		_formula.execute_into(_moved, [_points, time])
	else:
		_formula.execute_into(_heights, [_points, time])
		Compute.set_component(_moved, 1, _heights)
	_usec.append(Time.get_ticks_usec() - start)
	if _usec.size() > 100_000:
		_usec = _usec.slice(50_000)
	RenderingServer.mesh_surface_update_vertex_region(_mesh.get_rid(), 0, 0, _moved.to_byte_array())
	var recent := _usec.slice(-60)
	recent.sort()
	@warning_ignore("integer_division")
	_status.text = "%d points in %.2f ms" % [_points.size(), recent[recent.size() / 2] / 1000.0]


func _make_grid() -> void:
	_points.resize(_SIDE * _SIDE)
	var place := ComputeExpression.new()
	place.parse("Vector3(INDEX % n, 0, floor(INDEX / n)) * (2 * reach / (n - 1)) - Vector3(reach, 0, reach)", ["n", "reach"])
	place.execute_into(_points, [_SIDE, _REACH])
	_moved = _points.duplicate()
	var indices := PackedInt32Array()
	for z in _SIDE - 1:
		for x in _SIDE - 1:
			var corner := z * _SIDE + x
			indices.append_array([corner, corner + 1, corner + _SIDE, corner + 1, corner + _SIDE + 1, corner + _SIDE])
	var arrays := []
	arrays.resize(Mesh.ARRAY_MAX)
	arrays[Mesh.ARRAY_VERTEX] = _points
	arrays[Mesh.ARRAY_INDEX] = indices
	_mesh.add_surface_from_arrays(
			Mesh.PRIMITIVE_TRIANGLES, arrays, [], {}, Mesh.ARRAY_FLAG_USE_DYNAMIC_UPDATE)
	_mesh.custom_aabb = AABB(Vector3.ONE * -_REACH * 2, Vector3.ONE * _REACH * 4)


func _read_options(words: PackedStringArray) -> void:
	for i in range(0, words.size() - 1, 2):
		match words[i]:
			"--quit-after":
				_quit_after = words[i + 1].to_int()
			"--csv":
				_csv = words[i + 1]
			"--formula":
				_text.text = words[i + 1]
				_parse()


func _finish() -> void:
	if not _csv.is_empty():
		var file := FileAccess.open(_csv, FileAccess.WRITE)
		file.store_line("frame,points,usec")
		for i in _usec.size():
			file.store_line("%d,%d,%d" % [i, _points.size(), _usec[i]])
	print(_status.text)
	get_tree().quit(0 if _is_good else 1)
