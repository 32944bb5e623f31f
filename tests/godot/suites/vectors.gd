@warning_ignore_start("unsafe_method_access", "unsafe_call_argument")
extends TestSuite
## The operations on vectors have the bits of the engine's own methods.
##
## What is NaN there is NaN here; which NaN is not compared.

const _THREADS: PackedInt64Array = [1, 2, 3, 8]
# So many are worth several threads, whatever the operation.
const _LARGE := 900_001
# How far apart the two are that meet.
const _DISTANCES: PackedInt64Array = [1, 7, 1009]


# What the engine has for one vector: components that there may be, and the method.
class Row:
	var sizes: PackedInt64Array
	var by_engine: Callable
	var has_normal := false

	func _init(p_sizes: PackedInt64Array, p_by_engine: Callable) -> void:
		sizes = p_sizes
		by_engine = p_by_engine

	func with_normal() -> Row:
		has_normal = true
		return self


# In place, alone.
var _changes: Dictionary[String, Row] = {
	"normalize": Row.new([2, 3, 4], func(v: Variant) -> Variant: return v.normalized()),
	"limit_length": Row.new([2, 3], func(v: Variant) -> Variant: return v.limit_length()),
}
# In place, with another vector.
var _changes_with: Dictionary[String, Row] = {
	"cross": Row.new([3], func(v: Variant, w: Variant) -> Variant: return v.cross(w)),
	"reflect": Row.new([2, 3], _reflected).with_normal(),
	"bounce": Row.new([2, 3], func(v: Variant, n: Variant) -> Variant: return -_reflected(v, n)).with_normal(),
	"slide": Row.new([2, 3], _slid).with_normal(),
	"project": Row.new([2, 3], func(v: Variant, w: Variant) -> Variant: return v.project(w)),
}
# A number for each vector.
var _numbers: Dictionary[String, Row] = {
	"lengths": Row.new([2, 3, 4], func(v: Variant) -> float: return v.length()),
	"lengths_squared": Row.new([2, 3, 4], func(v: Variant) -> float: return v.length_squared()),
}
# A number for each pair.
var _numbers_with: Dictionary[String, Row] = {
	"dot": Row.new([2, 3, 4], func(v: Variant, w: Variant) -> float: return v.dot(w)),
	"distances": Row.new([2, 3, 4], func(v: Variant, w: Variant) -> float: return v.distance_to(w)),
	"distances_squared": Row.new([2, 3, 4], func(v: Variant, w: Variant) -> float: return v.distance_squared_to(w)),
	"cross_2d": Row.new([2], func(v: Variant, w: Variant) -> float: return v.cross(w)),
}


func test_every_length_to_100() -> void:
	for size: int in [2, 3, 4]:
		var all: Variant = _vectors(_ordinary(100 * size), size)
		for count in 101:
			_check_all(all.slice(0, count), all.slice(100 - count), size, "%d elements" % count)


func test_special_values() -> void:
	for size: int in [2, 3, 4]:
		var bytes := _special(size)
		for distance in _DISTANCES:
			var apart := distance * size * 4 % bytes.size()
			var others := bytes.slice(apart) + bytes.slice(0, apart)
			_check_all(_vectors(bytes, size), _vectors(others, size), size, "%d apart" % distance)


## Squares that are 0, subnormal, and just not; in the plane short vectors stay as they are.
func test_lengths_near_zero() -> void:
	var floats := PackedFloat32Array()
	for i in 3000:
		floats.append(pow(10.0, randf_range(-26.0, -17.0)) * (randi_range(-1, 1)))
	for size: int in [2, 3, 4]:
		var bytes := floats.to_byte_array()
		_check_change("normalize", _changes["normalize"], _vectors(bytes, size), size, "near zero")
		_check_number("lengths", _numbers["lengths"], _vectors(bytes, size), "near zero")
	var short := PackedVector2Array([Vector2(1e-30, -1e-30)])
	Compute.normalize(short)
	check_equal(short, PackedVector2Array([Vector2(1e-30, -1e-30)]), "a short vector of the plane")
	var short_3d := PackedVector3Array([Vector3(1e-30, -1e-30, 1e-30)])
	Compute.normalize(short_3d)
	check_equal(short_3d, PackedVector3Array([Vector3.ZERO]), "a short vector")


func test_one_other_for_all() -> void:
	for size: int in [2, 3, 4]:
		var vectors: Variant = _vectors(_special(size), size)
		for other: Variant in _some_others(size):
			var what := "with %s" % other
			for title in _changes_with:
				if size in _changes_with[title].sizes:
					_check_change_with(title, _changes_with[title], vectors, other, what)
			for title in _numbers_with:
				if size in _numbers_with[title].sizes:
					_check_number_with(title, _numbers_with[title], vectors, other, what)


func test_limits_of_length() -> void:
	var lengths := [0.0, -1.0, 1e-3, 5.0, 3e38, 1e40, INF, NAN, 2]
	for length: float in lengths:
		for size: int in [2, 3]:
			var vectors: Variant = _vectors(_special(size) + _ordinary(300 * size), size)
			var expected: Variant = vectors.duplicate()
			for i: int in vectors.size():
				expected[i] = vectors[i].limit_length(length)
			Compute.limit_length(vectors, length)
			_check_same(vectors, expected, "limit_length(%s)" % length)


func test_turns() -> void:
	var axes: Array[Vector3] = [
		Vector3.UP, Vector3(1, 2, 3).normalized(), Vector3.LEFT, Vector3(0.6, -0.8, 0.0) * 1.0004,
	]
	for angle: float in [0.0, Samples.minus_zero(), 0.7, -2.5, PI, 1e10, INF, NAN]:
		for axis in axes:
			var vectors: PackedVector3Array = _vectors(_special(3) + _ordinary(300), 3)
			var expected := PackedVector3Array()
			for vector in vectors:
				expected.append(vector.rotated(axis, angle))
			var what := "rotate(%s, %s)" % [axis, angle]
			var untyped := vectors.duplicate()
			Compute.rotate(vectors, axis, angle)
			_check_same(vectors, expected, what)
			Callable(Compute, "rotate").call(untyped, axis, angle)
			_check_same(untyped, expected, what + ", untyped")
		var plane: PackedVector2Array = _vectors(_special(2) + _ordinary(300), 2)
		var expected_plane := PackedVector2Array()
		for vector in plane:
			expected_plane.append(vector.rotated(angle))
		var plane_untyped := plane.duplicate()
		Compute.rotate_2d(plane, angle)
		_check_same(plane, expected_plane, "rotate_2d(%s)" % angle)
		Callable(Compute, "rotate_2d").call(plane_untyped, angle)
		_check_same(plane_untyped, expected_plane, "rotate_2d(%s), untyped" % angle)


func test_axis_that_is_not_normalized() -> void:
	var vectors: PackedVector3Array = _vectors(_special(3), 3)
	var expected := PackedVector3Array()
	var axis := Vector3(1, 2, 3)
	for vector in vectors.slice(0, 2):
		if OS.is_debug_build():
			expect_engine_error("must be normalized")
		expected.append(vector.rotated(axis, 0.5))
	for vector in vectors.slice(2):
		expected.append(Basis.IDENTITY * vector)
	if OS.is_debug_build():
		expect_error("Compute.rotate: 'axis' must be normalized", 2)
		# In one call, one error.
		Compute.rotate(vectors, axis, 0.5)
		_check_same(vectors, expected, "rotate")
	else:
		Compute.rotate(vectors, axis, 0.5)
		_check_same(vectors.slice(0, 2), expected.slice(0, 2), "rotate")


## One error for all, and the results that the engine has.
func test_normals_that_are_not_normalized() -> void:
	if not OS.is_debug_build():
		skip("a release build of the engine does not check normals")
		check(true, "nothing to check")
		return
	var vectors := PackedVector3Array([Vector3(1, 2, 3), Vector3(4, -5, 6), Vector3(7, 8, -9)])
	var normals := PackedVector3Array([Vector3.UP, Vector3(0, 0.5, 0), Vector3(0, 0, 2)])
	for title: String in ["reflect", "bounce", "slide"]:
		var expected := PackedVector3Array()
		for i in vectors.size():
			if i > 0:
				expect_engine_error("must be normalized")
			expected.append(Callable.create(vectors[i], title).call(normals[i]))
		var actual := vectors.duplicate()
		expect_engine_error("Compute.%s: 'normal' must be normalized, and is not at index 1" % title)
		Callable(Compute, title).call(actual, normals)
		_check_same(actual, expected, title)
		actual = vectors.duplicate()
		expect_engine_error("Compute.%s: 'normal' must be normalized" % title)
		Callable(Compute, title).call(actual, Vector3.ZERO)
		check_equal(actual, PackedVector3Array([Vector3.ZERO, Vector3.ZERO, Vector3.ZERO]), title)
		# Only those of the range count.
		actual = vectors.duplicate()
		Callable(Compute, title).call(actual, normals, 0, 1)
		expected = PackedVector3Array([expected[0], vectors[1], vectors[2]])
		_check_same(actual, expected, "%s of the first" % title)
		Callable(Compute, title).call(PackedVector3Array(), Vector3.ZERO)


func test_projected_points() -> void:
	var odd: PackedVector4Array = _vectors(_special(4), 4)
	var projections: Array[Projection] = [
		Projection.IDENTITY,
		Projection.create_perspective(70.0, 1.6, 0.1, 1000.0),
		Projection.create_orthogonal(-2, 2, -1, 1, 0.1, 100.0),
		Projection(Vector4(1, 2, 3, 4), Vector4(-5, 0.25, 7, 0.1), Vector4(0.3, -9, 1, -1), Vector4(2, 0.5, -1, 3)),
		Projection(odd[0], odd[3], odd[40], odd[11]),
		Projection(Vector4.ZERO, Vector4.ZERO, Vector4.ZERO, Vector4.ZERO),
	]
	for projection in projections:
		var points: PackedVector3Array = _vectors(_special(3) + _ordinary(300), 3)
		var expected := PackedVector3Array()
		for point in points:
			var v := projection * Vector4(point.x, point.y, point.z, 1)
			expected.append(Vector3(v.x, v.y, v.z) / v.w)
		var untyped := points.duplicate()
		Compute.project_points(points, projection)
		_check_same(points, expected, "project_points by %s" % projection)
		Callable(Compute, "project_points").call(untyped, projection)
		_check_same(untyped, expected, "project_points by %s, untyped" % projection)


## All bits, NaN's too.
func test_components() -> void:
	for type: int in [
			TYPE_PACKED_VECTOR2_ARRAY, TYPE_PACKED_VECTOR3_ARRAY, TYPE_PACKED_VECTOR4_ARRAY,
			TYPE_PACKED_COLOR_ARRAY]:
		for count: int in [0, 1, 3, 16, 50, 100]:
			var vectors: Variant = PackedArrays.of_type(type, count)
			var before: PackedFloat32Array = vectors.to_byte_array().to_float32_array()
			@warning_ignore("integer_division")
			var size := before.size() / maxi(count, 1)
			var values := Bits.to_floats(Samples.NANS + Samples.SPECIAL) + Samples.floats(100)
			values.resize(count)
			for index in size:
				var what := "component %d of %d vectors of %d" % [index, count, size]
				var taken := PackedFloat32Array()
				var with_number := before.duplicate()
				var with_each := before.to_byte_array()
				for i in count:
					taken.append(before[i * size + index])
					with_number[i * size + index] = 0.5
					with_each.encode_u32((i * size + index) * 4, values.to_byte_array().decode_u32(i * 4))
				check_equal(Compute.get_component(vectors, index), taken, what)
				var out := PackedFloat32Array()
				out.resize(count)
				Compute.get_component_into(out, vectors, index)
				check_equal(out, taken, what + ", into")
				var changed: Variant = vectors.duplicate()
				Compute.set_component(changed, index, 0.5)
				check_bytes(changed.to_byte_array(), with_number.to_byte_array(), size * 4, what)
				changed = vectors.duplicate()
				Compute.set_component(changed, index, values)
				check_bytes(changed.to_byte_array(), with_each, size * 4, what + ", each")


func test_ranges() -> void:
	var vectors := Samples.points_3d(60)
	var others := PackedVector3Array()
	for vector in Samples.points_3d(120).slice(60):
		others.append(vector.normalized())
	var values := Samples.floats(60)
	var calls: Dictionary[String, Array] = {
		"normalize": [],
		"limit_length": [20.0],
		"cross": [others],
		"reflect": [others],
		"bounce": [others],
		"slide": [others],
		"project": [others],
		"rotate": [Vector3.UP, 0.5],
		"project_points": [Projection.create_perspective(70.0, 1.6, 0.1, 1000.0)],
		"set_component": [1, values],
		"transform_points_range": [Transform3D(Basis.from_euler(Vector3.ONE), Vector3.ONE)],
	}
	for title in calls:
		var whole := vectors.duplicate()
		Callable(Compute, title).callv([whole] + calls[title])
		check(whole != vectors, title + " changes something")
		for range_given: Array in [[0, -1], [7, -1], [7, 33], [59, 1], [60, -1], [60, 0], [3, 0]]:
			var from: int = range_given[0]
			var end: int = 60 if range_given[1] < 0 else from + range_given[1]
			var actual := vectors.duplicate()
			Callable(Compute, title).callv([actual] + calls[title] + range_given)
			var expected := vectors.slice(0, from) + whole.slice(from, end) + vectors.slice(end)
			_check_same(actual, expected, "%s, range %s" % [title, range_given])
		for range_given: Array in [[-1, 2], [61, -1], [50, 11], [0, -2]]:
			var actual := vectors.duplicate()
			expect_engine_error("Compute.%s: 'from' is %d and 'count' is %d, but the array has 60 elements"
					% [title, range_given[0], range_given[1]])
			Callable(Compute, title).callv([actual] + calls[title] + range_given)
			check_equal(actual, vectors, title + " outside")
	var plane := Samples.points_2d(5)
	var expected_plane := plane.duplicate()
	expected_plane[2] = plane[2].rotated(0.5)
	Compute.rotate_2d(plane, 0.5, 2, 1)
	check_bits_2d(plane, expected_plane, "rotate_2d of one")


func test_large_on_threads() -> void:
	var vectors := Samples.points_3d(_LARGE)
	var normals := vectors.slice(1) + vectors.slice(0, 1)
	var normalized := PackedVector3Array()
	var products := PackedFloat32Array()
	var slid := PackedVector3Array()
	for i in _LARGE:
		normalized.append(vectors[i].normalized())
		normals[i] = normals[i].normalized()
		products.append(vectors[i].dot(normals[i]))
		slid.append(vectors[i].slide(normals[i]))
	for threads in _THREADS:
		Compute.set_thread_count(threads)
		var what := "%d threads" % threads
		var actual := vectors.duplicate()
		Compute.normalize(actual)
		check_bits_3d(actual, normalized, "normalize, " + what)
		actual = vectors.duplicate()
		Compute.slide(actual, normals)
		check_bits_3d(actual, slid, "slide, " + what)
		check_bytes(Compute.dot(vectors, normals).to_byte_array(), products.to_byte_array(), 4, "dot, " + what)


func test_sizes_that_differ() -> void:
	var vectors := Samples.points_3d(4)
	var three := Samples.points_3d(3)
	var out := PackedFloat32Array([1, 2, 3])
	expect_error("Compute.dot: 'b' has 3 elements, 'a' has 4")
	check_equal(Compute.dot(vectors, three), PackedFloat32Array(), "dot")
	expect_error("Compute.distances: 'to' has 3 elements, 'vectors' has 4")
	check_equal(Compute.distances(vectors, three), PackedFloat32Array(), "distances")
	expect_error("Compute.lengths_into: 'out' has 3 elements, 'vectors' has 4")
	Compute.lengths_into(out, vectors)
	expect_error("Compute.get_component_into: 'out' has 3 elements, 'vectors' has 4")
	Compute.get_component_into(out, vectors, 0)
	check_equal(out, PackedFloat32Array([1, 2, 3]), "out")
	expect_error("Compute.reflect: 'normal' has 3 elements, 'vectors' has 4")
	Compute.reflect(vectors, three)
	expect_error("Compute.cross: 'other' has 3 elements, 'vectors' has 4")
	Compute.cross(vectors, three)
	expect_error("Compute.set_component: 'values' has 3 elements, 'vectors' has 4")
	Compute.set_component(vectors, 0, out)
	check_bits_3d(vectors, Samples.points_3d(4), "vectors")


func test_wrong_types() -> void:
	var vectors := Samples.points_3d(4)
	var numbers := Samples.floats(4)
	expect_error("Compute.normalize: 'vectors' is of type PackedFloat32Array, "
			+ "not a PackedVector2Array, a PackedVector3Array or a PackedVector4Array", 2)
	Compute.normalize(numbers)
	check_equal(numbers, Samples.floats(4), "numbers")
	expect_error("Compute.limit_length: 'vectors' is of type PackedVector4Array, "
			+ "not a PackedVector2Array or a PackedVector3Array", 2)
	Compute.limit_length(PackedVector4Array(), 1.0)
	expect_error("Compute.get_component: 'vectors' is of type Array, not a packed array of vectors or colors")
	check_equal(Compute.get_component([], 0), PackedFloat32Array(), "of an Array")
	expect_error("Compute.lengths: 'vectors' is of type PackedStringArray, "
			+ "not a PackedVector2Array, a PackedVector3Array or a PackedVector4Array", 2)
	check_equal(Compute.lengths(PackedStringArray()), PackedFloat32Array(), "of strings")
	for other: Variant in [2, 2.5, Vector2.ONE, Vector4.ONE, Color.RED, numbers, Samples.points_2d(4), "text", null]:
		expect_error("Compute.dot: 'b' is of type %s, not a Vector3 or a PackedVector3Array" % type_string(typeof(other)))
		check_equal(Compute.dot(vectors, other), PackedFloat32Array(), "dot")
		expect_error("Compute.slide: 'normal' is of type %s, not a Vector3 or a PackedVector3Array" % type_string(typeof(other)))
		Compute.slide(vectors, other)
	expect_error("Compute.set_component: 'values' is of type Vector3, not a number or a PackedFloat32Array")
	Compute.set_component(vectors, 0, Vector3.ONE)
	check_bits_3d(vectors, Samples.points_3d(4), "vectors")


func test_components_that_are_not() -> void:
	var vectors := Samples.points_3d(4)
	for index: int in [-1, 3, 1 << 40]:
		expect_error("Compute.get_component: 'index' is %d, not from 0 to 2" % index)
		check_equal(Compute.get_component(vectors, index), PackedFloat32Array(), "component")
		expect_error("Compute.set_component: 'index' is %d, not from 0 to 2" % index)
		Compute.set_component(vectors, index, 0.0)
	expect_error("Compute.get_component: 'index' is 2, not 0 or 1")
	check_equal(Compute.get_component(Samples.points_2d(4), 2), PackedFloat32Array(), "component")
	expect_error("Compute.set_component: 'index' is 4, not from 0 to 3")
	Compute.set_component(PackedColorArray([Color.RED]), 4, 0.0)
	check_bits_3d(vectors, Samples.points_3d(4), "vectors")


## A copy is changed and what it was copied from is not, also when that is the other one.
func test_duplicates() -> void:
	var vectors := Samples.points_3d(50)
	var copy := vectors.duplicate()
	Compute.normalize(copy, 10, 30)
	check_bits_3d(vectors, Samples.points_3d(50), "vectors")
	check_bits_3d(copy.slice(0, 10), vectors.slice(0, 10), "what comes before the range")
	check_bits_3d(copy.slice(40), vectors.slice(40), "what comes after the range")
	copy = vectors.duplicate()
	Compute.project(copy, vectors)
	check_bits_3d(vectors, Samples.points_3d(50), "vectors")
	for i in 50:
		var projected := vectors[i].project(vectors[i])
		check_bits_3d(PackedVector3Array([copy[i]]), PackedVector3Array([projected]), "vector %d" % i)


# Every row of this many components, with each vector's own other, with itself, untyped and after duplicate().
func _check_all(vectors: Variant, others: Variant, size: int, what: String) -> void:
	for title in _changes:
		if size in _changes[title].sizes:
			_check_change(title, _changes[title], vectors, size, what)
	for title in _numbers:
		if size in _numbers[title].sizes:
			_check_number(title, _numbers[title], vectors, what)
	for title in _changes_with:
		if size in _changes_with[title].sizes:
			_check_change_with(title, _changes_with[title], vectors, others, what)
			_check_change_with_itself(title, _changes_with[title], vectors, what + ", with itself")
	for title in _numbers_with:
		if size in _numbers_with[title].sizes:
			_check_number_with(title, _numbers_with[title], vectors, others, what)
			_check_number_with(title, _numbers_with[title], vectors, vectors, what + ", with itself")


func _check_change(title: String, row: Row, vectors: Variant, size: int, what: String) -> void:
	var expected: Variant = vectors.duplicate()
	for i: int in vectors.size():
		expected[i] = row.by_engine.call(vectors[i])
	var actual: Variant = vectors.duplicate()
	Callable(Compute, title).call(actual)
	_check_same(actual, expected, "%s, %s" % [title, what])
	# In memory of its own.
	actual = _vectors(vectors.to_byte_array(), size)
	Callable(Compute, title).call(actual)
	_check_same(actual, expected, "%s in place, %s" % [title, what])


func _check_change_with(title: String, row: Row, vectors: Variant, other: Variant, what: String) -> void:
	var expected: Variant = vectors.duplicate()
	var is_array := typeof(other) >= TYPE_PACKED_BYTE_ARRAY
	for i: int in vectors.size():
		expected[i] = row.by_engine.call(vectors[i], other[i] if is_array else other)
	var actual: Variant = vectors.duplicate()
	_expect_normals(title, row, other, vectors.size())
	Callable(Compute, title).call(actual, other)
	_check_same(actual, expected, "%s, %s" % [title, what])


func _check_change_with_itself(title: String, row: Row, vectors: Variant, what: String) -> void:
	var expected: Variant = vectors.duplicate()
	for i: int in vectors.size():
		expected[i] = row.by_engine.call(vectors[i], vectors[i])
	for actual: Variant in [vectors.duplicate(), _own(vectors)]:
		_expect_normals(title, row, actual, vectors.size())
		Callable(Compute, title).call(actual, actual)
		_check_same(actual, expected, "%s, %s" % [title, what])


func _check_number(title: String, row: Row, vectors: Variant, what: String) -> void:
	var expected := PackedFloat32Array()
	for i: int in vectors.size():
		expected.append(row.by_engine.call(vectors[i]))
	_check_same(Callable(Compute, title).call(vectors), expected, "%s, %s" % [title, what])
	var out := PackedFloat32Array()
	out.resize(expected.size())
	Callable(Compute, title + "_into").call(out, vectors)
	_check_same(out, expected, "%s_into, %s" % [title, what])


func _check_number_with(title: String, row: Row, vectors: Variant, other: Variant, what: String) -> void:
	var expected := PackedFloat32Array()
	var is_array := typeof(other) >= TYPE_PACKED_BYTE_ARRAY
	for i: int in vectors.size():
		expected.append(row.by_engine.call(vectors[i], other[i] if is_array else other))
	_check_same(Callable(Compute, title).call(vectors, other), expected, "%s, %s" % [title, what])
	var out := PackedFloat32Array()
	out.resize(expected.size())
	Callable(Compute, title + "_into").call(out, vectors, other)
	_check_same(out, expected, "%s_into, %s" % [title, what])


# Debug builds say once that normals are not normalized.
func _expect_normals(title: String, row: Row, normal: Variant, count: int) -> void:
	if not row.has_normal or not OS.is_debug_build() or count == 0:
		return
	var normals: Variant = normal if typeof(normal) >= TYPE_PACKED_BYTE_ARRAY else [normal]
	for each: Variant in normals:
		if not each.is_normalized():
			expect_engine_error("Compute.%s: 'normal' must be normalized" % title)
			return


# As the engine has it, but for its errors, one for each vector.
static func _reflected(v: Variant, n: Variant) -> Variant:
	if OS.is_debug_build() and not n.is_normalized():
		return _zero(v)
	return v.reflect(n)


static func _slid(v: Variant, n: Variant) -> Variant:
	if OS.is_debug_build() and not n.is_normalized():
		return _zero(v)
	return v.slide(n)


static func _zero(v: Variant) -> Variant:
	return Vector2.ZERO if v is Vector2 else Vector3.ZERO


func _check_same(actual: Variant, expected: Variant, what: String) -> void:
	checks += 1
	var bytes: Array[PackedByteArray] = [actual.to_byte_array(), expected.to_byte_array()]
	if typeof(actual) == typeof(expected) and bytes[0] == bytes[1]:
		return
	if typeof(actual) != typeof(expected) or not Bits.are_same_but_for_nan(bytes[0], bytes[1]):
		@warning_ignore("integer_division")
		var stride: int = bytes[1].size() / maxi(expected.size(), 1)
		fail("%s: %s" % [what, Bits.difference(bytes[0], bytes[1], maxi(stride, 4))])


static func _own(vectors: Variant) -> Variant:
	var own: Variant = vectors.duplicate()
	own.append(own[0] if not own.is_empty() else Vector3.ZERO if own is PackedVector3Array else Vector2.ZERO)
	own.resize(own.size() - 1)
	return own


# Plain numbers; every third vector of three is of length 1.
static func _ordinary(count: int) -> PackedByteArray:
	var vectors := Samples.points_3d(ceili(count / 3.0))
	for i in range(0, vectors.size(), 3):
		vectors[i] = vectors[i].normalized()
	return vectors.to_byte_array().slice(0, count * 4)


# Vectors of all special floats, and some of length 1 and nearly.
static func _special(size: int) -> PackedByteArray:
	var bytes := Samples.combinations(Samples.SPECIAL, size) if size < 4 \
			else Samples.combinations([0x80000000, 0x3f800000, 0x0da24260, 0x1f000000, 0x7f7fffff, 0xff800000], size)
	bytes += Samples.singles(Samples.SPECIAL + Samples.NANS, size)
	for scale: float in [1.0, 0.9996, 1.0004, 0.999, 1.001]:
		var vector := PackedFloat32Array([0.6, 0.8, 0.0, 0.0] if size < 4 else [0.5, 0.5, 0.5, 0.5])
		for i in size:
			bytes.append_array(PackedFloat32Array([vector[i] * scale]).to_byte_array())
	return bytes


static func _some_others(size: int) -> Array:
	match size:
		2:
			return [Vector2(0.6, 0.8), Vector2(3, -4), Vector2.ZERO, Vector2(INF, 1), Vector2(1e-30, 0)]
		3:
			return [Vector3(0.6, 0, -0.8), Vector3(3, -4, 5), Vector3.ZERO, Vector3(INF, 1, NAN), Vector3(0, 1e-30, 0)]
	return [Vector4(0.5, 0.5, -0.5, 0.5), Vector4(3, -4, 5, 6), Vector4(INF, 1, 0, 0)]


static func _vectors(bytes: PackedByteArray, size: int) -> Variant:
	match size:
		2:
			return bytes.to_vector2_array()
		3:
			return bytes.to_vector3_array()
	return bytes.to_vector4_array()
