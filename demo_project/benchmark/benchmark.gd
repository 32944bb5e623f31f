extends Control
## The benchmark as a scene. In the editor, run it and watch the table fill; from a command line,
## see [BenchmarkOptions]: [code]godot --headless --path demo_project -- --json FILE[/code].

@onready var _machine: Label = %Machine
@onready var _table: BenchmarkTable = %Table
@onready var _status: Label = %Status
@onready var _bar: ProgressBar = %Bar


func _ready() -> void:
	var options := BenchmarkOptions.parse(OS.get_cmdline_user_args())
	_machine.text = "Godot %s, %s, %d cores; addon %s, level %s, %d threads" % [
		Engine.get_version_info()["string"],
		OS.get_processor_name(),
		OS.get_processor_count(),
		Compute.get_info()["version"],
		Compute.get_info()["level"],
		Compute.get_thread_count(),
	]
	print(_machine.text)
	var error := options.error
	if error.is_empty():
		error = await _measure(options)
	if not error.is_empty():
		_status.text = error
		push_error(error)
	# On a screen of its own the table stays; elsewhere the exit code is the answer.
	if not options.json_path.is_empty() or DisplayServer.get_name() == "headless":
		get_tree().quit(0 if error.is_empty() else 1)


func _measure(options: BenchmarkOptions) -> String:
	var runner := BenchmarkRunner.new(options)
	runner.progressed.connect(_show_progress)
	runner.size_finished.connect(_table.show_cells)
	_table.start(options.sizes)
	await runner.run()
	if runner.error.is_empty() and not options.json_path.is_empty():
		return BenchmarkReport.write(options.json_path, runner.cells)
	return runner.error


func _show_progress(message: String, done: float) -> void:
	_bar.value = done
	_status.text = message
	if not message.is_empty():
		print("%3d %%  %s" % [roundi(done * 100.0), message])
