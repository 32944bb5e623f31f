class_name BenchmarkFigure
extends RefCounted
## What one contestant took for one operation and number of elements.

## Contestants that are no method of [Compute].
const _OTHERS: Dictionary[StringName, String] = {
	BenchmarkOperation.GDSCRIPT: "GDScript loop",
	BenchmarkOperation.GDSCRIPT_TYPED: "GDScript loop, typed",
	BenchmarkOperation.ENGINE: "engine",
	BenchmarkOperation.NUMDOT: "NumDot",
	BenchmarkOperation.MEMCPY: "memcpy, 1 thread",
	BenchmarkOperation.HAND_WRITTEN: "by hand in Rust",
}
## Where an operation is written in several ways, what each is called.
const _WAYS: Dictionary[StringName, String] = {
	BenchmarkOperation.IN_PLACE: "in place",
	BenchmarkOperation.INTO: "into another",
	BenchmarkOperation.NEW: "new",
	BenchmarkOperation.DUPLICATE_THEN: "duplicate first",
	BenchmarkOperation.SEPARATE: "step by step",
}
const _LEVELS: Dictionary[String, String] = {
	"neon": "NEON",
	"baseline": "baseline",
	"avx2": "AVX2",
	"avx512": "AVX-512",
}

## The name of the operation.
var operation: StringName
## The family that it is a row of; empty for an operation that is a file of its own.
var family: StringName
## The bytes that have to be read and written for one element.
var bytes_moved: int
## The form of the operation.
var form: StringName
## The number of elements.
var count: int
## The number of threads that the addon could use.
var threads: int
## The CPU level that the addon ran at.
var level: String
## The number of calls in a run.
var repeats: int
## The median of each round, in nanoseconds for each element.
var rounds: PackedFloat64Array


## The figure of a cell that is measured.
static func from_cell(cell: BenchmarkCell) -> BenchmarkFigure:
	var figure := BenchmarkFigure.new()
	figure.operation = cell.operation.get_title()
	figure.family = cell.operation.get_family()
	figure.bytes_moved = cell.operation.get_bytes_moved()
	figure.form = cell.form
	figure.count = cell.count
	figure.threads = cell.threads
	figure.level = Compute.get_info()["level"]
	figure.repeats = cell.repeats
	figure.rounds = cell.rounds
	return figure


## Reads what [method to_dictionary] made, in this process or in another.
static func from_dictionary(data: Dictionary) -> BenchmarkFigure:
	var figure := BenchmarkFigure.new()
	figure.operation = data["operation"]
	figure.family = data["family"]
	figure.bytes_moved = data["bytes_moved"]
	figure.form = data["form"]
	figure.count = data["n"]
	figure.threads = data["threads"]
	figure.level = data["level"]
	figure.repeats = data["repeats"]
	var medians: Array = data["rounds"]
	figure.rounds = PackedFloat64Array(medians)
	return figure


## All of it, as [BenchmarkReport] writes it.
func to_dictionary() -> Dictionary:
	return {
		"operation": operation,
		"family": family,
		"bytes_moved": bytes_moved,
		"form": form,
		"n": count,
		"threads": threads,
		"level": level,
		"repeats": repeats,
		"rounds": rounds,
	}


## The best round, in nanoseconds for each element.
func get_ns_per_element() -> float:
	var best := INF
	for median in rounds:
		best = minf(best, median)
	return best


## Whether it is the addon's.
func is_ours() -> bool:
	return _WAYS.has(form)


## What the contestant is called, with the way in which the operation is written if [param with_way].
func get_contestant(with_way: bool) -> String:
	if not is_ours() and form != BenchmarkOperation.HAND_WRITTEN:
		return _OTHERS[form]
	var title := _OTHERS[form] if not is_ours() else "Compute %s" % _WAYS[form] if with_way else "Compute"
	return "%s, %s, %d %s" % [title, format_level(level), threads, "thread" if threads == 1 else "threads"]


## Contestants are shown in the order of these numbers: others first, then the addon by level, form, and threads.
func get_place() -> int:
	if not is_ours():
		return _OTHERS.keys().find(form) * 1_000 + threads
	return 1_000_000 * (1 + _LEVELS.keys().find(level)) + 10_000 * _WAYS.keys().find(form) + threads


## How many of the levels that there are here are faster.
func count_faster_levels() -> int:
	var levels: PackedStringArray = Compute.get_info()["available_levels"]
	return levels.size() - 1 - levels.find(level)


## A CPU level, as the makers of CPUs write it.
static func format_level(of: String) -> String:
	return _LEVELS.get(of, of)


## [param ns] with three digits that matter.
static func format_ns(ns: float) -> String:
	if ns < 0.1:
		return "%.3f" % ns
	if ns < 10.0:
		return "%.2f" % ns
	return "%.1f" % ns if ns < 100.0 else "%.0f" % ns


## 1,000,000 as 1 M.
static func format_count(elements: int) -> String:
	if elements % 1_000_000 == 0:
		return "%d M" % (elements / 1e6)
	if elements % 1_000 == 0:
		return "%d k" % (elements / 1e3)
	return str(elements)
