@warning_ignore_start("unsafe_method_access")
extends TestSuite
## Numbers of elements for which no machine has the memory, and others that no array can have: wherever a method
## takes an int, such a one is an error that names it, and nothing has changed.

# What times the size of an element is more than there is, and more than can be counted with 64 bits.
const _ENORMOUS: PackedInt64Array = [1 << 40, 1 << 61, (1 << 62) + 1, 9223372036854775807]
# Where it is right: as many threads as can be, and bytes of which only the first element is read.
const _RIGHT: Dictionary[String, String] = {"Compute.set_thread_count": "count", "Compute.read_strided": "stride"}
const _NO_MEMORY: PackedStringArray = ["Parameter \"mem\" is null.", "Parameter \"mem_new\" is null."]

var _tried := PackedStringArray()
var _maker := FuzzArguments.new()


func test_every_method() -> void:
	for method in Fuzzer.new(errors).methods:
		for at in method.types.size():
			if method.types[at] == TYPE_INT:
				_try(method, at)
	check(_tried.size() > 100, "there are %d parameters" % _tried.size())
	for name: String in ["Compute.histogram bins", "Compute.read_strided count", "ComputeExpression.execute count"]:
		check(name in _tried, "%s is among them" % name)


## The array that would have been there before the one for which there is no memory goes as well.
func test_several_results() -> void:
	var e := ComputeExpression.new()
	check_equal(e.parse("1; INDEX; COUNT > 2"), OK, "a formula")
	var memory := OS.get_static_memory_usage()
	for count in _ENORMOUS:
		check_equal(e.execute([], count), null, "a result for %d elements" % count)
		_check_errors("ComputeExpression.execute: no memory for ")
		check(e.has_execute_failed(), "it has failed")
	check(OS.get_static_memory_usage() - memory < 10_000, "nothing is kept")
	check_equal(e.execute([], 2)[1], PackedFloat32Array([0, 1]), "a result afterwards")


func test_thread_count() -> void:
	for count in _ENORMOUS:
		Compute.set_thread_count(count)
		var threads := Compute.get_thread_count()
		check(threads >= 1 and threads <= 4096, "%d threads" % threads)
		var points := Samples.points_3d(100)
		Compute.transform_points(points, Transform3D.IDENTITY)
		check_bits_3d(points, Samples.points_3d(100), "points")


func _try(method: FuzzMethod, at: int) -> void:
	var name := "%s %s" % [method.title(), method.parameters[at]]
	if _RIGHT.get(method.title()) == method.parameters[at]:
		return
	for type: int in _types(method):
		for has_numbers: bool in [false, true]:
			var arguments := _arguments(method, at, type, has_numbers)
			# The error is to be that of the number, and no other.
			_call(method, arguments)
			if not errors.take().is_empty():
				continue
			for number in _ENORMOUS:
				arguments[at] = number
				_check_refused(method, at, arguments)
			_tried.append(name)
			return
	fail("there are no arguments for %s" % name)


func _types(method: FuzzMethod) -> Array:
	return Array(method.taken) if not method.taken.is_empty() else [TYPE_PACKED_FLOAT32_ARRAY]


# As many as it takes for the parameter of that place to be among them, and right.
func _arguments(method: FuzzMethod, at: int, type: int, has_numbers: bool) -> Array:
	if method.name == "execute":
		return [[], 1]
	var arguments := _maker.simple(method, type, has_numbers)
	for other in arguments.size():
		match method.parameters[other]:
			"buffer":
				# Three instances, and the first of the defaults is how far they are apart.
				var stride: int = method.defaults[0]
				arguments[other] = Samples.floats(3 * stride)
			"bytes":
				arguments[other] = Samples.floats(40).to_byte_array()
			"axis", "up":
				arguments[other] = Vector3.UP
			"normal":
				arguments[other] = Vector2.UP if type == TYPE_PACKED_VECTOR2_ARRAY else Vector3.UP
	for other in range(arguments.size(), at + 1):
		arguments.append(method.defaults[other - method.least])
	return arguments


func _call(method: FuzzMethod, arguments: Array) -> Variant:
	var receiver: Object = Compute
	if method.is_of_expression():
		var e := ComputeExpression.new()
		e.parse("INDEX")
		receiver = e
	return Callable(receiver, method.name).callv(arguments)


func _check_refused(method: FuzzMethod, at: int, arguments: Array) -> void:
	var before := var_to_bytes(arguments)
	var what := "%s with %d for '%s'" % [method.title(), arguments[at], method.parameters[at]]
	_call(method, arguments)
	var message := _check_errors(method.title() + ": ")
	var is_said := message.contains("'%s'" % method.parameters[at]) or message.contains(str(arguments[at])) \
			or message.contains(": no memory for ") or message.ends_with(" fits")
	check(is_said, "%s says so: %s" % [what, message])
	check(var_to_bytes(arguments) == before, "%s changes nothing" % what)


# That there was an error of that kind, and what it says. Where there is no memory, the engine says so first.
func _check_errors(start: String) -> String:
	var came := errors.take()
	if came.is_empty():
		fail("there was no error that begins with %s" % start)
		return ""
	for entry: ErrorLog.Entry in came.slice(0, -1):
		check(entry.message in _NO_MEMORY, "no memory: %s" % entry)
	check(came[-1].message.begins_with(start), "%s begins with %s" % [came[-1], start])
	return came[-1].message
