class_name TestSuite
extends RefCounted
## What every suite extends: its tests are the methods whose names begin with [code]test_[/code].
##
## A test fails if a check fails, if it checks nothing, or if the engine prints an error or a
## warning that none of the [code]expect_[/code] methods announced, or does not print one that was.
##
## A suite has no static variables: where one reads its own, Godot 4.6.3 uses freed memory when it
## quits, with or without the addon, and crashes under [code]MALLOC_PERTURB_[/code].

# What stands for the script's place where the engine does not track calls, as in exported games.
const _NO_PLACE := "packed_compute"

## What failed so far.
var complaints := PackedStringArray()
## How many checks were made.
var checks := 0
## Why the test could not run; empty if it could.
var skip_reason := ""
## What the engine prints.
var errors: ErrorLog
## The number of threads that [code]Compute[/code] uses unless a test sets another.
var default_threads := Compute.get_thread_count()


## Whether the addon is tested as it is shipped, by what the command line says.
static func is_shipped() -> bool:
	return "--shipped" in OS.get_cmdline_user_args()


## Undoes what a test may have set.
func clean_up() -> void:
	Compute.set_thread_count(0)


## Fails unless [param condition] holds, which [param what] says in words.
func check(condition: bool, what: String) -> void:
	checks += 1
	if not condition:
		fail("not true: %s" % what)


## Fails unless both are of one type and equal. For floats by bits, see [Bits].
func check_equal(actual: Variant, expected: Variant, what: String) -> void:
	checks += 1
	if typeof(actual) != typeof(expected) or actual != expected:
		fail("%s: is %s, not %s" % [what, _shortened(actual), _shortened(expected)])


## Fails unless the elements of [param stride] bytes are the same bit for bit.
func check_bytes(
		actual: PackedByteArray, expected: PackedByteArray, stride: int, what: String) -> void:
	checks += 1
	if actual != expected:
		fail("%s: %s" % [what, Bits.difference(actual, expected, stride)])


## As [method check_bytes], for arrays of vectors.
func check_bits_3d(actual: PackedVector3Array, expected: PackedVector3Array, what: String) -> void:
	check_bytes(actual.to_byte_array(), expected.to_byte_array(), 12, what)


## As [method check_bytes], for arrays of vectors.
func check_bits_2d(actual: PackedVector2Array, expected: PackedVector2Array, what: String) -> void:
	check_bytes(actual.to_byte_array(), expected.to_byte_array(), 8, what)


## Fails the test.
func fail(message: String) -> void:
	complaints.append(_place() + message)


## Says why the test cannot run here; it should return then.
func skip(reason: String) -> void:
	skip_reason = reason


## Expects an error of [code]Compute[/code]'s own from the line [param below] this one: this very
## message, at that very line.
func expect_error(message: String, below := 1) -> void:
	var stack := get_stack()
	if stack.is_empty():
		errors.expect(message, _NO_PLACE, 0)
	else:
		var caller: Dictionary = stack[1]
		var line: int = caller["line"]
		errors.expect(message, str(caller["source"]), line + below)


## Expects an error of GDScript's own, as [method expect_error] does. Release templates print none.
func expect_script_error(message: String, below := 1) -> void:
	if not OS.is_debug_build():
		return
	var caller: Dictionary = get_stack()[1]
	var line: int = caller["line"]
	errors.expect(message, str(caller["source"]), line + below)


## Expects an error or a warning whose message contains [param fragment], wherever it is.
func expect_engine_error(fragment: String) -> void:
	errors.expect_fragment(fragment)


# The line of the test that runs; of the function that runs, on a thread or after an await.
func _place() -> String:
	var place := ""
	for frame: Dictionary in get_stack():
		var source: String = frame["source"]
		if source.ends_with("/test_run.gd"):
			break
		if not source.ends_with("/test_suite.gd"):
			place = "%s:%d: " % [source.trim_prefix("res://"), frame["line"]]
	return place


func _shortened(value: Variant) -> String:
	var text := var_to_str(value)
	return text if text.length() <= 200 else text.left(200) + "…"
