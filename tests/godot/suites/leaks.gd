@warning_ignore_start("unsafe_call_argument", "unsafe_method_access")
extends TestSuite
## Calls leave memory and the number of objects as they were.

const _XFORM := Transform3D(Vector3(0, 1, 0), Vector3(-1, 0, 0), Vector3(0, 0, 1), Vector3.ZERO)
const _CALLS := 100_000
const _FEWER_CALLS := 10_000

var _points := Samples.points_3d(16)
var _points_2d := Samples.points_2d(16)
var _untyped: Variant = Samples.points_3d(16)


func test_in_place() -> void:
	_check_steady(func() -> void: Compute.transform_points(_points, _XFORM))


func test_in_place_2d() -> void:
	_check_steady(func() -> void: Compute.transform_points_2d(_points_2d, Transform2D.IDENTITY))


func test_directions() -> void:
	_check_steady(func() -> void: Compute.transform_directions(_points, _XFORM.basis))


func test_untyped() -> void:
	_check_steady(func() -> void: Compute.transform_points(_untyped, _XFORM))


func test_callable() -> void:
	var method := Compute.transform_points
	_check_steady(func() -> void: method.call(_points, _XFORM))


func test_duplicate_then_in_place() -> void:
	_check_steady(func() -> void:
		var copy := _points.duplicate()
		Compute.transform_points(copy, _XFORM))


## Both go: the memory that was shared, and that which the change made.
func test_array_and_its_changed_duplicate() -> void:
	_check_steady(func() -> void:
		var points := PackedVector3Array([Vector3.ONE, Vector3.ZERO])
		var copy := points.duplicate()
		Compute.transform_points(copy, _XFORM))


func test_array_whose_duplicate_stays() -> void:
	var kept: Array[PackedVector3Array] = [PackedVector3Array()]
	_check_steady(func() -> void:
		var points := PackedVector3Array([Vector3.ONE, Vector3.ZERO])
		kept[0] = points.duplicate()
		Compute.transform_points(points, _XFORM)
		Compute.transform_points(kept[0], _XFORM))


func test_untyped_duplicate_then_in_place() -> void:
	_check_steady(func() -> void:
		var copy: Variant = _untyped.duplicate()
		Compute.transform_points(copy, _XFORM))


func test_new() -> void:
	_check_steady(func() -> void:
		var new := Compute.transformed_points(_points, _XFORM)
		new[0] = Vector3.ONE)


func test_new_and_unused() -> void:
	_check_steady(func() -> void: Compute.transformed_points(_points, _XFORM))


func test_new_by_callable() -> void:
	var method := Compute.transformed_points
	_check_steady(func() -> void:
		var new: PackedVector3Array = method.call(_points, _XFORM)
		new[0] = Vector3.ONE)


func test_new_2d() -> void:
	_check_steady(func() -> void: Compute.transformed_points_2d(_points_2d, Transform2D.IDENTITY))


func test_into() -> void:
	var out := _points.duplicate()
	_check_steady(func() -> void: Compute.transform_points_into(out, _points, _XFORM))


func test_into_shared() -> void:
	_check_steady(func() -> void:
		var out := _points.duplicate()
		Compute.transform_points_into(out, _points, _XFORM))


func test_converted_argument() -> void:
	var vectors: Variant = Array(_points)
	_check_steady(func() -> void: Compute.transformed_points(vectors, _XFORM))


func test_converted_transform() -> void:
	var basis: Variant = _XFORM.basis
	_check_steady(func() -> void: Compute.transform_points(_points, basis))


func test_empty() -> void:
	_check_steady(func() -> void:
		var points := PackedVector3Array()
		Compute.transform_points(points, _XFORM)
		points = Compute.transformed_points(points, _XFORM))


func test_information() -> void:
	_check_steady(func() -> void:
		Compute.get_info()
		Compute.get_thread_count()
		Compute.get_copy_count()
		Compute.get_copied_bytes()
		Compute.is_shared(_points))


func test_thread_count() -> void:
	_check_steady(func() -> void: Compute.set_thread_count(1))


func test_pools_of_threads() -> void:
	var points := Samples.points_3d(800_000)
	_check_steady(func() -> void:
		Compute.set_thread_count(2)
		Compute.transform_points(points, _XFORM), 300)


func test_self_test() -> void:
	_check_steady(func() -> void: Compute.self_test(), 20)


func test_large_new() -> void:
	var points := Samples.points_3d(100_000)
	_check_steady(func() -> void: Compute.transformed_points(points, _XFORM), 1000)


## Errors are told with the script's place, which takes objects. The engine does not print them
## meanwhile.
func test_errors() -> void:
	var empty := PackedVector3Array()
	Engine.print_error_messages = false
	_check_steady(func() -> void:
		Compute.transform_points_into(empty, _points, _XFORM)
		Compute.is_shared(1)
		Compute.set_thread_count(-1), _FEWER_CALLS)
	Engine.print_error_messages = true


func test_refusals() -> void:
	_check_steady(func() -> void:
		Compute.transformed_points.callv(["text", _XFORM])
		Compute.transformed_points.callv([_points])
		Compute.transform_points.callv([_points, 1]))


func _check_steady(body: Callable, times := _CALLS) -> void:
	Steady.check(self, body, times)
