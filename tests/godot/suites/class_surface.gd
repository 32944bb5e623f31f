extends TestSuite
## The class as the engine knows it: static methods, some of them in full, and nothing else.

const _POINTS := TYPE_PACKED_VECTOR3_ARRAY
const _POINTS_2D := TYPE_PACKED_VECTOR2_ARRAY

# Those whose types no other test would find wrong: name, parameters, result, defaults. A parameter of type TYPE_NIL takes anything; a result of that
# type is none.
const _METHODS: Array[Array] = [
	["transform_points", {"points": _POINTS, "xform": TYPE_TRANSFORM3D}, TYPE_NIL, []],
	["transformed_points", {"points": _POINTS, "xform": TYPE_TRANSFORM3D}, _POINTS, []],
	[
		"transform_points_into",
		{"out": _POINTS, "points": _POINTS, "xform": TYPE_TRANSFORM3D},
		TYPE_NIL,
		[],
	],
	["transform_directions", {"vectors": _POINTS, "basis": TYPE_BASIS}, TYPE_NIL, []],
	["transform_points_2d", {"points": _POINTS_2D, "xform": TYPE_TRANSFORM2D}, TYPE_NIL, []],
	["transformed_points_2d", {"points": _POINTS_2D, "xform": TYPE_TRANSFORM2D}, _POINTS_2D, []],
	[
		"fill",
		{"array": TYPE_NIL, "value": TYPE_NIL, "from": TYPE_INT, "count": TYPE_INT},
		TYPE_NIL,
		[0, -1],
	],
	[
		"fill_range",
		{
			"array": TYPE_NIL, "start": TYPE_NIL, "step": TYPE_NIL, "from": TYPE_INT,
			"count": TYPE_INT,
		},
		TYPE_NIL,
		[0, -1],
	],
	[
		"scale_bytes",
		{
			"array": TYPE_PACKED_BYTE_ARRAY, "factor": TYPE_FLOAT, "from": TYPE_INT,
			"count": TYPE_INT,
		},
		TYPE_NIL,
		[0, -1],
	],
	["get_info", {}, TYPE_DICTIONARY, []],
	["get_thread_count", {}, TYPE_INT, []],
	["set_thread_count", {"count": TYPE_INT}, TYPE_NIL, [0]],
	["get_copy_count", {}, TYPE_INT, []],
	["get_copied_bytes", {}, TYPE_INT, []],
	["is_shared", {"array": TYPE_NIL}, TYPE_BOOL, []],
	["self_test", {}, TYPE_PACKED_STRING_ARRAY, []],
]


func test_methods() -> void:
	var methods := ClassDB.class_get_method_list("Compute", true)
	var names := _names(methods)
	for row in _METHODS:
		var at := names.find(row[0])
		check(at >= 0, "there is a method %s" % row[0])
		if at >= 0:
			_check_method(methods[at], row)


func test_every_method() -> void:
	var names := {}
	for method in ClassDB.class_get_method_list("Compute", true):
		var name: String = method["name"]
		check(not names.has(name), "there is one method %s" % name)
		names[name] = true
		var flags := METHOD_FLAG_NORMAL | METHOD_FLAG_STATIC
		check_equal(method["flags"], flags, "flags of %s" % name)
		# Not `to_snake_case`, which takes a number for a word: GDScript's own is `atan2`.
		check(name == name.to_lower() and name.is_valid_ascii_identifier(), "%s is in lower case" % name)


func test_expression() -> void:
	check_equal(ClassDB.get_parent_class("ComputeExpression"), &"RefCounted", "base class")
	var methods := ClassDB.class_get_method_list("ComputeExpression", true)
	check_equal(_names(methods), ["parse", "execute", "execute_into", "get_error_text", "has_execute_failed"], "methods")
	for method in methods:
		check_equal(method["flags"], METHOD_FLAG_NORMAL, "flags of %s" % method["name"])
	var parsed: Dictionary = methods[0]["return"]
	check_equal(parsed["type"], TYPE_INT, "result of parse")
	check_equal(parsed["class_name"], &"Error", "the enumeration that parse returns")
	check_equal(methods[0]["default_args"], [PackedStringArray()], "defaults of parse")
	check_equal(methods[1]["default_args"], [[], -1], "defaults of execute")


func test_nothing_else() -> void:
	check(ClassDB.class_exists("Compute"), "the class exists")
	check(ClassDB.is_class_enabled("Compute"), "the class is enabled")
	check_equal(ClassDB.get_parent_class("Compute"), &"Object", "base class")
	check_equal(ClassDB.class_get_property_list("Compute", true), [], "properties")
	check_equal(ClassDB.class_get_signal_list("Compute", true), [], "signals")
	check_equal(
			ClassDB.class_get_integer_constant_list("Compute", true), PackedStringArray(), "constants")
	check_equal(ClassDB.class_get_enum_list("Compute", true), PackedStringArray(), "enums")


## With a singleton of its name static calls would not compile.
func test_is_no_singleton() -> void:
	check(not Engine.has_singleton("Compute"), "there is no such singleton")


## What a build adds for tests is a class of its own, and no part of what is shipped.
func test_classes_of_the_addon() -> void:
	var classes := Array(ClassDB.get_class_list()).filter(func(name: String) -> bool:
		return ClassDB.class_get_api_type(name) == ClassDB.API_EXTENSION)
	classes.sort()
	check_equal(classes, ["Compute", "ComputeExpression"] if is_shipped()
			else ["Compute", "ComputeExpression", "ComputeTest"], "classes")


func _names(methods: Array[Dictionary]) -> Array:
	return methods.map(func(method: Dictionary) -> String: return method["name"])


func _check_method(method: Dictionary, row: Array) -> void:
	var name: String = row[0]
	var types: Dictionary = row[1]
	var arguments: Array = method["args"]
	var parameters: Array[Dictionary] = []
	parameters.assign(arguments)
	check_equal(_names(parameters), types.keys(), "parameters of %s" % name)
	for parameter in parameters:
		var type: int = types[parameter["name"]]
		var usage: int = PROPERTY_USAGE_DEFAULT
		if type == TYPE_NIL:
			usage |= PROPERTY_USAGE_NIL_IS_VARIANT
		var what := "%s of %s" % [parameter["name"], name]
		check_equal(parameter["type"], type, "type of %s" % what)
		check_equal(parameter["usage"], usage, "usage of %s" % what)
	var result: Dictionary = method["return"]
	check_equal(result["type"], row[2], "result of %s" % name)
	check_equal(result["usage"], PROPERTY_USAGE_DEFAULT, "usage of the result of %s" % name)
	check_equal(method["default_args"], row[3], "defaults of %s" % name)
