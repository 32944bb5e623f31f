@warning_ignore_start("unsafe_call_argument")
extends TestSuite
## Calls from GDScript's own threads.

const _THREADS := 8
const _CALLS := 10_000
# (x, y, z) -> (y + 1, z + 1, x + 1): exact in 32 bits, and every call counts.
const _STEP := Transform3D(Vector3(0, 0, 1), Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3.ONE)
# Enough for operations that use threads of their own.
const _LARGE := 800_000


func test_arrays_of_their_own() -> void:
	var results := _run(func(index: int) -> PackedVector3Array:
		# Lengths with and without a tail.
		var points := _make(5 + 9 * index)
		for i in _CALLS:
			Compute.transform_points(points, _STEP)
		return points)
	for index in _THREADS:
		check_equal(results[index], _stepped(_make(5 + 9 * index), _CALLS), "thread %d" % index)


func test_arrays_of_their_own_untyped() -> void:
	var results := _run(func(index: int) -> PackedVector3Array:
		var points: Variant = _make(5 + 9 * index)
		var method := Compute.transform_points
		for i in _CALLS:
			method.call(points, _STEP)
		return points)
	for index in _THREADS:
		check_equal(results[index], _stepped(_make(5 + 9 * index), _CALLS), "thread %d" % index)


func test_all_forms() -> void:
	var results := _run(func(index: int) -> PackedVector3Array:
		var points := _make(5 + 9 * index)
		var out := points.duplicate()
		for i in 2000:
			var copy := points.duplicate()
			Compute.transform_points(copy, _STEP)
			copy = Compute.transformed_points(copy, _STEP)
			Compute.transform_points_into(out, copy, _STEP)
			points = out.duplicate()
		return points)
	for index in _THREADS:
		check_equal(results[index], _stepped(_make(5 + 9 * index), 6000), "thread %d" % index)


func test_large_arrays_of_their_own() -> void:
	var results := _run(func(index: int) -> PackedVector3Array:
		var points := _make(_LARGE + index)
		for i in 30:
			Compute.transform_points(points, _STEP)
		return points)
	for index in _THREADS:
		_check_stepped(results[index], _LARGE + index, 30, "thread %d" % index)


func test_arrays_shared_by_duplicate() -> void:
	var base := _make(100)
	var expected := _stepped(base, 1)
	var results := _run(func(_index: int) -> int:
		var wrong := 0
		for i in _CALLS:
			var copy := base.duplicate()
			Compute.transform_points(copy, _STEP)
			if copy != expected:
				wrong += 1
		return wrong)
	for index in _THREADS:
		check_equal(results[index], 0, "wrong results of thread %d" % index)
	check_equal(base, _make(100), "the array that they shared")
	Compute.transform_points(base, _STEP)
	check_equal(base, expected, "the array that they shared, changed in turn")


## Two threads hold copies of one array from the start; whoever changes its copy first leaves the
## other alone.
func test_one_array_shared_by_two() -> void:
	for round_number in 50:
		var points := _make(1000)
		var threads: Array[Thread] = []
		for copy: PackedVector3Array in [points.duplicate(), points.duplicate()]:
			var thread := Thread.new()
			thread.start(func() -> PackedVector3Array:
				for i in 10:
					Compute.transform_points(copy, _STEP)
				return copy)
			threads.append(thread)
		var expected := _stepped(_make(1000), 10)
		for thread in threads:
			var result: PackedVector3Array = thread.wait_to_finish()
			check_equal(result, expected, "a copy in round %d" % round_number)
		check_equal(points, _make(1000), "the original in round %d" % round_number)


func test_large_array_shared_by_duplicate() -> void:
	var base := _make(_LARGE)
	var results := _run(func(_index: int) -> PackedVector3Array:
		var copy := PackedVector3Array()
		for i in 10:
			copy = base.duplicate()
			Compute.transform_points(copy, _STEP)
		return copy)
	for index in _THREADS:
		_check_stepped(results[index], _LARGE, 1, "thread %d" % index)
	_check_stepped(base, _LARGE, 0, "the array that they shared")


func test_thread_count_set_meanwhile() -> void:
	var stop := [false]
	var setter := Thread.new()
	setter.start(func() -> int:
		var settings := 0
		while not stop[0]:
			Compute.set_thread_count(settings % 4 + 1)
			settings += 1
		return settings)
	var results := _run(func(index: int) -> PackedVector3Array:
		var points := _make(_LARGE + index)
		for i in 30:
			Compute.transform_points(points, _STEP)
		return points)
	stop[0] = true
	var settings_made: int = setter.wait_to_finish()
	check(settings_made > 0, "the number of threads was set meanwhile")
	for index in _THREADS:
		_check_stepped(results[index], _LARGE + index, 30, "thread %d" % index)


func test_more_threads_than_cores() -> void:
	for threads: int in [5, 16, 1000]:
		Compute.set_thread_count(threads)
		var points := _make(1_000_000)
		Compute.transform_points(points, _STEP)
		_check_stepped(points, 1_000_000, 1, "%d threads" % threads)


func test_worker_thread_pool() -> void:
	var arrays: Array[PackedVector3Array] = []
	for i in 64:
		arrays.append(_make(100 + i))
	var task := WorkerThreadPool.add_group_task(func(index: int) -> void:
		for i in 100:
			Compute.transform_points(arrays[index], _STEP),
		arrays.size())
	WorkerThreadPool.wait_for_group_task_completion(task)
	for i in arrays.size():
		check_equal(arrays[i], _stepped(_make(100 + i), 100), "array %d" % i)


## The engine says on which line of the thread's function it was.
func test_error_on_a_thread() -> void:
	expect_error("Compute.set_thread_count: 'count' is -7, not 0 or more", 3)
	var thread := Thread.new()
	thread.start(func() -> int:
		Compute.set_thread_count(-7)
		return Compute.get_thread_count())
	check_equal(thread.wait_to_finish(), default_threads, "threads")


## What [param body] returns on each of the threads, which it is given the index of.
func _run(body: Callable) -> Array:
	var threads: Array[Thread] = []
	for index in _THREADS:
		var thread := Thread.new()
		thread.start(body.bind(index))
		threads.append(thread)
	return threads.map(func(thread: Thread) -> Variant: return thread.wait_to_finish())


## Points whose coordinates are small whole numbers.
func _make(count: int) -> PackedVector3Array:
	var pattern := PackedVector3Array()
	for i in mini(count, 1009):
		pattern.append(Vector3(i, -2 * i, i % 7))
	while pattern.size() < count:
		pattern.append_array(pattern.slice(0, count - pattern.size()))
	return pattern


# Three steps add three to each coordinate, which is where it was.
func _stepped(points: PackedVector3Array, times: int) -> PackedVector3Array:
	@warning_ignore("integer_division")
	var thirds := times / 3
	var stepped := Transform3D(Basis.IDENTITY, 3 * thirds * Vector3.ONE) * points
	for i in times % 3:
		stepped = _STEP * stepped
	return stepped


func _check_stepped(points: PackedVector3Array, count: int, times: int, what: String) -> void:
	check_bits_3d(points, _stepped(_make(count), times), what)
