extends RefCounted
## The addon's table of element-wise operations, by a class that only a library built for the benchmark has: see
## [code]memory_copy_loop.gd[/code].


## The operations: the name, operands, formulas of each, and how far a result may be from them.
static func read() -> Array:
	return ComputeBenchmark.elementwise_operations()
