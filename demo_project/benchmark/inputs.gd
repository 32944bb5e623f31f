class_name BenchmarkInputs
extends RefCounted
## The arrays that every form is given: the same random numbers in every process.
##
## The functions without the word make are for the rows of a [BenchmarkFamily]: what they return makes an array when the
## number of elements is known.

const _SEED := 20_260
const _REACH := 100.0

static var _made := {}


## Numbers from [param from] to [param to] as a PackedFloat32Array.
static func floats(from: float, to: float) -> Callable:
	return _make_floats.bind(from, to)


## The same number many times as a PackedFloat32Array.
static func constants(value: float) -> Callable:
	return _make_constants.bind(value)


## 1 and -1 at random as a PackedFloat32Array: to multiply or divide by them, however often, leaves every number in reach.
static func signs() -> Callable:
	return _make_signs


## Numbers from [param from] to [param to] as a PackedFloat64Array.
static func doubles(from: float, to: float) -> Callable:
	return _make_doubles.bind(from, to)


## Integers from [param from] to [param to], both included, as a PackedInt32Array.
static func integers(from: int, to: int) -> Callable:
	return _make_integers.bind(from, to)


## The places of the elements, each once, in random order, as a PackedInt32Array.
static func places() -> Callable:
	return _make_places


## Bytes from [param from] to [param to], both included.
static func bytes(from := 0, to := 255) -> Callable:
	return _make_bytes.bind(from, to)


## 0 and 1 at random as a PackedByteArray.
static func masks() -> Callable:
	return bytes(0, 1)


## Vectors in a cube about the origin, [param reach] from its centre to each side.
static func vectors(reach := _REACH) -> Callable:
	return _make_vectors.bind(reach)


## Vectors in a square about the origin.
static func vectors_2d(reach := _REACH) -> Callable:
	return _make_vectors_2d.bind(reach)


## Vectors of length 1 (as far as a float can say).
static func directions() -> Callable:
	return _make_directions


## Vectors of length 1 in the plane.
static func directions_2d() -> Callable:
	return _make_directions_2d


## Colours with all parts from 0 to 1.
static func colors() -> Callable:
	return _make_colors


## [param count] vectors in a cube about the origin.
static func make_vectors(count: int) -> PackedVector3Array:
	return _make_vectors(count, 0, _REACH)


## [param count] vectors in a square about the origin.
static func make_vectors_2d(count: int) -> PackedVector2Array:
	return _make_vectors_2d(count, 0, _REACH)


## What [param input] is for [param count] elements, if it stands at [param place] among the inputs: see
## [method BenchmarkFamily.operation]. What was made once is kept, so whoever writes to it has to [method own] it.
static func make(input: Variant, count: int, place: int) -> Variant:
	if not input is Callable:
		return input
	var maker: Callable = input
	# A lambda may differ from one of the same name in what it has captured.
	if maker.is_custom() and maker.get_bound_arguments_count() == 0:
		return maker.call(count, place)
	var key := [maker.get_object_id(), maker.get_method(), maker.get_bound_arguments(), count, place]
	if not _made.has(key):
		_made[key] = maker.call(count, place)
	return _made[key]


@warning_ignore_start("unsafe_method_access")
## A copy of [param value] that shares its memory with no other, if that is a packed array.
static func own(value: Variant) -> Variant:
	if typeof(value) < TYPE_PACKED_BYTE_ARRAY:
		return value
	var copy: Variant = value.duplicate()
	if not copy.is_empty():
		copy[0] = copy[0]
	return copy


## As [method own], in the memory of [param old] if that can be.
static func renew(old: Variant, value: Variant) -> Variant:
	if not BenchmarkMemory.is_available() or old.size() != value.size():
		return own(value)
	return BenchmarkMemory.copy(old, value, 1)


## A packed array of the type and size of [param value], all zero.
static func make_zeros_like(value: Variant) -> Variant:
	var zeros: Variant = own(value)
	zeros.clear()
	zeros.resize(value.size())
	return zeros
@warning_ignore_restore("unsafe_method_access")


static func _make_floats(count: int, place: int, from: float, to: float) -> PackedFloat32Array:
	var random := _make_random(place)
	var result := PackedFloat32Array()
	result.resize(count)
	for i in count:
		result[i] = random.randf_range(from, to)
	return result


static func _make_constants(count: int, _place: int, value: float) -> PackedFloat32Array:
	var result := PackedFloat32Array()
	result.resize(count)
	result.fill(value)
	return result


static func _make_signs(count: int, place: int) -> PackedFloat32Array:
	var random := _make_random(place)
	var result := PackedFloat32Array()
	result.resize(count)
	for i in count:
		result[i] = random.randi_range(0, 1) * 2.0 - 1.0
	return result


static func _make_doubles(count: int, place: int, from: float, to: float) -> PackedFloat64Array:
	var random := _make_random(place)
	var result := PackedFloat64Array()
	result.resize(count)
	for i in count:
		result[i] = random.randf_range(from, to)
	return result


static func _make_integers(count: int, place: int, from: int, to: int) -> PackedInt32Array:
	var random := _make_random(place)
	var result := PackedInt32Array()
	result.resize(count)
	for i in count:
		result[i] = random.randi_range(from, to)
	return result


static func _make_places(count: int, place: int) -> PackedInt32Array:
	var random := _make_random(place)
	var result := PackedInt32Array(range(count))
	for i in count:
		var other := random.randi_range(i, count - 1)
		var kept := result[i]
		result[i] = result[other]
		result[other] = kept
	return result


static func _make_bytes(count: int, place: int, from: int, to: int) -> PackedByteArray:
	var random := _make_random(place)
	var result := PackedByteArray()
	result.resize(count)
	for i in count:
		result[i] = random.randi_range(from, to)
	return result


static func _make_vectors(count: int, place: int, reach: float) -> PackedVector3Array:
	var random := _make_random(place)
	var result := PackedVector3Array()
	result.resize(count)
	for i in count:
		result[i] = Vector3(_draw(random, reach), _draw(random, reach), _draw(random, reach))
	return result


static func _make_vectors_2d(count: int, place: int, reach: float) -> PackedVector2Array:
	var random := _make_random(place)
	var result := PackedVector2Array()
	result.resize(count)
	for i in count:
		result[i] = Vector2(_draw(random, reach), _draw(random, reach))
	return result


static func _make_directions(count: int, place: int) -> PackedVector3Array:
	var result := _make_vectors(count, place, 1.0)
	for i in count:
		result[i] = result[i].normalized()
	return result


static func _make_directions_2d(count: int, place: int) -> PackedVector2Array:
	var result := _make_vectors_2d(count, place, 1.0)
	for i in count:
		result[i] = result[i].normalized()
	return result


static func _make_colors(count: int, place: int) -> PackedColorArray:
	var random := _make_random(place)
	var result := PackedColorArray()
	result.resize(count)
	for i in count:
		result[i] = Color(random.randf(), random.randf(), random.randf(), random.randf())
	return result


static func _make_random(place: int) -> RandomNumberGenerator:
	var random := RandomNumberGenerator.new()
	random.seed = _SEED + place
	return random


static func _draw(random: RandomNumberGenerator, reach: float) -> float:
	return random.randf_range(-reach, reach)
