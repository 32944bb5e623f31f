@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
extends TestSuite
## Every element-wise operation, for every type of array and kind of operand, against the loop that
## its row in the table gives.
##
## Operations of several steps are off from it where the elements have 32 bits, by as much as their
## rows say at most: then numbers are such that no step makes a jump of a small difference. (They are
## compared with the engine's own methods, bit for bit, where there are such: elementwise_engine.gd.)

const _COUNT := 100

var _operations := ElementwiseOperation.all()


func test_the_table_is_there() -> void:
	check(_operations.size() > 25, "%d operations" % _operations.size())
	for operation in _operations:
		check(ClassDB.class_has_method("Compute", operation.name), "Compute.%s" % operation.name)
		check(not operation.types.is_empty(), "%s takes something" % operation)
		for type in operation.types:
			check(type in ElementArrays.TYPES, "%s takes type %d" % [operation, type])


func test_parameters() -> void:
	for method in ClassDB.class_get_method_list("Compute", true):
		for operation in _operations:
			if method["name"] == operation.name:
				var parameters: Array = method["args"]
				var names := parameters.map(func(one: Dictionary) -> String: return one["name"])
				var wanted := ["array"] + Array(operation.operands) + ["from", "count"]
				check_equal(names, wanted, "parameters of %s" % operation)
				var types := parameters.map(func(one: Dictionary) -> int: return one["type"])
				check_equal(types.slice(-2), [TYPE_INT, TYPE_INT], "range of %s" % operation)
				check_equal(types.slice(0, -2).max(), TYPE_NIL, "types of %s" % operation)
				check_equal(method["default_args"], [0, -1], "defaults of %s" % operation)


func test_every_length_to_100() -> void:
	for operation in _operations:
		for type in operation.types:
			for shapes: Array in operation.shapes(type):
				var values := ElementwiseSamples.operands(operation, shapes, type, _COUNT)
				_compare_all_lengths(operation, type, values)


## Where the operands are the array itself.
func test_array_with_itself() -> void:
	for operation in _operations:
		if operation.operands.is_empty():
			continue
		for type in operation.types:
			for count: int in [1, 2, 7, 33, _COUNT]:
				# No integer 0, which would be a divisor.
				var elements: Variant = ElementArrays.first(_without_zeros(type), count)
				var copy: Variant = ElementArrays.own(elements)
				var others := []
				others.resize(operation.operands.size())
				others.fill(copy)
				var wanted: Variant = ElementArrays.own(elements)
				operation.loop(wanted, others)
				var array: Variant = ElementArrays.own(elements)
				others.fill(array)
				operation.call_typed(array, others)
				var what := "%s of %d with itself" % [_what(operation, type, others), count]
				_check_near(operation, array, wanted, elements, [copy], what)


func test_special_values() -> void:
	for operation in _operations:
		for type in operation.types:
			if not operation.is_exact(type):
				continue
			for shapes: Array in operation.shapes(type):
				# A number meets only some of the others at a time.
				var chances := 20 if ElementwiseOperation.Shape.NUMBER in shapes else 1
				for chance in chances:
					var count := 1500 if chances == 1 else 60
					var elements: Variant = ElementwiseSamples.special(type, count, chance)
					var values := ElementwiseSamples.special_operands(
							operation, shapes, type, count, chance)
					var wanted: Variant = ElementArrays.own(elements)
					operation.loop(wanted, values)
					var array: Variant = ElementArrays.own(elements)
					operation.call_typed(array, values)
					var what := "%s, chance %d" % [_what(operation, type, values), chance]
					_check_same(array, wanted, what)


func test_every_byte_and_halves() -> void:
	for operation in _operations:
		for type in operation.types:
			if operation.is_exact(type):
				var shapes: Array = operation.shapes(type)[0]
				var numbers := ElementwiseSamples.special_numbers(type)
				while numbers.size() % ElementArrays.width(type) != 0:
					numbers.append(1)
				var elements: Variant = ElementArrays.from_numbers(type, numbers)
				var values := ElementwiseSamples.operands(operation, shapes, type, elements.size())
				var wanted: Variant = ElementArrays.own(elements)
				operation.loop(wanted, values)
				operation.call_typed(elements, values)
				_check_same(elements, wanted, _what(operation, type, values))


func test_untyped_calls() -> void:
	for operation in _operations:
		for type in operation.types:
			for shapes: Array in operation.plain_shapes(type):
				var elements: Variant = ElementwiseSamples.plain(type, 21)
				var values := ElementwiseSamples.operands(operation, shapes, type, 21)
				var what := _what(operation, type, values)
				var typed: Variant = ElementArrays.own(elements)
				operation.call_typed(typed, values)
				for limits: Array in [[], [0], [0, -1], [0, 21]]:
					var array: Variant = ElementArrays.own(elements)
					operation.call_untyped(array, values, limits)
					_check_same(array, typed, "untyped, %s %s" % [what, limits])
				var part: Variant = ElementArrays.own(elements)
				operation.call_untyped(part, values, [5])
				_check_same(part.slice(0, 5), elements.slice(0, 5), "before, " + what)
				_check_same(part.slice(5), typed.slice(5), "from 5 on, " + what)


## An int in place of a float, and the other way round, is the same number.
func test_ints_for_floats_and_floats_for_ints() -> void:
	for operation in _operations:
		for type in operation.types:
			var elements: Variant = ElementwiseSamples.plain(type, 21)
			var ints := []
			for i in operation.operands.size():
				ints.append(i + 2)
			var one: Variant = ElementArrays.own(elements)
			operation.call_typed(one, ints)
			var other: Variant = ElementArrays.own(elements)
			operation.call_typed(other, ints.map(func(number: int) -> float: return number))
			_check_same(one, other, _what(operation, type, ints))


func test_ranges() -> void:
	for operation in _operations:
		for type in operation.types:
			for shapes: Array in operation.plain_shapes(type):
				var elements: Variant = ElementwiseSamples.plain(type, _COUNT)
				var values := ElementwiseSamples.operands(operation, shapes, type, _COUNT)
				var all: Variant = ElementArrays.own(elements)
				operation.call_typed(all, values)
				for limits: Array in [[0, 0], [100, 0], [100, -1], [3, -1], [0, 99], [17, 40], [99, 1]]:
					var from: int = limits[0]
					var count: int = limits[1]
					var end := _COUNT if count == -1 else from + count
					var array: Variant = ElementArrays.own(elements)
					operation.call_typed(array, values, from, count)
					var what := "%s, %s" % [_what(operation, type, values), limits]
					_check_same(array.slice(0, from), elements.slice(0, from), "before, " + what)
					_check_same(array.slice(from, end), all.slice(from, end), "within, " + what)
					_check_same(array.slice(end), elements.slice(end), "behind, " + what)


func test_duplicates() -> void:
	for operation in _operations:
		for type in operation.types:
			for shapes: Array in operation.plain_shapes(type):
				for limits: Array in [[0, -1], [3, 5], [0, 20], [21, -1]]:
					_check_duplicate(operation, type, shapes, limits)


## Operands that share their memory with the array, or are it, after a duplicate was made.
func test_duplicate_with_itself() -> void:
	for operation in _operations:
		if operation.operands.is_empty():
			continue
		for type in operation.types:
			var elements: Variant = _without_zeros(type)
			var wanted: Variant = ElementArrays.own(elements)
			_call_with(operation, wanted, ElementArrays.own(elements))
			for with_copy: bool in [false, true]:
				var array: Variant = ElementArrays.own(elements)
				var copy: Variant = array.duplicate()
				_call_with(operation, array, copy if with_copy else array)
				var what := "%s, %s" % [_what(operation, type, []), with_copy]
				_check_same(array, wanted, "the array, " + what)
				_check_same(copy, elements, "its copy, " + what)


func test_empty_arrays() -> void:
	for operation in _operations:
		for type in operation.types:
			for shapes: Array in operation.plain_shapes(type):
				var empty: Variant = ElementArrays.from_numbers(type, [])
				var values := ElementwiseSamples.operands(operation, shapes, type, 0)
				operation.call_typed(empty, values)
				operation.call_untyped(empty, values, [0, 0])
				check_equal(empty.size(), 0, _what(operation, type, values))


func _compare_all_lengths(operation: ElementwiseOperation, type: int, values: Array) -> void:
	var elements: Variant = ElementwiseSamples.plain(type, _COUNT)
	var what := _what(operation, type, values)
	var wanted: Variant = ElementArrays.own(elements)
	operation.loop(wanted, values)
	var all: Variant = ElementArrays.own(elements)
	operation.call_typed(all, values)
	_check_near(operation, all, wanted, elements, values, what)
	for count in _COUNT:
		var array: Variant = ElementArrays.first(elements, count)
		operation.call_typed(array, ElementwiseSamples.first(values, count))
		_check_same(array, ElementArrays.first(all, count), "%s, %d elements" % [what, count])


func _check_duplicate(
		operation: ElementwiseOperation, type: int, shapes: Array, limits: Array) -> void:
	var values := ElementwiseSamples.operands(operation, shapes, type, 21)
	var elements: Variant = ElementwiseSamples.plain(type, 21)
	var wanted: Variant = ElementArrays.own(elements)
	operation.call_typed.callv([wanted, values] + limits)
	var original: Variant = ElementArrays.own(elements)
	var copy: Variant = original.duplicate()
	var copies := Compute.get_copy_count()
	var bytes := Compute.get_copied_bytes()
	operation.call_typed.callv([copy, values] + limits)
	var what := "%s, %s" % [_what(operation, type, values), limits]
	# Where nothing is changed, nothing is copied.
	var copied := 0 if limits[0] == 21 else 1
	check_equal(Compute.get_copy_count() - copies, copied, "copies, " + what)
	check_equal(
			Compute.get_copied_bytes() - bytes, copied * 21 * ElementArrays.stride(type),
			"bytes, " + what)
	_check_same(copy, wanted, "the copy, " + what)
	_check_same(original, elements, "the original, " + what)


func _call_with(operation: ElementwiseOperation, array: Variant, other: Variant) -> void:
	var values := []
	values.resize(operation.operands.size())
	values.fill(other)
	operation.call_typed(array, values)


func _without_zeros(type: int) -> Variant:
	var elements: Variant = ElementwiseSamples.plain(type, _COUNT)
	if ElementArrays.is_integer(type):
		for i in _COUNT:
			elements[i] = maxi(absi(elements[i]), 1)
	return elements


func _what(operation: ElementwiseOperation, type: int, values: Array) -> String:
	var kinds := values.map(func(value: Variant) -> String: return type_string(typeof(value)))
	return "%s of %s with %s" % [operation, type_string(type), kinds]


func _check_same(actual: Variant, expected: Variant, what: String) -> void:
	checks += 1
	var difference := ElementArrays.difference(actual, expected)
	if not difference.is_empty():
		fail("%s: %s" % [what, difference])


# The same, or as near as the operation's row says.
func _check_near(
		operation: ElementwiseOperation, actual: Variant, wanted: Variant, elements: Variant,
		values: Array, what: String) -> void:
	if operation.is_exact(typeof(wanted)):
		_check_same(actual, wanted, what)
		return
	checks += 1
	if actual.size() != wanted.size():
		fail("%s: %d elements, not %d" % [what, actual.size(), wanted.size()])
		return
	while values.size() < operation.operands.size():
		values.append(values[0])
	var reaches := operation.reaches(elements, values)
	var ours := ElementArrays.to_numbers(actual)
	var theirs := ElementArrays.to_numbers(wanted)
	for i in ours.size():
		if is_nan(ours[i]) and is_nan(theirs[i]) or ours[i] == theirs[i]:
			continue
		var tolerance := operation.tolerance(typeof(wanted), theirs[i], reaches[i])
		if not absf(ours[i] - theirs[i]) <= tolerance:
			fail("%s: number %d is %s, not %s" % [what, i, ours[i], theirs[i]])
			return
