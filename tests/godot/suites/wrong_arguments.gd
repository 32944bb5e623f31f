@warning_ignore_start("unsafe_call_argument")
extends TestSuite
## What GDScript refuses on behalf of [code]Compute[/code]: arguments of the wrong type or number.
## The error is GDScript's own and ends the function; nothing is changed.
##
## A function here that makes such a call returns whether it came to its end. Release templates
## print none of these errors.

const _XFORM := Transform3D.IDENTITY
const _TYPE := "Invalid type in static function '%s' in type 'Compute'. " \
		+ "Cannot convert argument %d from %s to %s."
const _TYPE_BY_CALLABLE := "Invalid type in function 'GDScriptNativeClass::%s (Callable)'. " \
		+ "Cannot convert argument 1 from String to PackedVector3Array."
const _COUNT := "Invalid call to function 'GDScriptNativeClass::%s (Callable)'. " \
		+ "Expected %d argument(s)."

var _points := Samples.points_3d(5)


func test_changed_argument_of_another_type() -> void:
	check(not _transform("text", "String"), "String ends the function")
	check(not _transform(3, "int"), "int ends the function")
	check(not _transform(null, "Nil"), "null ends the function")
	check(not _transform(PackedFloat32Array([1]), "PackedFloat32Array"), "numbers end it")
	check(not _transform(PackedVector2Array(), "PackedVector2Array"), "an empty array ends it")
	check(not _transform({}, "Dictionary"), "Dictionary ends the function")
	check(not _transform(self, "Object"), "an object ends the function")
	check(not _transform(Vector3.ONE, "Vector3"), "a vector ends the function")


## What is only read would be converted; what is changed is not, as the change would be lost.
func test_changed_argument_is_an_array() -> void:
	var vectors := [Vector3.ONE]
	check(not _transform(vectors, "Array"), "Array ends the function")
	var typed: Array[Vector3] = [Vector3.ONE]
	check(not _transform(typed, "Array"), "Array[Vector3] ends the function")
	check_equal(vectors, [Vector3.ONE], "the Array")


func test_changed_argument_is_a_freed_object() -> void:
	var node: Variant = Node.new()
	@warning_ignore("unsafe_method_access")
	node.free()
	# GDScript calls it null.
	check(not _transform(node, "Object"), "a freed object ends the function")


func test_read_argument_of_another_type() -> void:
	check(not _transformed("text", "String"), "String ends the function")
	check(not _transformed(null, "Nil"), "null ends the function")
	check(not _transformed(PackedVector2Array(), "PackedVector2Array"), "another array ends it")
	check(not _transformed(self, "Object"), "an object ends the function")
	check(not _transform_into(PackedColorArray(), "PackedColorArray"), "another array ends it")
	check_bits_3d(_points, Samples.points_3d(5), "points")


func test_transform_of_another_type() -> void:
	check(not _transform_by(1.0, "float"), "float ends the function")
	check(not _transform_by(PackedFloat32Array(), "PackedFloat32Array"), "numbers end the function")
	check(not _transform_by(null, "Nil"), "null ends the function")
	check_bits_3d(_points, Samples.points_3d(5), "points")


func test_number_of_another_type() -> void:
	check(not _set_threads("3", "String"), "String ends the function")
	check(not _set_threads(null, "Nil"), "null ends the function")
	check_equal(Compute.get_thread_count(), default_threads, "threads")


## A typed script is not even compiled.
func test_literals_are_refused_by_the_parser() -> void:
	var message := 'Invalid argument for "transform_points()" function: argument 1 should be ' \
			+ '"PackedVector3Array" but is "String".'
	expect_engine_error('Cannot pass a value of type "String" as "PackedVector3Array".')
	expect_engine_error(message)
	_check_not_compiled("Compute.transform_points('text', Transform3D())")


func test_numbers_of_arguments_are_refused_by_the_parser() -> void:
	expect_engine_error('Too few arguments for "transform_points()" call.')
	_check_not_compiled("Compute.transform_points(PackedVector3Array())")
	expect_engine_error('Too many arguments for "get_thread_count()" call.')
	_check_not_compiled("Compute.get_thread_count(1)")


func test_too_few_by_callable() -> void:
	# The release template goes on.
	check_equal(_call_with_none(), not OS.is_debug_build(), "no argument: it comes to its end")
	check_equal(_call_with_one(_points), not OS.is_debug_build(), "one: it comes to its end")
	check_bits_3d(_points, Samples.points_3d(5), "points")


func test_too_many_by_callable() -> void:
	var moving := Transform3D(Basis(), Vector3.ONE)
	check_equal(_call_with_three(moving), not OS.is_debug_build(), "it comes to its end")
	check_bits_3d(_points, Samples.points_3d(5), "points")


func test_wrong_type_by_callable() -> void:
	var ended := _call_with_wrong_type("text")
	check_equal(ended, not OS.is_debug_build(), "it comes to its end")


func test_wrong_number_with_defaults() -> void:
	var ended := _set_threads_of_two(1, 2)
	check_equal(ended, not OS.is_debug_build(), "it comes to its end")
	check_equal(Compute.get_thread_count(), default_threads, "threads")


## The engine says nothing of the errors of [code]callv[/code]. The result is the type's default.
func test_result_after_a_refusal() -> void:
	var method := Compute.transformed_points
	check_equal(method.callv(["text", _XFORM]), PackedVector3Array(), "for a wrong type")
	check_equal(method.callv([_points]), PackedVector3Array(), "for too few arguments")
	check_equal(method.callv([_points, _XFORM, 1]), PackedVector3Array(), "for too many arguments")
	check_equal(Compute.is_shared.callv([]), false, "for no argument")
	check_equal(Compute.get_thread_count.callv([1]), 0, "for an argument too many")
	check_equal(Compute.transform_points.callv([_points, 7]), null, "where there is none")
	check_bits_3d(_points, Samples.points_3d(5), "points")


func _transform(points: Variant, type: String) -> bool:
	expect_script_error(_TYPE % ["transform_points", 1, type, "PackedVector3Array"])
	Compute.transform_points(points, _XFORM)
	return true


func _transformed(points: Variant, type: String) -> bool:
	expect_script_error(_TYPE % ["transformed_points", 1, type, "PackedVector3Array"])
	Compute.transformed_points(points, _XFORM)
	return true


func _transform_into(points: Variant, type: String) -> bool:
	expect_script_error(_TYPE % ["transform_points_into", 2, type, "PackedVector3Array"])
	Compute.transform_points_into(_points, points, _XFORM)
	return true


func _transform_by(xform: Variant, type: String) -> bool:
	expect_script_error(_TYPE % ["transform_points", 2, type, "Transform3D"])
	Compute.transform_points(_points, xform)
	return true


func _set_threads(count: Variant, type: String) -> bool:
	expect_script_error(_TYPE % ["set_thread_count", 1, type, "int"])
	Compute.set_thread_count(count)
	return true


func _call_with_none() -> bool:
	expect_script_error(_COUNT % ["transform_points", 2])
	Compute.transform_points.call()
	return true


func _call_with_one(points: PackedVector3Array) -> bool:
	expect_script_error(_COUNT % ["transform_points", 2])
	Compute.transform_points.call(points)
	return true


func _call_with_three(xform: Transform3D) -> bool:
	expect_script_error(_COUNT % ["transform_points", 2])
	Compute.transform_points.call(_points, xform, 1)
	return true


func _call_with_wrong_type(points: Variant) -> bool:
	expect_script_error(_TYPE_BY_CALLABLE % "transform_points")
	Compute.transform_points.call(points, _XFORM)
	return true


func _set_threads_of_two(first: int, second: int) -> bool:
	expect_script_error(_COUNT % ["set_thread_count", 1])
	Compute.set_thread_count.call(first, second)
	return true


func _check_not_compiled(statement: String) -> void:
	var script := GDScript.new()
	script.source_code = "static func run() -> void:\n\t%s\n" % statement
	check_equal(script.reload(), ERR_PARSE_ERROR, "compiling %s" % statement)
