extends TestSuite
## Faults of the library's own, and mistakes that no method of [code]Compute[/code] can be called
## with yet: [code]ComputeTest[/code] has methods that are made for them.

const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))

var _copies := Compute.get_copy_count()


## A fault in the library is an error like any other. (gdext prints one of its own first.)
func test_panic() -> void:
	for i in 3:
		expect_engine_error("a test asked for it")
		expect_error("ComputeTest.fail: internal error, please report it: a test asked for it")
		ClassDB.class_call_static("ComputeTest", "fail")
	var points := Samples.points_3d(10)
	Compute.transform_points(points, _XFORM)
	check_bits_3d(points, _XFORM * Samples.points_3d(10), "points afterwards")


func test_panic_in_a_typed_call() -> void:
	expect_engine_error("a test asked for it")
	expect_engine_error("ComputeTest.fail: internal error, please report it: a test asked for it")
	check_equal(_compiled("ComputeTest.fail()\n\treturn 1").call("run"), 1, "the script goes on")


func test_two_changed_arguments_are_one_array() -> void:
	var points := Samples.points_3d(10)
	var same := points
	expect_error("ComputeTest.touch_both: 'a' and 'b' are one array, and both are changed")
	ClassDB.class_call_static("ComputeTest", "touch_both", points, points)
	expect_error("ComputeTest.touch_both: 'a' and 'b' are one array, and both are changed")
	ClassDB.class_call_static("ComputeTest", "touch_both", points, same)
	check_bits_3d(points, Samples.points_3d(10), "points")
	# A copy is another array, though it shares the memory.
	var copy := points.duplicate()
	ClassDB.class_call_static("ComputeTest", "touch_both", points, copy)
	check_bits_3d(points, Samples.points_3d(10), "points")
	check_bits_3d(copy, Samples.points_3d(10), "the copy")
	check_equal(Compute.get_copy_count() - _copies, 1, "copies")


func test_two_changed_arguments_are_one_array_in_a_typed_call() -> void:
	expect_engine_error("ComputeTest.touch_both: 'a' and 'b' are one array, and both are changed")
	var points: Variant = _compiled("""
	var points := PackedVector3Array([Vector3.ONE])
	ComputeTest.touch_both(points, points)
	ComputeTest.touch_both(points, points.duplicate())
	return points""").call("run")
	check_equal(points, PackedVector3Array([Vector3.ONE]), "points")


func test_panics_leave_memory_as_it_was() -> void:
	Engine.print_error_messages = false
	Steady.check(self, func() -> void: ClassDB.class_call_static("ComputeTest", "fail"), 1000)
	Engine.print_error_messages = true


# Calls to a class that some builds do not have cannot stand in a script of the project.
func _compiled(body: String) -> GDScript:
	var script := GDScript.new()
	script.source_code = "static func run() -> Variant:\n\t" + body.strip_edges(true, false) + "\n"
	check_equal(script.reload(), OK, "compiling")
	return script
