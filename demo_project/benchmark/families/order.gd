extends BenchmarkFamily
## Sorting, and elements by their indices.


func get_operations() -> Array[BenchmarkOperation]:
	var numbers := BenchmarkInputs.floats(-100.0, 100.0)
	var places := BenchmarkInputs.places()
	return [
		operation(&"sort", [numbers], 8).fresh().loop_up_to(100_000),
		operation(&"sorted", [numbers], 8).loop_up_to(100_000),
		# All of them different: what is sorted by a script does not stay in order where they are equal.
		operation(&"argsort", [_make_different], 8).loop_up_to(100_000),
		operation(&"gathered", [numbers, places], 12),
		operation(&"scatter", [numbers, places, numbers], 12),
		operation(&"reorder", [numbers, places], 12),
		operation(&"unique", [numbers], 8).loop_up_to(100_000),
		operation(&"search_sorted", [_make_sorted, numbers], 12),
	]


static func _make_different(count: int, place: int) -> PackedFloat32Array:
	var places: PackedInt32Array = BenchmarkInputs.places().call(count, place)
	return PackedFloat32Array(Array(places))


static func _make_sorted(count: int, place: int) -> PackedFloat32Array:
	var result: PackedFloat32Array = BenchmarkInputs.floats(-100.0, 100.0).call(count, place)
	result.sort()
	return result


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _sort_gdscript(arrays, repeats):
	for repeat in repeats:
		var array = arrays[repeat]
		var numbers = Array(array)
		numbers.sort_custom(func(a, b): return a < b)
		for i in array.size():
			array[i] = numbers[i]


func _sorted_gdscript(array, repeats):
	var result
	for repeat in repeats:
		var numbers = Array(array)
		numbers.sort_custom(func(a, b): return a < b)
		result = PackedFloat32Array(numbers)
	return result


func _argsort_gdscript(array, repeats):
	var result
	for repeat in repeats:
		var indices = range(array.size())
		indices.sort_custom(func(a, b): return array[a] < array[b])
		result = PackedInt32Array(indices)
	return result


func _gathered_gdscript(array, indices, repeats):
	var result
	for repeat in repeats:
		result = PackedFloat32Array()
		result.resize(indices.size())
		for i in indices.size():
			result[i] = array[indices[i]]
	return result


func _scatter_gdscript(array, indices, values, repeats):
	for repeat in repeats:
		for i in indices.size():
			array[indices[i]] = values[i]


func _reorder_gdscript(array, indices, repeats):
	for repeat in repeats:
		var before = array.duplicate()
		for i in indices.size():
			array[i] = before[indices[i]]


func _unique_gdscript(array, repeats):
	var result
	for repeat in repeats:
		var found = {}
		for value in array:
			found[value] = true
		result = PackedFloat32Array(found.keys())
		result.sort()
	return result


func _search_sorted_gdscript(array, values, repeats):
	var result
	for repeat in repeats:
		result = PackedInt32Array()
		result.resize(values.size())
		for i in values.size():
			result[i] = array.bsearch(values[i])
	return result
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _sort_engine(arrays: Array[PackedFloat32Array], repeats: int) -> void:
	for repeat in repeats:
		arrays[repeat].sort()


func _sorted_engine(array: PackedFloat32Array, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = array.duplicate()
		result.sort()
	return result


func _sort_in_place(arrays: Array[PackedFloat32Array], repeats: int) -> void:
	for repeat in repeats:
		Compute.sort(arrays[repeat])


func _sorted_new(array: PackedFloat32Array, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.sorted(array)
	return result


func _argsort_new(array: PackedFloat32Array, repeats: int) -> PackedInt32Array:
	var result: PackedInt32Array
	for repeat in repeats:
		result = Compute.argsort(array)
	return result


func _gathered_new(array: PackedFloat32Array, indices: PackedInt32Array, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.gathered(array, indices)
	return result


func _scatter_in_place(
		array: PackedFloat32Array,
		indices: PackedInt32Array,
		values: PackedFloat32Array,
		repeats: int,
) -> void:
	for repeat in repeats:
		Compute.scatter(array, indices, values)


func _reorder_in_place(array: PackedFloat32Array, indices: PackedInt32Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.reorder(array, indices)


func _unique_new(array: PackedFloat32Array, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.unique(array)
	return result


func _search_sorted_new(array: PackedFloat32Array, values: PackedFloat32Array, repeats: int) -> PackedInt32Array:
	var result: PackedInt32Array
	for repeat in repeats:
		result = Compute.search_sorted(array, values)
	return result
