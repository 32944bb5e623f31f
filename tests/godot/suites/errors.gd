extends TestSuite
## What [code]Compute[/code] itself refuses: an error at the line of the script, nothing is changed,
## and the script goes on.

const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))

var _copies := Compute.get_copy_count()


func test_out_of_another_size() -> void:
	var points := Samples.points_3d(4)
	var out := Samples.points_3d(3)
	expect_error("Compute.transform_points_into: 'out' has 3 elements, 'points' has 4")
	Compute.transform_points_into(out, points, _XFORM)
	check_bits_3d(out, Samples.points_3d(3), "out")
	check_bits_3d(points, Samples.points_3d(4), "points")
	expect_error("Compute.transform_points_into: 'out' has 4 elements, 'points' has 3")
	Compute.transform_points_into(points, out, _XFORM)
	check_bits_3d(out, Samples.points_3d(3), "points, the other way round")
	check_bits_3d(points, Samples.points_3d(4), "out, the other way round")


func test_out_of_another_size_untyped() -> void:
	var points := Samples.points_3d(4)
	var out: Variant = Samples.points_3d(3)
	expect_error("Compute.transform_points_into: 'out' has 3 elements, 'points' has 4", 2)
	@warning_ignore("unsafe_call_argument")
	Compute.transform_points_into(out, points, _XFORM)
	check_equal(out, Samples.points_3d(3), "out")
	expect_error("Compute.transform_points_into: 'out' has 3 elements, 'points' has 4")
	Callable(Compute, "transform_points_into").call(out, points, _XFORM)
	check_equal(out, Samples.points_3d(3), "out, by Callable")


func test_empty_out_or_points() -> void:
	var points := Samples.points_3d(4)
	var empty := PackedVector3Array()
	expect_error("Compute.transform_points_into: 'out' has 0 elements, 'points' has 4")
	Compute.transform_points_into(empty, points, _XFORM)
	check_equal(empty.size(), 0, "size of out")
	expect_error("Compute.transform_points_into: 'out' has 4 elements, 'points' has 0")
	Compute.transform_points_into(points, empty, _XFORM)
	check_bits_3d(points, Samples.points_3d(4), "out")


func test_shared_out_of_another_size_stays_shared() -> void:
	var points := Samples.points_3d(4)
	var out := Samples.points_3d(3)
	var copy := out.duplicate()
	expect_error("Compute.transform_points_into: 'out' has 3 elements, 'points' has 4")
	Compute.transform_points_into(out, points, _XFORM)
	check(Compute.is_shared(out) and Compute.is_shared(copy), "both still share")
	check_equal(Compute.get_copy_count(), _copies, "copies")


## The line is that of the call, wherever it is made.
func test_line_of_the_call() -> void:
	var fail_in_lambda := func() -> void:
		expect_error("Compute.set_thread_count: 'count' is -1, not 0 or more")
		Compute.set_thread_count(-1)
	fail_in_lambda.call()
	_fail_in_a_function()
	_fail_in_a_static_function(self)
	var nested := Nested.new()
	nested.fail(self)
	check_equal(Compute.get_thread_count(), default_threads, "threads")


func test_thread_counts_below_zero() -> void:
	Compute.set_thread_count(3)
	expect_error("Compute.set_thread_count: 'count' is -4, not 0 or more")
	Compute.set_thread_count(-4)
	expect_error("Compute.set_thread_count: 'count' is -9223372036854775808, not 0 or more")
	Compute.set_thread_count(-9223372036854775807 - 1)
	check_equal(Compute.get_thread_count(), 3, "threads")


func test_is_shared_of_no_packed_array() -> void:
	expect_error("Compute.is_shared: 'array' is of type String, not a packed array")
	check_equal(Compute.is_shared("text"), false, "a String")
	expect_error("Compute.is_shared: 'array' is of type Nil, not a packed array")
	check_equal(Compute.is_shared(null), false, "null")
	expect_error("Compute.is_shared: 'array' is of type int, not a packed array")
	check_equal(Compute.is_shared(3), false, "a number")
	expect_error("Compute.is_shared: 'array' is of type Array, not a packed array")
	check_equal(Compute.is_shared([Vector3.ONE]), false, "an Array")
	expect_error("Compute.is_shared: 'array' is of type Object, not a packed array")
	check_equal(Compute.is_shared(self), false, "an object")


func test_is_shared_of_a_freed_object() -> void:
	var node: Variant = Node.new()
	@warning_ignore("unsafe_method_access")
	node.free()
	expect_error("Compute.is_shared: 'array' is of type Object, not a packed array")
	check_equal(Compute.is_shared(node), false, "a freed object")


func test_result_after_an_error() -> void:
	expect_error("Compute.is_shared: 'array' is of type int, not a packed array")
	var untyped: Variant = Callable(Compute, "is_shared").call(1)
	check_equal(untyped, false, "result of an untyped call")
	expect_error("Compute.is_shared: 'array' is of type int, not a packed array")
	var typed := Compute.is_shared(1)
	check_equal(typed, false, "result of a typed call")
	expect_error("Compute.set_thread_count: 'count' is -1, not 0 or more")
	var nothing: Variant = Callable(Compute, "set_thread_count").call(-1)
	check_equal(nothing, null, "result of a method without one")


## The extension has no constructor, and the script goes on with null.
func test_class_has_no_instances() -> void:
	check(not ClassDB.can_instantiate("Compute"), "Compute cannot be instantiated")
	expect_engine_error("Class 'Compute' or its base class cannot be instantiated.")
	check_equal(ClassDB.instantiate("Compute"), null, "an instance by ClassDB")
	expect_engine_error("Class 'Compute' or its base class cannot be instantiated.")
	expect_engine_error("Class type: 'Compute' is not instantiable.")
	check_equal(Compute.new(), null, "an instance")


class Nested:
	extends RefCounted

	func fail(suite: TestSuite) -> void:
		suite.expect_error("Compute.set_thread_count: 'count' is -1, not 0 or more")
		Compute.set_thread_count(-1)


func _fail_in_a_function() -> void:
	expect_error("Compute.set_thread_count: 'count' is -2, not 0 or more")
	Compute.set_thread_count(-2)


static func _fail_in_a_static_function(suite: TestSuite) -> void:
	suite.expect_error("Compute.set_thread_count: 'count' is -3, not 0 or more")
	Compute.set_thread_count(-3)
