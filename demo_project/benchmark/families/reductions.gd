extends BenchmarkFamily
## What becomes of a whole array. Sums differ from the loop's by their order, and where that adds vectors by 32 bits.


func get_operations() -> Array[BenchmarkOperation]:
	var floats := BenchmarkInputs.floats(-100.0, 100.0)
	return [
		operation(&"sum", [floats], 4).within(1e-9, 1e-3),
		operation(&"mean", [floats], 4).within(1e-9, 1e-9),
		operation(&"variance", [floats], 4).within(1e-9),
		operation(&"standard_deviation", [floats], 4).within(1e-9),
		operation(&"min", [floats], 4),
		operation(&"max", [floats], 4),
		operation(&"argmin", [floats], 4),
		operation(&"argmax", [floats], 4),
		operation(&"dot_product", [floats, floats], 8).within(1e-9, 1e-3),
		operation(&"norm", [floats], 4).within(1e-9),
		operation(&"sum_int", [BenchmarkInputs.integers(-1000, 1000)], 4),
		operation(&"any", [BenchmarkInputs.constants(0.0)], 4),
		operation(&"all", [BenchmarkInputs.constants(1.0)], 4),
		operation(&"centroid", [BenchmarkInputs.vectors()], 12).within(1e-2, 1e-2),
		operation(&"bounds", [BenchmarkInputs.vectors()], 12),
		operation(&"centroid_2d", [BenchmarkInputs.vectors_2d()], 8).within(1e-2, 1e-2),
		operation(&"bounds_2d", [BenchmarkInputs.vectors_2d()], 8),
		operation(&"sum_vectors", [BenchmarkInputs.vectors()], 12).within(1e-2, 100.0),
		operation(&"histogram", [floats, 100, -100.0, 100.0], 4),
		operation(&"cumulative_sum", [floats], 8).fresh().within(1e-4, 1e-1),
	]


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _sum_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = 0.0
		for x in array:
			result += x
	return result


func _mean_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = 0.0
		for x in array:
			result += x
		result /= array.size()
	return result


func _variance_gdscript(array, repeats):
	var result
	for repeat in repeats:
		var mean = 0.0
		for x in array:
			mean += x
		mean /= array.size()
		result = 0.0
		for x in array:
			result += (x - mean) ** 2
		result /= array.size()
	return result


func _standard_deviation_gdscript(array, repeats):
	var result
	for repeat in repeats:
		var mean = 0.0
		for x in array:
			mean += x
		mean /= array.size()
		result = 0.0
		for x in array:
			result += (x - mean) ** 2
		result = sqrt(result / array.size())
	return result


func _min_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = array[0]
		for x in array:
			if x < result:
				result = x
	return result


func _max_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = array[0]
		for x in array:
			if x > result:
				result = x
	return result


func _argmin_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = 0
		for i in array.size():
			if array[i] < array[result]:
				result = i
	return result


func _argmax_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = 0
		for i in array.size():
			if array[i] > array[result]:
				result = i
	return result


func _dot_product_gdscript(a, b, repeats):
	var result
	for repeat in repeats:
		result = 0.0
		for i in a.size():
			result += a[i] * b[i]
	return result


func _norm_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = 0.0
		for x in array:
			result += x * x
		result = sqrt(result)
	return result


func _sum_int_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = 0
		for x in array:
			result += x
	return result


func _any_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = false
		for x in array:
			if x != 0:
				result = true
				break
	return result


func _all_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = true
		for x in array:
			if x == 0:
				result = false
				break
	return result


func _centroid_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = Vector3.ZERO
		for x in array:
			result += x
		result /= array.size()
	return result


func _bounds_gdscript(array, repeats):
	var result
	for repeat in repeats:
		var least = array[0]
		var greatest = array[0]
		for x in array:
			least = least.min(x)
			greatest = greatest.max(x)
		result = AABB(least, greatest - least)
	return result


func _centroid_2d_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = Vector2.ZERO
		for x in array:
			result += x
		result /= array.size()
	return result


func _bounds_2d_gdscript(array, repeats):
	var result
	for repeat in repeats:
		var least = array[0]
		var greatest = array[0]
		for x in array:
			least = least.min(x)
			greatest = greatest.max(x)
		result = Rect2(least, greatest - least)
	return result


func _sum_vectors_gdscript(array, repeats):
	var result
	for repeat in repeats:
		result = Vector3.ZERO
		for x in array:
			result += x
	return result


func _histogram_gdscript(array, bins, from, to, repeats):
	var result
	for repeat in repeats:
		result = PackedInt32Array()
		result.resize(bins)
		for x in array:
			if x >= from and x <= to:
				result[mini(int((x - from) * (bins / (to - from))), bins - 1)] += 1
	return result


func _cumulative_sum_gdscript(arrays, repeats):
	for repeat in repeats:
		var array = arrays[repeat]
		var sum = 0.0
		for i in array.size():
			sum += array[i]
			array[i] = sum
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _sum_new(array: PackedFloat32Array, repeats: int) -> float:
	var result: float
	for repeat in repeats:
		result = Compute.sum(array)
	return result


func _mean_new(array: PackedFloat32Array, repeats: int) -> float:
	var result: float
	for repeat in repeats:
		result = Compute.mean(array)
	return result


func _variance_new(array: PackedFloat32Array, repeats: int) -> float:
	var result: float
	for repeat in repeats:
		result = Compute.variance(array)
	return result


func _standard_deviation_new(array: PackedFloat32Array, repeats: int) -> float:
	var result: float
	for repeat in repeats:
		result = Compute.standard_deviation(array)
	return result


func _min_new(array: PackedFloat32Array, repeats: int) -> float:
	var result: float
	for repeat in repeats:
		result = Compute.min(array)
	return result


func _max_new(array: PackedFloat32Array, repeats: int) -> float:
	var result: float
	for repeat in repeats:
		result = Compute.max(array)
	return result


func _argmin_new(array: PackedFloat32Array, repeats: int) -> int:
	var result: int
	for repeat in repeats:
		result = Compute.argmin(array)
	return result


func _argmax_new(array: PackedFloat32Array, repeats: int) -> int:
	var result: int
	for repeat in repeats:
		result = Compute.argmax(array)
	return result


func _dot_product_new(a: PackedFloat32Array, b: PackedFloat32Array, repeats: int) -> float:
	var result: float
	for repeat in repeats:
		result = Compute.dot_product(a, b)
	return result


func _norm_new(array: PackedFloat32Array, repeats: int) -> float:
	var result: float
	for repeat in repeats:
		result = Compute.norm(array)
	return result


func _sum_int_new(array: PackedInt32Array, repeats: int) -> int:
	var result: int
	for repeat in repeats:
		result = Compute.sum_int(array)
	return result


func _any_new(array: PackedFloat32Array, repeats: int) -> bool:
	var result: bool
	for repeat in repeats:
		result = Compute.any(array)
	return result


func _all_new(array: PackedFloat32Array, repeats: int) -> bool:
	var result: bool
	for repeat in repeats:
		result = Compute.all(array)
	return result


func _centroid_new(array: PackedVector3Array, repeats: int) -> Vector3:
	var result: Vector3
	for repeat in repeats:
		result = Compute.centroid(array)
	return result


func _bounds_new(array: PackedVector3Array, repeats: int) -> AABB:
	var result: AABB
	for repeat in repeats:
		result = Compute.bounds(array)
	return result


func _centroid_2d_new(array: PackedVector2Array, repeats: int) -> Vector2:
	var result: Vector2
	for repeat in repeats:
		result = Compute.centroid_2d(array)
	return result


func _bounds_2d_new(array: PackedVector2Array, repeats: int) -> Rect2:
	var result: Rect2
	for repeat in repeats:
		result = Compute.bounds_2d(array)
	return result


func _sum_vectors_new(array: PackedVector3Array, repeats: int) -> Vector3:
	var result: Vector3
	for repeat in repeats:
		result = Compute.sum_vectors(array)
	return result


func _histogram_new(array: PackedFloat32Array, bins: int, from: float, to: float, repeats: int) -> PackedInt32Array:
	var result: PackedInt32Array
	for repeat in repeats:
		result = Compute.histogram(array, bins, from, to)
	return result


func _cumulative_sum_in_place(arrays: Array[PackedFloat32Array], repeats: int) -> void:
	for repeat in repeats:
		Compute.cumulative_sum(arrays[repeat])
