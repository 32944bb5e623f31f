@warning_ignore_start("unsafe_call_argument")
extends TestSuite
## Eight threads call every method of the addon at once, for a while: each call gives what it gave on one
## thread alone, and nothing is left of them.
## [codeblock lang=text]
## godot --headless --path <project> -- --suite=endurance [--endure-seconds=N]
## [/codeblock]
## Arrays that are read are shared by all, those that are changed are the thread's own, with memory of
## their own or memory that they share until they are changed. The number of threads that each call may
## use changes meanwhile.

const _SECONDS := 4
const _THREADS := 8
# Of each method so many calls that are right, and so many seeds to find them by.
const _CALLS_OF_EACH := 4
const _SEEDS_OF_EACH := 600
# What tells of the process, or sets it, or tells who else has an array, and so depends on the other threads.
const _OF_THE_PROCESS: PackedStringArray = [
	"Compute.get_copied_bytes", "Compute.get_copy_count", "Compute.get_info", "Compute.get_thread_count",
	"Compute.is_shared", "Compute.self_test", "Compute.set_thread_count",
]
# What the engine, and what the process may keep of millions of calls: threads have their own places for
# memory to come from.
const _SLACK := 100_000
const _RESIDENT_SLACK := 48_000_000


func test_eight_threads() -> void:
	var calls := _calls()
	var large := LargeCalls.new()
	# What is made once, for a thread or for all, is made in this.
	_endure(calls, large, 0.0)
	var objects := Performance.get_monitor(Performance.OBJECT_COUNT)
	var memory := OS.get_static_memory_usage()
	var resident := Usage.resident() if Usage.is_told() else 0
	_endure(calls, large, _seconds())
	large.clear()
	check_equal(Performance.get_monitor(Performance.OBJECT_COUNT), objects, "number of objects")
	var more := OS.get_static_memory_usage() - memory
	check(more < _SLACK, "%d bytes more after all calls are fewer than %d" % [more, _SLACK])
	if Usage.is_told():
		more = Usage.resident() - resident
		check(more < _RESIDENT_SLACK, "%d resident bytes more are fewer than %d" % [more, _RESIDENT_SLACK])


# Some calls of each method, by chance but always the same, that are no errors.
func _calls() -> Array[RepeatableCall]:
	var calls: Array[RepeatableCall] = []
	var arguments := FuzzArguments.new()
	for method in Fuzzer.new(errors).methods:
		if method.title() in _OF_THE_PROCESS:
			continue
		var found := 0
		for seed_number in _SEEDS_OF_EACH:
			var given := arguments.make(method, seed_number)
			if method.refuses(given):
				continue
			var call := RepeatableCall.new(method, arguments.receiver(), given)
			if errors.take().is_empty():
				calls.append(call)
				found += 1
			if found == _CALLS_OF_EACH:
				break
		check(found > 0, "some calls of %s are right" % method.title())
	arguments.watched.clear()
	return calls


# Every thread makes every call once, in an order of its own, and goes on until the time is over.
func _endure(calls: Array[RepeatableCall], large: LargeCalls, seconds: float) -> void:
	var end := Time.get_ticks_msec() + int(seconds * 1000)
	var threads: Array[Thread] = []
	for index in _THREADS:
		var thread := Thread.new()
		thread.start(_repeat.bind(calls, large, index, end))
		threads.append(thread)
	var made := 0
	var settings := 0
	while threads.any(func(thread: Thread) -> bool: return thread.is_alive()):
		Compute.set_thread_count(1 + settings % 4)
		settings += 1
		OS.delay_msec(3)
	for thread in threads:
		var outcome: Array = thread.wait_to_finish()
		made += outcome[0]
		for title: String in outcome[1]:
			fail("another result on one of %d threads: %s" % [_THREADS, title])
	checks += made
	print("endurance: %d calls on %d threads" % [made, _THREADS])


# How many calls it made, and the names of those that gave something else.
func _repeat(calls: Array[RepeatableCall], large: LargeCalls, index: int, end: int) -> Array:
	var generator := RandomNumberGenerator.new()
	generator.seed = index
	var order := range(calls.size())
	var made := 0
	var wrong := PackedStringArray()
	while wrong.is_empty():
		for i in order.size():
			var other := generator.randi_range(i, order.size() - 1)
			var at: int = order[other]
			order[other] = order[i]
			order[i] = at
			if not calls[at].is_repeated(generator.randi() % 2 == 0):
				wrong.append(calls[at].title)
			if i % 10 == 0:
				var title := large.wrong_one(generator.randi())
				if not title.is_empty():
					wrong.append(title)
				made += 1
			made += 1
		if Time.get_ticks_msec() >= end:
			break
	return [made, wrong]


func _seconds() -> float:
	for word in OS.get_cmdline_user_args():
		if not word.begins_with("--endure-seconds="):
			continue
		var number := word.trim_prefix("--endure-seconds=")
		if number.is_valid_float():
			return number.to_float()
		fail("%s is no number" % word)
	return _SECONDS
