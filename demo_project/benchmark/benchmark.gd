extends Control
## The benchmark as a scene: a dashboard to choose what races, and its figures as a chart.
##
## From a command line, see [BenchmarkOptions], it starts at once, and without a window it prints a table:
## [code]godot --headless --path demo_project res://benchmark/benchmark.tscn[/code].

var _options: BenchmarkOptions
var _session: BenchmarkSession
var _frames := 0
var _is_leaving := false

@onready var _demo: DemoScene = $Demo
@onready var _dashboard: BenchmarkDashboard = $Dashboard


func _ready() -> void:
	if not _demo.options.error.is_empty():
		return
	_options = BenchmarkOptions.parse(_demo.options)
	# What it writes, and when it quits, is up to what has been measured: nothing is left to do for the demo's own.
	_demo.options = DemoOptions.new()
	_dashboard.run_requested.connect(_run)
	_dashboard.cancel_requested.connect(func() -> void: _session.cancel())
	_dashboard.save_requested.connect(_save)
	_dashboard.start(_options)
	if not _is_headless():
		# Drawing what has not changed would take time from what is measured.
		OS.low_processor_usage_mode = true
	if _options.starts_at_once or _is_headless():
		_run_and_quit()


func _process(_delta: float) -> void:
	_frames += 1
	if _session != null and _frames == _options.quit_after:
		_session.cancel()


func _exit_tree() -> void:
	_is_leaving = true
	OS.low_processor_usage_mode = false
	if _session != null:
		_session.cancel()


func _run(options: BenchmarkOptions) -> void:
	_session = BenchmarkSession.new(options)
	_session.progressed.connect(_show_progress)
	_session.measured.connect(func() -> void: _dashboard.show_figures(_session.figures))
	_dashboard.show_figures([])
	_dashboard.set_running(true)
	var start := Time.get_ticks_msec()
	await _session.run()
	if _is_leaving:
		return
	_dashboard.set_running(false)
	var message := "Done in %.0f s." % ((Time.get_ticks_msec() - start) / 1000.0)
	if not _session.error.is_empty():
		message = _session.error
	elif _session.is_cancelled:
		message = "Cancelled."
	elif not _session.notes.is_empty():
		message += " Left out: " + "; ".join(_session.notes)
	_dashboard.show_message(message)


func _show_progress(message: String, done: float) -> void:
	_dashboard.show_progress(message, done)
	if _options.starts_at_once and not message.is_empty():
		print("%3d %%  %s" % [roundi(done * 100.0), message])


func _run_and_quit() -> void:
	print(DemoScene.describe_machine())
	var error := _options.error
	if error.is_empty() and not _options.png_path.is_empty() and _is_headless():
		error = "--png needs a window, and there is none"
	if error.is_empty():
		await _run(_options)
		if _is_leaving:
			return
		error = _session.error
	if error.is_empty():
		_print_table()
		error = await _write_files()
	if not error.is_empty():
		_dashboard.show_message(error)
		push_error(error)
	# On a screen of its own the chart stays; elsewhere the exit code is the answer.
	if _is_headless() or _options.quit_after > 0 or _options.has_files():
		get_tree().quit(0 if error.is_empty() else 1)


# Who wants JSON reads the figures there.
func _print_table() -> void:
	if _options.json_path.is_empty():
		print(BenchmarkTextTable.make(_session.figures))
	for note in _session.notes:
		print("left out: ", note)


func _write_files() -> String:
	var error := ""
	var paths: Dictionary[String, String] = {
		"json": _options.json_path,
		"csv": _options.csv_path,
		"png": _options.png_path,
	}
	for extension in paths:
		if error.is_empty() and not paths[extension].is_empty():
			error = await _write(paths[extension], extension)
	return error


func _save(path: String, extension: String) -> void:
	var error := await _write(path, extension)
	_dashboard.show_message(error if not error.is_empty() else "Saved %s." % path)


func _write(path: String, extension: String) -> String:
	match extension:
		"json":
			return BenchmarkReport.write(path, _session.figures)
		"csv":
			return BenchmarkCsvReport.write(path, _session.figures)
	return await BenchmarkPicture.save(path, _session.figures)


static func _is_headless() -> bool:
	return DisplayServer.get_name() == "headless"
