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
var _points := DemoGrid.make_points(_SIDE, _REACH)
var _moved := _points.duplicate()
var _heights := PackedFloat32Array()
var _mesh := ArrayMesh.new()
var _is_good := false

@onready var _text: TextEdit = %Text
@onready var _examples: OptionButton = %Examples
@onready var _status: Label = %Status
@onready var _graph: FrameGraph = %Graph
@onready var _demo: DemoScene = $Demo


func _ready() -> void:
	_make_mesh()
	($Grid as MeshInstance3D).mesh = _mesh
	for title in _EXAMPLES:
		_examples.add_item(title)
	_examples.item_selected.connect(_show_example)
	_text.text_changed.connect(_parse)
	_show_example(0)
	_text.text = _demo.options.get_value("--formula", _text.text)
	_parse()
	_text.grab_focus()
	_demo.csv_extra["points"] = _points.size()
	_demo.quitting.connect(_report)


func _process(_delta: float) -> void:
	if _is_good:
		_deform(_demo.times, Time.get_ticks_msec() / 1000.0)
		_graph.show_times(_demo.times)


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
	_status.text = "%d points" % _points.size() if _is_good else _formula.get_error_text()


func _deform(times: FrameTimes, seconds: float) -> void:
	times.begin()
	if _heights.is_empty():
		_formula.execute_into(_moved, [_points, seconds])
	else:
		_formula.execute_into(_heights, [_points, seconds])
		Compute.set_component(_moved, 1, _heights)
	times.mark(&"formula")
	RenderingServer.mesh_surface_update_vertex_region(_mesh.get_rid(), 0, 0, _moved.to_byte_array())
	times.mark(&"upload")
	times.end()


func _make_mesh() -> void:
	var arrays := []
	arrays.resize(Mesh.ARRAY_MAX)
	arrays[Mesh.ARRAY_VERTEX] = _points
	arrays[Mesh.ARRAY_INDEX] = DemoGrid.make_indices(_SIDE)
	_mesh.add_surface_from_arrays(
			Mesh.PRIMITIVE_TRIANGLES, arrays, [], {}, Mesh.ARRAY_FLAG_USE_DYNAMIC_UPDATE)
	_mesh.custom_aabb = AABB(Vector3.ONE * -_REACH * 2, Vector3.ONE * _REACH * 4)


func _report() -> void:
	if _is_good:
		print("%d points, formula in %.2f ms" % [_points.size(), _demo.times.get_median(&"formula")])
	else:
		_demo.fail(_status.text)
