class_name Fuzzer
extends RefCounted
## Calls methods of the addon with arguments by chance, and checks what must hold after every call:
## errors are those that the documentation has, and change nothing; what is not the method's to change
## is what it was; results are of their type and no larger than what they are made of.
##
## Arguments come from a seed alone, so that a call can be made again. Calls are untyped, by
## [code]callv[/code], which says nothing of arguments that the engine refuses: a typed call is checked when it
## is compiled, and cannot be made of values by chance.

# What an error says that names no parameter.
const _NAMELESS: PackedStringArray = [
	"the sum is ", "there are no ", "no memory for ", "no formula was parsed", "the formula depends on ",
	"line ", "one array of 'out'", "the input ", "'out[",
]
const _NO_MEMORY: PackedStringArray = ["Parameter \"mem\" is null.", "Parameter \"mem_new\" is null."]
const _LONG := 150
# The self-test takes as long as hundreds of other calls.
const _RARE := 50

## All methods.
var methods := FuzzMethod.all()

var _arguments := FuzzArguments.new()
var _errors: ErrorLog
var _threads := Compute.get_thread_count()


## [param errors] hears what the engine prints.
func _init(errors: ErrorLog) -> void:
	_errors = errors
	for method in methods:
		_learn_types(method)


## Lets go of the arguments of the last call.
func clear() -> void:
	_arguments.watched.clear()


## The method of that name.
func method_named(title: String) -> FuzzMethod:
	var at := methods.find_custom(func(method: FuzzMethod) -> bool: return method.title() == title)
	return methods[at]


## The method whose turn it is with this seed.
func method_for(seed_number: int) -> FuzzMethod:
	var at := posmod(seed_number, methods.size())
	@warning_ignore("integer_division")
	var is_rare_turn := seed_number / methods.size() % _RARE == 0
	return methods[at] if methods[at].name != "self_test" or is_rare_turn else methods[0]


## Makes the call of that seed, and says what is wrong about it.
func check_call(method: FuzzMethod, seed_number: int) -> PackedStringArray:
	var given := _arguments.make(method, seed_number)
	# A Callable does not keep its object.
	var receiver := _arguments.receiver()
	var callable := Callable(receiver, method.name)
	var is_large := _arguments.size == RandomArrays.LONGEST
	if is_large:
		Compute.set_thread_count(1 + seed_number % 4)
	var result: Variant = callable.callv(given)
	var complaints := _judge(method, given, result)
	if is_large or method.name == "set_thread_count":
		Compute.set_thread_count()
	if Compute.get_thread_count() != _threads:
		complaints.append("the number of threads is %d" % Compute.get_thread_count())
	if not complaints.is_empty():
		complaints.insert(0, "seed %d, %s, with these arguments after it: %s" % [
			seed_number, method.title(), _described(given),
		])
	return complaints


func _judge(method: FuzzMethod, given: Array, result: Variant) -> PackedStringArray:
	var came := _errors.take()
	var complaints := PackedStringArray()
	var has_failed := false
	if method.refuses(given):
		method.refused += 1
		has_failed = true
		for entry in came:
			complaints.append("refused by the engine, and yet: %s" % entry)
	elif came.is_empty():
		method.passed += 1
	else:
		method.failed += 1
		# The engine's own methods give such results in debug builds as well.
		has_failed = not came[-1].message.contains(" must be normalized")
		complaints.append_array(_judge_errors(method, came))
	complaints.append_array(_arguments.watched.differences(has_failed, method.may_shrink()))
	if not has_failed and method.range_at >= 0:
		complaints.append_array(_judge_range(method, given))
	complaints.append_array(_judge_result(method, given, result))
	_arguments.watched.exercise()
	return complaints


func _judge_range(method: FuzzMethod, given: Array) -> PackedStringArray:
	var from := 0
	var count := -1
	if given.size() > method.range_at:
		from = type_convert(given[method.range_at], TYPE_INT)
	if given.size() > method.range_at + 1:
		count = type_convert(given[method.range_at + 1], TYPE_INT)
	return _arguments.watched.differences_outside(from, count)


func _judge_errors(method: FuzzMethod, came: Array[ErrorLog.Entry]) -> PackedStringArray:
	var complaints := PackedStringArray()
	var start := method.title() + ": "
	# Where there is no memory, the engine says so first.
	var message := came[-1].message
	for entry: ErrorLog.Entry in came.slice(0, -1):
		if not (entry.message in _NO_MEMORY and message.contains(": no memory for ")):
			complaints.append("another error: %s" % entry)
	if not message.begins_with(start) or not came[-1].is_of_script:
		complaints.append("an error that is not the method's: %s" % came[-1])
	elif message.contains("internal error") or not _names_argument(method, message.trim_prefix(start)):
		complaints.append("an error that is not documented: %s" % message)
	return complaints


func _names_argument(method: FuzzMethod, message: String) -> bool:
	for parameter in method.parameters:
		if message.contains("'%s'" % parameter):
			return true
	for words in _NAMELESS:
		if message.begins_with(words):
			return true
	# An input of a formula has a name of its own.
	return method.is_of_expression() and message.begins_with("'")


func _judge_result(method: FuzzMethod, given: Array, result: Variant) -> PackedStringArray:
	var type := typeof(result)
	if type != method.result and not method.returns_any:
		return ["the result is of type %s" % type_string(type)]
	var results: Array = result if result is Array else [result]
	var complaints := PackedStringArray()
	for one: Variant in results:
		if typeof(one) >= TYPE_PACKED_BYTE_ARRAY and method.name != "self_test":
			var count: int = _size_of(one)
			if count > _most_elements(given):
				complaints.append("the result has %d elements" % count)
			WatchedArrays.grow(one)
	return complaints


# None has more elements than an argument has bytes, or than a number says.
func _most_elements(given: Array) -> int:
	var most := _arguments.watched.most_bytes()
	for value: Variant in given:
		if value is Array:
			most = maxi(most, _size_of(value))
		elif value is int or value is float or value is bool:
			# A bool is taken for a number, as the engine does it.
			var number: float = value
			if number > most and number < 1e6:
				most = int(number)
	return most


func _size_of(array: Variant) -> int:
	@warning_ignore("unsafe_method_access")
	return array.size()


# Which types of arrays parameters of any type are for: most calls should be such as do something.
func _learn_types(method: FuzzMethod) -> void:
	if method.is_of_expression() or TYPE_NIL not in method.types:
		return
	var right := PackedInt32Array()
	for type in ElementArrays.TYPES:
		if _takes(method, type, false) or _takes(method, type, true):
			right.append(type)
	for type in RandomArrays.TYPES:
		if type in right:
			method.taken.append(type)


# Whether an error, if there is one, is not about the type.
func _takes(method: FuzzMethod, type: int, has_numbers: bool) -> bool:
	var given := _arguments.simple(method, type, has_numbers)
	Callable(Compute, method.name).callv(given)
	var came := _errors.take()
	if came.is_empty():
		return true
	var message := came[0].message
	return not message.contains(" is of type ") and not message.contains(" has vectors ")


func _described(given: Array) -> String:
	var words := PackedStringArray()
	for value: Variant in given:
		var text := var_to_str(value)
		if typeof(value) >= TYPE_PACKED_BYTE_ARRAY:
			text = "%d: %s" % [_size_of(value), text]
		words.append(text if text.length() <= _LONG else text.left(_LONG) + "…")
	return ", ".join(words)
