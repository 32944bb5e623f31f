@warning_ignore_start("unsafe_call_argument")
extends TestSuite
## Wherever an array lies and however a method is called, the caller's own array is changed, in its
## own memory.

signal _moved(points: PackedVector3Array)

const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))

var _member := _make()
var _untyped_member: Variant = _make()
var _with_setter := _make():
	set(value):
		_set_calls += 1
		_with_setter = value
var _with_getter := _make():
	get:
		return _with_getter
var _set_calls := 0
var _copies := Compute.get_copy_count()


class Parent:
	extends RefCounted
	var inherited := PackedVector3Array()


class Child:
	extends Parent

	func move() -> void:
		Compute.transform_points(inherited, _XFORM)


func test_typed_local() -> void:
	var points := _make()
	Compute.transform_points(points, _XFORM)
	_check_moved(points)


func test_untyped_local() -> void:
	var points: Variant = _make()
	Compute.transform_points(points, _XFORM)
	_check_moved(points)


func test_untyped_transform() -> void:
	var points := _make()
	var xform: Variant = _XFORM
	Compute.transform_points(points, xform)
	_check_moved(points)


func test_callable() -> void:
	var points := _make()
	var method := Compute.transform_points
	method.call(points, _XFORM)
	_check_moved(points)


func test_callable_by_name() -> void:
	var points := _make()
	Callable(Compute, "transform_points").call(points, _XFORM)
	_check_moved(points)


func test_callv() -> void:
	var points := _make()
	Compute.transform_points.callv([points, _XFORM])
	_check_moved(points)


func test_call_deferred() -> void:
	var points := _make()
	Compute.transform_points.call_deferred(points, _XFORM)
	check_equal(points, _make(), "the array before the frame ends")
	await (Engine.get_main_loop() as SceneTree).process_frame
	_check_moved(points)


func test_class_call_static() -> void:
	var points := _make()
	ClassDB.class_call_static("Compute", "transform_points", points, _XFORM)
	_check_moved(points)


func test_member() -> void:
	Compute.transform_points(_member, _XFORM)
	_check_moved(_member)


func test_untyped_member() -> void:
	Compute.transform_points(_untyped_member, _XFORM)
	_check_moved(_untyped_member)


func test_member_through_self() -> void:
	Compute.transform_points(self._member, _XFORM)
	_check_moved(_member)


func test_inherited_member() -> void:
	var child := Child.new()
	child.inherited = _make()
	child.move()
	_check_moved(child.inherited)


func test_member_of_another_object() -> void:
	var holder := Holder.new()
	holder.points = _make()
	holder.nested = Holder.new()
	holder.nested.points = _make()
	Compute.transform_points(holder.points, _XFORM)
	Compute.transform_points(holder.nested.points, _XFORM)
	_check_moved(holder.points)
	_check_moved(holder.nested.points)


func test_member_of_an_untyped_object() -> void:
	var holder: Variant = Holder.new()
	holder.points = _make()
	Compute.transform_points(holder.points, _XFORM)
	_check_moved(holder.points)


func test_member_by_name() -> void:
	var holder := Holder.new()
	holder.points = _make()
	Compute.transform_points(holder.get("points"), _XFORM)
	_check_moved(holder.points)


## A change in place is none that a setter is told of.
func test_member_with_setter() -> void:
	Compute.transform_points(_with_setter, _XFORM)
	Compute.transform_points(self._with_setter, Transform3D.IDENTITY)
	_check_moved(_with_setter)
	check_equal(_set_calls, 0, "calls of the setter")


func test_member_with_getter() -> void:
	Compute.transform_points(self._with_getter, _XFORM)
	_check_moved(_with_getter)


func test_static_variable() -> void:
	Holder.shared = _make()
	Holder.move_shared(_XFORM)
	_check_moved(Holder.shared)


func test_static_variable_of_another_class() -> void:
	Holder.shared = _make()
	Compute.transform_points(Holder.shared, _XFORM)
	_check_moved(Holder.shared)


func test_captured_local() -> void:
	var points := _make()
	var move := func() -> void: Compute.transform_points(points, _XFORM)
	move.call()
	_check_moved(points)


func test_captured_array() -> void:
	var arrays: Array = [_make()]
	var move := func() -> void: Compute.transform_points(arrays[0], _XFORM)
	move.call()
	_check_moved(arrays[0])


func test_captured_dictionary() -> void:
	var arrays := {"points": _make()}
	var move := func() -> void: Compute.transform_points(arrays["points"], _XFORM)
	move.call()
	_check_moved(arrays["points"])


func test_element_of_array() -> void:
	var arrays: Array = [_make(), [_make()]]
	Compute.transform_points(arrays[0], _XFORM)
	Compute.transform_points(arrays[1][0], _XFORM)
	_check_moved(arrays[0])
	_check_moved(arrays[1][0])


func test_element_of_typed_array() -> void:
	var arrays: Array[PackedVector3Array] = [_make(), _make()]
	Compute.transform_points(arrays[0], _XFORM)
	_check_moved(arrays[0])
	check_equal(arrays[1], _make(), "the other element")


func test_element_in_a_loop() -> void:
	var arrays: Array[PackedVector3Array] = [_make(), _make()]
	for points in arrays:
		Compute.transform_points(points, _XFORM)
	_check_moved(arrays[0])
	_check_moved(arrays[1])


func test_element_of_dictionary() -> void:
	var arrays := {"points": _make(), 7: {"nested": _make()}}
	Compute.transform_points(arrays["points"], _XFORM)
	Compute.transform_points(arrays[7]["nested"], _XFORM)
	_check_moved(arrays["points"])
	_check_moved(arrays[7]["nested"])


func test_element_of_dictionary_as_property() -> void:
	var arrays := {"points": _make()}
	Compute.transform_points(arrays.points, _XFORM)
	_check_moved(arrays["points"])


func test_element_of_typed_dictionary() -> void:
	var arrays: Dictionary[String, PackedVector3Array] = {"points": _make()}
	Compute.transform_points(arrays["points"], _XFORM)
	_check_moved(arrays["points"])


func test_parameter() -> void:
	var points := _make()
	_move_parameter(points)
	_check_moved(points)
	var again := _make()
	_move_untyped_parameter(again)
	_check_moved(again)


func test_returned() -> void:
	Compute.transform_points(_give_member(), _XFORM)
	_check_moved(_member)


func test_assigned() -> void:
	var points := _make()
	var same := points
	Compute.transform_points(same, _XFORM)
	_check_moved(points)


func test_signal() -> void:
	_moved.connect(_move_parameter)
	var points := _make()
	_moved.emit(points)
	_moved.disconnect(_move_parameter)
	_check_moved(points)


func test_meta() -> void:
	set_meta("points", _make())
	Compute.transform_points(get_meta("points"), _XFORM)
	_check_moved(get_meta("points"))


func test_across_await() -> void:
	var points := _make()
	await (Engine.get_main_loop() as SceneTree).process_frame
	Compute.transform_points(points, _XFORM)
	_check_moved(points)


## A script that was compiled while the game runs makes the same calls.
func test_compiled_at_run_time() -> void:
	var script := GDScript.new()
	script.source_code = """
static func move(points: PackedVector3Array, xform: Transform3D) -> void:
	Compute.transform_points(points, xform)
"""
	check_equal(script.reload(), OK, "compiling")
	var points := _make()
	script.call("move", points, _XFORM)
	_check_moved(points)


func test_out_of_another_array() -> void:
	var points := _make()
	var typed := _make_empty()
	Compute.transform_points_into(typed, points, _XFORM)
	_check_moved(typed)
	var untyped: Variant = _make_empty()
	Compute.transform_points_into(untyped, points, _XFORM)
	_check_moved(untyped)
	var elements := {"out": _make_empty(), "points": points}
	Compute.transform_points_into(elements["out"], elements["points"], _XFORM)
	_check_moved(elements["out"])
	check_equal(points, _make(), "the points that were read")


func test_out_and_points_are_one_array() -> void:
	var typed := _make()
	Compute.transform_points_into(typed, typed, _XFORM)
	_check_moved(typed)
	var untyped: Variant = _make()
	Compute.transform_points_into(untyped, untyped, _XFORM)
	_check_moved(untyped)
	# The same again under two names.
	var points := _make()
	var same := points
	Compute.transform_points_into(same, points, _XFORM)
	_check_moved(points)


func test_directions() -> void:
	var expected := Transform3D(_XFORM.basis, Vector3.ZERO) * _make()
	var typed := _make()
	Compute.transform_directions(typed, _XFORM.basis)
	check_bits_3d(typed, expected, "typed")
	var untyped: Variant = _make()
	Compute.transform_directions(untyped, _XFORM.basis)
	check_bits_3d(untyped, expected, "untyped")
	check_equal(Compute.get_copy_count(), _copies, "copies")


func test_points_2d() -> void:
	var xform := Transform2D(1.0, Vector2(3, 4))
	var typed := Samples.points_2d(37)
	var expected := xform * typed
	var untyped: Variant = Samples.points_2d(37)
	var elements := [Samples.points_2d(37)]
	Compute.transform_points_2d(typed, xform)
	Compute.transform_points_2d(untyped, xform)
	Compute.transform_points_2d(elements[0], xform)
	check_bits_2d(typed, expected, "typed")
	check_bits_2d(untyped, expected, "untyped")
	check_bits_2d(elements[0], expected, "element")
	check_equal(Compute.get_copy_count(), _copies, "copies")


func test_large_arrays() -> void:
	var points := Samples.points_3d(1_000_000)
	var expected := _XFORM * points
	Compute.transform_points(points, _XFORM)
	check_bits_3d(points, expected, "typed")
	var untyped: Variant = Samples.points_3d(1_000_000)
	Compute.transform_points(untyped, _XFORM)
	check_bits_3d(untyped, expected, "untyped")
	check_equal(Compute.get_copy_count(), _copies, "copies")


func test_empty_arrays() -> void:
	var points := PackedVector3Array()
	Compute.transform_points(points, _XFORM)
	Compute.transform_points_into(points, PackedVector3Array(), _XFORM)
	Compute.transform_directions(points, _XFORM.basis)
	var untyped: Variant = points.duplicate()
	Compute.transform_points(untyped, _XFORM)
	var points_2d := PackedVector2Array()
	Compute.transform_points_2d(points_2d, Transform2D.IDENTITY)
	check_equal(points.size() + points_2d.size(), 0, "elements")
	check_equal(Compute.transformed_points(points, _XFORM).size(), 0, "elements of a new array")
	check_equal(Compute.get_copy_count(), _copies, "copies")
	# They can still grow.
	points.append(Vector3.ONE)
	check_equal(points, PackedVector3Array([Vector3.ONE]), "the array after it grew")


static func _make() -> PackedVector3Array:
	return Samples.points_3d(37)


static func _make_empty() -> PackedVector3Array:
	var points := PackedVector3Array()
	points.resize(37)
	return points


func _move_parameter(points: PackedVector3Array) -> void:
	Compute.transform_points(points, _XFORM)


func _move_untyped_parameter(points: Variant) -> void:
	Compute.transform_points(points, _XFORM)


func _give_member() -> PackedVector3Array:
	return _member


func _check_moved(points: PackedVector3Array) -> void:
	check_bits_3d(points, _XFORM * _make(), "points")
	check_equal(Compute.get_copy_count(), _copies, "copies")
