extends Control
## Twelve tasks, each with a script to copy that does it, and that checks itself when this scene starts.

# Exported projects hold scripts without their text, unless the export says otherwise.
const _NO_TEXT := "# This export is without the text of its scripts.\n# In the demo's project it is %s."
const _RECIPES: Dictionary[String, String] = {
	"Bullets in a MultiMesh": "res://cookbook/bullets.gd",
	"GPU read-back": "res://cookbook/gpu_read_back.gd",
	"PLY point clouds": "res://cookbook/ply_points.gd",
	"Height maps": "res://cookbook/height_map.gd",
	"Sorting by depth": "res://cookbook/depth_order.gd",
	"Colliding circles": "res://cookbook/circle_pairs.gd",
	"Audio gain": "res://cookbook/audio_gain.gd",
	"Statistics": "res://cookbook/statistics.gd",
	"Masks": "res://cookbook/unit_masks.gd",
	"Half-float vertex data": "res://cookbook/half_vertices.gd",
	"Noise-driven meshes": "res://cookbook/noise_mesh.gd",
	"Smoothing": "res://cookbook/smoothing.gd",
}
const _TITLE_COLUMN := 0
const _CHECK_COLUMN := 1
const _RIGHT_COLOR := Color(0.42, 0.79, 0.56)
const _WRONG_COLOR := Color(0.95, 0.45, 0.42)

var _wrong := 0

@onready var _list: Tree = %List
@onready var _path: Label = %Path
@onready var _result: Label = %Result
@onready var _text: TextEdit = %Text
@onready var _demo: DemoScene = $Demo


func _ready() -> void:
	_list.set_column_title(_TITLE_COLUMN, "Task")
	_list.set_column_title(_CHECK_COLUMN, "Check")
	_list.set_column_title_alignment(_TITLE_COLUMN, HORIZONTAL_ALIGNMENT_LEFT)
	_list.set_column_expand(_CHECK_COLUMN, false)
	_list.item_selected.connect(_show)
	(%Copy as Button).pressed.connect(_copy)
	var root := _list.create_item()
	for title in _RECIPES:
		_check(root.create_child(), title)
	root.get_first_child().select(_TITLE_COLUMN)
	_list.grab_focus()
	_demo.quitting.connect(_report)


func _check(item: TreeItem, title: String) -> void:
	var wrong := _run(_RECIPES[title])
	item.set_text(_TITLE_COLUMN, title)
	item.set_text(_CHECK_COLUMN, "right" if wrong.is_empty() else "wrong")
	item.set_custom_color(_CHECK_COLUMN, _RIGHT_COLOR if wrong.is_empty() else _WRONG_COLOR)
	item.set_metadata(_CHECK_COLUMN, wrong)
	if not wrong.is_empty():
		_wrong += 1
		_demo.fail("%s: %s" % [title, wrong])


# What is wrong with a recipe, or empty.
func _run(path: String) -> String:
	# Not preloaded: one that does not compile would keep this script from it, too.
	var recipe: GDScript = load(path)
	if recipe == null or not recipe.can_instantiate():
		return "it does not compile"
	# An error ends a check early, which then returns an empty text.
	var watch := ErrorWatch.new()
	OS.add_logger(watch)
	var wrong: String = recipe.call(&"check")
	OS.remove_logger(watch)
	return watch.get_first() if wrong.is_empty() else wrong


func _show() -> void:
	var item := _list.get_selected()
	_path.text = _RECIPES[item.get_text(_TITLE_COLUMN)]
	_result.text = item.get_metadata(_CHECK_COLUMN)
	_result.visible = not _result.text.is_empty()
	var script: GDScript = load(_path.text)
	_text.text = script.source_code if script != null and script.has_source_code() else _NO_TEXT % _path.text


func _copy() -> void:
	DisplayServer.clipboard_set(_text.text)


func _report() -> void:
	print("%d recipes, %d of them wrong" % [_RECIPES.size(), _wrong])
