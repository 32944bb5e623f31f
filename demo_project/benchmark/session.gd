class_name BenchmarkSession
extends RefCounted
## One run of the benchmark: in this process, and then at other CPU levels in processes of their own.

## Something to show has changed; [param done] goes from 0 to 1.
signal progressed(message: String, done: float)
## There are new [member figures].
signal measured

# Loops in GDScript, which only this process runs, take most of the time.
const _SHARE_OF_LEVEL := 0.15

## What has been measured.
var figures: Array[BenchmarkFigure] = []
## What was left out, and why.
var notes := PackedStringArray()
## What went wrong; empty if all is well.
var error := ""
## Whether it was ended before it was done.
var is_cancelled := false

var _options: BenchmarkOptions
var _runner: BenchmarkRunner
var _process: BenchmarkLevelProcess


func _init(options: BenchmarkOptions) -> void:
	_options = options
	_runner = BenchmarkRunner.new(options)


## Measures everything, or up to the first [member error] or to [method cancel].
func run() -> void:
	var own_share := 1.0 - _SHARE_OF_LEVEL * _options.levels.size()
	_runner.progressed.connect(_show_progress.bind(0.0, own_share))
	_runner.size_finished.connect(_add_cells)
	await _runner.run()
	error = _runner.error
	notes = _runner.notes
	for i in _options.levels.size():
		if error.is_empty() and not is_cancelled:
			await _run_level(_options.levels[i], own_share + _SHARE_OF_LEVEL * i)
	if not is_cancelled:
		progressed.emit("", 1.0)


## Ends it. What has been measured stays.
func cancel() -> void:
	is_cancelled = true
	_runner.cancel()
	if _process != null:
		_process.cancel()


func _run_level(level: String, done_before: float) -> void:
	_process = BenchmarkLevelProcess.new(level, _options)
	_process.progressed.connect(_show_progress.bind(done_before, _SHARE_OF_LEVEL))
	await _process.run()
	if is_cancelled:
		return
	# The others are worth having without it.
	if not _process.error.is_empty():
		notes.append(_process.error)
	figures.append_array(_process.figures)
	measured.emit()


func _add_cells(cells: Array[BenchmarkCell]) -> void:
	for cell in cells:
		figures.append(BenchmarkFigure.from_cell(cell))
	measured.emit()


func _show_progress(message: String, done: float, done_before: float, share: float) -> void:
	if not message.is_empty():
		progressed.emit(message, done_before + done * share)
