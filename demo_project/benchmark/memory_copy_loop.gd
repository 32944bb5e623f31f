extends RefCounted
## The copying loop in a script of its own: it names a class that only a library built for the
## benchmark has, so [BenchmarkMemory] loads it there and nowhere else.


## Copies the bytes of [param source] into [param out], [param repeats] times.
static func run(out: Variant, source: Variant, repeats: int) -> Variant:
	for repeat in repeats:
		ComputeBenchmark.memcpy(out, source)
	return out
