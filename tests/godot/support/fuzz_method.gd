class_name FuzzMethod
extends RefCounted
## A method of the addon as the engine lists it, which of its arguments it may change, and what came
## of its calls.

# What the engine makes of a value itself where another type is declared, as in
# Variant::can_convert_strict.
const _CONVERTED: Dictionary[int, Array] = {
	TYPE_BOOL: [TYPE_INT, TYPE_FLOAT],
	TYPE_INT: [TYPE_BOOL, TYPE_FLOAT],
	TYPE_FLOAT: [TYPE_BOOL, TYPE_INT],
	TYPE_STRING: [TYPE_STRING_NAME, TYPE_NODE_PATH],
	TYPE_VECTOR3: [TYPE_VECTOR3I],
	TYPE_RECT2: [TYPE_RECT2I],
	TYPE_TRANSFORM2D: [TYPE_TRANSFORM3D],
	TYPE_BASIS: [TYPE_QUATERNION],
	TYPE_TRANSFORM3D: [TYPE_TRANSFORM2D, TYPE_QUATERNION, TYPE_BASIS, TYPE_PROJECTION],
	TYPE_PROJECTION: [TYPE_TRANSFORM3D],
}

## The class, and the name.
var of_class: String
var name: String
## The names of the parameters, and the types that are declared; TYPE_NIL stands for any.
var parameters := PackedStringArray()
var types := PackedInt32Array()
## How many arguments it wants at least, and what stands for the others.
var least: int
var defaults: Array
## How many of its first arguments it may change.
var changed: int
## Which parameter says where the elements begin that it changes; the next one says how many. -1 if none
## does.
var range_at := -1
## The declared type of the result; TYPE_NIL stands for none, or for any.
var result: int
## Whether the result may be of any type.
var returns_any: bool
## The types of arrays for which parameters of any type were seen to be right.
var taken := PackedInt32Array()
## How many calls did what they should, were errors, and were refused by the engine.
var passed := 0
var failed := 0
var refused := 0


func _init(class_title: String, method: Dictionary) -> void:
	of_class = class_title
	name = method["name"]
	var arguments: Array = method["args"]
	for argument: Dictionary in arguments:
		var parameter: String = argument["name"]
		var type: int = argument["type"]
		parameters.append(parameter)
		types.append(type)
	defaults = method["default_args"]
	least = types.size() - defaults.size()
	var returned: Dictionary = method["return"]
	var usage: int = returned["usage"]
	result = returned["type"]
	returns_any = result == TYPE_NIL and usage & PROPERTY_USAGE_NIL_IS_VARIANT != 0
	changed = _count_changed()
	var at := parameters.find("from")
	if changed > 0 and parameters.find("count") == at + 1:
		range_at = at


## All methods of the addon's classes, in an order that is the same in every build of the engine.
static func all() -> Array[FuzzMethod]:
	var methods: Array[FuzzMethod] = []
	for title: String in ["Compute", "ComputeExpression"]:
		for method in ClassDB.class_get_method_list(title, true):
			methods.append(FuzzMethod.new(title, method))
	methods.sort_custom(func(a: FuzzMethod, b: FuzzMethod) -> bool: return a.title() < b.title())
	return methods


## What its errors begin with.
func title() -> String:
	return "%s.%s" % [of_class, name]


## Whether it is called with an object.
func is_of_expression() -> bool:
	return of_class == "ComputeExpression"


## Whether the array that it changes may come out shorter.
func may_shrink() -> bool:
	return name == "compact"


## Whether the engine refuses such arguments, so that nothing is called.
func refuses(arguments: Array) -> bool:
	if arguments.size() < least or arguments.size() > types.size():
		return true
	for at in arguments.size():
		var declared := types[at]
		var given := typeof(arguments[at])
		if declared != TYPE_NIL and declared != given and not _converts(at, given):
			return true
	return false


func _converts(at: int, given: int) -> bool:
	var declared := types[at]
	if declared >= TYPE_PACKED_BYTE_ARRAY:
		return given == TYPE_ARRAY and at >= changed
	if declared == TYPE_ARRAY:
		# One array is no list of inputs, though the engine would make one of its elements.
		return given >= TYPE_PACKED_BYTE_ARRAY and not is_of_expression()
	return _CONVERTED.has(declared) and _CONVERTED[declared].has(given)


# What the addon's documentation says: a method that returns nothing changes its first argument, and
# the steps of a simulation the first two.
func _count_changed() -> int:
	if result != TYPE_NIL or returns_any or types.is_empty():
		return 0
	if types[0] != TYPE_NIL and types[0] < TYPE_PACKED_BYTE_ARRAY:
		return 0
	return 2 if name == "integrate" or name.begins_with("bounce_in_box") else 1
