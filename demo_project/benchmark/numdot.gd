class_name BenchmarkNumDot
extends RefCounted
## An operation by NumDot, where the project happens to have that addon.
##
## It is called by name, so that nothing of it has to be there. Its arrays are made before the clock is started, and each
## call returns a new one.

const _CLASS := &"nd"
## Its functions, by the operations that they are the counterparts of.
const _FUNCTIONS: Dictionary[StringName, StringName] = {
	&"add": &"add",
	&"subtract": &"subtract",
	&"multiply": &"multiply",
	&"divide": &"divide",
	&"negate": &"negative",
	&"square": &"square",
	&"sqrt": &"sqrt",
	&"abs": &"abs",
	&"minimum": &"minimum",
	&"maximum": &"maximum",
	&"clamp": &"clip",
	&"pow": &"pow",
	&"exp": &"exp",
	&"log": &"log",
	&"sin": &"sin",
	&"cos": &"cos",
	&"tan": &"tan",
	&"sum": &"sum",
	&"mean": &"mean",
	&"min": &"min",
	&"max": &"max",
}

var _call := Callable(ClassDB, &"class_call_static")
var _words: Array


## Whether it is there and has a counterpart of [param operation].
static func has(operation: StringName) -> bool:
	if not _FUNCTIONS.has(operation) or not ClassDB.class_exists(_CLASS):
		return false
	return [_FUNCTIONS[operation], &"array", &"float32"].all(
			func(function: StringName) -> bool: return ClassDB.class_has_method(_CLASS, function))


func _init(operation: StringName, inputs: Array) -> void:
	_words = [_CLASS, _FUNCTIONS[operation]]
	for input: Variant in inputs:
		# Else a number would make numbers of 64 bits of all.
		_words.append(_call.call(_CLASS, &"float32" if input is float else &"array", input))


## Calls it [param repeats] times, and returns the last result: an object of its own.
func run(repeats: int) -> Variant:
	var result: Variant
	for repeat in repeats:
		result = _call.callv(_words)
	return result


## The result of one call as a value of type [param type]; null if that did not work.
func compute(type: Variant.Type) -> Variant:
	var result: Variant = run(1)
	var convert := &"to_float" if type == TYPE_FLOAT else &"to_packed_float32_array"
	if not result is Object:
		return null
	var array: Object = result
	return array.call(convert) if array.has_method(convert) else null
