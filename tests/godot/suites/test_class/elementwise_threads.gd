@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
extends TestSuite
## Element-wise operations on arrays that one thread is not left alone with, and on somewhat smaller
## ones: the same bits with any number of threads.

# Names and types, and where a second thread begins to help.
const _CASES: Array[Array] = [
	["add", TYPE_PACKED_FLOAT32_ARRAY, 1_866_666],
	["fposmod", TYPE_PACKED_FLOAT32_ARRAY, 233_333],
	["smoothstep", TYPE_PACKED_FLOAT64_ARRAY, 280_000],
	["posmod", TYPE_PACKED_INT32_ARRAY, 186_666],
	["wrap", TYPE_PACKED_BYTE_ARRAY, 2_240_000],
	["remap", TYPE_PACKED_VECTOR3_ARRAY, 266_666],
	["lerp", TYPE_PACKED_COLOR_ARRAY, 350_000],
]
const _THREADS: PackedInt64Array = [1, 2, 3, 8]


func test_numbers() -> void:
	_test(ElementwiseOperation.Shape.NUMBER)


func test_arrays() -> void:
	_test(ElementwiseOperation.Shape.ARRAY)


func test_ranges_and_duplicates() -> void:
	for case in _CASES:
		var operation := _find(case[0])
		var type: int = case[1]
		var least: int = case[2]
		var size := least * 2 + 77
		var elements: Variant = _many(ElementwiseSamples.plain(type, 4099), size)
		var values := _operands(operation, type, size, ElementwiseOperation.Shape.ARRAY)
		Compute.set_thread_count(1)
		var all: Variant = ElementArrays.own(elements)
		operation.call_typed(all, values)
		for threads in _THREADS:
			Compute.set_thread_count(threads)
			var copy: Variant = elements.duplicate()
			operation.call_typed(copy, values, 33, size - 50)
			var what := "%s, %d threads" % [operation, threads]
			_check_same(copy.slice(33, -17), all.slice(33, -17), "within, " + what)
			_check_same(copy.slice(0, 33), elements.slice(0, 33), "before, " + what)
			_check_same(copy.slice(-17), elements.slice(-17), "behind, " + what)


func _test(shape: ElementwiseOperation.Shape) -> void:
	for case in _CASES:
		var operation := _find(case[0])
		var type: int = case[1]
		var least: int = case[2]
		for size: int in [least - 1, least + 1, least * 2 + 77]:
			var elements: Variant = _many(ElementwiseSamples.plain(type, 4099), size)
			var values := _operands(operation, type, size, shape)
			var wanted: Variant = null
			for threads in _THREADS:
				Compute.set_thread_count(threads)
				var array: Variant = ElementArrays.own(elements)
				operation.call_typed(array, values)
				var what := "%s of %d, %d threads" % [operation, size, threads]
				if wanted == null:
					wanted = array
					_check_against_loop(operation, array, elements, values, what)
				else:
					_check_same(array, wanted, what)


# At the beginning, the middle and the end; operations that are exact.
func _check_against_loop(
		operation: ElementwiseOperation, array: Variant, elements: Variant, values: Array,
		what: String) -> void:
	if not operation.is_exact(typeof(array)):
		return
	var size: int = array.size()
	@warning_ignore("integer_division")
	for from: int in [0, size / 2 - 500, size - 1000]:
		var part: Variant = elements.slice(from, from + 1000)
		var of_part := values.map(func(value: Variant) -> Variant:
			return value.slice(from, from + 1000) if typeof(value) >= TYPE_PACKED_BYTE_ARRAY else value)
		operation.loop(part, of_part)
		_check_same(array.slice(from, from + 1000), part, "%s, from %d" % [what, from])


func _operands(
		operation: ElementwiseOperation, type: int, size: int,
		shape: ElementwiseOperation.Shape) -> Array:
	var shapes := []
	shapes.resize(operation.operands.size())
	shapes.fill(shape)
	return ElementwiseSamples.operands(operation, shapes, type, 4099).map(
			func(value: Variant) -> Variant:
				return _many(value, size) if typeof(value) >= TYPE_PACKED_BYTE_ARRAY else value)


func _find(title: String) -> ElementwiseOperation:
	for operation in ElementwiseOperation.all():
		if operation.name == title:
			return operation
	return null


# The elements over and over.
func _many(elements: Variant, count: int) -> Variant:
	var many: Variant = ElementArrays.own(elements)
	while many.size() < count:
		many.append_array(many.slice(0, count - many.size()))
	return ElementArrays.first(many, count)


func _check_same(actual: Variant, expected: Variant, what: String) -> void:
	checks += 1
	if actual != expected:
		fail("%s: %s" % [what, ElementArrays.difference(actual, expected)])
