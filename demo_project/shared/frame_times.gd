class_name FrameTimes
extends RefCounted
## How long each stage of each frame took: of the last 100,000 frames.
## [codeblock]
## times.begin()
## move()
## times.mark(&"move")
## upload()
## times.mark(&"upload")
## times.end()
## [/codeblock]
## Memory is taken when a stage comes up for the first time, and not again.

const _CAPACITY := 100_000

# Milliseconds. Each array is a ring: frame i is at i % _CAPACITY.
var _stages: Dictionary[StringName, PackedFloat32Array] = {}
var _totals := _make_ring()
var _frames := 0
var _start_usec := 0
var _mark_usec := 0


## Starts the work of a frame.
func begin() -> void:
	for stage in _stages:
		_stages[stage][_frames % _CAPACITY] = 0.0
	_start_usec = Time.get_ticks_usec()
	_mark_usec = _start_usec


## Says that what ran since [method begin], or since the last mark, was [param stage]. A stage may be marked more than once
## in a frame; its parts are added up.
func mark(stage: StringName) -> void:
	var usec := Time.get_ticks_usec() - _mark_usec
	if not _stages.has(stage):
		_stages[stage] = _make_ring()
	_stages[stage][_frames % _CAPACITY] += usec / 1000.0
	# Marking is no part of the next stage.
	_mark_usec = Time.get_ticks_usec()


## Ends the work of a frame.
func end() -> void:
	_totals[_frames % _CAPACITY] = (Time.get_ticks_usec() - _start_usec) / 1000.0
	_frames += 1


## The number of frames that have ended, those included that are no longer kept.
func get_frame_count() -> int:
	return _frames


## The stages, in the order in which they came up.
func get_stages() -> Array[StringName]:
	return _stages.keys()


## The milliseconds of [param stage] in the last frame.
func get_last(stage: StringName) -> float:
	var recent := get_recent(stage, 1)
	return 0.0 if recent.is_empty() else recent[0]


## The milliseconds of [param stage] in each of the last [param frames], the newest at the end. There are fewer where fewer
## have ended. A stage that a frame did not have took 0.
func get_recent(stage: StringName, frames: int) -> PackedFloat32Array:
	return _slice(_stages[stage], frames) if _stages.has(stage) else PackedFloat32Array()


## The milliseconds of the whole work of each of the last [param frames], what no stage was marked for included.
func get_recent_totals(frames: int) -> PackedFloat32Array:
	return _slice(_totals, frames)


## The median of [param stage] in the last [param frames], in milliseconds.
func get_median(stage: StringName, frames := 60) -> float:
	return _find_median(get_recent(stage, frames))


## The median of the whole work in the last [param frames], in milliseconds.
func get_median_total(frames := 60) -> float:
	return _find_median(get_recent_totals(frames))


## Forgets all frames and stages.
func clear() -> void:
	_stages.clear()
	_frames = 0


## Writes a line for each frame that is kept: its number, the milliseconds of the whole work and of each stage, and the values
## of [param extra], which are the same in all lines.
func write_csv(path: String, extra := {}) -> Error:
	var file := FileAccess.open(path, FileAccess.WRITE)
	if file == null:
		return FileAccess.get_open_error()
	file.store_csv_line(PackedStringArray(["frame", "total_ms"] + get_stages().map(_title_column) + extra.keys()))
	var kept := mini(_frames, _CAPACITY)
	var columns: Array[PackedFloat32Array] = [get_recent_totals(kept)]
	for stage in _stages:
		columns.append(get_recent(stage, kept))
	for i in kept:
		var line := PackedStringArray([str(_frames - kept + i)])
		for column in columns:
			line.append("%.3f" % column[i])
		for value: Variant in extra.values():
			line.append(str(value))
		file.store_csv_line(line)
	return file.get_error()


func _slice(ring: PackedFloat32Array, frames: int) -> PackedFloat32Array:
	var count := mini(frames, mini(_frames, _CAPACITY))
	var from := (_frames - count) % _CAPACITY
	var recent := ring.slice(from, mini(from + count, _CAPACITY))
	recent.append_array(ring.slice(0, count - recent.size()))
	return recent


static func _make_ring() -> PackedFloat32Array:
	var ring := PackedFloat32Array()
	ring.resize(_CAPACITY)
	return ring


static func _find_median(milliseconds: PackedFloat32Array) -> float:
	if milliseconds.is_empty():
		return 0.0
	milliseconds.sort()
	@warning_ignore("integer_division")
	return milliseconds[milliseconds.size() / 2]


static func _title_column(stage: StringName) -> String:
	return "%s_ms" % stage
