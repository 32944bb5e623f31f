extends BenchmarkFamily
## Formulas: each in one pass, as one call of [Compute] for each of its steps, and as one would write it in Rust.

const _HAND_WRITTEN := "res://benchmark/hand_written.gd"

var _multiply_add := _parsed("a * b + c", ["a", "b", "c"])
var _heavy := _parsed("sin(x * 2.1 + t) * 0.5 + sin(y * 3.7 - t) * 0.25 + x * y - 0.1", ["x", "y", "t"])
var _integrate := _parsed("p + v * dt + 0.5 * g * dt * dt", ["p", "v", "g", "dt"])


func get_operations() -> Array[BenchmarkOperation]:
	return [
		operation(&"formula_multiply_add",
				[BenchmarkInputs.floats(-1.0, 1.0), BenchmarkInputs.floats(-0.5, 0.5), BenchmarkInputs.floats(-1.0, 1.0)], 16)
				.within(1e-6, 1e-6).of_formula(),
		operation(&"formula_heavy", [BenchmarkInputs.floats(-1.0, 1.0), BenchmarkInputs.floats(-0.5, 0.5), 0.7], 12)
				.within(1e-6, 1e-6).of_formula(),
		# The steps are so small that no point gets far.
		operation(&"formula_integrate",
				[BenchmarkInputs.vectors(), BenchmarkInputs.vectors(), Vector3(0, -9.8, 0), 1e-5], 36).of_formula(),
	]


static func _parsed(formula: String, names: PackedStringArray) -> ComputeExpression:
	var e := ComputeExpression.new()
	if e.parse(formula, names) != OK:
		push_error(e.get_error_text())
	return e


static func _parsed_by_engine(formula: String, names: PackedStringArray) -> Expression:
	var e := Expression.new()
	if e.parse(formula, names) != OK:
		push_error(e.get_error_text())
	return e


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _formula_multiply_add_gdscript(a, b, c, repeats):
	for repeat in repeats:
		for i in a.size():
			a[i] = a[i] * b[i] + c[i]


func _formula_heavy_gdscript(x, y, t, repeats):
	for repeat in repeats:
		for i in x.size():
			x[i] = sin(x[i] * 2.1 + t) * 0.5 + sin(y[i] * 3.7 - t) * 0.25 + x[i] * y[i] - 0.1


func _formula_integrate_gdscript(p, v, g, dt, repeats):
	for repeat in repeats:
		for i in p.size():
			p[i] = p[i] + v[i] * dt + 0.5 * g * dt * dt


func _formula_multiply_add_engine(a, b, c, repeats):
	var e := _parsed_by_engine("a * b + c", ["a", "b", "c"])
	for repeat in repeats:
		for i in a.size():
			a[i] = e.execute([a[i], b[i], c[i]])


func _formula_heavy_engine(x, y, t, repeats):
	var e := _parsed_by_engine(
			"sin(x * 2.1 + t) * 0.5 + sin(y * 3.7 - t) * 0.25 + x * y - 0.1", ["x", "y", "t"])
	for repeat in repeats:
		for i in x.size():
			x[i] = e.execute([x[i], y[i], t])


func _formula_integrate_engine(p, v, g, dt, repeats):
	var e := _parsed_by_engine("p + v * dt + 0.5 * g * dt * dt", ["p", "v", "g", "dt"])
	for repeat in repeats:
		for i in p.size():
			p[i] = e.execute([p[i], v[i], g, dt])
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _formula_multiply_add_in_place(
		a: PackedFloat32Array, b: PackedFloat32Array, c: PackedFloat32Array, repeats: int) -> void:
	for repeat in repeats:
		_multiply_add.execute_into(a, [a, b, c])


func _formula_heavy_in_place(x: PackedFloat32Array, y: PackedFloat32Array, t: float, repeats: int) -> void:
	for repeat in repeats:
		_heavy.execute_into(x, [x, y, t])


func _formula_integrate_in_place(
		p: PackedVector3Array, v: PackedVector3Array, g: Vector3, dt: float, repeats: int) -> void:
	for repeat in repeats:
		_integrate.execute_into(p, [p, v, g, dt])


func _formula_multiply_add_separate(
		a: PackedFloat32Array, b: PackedFloat32Array, c: PackedFloat32Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.multiply(a, b)
		Compute.add(a, c)


func _formula_heavy_separate(x: PackedFloat32Array, y: PackedFloat32Array, t: float, repeats: int) -> void:
	for repeat in repeats:
		var first := x.duplicate()
		Compute.multiply(first, 2.1)
		Compute.add(first, t)
		Compute.sin(first)
		Compute.multiply(first, 0.5)
		var second := y.duplicate()
		Compute.multiply(second, 3.7)
		Compute.subtract(second, t)
		Compute.sin(second)
		Compute.multiply(second, 0.25)
		Compute.multiply(x, y)
		Compute.add(x, first)
		Compute.add(x, second)
		Compute.subtract(x, 0.1)


func _formula_integrate_separate(
		p: PackedVector3Array, v: PackedVector3Array, g: Vector3, dt: float, repeats: int) -> void:
	for repeat in repeats:
		var step := v.duplicate()
		Compute.multiply(step, dt)
		Compute.add(p, step)
		Compute.add(p, 0.5 * g * dt * dt)


func _formula_multiply_add_hand_written(
		a: PackedFloat32Array, b: PackedFloat32Array, c: PackedFloat32Array, repeats: int) -> void:
	_by_hand(&"multiply_add").call(a, b, c, repeats)


func _formula_heavy_hand_written(x: PackedFloat32Array, y: PackedFloat32Array, t: float, repeats: int) -> void:
	_by_hand(&"heavy").call(x, y, t, repeats)


func _formula_integrate_hand_written(
		p: PackedVector3Array, v: PackedVector3Array, g: Vector3, dt: float, repeats: int) -> void:
	_by_hand(&"integrate").call(p, v, g, dt, repeats)


func _by_hand(title: StringName) -> Callable:
	var loops: GDScript = load(_HAND_WRITTEN)
	return Callable(loops, title)
