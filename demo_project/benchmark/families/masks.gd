extends BenchmarkFamily
## Comparisons and masks.


func get_operations() -> Array[BenchmarkOperation]:
	var floats := BenchmarkInputs.floats(-100.0, 100.0)
	return [
		operation(&"less", [floats, floats], 9),
		operation(&"less_equal", [floats, floats], 9),
		operation(&"greater", [floats, floats], 9),
		operation(&"greater_equal", [floats, floats], 9),
		operation(&"equal", [floats, floats], 9),
		operation(&"not_equal", [floats, floats], 9),
		operation(&"is_nan", [floats], 5),
		operation(&"mask_and", [BenchmarkInputs.masks(), BenchmarkInputs.masks()], 3),
		operation(&"mask_or", [BenchmarkInputs.masks(), BenchmarkInputs.masks()], 3),
		operation(&"mask_not", [BenchmarkInputs.masks()], 2),
		operation(&"count_nonzero", [floats], 4),
		operation(&"select", [floats, BenchmarkInputs.masks(), floats], 13),
		operation(&"find_nonzero", [BenchmarkInputs.masks()], 3),
		# Half of the elements stay.
		operation(&"compact", [floats, BenchmarkInputs.masks()], 7).fresh(),
	]


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _less_gdscript(array, other, repeats):
	var mask
	for repeat in repeats:
		mask = PackedByteArray()
		mask.resize(array.size())
		for i in array.size():
			mask[i] = 1 if array[i] < other[i] else 0
	return mask


func _less_equal_gdscript(array, other, repeats):
	var mask
	for repeat in repeats:
		mask = PackedByteArray()
		mask.resize(array.size())
		for i in array.size():
			mask[i] = 1 if array[i] <= other[i] else 0
	return mask


func _greater_gdscript(array, other, repeats):
	var mask
	for repeat in repeats:
		mask = PackedByteArray()
		mask.resize(array.size())
		for i in array.size():
			mask[i] = 1 if array[i] > other[i] else 0
	return mask


func _greater_equal_gdscript(array, other, repeats):
	var mask
	for repeat in repeats:
		mask = PackedByteArray()
		mask.resize(array.size())
		for i in array.size():
			mask[i] = 1 if array[i] >= other[i] else 0
	return mask


func _equal_gdscript(array, other, repeats):
	var mask
	for repeat in repeats:
		mask = PackedByteArray()
		mask.resize(array.size())
		for i in array.size():
			mask[i] = 1 if array[i] == other[i] else 0
	return mask


func _not_equal_gdscript(array, other, repeats):
	var mask
	for repeat in repeats:
		mask = PackedByteArray()
		mask.resize(array.size())
		for i in array.size():
			mask[i] = 1 if array[i] != other[i] else 0
	return mask


func _is_nan_gdscript(array, repeats):
	var mask
	for repeat in repeats:
		mask = PackedByteArray()
		mask.resize(array.size())
		for i in array.size():
			mask[i] = 1 if is_nan(array[i]) else 0
	return mask


func _mask_and_gdscript(mask, other, repeats):
	for repeat in repeats:
		for i in mask.size():
			mask[i] = 1 if mask[i] and other[i] else 0


func _mask_or_gdscript(mask, other, repeats):
	for repeat in repeats:
		for i in mask.size():
			mask[i] = 1 if mask[i] or other[i] else 0


func _mask_not_gdscript(mask, repeats):
	for repeat in repeats:
		for i in mask.size():
			mask[i] = 0 if mask[i] else 1


func _count_nonzero_gdscript(array, repeats):
	var count
	for repeat in repeats:
		count = 0
		for i in array.size():
			if array[i] != 0:
				count += 1
	return count


func _select_gdscript(array, mask, other, repeats):
	for repeat in repeats:
		for i in array.size():
			if not mask[i]:
				array[i] = other[i]


func _find_nonzero_gdscript(mask, repeats):
	var indices
	for repeat in repeats:
		indices = PackedInt32Array()
		for i in mask.size():
			if mask[i]:
				indices.append(i)
	return indices


func _compact_gdscript(arrays, mask, repeats):
	for repeat in repeats:
		var array = arrays[repeat]
		var kept = 0
		for i in array.size():
			if mask[i]:
				array[kept] = array[i]
				kept += 1
		array.resize(kept)
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _less_new(array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var mask: PackedByteArray
	for repeat in repeats:
		mask = Compute.less(array, other)
	return mask


func _less_into(out: PackedByteArray, array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	for repeat in repeats:
		Compute.less_into(out, array, other)
	return out


func _less_equal_new(array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var mask: PackedByteArray
	for repeat in repeats:
		mask = Compute.less_equal(array, other)
	return mask


func _less_equal_into(out: PackedByteArray, array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	for repeat in repeats:
		Compute.less_equal_into(out, array, other)
	return out


func _greater_new(array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var mask: PackedByteArray
	for repeat in repeats:
		mask = Compute.greater(array, other)
	return mask


func _greater_into(out: PackedByteArray, array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	for repeat in repeats:
		Compute.greater_into(out, array, other)
	return out


func _greater_equal_new(array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var mask: PackedByteArray
	for repeat in repeats:
		mask = Compute.greater_equal(array, other)
	return mask


func _greater_equal_into(out: PackedByteArray, array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	for repeat in repeats:
		Compute.greater_equal_into(out, array, other)
	return out


func _equal_new(array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var mask: PackedByteArray
	for repeat in repeats:
		mask = Compute.equal(array, other)
	return mask


func _equal_into(out: PackedByteArray, array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	for repeat in repeats:
		Compute.equal_into(out, array, other)
	return out


func _not_equal_new(array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var mask: PackedByteArray
	for repeat in repeats:
		mask = Compute.not_equal(array, other)
	return mask


func _not_equal_into(out: PackedByteArray, array: PackedFloat32Array, other: PackedFloat32Array, repeats: int) -> PackedByteArray:
	for repeat in repeats:
		Compute.not_equal_into(out, array, other)
	return out


func _is_nan_new(array: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var mask: PackedByteArray
	for repeat in repeats:
		mask = Compute.is_nan(array)
	return mask


func _is_nan_into(out: PackedByteArray, array: PackedFloat32Array, repeats: int) -> PackedByteArray:
	for repeat in repeats:
		Compute.is_nan_into(out, array)
	return out


func _mask_and_in_place(mask: PackedByteArray, other: PackedByteArray, repeats: int) -> void:
	for repeat in repeats:
		Compute.mask_and(mask, other)


func _mask_or_in_place(mask: PackedByteArray, other: PackedByteArray, repeats: int) -> void:
	for repeat in repeats:
		Compute.mask_or(mask, other)


func _mask_not_in_place(mask: PackedByteArray, repeats: int) -> void:
	for repeat in repeats:
		Compute.mask_not(mask)


func _count_nonzero_new(array: PackedFloat32Array, repeats: int) -> int:
	var count: int
	for repeat in repeats:
		count = Compute.count_nonzero(array)
	return count


func _select_in_place(array: PackedFloat32Array, mask: PackedByteArray, other: PackedFloat32Array, repeats: int) -> void:
	for repeat in repeats:
		Compute.select(array, mask, other)


func _find_nonzero_new(mask: PackedByteArray, repeats: int) -> PackedInt32Array:
	var indices: PackedInt32Array
	for repeat in repeats:
		indices = Compute.find_nonzero(mask)
	return indices


func _compact_in_place(arrays: Array[PackedFloat32Array], mask: PackedByteArray, repeats: int) -> void:
	for repeat in repeats:
		Compute.compact(arrays[repeat], mask)
