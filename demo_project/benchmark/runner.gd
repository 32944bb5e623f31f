class_name BenchmarkRunner
extends RefCounted
## Measures every cell that the options ask for.
##
## The forms of one size take turns, run by run and there and back, so that whatever else the
## machine does meets them all alike, and what one leaves in the caches favours no other.
## Rows of families are many: a form of theirs whose call takes long has one round, and at most five runs where there
## are more than 100,000 elements.

## Something to show has changed; [param done] goes from 0 to 1.
signal progressed(message: String, done: float)
## All the cells of one size are measured.
signal size_finished(cells: Array[BenchmarkCell])

# A window must be drawn now and then; a run is never interrupted.
const _FRAME_USEC := 100_000
# No operation of a family uses threads for fewer elements.
const _LEAST_FOR_THREADS := 1_000

## What went wrong; empty if all is well.
var error := ""
## What was left out, and why.
var notes := PackedStringArray()
## Every cell that is measured.
var cells: Array[BenchmarkCell] = []

var _options: BenchmarkOptions
var _default_threads := Compute.get_thread_count()
var _last_frame := 0
var _is_cancelled := false
var _pause := BenchmarkPause.new()


func _init(options: BenchmarkOptions) -> void:
	_options = options


## Measures everything, or up to the first [member error] or to [method cancel].
func run() -> void:
	var catalogue := BenchmarkCatalogue.new()
	var operations := catalogue.find(_options)
	error = catalogue.error
	var sets := operations.size() * _options.sizes.size()
	var finished := 0
	for operation in operations:
		for count in _options.sizes:
			if _is_going_on():
				await _run_size(operation, count, finished, sets)
			finished += 1
	if _is_going_on():
		progressed.emit("", 1.0)


## Ends it after the call that is being measured. The size that it belongs to counts for nothing.
func cancel() -> void:
	_is_cancelled = true
	_pause.cut()


func _is_going_on() -> bool:
	return error.is_empty() and not _is_cancelled


func _run_size(operation: BenchmarkOperation, count: int, finished: int, sets: int) -> void:
	operation.prepare(count)
	var of_size := await _make_ready(operation, count)
	for r in _options.rounds if _is_going_on() else 0:
		var done := (finished + float(r) / _options.rounds) / sets
		if r == 0 or not operation.is_brief():
			progressed.emit("%s, n = %d, round %d of %d"
					% [operation.get_title(), count, r + 1, _options.rounds], done)
		var turns: Array[BenchmarkCell] = of_size.duplicate()
		for i in _options.runs:
			for cell in turns:
				if cell.is_due(r, i) and not _is_cancelled:
					cell.measure()
					await _draw_frame()
			turns.reverse()
		for cell in of_size:
			cell.end_round()
	Compute.set_thread_count(_default_threads)
	if not _is_going_on():
		return
	var drift := operation.find_drift()
	if not drift.is_empty():
		error = "%s, n = %d: %s" % [operation.get_title(), count, drift]
	cells.append_array(of_size)
	size_finished.emit(of_size)


# The cells of one size, whose results are as they must be.
func _make_ready(operation: BenchmarkOperation, count: int) -> Array[BenchmarkCell]:
	var result: Array[BenchmarkCell] = []
	for cell in _make_cells(operation, count):
		if not _is_going_on():
			break
		Compute.set_thread_count(cell.threads)
		var mistake := operation.find_mistake(cell.form)
		if mistake.is_empty():
			cell.calibrate()
			result.append(cell)
		else:
			_report("%s, form %s, n = %d, %d threads: %s"
					% [operation.get_title(), cell.form, count, cell.threads, mistake], cell.form)
		await _draw_frame()
	return result


# What another addon gets wrong, or cannot do, is no fault here.
func _report(mistake: String, form: StringName) -> void:
	if form == BenchmarkOperation.NUMDOT:
		notes.append(mistake)
	else:
		error = mistake


func _make_cells(operation: BenchmarkOperation, count: int) -> Array[BenchmarkCell]:
	var result: Array[BenchmarkCell] = []
	for form in operation.get_forms():
		if not _options.has_form(operation, form, count):
			continue
		if form == BenchmarkOperation.MEMCPY and not BenchmarkMemory.is_available():
			continue
		result.append(BenchmarkCell.new(operation, form, count, _default_threads))
		if _default_threads > 1 and _is_for_one_thread(operation, form, count):
			result.append(BenchmarkCell.new(operation, form, count, 1))
	return result


# Of families, every form of the addon is, where threads may make a difference.
func _is_for_one_thread(operation: BenchmarkOperation, form: StringName, count: int) -> bool:
	if operation.is_brief():
		return count >= _LEAST_FOR_THREADS and form in \
				[BenchmarkOperation.IN_PLACE, BenchmarkOperation.INTO, BenchmarkOperation.NEW, BenchmarkOperation.HAND_WRITTEN]
	return form == BenchmarkOperation.IN_PLACE


func _draw_frame() -> void:
	var now := Time.get_ticks_usec()
	if now - _last_frame > _FRAME_USEC:
		_last_frame = now
		await _pause.wait()
