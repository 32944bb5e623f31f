class_name BenchmarkRace
extends RefCounted
## The figures of one operation as they are shown: a row for each contestant, a column for each number of elements.

## The name of the operation.
var operation: StringName
## The contestants, by name.
var contestants := PackedStringArray()
## The numbers of elements, the smallest first.
var sizes := PackedInt64Array()

var _rows: Dictionary[String, Dictionary] = {}


## One race for each operation, in the order in which they were measured.
static func list(figures: Array[BenchmarkFigure]) -> Array[BenchmarkRace]:
	var by_operation: Dictionary[StringName, Array] = {}
	for figure in figures:
		var of_operation: Array = by_operation.get_or_add(figure.operation, [])
		of_operation.append(figure)
	var races: Array[BenchmarkRace] = []
	for title in by_operation:
		races.append(BenchmarkRace.new(title, by_operation[title]))
	return races


func _init(title: StringName, figures: Array) -> void:
	operation = title
	figures.sort_custom(func(a: BenchmarkFigure, b: BenchmarkFigure) -> bool: return a.get_place() < b.get_place())
	var ways: Dictionary[StringName, bool] = {}
	for figure: BenchmarkFigure in figures:
		if figure.is_ours():
			ways[figure.form] = true
	for figure: BenchmarkFigure in figures:
		var contestant := figure.get_contestant(ways.size() > 1)
		if not _rows.has(contestant):
			contestants.append(contestant)
			_rows[contestant] = {}
		_rows[contestant][figure.count] = figure
		if figure.count not in sizes:
			sizes.append(figure.count)
	sizes.sort()


## The figure of [param contestant] with [param count] elements, or null.
func get_figure(contestant: String, count: int) -> BenchmarkFigure:
	return _rows[contestant].get(count)


## How many times as fast as the GDScript loop a contestant is, or as the engine where there is no loop; NAN if there is
## neither, or if it is that one.
func get_ratio(figure: BenchmarkFigure) -> float:
	var mark := _find_mark(figure.count)
	if mark == null or mark == figure:
		return NAN
	return mark.get_ns_per_element() / figure.get_ns_per_element()


## [method get_ratio] in a few letters; empty if there is none.
func format_ratio(figure: BenchmarkFigure) -> String:
	var ratio := get_ratio(figure)
	if is_nan(ratio):
		return ""
	var number := "%.2f" if ratio < 1.0 else "%.1f" if ratio < 10.0 else "%.0f"
	var whom := "" if _find_mark(figure.count).form == BenchmarkOperation.GDSCRIPT else " engine"
	return (number + "×%s") % [ratio, whom]


## The figure of [param form] with [param count] elements, or null.
func find_form(form: StringName, count: int) -> BenchmarkFigure:
	for contestant in contestants:
		var figure := get_figure(contestant, count)
		if figure != null and figure.form == form:
			return figure
	return null


func _find_mark(count: int) -> BenchmarkFigure:
	var loop := find_form(BenchmarkOperation.GDSCRIPT, count)
	return loop if loop != null else find_form(BenchmarkOperation.ENGINE, count)
