class_name BenchmarkLevelProcess
extends RefCounted
## Measures the addon at another CPU level. Which one runs is settled when the library is loaded, so that takes a process of
## its own: this engine once more, without a window.

## Something to show has changed; [param done] goes from 0 to 1.
signal progressed(message: String, done: float)

const _VARIABLE := "PACKED_COMPUTE_LEVEL"
const _SCENE := "benchmark"

## What was measured.
var figures: Array[BenchmarkFigure] = []
## What went wrong; empty if all is well.
var error := ""

var _level: String
var _options: BenchmarkOptions
var _json_path: String
var _pid := -1
var _output: FileAccess
var _errors: FileAccess
var _unread := ""
var _complaint := ""
var _pause := BenchmarkPause.new()


func _init(level: String, options: BenchmarkOptions) -> void:
	_level = level
	_options = options
	_json_path = "user://benchmark_%s.json" % level


## Measures, and waits for it without blocking.
func run() -> void:
	if FileAccess.file_exists(_json_path):
		DirAccess.remove_absolute(_json_path)
	_start()
	if _pid < 0:
		error = "level %s: no process" % _level
		return
	while _pid >= 0 and OS.is_process_running(_pid):
		_read_pipes()
		await _pause.wait()
	if _pid < 0:
		return
	_read_pipes()
	var exit_code := OS.get_process_exit_code(_pid)
	_pid = -1
	if exit_code != 0:
		error = "level %s: %s" % [_level, _complaint if not _complaint.is_empty() else "its process has failed"]
	else:
		_read_figures()


## Ends the process.
func cancel() -> void:
	if _pid >= 0:
		OS.kill(_pid)
	# Nobody may ask for it any more.
	_pid = -1
	_pause.cut()


func _start() -> void:
	var had_level := OS.has_environment(_VARIABLE)
	var level_before := OS.get_environment(_VARIABLE)
	OS.set_environment(_VARIABLE, _level)
	var process := OS.execute_with_pipe(OS.get_executable_path(), _get_arguments(), false)
	if had_level:
		OS.set_environment(_VARIABLE, level_before)
	else:
		OS.unset_environment(_VARIABLE)
	if not process.is_empty():
		_pid = process["pid"]
		_output = process["stdio"]
		_errors = process["stderr"]


func _get_arguments() -> PackedStringArray:
	var arguments: PackedStringArray = ["--headless"]
	# An exported project is found beside its executable.
	if not OS.has_feature("template"):
		arguments.append_array(["--path", ProjectSettings.globalize_path("res://")])
	var options: Dictionary[String, Array] = {
		# By the menu, as exported projects take no scene's path.
		"--scene": [_SCENE],
		"--json": [_json_path],
		"--operations": Array(_options.operations),
		"--families": Array(_options.families),
		"--forms": ["compute"],
		"--sizes": Array(_options.sizes),
		"--runs": [_options.runs],
		"--rounds": [_options.rounds],
	}
	arguments.append("--")
	for option in options:
		if not options[option].is_empty():
			arguments.append_array([option, ",".join(options[option])])
	return arguments


# A pipe that is full would hold the process up.
func _read_pipes() -> void:
	_unread += _read(_output)
	var lines := _unread.split("\n")
	_unread = lines[-1]
	for line in lines.slice(0, -1):
		var parts := line.split(" %  ")
		if parts.size() == 2:
			progressed.emit("%s: %s" % [_level, parts[1]], parts[0].to_float() / 100.0)
	for line in _read(_errors).split("\n"):
		if _complaint.is_empty() and "ERROR: " in line:
			_complaint = line


static func _read(pipe: FileAccess) -> String:
	return pipe.get_buffer(65_536).get_string_from_utf8()


func _read_figures() -> void:
	var report: Variant = JSON.parse_string(FileAccess.get_file_as_string(_json_path))
	if not report is Dictionary:
		error = "level %s: its process left no figures" % _level
		return
	var cells: Array = (report as Dictionary).get("cells", [])
	for cell: Dictionary in cells:
		figures.append(BenchmarkFigure.from_dictionary(cell))
	DirAccess.remove_absolute(_json_path)
