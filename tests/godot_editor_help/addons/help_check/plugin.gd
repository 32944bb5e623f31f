@tool
extends EditorPlugin
## Opens the editor's help on the addon's classes, as a user does, checks it and quits: with 0 if
## it is as it should be, else with 1.
## [codeblock lang=text]
## godot --headless --editor --path <project> -- --report=FILE
## [/codeblock]
## Without that option, as while the project is imported, it does nothing. The report is like that
## of the suites in [code]tests/godot[/code].

const _BEGIN := "@@ tests begin"
const _END := "@@ tests end"
const _REPORT := "--report="
# Each with what it extends.
const _CLASSES: Dictionary[String, String] = {"Compute": "Object", "ComputeExpression": "RefCounted"}
# The page is made on a thread.
const _PATIENCE_MSEC := 60_000

var _log := HelpCheckLog.new()


func _enter_tree() -> void:
	for word in OS.get_cmdline_user_args():
		if word.begins_with(_REPORT):
			_run.call_deferred(word.trim_prefix(_REPORT))


func _run(report_path: String) -> void:
	_mark(_BEGIN)
	OS.add_logger(_log)
	var check := HelpCheck.new()
	for name in _CLASSES:
		check.run(name, _CLASSES[name], await _open(name, "class_name:" + name))
	# The page that a link in the text leads to, or a search.
	check.find_method("transform_points", await _open("Compute", "class_method:Compute:transform_points"))
	# A class that is no tool would be a placeholder here.
	check.expect("in the editor", ComputeExpression.new().parse("1 + 1") == OK, "a formula is parsed in the editor")
	OS.remove_logger(_log)
	for message in _log.take():
		check.fail("errors", message)
	var file := FileAccess.open(report_path, FileAccess.WRITE)
	file.store_string(JSON.stringify(check.to_report(), "\t") + "\n")
	file.close()
	print("%d passed, %d failed" % [check.passed, check.failures.size()])
	_mark(_END)
	get_tree().quit(0 if check.failures.is_empty() else 1)


# The text of the help page on a class, empty if it does not come.
func _open(name: String, topic: String) -> String:
	while EditorInterface.get_resource_filesystem().is_scanning():
		await get_tree().process_frame
	var editor := EditorInterface.get_script_editor()
	editor.goto_help(topic)
	var end := Time.get_ticks_msec() + _PATIENCE_MSEC
	while Time.get_ticks_msec() < end:
		await get_tree().process_frame
		for page in editor.find_children(name, "EditorHelp", true, false):
			for label: RichTextLabel in page.find_children("*", "RichTextLabel", true, false):
				if label.is_finished() and not label.get_parsed_text().is_empty():
					return label.get_parsed_text()
	return ""


func _mark(line: String) -> void:
	print(line)
	printerr(line)
