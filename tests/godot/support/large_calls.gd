class_name LargeCalls
extends RefCounted
## Typed calls on arrays so large that operations share them out among threads, one or two of each family,
## and what each gives.

const _COUNT := 200_000
const _XFORM := Transform3D(Vector3(0, 2, 0), Vector3(-2, 0, 0), Vector3(0, 0, 2), Vector3(1, 2, 3))

var _points := Samples.points_3d(_COUNT)
var _floats := Samples.floats(_COUNT)
var _others := _reversed(_floats)
var _positive := PackedFloat32Array()
var _small := PackedInt32Array()
var _mask := PackedByteArray()
var _colors := PackedColorArray()
var _formula := ComputeExpression.new()
var _calls: Dictionary[String, Callable] = {}
var _titles := PackedStringArray()
var _expected: Array[PackedByteArray] = []


func _init() -> void:
	_positive = _floats.slice(0)
	Compute.abs(_positive)
	_small = Numbers.of_type(TYPE_PACKED_INT32_ARRAY, _COUNT)
	_mask = Compute.greater(_floats, 0.0)
	_colors = Samples.floats(_COUNT * 4).to_byte_array().to_color_array()
	_formula.parse("p * sin(a) + q.cross(p) * 0.5", ["p", "q", "a"])
	_fill_calls()
	for title: String in _calls:
		_titles.append(title)
		_expected.append(_bytes_of(title))


## Lets go of the calls, each of which holds this object.
func clear() -> void:
	_calls.clear()


## Makes the call of that number, and gives its name if it gave something else than at first.
func wrong_one(number: int) -> String:
	var at := posmod(number, _titles.size())
	return "" if _bytes_of(_titles[at]) == _expected[at] else _titles[at]


func _bytes_of(title: String) -> PackedByteArray:
	return var_to_bytes(_calls[title].call())


# Each reads arrays that all threads share, and changes what is its own.
func _fill_calls() -> void:
	_calls["large transform_points"] = func() -> Variant:
		var copy := _points.duplicate()
		Compute.transform_points(copy, _XFORM)
		return copy
	_calls["large transform_points in place"] = func() -> Variant:
		var copy := _points.slice(0)
		Compute.transform_points(copy, _XFORM)
		return copy
	_calls["large transformed_points"] = func() -> Variant: return Compute.transformed_points(_points, _XFORM)
	_calls["large multiply_add"] = func() -> Variant:
		var copy := _floats.duplicate()
		Compute.multiply_add(copy, _others, 0.5)
		return copy
	_calls["large sin"] = func() -> Variant:
		var copy := _floats.duplicate()
		Compute.sin(copy)
		return copy
	_calls["large pow"] = func() -> Variant:
		var copy := _positive.duplicate()
		Compute.pow(copy, 0.7)
		return copy
	_calls["large normalize"] = func() -> Variant:
		var copy := _points.duplicate()
		Compute.normalize(copy)
		return copy
	_calls["large lengths"] = func() -> Variant: return Compute.lengths(_points)
	_calls["large integrate"] = func() -> Variant:
		var positions := _points.duplicate()
		var velocities := _points.duplicate()
		Compute.integrate(positions, velocities, 0.1, Vector3(0, -9.8, 0))
		return [positions, velocities]
	_calls["large write_instance_origins"] = func() -> Variant:
		var buffer := PackedFloat32Array()
		buffer.resize(_COUNT * 12)
		Compute.write_instance_origins(buffer, _points)
		return buffer
	_calls["large sum and others"] = func() -> Variant:
		return [Compute.sum(_floats), Compute.variance(_floats), Compute.dot_product(_floats, _others)]
	_calls["large bounds"] = func() -> Variant: return [Compute.bounds(_points), Compute.centroid(_points)]
	_calls["large argmin"] = func() -> Variant: return [Compute.argmin(_floats), Compute.argmax(_floats)]
	_calls["large histogram"] = func() -> Variant: return Compute.histogram(_floats, 100, -1000, 1000)
	_calls["large cumulative_sum"] = func() -> Variant:
		var copy := _floats.duplicate()
		Compute.cumulative_sum(copy)
		return copy
	_calls["large sort"] = func() -> Variant: return Compute.sorted(_floats)
	_calls["large argsort"] = func() -> Variant: return Compute.argsort(_small)
	_calls["large unique"] = func() -> Variant: return Compute.unique(_small)
	_calls["large select"] = func() -> Variant:
		var copy := _floats.duplicate()
		Compute.select(copy, _mask, _others)
		return copy
	_calls["large find_nonzero"] = func() -> Variant: return Compute.find_nonzero(_mask)
	_calls["large less"] = func() -> Variant: return Compute.less(_floats, _others)
	_calls["large compact"] = func() -> Variant:
		var copy := _points.duplicate()
		Compute.compact(copy, _mask)
		return copy
	_calls["large converted"] = func() -> Variant: return Compute.converted(_floats, TYPE_PACKED_INT32_ARRAY)
	_calls["large encode_half"] = func() -> Variant: return Compute.encode_half(_floats)
	_calls["large srgb_to_linear"] = func() -> Variant:
		var copy := _colors.duplicate()
		Compute.srgb_to_linear(copy)
		return copy
	_calls["large formula"] = func() -> Variant: return _formula.execute([_points, _points, _floats])
	_calls["large formula in place"] = func() -> Variant:
		var copy := _points.duplicate()
		_formula.execute_into(copy, [copy, _points, 0.25])
		return copy


static func _reversed(floats: PackedFloat32Array) -> PackedFloat32Array:
	var reversed := floats.slice(0)
	reversed.reverse()
	return reversed
