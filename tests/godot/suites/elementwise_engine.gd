@warning_ignore_start("unsafe_method_access")
extends TestSuite
## Element-wise operations on vectors and colors have the bits of the engine's own operators and
## methods, also where the table says that they are off from a loop that computes with 64 bits.

# What the engine does with a vector v; operands are vectors.
const _OF_VECTORS: Dictionary[String, String] = {
	"add": "v + a", "subtract": "v - a", "multiply": "v * a", "divide": "v / a", "negate": "-v",
	"multiply_add": "v * a + b", "square": "v * v", "abs": "v.abs()", "sign": "v.sign()",
	"floor": "v.floor()", "ceil": "v.ceil()", "round": "v.round()", "fract": "v - v.floor()",
	"minimum": "v.min(a)", "maximum": "v.max(a)", "clamp": "v.clamp(a, b)",
	"snap": "v.snapped(a)", "fposmod": "v.posmodv(a)",
}
# The same, where operands are numbers.
const _OF_NUMBERS: Dictionary[String, String] = {
	"multiply": "v * a", "divide": "v / a", "minimum": "v.minf(a)", "maximum": "v.maxf(a)",
	"clamp": "v.clampf(a, b)", "snap": "v.snappedf(a)", "fposmod": "v.posmod(a)",
}
const _OF_COLORS: Dictionary[String, String] = {
	"add": "v + a", "subtract": "v - a", "multiply": "v * a", "divide": "v / a",
	"multiply_add": "v * a + b", "square": "v * v", "clamp": "v.clamp(a, b)",
}
const _VECTORS: PackedInt32Array = [
	TYPE_PACKED_VECTOR2_ARRAY, TYPE_PACKED_VECTOR3_ARRAY, TYPE_PACKED_VECTOR4_ARRAY,
]
const _COUNT := 700


func test_vectors_with_arrays() -> void:
	for type in _VECTORS:
		_test_all(type, _OF_VECTORS, func(chance: int) -> Variant:
			return ElementwiseSamples.special(type, _COUNT, chance), "[i]")


func test_vectors_with_one_vector() -> void:
	for type in _VECTORS:
		for chance in 10:
			_test_all(type, _OF_VECTORS, func(place: int) -> Variant:
				return ElementwiseSamples.special(type, 1, 7 * chance + place)[0], "")


func test_vectors_with_numbers() -> void:
	for type in _VECTORS:
		_test_all(type, _OF_NUMBERS, func(chance: int) -> Variant:
			return ElementwiseSamples.special(TYPE_PACKED_FLOAT32_ARRAY, _COUNT, chance), "[i]")
		for chance in 10:
			_test_all(type, _OF_NUMBERS, func(place: int) -> Variant:
				var at := 7 * chance + place
				return ElementwiseSamples.special(TYPE_PACKED_FLOAT32_ARRAY, 1, at)[0], "")


func test_colors() -> void:
	var type := TYPE_PACKED_COLOR_ARRAY
	_test_all(type, _OF_COLORS, func(chance: int) -> Variant:
		return ElementwiseSamples.special(type, _COUNT, chance), "[i]")
	for chance in 10:
		_test_all(type, _OF_COLORS, func(place: int) -> Variant:
			return ElementwiseSamples.special(type, 1, 7 * chance + place)[0], "")


func test_lerp() -> void:
	var formula := "v.lerp(a[i], b)"
	for type: int in Array(_VECTORS) + [TYPE_PACKED_COLOR_ARRAY]:
		for weight: float in [0.0, 0.1, 0.5, 1.0, 1.7, -3.3, INF, NAN]:
			var elements: Variant = ElementwiseSamples.special(type, _COUNT, 1)
			var values := [ElementwiseSamples.special(type, _COUNT, 2), weight]
			var plain: Variant = ElementwiseSamples.plain(type, _COUNT, 1)
			var plain_values := [ElementwiseSamples.plain(type, _COUNT, 2), weight]
			_test("lerp", formula, elements, values)
			_test("lerp", formula, plain, plain_values)


func _test_all(
		type: int, formulas: Dictionary[String, String], make: Callable, index: String) -> void:
	for name in formulas:
		var formula := formulas[name]
		var values := []
		for operand: String in ["a", "b"]:
			var word := RegEx.create_from_string("\\b%s\\b" % operand)
			if word.search(formula) != null:
				values.append(make.call(values.size() + 1))
				formula = word.sub(formula, operand + index, true)
		_test(name, formula, ElementwiseSamples.special(type, _COUNT, 5), values)


func _test(name: String, formula: String, elements: Variant, values: Array) -> void:
	var wanted: Variant = ElementArrays.own(elements)
	_loop(formula, typeof(elements), values).callv("loop", [wanted] + values)
	Callable(Compute, name).callv([elements] + values)
	checks += 1
	var difference := ElementArrays.difference(elements, wanted)
	if not difference.is_empty():
		fail("%s of %s with %s: %s" % [
			name, type_string(typeof(wanted)),
			values.map(func(value: Variant) -> String: return type_string(typeof(value))), difference])


func _loop(formula: String, type: int, values: Array) -> GDScript:
	var parameters := "array: " + type_string(type)
	for at in values.size():
		parameters += ", %s: %s" % ["ab"[at], type_string(typeof(values[at]))]
	var script := GDScript.new()
	script.source_code = "\n".join([
		"static func loop(%s) -> void:" % parameters,
		"\tfor i in array.size():",
		"\t\tvar v := array[i]",
		"\t\tarray[i] = " + formula,
		"",
	])
	check_equal(script.reload(), OK, "compiling %s" % formula)
	return script
