@warning_ignore_start("unsafe_call_argument", "unsafe_method_access")
class_name RepeatableCall
extends RefCounted
## A call whose arguments stay as they are, so that it can be made again, by several threads at once, and
## must give the same: what is read is shared by all, what is changed is the caller's own.

## What it is called.
var title: String

var _name: StringName
# The object that it is a method of; none where each call has a new one.
var _receiver: Object
var _arguments: Array
# The arrays among them that the method changes.
var _changed: Array = []
var _expected: PackedByteArray


## A call with these arguments, which is right: it is made here for the first time, and what comes of it is
## what comes of every other.
func _init(method: FuzzMethod, receiver: Object, arguments: Array) -> void:
	title = method.title()
	_name = method.name
	# What parses a formula changes the object.
	var is_shared := not method.is_of_expression() or method.name.begins_with("execute")
	_receiver = receiver if is_shared else null
	_arguments = arguments
	for value: Variant in arguments.slice(0, method.changed):
		var list: Array = value if value is Array else [value]
		_changed.append_array(list.filter(func(one: Variant) -> bool: return typeof(one) >= TYPE_PACKED_BYTE_ARRAY))
	_expected = _outcome(true)


## Whether it gives what it gave at first. What it changes has memory of its own, or shares it with what
## others are changing.
func is_repeated(has_own_memory: bool) -> bool:
	return _outcome(has_own_memory) == _expected


# The bits of its result and of what it changes.
func _outcome(has_own_memory: bool) -> PackedByteArray:
	var copies := _changed.map(func(array: Variant) -> Variant:
		return array.slice(0) if has_own_memory else array.duplicate())
	var given := _arguments.map(_replaced.bind(copies))
	# A Callable does not keep its object.
	var receiver: Object = ComputeExpression.new() if _receiver == null else _receiver
	var result: Variant = Callable(receiver, _name).callv(given)
	return var_to_bytes([result, copies])


# An array that is changed may be read by the same call, also in a list.
func _replaced(value: Variant, copies: Array) -> Variant:
	if value is Array and not _changed.is_empty():
		var list: Array = value
		if list.any(func(one: Variant) -> bool: return _place(one) >= 0):
			return list.map(_replaced.bind(copies))
	var place := _place(value)
	return copies[place] if place >= 0 else value


func _place(value: Variant) -> int:
	return _changed.find_custom(func(array: Variant) -> bool: return is_same(array, value))
