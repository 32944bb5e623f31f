@warning_ignore_start("unsafe_call_argument")
extends TestSuite
## Wherever the arrays of an element-wise operation lie and however it is called, the caller's own
## array is changed, in its own memory. (The methods of all these operations share their thunks.)
##
## A function here that makes a call which GDScript refuses returns whether it came to its end.
## Release templates print none of those errors.

const _TYPE := "Invalid type in static function 'add' in type 'Compute'. " \
		+ "Cannot convert argument %d from %s to int."
const _COUNT := "Invalid call to function 'GDScriptNativeClass::%s (Callable)'. " \
		+ "Expected %d argument(s)."

var _member := _make()
var _other_member := _make()
var _untyped_member: Variant = _make()
var _copies := Compute.get_copy_count()


class Keeper:
	extends RefCounted
	var floats := PackedFloat32Array()


func test_locals() -> void:
	var typed := _make()
	Compute.add(typed, 1.5)
	_check_added(typed)
	var untyped: Variant = _make()
	Compute.add(untyped, 1.5)
	_check_added(untyped)
	var number: Variant = 1.5
	Compute.add(untyped, number, 0, 0)
	_check_added(untyped)


func test_callables() -> void:
	for method: Callable in [Compute.add, Callable(Compute, "add")]:
		var one := _make()
		method.call(one, 1.5)
		_check_added(one)
		var two := _make()
		method.callv([two, 1.5, 0])
		_check_added(two)
	var three := _make()
	ClassDB.class_call_static("Compute", "add", three, 1.5, 0, -1)
	_check_added(three)


func test_members() -> void:
	Compute.add(_member, 1.5)
	_check_added(_member)
	Compute.add(_untyped_member, 1.5)
	_check_added(_untyped_member)
	Compute.add(self._member, 1.0)
	Compute.add(self._member, -1.0)
	_check_added(_member)
	# As operands.
	Compute.subtract(_other_member, _other_member)
	check_equal(_other_member.count(0.0), 37, "zeros")


func test_members_of_objects() -> void:
	var keeper := Keeper.new()
	keeper.floats = _make()
	Compute.add(keeper.floats, 1.5)
	_check_added(keeper.floats)
	var untyped: Variant = Keeper.new()
	untyped.floats = _make()
	Compute.add(untyped.floats, 1.5)
	_check_added(untyped.floats)


func test_static_variable() -> void:
	Holder.shared = Samples.points_3d(37)
	Compute.add(Holder.shared, 1.5)
	var wanted := Samples.points_3d(37)
	for i in wanted.size():
		wanted[i] += 1.5 * Vector3.ONE
	check_bits_3d(Holder.shared, wanted, "the array")
	check_equal(Compute.get_copy_count(), _copies, "copies")


func test_captured() -> void:
	var floats := _make()
	var arrays := [_make()]
	var change := func() -> void:
		Compute.add(floats, 1.5)
		Compute.add(arrays[0], 1.5)
	change.call()
	_check_added(floats)
	_check_added(arrays[0])


func test_elements_of_containers() -> void:
	var arrays: Array[PackedFloat32Array] = [_make(), _make()]
	var untyped := [_make(), {"nested": _make()}]
	var named: Dictionary[String, PackedFloat32Array] = {"floats": _make()}
	Compute.add(arrays[0], 1.5)
	Compute.add(untyped[0], 1.5)
	Compute.add(untyped[1]["nested"], 1.5)
	Compute.add(named["floats"], 1.5)
	for floats: PackedFloat32Array in [arrays[0], untyped[0], untyped[1]["nested"], named["floats"]]:
		_check_added(floats)
	check_equal(arrays[1], _make(), "the other element")


func test_parameters() -> void:
	var floats := _make()
	_add(floats)
	_check_added(floats)
	var again := _make()
	_add_untyped(again, 1.5)
	_check_added(again)


func test_operands_of_containers() -> void:
	var others := {"other": _make(), "number": 1.5}
	var floats := _make()
	Compute.add(floats, others["number"])
	_check_added(floats)
	Compute.subtract(floats, others["other"])
	check_equal(floats.count(1.5), 37, "differences")
	check_equal(others["other"], _make(), "the other array")


func test_defaults_and_conversions_of_the_range() -> void:
	var floats := PackedFloat32Array([0, 0, 0, 0])
	var from: Variant = 2.9
	var count: Variant = true
	Compute.add(floats, 1, from, count)
	check_equal(floats, PackedFloat32Array([0, 0, 1, 0]), "one from 2 on")
	Compute.add(floats, 1, from)
	check_equal(floats, PackedFloat32Array([0, 0, 2, 1]), "from 2 on")
	Compute.negate(floats, 3)
	check_equal(floats, PackedFloat32Array([0, 0, 2, -1]), "negated from 3 on")
	Compute.negate.call(floats, 2.0, 1.0)
	check_equal(floats, PackedFloat32Array([0, 0, -2, -1]), "negated at 2")


func test_results() -> void:
	var floats := _make()
	check_equal(Callable(Compute, "add").call(floats, 1), null, "result")
	expect_error("Compute.add: 'array' is of type int, not a packed array")
	check_equal(Callable(Compute, "add").call(1, 1), null, "result after an error")
	check_equal(Compute.add.callv([floats]), null, "result for too few arguments")
	check_equal(Compute.add.callv([floats, 1, 0, -1, 0]), null, "result for too many arguments")
	check_equal(Compute.add.callv([floats, 1, "0"]), null, "result for a wrong type")


func test_a_range_of_another_type() -> void:
	check(not _add_from("0", "String"), "String ends the function")
	check(not _add_from(null, "Nil"), "null ends the function")
	check(not _add_from(Vector2.ONE, "Vector2"), "Vector2 ends the function")
	check(not _add_count([], "Array"), "Array ends the function")
	check_equal(_member, _make(), "the array")


func test_numbers_of_arguments() -> void:
	check_equal(_add_with_none(), not OS.is_debug_build(), "none: it comes to its end")
	check_equal(_add_with_one(), not OS.is_debug_build(), "one: it comes to its end")
	check_equal(_add_with_five(), not OS.is_debug_build(), "five: it comes to its end")
	check_equal(_negate_with_four(), not OS.is_debug_build(), "negate: it comes to its end")
	check_equal(_remap_with_four(), not OS.is_debug_build(), "remap: it comes to its end")
	check_equal(_member, _make(), "the array")


func test_numbers_of_arguments_are_refused_by_the_parser() -> void:
	expect_engine_error('Too few arguments for "add()" call.')
	_check_not_compiled("Compute.add(PackedFloat32Array())")
	expect_engine_error('Too many arguments for "negate()" call.')
	_check_not_compiled("Compute.negate(PackedFloat32Array(), 0, -1, 0)")


func test_large_arrays_stay_where_they_are() -> void:
	var floats := Samples.floats(3_000_000)
	Compute.add(floats, 1)
	Compute.add(floats, floats, 5, 2_000_000)
	check_equal(Compute.get_copy_count(), _copies, "copies")


func test_memory_stays_as_it_was() -> void:
	var floats := _make()
	var vectors := Samples.points_3d(7)
	Steady.check(self, func() -> void:
		Compute.add(floats.duplicate(), floats)
		Callable(Compute, "lerp").call(vectors.duplicate(), Vector3.ONE, 0.5, 1)
		Compute.add.callv([floats, 1, 0, -1, 0]), 5_000)


static func _make() -> PackedFloat32Array:
	return Samples.floats(37)


func _add(floats: PackedFloat32Array) -> void:
	Compute.add(floats, 1.5)


func _add_untyped(floats: Variant, other: Variant) -> void:
	Compute.add(floats, other)


func _add_from(from: Variant, type: String) -> bool:
	expect_script_error(_TYPE % [3, type])
	Compute.add(_member, 1, from)
	return true


func _add_count(count: Variant, type: String) -> bool:
	expect_script_error(_TYPE % [4, type])
	Compute.add(_member, 1, 0, count)
	return true


func _add_with_none() -> bool:
	expect_script_error(_COUNT % ["add", 2])
	Compute.add.call()
	return true


func _add_with_one() -> bool:
	expect_script_error(_COUNT % ["add", 2])
	Compute.add.call(_member)
	return true


func _add_with_five() -> bool:
	expect_script_error(_COUNT % ["add", 4])
	Compute.add.call(_member, 1, 0, -1, 0)
	return true


func _negate_with_four() -> bool:
	expect_script_error(_COUNT % ["negate", 3])
	Compute.negate.call(_member, 0, -1, 0)
	return true


func _remap_with_four() -> bool:
	expect_script_error(_COUNT % ["remap", 5])
	Compute.remap.call(_member, 0, 1, 2)
	return true


func _check_not_compiled(statement: String) -> void:
	var script := GDScript.new()
	script.source_code = "static func run() -> void:\n\t%s\n" % statement
	check_equal(script.reload(), ERR_PARSE_ERROR, "compiling %s" % statement)


func _check_added(floats: PackedFloat32Array) -> void:
	var wanted := _make()
	for i in wanted.size():
		wanted[i] += 1.5
	check_equal(floats, wanted, "the array")
	check_equal(Compute.get_copy_count(), _copies, "copies")
