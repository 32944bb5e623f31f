extends BenchmarkFamily
## The operations that the addon has in one table, in place on a PackedFloat32Array, or where an operation takes integers
## alone on a PackedInt32Array. A library that is not built for the benchmark is without that table: then it is those of
## [BenchmarkElementwiseBasics].
##
## Their forms are not written here: the table has each formula in GDScript, of which the loop is made. So a new operation
## has its row already. Unless its inputs are named here it is fresh, as nobody knows what becomes of them.

const _TABLE := "res://benchmark/elementwise_table.gd"
const _HEAD := """
@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
extends RefCounted
"""
const _LOOP := """
func _{name}_gdscript(array{operands}, repeats):
	for repeat in repeats:
		for i in array.size():
			array[i] = {formula}
"""
const _FRESH_LOOP := """
func _{name}_gdscript(arrays{operands}, repeats):
	for repeat in repeats:
		var array = arrays[repeat]
		for i in array.size():
			array[i] = {formula}
"""
const _CALL := """
func _{name}_in_place(array: {type}{typed_operands}, repeats: int) -> void:
	for repeat in repeats:
		Compute.{name}(array{operands})
"""
const _FRESH_CALL := """
func _{name}_in_place(arrays: Array[{type}]{typed_operands}, repeats: int) -> void:
	for repeat in repeats:
		Compute.{name}(arrays[repeat]{operands})
"""
## The distance of floats at 1 ...
const _DISTANCE := 1.0 / (1 << 23)
## ... and at 100, the greatest number among the inputs.
const _GREATEST_DISTANCE := 1.0 / (1 << 17)
## Operations that would make of their own results what no one computes with, or what takes less: the rest of a rest.
const _FRESH: Array[StringName] = [
	&"fmod",
	&"fposmod",
	&"posmod",
	&"deg_to_rad",
	&"rad_to_deg",
	&"pow",
	&"exp",
	&"log",
	&"sin",
	&"cos",
	&"tan",
	&"asin",
	&"acos",
	&"atan",
	&"atan2",
	&"sinh",
	&"cosh",
	&"tanh",
]

var _forms: RefCounted


func get_operations() -> Array[BenchmarkOperation]:
	var rows: Array[BenchmarkOperation] = []
	var source := _HEAD
	for script: Dictionary in _read_table():
		var title: String = script["name"]
		var inputs := _choose_inputs(title, script)
		# Each input is read, and the first is written.
		var bytes := 8
		for input: Variant in inputs.slice(1):
			bytes += 4 if input is Callable else 0
		var distance: float = script["distance"]
		# A function's error is in units in the last place; the loop's own rounding is half of one.
		var errors: PackedFloat64Array = script["ulp"]
		var units := errors[0] + 0.5 if errors[0] > 0.0 else 0.0
		var row := operation(title, inputs, bytes) \
				.within((distance + units) * _DISTANCE, distance * _GREATEST_DISTANCE)
		rows.append(row.fresh() if _is_fresh(title) else row)
		source += _write_forms(title, script, inputs)
	var made := GDScript.new()
	made.source_code = source
	made.reload()
	_forms = made.new()
	return rows


func get_target() -> Object:
	return _forms


func _read_table() -> Array:
	if not BenchmarkMemory.is_available():
		return BenchmarkElementwiseBasics.read()
	var table: GDScript = load(_TABLE)
	return Callable(table, &"read").call()


func _is_fresh(title: StringName) -> bool:
	return title in _FRESH or title not in _get_inputs()


func _choose_inputs(title: StringName, script: Dictionary) -> Array:
	var known := _get_inputs()
	if title in known:
		return known[title]
	var takes_floats: bool = script["float"] != ""
	var inputs: Array = [BenchmarkInputs.floats(0.0, 1.0) if takes_floats else BenchmarkInputs.integers(-1000, 1000)]
	var operands: PackedStringArray = script["operands"]
	for i in operands.size():
		inputs.append(i + 1)
	return inputs


# As in benches/peers/numpy_operations.py.
func _get_inputs() -> Dictionary[StringName, Array]:
	var numbers := BenchmarkInputs.floats(-100.0, 100.0)
	var small := BenchmarkInputs.floats(-1.0, 1.0)
	var signs := BenchmarkInputs.signs()
	return {
		# Sums of a hundred thousand numbers like these stay in reach.
		&"add": [numbers, small],
		&"subtract": [numbers, small],
		&"multiply": [numbers, signs],
		&"divide": [numbers, signs],
		&"multiply_add": [numbers, signs, small],
		&"negate": [numbers],
		&"square": [signs],
		# The roots of roots are close to 1.
		&"sqrt": [BenchmarkInputs.floats(0.0, 100.0)],
		&"abs": [numbers],
		&"sign": [numbers],
		&"floor": [numbers],
		&"ceil": [numbers],
		&"round": [numbers],
		&"fract": [numbers],
		&"minimum": [numbers, numbers],
		&"maximum": [numbers, numbers],
		&"clamp": [numbers, -50.0, 50.0],
		&"fmod": [numbers, 1.5],
		&"fposmod": [numbers, 1.5],
		&"posmod": [BenchmarkInputs.integers(-1000, 1000), 7],
		&"wrap": [numbers, -1.0, 2.0],
		&"pingpong": [numbers, 3.0],
		&"snap": [numbers, 0.25],
		# They come to rest at a number between, which takes no less.
		&"lerp": [numbers, numbers, 0.25],
		&"inverse_lerp": [numbers, -100.0, 100.0],
		&"remap": [numbers, -100.0, 100.0, 5.0, 8.0],
		&"smoothstep": [numbers, -50.0, 50.0],
		&"move_toward": [numbers, numbers, 0.5],
		&"deg_to_rad": [numbers],
		&"rad_to_deg": [numbers],
		&"pow": [BenchmarkInputs.floats(0.0, 100.0), 1.7],
		&"exp": [BenchmarkInputs.floats(-5.0, 5.0)],
		&"log": [BenchmarkInputs.floats(0.001, 100.0)],
		&"sin": [numbers],
		&"cos": [numbers],
		&"tan": [numbers],
		&"asin": [small],
		&"acos": [small],
		&"atan": [numbers],
		&"atan2": [numbers, numbers],
		&"sinh": [BenchmarkInputs.floats(-5.0, 5.0)],
		&"cosh": [BenchmarkInputs.floats(-5.0, 5.0)],
		&"tanh": [BenchmarkInputs.floats(-5.0, 5.0)],
	}


func _write_forms(title: StringName, script: Dictionary, inputs: Array) -> String:
	var is_float: bool = script["float"] != ""
	var formula: String = script["float"] if is_float else script["int"]
	var type := "PackedFloat32Array" if is_float else "PackedInt32Array"
	var names: PackedStringArray = script["operands"]
	var operands := ""
	var typed_operands := ""
	formula = _replace_word(formula, "x", "array[i]")
	for i in names.size():
		var input: Variant = inputs[i + 1]
		operands += ", " + names[i]
		typed_operands += ", %s: %s" % [names[i], type if input is Callable else type_string(typeof(input))]
		if input is Callable:
			formula = _replace_word(formula, names[i], names[i] + "[i]")
	var words := {
		"name": title,
		"formula": formula,
		"type": type,
		"operands": operands,
		"typed_operands": typed_operands,
	}
	return (_FRESH_LOOP + _FRESH_CALL if _is_fresh(title) else _LOOP + _CALL).format(words)


static func _replace_word(text: String, word: String, replacement: String) -> String:
	return RegEx.create_from_string("\\b%s\\b" % word).sub(text, replacement, true)
