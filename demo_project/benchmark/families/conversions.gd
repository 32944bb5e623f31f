extends BenchmarkFamily
## Conversions, to and from the formats of files and graphics cards.

## A vertex: position, texture coordinate, color.
const _STRIDE := 24


func get_operations() -> Array[BenchmarkOperation]:
	return [
		operation(&"converted", [BenchmarkInputs.floats(-1e6, 1e6), TYPE_PACKED_INT32_ARRAY], 8),
		# Of numbers that a half holds: the engine drops the digits that have no room, and does not round.
		operation(&"encode_half", [_make_halves], 6),
		operation(&"decode_half", [_make_half_codes], 6),
		operation(&"encode_bfloat16", [BenchmarkInputs.floats(-100.0, 100.0)], 6),
		operation(&"decode_bfloat16", [_make_half_codes], 6),
		# Their products need no more than 32 bits.
		operation(&"encode_unorm8", [_make_fractions], 5),
		operation(&"decode_unorm8", [BenchmarkInputs.bytes()], 5),
		operation(&"encode_snorm8", [_make_fractions], 5),
		operation(&"decode_snorm8", [BenchmarkInputs.bytes()], 5),
		operation(&"encode_octahedral", [BenchmarkInputs.directions()], 20),
		operation(&"decode_octahedral", [_make_codes], 20),
		# Done again and again, either would end in black or white. Both sides are off by some units in the last place.
		operation(&"srgb_to_linear", [BenchmarkInputs.colors()], 32).fresh().within(8e-7),
		operation(&"linear_to_srgb", [BenchmarkInputs.colors()], 32).fresh().within(8e-7),
		operation(&"read_strided", [_make_vertices, TYPE_PACKED_VECTOR3_ARRAY, 0, _STRIDE], 24),
		operation(&"write_strided", [_make_vertices, BenchmarkInputs.vectors(), 0, _STRIDE], 24),
	]


@warning_ignore_start("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")
func _converted_gdscript(array, _array_type, repeats):
	var result = PackedInt32Array()
	result.resize(array.size())
	for repeat in repeats:
		for i in array.size():
			result[i] = int(array[i])
	return result


func _encode_half_gdscript(array, repeats):
	var result = PackedByteArray()
	result.resize(array.size() * 2)
	for repeat in repeats:
		for i in array.size():
			result.encode_half(i * 2, array[i])
	return result


func _decode_half_gdscript(bytes, repeats):
	var result = PackedFloat32Array()
	result.resize(bytes.size() / 2)
	for repeat in repeats:
		for i in result.size():
			result[i] = bytes.decode_half(i * 2)
	return result


func _encode_bfloat16_gdscript(array, repeats):
	var result = PackedByteArray()
	result.resize(array.size() * 2)
	var float_bytes = PackedByteArray([0, 0, 0, 0])
	for repeat in repeats:
		for i in array.size():
			float_bytes.encode_float(0, array[i])
			var bits = float_bytes.decode_u32(0)
			result.encode_u16(i * 2, (bits + 0x7FFF + (bits >> 16 & 1)) >> 16)
	return result


func _decode_bfloat16_gdscript(bytes, repeats):
	var result = PackedFloat32Array()
	result.resize(bytes.size() / 2)
	var float_bytes = PackedByteArray([0, 0, 0, 0])
	for repeat in repeats:
		for i in result.size():
			float_bytes.encode_u16(2, bytes.decode_u16(i * 2))
			result[i] = float_bytes.decode_float(0)
	return result


func _encode_unorm8_gdscript(array, repeats):
	var result = PackedByteArray()
	result.resize(array.size())
	for repeat in repeats:
		for i in array.size():
			result[i] = clampi(roundi(array[i] * 255.0), 0, 255)
	return result


func _decode_unorm8_gdscript(bytes, repeats):
	var result = PackedFloat32Array()
	result.resize(bytes.size())
	for repeat in repeats:
		for i in bytes.size():
			result[i] = bytes[i] / 255.0
	return result


func _encode_snorm8_gdscript(array, repeats):
	var result = PackedByteArray()
	result.resize(array.size())
	for repeat in repeats:
		for i in array.size():
			result.encode_s8(i, clampi(roundi(array[i] * 127.0), -127, 127))
	return result


func _decode_snorm8_gdscript(bytes, repeats):
	var result = PackedFloat32Array()
	result.resize(bytes.size())
	for repeat in repeats:
		for i in bytes.size():
			result[i] = maxf(bytes.decode_s8(i) / 127.0, -1.0)
	return result


func _encode_octahedral_gdscript(normals, repeats):
	var result = PackedVector2Array()
	result.resize(normals.size())
	for repeat in repeats:
		for i in normals.size():
			result[i] = normals[i].octahedron_encode()
	return result


func _decode_octahedral_gdscript(codes, repeats):
	var result = PackedVector3Array()
	result.resize(codes.size())
	for repeat in repeats:
		for i in codes.size():
			result[i] = Vector3.octahedron_decode(codes[i])
	return result


func _srgb_to_linear_gdscript(arrays, repeats):
	for repeat in repeats:
		var colors = arrays[repeat]
		for i in colors.size():
			colors[i] = colors[i].srgb_to_linear()


func _linear_to_srgb_gdscript(arrays, repeats):
	for repeat in repeats:
		var colors = arrays[repeat]
		for i in colors.size():
			colors[i] = colors[i].linear_to_srgb()


func _read_strided_gdscript(bytes, _array_type, offset, stride, repeats):
	var result = PackedVector3Array()
	result.resize(bytes.size() / stride)
	for repeat in repeats:
		for i in result.size():
			var at = offset + i * stride
			result[i] = Vector3(bytes.decode_float(at), bytes.decode_float(at + 4), bytes.decode_float(at + 8))
	return result


func _write_strided_gdscript(bytes, array, offset, stride, repeats):
	for repeat in repeats:
		for i in array.size():
			var at = offset + i * stride
			bytes.encode_float(at, array[i].x)
			bytes.encode_float(at + 4, array[i].y)
			bytes.encode_float(at + 8, array[i].z)
@warning_ignore_restore("untyped_declaration", "unsafe_method_access", "unsafe_call_argument")


func _converted_new(array: PackedFloat32Array, array_type: int, repeats: int) -> PackedInt32Array:
	var result: PackedInt32Array
	for repeat in repeats:
		result = Compute.converted(array, array_type)
	return result


func _converted_into(out: PackedInt32Array, array: PackedFloat32Array, _array_type: int, repeats: int) -> PackedInt32Array:
	for repeat in repeats:
		Compute.converted_into(out, array)
	return out


func _encode_half_new(array: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var result: PackedByteArray
	for repeat in repeats:
		result = Compute.encode_half(array)
	return result


func _decode_half_new(bytes: PackedByteArray, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.decode_half(bytes)
	return result


func _encode_bfloat16_new(array: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var result: PackedByteArray
	for repeat in repeats:
		result = Compute.encode_bfloat16(array)
	return result


func _decode_bfloat16_new(bytes: PackedByteArray, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.decode_bfloat16(bytes)
	return result


func _encode_unorm8_new(array: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var result: PackedByteArray
	for repeat in repeats:
		result = Compute.encode_unorm8(array)
	return result


func _decode_unorm8_new(bytes: PackedByteArray, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.decode_unorm8(bytes)
	return result


func _encode_snorm8_new(array: PackedFloat32Array, repeats: int) -> PackedByteArray:
	var result: PackedByteArray
	for repeat in repeats:
		result = Compute.encode_snorm8(array)
	return result


func _decode_snorm8_new(bytes: PackedByteArray, repeats: int) -> PackedFloat32Array:
	var result: PackedFloat32Array
	for repeat in repeats:
		result = Compute.decode_snorm8(bytes)
	return result


func _encode_octahedral_new(normals: PackedVector3Array, repeats: int) -> PackedVector2Array:
	var result: PackedVector2Array
	for repeat in repeats:
		result = Compute.encode_octahedral(normals)
	return result


func _decode_octahedral_new(codes: PackedVector2Array, repeats: int) -> PackedVector3Array:
	var result: PackedVector3Array
	for repeat in repeats:
		result = Compute.decode_octahedral(codes)
	return result


func _read_strided_new(
		bytes: PackedByteArray,
		array_type: int,
		offset: int,
		stride: int,
		repeats: int,
) -> PackedVector3Array:
	var result: PackedVector3Array
	for repeat in repeats:
		result = Compute.read_strided(bytes, array_type, offset, stride)
	return result


func _srgb_to_linear_in_place(arrays: Array[PackedColorArray], repeats: int) -> void:
	for repeat in repeats:
		Compute.srgb_to_linear(arrays[repeat])


func _linear_to_srgb_in_place(arrays: Array[PackedColorArray], repeats: int) -> void:
	for repeat in repeats:
		Compute.linear_to_srgb(arrays[repeat])


func _write_strided_in_place(
		bytes: PackedByteArray,
		array: PackedVector3Array,
		offset: int,
		stride: int,
		repeats: int,
) -> void:
	for repeat in repeats:
		Compute.write_strided(bytes, array, offset, stride)


# Numbers that a half can hold.
func _make_halves(count: int, place: int) -> PackedFloat32Array:
	var integers: PackedInt32Array = BenchmarkInputs.make(BenchmarkInputs.integers(-2047, 2047), count, place)
	return _divide(integers, 32.0)


# From a little below -1 to a little above 1.
func _make_fractions(count: int, place: int) -> PackedFloat32Array:
	var integers: PackedInt32Array = BenchmarkInputs.make(BenchmarkInputs.integers(-4500, 4500), count, place)
	return _divide(integers, 4096.0)


func _divide(integers: PackedInt32Array, divisor: float) -> PackedFloat32Array:
	var result := PackedFloat32Array()
	result.resize(integers.size())
	for i in integers.size():
		result[i] = integers[i] / divisor
	return result


func _make_half_codes(count: int, place: int) -> PackedByteArray:
	var halves := _make_halves(count, place)
	var result := PackedByteArray()
	result.resize(count * 2)
	for i in count:
		result.encode_half(i * 2, halves[i])
	return result


func _make_codes(count: int, place: int) -> PackedVector2Array:
	var directions: PackedVector3Array = BenchmarkInputs.make(BenchmarkInputs.directions(), count, place)
	var result := PackedVector2Array()
	result.resize(count)
	for i in count:
		result[i] = directions[i].octahedron_encode()
	return result


func _make_vertices(count: int, place: int) -> PackedByteArray:
	@warning_ignore("integer_division")
	var numbers := count * _STRIDE / 4
	var floats: PackedFloat32Array = BenchmarkInputs.make(BenchmarkInputs.floats(-100.0, 100.0), numbers, place)
	return floats.to_byte_array()
