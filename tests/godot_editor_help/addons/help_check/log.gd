@tool
class_name HelpCheckLog
extends Logger
## Hears what the editor complains of.

var _mutex := Mutex.new()
var _messages := PackedStringArray()


func _log_error(
		_function: String, file: String, line: int, code: String, rationale: String,
		_editor_notify: bool, _error_type: int, _backtraces: Array[ScriptBacktrace]) -> void:
	_mutex.lock()
	_messages.append("%s (at %s:%d)" % [code if rationale.is_empty() else rationale, file, line])
	_mutex.unlock()


## What came since this was last asked.
func take() -> PackedStringArray:
	_mutex.lock()
	var messages := _messages
	_messages = PackedStringArray()
	_mutex.unlock()
	return messages
