class_name ElementwiseOperation
extends RefCounted
## A row of the table of element-wise operations, and the loop in GDScript that its method is held
## against, made of the row's formula.
##
## Builds without the class [code]ComputeTest[/code] have no table to show.

## What an operand is. Numbers are one for each vector.
enum Shape { NUMBER, ARRAY, ELEMENT, NUMBERS }

## The method of [Compute].
var name: String
## The names of the operands.
var operands: PackedStringArray
## How far results for 32-bit floats may be from the loop's, in units of the greatest number.
var distance: float
## The largest errors, for 32 and for 64 bits, where there is no exact result: in units of the result.
var errors: PackedFloat64Array
## The types of arrays that the method takes.
var types: PackedInt32Array
## The operand that must not be an integer 0; empty if there is none.
var divisor: String

var _formulas: Dictionary[bool, String] = {}
var _scripts: Dictionary[String, GDScript] = {}


## All rows.
static func all() -> Array[ElementwiseOperation]:
	var rows: Array = ClassDB.class_call_static("ComputeTest", "elementwise_operations")
	var operations: Array[ElementwiseOperation] = []
	for row: Dictionary in rows:
		operations.append(ElementwiseOperation.new(row))
	return operations


func _init(row: Dictionary) -> void:
	name = row["name"]
	operands = row["operands"]
	distance = row["distance"]
	errors = row["ulp"]
	types = row["types"]
	divisor = row["divisor"]
	_formulas = {false: row["float"], true: row["int"]}


## Whether the results of the method have the bits of the loop's. Where the steps of a formula are
## rounded to 32 bits they have not; with 64 bits the loop has the same steps.
func is_exact(type: int) -> bool:
	if ElementArrays.is_integer(type):
		return true
	return errors[0] == 0.0 and (distance == 0.0 or type == TYPE_PACKED_FLOAT64_ARRAY)


## How far a result may be from [param wanted], the loop's, where [param reach] is the greatest number
## that went into it.
func tolerance(type: int, wanted: float, reach: float) -> float:
	if type == TYPE_PACKED_FLOAT64_ARRAY:
		# The loop's own functions are off by a unit too.
		return (2.0 * errors[1] + 1.0) * _unit_64(wanted)
	if errors[0] > 0.0:
		# The loop's is rounded too, and the unit of the exact result may be twice as great.
		return (2.0 * errors[0] + 0.5) * _unit_32(wanted)
	return distance * _unit_32(maxf(reach, absf(wanted)))


## The kinds of operands that an array of that type can be combined with, all operands of one kind.
func plain_shapes(type: int) -> Array[Array]:
	if operands.is_empty():
		return [[]]
	var lists: Array[Array] = []
	for kind in _kinds(type):
		lists.append(_repeated(kind))
	return lists


## As [method plain_shapes]; where there are several operands, then also one of each other kind among
## numbers, as the first and as the last.
func shapes(type: int) -> Array[Array]:
	var lists := plain_shapes(type)
	if operands.size() > 1:
		for kind: Shape in _kinds(type).slice(1):
			for at: int in [0, operands.size() - 1]:
				var mixed := _repeated(Shape.NUMBER)
				mixed[at] = kind
				lists.append(mixed)
	return lists


## Changes [param array] as a script does that has no [Compute]. Numbers become elements first, as
## they do for the engine's vectors.
func loop(array: Variant, values: Array, from := 0, count := -1) -> void:
	var script := _script(array, values)
	var size := _size(array)
	var end := size if count == -1 else from + count
	script.callv("loop", [array] + _as_elements(array, values) + [from, end])


## Changes [param array] by the method, in a typed call. The range may be left out.
func call_typed(array: Variant, values: Array, from := 0, count := -1) -> void:
	var script := _script(array, values)
	if from == 0 and count == -1:
		script.callv("typed_all", [array] + values)
	else:
		script.callv("typed", [array] + values + [from, count])


## Changes [param array] by the method, in an untyped call.
func call_untyped(array: Variant, values: Array, limits := []) -> void:
	Callable(Compute, name).callv([array] + values + limits)


## The greatest size among a number of [param array] and those that it is combined with, for each.
func reaches(array: Variant, values: Array) -> PackedFloat64Array:
	return _script(array, values).callv("reaches", [array] + _as_elements(array, values))


func _to_string() -> String:
	return name


func _kinds(type: int) -> Array[Shape]:
	var kinds: Array[Shape] = [Shape.NUMBER, Shape.ARRAY]
	if ElementArrays.width(type) > 1:
		kinds.append_array([Shape.ELEMENT, Shape.NUMBERS])
	return kinds


# The distance of 32-bit floats at that number.
static func _unit_32(number: float) -> float:
	var bits := Bits.to_bytes([0])
	bits.encode_float(0, number)
	bits.encode_u32(0, bits.decode_u32(0) & 0x7f800000)
	return maxf(bits.decode_float(0), 1.17549435e-38) / (1 << 23)


# The distance of 64-bit floats at that number.
static func _unit_64(number: float) -> float:
	var bits := Bits.to_bytes([0, 0])
	bits.encode_double(0, number)
	bits.encode_s64(0, bits.decode_s64(0) & 0x7ff0_0000_0000_0000)
	return maxf(bits.decode_double(0), 2.2250738585072014e-308) / (1 << 52)


func _repeated(kind: Shape) -> Array:
	var list := []
	list.resize(operands.size())
	list.fill(kind)
	return list


@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
static func _size(array: Variant) -> int:
	return array.size()


static func _as_elements(array: Variant, values: Array) -> Array:
	return values.map(func(value: Variant) -> Variant:
		if value is not int and value is not float:
			return value
		if ElementArrays.is_integer(typeof(array)):
			return int(value)
		if array is PackedFloat64Array:
			return float(value)
		return PackedFloat32Array([value])[0])
@warning_ignore_restore("unsafe_method_access", "unsafe_call_argument")


# The script for arguments of these types.
func _script(array: Variant, values: Array) -> GDScript:
	var key := "%d %s" % [typeof(array), values.map(typeof)]
	if not _scripts.has(key):
		var script := GDScript.new()
		script.source_code = _source(typeof(array), values)
		if script.reload() != OK:
			push_error("the loop of %s cannot be compiled:\n%s" % [name, script.source_code])
		_scripts[key] = script
	return _scripts[key]


func _source(type: int, values: Array) -> String:
	var parameters := PackedStringArray(["array: " + type_string(type)])
	var typed := parameters.duplicate()
	var arguments := PackedStringArray(["array"])
	for i in values.size():
		var number := "int" if ElementArrays.is_integer(type) else "float"
		var of_loop := number if typeof(values[i]) in [TYPE_INT, TYPE_FLOAT] else _type_name(values[i])
		parameters.append("o%d: %s" % [i, of_loop])
		typed.append("o%d: %s" % [i, _type_name(values[i])])
		arguments.append("o%d" % i)
	var lines := PackedStringArray([
		'@warning_ignore_start("integer_division", "narrowing_conversion")',
		"static func loop(%s, from: int, end: int) -> void:" % ", ".join(parameters),
		"\tfor i in range(from, end):",
	])
	var reach := PackedStringArray([
		"static func reaches(%s) -> PackedFloat64Array:" % ", ".join(parameters),
		"\tvar all := PackedFloat64Array()",
		"\tfor i in array.size():",
	])
	var formula: String = _formulas[ElementArrays.is_integer(type)]
	var components := ElementArrays.components(type)
	if components.is_empty():
		lines.append("\t\tarray[i] = " + _replaced(formula, values, "array[i]", ""))
		reach.append("\t\tall.append(%s)" % _reach(values, "array[i]", ""))
	else:
		lines.append("\t\tvar v := array[i]")
		for part in components:
			lines.append("\t\tv.%s = %s" % [part, _replaced(formula, values, "v." + part, part)])
			reach.append("\t\tall.append(%s)" % _reach(values, "array[i]." + part, part))
		lines.append("\t\tarray[i] = v")
	reach.append("\treturn all")
	lines.append_array(reach)
	lines.append("static func typed(%s, from: int, count: int) -> void:" % ", ".join(typed))
	lines.append("\tCompute.%s(%s, from, count)" % [name, ", ".join(arguments)])
	lines.append("static func typed_all(%s) -> void:" % ", ".join(typed))
	lines.append("\tCompute.%s(%s)" % [name, ", ".join(arguments)])
	return "\n".join(lines) + "\n"


func _type_name(value: Variant) -> String:
	return type_string(typeof(value))


# The formula of [param x] and the operands, word by word.
func _replaced(formula: String, values: Array, x: String, part: String) -> String:
	var words := RegEx.create_from_string("\\b[A-Za-z_]\\w*")
	var text := ""
	var end := 0
	for found in words.search_all(formula):
		var word := found.get_string()
		var at := operands.find(word)
		text += formula.substr(end, found.get_start() - end)
		text += x if word == "x" else word if at < 0 else _operand(at, values[at], part)
		end = found.get_end()
	return text + formula.substr(end)


# The number of an operand that goes with a component.
func _operand(at: int, value: Variant, part: String) -> String:
	var text := "o%d" % at
	if typeof(value) >= TYPE_PACKED_BYTE_ARRAY:
		text += "[i]"
	elif typeof(value) in [TYPE_INT, TYPE_FLOAT]:
		return text
	if part.is_empty() or value is PackedFloat32Array:
		return text
	return text + "." + part


func _reach(values: Array, x: String, part: String) -> String:
	var text := "absf(%s)" % x
	for at in values.size():
		text = "maxf(%s, absf(%s))" % [text, _operand(at, values[at], part)]
	return text
