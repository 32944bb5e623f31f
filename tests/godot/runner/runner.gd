extends Node
## Runs the suites and quits: with 0 if no test failed, else with 1.
## [codeblock lang=text]
## godot --headless --path <project> -- [--report=FILE] [--shipped] [--suite=NAME[,NAME]]
##     [--fuzz-calls=N] [--fuzz-seed=N] [--fuzz-crash=N] [--endure-seconds=N]
## [/codeblock]
## Without [code]--suite[/code] all of [code]suites/[/code] and [code]suites/test_class/[/code] run.
## The latter want the class [code]ComputeTest[/code] (feature engine-tests), which is not shipped:
## with [code]--shipped[/code] they do not run, and nothing else is left out. Those of
## [code]suites/apart/[/code] want that class and a process of their own, and run only by name. So do
## those of [code]suites/rendered/[/code], which want an engine that draws. The options of
## [code]fuzz[/code] and [code]endurance[/code] are those suites' own.
##
## It is a scene so that an exported game can run it too.

const _BEGIN := "@@ tests begin"
const _END := "@@ tests end"
const _FOLDER := "res://suites"
const _FOLDERS_BY_NAME: PackedStringArray = ["res://suites/apart", "res://suites/rendered"]
const _FOLDER_TEST_CLASS := "res://suites/test_class"
const _OPTIONS_OF_A_SUITE: PackedStringArray = ["--fuzz-calls=", "--fuzz-seed=", "--fuzz-crash=", "--endure-seconds="]

var _report_path := ""
var _names := PackedStringArray()
var _log := ErrorLog.new()
var _run := TestRun.new(_log)


func _ready() -> void:
	_mark(_BEGIN)
	OS.add_logger(_log)
	_read_options()
	for path in _paths():
		await _run.run_suite(path)
	OS.remove_logger(_log)
	_finish()


func _read_options() -> void:
	for word in OS.get_cmdline_user_args():
		if word.begins_with("--report="):
			_report_path = word.trim_prefix("--report=")
		elif word.begins_with("--suite="):
			_names = word.trim_prefix("--suite=").split(",")
		elif word != "--shipped" and not _is_of_a_suite(word):
			_run.fail("runner", "unknown option %s" % word)


func _is_of_a_suite(word: String) -> bool:
	for option in _OPTIONS_OF_A_SUITE:
		if word.begins_with(option):
			return true
	return false


func _paths() -> PackedStringArray:
	var usual := _scripts_in(_FOLDER)
	if not TestSuite.is_shipped():
		usual += _scripts_in(_FOLDER_TEST_CLASS)
	if _names.is_empty():
		return usual
	var paths := PackedStringArray()
	var known := usual
	for folder in _FOLDERS_BY_NAME:
		known += _scripts_in(folder)
	for title in _names:
		var matching := Array(known).filter(
				func(path: String) -> bool: return TestRun.title_of(path) == title)
		if matching.is_empty():
			_run.fail("runner", "no suite is named %s" % title)
		paths.append_array(PackedStringArray(matching))
	return paths


# Works in an exported game too, where the scripts are compiled and renamed.
func _scripts_in(folder: String) -> PackedStringArray:
	var paths := PackedStringArray()
	for file in ResourceLoader.list_directory(folder):
		if file.ends_with(".gd"):
			paths.append(folder.path_join(file))
	paths.sort()
	return paths


func _finish() -> void:
	_run.finish()
	if not _report_path.is_empty():
		_write_report()
	print(_run.summary())
	_mark(_END)
	get_tree().quit(0 if _run.failures.is_empty() else 1)


func _write_report() -> void:
	var file := FileAccess.open(_report_path, FileAccess.WRITE)
	if file == null:
		var reason := error_string(FileAccess.get_open_error())
		_run.fail("runner", "%s cannot be written: %s" % [_report_path, reason])
		return
	file.store_string(JSON.stringify(_run.to_report(), "\t") + "\n")


func _mark(line: String) -> void:
	print(line)
	printerr(line)
