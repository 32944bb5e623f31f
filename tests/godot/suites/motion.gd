extends TestSuite
## One step of many bodies against GDScript's own loop.

const _COUNTS: Array[int] = [0, 1, 2, 3, 5, 15, 16, 17, 31, 33, 64, 99, 100, 511, 513, 2000]
const _GRAVITY := Vector3(0.5, -9.8, 0.25)


@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
func test_integrate() -> void:
	for type: int in [TYPE_PACKED_VECTOR2_ARRAY, TYPE_PACKED_VECTOR3_ARRAY]:
		var gravity: Variant = Vector2(0.5, -9.8) if type == TYPE_PACKED_VECTOR2_ARRAY else _GRAVITY
		for count in _COUNTS:
			_check_step(type, count, gravity)
			_check_step(type, count, Numbers.vectors_of_type(type, count, 2))


func test_bounce_in_box() -> void:
	var bounds := AABB(Vector3(-2, 0, -1), Vector3(5, 0, 3))
	var rect := Rect2(-2, 0, 5, 1)
	for count in _COUNTS:
		var p: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, count)
		var v: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, count, 1)
		var wanted := _bounced(p, v, bounds.position, bounds.end)
		var got := [p.duplicate(), v.duplicate()]
		var typed_p: PackedVector3Array = got[0]
		var typed_v: PackedVector3Array = got[1]
		Compute.bounce_in_box(typed_p, typed_v, bounds)
		check_equal([typed_p, typed_v], wanted, "in space, %d" % count)
		got = [p.duplicate(), v.duplicate()]
		Callable(Compute, "bounce_in_box").call(got[0], got[1], bounds)
		check_equal(got, wanted, "in space, untyped, %d" % count)
		var p_2d: PackedVector2Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR2_ARRAY, count)
		var v_2d: PackedVector2Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR2_ARRAY, count, 1)
		wanted = _bounced(p_2d, v_2d, rect.position, rect.end)
		got = [p_2d.duplicate(), v_2d.duplicate()]
		var typed_p_2d: PackedVector2Array = got[0]
		var typed_v_2d: PackedVector2Array = got[1]
		Compute.bounce_in_box_2d(typed_p_2d, typed_v_2d, rect)
		check_equal([typed_p_2d, typed_v_2d], wanted, "in the plane, %d" % count)
		got = [p_2d.duplicate(), v_2d.duplicate()]
		Callable(Compute, "bounce_in_box_2d").call(got[0], got[1], rect)
		check_equal(got, wanted, "in the plane, untyped, %d" % count)


func test_ranges() -> void:
	var p: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 40)
	var v: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 40, 1)
	var accelerations: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 40, 2)
	var whole := _stepped(p, v, 0.5, accelerations)
	var got := [p.duplicate(), v.duplicate()]
	Compute.integrate(got[0], got[1], 0.5, accelerations, 5, 20)
	for i in 40:
		var is_moved := i >= 5 and i < 25
		check_equal(got[0][i], whole[0][i] if is_moved else p[i], "position %d" % i)
		check_equal(got[1][i], whole[1][i] if is_moved else v[i], "velocity %d" % i)
	expect_error("Compute.integrate: 'from' is 30 and 'count' is 20, but the array has 40 elements")
	Compute.integrate(p, v, 0.5, Vector3.ONE, 30, 20)
	Compute.integrate(p, v, 0.5, Vector3.ONE, 40, 0)
	check_equal(p, Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 40), "nothing moves")


func test_ranges_and_shared_arrays_in_a_box() -> void:
	var bounds := AABB(Vector3(-2, 0, -1), Vector3(5, 0, 3))
	var p: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 40)
	var v: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 40, 1)
	var whole := _bounced(p, v, bounds.position, bounds.end)
	var positions := p.duplicate()
	var velocities := v.duplicate()
	Compute.bounce_in_box(positions, velocities, bounds, 5, 20)
	for i in 40:
		var is_changed := i >= 5 and i < 25
		check_equal(positions[i], whole[0][i] if is_changed else p[i], "position %d" % i)
		check_equal(velocities[i], whole[1][i] if is_changed else v[i], "velocity %d" % i)
	check_equal(p, Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 40), "the original stays")


## Zeros of both signs, infinities, NaN and subnormals, as positions, velocities and accelerations.
func test_special_values() -> void:
	var all := Bits.to_floats(Samples.SPECIAL + Samples.NANS)
	var floats := PackedFloat32Array()
	for a in all:
		for b in all:
			floats.append_array([a, b, 1.5])
	var p := floats.to_byte_array().to_vector3_array()
	floats.reverse()
	var v := floats.to_byte_array().to_vector3_array()
	var bounds := AABB(Vector3(-2, 0, -1), Vector3(5, 0, INF))
	for acceleration: Variant in [_GRAVITY, v.duplicate()]:
		var got := [p.duplicate(), v.duplicate()]
		Compute.integrate(got[0], got[1], 0.3, acceleration)
		_check_same(got, _stepped(p, v, 0.3, acceleration), "integrate")
	var got := [p.duplicate(), v.duplicate()]
	Compute.bounce_in_box(got[0], got[1], bounds)
	_check_same(got, _bounced(p, v, bounds.position, bounds.end), "bounce_in_box")


func test_accelerations_that_are_changed() -> void:
	var p: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 1000)
	var v: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 1000, 1)
	var got := [p.duplicate(), v.duplicate()]
	Compute.integrate(got[0], got[1], 0.25, got[0])
	check_equal(got, _stepped(p, v, 0.25, p), "the positions")
	got = [p.duplicate(), v.duplicate()]
	Compute.integrate(got[0], got[1], 0.25, got[1])
	check_equal(got, _stepped(p, v, 0.25, v), "the velocities")
	got = [p.duplicate(), v.duplicate()]
	Compute.integrate(got[0], got[1], 0.25, got[0], 300, 500)
	var whole := _stepped(p, v, 0.25, p)
	var expected: PackedVector3Array = p.slice(0, 300) + whole[0].slice(300, 800) + p.slice(800)
	check_equal(got[0], expected, "the positions, in a range")


func test_shared_arrays() -> void:
	var p: PackedVector3Array = Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 100)
	var wanted := _stepped(p, p, 0.5, _GRAVITY)
	var positions := p.duplicate()
	var velocities := p.duplicate()
	var before := Compute.get_copy_count()
	Compute.integrate(positions, velocities, 0.5, _GRAVITY)
	check_equal(Compute.get_copy_count(), before + 2, "each gets memory of its own")
	check_equal([positions, velocities], wanted, "moved")
	check_equal(p, Numbers.vectors_of_type(TYPE_PACKED_VECTOR3_ARRAY, 100), "the original stays")
	Compute.integrate(positions, velocities, 0.5, _GRAVITY)
	check_equal(Compute.get_copy_count(), before + 2, "and keeps it")
	positions.append(Vector3.ONE)
	velocities.resize(3)
	check_equal([positions.size(), velocities.size()], [101, 3], "sizes afterwards")


func test_errors_change_nothing() -> void:
	var p := PackedVector3Array([Vector3.ONE, Vector3.ZERO])
	var v := PackedVector3Array([Vector3.ONE])
	expect_error("Compute.integrate: 'positions' has 2 elements, 'velocities' has 1")
	Compute.integrate(p, v, 1.0, Vector3.ONE)
	expect_error("Compute.integrate: 'velocities' is of type PackedVector2Array, not an array of the type of 'positions'")
	Compute.integrate(p, PackedVector2Array([Vector2.ONE, Vector2.ONE]), 1.0, Vector3.ONE)
	expect_error("Compute.integrate: 'positions' is of type PackedFloat32Array, not a PackedVector2Array or a PackedVector3Array")
	Compute.integrate(PackedFloat32Array([1.0]), v, 1.0, Vector3.ONE)
	expect_error("Compute.integrate: 'acceleration' is of type Vector2, not a Vector3 or a PackedVector3Array")
	Compute.integrate(p, p.duplicate(), 1.0, Vector2.ONE)
	expect_error("Compute.integrate: 'acceleration' has 1 elements, 'positions' has 2")
	Compute.integrate(p, p.duplicate(), 1.0, v)
	expect_error("Compute.integrate: 'positions' and 'velocities' are one array, and both are changed")
	Compute.integrate(p, p, 1.0, Vector3.ONE)
	expect_error("Compute.bounce_in_box: 'positions' and 'velocities' are one array, and both are changed")
	Compute.bounce_in_box(p, p, AABB())
	expect_error("Compute.bounce_in_box: 'bounds' has the size [1, -1, 1], which is negative")
	Compute.bounce_in_box(p, p.duplicate(), AABB(Vector3.ZERO, Vector3(1, -1, 1)))
	expect_error("Compute.bounce_in_box_2d: 'bounds' has the size [-1, NaN], which is negative")
	Compute.bounce_in_box_2d(PackedVector2Array(), PackedVector2Array(), Rect2(0, 0, -1, NAN))
	check_equal(p, PackedVector3Array([Vector3.ONE, Vector3.ZERO]), "the positions")
	check_equal(v, PackedVector3Array([Vector3.ONE]), "the velocities")


func _check_same(actual: Array, expected: Array, what: String) -> void:
	for i in 2:
		check(
				Bits.are_same_but_for_nan(actual[i].to_byte_array(), expected[i].to_byte_array()),
				"%s: %s" % [what, "velocities" if i == 1 else "positions"])


func _check_step(type: int, count: int, acceleration: Variant) -> void:
	var p: Variant = Numbers.vectors_of_type(type, count)
	var v: Variant = Numbers.vectors_of_type(type, count, 1)
	var wanted := _stepped(p, v, 0.3, acceleration)
	var got := [p.duplicate(), v.duplicate()]
	Compute.integrate(got[0], got[1], 0.3, acceleration)
	check_equal(got, wanted, "type %d, %d" % [type, count])
	got = [p.duplicate(), v.duplicate()]
	Callable(Compute, "integrate").call(got[0], got[1], 0.3, acceleration)
	check_equal(got, wanted, "untyped, type %d, %d" % [type, count])


func _stepped(p: Variant, v: Variant, delta: float, acceleration: Variant) -> Array:
	var positions: Variant = p.duplicate()
	var velocities: Variant = v.duplicate()
	for i: int in positions.size():
		var a: Variant = acceleration[i] if typeof(acceleration) >= TYPE_PACKED_BYTE_ARRAY else acceleration
		velocities[i] += a * delta
		positions[i] += velocities[i] * delta
	return [positions, velocities]


func _bounced(p: Variant, v: Variant, low: Variant, high: Variant) -> Array:
	var positions: Variant = p.duplicate()
	var velocities: Variant = v.duplicate()
	var components := 2 if low is Vector2 else 3
	for i: int in positions.size():
		var position: Variant = positions[i]
		var velocity: Variant = velocities[i]
		for c in components:
			if position[c] < low[c]:
				position[c] = low[c]
				velocity[c] = absf(velocity[c])
			elif position[c] > high[c]:
				position[c] = high[c]
				velocity[c] = -absf(velocity[c])
		positions[i] = position
		velocities[i] = velocity
	return [positions, velocities]
@warning_ignore_restore("unsafe_method_access", "unsafe_call_argument")
