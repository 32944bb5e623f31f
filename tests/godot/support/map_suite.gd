@abstract
class_name MapSuite
extends TestSuite
## Tests that an element-wise operation has the bits of the engine's own, in all its forms.
##
## A suite that extends this names the operation and makes the calls, written out so that they are
## typed; arrays come and go as bytes.

## Where one thread hands over to two, within a factor of two, and beyond.
const LARGE: PackedInt64Array = [
	1000, 4095, 4096, 50_000, 99_999, 100_001, 399_999, 400_000, 400_001, 639_999, 640_000,
	640_003, 800_001, 1_000_000,
]
const THREADS: PackedInt64Array = [1, 2, 3, 8]


## The number of floats in an element.
@abstract func components() -> int


## How many maps are made of numbers alone; then come those with an infinity, then those with NaN.
@abstract func plain_maps() -> int


## How many maps have an infinity, and how many NaN.
@abstract func odd_maps() -> int


## What the engine's operator makes of it.
@abstract func by_engine(elements: PackedByteArray, map: int) -> PackedByteArray


## What the operation makes of it in place.
@abstract func in_place(elements: PackedByteArray, map: int) -> PackedByteArray


## What the other forms of the operation, and other ways to call it, make of it.
@abstract func other_forms(
		elements: PackedByteArray, map: int) -> Dictionary[String, PackedByteArray]


func test_every_length_to_100() -> void:
	var all := Samples.floats(100 * components()).to_byte_array()
	for map in plain_maps():
		var expected := by_engine(all, map)
		for count in 101:
			_compare(_first(all, count), _first(expected, count), map)


func test_every_length_to_100_with_every_thread_count() -> void:
	var all := Samples.floats(100 * components()).to_byte_array()
	var expected := by_engine(all, 1)
	for threads in THREADS:
		Compute.set_thread_count(threads)
		for count in 101:
			_compare(_first(all, count), _first(expected, count), 1)


func test_large() -> void:
	var all := Samples.floats(LARGE[-1] * components()).to_byte_array()
	for map: int in [1, 2]:
		var expected := by_engine(all, map)
		for count in LARGE:
			var elements := _first(all, count)
			var expected_first := _first(expected, count)
			for threads in THREADS:
				Compute.set_thread_count(threads)
				var what := "map %d, %d elements, %d threads" % [map, count, threads]
				check_bytes(in_place(elements, map), expected_first, _stride(), what)


func test_large_in_other_forms() -> void:
	var all := Samples.floats(1_000_003 * components()).to_byte_array()
	var expected := by_engine(all, 2)
	for count: int in [4096, 500_001, 1_000_003]:
		for threads: int in [1, 3]:
			Compute.set_thread_count(threads)
			_compare(_first(all, count), _first(expected, count), 2)


func test_special_values() -> void:
	var elements := Samples.combinations(Samples.SPECIAL, components())
	for map in plain_maps() + odd_maps():
		_compare(elements, by_engine(elements, map), map)


func test_special_values_on_threads() -> void:
	var elements := Samples.combinations(Samples.SPECIAL, components())
	@warning_ignore("integer_division")
	var times := 1_000_000 * _stride() / elements.size()
	var many := PackedByteArray()
	for i in times:
		many.append_array(elements)
	var expected := by_engine(many, 2)
	for threads in THREADS:
		Compute.set_thread_count(threads)
		check_bytes(in_place(many, 2), expected, _stride(), "%d threads" % threads)


## One NaN stays the NaN that it was. (The last of the plain maps overflows, which makes more.)
func test_one_nan() -> void:
	var elements := Samples.singles(Samples.NANS, components())
	for map in plain_maps() - 1:
		_compare(elements, by_engine(elements, map), map)
	var numbers := Samples.floats(100 * components()).to_byte_array()
	# (In the last of the odd maps several meet.)
	for i in odd_maps() - 1:
		var map := plain_maps() + odd_maps() + i
		_compare(numbers, by_engine(numbers, map), map)


## Where several meet the engine's choice is that of its compiler, and the release template's is
## another than the editor's, and that of other processors too: see docs/numerics.md. The editor's on x86-64 is ours.
func test_several_nans() -> void:
	var elements := Samples.combinations(Samples.SPECIAL + Samples.NANS, components())
	for map in plain_maps() + 2 * odd_maps():
		var expected := by_engine(elements, map)
		if OS.has_feature("editor") and OS.has_feature("x86_64"):
			_compare(elements, expected, map)
		else:
			var actual := in_place(elements, map)
			check(Bits.are_same_but_for_nan(actual, expected), "map %d" % map)


func _compare(elements: PackedByteArray, expected: PackedByteArray, map: int) -> void:
	var what := "map %d, %d elements" % [map, elements.size() / float(_stride())]
	check_bytes(in_place(elements, map), expected, _stride(), what)
	var forms := other_forms(elements, map)
	for form in forms:
		check_bytes(forms[form], expected, _stride(), "%s, %s" % [form, what])


func _stride() -> int:
	return components() * 4


func _first(elements: PackedByteArray, count: int) -> PackedByteArray:
	return elements.slice(0, count * _stride())
