class_name SwarmMeasurement
extends RefCounted
## Measures pipelines while nobody chooses anything, and writes the figures as JSON.

const _DELTA := 1.0 / 60.0
const _WARM_UP_FRAMES := 60
# A frame of the others takes a good part of a second. Their medians need no more.
const _SLOW_WARM_UP_FRAMES := 1
const _SLOW_FRAMES := 7

var _display: SwarmDisplay
var _count: int
var _frames: int
var _milliseconds := {}
var _stages := {}
var _uploads := {}
var _copies := 0
var _memory_growth := 0


## Measures [param count] instances, shown by [param display], Compute for so many [param frames].
func _init(display: SwarmDisplay, count: int, frames: int) -> void:
	# Without a window the engine sleeps between frames, and a core that has slept is slow at first. A game has more to do.
	OS.low_processor_usage_mode_sleep_usec = 1
	_display = display
	_count = count
	_frames = frames


## Measures the pipeline called [param title].
func measure(title: String) -> void:
	var pipeline := SwarmPipelines.make(title, SwarmBodies.new(_count), _display.renew(_count))
	var times := FrameTimes.new()
	var upload_times := FrameTimes.new()
	var is_fast := title == "compute"
	var warm_up_frames := _WARM_UP_FRAMES if is_fast else _SLOW_WARM_UP_FRAMES
	var frames := _frames if is_fast else mini(_frames, _SLOW_FRAMES)
	var copies := 0
	var memory := 0
	for i in warm_up_frames + frames:
		await _display.get_tree().process_frame
		if i == warm_up_frames:
			copies = Compute.get_copy_count()
			memory = OS.get_static_memory_usage()
		times.begin()
		pipeline.run(SwarmBodies.find_attractor(i * _DELTA), _DELTA, times)
		times.end()
		upload_times.begin()
		pipeline.upload()
		upload_times.end()
	if is_fast:
		_copies = Compute.get_copy_count() - copies
		_memory_growth = OS.get_static_memory_usage() - memory
	_milliseconds[title] = times.get_median_total(frames)
	_uploads[title] = upload_times.get_median_total(frames)
	var stages := {}
	for stage in SwarmPipeline.STAGES:
		stages[stage] = times.get_median(stage, frames)
	_stages[title] = stages


## Writes what was measured to [param path]. The engine's own share, [code]upload_ms[/code], is no part of a pipeline's time.
func write(path: String) -> Error:
	var file := FileAccess.open(path, FileAccess.WRITE)
	if file == null:
		return FileAccess.get_open_error()
	var figures := {
		"instances": _count,
		"threads": Compute.get_thread_count(),
		"frames": _frames,
		"ms_per_frame": _milliseconds,
		"stages": _stages,
		"upload_ms": _uploads,
		"copies_after_warm_up": _copies,
		"static_memory_growth": _memory_growth,
		"engine_instances_compared": SwarmComparison.can_read_instances(),
		"machine": _describe_machine(),
	}
	file.store_string(JSON.stringify(figures, "\t", false) + "\n")
	return file.get_error()


static func _describe_machine() -> Dictionary:
	var machine := Compute.get_info()
	machine["cpu"] = OS.get_processor_name()
	machine["cores"] = OS.get_processor_count()
	machine["godot"] = Engine.get_version_info()["string"]
	machine["display"] = DisplayServer.get_name()
	machine["renderer"] = RenderingServer.get_current_rendering_method()
	return machine
