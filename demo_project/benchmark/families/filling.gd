extends BenchmarkFamily
## What sets numbers, and what is for bytes alone.


func get_operations() -> Array[BenchmarkOperation]:
	return [
		operation(&"fill", [BenchmarkInputs.floats(-100.0, 100.0), 1.5], 4),
		operation(&"fill_range", [BenchmarkInputs.floats(-100.0, 100.0), 0.0, 1.0], 4),
		# Soon all bytes would be 255.
		operation(&"scale_bytes", [BenchmarkInputs.bytes(), 1.5], 2).fresh(),
	]


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _fill_gdscript(array, value, repeats):
	for repeat in repeats:
		for i in array.size():
			array[i] = value


func _fill_range_gdscript(array, start, step, repeats):
	for repeat in repeats:
		for i in array.size():
			array[i] = start + i * step


func _scale_bytes_gdscript(arrays, factor, repeats):
	for repeat in repeats:
		var array = arrays[repeat]
		for i in array.size():
			array[i] = clampi(roundi(array[i] * factor), 0, 255)
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _fill_engine(array: PackedFloat32Array, value: float, repeats: int) -> void:
	for repeat in repeats:
		array.fill(value)


func _fill_in_place(array: PackedFloat32Array, value: float, repeats: int) -> void:
	for repeat in repeats:
		Compute.fill(array, value)


func _fill_range_in_place(array: PackedFloat32Array, start: float, step: float, repeats: int) -> void:
	for repeat in repeats:
		Compute.fill_range(array, start, step)


func _scale_bytes_in_place(arrays: Array[PackedByteArray], factor: float, repeats: int) -> void:
	for repeat in repeats:
		Compute.scale_bytes(arrays[repeat], factor)
