@warning_ignore_start("unsafe_call_argument", "unsafe_method_access")
extends TestSuite
## What every method makes of arguments by chance that are right, always the same: a line for each call
## with a digest of what it was given and one of what came of it. Two processors, two CPU levels or two
## builds of the addon can be compared by them.
## [codeblock lang=text]
## godot --headless --path <project> -- --suite=fingerprints
## [/codeblock]
## Where a number is NaN, it counts as one, whatever its bits: processors make different ones.

# Of each method so many calls that are right, and so many seeds to find them by.
const _CALLS_OF_EACH := 32
const _SEEDS_OF_EACH := 2000
# What tells of the process, or sets it.
const _OF_THE_PROCESS: PackedStringArray = [
	"Compute.get_copied_bytes", "Compute.get_copy_count", "Compute.get_info", "Compute.get_thread_count",
	"Compute.set_thread_count", "Compute.self_test",
]
const _DIGITS := 16

var _arguments := FuzzArguments.new()


func test_all_methods() -> void:
	for method in Fuzzer.new(errors).methods:
		if method.title() in _OF_THE_PROCESS:
			continue
		var found := 0
		for seed_number in _SEEDS_OF_EACH:
			var line := _line(method, seed_number)
			if line.is_empty():
				continue
			print("fingerprint: ", line)
			found += 1
			if found == 1:
				check_equal(_line(method, seed_number), line, "the same again of %s" % method.title())
			if found == _CALLS_OF_EACH:
				break
		check_equal(found, _CALLS_OF_EACH, "how many calls of %s are right" % method.title())
	_arguments.watched.clear()


func test_one_bit_makes_another() -> void:
	# Literals of the two zeros are one constant.
	var one := Bits.to_floats([0x3f800000, 0])
	var other := Bits.to_floats([0x3f800000, 0x80000000])
	check(_digest(one) != _digest(other), "the sign of zero counts")
	check(_digest(1) != _digest(1.0), "the type counts")
	check(_digest([one, 2.0]) != _digest([one, 3.0]), "what is in a list counts")
	var nans := Bits.to_floats(Samples.NANS)
	for nan in nans:
		check_equal(_digest(PackedFloat32Array([nan])), _digest(PackedFloat32Array([NAN])), "which NaN it is")
		check_equal(_digest(PackedFloat64Array([nan])), _digest(PackedFloat64Array([NAN])), "which 64-bit NaN")
		check_equal(_digest(Vector3(0, nan, 0)), _digest(Vector3(0, NAN, 0)), "which NaN in a vector")


# The method, the seed, the digests of arguments and outcome; nothing if the call is an error.
func _line(method: FuzzMethod, seed_number: int) -> String:
	var given := _arguments.make(method, seed_number)
	if method.refuses(given):
		return ""
	var receiver := _arguments.receiver()
	var before := _digest(given)
	var result: Variant = Callable(receiver, method.name).callv(given)
	if not errors.take().is_empty():
		return ""
	var changed := []
	for place in _arguments.watched.size():
		changed.append(_arguments.watched.at(place))
	return "%s %d %s %s" % [method.title(), seed_number, before, _digest([result, changed])]


func _digest(value: Variant) -> String:
	var context := HashingContext.new()
	context.start(HashingContext.HASH_SHA256)
	_add(context, value)
	return context.finish().hex_encode().left(_DIGITS)


func _add(context: HashingContext, value: Variant) -> void:
	if value is Array:
		context.update(var_to_bytes(value.size()))
		for one: Variant in value:
			_add(context, one)
		return
	if value is float and is_nan(value):
		value = NAN
	var bytes := var_to_bytes(value)
	match typeof(value):
		TYPE_PACKED_FLOAT64_ARRAY:
			bytes = _doubles(bytes)
		TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_VECTOR2_ARRAY, TYPE_PACKED_VECTOR3_ARRAY, \
		TYPE_PACKED_VECTOR4_ARRAY, TYPE_PACKED_COLOR_ARRAY, TYPE_VECTOR2, TYPE_VECTOR3, TYPE_VECTOR4, \
		TYPE_COLOR, TYPE_RECT2, TYPE_AABB, TYPE_PLANE, TYPE_BASIS, TYPE_TRANSFORM2D, TYPE_TRANSFORM3D, \
		TYPE_PROJECTION:
			bytes = _floats(bytes)
	context.update(bytes)


# What stands before the numbers, the type and the count, is no NaN.
func _floats(bytes: PackedByteArray) -> PackedByteArray:
	var floats := bytes.to_float32_array()
	for i in floats.size():
		if is_nan(floats[i]):
			floats[i] = NAN
	return floats.to_byte_array()


func _doubles(bytes: PackedByteArray) -> PackedByteArray:
	var doubles := bytes.to_float64_array()
	for i in doubles.size():
		if is_nan(doubles[i]):
			doubles[i] = NAN
	return doubles.to_byte_array()
