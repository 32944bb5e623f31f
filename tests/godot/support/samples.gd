class_name Samples
extends RefCounted
## Inputs, the same in every run.

## Bits of floats on which kernels differ: zeros, ones and their neighbours, what overflows, what
## underflows, the limits of subnormals and of normals, infinities.
const SPECIAL: PackedInt64Array = [
	0x00000000, 0x80000000, 0x3f800000, 0xbf800000, 0x3f800001, 0x3f7fffff, 0x00000001, 0x80000001,
	0x007fffff, 0x00800000, 0x80800000, 0x0da24260, 0x5f000000, 0x7f7fffff, 0xff7fffff, 0x7f800000,
	0xff800000,
]
## Bits of NaN: quiet and signalling, of both signs, with payloads.
const NANS: PackedInt64Array = [0x7fc00000, 0xffc00000, 0x7fc12345, 0x7f800001, 0xffedcba9]

# A prime number of elements, so that every value meets every lane.
const _PATTERN := 4099


## Floats between -1000 and 1000.
static func floats(count: int) -> PackedFloat32Array:
	var generator := RandomNumberGenerator.new()
	generator.seed = 20_261_120
	var pattern := PackedFloat32Array()
	pattern.resize(mini(count, _PATTERN))
	for i in pattern.size():
		pattern[i] = generator.randf_range(-1000.0, 1000.0)
	while pattern.size() < count:
		pattern.append_array(pattern.slice(0, count - pattern.size()))
	return pattern


## Points in a cube; an array that shares its memory with no other.
static func points_3d(count: int) -> PackedVector3Array:
	return floats(count * 3).to_byte_array().to_vector3_array()


## Points in a square; an array that shares its memory with no other.
static func points_2d(count: int) -> PackedVector2Array:
	return floats(count * 2).to_byte_array().to_vector2_array()


## The bytes of all vectors of [param size] components with these bits.
static func combinations(bits: PackedInt64Array, size: int) -> PackedByteArray:
	var words := PackedInt64Array()
	var count := 1
	for i in size:
		count *= bits.size()
	for i in count:
		var rest := i
		for component in size:
			words.append(bits[rest % bits.size()])
			@warning_ignore("integer_division")
			rest = rest / bits.size()
	return Bits.to_bytes(words)


## The bytes of vectors of [param size] components of which one has these bits and the others are
## plain numbers.
static func singles(bits: PackedInt64Array, size: int) -> PackedByteArray:
	var plain := Bits.to_bytes([]) + floats(bits.size() * size * size).to_byte_array()
	var vector := 0
	for word in bits:
		for component in size:
			plain.encode_u32((vector * size + component) * 4, word)
			vector += 1
	return plain


## Transforms in space whose entries are numbers.
static func transforms_3d() -> Array[Transform3D]:
	var turn := Basis(Vector3(1, 2, 3).normalized(), 0.7)
	var shear := Basis(Vector3(2, 0.5, 0), Vector3(-1, 3, 0.25), Vector3(0.1, 0, 0.01))
	var zeros := minus_zero() * Vector3.ONE
	return [
		Transform3D.IDENTITY,
		Transform3D(turn, Vector3(10, -20, 0.125)),
		Transform3D(shear, Vector3(-1e-3, 1e6, 7)),
		Transform3D(turn.scaled(Vector3(-1, -2, -3)), -Vector3.ONE),
		Transform3D(Basis(Vector3.ZERO, Vector3.ZERO, Vector3.ZERO), Vector3.ZERO),
		Transform3D(Basis(zeros, zeros, zeros), zeros),
		Transform3D(turn.scaled(1e-38 * Vector3.ONE), 1e-40 * Vector3.ONE),
		Transform3D(shear.scaled(1e37 * Vector3.ONE), 3e38 * Vector3.ONE),
	]


## Transforms in space with infinities, and with NaN where [param has_nan] is set.
static func odd_transforms_3d(has_nan: bool) -> Array[Transform3D]:
	var turn := Basis(Vector3(3, 2, 1).normalized(), -2.0)
	var odd := Vector3(1, _nan(0xffc0aaaa) if has_nan else INF, 3)
	var huge := 3e38
	var other := Vector3(_nan(0x7fc0bbbb), 2, _nan(0xffc0cccc)) if has_nan else odd * huge
	return [
		Transform3D(turn, odd),
		Transform3D(Basis(turn.x, odd, turn.z), Vector3.ONE),
		Transform3D(Basis(turn.x, turn.y, -odd), other),
	]


## As [method transforms_3d], in the plane.
static func transforms_2d() -> Array[Transform2D]:
	var zeros := minus_zero() * Vector2.ONE
	return [
		Transform2D.IDENTITY,
		Transform2D(0.7, Vector2(10, -20)),
		Transform2D(Vector2(2, 0.5), Vector2(-1, 3), Vector2(-1e-3, 1e6)),
		Transform2D(Vector2(-2, 0.1), Vector2(0, -3), -Vector2.ONE),
		Transform2D(Vector2.ZERO, Vector2.ZERO, Vector2.ZERO),
		Transform2D(zeros, zeros, zeros),
		Transform2D(Vector2(1e-38, 2e-38), Vector2(-1e-38, 1e-39), 1e-40 * Vector2.ONE),
		Transform2D(Vector2(2e37, -5e37), Vector2(1e38, 1e37), 3e38 * Vector2.ONE),
	]


## As [method odd_transforms_3d], in the plane.
static func odd_transforms_2d(has_nan: bool) -> Array[Transform2D]:
	var odd := Vector2(1, _nan(0xffc0aaaa) if has_nan else INF)
	return [
		Transform2D(Vector2(0.6, 0.8), Vector2(-0.8, 0.6), odd),
		Transform2D(odd, Vector2(-0.8, 0.6), Vector2.ONE),
		Transform2D(Vector2(0.6, 0.8), -odd, odd),
	]


## The number -0: GDScript takes a literal -0.0 for the same constant as 0.0.
static func minus_zero() -> float:
	return Bits.to_floats([0x80000000])[0]


# The NaN with these bits.
static func _nan(bits: int) -> float:
	return Bits.to_floats([bits])[0]
