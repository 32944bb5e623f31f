extends TestSuite
## The language of formulas against GDScript itself, which evaluates the same text for every element.
##
## With arrays of 64-bit floats numbers are computed as GDScript does, and vectors have 32 bits on both sides: results are
## equal bit for bit, but for the functions that [Compute] computes in its own way.

const _COUNT := 60
const _HEAD := "static func f(a: float, b: float, k: float, p: Vector3, q: Vector3, c: Color) -> Variant:\n\treturn "

const _FORMULAS: PackedStringArray = [
	"a + b * k - a / b", "-2.0 ** 2.0", "- 2.0 ** 2.0", "-a ** 2.0", "2.0 ** 3.0 ** 2.0", "2.0 ** -1.0", "2.0 ** -k ** 2.0", "a - b - k",
	"a / b / k", "a - (b - k)", "not a < b", "not a < b and b < k", "a < b or b < k and k < a", "a < b == (b < k)", "a != b",
	"a if a < b else b if b < k else k", "(a if a < b else b) + k", "a if not a > k else -b", "!(a > b) || a > k && b > k",
	"absf(a) + signf(b) + floorf(a) + ceilf(b) + roundf(a * 3.0)", "abs(a) - sign(b)", "snappedf(a, 0.25)", "snapped(a, 0.3)",
	"minf(a, b) + maxf(a, k)", "min(a, b, k) - max(a, b)", "clampf(a, -1.0, k)", "clamp(a, b, k)", "lerpf(a, b, 0.3)",
	"lerp(a, b, k)", "inverse_lerp(a, b, k)", "remap(a, -1.0, 1.0, 0.0, k)", "smoothstep(-1.0, 2.0, a)", "move_toward(a, b, 0.5)",
	"wrapf(a, -1.0, 1.5)", "pingpong(a, 2.0)", "fmod(a, 0.7)", "fposmod(a, 0.7)", "deg_to_rad(a)", "rad_to_deg(a)", "sqrt(absf(a))",
	"is_nan(a / 0.0 * 0.0)", "is_inf(a / 0.0)", "is_finite(a)", "is_equal_approx(a, b)", "is_zero_approx(a)", "float(a)",
	"PI + TAU * a", "INF if a > b else NAN", "1e3 + 1_000.5 + .5 + 5.", "true", "a > b if k > 0.0 else a < b",
	"p + q", "p - q * 2.0", "p * q / 3.0", "2.0 * p", "k * p", "p * a", "-p", "p / k", "p == q", "p != q", "p if a > b else q",
	"p.x + q.z", "Vector3(a, b, k)", "Vector2(a, b) * k", "Vector4(a, b, k, 1.0)", "Vector3()", "p.dot(q)", "p.cross(q)",
	"p.length()", "p.length_squared()", "p.distance_to(q)", "p.distance_squared_to(q)", "p.normalized()", "p.direction_to(q)",
	"p.limit_length(1.5)", "p.slide(q.normalized())", "p.project(q)", "p.lerp(q, k)", "lerp(p, q, 0.25)", "p.abs() + q.sign()",
	"abs(p) + sign(q)", "p.floor() + q.ceil() + p.round()", "floor(p) - ceil(q)", "p.min(q) + p.max(q)", "p.clamp(q, Vector3(1.0, 2.0, 3.0))",
	"clamp(a, -1.0, 2.0)", "snapped(p, Vector3(0.5, 0.5, 0.5))", "p.move_toward(q, 0.75)",
	"Vector2(a, b).cross(Vector2(b, k))", "Vector2(a, b).orthogonal()", "Vector2(a, b).normalized()", "Vector2(a, b).limit_length(0.5)",
	"Vector2(a, b).move_toward(Vector2(k, a), 0.1)", "Vector4(a, b, k, 2.0).normalized()", "Vector4(a, b, k, 2.0).dot(Vector4(1.0, a, 1.0, b))",
	"c * 2.0", "c + c * c", "-c", "c / k", "Color(a, b, k)", "Color(a, b, k, 0.5)", "c.r + c.a", "c if a > b else Color(0.0, 0.0, 0.0)",
	"(p - q).length() * (a + b) - k", "p.normalized() * k + q * a",
]

# Not the same bits: the functions that have errors of their own.
const _FUNCTIONS: PackedStringArray = [
	"sin(a) + cos(b)", "tan(a)", "asin(a / 10.0)", "acos(a / 10.0)", "atan(a)", "atan2(a, b)", "sinh(a)", "cosh(a)", "tanh(a)",
	"exp(a)", "log(absf(a))", "pow(absf(a), b)", "absf(a) ** k", "sin(a * 2.1 + k) * 0.5 + sin(b * 3.7 - k) * 0.25",
]

var _a := PackedFloat64Array()
var _b := PackedFloat64Array()
var _p := PackedVector3Array()
var _q := PackedVector3Array()
var _c := PackedColorArray()


func _init() -> void:
	var random := RandomNumberGenerator.new()
	random.seed = 20
	for i in _COUNT:
		_a.append(random.randf_range(-5, 5) if i % 5 else float(random.randi_range(-3, 3)))
		_b.append(random.randf_range(-5, 5) if i % 7 else _a[i])
		_p.append(Vector3(random.randfn(), random.randfn(), random.randfn()))
		_q.append(_p[i] if i % 6 == 0 else Vector3(random.randfn(), random.randfn(), random.randfn()))
		_c.append(Color(random.randf(), random.randf(), random.randf(), random.randf()))


func test_formulas() -> void:
	for formula in _FORMULAS:
		_check(formula, 0.0)


func test_functions() -> void:
	for formula in _FUNCTIONS:
		_check(formula, 1e-14)
	# As in the engine, with 32 bits.
	_check("Vector2(a, b).angle()", 5e-7)
	_check("Vector2(a, b).rotated(k)", 5e-7)


func test_random_formulas() -> void:
	var random := RandomNumberGenerator.new()
	random.seed = 4
	for i in 300:
		_check(_number(random, 5), 0.0)


func test_statements() -> void:
	var e := ComputeExpression.new()
	var source := "var d = p - q # the way\nvar l := d.length(); d / l if l > 1 else d"
	check_equal(e.parse(source, ["p", "q"]), OK, source)
	var got: PackedVector3Array = e.execute([_p, _q])
	for i in _COUNT:
		var way := _p[i] - _q[i]
		check_equal(got[i], way / way.length() if way.length() > 1 else way, "element %d" % i)


## What GDScript has and formulas have not is an error, never another meaning.
func test_what_is_not_in_the_language() -> void:
	var e := ComputeExpression.new()
	for formula: String in ["a & 1", "a | 1", "a ^ 1", "~a", "a << 1", "a >> 1", "a in b", "p[0]", "[a]", "{a: b}", "'a'", "\"a\"", "a is float",
			"a as int", "$Node", "@a", "a = b", "p.x = 1", "a += 1", "Vector3.ZERO", "a.b.c()", "print(a)", "self", "f(a)", "a ? b : k",
			"func f(): pass", "return a", "await a", "null", "a; var b = 1", "var a = 1; a"]:
		check_equal(e.parse(formula, ["a", "b", "k", "p"]), ERR_INVALID_PARAMETER, formula)


# A random formula that gives a number.
func _number(random: RandomNumberGenerator, depth: int) -> String:
	if depth == 0 or random.randf() < 0.15:
		return ["a", "b", "k", "0.5", "3.0", "-1.5", "p.x", "q.y"][random.randi_range(0, 7)]
	var some := func() -> String: return _number(random, depth - 1)
	match random.randi_range(0, 9):
		0: return "%s + %s" % [some.call(), some.call()]
		1: return "%s - %s" % [some.call(), some.call()]
		2: return "%s * %s" % [some.call(), some.call()]
		3: return "(%s) / %s" % [some.call(), some.call()]
		4: return "-(%s)" % some.call()
		5: return "(%s - %s) * %s" % [some.call(), some.call(), some.call()]
		6: return "minf(%s, %s)" % [some.call(), some.call()]
		7: return "clampf(%s, -2.0, %s)" % [some.call(), some.call()]
		8: return "(%s if %s < %s and not %s == k else %s)" % [some.call(), some.call(), some.call(), some.call(), some.call()]
	return "absf(%s)" % some.call()


# That a formula gives for every element what GDScript gives.
func _check(formula: String, tolerance: float) -> void:
	var script := GDScript.new()
	script.source_code = _HEAD + formula + "\n"
	if script.reload() != OK:
		fail("GDScript does not know %s" % formula)
		return
	var e := ComputeExpression.new()
	check_equal(e.parse(formula, ["a", "b", "k", "p", "q", "c"]), OK, formula)
	var k := 0.625
	var got: Variant = e.execute([_a, _b, k, _p, _q, _c])
	if typeof(got) < TYPE_PACKED_BYTE_ARRAY:
		# What has no elements is one value.
		fail("%s gives %s: %s" % [formula, var_to_str(got), e.get_error_text()])
		return
	checks += 1
	for i in _COUNT:
		var expected: Variant = script.call("f", _a[i], _b[i], k, _p[i], _q[i], _c[i])
		if typeof(expected) == TYPE_BOOL:
			expected = 1 if expected else 0
		@warning_ignore("unsafe_method_access")
		var value: Variant = got[i]
		if not _is_same(value, expected, tolerance):
			fail("%s: element %d is %s, not %s" % [formula, i, value, expected])
			return


@warning_ignore_start("unsafe_call_argument", "unsafe_method_access")
func _is_same(value: Variant, expected: Variant, tolerance: float) -> bool:
	if typeof(expected) == TYPE_FLOAT:
		if is_nan(expected):
			return is_nan(value)
		return value == expected or absf(value - expected) <= tolerance * maxf(1.0, absf(expected))
	if typeof(expected) == TYPE_VECTOR2 and tolerance > 0:
		return (value - expected).length() <= tolerance * maxf(1.0, expected.length())
	return typeof(value) == typeof(expected) and (value == expected or str(value) == str(expected))
