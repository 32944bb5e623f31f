class_name RandomValues
extends RefCounted
## Values by chance that are no packed arrays: numbers, vectors, transforms, and what no method takes.

const _INTEGERS: PackedInt64Array = [
	-1, -1, 0, 1, 2, 127, 128, 255, 256, 65535, 65536, 2147483647, -2147483648, 2147483648, 4294967296,
	9007199254740992, 9007199254740993, 4611686018427387904, 9223372036854775807,
	-9223372036854775807 - 1,
]

var _floats := PackedFloat64Array()
var _transforms_3d: Array[Transform3D] = Samples.transforms_3d()
var _transforms_2d: Array[Transform2D] = Samples.transforms_2d()
var _generator: RandomNumberGenerator


func _init(generator: RandomNumberGenerator) -> void:
	_generator = generator
	for number in Bits.to_floats(Samples.SPECIAL + Samples.NANS):
		_floats.append(number)
	_floats.append_array([0.5, 1.5, 1e17, -1e300, 1.7976931348623157e308, 5e-324, 3.5e38, 1e-46])
	_transforms_3d.append_array(Samples.odd_transforms_3d(false))
	_transforms_3d.append_array(Samples.odd_transforms_3d(true))
	_transforms_2d.append_array(Samples.odd_transforms_2d(false))
	_transforms_2d.append_array(Samples.odd_transforms_2d(true))


## An int, any.
func extreme_int() -> int:
	return _INTEGERS[_generator.randi() % _INTEGERS.size()]


## A float, any.
func extreme_float() -> float:
	return _floats[_generator.randi() % _floats.size()]


## A number, mostly a plain one.
func number() -> Variant:
	match _generator.randi() % 8:
		0, 1, 2:
			return _generator.randf_range(-10.0, 10.0)
		3, 4:
			return _generator.randi_range(-3, 20)
		5:
			return _generator.randf()
		6:
			return extreme_int()
	return extreme_float()


## A float, mostly a plain one.
func decimal() -> float:
	match _generator.randi() % 4:
		0:
			return extreme_float()
		1:
			return _generator.randf()
	return _generator.randf_range(-10.0, 10.0)


## A value of that type, which is no array; of another one where it is not known.
func of_type(type: int) -> Variant:
	match type:
		TYPE_BOOL:
			return _generator.randi() % 2 == 0
		TYPE_INT:
			return extreme_int()
		TYPE_FLOAT:
			return decimal()
		TYPE_VECTOR2:
			return _vector_2d()
		TYPE_VECTOR3:
			return _vector_3d()
		TYPE_VECTOR4:
			return Vector4(decimal(), decimal(), decimal(), decimal())
		TYPE_COLOR:
			return Color(decimal(), decimal(), decimal(), decimal())
		TYPE_RECT2:
			return Rect2(_vector_2d(), _vector_2d() if _generator.randi() % 8 == 0 else _vector_2d().abs())
		TYPE_AABB:
			return AABB(_vector_3d(), _vector_3d() if _generator.randi() % 8 == 0 else _vector_3d().abs())
		TYPE_TRANSFORM2D:
			return _transforms_2d[_generator.randi() % _transforms_2d.size()]
		TYPE_BASIS:
			return _transform_3d().basis
		TYPE_TRANSFORM3D:
			return _transform_3d()
		TYPE_PROJECTION:
			return Projection(_transform_3d()) * Projection.create_perspective(70.0, 1.5, 0.1, 100.0)
		TYPE_PLANE:
			return Plane(_vector_3d(), decimal())
	return junk()


## A value that hardly any parameter is for.
func junk() -> Variant:
	match _generator.randi() % 24:
		0, 1:
			return null
		2:
			# Of an Array with other text the engine cannot make colors, and says so.
			return "red"
		3:
			return &"name"
		4:
			return ^"path"
		5:
			return RefCounted.new()
		6:
			return _freed()
		7:
			return {"key": 1}
		8:
			return Callable()
		9:
			return Vector2i.ONE
		10:
			return Vector3i.ONE
		11:
			return Vector4i.ONE
		12:
			return Quaternion.IDENTITY
		13:
			return of_type(TYPE_PLANE)
		14:
			return Rect2i(1, 2, 3, 4)
		15:
			return RID()
		16:
			return Signal()
		17:
			return of_type(TYPE_VECTOR2)
		18:
			return of_type(TYPE_COLOR)
		19:
			return of_type(TYPE_VECTOR4)
		20:
			return of_type(TYPE_TRANSFORM3D)
		21:
			return of_type(TYPE_BOOL)
	return number()


# A third of them have the length 1.
func _vector_2d() -> Vector2:
	match _generator.randi() % 12:
		0, 1, 2, 3:
			return Vector2.from_angle(_generator.randf_range(-PI, PI))
		4:
			return Vector2.ZERO
	return Vector2(decimal(), decimal())


func _vector_3d() -> Vector3:
	match _generator.randi() % 12:
		0, 1, 2, 3:
			return Vector3(_generator.randf(), _generator.randf(), -1.0).normalized()
		4:
			return Vector3.ZERO
	return Vector3(decimal(), decimal(), decimal())


func _transform_3d() -> Transform3D:
	return _transforms_3d[_generator.randi() % _transforms_3d.size()]


func _freed() -> Variant:
	var node := Node.new()
	var value: Variant = node
	node.free()
	return value
