class_name RandomFormulas
extends RefCounted
## Formulas for [code]ComputeExpression[/code] by chance, and text that is almost one.

const _F32 := TYPE_PACKED_FLOAT32_ARRAY
const _V2 := TYPE_PACKED_VECTOR2_ARRAY
const _V3 := TYPE_PACKED_VECTOR3_ARRAY
const _BYTES := TYPE_PACKED_BYTE_ARRAY
# Each with its inputs and the arrays that its results go to. Inputs a and b are numbers, p and q
# Vector3s, u is a Vector2 and c a Color.
const _FORMULAS: Array[Array] = [
	["a", ["a"], [_F32]],
	["a + b * 2", ["a", "b"], [_F32]],
	["a * b + a * 0.5 - b", ["a", "b"], [_F32]],
	["p + q * a + 0.5 * p * a * a", ["p", "q", "a"], [_V3]],
	["sin(a) * b + INDEX", ["a", "b"], [_F32]],
	["INDEX / COUNT", [], [_F32]],
	["PI", [], [_F32]],
	["1; TAU", [], [_F32, _F32]],
	["p.zyx", ["p"], [_V3]],
	["p.xz * a", ["p", "a"], [_V2]],
	["p.length() < a and p.y > 0", ["p", "a"], [_BYTES]],
	["Vector3(a, b, INDEX)", ["a", "b"], [_V3]],
	["var d = p - q; p + d.normalized() * a if d.length() > 1 else p", ["p", "q", "a"], [_V3]],
	["b; a; a > b", ["a", "b"], [_F32, _F32, _BYTES]],
	["q; p", ["p", "q"], [_V3, _V3]],
	["c.bgra * a", ["c", "a"], [TYPE_PACKED_COLOR_ARRAY]],
	["a if a > b else b", ["a", "b"], [_F32]],
	["smoothstep(0, 1, a) ** b", ["a", "b"], [_F32]],
	["u.rotated(a)", ["u", "a"], [_V2]],
	["Vector4(a, b, a % b, fmod(a, 3))", ["a", "b"], [TYPE_PACKED_VECTOR4_ARRAY]],
	["not (a > b) or is_nan(a)", ["a", "b"], [_BYTES]],
	["p.cross(q).dot(p) / p.length_squared()", ["p", "q"], [_F32]],
	["remap(clamp(a, -1, 1), -1, 1, b, 2); exp(a); atan2(a, b)", ["a", "b"], [_F32, _F32, _F32]],
	["min(a, b, 3) + wrap(a, 0, 1) + pingpong(b, 2)", ["a", "b"], [_F32]],
]
const _WORDS: PackedStringArray = [
	"a", "b", "p", "q", "u", "c", "INDEX", "COUNT", "PI", "NAN", "1", "0.5", "1e-3", "0xFF", "2",
	"+", "-", "*", "/", "%", "**", "<", "==", "and", "or", "not", "if", "else", "(", ")", "(", ")", ",",
	".x", ".zyx", ".length()", "var d =", "d", ";", "\n", "#", "\\", "'", "é", "sin(", "lerp(", "Vector3(",
	"clamp(", "true",
]

var _generator: RandomNumberGenerator


func _init(generator: RandomNumberGenerator) -> void:
	_generator = generator


## A formula, the names of its inputs, and the types of arrays for its results.
func choose() -> Array:
	return _FORMULAS[_generator.randi() % _FORMULAS.size()]


## What may be a formula.
func text() -> String:
	match _generator.randi() % 4:
		0:
			return choose()[0]
		1, 2:
			return _damaged(str(choose()[0]))
	if _generator.randi() % 500 == 0:
		return _word().repeat(20_000)
	var words := PackedStringArray()
	for i in _generator.randi() % 30:
		words.append(_word())
	return " ".join(words)


## Names for inputs, mostly such as can be.
func names() -> PackedStringArray:
	match _generator.randi() % 6:
		0:
			return []
		1:
			return ["a", "a"]
		2:
			return ["if", "", "1"]
	return ["a", "b", "p", "q", "u", "c"]


func _damaged(formula: String) -> String:
	var at := _generator.randi() % (formula.length() + 1)
	match _generator.randi() % 3:
		0:
			return formula.erase(at)
		1:
			return formula.insert(at, _word())
	return formula.left(at)


func _word() -> String:
	return _WORDS[_generator.randi() % _WORDS.size()]
