@warning_ignore_start("unsafe_method_access")
extends TestSuite
## Packed arrays of all ten types are borrowed and given fresh memory alike. The types that no
## method of [code]Compute[/code] takes yet are reached through [code]ComputeTest[/code].

const _COUNTS: PackedInt64Array = [1, 3, 5, 16, 1000]


func test_touch_in_place() -> void:
	for count in _COUNTS:
		for array: Variant in PackedArrays.all(count):
			var what := "%s of %d" % [type_string(typeof(array)), count]
			var copies := Compute.get_copy_count()
			_touch(array)
			check_equal(Compute.get_copy_count(), copies, "copies of a %s" % what)
			Exercise.storage(self, array, PackedArrays.of_type(typeof(array), count), what)


func test_touch_shared() -> void:
	for count in _COUNTS:
		for array: Variant in PackedArrays.all(count):
			var what := "%s of %d" % [type_string(typeof(array)), count]
			var is_string := typeof(array) == TYPE_PACKED_STRING_ARRAY
			var copies := Compute.get_copy_count()
			var bytes := Compute.get_copied_bytes()
			var copy: Variant = array.duplicate()
			_touch(copy)
			check_equal(Compute.get_copy_count() - copies, 0 if is_string else 1, "copies: " + what)
			if not is_string:
				check_equal(Compute.get_copied_bytes() - bytes, count * _element_bytes(array), what)
			Exercise.storage(self, copy, PackedArrays.of_type(typeof(array), count), "copy: " + what)
			check_equal(array, PackedArrays.of_type(typeof(array), count), "original: " + what)


## Where GDScript knows the method it passes the Variant itself, not a pointer to one.
func test_touch_in_typed_calls() -> void:
	var script := GDScript.new()
	script.source_code = "static func touch(array: Variant) -> void:\n\tComputeTest.touch(array)\n"
	check_equal(script.reload(), OK, "compiling")
	for array: Variant in PackedArrays.all(17):
		var what := type_string(typeof(array))
		var copies := Compute.get_copy_count()
		script.call("touch", array)
		check_equal(Compute.get_copy_count(), copies, "copies of a " + what)
		var copy: Variant = array.duplicate()
		script.call("touch", copy)
		Exercise.storage(self, copy, PackedArrays.of_type(typeof(array), 17), what)
		check_equal(array, PackedArrays.of_type(typeof(array), 17), "original: " + what)


func test_touch_million() -> void:
	for type: int in [TYPE_PACKED_BYTE_ARRAY, TYPE_PACKED_INT64_ARRAY, TYPE_PACKED_COLOR_ARRAY]:
		var array: Variant = PackedArrays.of_type(type, 1_000_000)
		var copy: Variant = array.duplicate()
		_touch(copy)
		Exercise.storage(self, copy, array.duplicate(), type_string(type))
		check_equal(array, PackedArrays.of_type(type, 1_000_000), "original: " + type_string(type))


func test_touch_empty() -> void:
	for array: Variant in PackedArrays.all(0):
		_touch(array)
		check_equal(array.size(), 0, "size of an empty " + type_string(typeof(array)))


func test_strings_stay_alive() -> void:
	var strings: PackedStringArray = PackedArrays.of_type(TYPE_PACKED_STRING_ARRAY, 100)
	var copy := strings.duplicate()
	_touch(copy)
	copy[0] = "another"
	copy.append("one more")
	copy.sort()
	check_equal(strings, PackedArrays.of_type(TYPE_PACKED_STRING_ARRAY, 100), "strings")


func test_other_types_are_refused() -> void:
	for value: Variant in [null, 1, "text", [Vector3.ONE], {}]:
		var wanted := "a packed array"
		_expect_touch_error(value, wanted)


func test_touch_leaves_memory_as_it_was() -> void:
	var arrays := PackedArrays.all(16)
	Steady.check(self, func() -> void:
		for array: Variant in arrays:
			_touch(array.duplicate()), 10_000)


func _expect_touch_error(value: Variant, wanted: String) -> void:
	var given := type_string(typeof(value))
	expect_error("ComputeTest.touch: 'array' is of type %s, not %s" % [given, wanted])
	var result: Variant = ClassDB.class_call_static("ComputeTest", "touch", value)
	check_equal(result, null, "result of touch(%s)" % given)


func _touch(array: Variant) -> void:
	ClassDB.class_call_static("ComputeTest", "touch", array)


func _element_bytes(array: Variant) -> int:
	return array.to_byte_array().size() / array.size() if array is not PackedByteArray else 1
