class_name DemoScene
extends Node
## What all scenes do alike, as a child of each: Escape goes back, and [DemoOptions] are read and obeyed.
##
## As a child it is ready before its scene is, so that the scene finds [member options] in its own [method Node._ready], and
## processes a frame after its scene has. The exit code is 0, or 1 after [method fail].

## The demo is about to quit, because of [code]--quit-after[/code] or of Escape; the files of the options are not yet written.
signal quitting

# The command line is meant for the scene that it starts, not for those that one goes to from there.
static var _has_started := false

## Escape leads there; from a scene without it, out of the demo.
@export_file("*.tscn") var previous_scene := "res://menu/menu.tscn"
## Whether [code]--scene[/code] leads from here to another scene, whose the other options are.
@export var leads_on := false
## The options that the scene knows besides those of all, with their leading [code]--[/code] and spaces between. (Exported
## projects of Godot 4.6.3 lose a PackedStringArray here.)
@export var known_options := ""

## The command line's options.
var options := DemoOptions.new()
## What the scene's frames take, by stage.
var times := FrameTimes.new()
## What is the same in all lines of the file that [code]--csv[/code] names, by the columns' titles: the number of elements, say.
var csv_extra := {}

var _frames := 0
var _exit_code := 0


func _ready() -> void:
	if _has_started:
		return
	var read := DemoOptions.read(known_options.split(" ", false))
	var path := "res://%s/%s.tscn" % [read.scene, read.scene]
	if leads_on and not read.scene.is_empty() and path != owner.scene_file_path:
		_lead_to(path)
		return
	_has_started = true
	options = read
	if not options.error.is_empty():
		abort(options.error)


func _process(_delta: float) -> void:
	_frames += 1
	if _frames == options.quit_after:
		_quit()


func _unhandled_input(event: InputEvent) -> void:
	if not event.is_action_pressed(&"ui_cancel"):
		return
	get_viewport().set_input_as_handled()
	if previous_scene.is_empty():
		_quit()
	else:
		get_tree().change_scene_to_file(previous_scene)


## Reports that something went wrong. The exit code tells it when the demo ends.
func fail(message: String) -> void:
	push_error(message)
	_exit_code = 1


## Reports what makes it useless to go on, and quits.
func abort(message: String) -> void:
	fail(message)
	get_tree().quit(_exit_code)


## What runs here: the engine, the CPU, the addon.
static func describe_machine() -> String:
	var info := Compute.get_info()
	return "Godot %s, %s, %d cores; addon %s, level %s, %d threads" % [
		Engine.get_version_info()["string"],
		OS.get_processor_name(),
		OS.get_processor_count(),
		info["version"],
		info["level"],
		Compute.get_thread_count(),
	]


func _lead_to(path: String) -> void:
	if ResourceLoader.exists(path):
		get_tree().change_scene_to_file.call_deferred(path)
	else:
		abort("there is no scene %s" % path)


func _quit() -> void:
	quitting.emit()
	if not options.csv_path.is_empty():
		var error := times.write_csv(options.csv_path, csv_extra)
		if error != OK:
			fail("%s: %s" % [options.csv_path, error_string(error)])
	get_tree().quit(_exit_code)
