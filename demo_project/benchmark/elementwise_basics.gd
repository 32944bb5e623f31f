class_name BenchmarkElementwiseBasics
extends RefCounted
## Element-wise operations that everyone knows, for an addon as it is shipped: its own table of them, see
## [code]elementwise_table.gd[/code], is only in a library that is built for the benchmark.

## The formula in GDScript, the operands' names, and how far a result may be from the formula's: in the distance of floats
## at 1, then in units in the last place.
const _ROWS: Array[Array] = [
	["add", "x + other", ["other"], 0.0, 0.0],
	["subtract", "x - other", ["other"], 0.0, 0.0],
	["multiply", "x * other", ["other"], 0.0, 0.0],
	["divide", "x / other", ["other"], 0.0, 0.0],
	["multiply_add", "x * factor + addend", ["factor", "addend"], 1.0, 0.0],
	["sqrt", "sqrt(x)", [], 0.0, 0.0],
	["abs", "absf(x)", [], 0.0, 0.0],
	["floor", "floorf(x)", [], 0.0, 0.0],
	["round", "roundf(x)", [], 0.0, 0.0],
	["minimum", "minf(x, other)", ["other"], 0.0, 0.0],
	["maximum", "maxf(x, other)", ["other"], 0.0, 0.0],
	["clamp", "clampf(x, min, max)", ["min", "max"], 0.0, 0.0],
	["lerp", "lerpf(x, to, weight)", ["to", "weight"], 2.0, 0.0],
	["pow", "pow(x, exponent)", ["exponent"], 2.0, 0.6],
	["exp", "exp(x)", [], 2.0, 1.1],
	["log", "log(x)", [], 2.0, 1.0],
	["sin", "sin(x)", [], 2.0, 1.35],
	["cos", "cos(x)", [], 2.0, 1.35],
]


## The operations as the addon's own table has them.
static func read() -> Array:
	var rows := []
	for row in _ROWS:
		var operands: Array = row[2]
		rows.append({
			"name": row[0],
			"float": row[1],
			"operands": PackedStringArray(operands),
			"distance": row[3],
			"ulp": PackedFloat64Array([row[4]]),
		})
	return rows
