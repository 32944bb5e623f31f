class_name ErrorWatch
extends Logger
## Keeps the first error or warning that comes while it is a logger of the engine's, from any thread.

var _mutex := Mutex.new()
var _first := ""


func _log_error(
		_function: String, _file: String, _line: int, code: String, rationale: String,
		_editor_notify: bool, _error_type: int, _backtraces: Array[ScriptBacktrace]) -> void:
	_mutex.lock()
	if _first.is_empty():
		_first = code if rationale.is_empty() else rationale
	_mutex.unlock()


## What came first; empty if nothing did.
func get_first() -> String:
	_mutex.lock()
	var first := _first
	_mutex.unlock()
	return first
