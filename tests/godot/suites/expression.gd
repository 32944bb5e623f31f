extends TestSuite
## Formulas: how they are parsed and executed, what they read and write, and what is refused.

const _GRAVITY := Vector3(0, -9.8, 0)
const _NO_INPUT := "a number, a bool, a vector, a Color or a packed array of 32-bit or 64-bit floats, 32-bit " \
		+ "integers, vectors or colors"


func test_parse() -> void:
	var e := ComputeExpression.new()
	check_equal(e.get_error_text(), "", "nothing was wrong yet")
	check_equal(e.parse("a + b", ["a", "b"]), OK, "a formula")
	check_equal(e.parse("PI"), OK, "a formula without inputs")
	check_equal(e.parse("a + c", ["a", "b"]), ERR_INVALID_PARAMETER, "no formula")
	check_equal(e.get_error_text(),
			"line 1, column 5: 'c' is neither an input nor a name that was defined before", "what was wrong")
	check(not e.has_execute_failed(), "it was not executed")
	expect_error("ComputeExpression.execute: no formula was parsed")
	check_equal(e.execute([1.0, 2.0]), null, "what cannot be executed")
	check(e.has_execute_failed(), "it could not be executed")
	var error := e.parse("a\n  + *", ["a"])
	check_equal(error, ERR_INVALID_PARAMETER, "the error is an Error")
	check_equal(e.get_error_text(), "line 2, column 5: '*' was found where a value is wanted", "line and column")
	check_equal(e.parse("a", ["a"]), OK, "another formula")
	check_equal(e.get_error_text(), "", "nothing is wrong any more")


func test_results() -> void:
	var a := PackedFloat32Array([1, 2, -3])
	var points := PackedVector3Array([Vector3(1, 2, 3), Vector3(4, 5, 6)])
	check_equal(_execute("a * 2", ["a"], [a]), PackedFloat32Array([2, 4, -6]), "32 bits")
	check_equal(_execute("a * 2", ["a"], [PackedFloat64Array([0.1])]), PackedFloat64Array([0.2]), "64 bits")
	check_equal(_execute("a / 2", ["a"], [PackedInt32Array([1, 3])]), PackedFloat64Array([0.5, 1.5]), "integers")
	check_equal(_execute("a > 1", ["a"], [a]), PackedByteArray([0, 1, 0]), "bools")
	check_equal(_execute("p.zx", ["p"], [points]), PackedVector2Array([Vector2(3, 1), Vector2(6, 4)]), "Vector2")
	check_equal(_execute("p + g", ["p", "g"], [points, Vector3.ONE]),
			PackedVector3Array([Vector3(2, 3, 4), Vector3(5, 6, 7)]), "Vector3")
	check_equal(_execute("Vector4(p.x, p.y, p.z, 1)", ["p"], [points]),
			PackedVector4Array([Vector4(1, 2, 3, 1), Vector4(4, 5, 6, 1)]), "Vector4")
	check_equal(_execute("c * 0.5", ["c"], [PackedColorArray([Color.WHITE])]),
			PackedColorArray([Color(0.5, 0.5, 0.5, 0.5)]), "Color")
	check_equal(_execute("a; a + 1", ["a"], [a]), [a, PackedFloat32Array([2, 3, -2])], "several")
	check_equal(_execute("2 if w else a", ["a", "w"], [a, true]), PackedFloat32Array([2, 2, 2]), "a bool as input")
	check_equal(_execute("a", ["a"], [PackedFloat32Array()]), PackedFloat32Array(), "none")


func test_values() -> void:
	check_equal(_execute("1 / 2 + x", ["x"], [2]), 2.5, "a float")
	check_equal(_execute("x > 1", ["x"], [2]), true, "a bool")
	check_equal(_execute("v * 2", ["v"], [Vector2(1, 2)]), Vector2(2, 4), "a Vector2")
	check_equal(_execute("v.zyx", ["v"], [Vector3(1, 2, 3)]), Vector3(3, 2, 1), "a Vector3")
	check_equal(_execute("-v", ["v"], [Vector4(1, 2, 3, 4)]), Vector4(-1, -2, -3, -4), "a Vector4")
	check_equal(_execute("Color(1, x, 0)", ["x"], [0.5]), Color(1, 0.5, 0), "a Color")
	check_equal(_execute("1; TAU", [], []), [1.0, TAU], "several")
	check_equal(_execute("sin(x)", ["x"], [0.5]), sin(0.5), "with 64 bits")


func test_count() -> void:
	var e := _parsed("INDEX / COUNT", [])
	check_equal(e.execute([], 4), PackedFloat32Array([0, 0.25, 0.5, 0.75]), "four elements")
	check_equal(e.execute([], 0), PackedFloat32Array(), "no elements")
	expect_error("ComputeExpression.execute: the formula depends on INDEX, but neither an array nor 'count' says how "
			+ "many elements there are", 2)
	check_equal(e.execute(), null, "no count")
	expect_error("ComputeExpression.execute: 'count' is -2, not -1, or 0 or more")
	check_equal(e.execute([], -2), null, "a negative count")
	# The engine's allocator says it too, and where it is an array of the engine's making, that.
	expect_engine_error("Parameter \"mem\" is null")
	if Compute.get_info()["layout"] != "probed":
		expect_engine_error("Parameter \"mem_new\" is null")
	expect_error("ComputeExpression.execute: no memory for 4398046511104 bytes")
	check_equal(e.execute([], 1 << 40), null, "too many elements")
	e = _parsed("a + INDEX", ["a"])
	check_equal(e.execute([PackedFloat32Array([1, 1])], 2), PackedFloat32Array([1, 2]), "the count of the array")
	expect_error("ComputeExpression.execute: 'a' has 2 elements, the result of 'count' has 3")
	check_equal(e.execute([PackedFloat32Array([1, 1])], 3), null, "another count")


func test_in_place() -> void:
	var e := _parsed("p + v * dt + 0.5 * g * dt * dt", ["p", "v", "g", "dt"])
	for count: int in [0, 1, 7, 100, 3000]:
		var p := Samples.points_3d(count)
		var v := p.duplicate()
		v.reverse()
		var expected := PackedVector3Array()
		for i in count:
			expected.append(p[i] + v[i] * 0.1 + 0.5 * _GRAVITY * 0.1 * 0.1)
		var copies := Compute.get_copy_count()
		e.execute_into(p, [p, v, _GRAVITY, 0.1])
		check_bits_3d(p, expected, "%d points" % count)
		check_equal(Compute.get_copy_count(), copies, "copies of %d points" % count)


@warning_ignore_start("unsafe_method_access")
func test_ways_to_call() -> void:
	var e := _parsed("a * 2 + b", ["a", "b"])
	var b := PackedFloat32Array([1, 2])
	var expected := PackedFloat32Array([3, 6])
	var a := PackedFloat32Array([1, 2])
	e.execute_into(a, [a, b])
	check_equal(a, expected, "typed")
	a = PackedFloat32Array([1, 2])
	var untyped: Variant = e
	untyped.execute_into(a, [a, b])
	check_equal(a, expected, "untyped")
	a = PackedFloat32Array([1, 2])
	e.call("execute_into", a, [a, b])
	check_equal(a, expected, "by call()")
	a = PackedFloat32Array([1, 2])
	e.execute_into.call(a, [a, b])
	check_equal(a, expected, "by Callable.call()")
	a = PackedFloat32Array([1, 2])
	var typed: Array[PackedFloat32Array] = [a, b]
	e.execute_into(a, typed)
	check_equal(a, expected, "with a typed Array")
	var held := {"a": PackedFloat32Array([1, 2])}
	e.execute_into(held["a"], [held["a"], b])
	check_equal(held["a"], expected, "in a Dictionary")
	check_equal(untyped.execute([PackedFloat32Array([1, 2]), b]), expected, "executed untyped")
	check_equal(e.call("execute", [PackedFloat32Array([1, 2]), b]), expected, "executed by call()")
	var bound := e.execute.bind(-1)
	check_equal(bound.call([PackedFloat32Array([1, 2]), b]), expected, "a Callable with an argument bound")
@warning_ignore_restore("unsafe_method_access")


func test_shared_arrays() -> void:
	var e := _parsed("a + b", ["a", "b"])
	var a := PackedFloat32Array([1, 2, 3])
	var copy := a.duplicate()
	var copies := Compute.get_copy_count()
	e.execute_into(copy, [copy, a])
	check_equal(copy, PackedFloat32Array([2, 4, 6]), "the copy")
	check_equal(a, PackedFloat32Array([1, 2, 3]), "the original")
	check_equal(Compute.get_copy_count(), copies + 1, "copies")
	copy.append(7)
	check_equal(copy, PackedFloat32Array([2, 4, 6, 7]), "the copy can grow")


func test_several_results() -> void:
	var e := _parsed("b; a; a > b", ["a", "b"])
	var a := PackedFloat32Array([1, 2, 3])
	var b := PackedFloat32Array([3, 2, 1])
	var mask := PackedByteArray([7, 7, 7])
	e.execute_into([a, b, mask], [a, b])
	check_equal(a, PackedFloat32Array([3, 2, 1]), "the first")
	check_equal(b, PackedFloat32Array([1, 2, 3]), "the second")
	check_equal(mask, PackedByteArray([0, 0, 1]), "the third")
	var wide := PackedFloat64Array([0, 0, 0])
	var whole := PackedInt32Array([0, 0, 0])
	e = _parsed("a / 3; a / 3 * 1e10", ["a"])
	e.execute_into([wide, whole], [a])
	check_equal(wide, PackedFloat64Array([1.0, 2.0 / 3.0, 1.0 / 3.0]), "64 bits of 32-bit inputs")
	check_equal(whole, PackedInt32Array([0x7FFF_FFFF, 0x7FFF_FFFF, 0x7FFF_FFFF]), "what is too large")


func test_a_value_fills() -> void:
	var a := PackedFloat32Array([1, 2, 3])
	_parsed("7", []).execute_into(a)
	check_equal(a, PackedFloat32Array([7, 7, 7]), "a number")
	var points := PackedVector3Array([Vector3.ZERO, Vector3.ZERO])
	_parsed("v", ["v"]).execute_into(points, [Vector3.UP])
	check_equal(points, PackedVector3Array([Vector3.UP, Vector3.UP]), "a vector")


func test_errors_change_nothing() -> void:
	var e := _parsed("a + b", ["a", "b"])
	var a := PackedFloat32Array([1, 2])
	var b := PackedFloat32Array([3])
	expect_error("ComputeExpression.execute_into: 'b' has 1 elements, 'a' has 2")
	e.execute_into(a, [a, b])
	check(e.has_execute_failed(), "it failed")
	check_equal(e.get_error_text(), "'b' has 1 elements, 'a' has 2", "the text")
	expect_error("ComputeExpression.execute_into: 'a' has 1 elements, 'out' has 2")
	e.execute_into(a, [b, b])
	expect_error("ComputeExpression.execute_into: 'inputs' has 1, but the formula has 2 inputs")
	e.execute_into(a, [a])
	expect_error("ComputeExpression.execute_into: the input 'b' is of type String, not " + _NO_INPUT)
	e.execute_into(a, [a, "b"])
	expect_error("ComputeExpression.execute_into: the input 'b' is of type Nil, not " + _NO_INPUT)
	e.execute_into(a, [a, null])
	expect_error("ComputeExpression.execute_into: the input 'a' is of type PackedInt64Array, not " + _NO_INPUT)
	e.execute_into(a, [PackedInt64Array([1, 2]), a])
	expect_error("ComputeExpression.execute_into: line 1, column 3: operator + does not go between float and Vector3")
	e.execute_into(a, [a, Vector3.ONE])
	expect_error("ComputeExpression.execute_into: line 1, column 3: the result is a float, which a PackedVector3Array "
			+ "cannot hold", 3)
	var points := PackedVector3Array([Vector3.ONE, Vector3.ONE])
	e.execute_into(points, [a, a])
	expect_error("ComputeExpression.execute_into: 'out' is of type float, not a packed array, or an Array of them")
	e.execute_into(1.0, [a, a])
	expect_error("ComputeExpression.execute_into: 'out' has 2, but the formula has 1 result")
	e.execute_into([a, b], [a, a])
	expect_error("ComputeExpression.execute_into: 'out[0]' is of type int, not a packed array of 32-bit or 64-bit floats, "
			+ "32-bit integers, bytes, vectors or colors", 2)
	e.execute_into([1], [a, a])
	e = _parsed("a; a", ["a"])
	expect_error("ComputeExpression.execute_into: 'out[0]' and 'out[1]' are one array, and both are changed")
	e.execute_into([a, a], [a])
	expect_error("ComputeExpression.execute_into: one array of 'out' has 1 elements, the first has 2")
	e.execute_into([a, b], [a])
	expect_error("ComputeExpression.execute_into: 'out' has 1, but the formula has 2 results")
	e.execute_into(a, [a])
	check_equal(a, PackedFloat32Array([1, 2]), "the arrays")
	check_equal(b, PackedFloat32Array([3]), "the other arrays")
	check_equal(points, PackedVector3Array([Vector3.ONE, Vector3.ONE]), "the points")
	check_equal(e.execute([a]), [a, a], "what it can do")
	check(not e.has_execute_failed(), "it did not fail")
	check_equal(e.get_error_text(), "", "nothing is wrong any more")


func test_one_formula_for_several_types() -> void:
	var e := _parsed("a + a", ["a"])
	for round in 3:
		check_equal(e.execute([PackedFloat32Array([1])]), PackedFloat32Array([2]), "32 bits")
		check_equal(e.execute([PackedFloat64Array([1])]), PackedFloat64Array([2]), "64 bits")
		check_equal(e.execute([PackedVector2Array([Vector2.ONE])]), PackedVector2Array([Vector2(2, 2)]), "vectors")
		check_equal(e.execute([1.5]), 3.0, "a value")


func test_threads_share_one() -> void:
	var e := _parsed("sin(a) * k + INDEX", ["a", "k"])
	var a := PackedFloat32Array(range(5000))
	var expected: Array = []
	for k in 8:
		expected.append(e.execute([a, k]))
	var threads: Array[Thread] = []
	var failures: Array[int] = [0, 0, 0, 0, 0, 0, 0, 0]
	for k in 8:
		var thread := Thread.new()
		thread.start(func() -> void:
			var out := PackedFloat32Array()
			out.resize(5000)
			for i in 60:
				e.execute_into(out, [a, k])
				if out != expected[k] or e.execute([a, k]) != expected[k]:
					failures[k] += 1)
		threads.append(thread)
	for thread in threads:
		thread.wait_to_finish()
	check_equal(failures, [0, 0, 0, 0, 0, 0, 0, 0], "results that differ")


func test_objects_made_where_others_were() -> void:
	var made: Array[ComputeExpression] = []
	var go := Semaphore.new()
	var done := Semaphore.new()
	var results: Array[Variant] = []
	# Another thread that knows the objects that were there before.
	var thread := Thread.new()
	thread.start(func() -> void:
		while true:
			go.wait()
			if made.is_empty():
				break
			var e: ComputeExpression = made.pop_back()
			results.append(e.execute([0.5]))
			e = null
			done.post())
	for k in 200:
		var e := ComputeExpression.new()
		e.parse("a + %d" % k, ["a"])
		results.append(e.execute([0.5]))
		made.append(e)
		e = null
		go.post()
		done.wait()
	go.post()
	thread.wait_to_finish()
	check_equal(results.size(), 400, "the number of results")
	for i in results.size():
		@warning_ignore("integer_division")
		check_equal(results[i], i / 2 + 0.5, "result %d" % i)


func test_an_object_that_goes_during_a_call() -> void:
	Compute.set_thread_count(1)
	var a := PackedFloat32Array()
	a.resize(1_000_000)
	a.fill(0.5)
	var e := _parsed("sin(".repeat(100) + "a" + ")".repeat(100), ["a"])
	var expected: PackedFloat32Array = e.execute([a])
	# A Callable does not keep its object.
	var execute: Callable = e.execute
	var begun := Semaphore.new()
	var thread := Thread.new()
	thread.start(func() -> Variant:
		begun.post()
		return execute.call([a]))
	begun.wait()
	OS.delay_msec(10)
	e = null
	check(not execute.is_valid(), "the object has gone")
	check_equal(thread.wait_to_finish(), expected, "the result")
	Compute.set_thread_count(0)


func test_hostile_text() -> void:
	var e := ComputeExpression.new()
	for piece: String in ["(", "-", "not ", "a+", "a if a else ", "\u0000", "é", "'", "1e", "a.x"]:
		check_equal(e.parse(piece.repeat(100_000), ["a"]), ERR_INVALID_PARAMETER, "many of %s" % var_to_str(piece))
	check_equal(e.parse("a", ["a", "a"]), ERR_INVALID_PARAMETER, "a name twice")
	check_equal(e.parse("a", ["if"]), ERR_INVALID_PARAMETER, "a word of the language")
	var names := PackedStringArray()
	for i in 17:
		names.append("a%d" % i)
	check_equal(e.parse("1", names), ERR_INVALID_PARAMETER, "17 inputs")


func _parsed(formula: String, names: PackedStringArray) -> ComputeExpression:
	var e := ComputeExpression.new()
	check_equal(e.parse(formula, names), OK, formula)
	check_equal(e.get_error_text(), "", formula)
	return e


func _execute(formula: String, names: PackedStringArray, inputs: Array) -> Variant:
	return _parsed(formula, names).execute(inputs)
