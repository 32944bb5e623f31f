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
## A plain copy of the same bytes between two warm arrays, by one thread.
const MEMCPY := &"memcpy"


## The name of the addon's method.
@abstract func get_title() -> StringName


## The forms this operation has.
@abstract func get_forms() -> Array[StringName]


## The bytes of one element.
@abstract func get_element_size() -> int


## Makes inputs of [param count] elements and an output of the same size.
@abstract func prepare(count: int) -> void


## Runs [param form] [param repeats] times and returns the array that holds the last result.
@abstract func run(form: StringName, repeats: int) -> Variant


## Whether one run of [param form] gives the bits that it must.
@abstract func is_exact(form: StringName) -> bool

