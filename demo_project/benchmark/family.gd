@abstract
class_name BenchmarkFamily
extends RefCounted
## A family of operations, listed row by row: a file in [code]families[/code].
##
## A row names a method of [Compute], its inputs, and the bytes that it moves. Its forms are the functions of the
## family's file that are called after it: [code]_lengths_gdscript[/code], [code]_lengths_new[/code],
## [code]_lengths_into[/code], and so on, for every form of [BenchmarkOperation] but [code]memcpy[/code]. Such a function
## is given the inputs and, last, how many times it shall repeat itself ([code]into[/code] is given an array for the
## results first). It returns the last result, or nothing if it has changed its first input.
## The loop in GDScript must be there; every other form is held against its result before anything is timed.


## The rows.
@abstract func get_operations() -> Array[BenchmarkOperation]


## The family of that name, or null.
static func find(title: String) -> BenchmarkFamily:
	var path := "res://benchmark/families/%s.gd" % title
	var script: GDScript = load(path) if ResourceLoader.exists(path) else null
	return script.new() if script != null and script.can_instantiate() else null


## The names of all families.
static func list() -> PackedStringArray:
	var titles := PackedStringArray()
	for file in ResourceLoader.list_directory("res://benchmark/families"):
		if file.get_extension() == "gd":
			titles.append(file.get_basename())
	titles.sort()
	return titles


## The name of its file.
func get_title() -> StringName:
	var script: GDScript = get_script()
	return script.resource_path.get_file().get_basename()


## What has the functions of the forms.
func get_target() -> Object:
	return self


## A row: the method [param title], its [param inputs] in the order of its forms' parameters, and the bytes that have to be
## read and written for one element, [param bytes_moved], whoever does it: the mark that [code]memcpy[/code] sets.
##
## An input is a value, or a [Callable] that makes one from a number of elements and the input's place among the inputs
## (so that two of a kind differ), such as those of [BenchmarkInputs].
func operation(title: StringName, inputs: Array, bytes_moved: int) -> BenchmarkFamilyOperation:
	return BenchmarkFamilyOperation.new(self, title, inputs, bytes_moved)
