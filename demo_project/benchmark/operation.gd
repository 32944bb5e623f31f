@abstract
class_name BenchmarkOperation
extends RefCounted
## One operation of the addon with its inputs, in every form in which a script can write it.
##
## A form repeats itself in a loop of its own: a [Callable] for each call would cost more than a
## call on sixteen elements does.

## The loop as most scripts have it, without types.
const GDSCRIPT := &"gdscript"
## The loop with a type on everything, which is the fastest there is in GDScript.
const GDSCRIPT_TYPED := &"gdscript_typed"
## The engine's operator on the whole array.
const ENGINE := &"engine"
## The addon, in the array's own memory.
const IN_PLACE := &"in_place"
## The addon, into another array of the same size.
const INTO := &"into"
## The addon on a duplicate, which keeps the original.
const DUPLICATE_THEN := &"duplicate_then"
## The addon, returning a new array.
const NEW := &"new"
## One call of [Compute] for each step of a formula.
const SEPARATE := &"separate"
## A formula as it is written in Rust, in a library that is built for the benchmark.
const HAND_WRITTEN := &"hand_written"
## A plain copy of the same bytes between two warm arrays, by one thread.
const MEMCPY := &"memcpy"
## The same by another addon: see [BenchmarkNumDot].
const NUMDOT := &"numdot"


## The name of the addon's method.
@abstract func get_title() -> StringName


## The forms this operation has.
@abstract func get_forms() -> Array[StringName]


## The bytes that have to be read and written for one element, whoever does it.
@abstract func get_bytes_moved() -> int


## Makes inputs of [param count] elements and an output of the same size.
@abstract func prepare(count: int) -> void


## Runs [param form] [param repeats] times and returns the array that holds the last result.
@abstract func run(form: StringName, repeats: int) -> Variant


## What is wrong with the result of [param form]; empty if it is as it must be.
@abstract func find_mistake(form: StringName) -> String


## The form that stands for the addon where there shall be one only.
func get_main_form() -> StringName:
	var forms := get_forms()
	for form: StringName in [IN_PLACE, INTO, NEW]:
		if form in forms:
			return form
	return &""


## The family that it is a row of; empty for an operation that is a file of its own.
func get_family() -> StringName:
	return &""


## Makes ready for one [method run], before the clock is started.
func make_ready(_form: StringName, _repeats: int) -> void:
	pass


## The least length of a run, so that the clock's microsecond does not matter.
func get_run_usec(_form: StringName) -> int:
	return 1_000


## Whether a form that takes long is run less often.
func is_brief() -> bool:
	return false


## What repeating the operation in place has made of its inputs, if they are no longer fit to be measured with.
func find_drift() -> String:
	return ""
