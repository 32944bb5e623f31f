extends Node3D
## From 10,000 to 1,000,000 instances in one MultiMesh, all of them moved in every frame: by GDScript, by the engine's own
## calls for each instance, or by Compute, which changes the arrays as wholes.
##
## From a command line with [code]--json FILE[/code] nobody is asked: the pipelines are compared and measured, the figures are
## written, and the demo quits.
## [codeblock lang=text]
## --instances 100000     how many there are
## --threads 1            how many threads Compute uses; 0, as without it, for all
## --pipelines compute    which ones are measured, with commas between; the last one is shown
## --frames 600           how many frames of Compute are measured
## [/codeblock]

const _COUNTS: Array[int] = [10_000, 100_000, 300_000, 1_000_000]
const _COUNT_TITLES: PackedStringArray = ["10 k", "100 k", "300 k", "1 M"]
const _THREADS: Array[int] = [1, 0]
const _THREAD_TITLES: PackedStringArray = ["1", "All"]
# A slow pipeline slows the swarm down; steps as long as its frames would tear it apart.
const _LONGEST_STEP := 1.0 / 30.0
const _CAMERA_SPEED := 0.06
# The least window, in units of the UI, that has room for all of it.
const _ROOM := Vector2(660, 460)

var _bodies: SwarmBodies
var _pipeline: SwarmPipeline
var _pipeline_name: String
var _time := 0.0
var _is_aborted := false

@onready var _demo: DemoScene = $Demo
@onready var _display: SwarmDisplay = $Display
@onready var _attractor: MeshInstance3D = $Attractor
@onready var _pivot: Node3D = $Pivot
@onready var _graph: FrameGraph = %Graph


func _ready() -> void:
	if not _demo.options.error.is_empty():
		return
	var count := _read_number("--instances", 100_000, 1)
	var threads := _read_number("--threads", 0, 0)
	var frames := _read_number("--frames", 600, 1)
	var names := _read_names()
	Compute.set_thread_count(threads)
	var is_measured := not _demo.options.json_path.is_empty()
	if is_measured or _demo.options.quit_after > 0:
		var difference := SwarmComparison.find_difference(_display)
		if not difference.is_empty():
			_abort(difference)
		elif not SwarmComparison.can_read_instances():
			print("The pipelines do the same. The instances of the engine's calls were not compared: this renderer keeps none.")
	if _is_aborted:
		return
	if is_measured:
		_measure(names, count, frames)
	else:
		_pipeline_name = names[-1]
		_start(count)
		_show_choices(count, threads)
		get_viewport().size_changed.connect(_arrange)
		_arrange()


func _process(delta: float) -> void:
	if _pipeline == null:
		return
	_pivot.rotate_y(delta * _CAMERA_SPEED)
	var step := minf(delta, _LONGEST_STEP)
	_time += step
	_attractor.position = SwarmBodies.find_attractor(_time)
	var times := _demo.times
	times.begin()
	_pipeline.run(_attractor.position, step, times)
	_pipeline.upload()
	times.mark(SwarmPipeline.UPLOAD)
	times.end()
	_graph.show_times(times)


# With little room the note goes, and the graph tells no stages apart.
func _arrange() -> void:
	var window := get_viewport().get_visible_rect().size
	var has_room := window.x >= _ROOM.x and window.y >= _ROOM.y
	(%Note as Control).visible = has_room
	_graph.is_brief = not has_room
	var times: Control = %Times
	times.offset_right = minf(632.0, window.x - 12.0)


func _exit_tree() -> void:
	Compute.set_thread_count(0)


func _start(count: int) -> void:
	_bodies = SwarmBodies.new(count)
	_choose_pipeline(_pipeline_name)


func _choose_pipeline(title: String) -> void:
	_pipeline_name = title
	var count := _bodies.positions.size()
	_pipeline = SwarmPipelines.make(title, _bodies, _display.renew(count))
	_demo.csv_extra = {"pipeline": title, "instances": count}


func _show_choices(count: int, threads: int) -> void:
	var chosen := SwarmPipelines.NAMES.find(_pipeline_name)
	var pipelines: Container = %Pipelines
	_add_buttons(pipelines, SwarmPipelines.TITLES, chosen,
			func(index: int) -> void: _choose_pipeline(SwarmPipelines.NAMES[index]))
	var counts: Container = %Counts
	_add_buttons(counts, _COUNT_TITLES, _COUNTS.find(count), func(index: int) -> void: _start(_COUNTS[index]))
	var thread_counts: Container = %Threads
	_add_buttons(thread_counts, _THREAD_TITLES, _THREADS.find(threads),
			func(index: int) -> void: Compute.set_thread_count(_THREADS[index]))
	(pipelines.get_child(chosen) as Button).grab_focus()


# Buttons of which one is pressed, if any is.
func _add_buttons(row: Container, titles: PackedStringArray, pressed: int, choose: Callable) -> void:
	var group := ButtonGroup.new()
	for i in titles.size():
		var button := Button.new()
		button.text = titles[i]
		button.toggle_mode = true
		button.button_group = group
		button.button_pressed = i == pressed
		button.size_flags_horizontal = Control.SIZE_EXPAND_FILL
		button.pressed.connect(choose.bind(i))
		row.add_child(button)


func _measure(names: PackedStringArray, count: int, frames: int) -> void:
	var measurement := SwarmMeasurement.new(_display, count, frames)
	for title in names:
		await measurement.measure(title)
	var path := _demo.options.json_path
	var error := measurement.write(path)
	if error == OK:
		get_tree().quit()
	else:
		_abort("%s: %s" % [path, error_string(error)])


func _read_number(option: String, default: int, least: int) -> int:
	var value := _demo.options.get_value(option, str(default))
	if not value.is_valid_int() or value.to_int() < least:
		_abort("%s wants a number from %d on, not %s" % [option, least, value])
		return default
	return value.to_int()


func _read_names() -> PackedStringArray:
	var names := _demo.options.get_value("--pipelines", ",".join(SwarmPipelines.NAMES)).split(",")
	for title in names:
		if title not in SwarmPipelines.NAMES:
			_abort("--pipelines wants some of %s, not %s" % [", ".join(SwarmPipelines.NAMES), title])
			return SwarmPipelines.NAMES
	return names


func _abort(message: String) -> void:
	_demo.abort(message)
	_is_aborted = true
