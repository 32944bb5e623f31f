class_name BenchmarkRunner
extends RefCounted
## Measures every cell that the options ask for.
##
## The forms of one size take turns, run by run and there and back, so that whatever else the
## machine does meets them all alike, and what one leaves in the caches favours no other.

## Something to show has changed; [param done] goes from 0 to 1.
signal progressed(message: String, done: float)
## All the cells of one size are measured.
signal size_finished(cells: Array[BenchmarkCell])

# A window must be drawn now and then; a run is never interrupted.
const _FRAME_USEC := 100_000

## What went wrong; empty if all is well.
var error := ""
## Every cell that is measured.
var cells: Array[BenchmarkCell] = []

var _options: BenchmarkOptions
var _default_threads := Compute.get_thread_count()
var _last_frame := 0


func _init(options: BenchmarkOptions) -> void:
	_options = options


## Measures everything, or up to the first [member error].
func run() -> void:
	var sets := _options.operations.size() * _options.sizes.size()
	var finished := 0
	for title in _options.operations:
		var operation := make_operation(title)
		if operation == null:
			error = "unknown operation %s" % title
			return
		for count in _options.sizes:
			await _run_size(operation, count, finished, sets)
			if not error.is_empty():
				return
			finished += 1
	progressed.emit("", 1.0)


## The operation of that name, or null.
static func make_operation(title: String) -> BenchmarkOperation:
	var operations: Array[BenchmarkOperation] = [
		BenchmarkTransformPoints.new(),
		BenchmarkTransformDirections.new(),
		BenchmarkTransformPoints2D.new(),
	]
	for operation in operations:
		if operation.get_title() == title:
			return operation
	return null


func _run_size(operation: BenchmarkOperation, count: int, finished: int, sets: int) -> void:
	operation.prepare(count)
	var of_size := _make_cells(operation, count)
	for cell in of_size:
		Compute.set_thread_count(cell.threads)
		if not operation.is_exact(cell.form):
			error = "%s, form %s, n = %d, %d threads: not the bits of the engine's operator" \
					% [operation.get_title(), cell.form, count, cell.threads]
			break
		cell.calibrate()
	for r in _options.rounds if error.is_empty() else 0:
		var done := (finished + float(r) / _options.rounds) / sets
		progressed.emit("%s, n = %d, round %d of %d"
				% [operation.get_title(), count, r + 1, _options.rounds], done)
		var turns: Array[BenchmarkCell] = of_size.duplicate()
		for i in _options.runs:
			for cell in turns:
				cell.measure()
				await _draw_frame()
			turns.reverse()
		for cell in of_size:
			cell.end_round()
	Compute.set_thread_count(_default_threads)
	cells.append_array(of_size)
	size_finished.emit(of_size)


func _make_cells(operation: BenchmarkOperation, count: int) -> Array[BenchmarkCell]:
	var result: Array[BenchmarkCell] = []
	for form in operation.get_forms():
		if not _options.forms.is_empty() and form not in _options.forms:
			continue
		if form == BenchmarkOperation.MEMCPY and not BenchmarkMemory.is_available():
			continue
		result.append(BenchmarkCell.new(operation, form, count, _default_threads))
		if form == BenchmarkOperation.IN_PLACE and _default_threads > 1:
			result.append(BenchmarkCell.new(operation, form, count, 1))
	return result


func _draw_frame() -> void:
	var now := Time.get_ticks_usec()
	if now - _last_frame > _FRAME_USEC:
		_last_frame = now
		var tree: SceneTree = Engine.get_main_loop()
		await tree.process_frame
