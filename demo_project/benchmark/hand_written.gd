extends RefCounted
## Formulas as they are written in Rust, in a script of its own: it names a class that only a library built for the
## benchmark has.


static func multiply_add(
		a: PackedFloat32Array, b: PackedFloat32Array, c: PackedFloat32Array, repeats: int) -> void:
	for repeat in repeats:
		ComputeBenchmark.formula_multiply_add(a, b, c)


static func heavy(x: PackedFloat32Array, y: PackedFloat32Array, t: float, repeats: int) -> void:
	for repeat in repeats:
		ComputeBenchmark.formula_heavy(x, y, t)


static func integrate(p: PackedVector3Array, v: PackedVector3Array, g: Vector3, dt: float, repeats: int) -> void:
	for repeat in repeats:
		ComputeBenchmark.formula_integrate(p, v, g, dt)
