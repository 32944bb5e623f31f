@warning_ignore_start("unsafe_call_argument", "unsafe_method_access")
extends TestSuite
## Elements that lie apart, against loops of [code]decode_float[/code] and the like.

const TYPES: Dictionary[int, int] = {
	TYPE_PACKED_BYTE_ARRAY: 1,
	TYPE_PACKED_INT32_ARRAY: 4,
	TYPE_PACKED_INT64_ARRAY: 8,
	TYPE_PACKED_FLOAT32_ARRAY: 4,
	TYPE_PACKED_FLOAT64_ARRAY: 8,
	TYPE_PACKED_VECTOR2_ARRAY: 8,
	TYPE_PACKED_VECTOR3_ARRAY: 12,
	TYPE_PACKED_COLOR_ARRAY: 16,
	TYPE_PACKED_VECTOR4_ARRAY: 16,
}


func test_every_type() -> void:
	for type in TYPES:
		var size := TYPES[type]
		for length: int in [0, 1, 15, 16, 100, 1001]:
			for offset: int in [0, 1, 8, 13]:
				for stride: int in [size, size + 1, 32, 100]:
					if offset <= length:
						_check_layout(type, length, offset, stride)


func test_count() -> void:
	var bytes := _bytes(100)
	for count in 9:
		var read: PackedFloat32Array = Compute.read_strided(bytes, TYPE_PACKED_FLOAT32_ARRAY, 4, 12, count)
		check_equal(read.size(), count, "size")
		for i in count:
			check_equal(read[i], bytes.decode_float(4 + 12 * i), "element %d" % i)
	expect_error("Compute.read_strided: 'count' is 9, but 8 elements fit")
	check_equal(Compute.read_strided(bytes, TYPE_PACKED_FLOAT32_ARRAY, 4, 12, 9), null, "one too many")
	expect_error("Compute.read_strided: 'count' is -2, but 8 elements fit")
	check_equal(Compute.read_strided(bytes, TYPE_PACKED_FLOAT32_ARRAY, 4, 12, -2), null, "a negative count")


func test_a_vertex_buffer() -> void:
	var positions := Samples.points_3d(1000)
	var normals := Samples.points_3d(1000)
	Compute.transform_directions(normals, Basis(Vector3.UP, 1.0))
	var colors := Compute.encode_unorm8(Samples.floats(4000))
	var buffer := PackedByteArray()
	buffer.resize(1000 * 28)
	Compute.write_strided(buffer, positions, 0, 28)
	Compute.write_strided(buffer, normals, 12, 28)
	Compute.write_strided(buffer, colors.to_int32_array(), 24, 28)
	for i: int in [0, 1, 17, 999]:
		for part in 3:
			check_equal(buffer.decode_float(28 * i + 4 * part), positions[i][part], "position %d" % i)
			check_equal(buffer.decode_float(28 * i + 12 + 4 * part), normals[i][part], "normal %d" % i)
		check_equal(buffer.slice(28 * i + 24, 28 * i + 28), colors.slice(4 * i, 4 * i + 4), "color %d" % i)
	var back: PackedVector3Array = Compute.read_strided(buffer, TYPE_PACKED_VECTOR3_ARRAY, 12, 28)
	check_bits_3d(back, normals, "normals")


func test_a_shared_buffer() -> void:
	var bytes := _bytes(64)
	var copy := bytes.duplicate()
	Compute.write_strided(bytes, PackedFloat32Array([1.0, 2.0]), 4, 16)
	check_equal(copy, _bytes(64), "the copy")
	var expected := _bytes(64)
	expected.encode_float(4, 1.0)
	expected.encode_float(20, 2.0)
	check_equal(bytes, expected, "the buffer")


func test_a_buffer_written_into_itself() -> void:
	var bytes := _bytes(64)
	Compute.write_strided(bytes, bytes, 0, 1)
	check_equal(bytes, _bytes(64), "the buffer")
	expect_error("Compute.write_strided: 'array' has 64 elements, but 32 elements fit")
	Compute.write_strided(bytes, bytes, 0, 2)
	expect_error("Compute.write_strided: 'array' has 64 elements, but 63 elements fit")
	Compute.write_strided(bytes, bytes, 1, 1)
	check_equal(bytes, _bytes(64), "the buffer after errors")
	var one := PackedByteArray([7])
	Compute.write_strided(one, one, 0, 100)
	check_equal(one, PackedByteArray([7]), "one byte")
	var read: PackedByteArray = Compute.read_strided(bytes, TYPE_PACKED_BYTE_ARRAY, 0, 1)
	check_equal(read, bytes, "all of it")


func test_errors() -> void:
	var bytes := _bytes(64)
	var floats := PackedFloat32Array([1.0, 2.0])
	var least := -9223372036854775807 - 1
	expect_error("Compute.read_strided: 'offset' is -1, but 'bytes' has 64 bytes")
	check_equal(Compute.read_strided(bytes, TYPE_PACKED_FLOAT32_ARRAY, -1, 4), null, "before the start")
	expect_error("Compute.read_strided: 'offset' is 65, but 'bytes' has 64 bytes")
	check_equal(Compute.read_strided(bytes, TYPE_PACKED_FLOAT32_ARRAY, 65, 4), null, "beyond the end")
	expect_error("Compute.read_strided: 'offset' is -9223372036854775808, but 'bytes' has 64 bytes")
	check_equal(Compute.read_strided(bytes, TYPE_PACKED_FLOAT32_ARRAY, least, least), null, "the least")
	expect_error("Compute.read_strided: 'stride' is 11, but an element has 12 bytes")
	check_equal(Compute.read_strided(bytes, TYPE_PACKED_VECTOR3_ARRAY, 0, 11), null, "overlapping")
	expect_error("Compute.read_strided: 'stride' is -4, but an element has 4 bytes")
	check_equal(Compute.read_strided(bytes, TYPE_PACKED_FLOAT32_ARRAY, 0, -4), null, "backwards")
	expect_error("Compute.read_strided: 'array_type' is 34, not the type of a packed array of numbers, vectors or colors")
	check_equal(Compute.read_strided(bytes, TYPE_PACKED_STRING_ARRAY, 0, 4), null, "strings")
	expect_error("Compute.write_strided: 'array' is of type PackedStringArray, not a packed array of numbers, vectors or colors")
	Compute.write_strided(bytes, PackedStringArray(["a"]), 0, 4)
	expect_error("Compute.write_strided: 'stride' is 0, but an element has 4 bytes")
	Compute.write_strided(bytes, floats, 0, 0)
	expect_error("Compute.write_strided: 'offset' is 9223372036854775807, but 'bytes' has 64 bytes")
	Compute.write_strided(bytes, floats, 9223372036854775807, 4)
	expect_error("Compute.write_strided: 'array' has 2 elements, but 1 element fits")
	Compute.write_strided(bytes, floats, 0, 9223372036854775807)
	check_equal(bytes, _bytes(64), "the buffer")


func _check_layout(type: int, length: int, offset: int, stride: int) -> void:
	var bytes := _bytes(length)
	var size := TYPES[type]
	var picked := PackedByteArray()
	var expected := bytes.duplicate()
	var values := PackedByteArray()
	for at in range(offset, length - size + 1, stride):
		picked.append_array(bytes.slice(at, at + size))
		for i in size:
			expected[at + i] = values.size() % 251
			values.append(values.size() % 251)
	var what := "type %d, %d bytes, offset %d, stride %d" % [type, length, offset, stride]
	var read: Variant = Compute.read_strided(bytes, type, offset, stride)
	check_equal(typeof(read), type, "type of " + what)
	check_equal(_to_bytes(read), picked, what)
	check_equal(_to_bytes(Callable(Compute, "read_strided").call(bytes, type, offset, stride)), picked, what)
	Compute.write_strided(bytes, _of_bytes(values, type), offset, stride)
	check_equal(bytes, expected, "written, " + what)


func _to_bytes(array: Variant) -> PackedByteArray:
	return array if array is PackedByteArray else array.to_byte_array()


func _of_bytes(bytes: PackedByteArray, type: int) -> Variant:
	match type:
		TYPE_PACKED_INT32_ARRAY:
			return bytes.to_int32_array()
		TYPE_PACKED_INT64_ARRAY:
			return bytes.to_int64_array()
		TYPE_PACKED_FLOAT32_ARRAY:
			return bytes.to_float32_array()
		TYPE_PACKED_FLOAT64_ARRAY:
			return bytes.to_float64_array()
		TYPE_PACKED_VECTOR2_ARRAY:
			return bytes.to_vector2_array()
		TYPE_PACKED_VECTOR3_ARRAY:
			return bytes.to_vector3_array()
		TYPE_PACKED_COLOR_ARRAY:
			return bytes.to_color_array()
		TYPE_PACKED_VECTOR4_ARRAY:
			return bytes.to_vector4_array()
	return bytes


func _bytes(count: int) -> PackedByteArray:
	var bytes := PackedByteArray()
	bytes.resize(count)
	for i in count:
		bytes[i] = (i * 37 + 11) % 256
	return bytes
