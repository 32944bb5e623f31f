extends Node3D
## A field of 512 x 512 heights by a formula, and its normals, all of them computed anew in every frame: by [Compute], or
## by a loop in GDScript.
##
## From a command line:
## [codeblock lang=text]
## godot --path demo_project res://terrain/terrain.tscn -- --quit-after 300 --csv FILE --normals GDScript --land Dunes
## [/codeblock]

const NormalsLoop := preload("res://terrain/normals_loop.gd")

const _SIDE := 512
const _REACH := 12.0
const _SPACING := 2.0 * _REACH / (_SIDE - 1)
const _TURN_PER_SECOND := 0.8
# In less room than this the screen is left to the controls and the graph.
const _ROOM := Vector2(860, 480)
const _WORKERS: Array[String] = ["Compute", "GDScript"]

var _lands := TerrainLand.make_all()
var _formula := ComputeExpression.new()
var _xs := PackedFloat32Array()
var _zs := PackedFloat32Array()
var _heights := PackedFloat32Array()
var _normals := PackedVector3Array()
var _mesh: TerrainMesh
var _seconds := 0.0
# Who computes the normals, since which frame, and what each of them took when it last did, in milliseconds.
var _worker := 0
var _worker_since := 0
var _worker_msec: Array[float] = [0.0, 0.0]

@onready var _choice: OptionButton = %Lands
@onready var _loop: CheckButton = %Loop
@onready var _race: Label = %Race
@onready var _text: Label = %Text
@onready var _margin: MarginContainer = %Margin
@onready var _graph: FrameGraph = %Graph
@onready var _ground: MeshInstance3D = $Ground
@onready var _pivot: Node3D = $Pivot
@onready var _demo: DemoScene = $Demo


func _ready() -> void:
	_make_field()
	for title in _lands:
		_choice.add_item(title)
	_choice.item_selected.connect(_choose_land)
	_loop.toggled.connect(_choose_loop)
	($Clock as Timer).timeout.connect(_show_race)
	_margin.resized.connect(_arrange)
	_arrange()
	_read_options(_demo.options)
	_choice.grab_focus()
	_demo.quitting.connect(_report)


func _process(delta: float) -> void:
	_seconds += delta
	_pivot.rotate_y(Input.get_axis(&"ui_left", &"ui_right") * _TURN_PER_SECOND * delta)
	_move(_demo.times)
	_graph.show_times(_demo.times)


func _move(times: FrameTimes) -> void:
	times.begin()
	_formula.execute_into(_heights, [_xs, _zs, _seconds])
	times.mark(&"heights")
	if _worker == 0:
		Compute.grid_normals(_normals, _heights, _SIDE, _SPACING)
	else:
		NormalsLoop.grid_normals(_normals, _heights, _SIDE, _SPACING)
	times.mark(&"normals")
	_mesh.set_heights(_heights)
	_mesh.set_normals(_normals)
	times.mark(&"pack")
	_mesh.upload()
	times.mark(&"upload")
	times.end()


func _make_field() -> void:
	var points := DemoGrid.make_points(_SIDE, _REACH)
	_xs = Compute.get_component(points, 0)
	_zs = Compute.get_component(points, 2)
	_heights.resize(points.size())
	_normals.resize(points.size())
	_mesh = TerrainMesh.new(
			points, DemoGrid.make_indices(_SIDE), AABB(Vector3.ONE * -_REACH, Vector3.ONE * _REACH * 2))
	_ground.mesh = _mesh


func _read_options(options: DemoOptions) -> void:
	var land := _lands.keys().find(options.get_value("--land", _choice.get_item_text(0)))
	var worker := _WORKERS.find(options.get_value("--normals", _WORKERS[0]))
	if land < 0 or worker < 0:
		_demo.abort("--land is one of %s, --normals one of %s" % [", ".join(_lands.keys()), ", ".join(_WORKERS)])
	_choice.select(maxi(land, 0))
	_choose_land(_choice.selected)
	_loop.button_pressed = worker == 1
	_demo.csv_extra = {"points": _heights.size(), "normals_by": _WORKERS[_worker]}


func _choose_land(index: int) -> void:
	var land := _lands[_choice.get_item_text(index)]
	_text.text = land.formula
	if _formula.parse(land.formula, ["x", "z", "t"]) != OK:
		_demo.fail(_formula.get_error_text())
	var material: ShaderMaterial = _ground.material_override
	material.set_shader_parameter(&"sea_level", land.sea_level)
	material.set_shader_parameter(&"sand_level", land.sand_level)


func _choose_loop(is_loop: bool) -> void:
	_worker = 1 if is_loop else 0
	_worker_since = _demo.times.get_frame_count()


func _show_race() -> void:
	var frames := mini(_demo.times.get_frame_count() - _worker_since, 60)
	if frames > 0:
		_worker_msec[_worker] = _demo.times.get_median(&"normals", frames)
	var lines := PackedStringArray()
	for i in _WORKERS.size():
		var figure := "%.2f ms" % _worker_msec[i] if _worker_msec[i] > 0.0 else "not tried yet"
		lines.append("%s  %s" % [_WORKERS[i], figure])
	if _worker_msec.min() > 0.0:
		lines[1] += ", %.0f times as long" % (_worker_msec[1] / _worker_msec[0])
	_race.text = "\n".join(lines)


func _arrange() -> void:
	var has_room := _margin.size.x >= _ROOM.x and _margin.size.y >= _ROOM.y
	(%Formula as Control).visible = has_room
	(%Keys as Control).visible = has_room


func _report() -> void:
	print("%d points: heights in %.2f ms, normals by %s in %.2f ms" % [
		_heights.size(),
		_demo.times.get_median(&"heights"),
		_WORKERS[_worker],
		_demo.times.get_median(&"normals"),
	])
