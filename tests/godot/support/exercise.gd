@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
class_name Exercise
extends RefCounted
## Everything the engine does with the memory of an array. Memory that was built wrongly shows
## here: wrong contents, or a crash.

# Beyond the room that an allocation of this size may have to spare.
const _FEW := 20
# So many elements take long to sort, which changes no memory but the elements'.
const _SLOW := 100_000


## Puts [param array] through it. [param twin] has the same contents in memory that the engine made,
## and goes the same way; after every step the two must be the same. Both are changed.
static func storage(suite: TestSuite, array: Variant, twin: Variant, what: String) -> void:
	_compare(suite, array, twin, what + ", as it came")
	var value: Variant = twin[0]
	for step in _steps(twin.size()):
		if step[0] == "sort" and twin.size() > _SLOW:
			continue
		var change: Callable = step[1]
		change.call(array, value)
		change.call(twin, value)
		_compare(suite, array, twin, "%s, after %s" % [what, step[0]])
	_check_copies_apart(suite, array, twin, what)
	array.clear()
	suite.check_equal(array.size(), 0, "size of %s after clear" % what)
	array.append(value)
	suite.check_equal(array[0], value, "element of %s after clear and append" % what)


## Grows, shrinks and frees [param array]; short enough to be done thousands of times.
static func briefly(array: PackedVector3Array) -> void:
	var size := array.size()
	for i in _FEW:
		array.append(Vector3.ONE)
	array.resize(size * 2 + 1)
	array.resize(size)


# The name of each step and what it does.
static func _steps(size: int) -> Array[Array]:
	@warning_ignore("integer_division")
	var half := size / 2
	return [
		["append", func(a: Variant, v: Variant) -> void: a.append(v)],
		["more appends", func(a: Variant, v: Variant) -> void: _append(a, v, _FEW)],
		["resize down", func(a: Variant, _v: Variant) -> void: a.resize(half + 1)],
		["resize up", func(a: Variant, _v: Variant) -> void: a.resize(size * 3 + 5)],
		["resize back", func(a: Variant, _v: Variant) -> void: a.resize(size)],
		["append_array", func(a: Variant, _v: Variant) -> void: a.append_array(a.duplicate())],
		["insert", func(a: Variant, v: Variant) -> void: a.insert(half, v)],
		["remove_at", func(a: Variant, _v: Variant) -> void: a.remove_at(0)],
		["reverse", func(a: Variant, _v: Variant) -> void: a.reverse()],
		["set", func(a: Variant, v: Variant) -> void: a[half] = v],
		["sort", func(a: Variant, _v: Variant) -> void: a.sort()],
		["fill", func(a: Variant, v: Variant) -> void: a.fill(v)],
		["resize to one", func(a: Variant, _v: Variant) -> void: a.resize(1)],
		["resize from one", func(a: Variant, _v: Variant) -> void: a.resize(size)],
	]


static func _append(array: Variant, value: Variant, times: int) -> void:
	for i in times:
		array.append(value)


# Copies are left alone by a change of the array, and the other way round.
static func _check_copies_apart(
		suite: TestSuite, array: Variant, twin: Variant, what: String) -> void:
	var copy: Variant = array.duplicate()
	var part: Variant = array.slice(0, array.size() - 1)
	array.append(array[0])
	array.remove_at(0)
	_compare(suite, copy, twin, what + ", its copy")
	_compare(suite, part, twin.slice(0, twin.size() - 1), what + ", its slice")
	copy.append(copy[0])
	suite.check_equal(array.size(), twin.size(), "size of %s after its copy grew" % what)


static func _compare(suite: TestSuite, array: Variant, twin: Variant, what: String) -> void:
	suite.checks += 1
	# By bytes, for NaN and -0.
	if var_to_bytes(array) != var_to_bytes(twin):
		suite.fail("%s: contents differ (sizes %d and %d)" % [what, array.size(), twin.size()])
