class_name BenchmarkInputs
extends RefCounted
## The arrays that every form is given: the same random numbers in every process.

const _SEED := 20_260
const _REACH := 100.0


## [param count] vectors in a cube about the origin.
static func make_vectors(count: int) -> PackedVector3Array:
	var random := _make_random()
	var vectors := PackedVector3Array()
	vectors.resize(count)
	for i in count:
		vectors[i] = Vector3(_draw(random), _draw(random), _draw(random))
	return vectors


## [param count] vectors in a square about the origin.
static func make_vectors_2d(count: int) -> PackedVector2Array:
	var random := _make_random()
	var vectors := PackedVector2Array()
	vectors.resize(count)
	for i in count:
		vectors[i] = Vector2(_draw(random), _draw(random))
	return vectors


static func _make_random() -> RandomNumberGenerator:
	var random := RandomNumberGenerator.new()
	random.seed = _SEED
	return random


static func _draw(random: RandomNumberGenerator) -> float:
	return random.randf_range(-_REACH, _REACH)
