class_name TestRun
extends RefCounted
## Runs suites, a fresh instance for each test, and counts what came of it.

## The number of tests that passed.
var passed := 0
## A Dictionary for each test that failed: its name and a message, a line for each failed check.
var failures: Array[Dictionary] = []
## A Dictionary for each test that could not run: its name and the reason.
var skipped: Array[Dictionary] = []
## How many errors were expected and came.
var expected_errors := 0
## Whether to print nothing.
var is_quiet := false

var _started := 0
var _ended := 0
var _log: ErrorLog


func _init(error_log: ErrorLog) -> void:
	_log = error_log


## The name of the suite in that file.
static func title_of(path: String) -> String:
	return path.get_file().get_basename()


## Runs all tests of the suite in that file.
func run_suite(path: String) -> void:
	var title := title_of(path)
	var script: GDScript = load(path)
	var complaints := _log.settle()
	if not complaints.is_empty() or script == null or not script.can_instantiate():
		fail(title, "cannot be loaded\n" + "\n".join(complaints))
		return
	await run_script(title, script)


## Runs all tests of a suite, whose name is [param title].
func run_script(title: String, script: GDScript) -> void:
	var names := _tests_of(script)
	if names.is_empty():
		fail(title, "has no tests")
	for name in names:
		await _run_test(title, script, name)


## Counts a test that failed.
func fail(test: String, message: String) -> void:
	failures.append({"test": test, "message": message})
	_print("FAILED  %s\n%s" % [test, message.indent("        ")])


## Ends the run, which has failed if no test ran, or if one was cut off by a fault of the runner.
func finish() -> void:
	if _ended < _started or _started == 0:
		fail("runner", "%d of %d tests came to an end" % [_ended, _started])


## All in a line.
func summary() -> String:
	return "%d passed, %d failed, %d skipped; %d errors came as expected" \
			% [passed, failures.size(), skipped.size(), expected_errors]


## All as it goes into the report.
func to_report() -> Dictionary:
	return {
		"passed": passed,
		"failed": failures.size(),
		"skipped": skipped,
		"failures": failures,
		"expected_errors": expected_errors,
	}


# Those of base classes first, each in the order of its script.
func _tests_of(script: GDScript) -> PackedStringArray:
	var names := PackedStringArray()
	for method in script.get_script_method_list():
		var name: String = method["name"]
		if name.begins_with("test_") and name not in names:
			names.append(name)
	return names


func _run_test(title: String, script: GDScript, name: String) -> void:
	_started += 1
	var test := "%s.%s" % [title, name]
	# Before it runs: whoever reads the output of a crash wants to know.
	_print("running %s" % test)
	var start := Time.get_ticks_msec()
	var suite: TestSuite = script.new()
	suite.errors = _log
	@warning_ignore("redundant_await")
	await suite.call(name)
	suite.clean_up()
	var complaints := suite.complaints
	complaints.append_array(_log.settle())
	expected_errors += _log.take_matched()
	if not complaints.is_empty():
		fail(test, "\n".join(complaints))
	elif not suite.skip_reason.is_empty():
		skipped.append({"test": test, "reason": suite.skip_reason})
		_print("skipped %s: %s" % [test, suite.skip_reason])
	elif suite.checks == 0:
		fail(test, "checks nothing")
	else:
		passed += 1
		_print("ok      %s (%d ms)" % [test, Time.get_ticks_msec() - start])
	_ended += 1


func _print(line: String) -> void:
	if not is_quiet:
		print(line)
