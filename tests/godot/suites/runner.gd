extends TestSuite
## The runner itself: what must fail does.


func test_what_passes() -> void:
	var run := await _run_tests("""
func test_passing() -> void:
	check(true, "")
	check_equal(1, 1, "")
""")
	check_equal(run.passed, 1, "passed")
	check_equal(run.failures, [] as Array[Dictionary], "failures")


func test_failed_checks() -> void:
	var run := await _run_tests("""
func test_a() -> void:
	check(false, "black is white")
func test_b() -> void:
	check_equal(1, 2, "number")
func test_c() -> void:
	check_equal(1, 1.0, "number of another type")
func test_d() -> void:
	var zero := PackedVector2Array([Vector2.ZERO])
	check_bits_2d(zero, PackedVector2Array([-zero[0]]), "bits")
func test_e() -> void:
	check_bits_2d(PackedVector2Array(), PackedVector2Array([Vector2.ZERO]), "sizes")
func test_f() -> void:
	await (Engine.get_main_loop() as SceneTree).process_frame
	check(false, "late")
""")
	check_equal(run.passed, 0, "passed")
	_check_messages(run, [
		"not true: black is white",
		"number: is 1, not 2",
		"number of another type: is 1, not 1.0",
		"bits: element 0 is [00000000 (0.0), 00000000 (0.0)], not [80000000 (0.0), 80000000 (0.0)]",
		"sizes: 0.0 elements, not 1.0",
		"not true: late",
	])


func test_no_check() -> void:
	var run := await _run_tests("func test_nothing() -> void:\n\tpass\n")
	_check_messages(run, ["checks nothing"])


func test_no_test() -> void:
	var run := await _run_tests("func helper() -> void:\n\tpass\n")
	_check_messages(run, ["has no tests"])


func test_skipped() -> void:
	var run := await _run_tests("func test_it() -> void:\n\tskip('no moon')\n")
	check_equal(run.passed, 0, "passed")
	var expected: Array[Dictionary] = [{"test": "sample.test_it", "reason": "no moon"}]
	check_equal(run.skipped, expected, "skipped")


func test_unexpected_errors() -> void:
	expect_engine_error("an error of its own")
	expect_engine_error("a warning of its own")
	var run := await _run_tests("""
func test_error() -> void:
	check(true, "")
	push_error("an error of its own")
func test_warning() -> void:
	check(true, "")
	push_warning("a warning of its own")
""")
	check_equal(run.passed, 0, "passed")
	check_equal(run.failures.size(), 2, "failures")


## A release template does not notice, so that the test goes on: it is what the test says.
func test_script_error_ends_a_test() -> void:
	var is_noticed := OS.is_debug_build()
	if is_noticed:
		expect_engine_error("Invalid access to property")
	var run := await _run_tests("""
func test_it() -> void:
	check(true, "")
	var nothing: Variant = {}
	nothing.missing.more = 1
	fail("it went on")
""")
	check_equal(run.passed, 0, "passed")
	check_equal(run.failures.size(), 1, "failures")
	var message: String = run.failures[0]["message"]
	check_equal(message.contains("Invalid access to property"), is_noticed, "it tells the error")
	check_equal(message.ends_with("it went on"), not is_noticed, "it goes on")


func test_expected_errors() -> void:
	for i in 3:
		expect_engine_error("'count' is -1, not 0 or more")
	var run := await _run_tests("""
func test_one() -> void:
	check(true, "")
	expect_error("Compute.set_thread_count: 'count' is -1, not 0 or more")
	Compute.set_thread_count(-1)
func test_two() -> void:
	check(true, "")
	expect_engine_error("'count' is -1")
	expect_engine_error("'count' is -1")
	Compute.set_thread_count(-1)
	Compute.set_thread_count(-1)
""")
	check_equal(run.failures, [] as Array[Dictionary], "failures")
	check_equal(run.expected_errors, 3, "expected errors that came")


func test_expected_error_does_not_come() -> void:
	var run := await _run_tests("""
func test_it() -> void:
	check(true, "")
	expect_engine_error("never")
""")
	_check_messages(run, ["expected error did not come: never"])


func test_expected_error_is_another() -> void:
	expect_engine_error("'count' is -1, not 0 or more")
	expect_engine_error("'count' is -2, not 0 or more")
	var run := await _run_tests("""
func test_message() -> void:
	check(true, "")
	expect_error("'count' is -1, not 0 or more")
	Compute.set_thread_count(-1)
func test_line() -> void:
	check(true, "")
	expect_error("Compute.set_thread_count: 'count' is -2, not 0 or more", 2)
	Compute.set_thread_count(-2)
""")
	# Where the engine does not track calls no line is known.
	check_equal(run.failures.size(), 1 if get_stack().is_empty() else 2, "failures")


func test_settings_of_a_test_end_with_it() -> void:
	await _run_tests("""
func test_it() -> void:
	Compute.set_thread_count(5)
	check(true, "")
""")
	check_equal(Compute.get_thread_count(), default_threads, "threads")


func test_suite_that_cannot_be_loaded() -> void:
	expect_engine_error("Attempt to open script 'res://suites/missing.gd'")
	expect_engine_error("Failed loading resource: res://suites/missing.gd.")
	var errors_within := ErrorLog.new()
	OS.add_logger(errors_within)
	var run := TestRun.new(errors_within)
	run.is_quiet = true
	await run.run_suite("res://suites/missing.gd")
	OS.remove_logger(errors_within)
	check_equal(run.failures.size(), 1, "failures")


func test_nothing_was_run() -> void:
	var run := TestRun.new(ErrorLog.new())
	run.is_quiet = true
	run.finish()
	_check_messages(run, ["0 of 0 tests came to an end"])


func test_report() -> void:
	var run := await _run_tests("""
func test_passing() -> void:
	check(true, "")
func test_failing() -> void:
	check(false, "black is white")
""")
	var report := run.to_report()
	var message: String = run.failures[0]["message"]
	check_equal(JSON.parse_string(JSON.stringify(report)), {
		"passed": 1.0,
		"failed": 1.0,
		"skipped": [],
		"failures": [{"test": "sample.test_failing", "message": message}],
		"expected_errors": 0.0,
	}, "report")


# Runs a suite named "sample" in a run and with a log of its own.
func _run_tests(tests: String) -> TestRun:
	var script := GDScript.new()
	script.source_code = "extends TestSuite\n" + tests
	check_equal(script.reload(), OK, "compiling")
	var errors_within := ErrorLog.new()
	OS.add_logger(errors_within)
	var run := TestRun.new(errors_within)
	run.is_quiet = true
	await run.run_script("sample", script)
	OS.remove_logger(errors_within)
	return run


# Where the engine tracks calls the file and the line come first.
func _check_messages(run: TestRun, messages: PackedStringArray) -> void:
	check_equal(run.failures.size(), messages.size(), "number of failures")
	for i in mini(messages.size(), run.failures.size()):
		var actual: String = run.failures[i]["message"]
		check(actual.ends_with(messages[i]), "'%s' ends with '%s'" % [actual, messages[i]])
