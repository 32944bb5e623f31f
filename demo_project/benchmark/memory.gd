class_name BenchmarkMemory
extends RefCounted
## A plain copy of the same bytes, the mark that bandwidth is held against.
##
## Only a library built with the cargo feature [code]bench[/code] can do it.

const _LOOP := "res://benchmark/memory_copy_loop.gd"


## Whether this library was built for the benchmark.
static func is_available() -> bool:
	return ClassDB.class_exists(&"ComputeBenchmark")


## Copies the bytes of [param source] into [param out], [param repeats] times, and returns
## [param out].
static func copy(out: Variant, source: Variant, repeats: int) -> Variant:
	var loop: GDScript = load(_LOOP)
	return Callable(loop, &"run").call(out, source, repeats)
