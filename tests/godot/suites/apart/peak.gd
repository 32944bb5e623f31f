@warning_ignore_start("unsafe_call_argument")
extends TestSuite
## In place is in place: the most memory that the process ever had does not grow by an array.
##
## That is a figure that never goes down, so the suite wants a process in which nothing else runs:
## [code]--suite=peak[/code].

const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))
const _COUNT := 4_000_000
const _BYTES := _COUNT * 12
# What the rest of the process may take, its threads among it.
const _SLACK := 1 << 20

var _member := PackedVector3Array()


func test_peak() -> void:
	if Usage.peak() < 0:
		skip("neither the engine nor the system tells the peak of the memory")
		return
	var points := _make()
	_check_no_growth("typed", func() -> void: Compute.transform_points(points, _XFORM))
	var untyped: Variant = points
	_check_no_growth("untyped", func() -> void: Compute.transform_points(untyped, _XFORM))
	_check_no_growth("Callable", func() -> void: Compute.transform_points.call(points, _XFORM))
	_check_no_growth("callv", func() -> void: Compute.transform_points.callv([points, _XFORM]))
	_member = points
	_check_no_growth("member", func() -> void: Compute.transform_points(_member, _XFORM))
	Holder.shared = points
	_check_no_growth("static", func() -> void: Holder.move_shared(_XFORM))
	var elements := {"points": points, "list": [points]}
	_check_no_growth("element of a Dictionary", func() -> void:
		Compute.transform_points(elements["points"], _XFORM))
	_check_no_growth("element of an Array", func() -> void:
		Compute.transform_points(elements["list"][0], _XFORM))
	_check_no_growth("into itself", func() -> void:
		Compute.transform_points_into(points, points, _XFORM))
	_check_no_growth("directions", func() -> void:
		Compute.transform_directions(points, _XFORM.basis))
	var out := _make()
	_check_no_growth("into", func() -> void: Compute.transform_points_into(out, points, _XFORM))
	_check_no_growth("an error", func() -> void: _fail_with(points))
	# The measure does show a copy.
	var before := Usage.peak()
	var copy := points.duplicate()
	Compute.transform_points(copy, _XFORM)
	check(Usage.peak() - before > _BYTES - _SLACK, "a copy that is changed shows in the peak")


func _fail_with(points: PackedVector3Array) -> void:
	var size := points.size()
	expect_error("Compute.transform_points_into: 'out' has 0 elements, 'points' has %d" % size)
	Compute.transform_points_into(PackedVector3Array(), points, _XFORM)


# Every page of it is touched.
func _make() -> PackedVector3Array:
	var points := PackedVector3Array()
	points.resize(_COUNT)
	return points


func _check_no_growth(what: String, body: Callable) -> void:
	var before := Usage.peak()
	body.call()
	var growth := Usage.peak() - before
	check(growth < _SLACK, "%s: the peak grew by %d bytes, fewer than %d" % [what, growth, _SLACK])
