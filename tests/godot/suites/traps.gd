extends TestSuite
## What the README warns of, as Godot 4.6 has it. A test that fails here says that the engine has
## changed, and that the README may.

signal _moved(points: PackedVector3Array, xform: Transform3D)

const _XFORM := Transform3D(Basis.IDENTITY, Vector3.ONE)
const _CONSTANT: PackedVector3Array = [Vector3(1, 2, 3)]
const _ANOTHER_CONSTANT: PackedVector3Array = [Vector3(1, 2, 3)]

var _computed: PackedVector3Array:
	get:
		return PackedVector3Array([Vector3.ONE])
var _copies := Compute.get_copy_count()


## A variable that holds a constant is the constant, and a change of the one changes the other. So
## it is with GDScript's own assignment to an element.
func test_constants_change() -> void:
	var points := _CONSTANT
	Compute.transform_points(points, _XFORM)
	check_equal(_CONSTANT, PackedVector3Array([Vector3(2, 3, 4)]), "through a variable")
	Compute.transform_points(_CONSTANT, _XFORM)
	check_equal(_CONSTANT, PackedVector3Array([Vector3(3, 4, 5)]), "passed itself")
	points[0] = Vector3.ZERO
	check_equal(_CONSTANT, PackedVector3Array([Vector3.ZERO]), "by an assignment to an element")
	check_equal(Compute.get_copy_count(), _copies, "copies")


func test_duplicates_of_constants_do_not() -> void:
	var points := _ANOTHER_CONSTANT.duplicate()
	Compute.transform_points(points, _XFORM)
	check_equal(points[0], Vector3(2, 3, 4), "the copy")
	check_equal(_ANOTHER_CONSTANT, PackedVector3Array([Vector3(1, 2, 3)]), "the constant")


## The engine's own properties give a copy, so that the change is lost.
func test_native_properties_do_not_change() -> void:
	var line := Line2D.new()
	line.points = PackedVector2Array([Vector2(1, 2)])
	Compute.transform_points_2d(line.points, Transform2D(0, Vector2.ONE))
	check_equal(line.points[0], Vector2(1, 2), "the point")
	check_equal(Compute.get_copy_count() - _copies, 1, "copies")
	# So it has to be assigned.
	var points := line.points
	Compute.transform_points_2d(points, Transform2D(0, Vector2.ONE))
	line.points = points
	check_equal(line.points[0], Vector2(2, 3), "the point after an assignment")
	line.free()


## A script's own getter that makes a new array is no different.
func test_computed_properties_do_not_change() -> void:
	Compute.transform_points(_computed, _XFORM)
	check_equal(_computed, PackedVector3Array([Vector3.ONE]), "the property")


func test_literals_are_lost() -> void:
	Compute.transform_points(PackedVector3Array([Vector3.ONE]), _XFORM)
	check_equal(PackedVector3Array([Vector3.ONE])[0], Vector3.ONE, "the next literal")


func test_callable_says_that_it_is_not_valid() -> void:
	var method := Compute.transform_points
	check(not method.is_valid(), "is_valid() is false")
	var points := PackedVector3Array([Vector3.ONE])
	method.call(points, _XFORM)
	check_equal(points[0], 2 * Vector3.ONE, "the point, since it can be called all the same")


func test_callable_cannot_be_bound() -> void:
	var points := PackedVector3Array([Vector3.ONE])
	# The release template says nothing and goes on.
	check_equal(_call_bound(points), not OS.is_debug_build(), "the bound one is passed over")
	check_equal(points[0], Vector3.ONE, "the point")
	var bound := func(array: PackedVector3Array) -> void: Compute.transform_points(array, _XFORM)
	bound.call(points)
	check_equal(points[0], 2 * Vector3.ONE, "the point after a call of a lambda")


func test_callable_cannot_start_a_thread() -> void:
	var thread := Thread.new()
	expect_engine_error("!p_callable.is_valid()")
	check_equal(thread.start(Compute.get_thread_count), ERR_INVALID_PARAMETER, "starting")
	thread.start(func() -> int: return Compute.get_thread_count())
	check_equal(thread.wait_to_finish(), default_threads, "result of a lambda")


## It can be connected, but a signal passes over what is not valid, and says nothing.
func test_signal_passes_over_the_callable() -> void:
	var points := PackedVector3Array([Vector3.ONE])
	check_equal(_moved.connect(Compute.transform_points), OK, "connecting")
	_moved.emit(points, _XFORM)
	check_equal(points[0], Vector3.ONE, "the point")
	var lambda := func(array: PackedVector3Array, xform: Transform3D) -> void:
		Compute.transform_points(array, xform)
	_moved.connect(lambda)
	_moved.emit(points, _XFORM)
	check_equal(points[0], 2 * Vector3.ONE, "the point after a signal to a lambda")


func test_class_of_the_same_name() -> void:
	var script := GDScript.new()
	script.source_code = "class_name Compute\nextends RefCounted\n"
	expect_engine_error('Class "Compute" hides a native class.')
	check_equal(script.reload(), ERR_PARSE_ERROR, "compiling")


## The class has no instance and is no singleton, so that Object's methods do not reach it.
func test_call_by_name_wants_class_db() -> void:
	var points := PackedVector3Array([Vector3.ONE])
	check_equal(_call_by_name(points), not OS.is_debug_build(), "the class's is passed over")
	check_equal(points[0], Vector3.ONE, "the point")
	ClassDB.class_call_static("Compute", "transform_points", points, _XFORM)
	check_equal(points[0], 2 * Vector3.ONE, "the point after a call by ClassDB")


func _call_bound(points: PackedVector3Array) -> bool:
	var bound := Compute.transform_points.bind(_XFORM)
	var function := "GDScriptNativeClass::transform_points (Callable)"
	expect_script_error("Attempt to call function '%s' on a null instance." % function)
	bound.call(points)
	return true


func _call_by_name(points: PackedVector3Array) -> bool:
	var class_itself: Variant = Compute
	var function := "transform_points (via call)"
	expect_script_error("Invalid call. Nonexistent function '%s' in base 'Compute'." % function, 2)
	@warning_ignore("unsafe_method_access")
	class_itself.call("transform_points", points, _XFORM)
	return true
