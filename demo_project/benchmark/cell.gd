class_name BenchmarkCell
extends RefCounted
## One measurement: a form of an operation, at one number of elements and of threads.

## A call longer than this needs no other to warm up for it ...
const _LONG_CALL_USEC := 20_000
## ... and of a brief operation no further rounds; in such, shorter ones have to do without warming up too.
const _BRIEF_CALL_USEC := 2_000
## Where a brief operation's call is that long, and there are more elements than these, this many runs are enough.
const _BRIEF_COUNT := 100_000
const _BRIEF_RUNS := 5

## The operation, prepared for [member count] elements.
var operation: BenchmarkOperation
## One of the forms of [member operation].
var form: StringName
## The number of elements.
var count: int
## The number of threads that the addon may use.
var threads: int
## The number of calls in a run.
var repeats := 1
## The median of each finished round, in nanoseconds for each element.
var rounds := PackedFloat64Array()

var _runs := PackedFloat64Array()
var _warm_up := 0
var _is_brief := false


func _init(of: BenchmarkOperation, its_form: StringName, elements: int, its_threads: int) -> void:
	operation = of
	form = its_form
	count = elements
	threads = its_threads


## Finds the number of calls that makes a run long enough.
func calibrate() -> void:
	# The first call touches memory that no later one finds cold.
	_time(1)
	var usec := _time(repeats)
	var wanted := operation.get_run_usec(form)
	while usec < wanted:
		# The clock may show next to nothing at first: grow step by step.
		repeats = mini(repeats * 8, ceili(repeats * 1.2 * wanted / maxi(usec, 1)))
		usec = _time(repeats)
	if usec < (_BRIEF_CALL_USEC if operation.is_brief() else _LONG_CALL_USEC):
		_warm_up = ceili(repeats / 8.0)
	_is_brief = operation.is_brief() and usec > _LONG_CALL_USEC


## Whether this run of a round shall be measured.
func is_due(r: int, run: int) -> bool:
	return not _is_brief or r == 0 and (count <= _BRIEF_COUNT or run < _BRIEF_RUNS)


## Times one run, on arrays that a few calls before it have warmed.
func measure() -> void:
	if _warm_up > 0:
		_time(_warm_up)
	_runs.append(_time(repeats) * 1000.0 / (repeats * count))


## Ends a round: its median is kept, its runs are not.
func end_round() -> void:
	if not _runs.is_empty():
		rounds.append(_median(_runs))
		_runs.clear()


## The best round, in nanoseconds for each element.
func get_ns_per_element() -> float:
	var best := INF
	for median in rounds:
		best = minf(best, median)
	return best


# The result is dropped inside the time, as a loop in a script would drop it.
func _time(calls: int) -> int:
	if Compute.get_thread_count() != threads:
		Compute.set_thread_count(threads)
	operation.make_ready(form, calls)
	var start := Time.get_ticks_usec()
	operation.run(form, calls)
	return Time.get_ticks_usec() - start


static func _median(values: PackedFloat64Array) -> float:
	var sorted := values.duplicate()
	sorted.sort()
	@warning_ignore("integer_division")
	var middle := sorted.size() / 2
	if sorted.size() % 2 == 1:
		return sorted[middle]
	return (sorted[middle - 1] + sorted[middle]) / 2.0
