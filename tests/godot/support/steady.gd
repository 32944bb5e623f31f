class_name Steady
extends RefCounted
## Calls leave memory and the number of objects as they were.

# What the system's count may go up and down, less than 40 bytes for each of 100 000 calls.
const _RESIDENT_SLACK := 4_000_000


## Fails [param suite] if there is more after many calls of [param body] than after some.
static func check(suite: TestSuite, body: Callable, times: int) -> void:
	# What is made once is made in these.
	_repeat(body, mini(times, 1000))
	var objects := Performance.get_monitor(Performance.OBJECT_COUNT)
	var counted := OS.get_static_memory_usage()
	var resident := Usage.resident() if Usage.is_told() else 0
	_repeat(body, times)
	var objects_now := Performance.get_monitor(Performance.OBJECT_COUNT)
	suite.check_equal(objects_now, objects, "number of objects")
	if Usage.is_counted():
		var more := OS.get_static_memory_usage() - counted
		suite.check_equal(more, 0, "bytes more in %d calls" % times)
	if Usage.is_told():
		var more := Usage.resident() - resident
		var what := "%d resident bytes more in %d calls are fewer than %d"
		suite.check(more < _RESIDENT_SLACK, what % [more, times, _RESIDENT_SLACK])


static func _repeat(body: Callable, times: int) -> void:
	for i in times:
		body.call()
