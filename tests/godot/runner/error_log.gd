class_name ErrorLog
extends Logger
## Hears every error and warning of the engine, on any thread, and compares them with those that a
## test expects.

## An error or a warning: one that came, or one that should come.
class Entry:
	extends RefCounted
	var message: String
	## Whether [member message] is only a part of it.
	var is_fragment := false
	## Where the engine says it is; empty for an expected one that may be anywhere.
	var file: String
	var line: int
	## Whether the engine reports it as an error of a script.
	var is_of_script := true

	func _to_string() -> String:
		return message if file.is_empty() else "%s (at %s:%d)" % [message, file, line]

	## Whether this expected one is met by [param other], which came.
	func is_met_by(other: Entry) -> bool:
		if is_fragment:
			return other.message.contains(message)
		return (message == other.message and is_of_script == other.is_of_script
				and (file.is_empty() or (file == other.file and line == other.line)))


var _mutex := Mutex.new()
var _came: Array[Entry] = []
var _expected: Array[Entry] = []
var _matched := 0


func _log_error(
		_function: String, file: String, line: int, code: String, rationale: String,
		_editor_notify: bool, error_type: int, _backtraces: Array[ScriptBacktrace]) -> void:
	var entry := Entry.new()
	entry.message = code if rationale.is_empty() else rationale
	entry.file = file
	entry.line = line
	entry.is_of_script = error_type == ERROR_TYPE_SCRIPT
	_mutex.lock()
	_came.append(entry)
	_mutex.unlock()


## Expects an error of a script: this very message, at this line.
func expect(message: String, file: String, line: int) -> void:
	var entry := Entry.new()
	entry.message = message
	entry.file = file
	entry.line = line
	_expected.append(entry)


## Expects an error or a warning whose message contains [param fragment], anywhere.
func expect_fragment(fragment: String) -> void:
	var entry := Entry.new()
	entry.message = fragment
	entry.is_fragment = true
	_expected.append(entry)


## What came and was not asked for yet: for a test that judges errors itself.
func take() -> Array[Entry]:
	_mutex.lock()
	var came := _came
	_came = []
	_mutex.unlock()
	return came


## Ends a test: returns what came unexpectedly and what was expected but did not come.
func settle() -> PackedStringArray:
	var came := take()
	var complaints := PackedStringArray()
	for expected in _expected:
		var index := came.find_custom(expected.is_met_by)
		if index < 0:
			complaints.append("expected error did not come: %s" % expected)
		else:
			came.remove_at(index)
			_matched += 1
	_expected.clear()
	for entry in came:
		complaints.append("unexpected error: %s" % entry)
	return complaints


## How many errors came as expected since this was last asked.
func take_matched() -> int:
	var matched := _matched
	_matched = 0
	return matched
