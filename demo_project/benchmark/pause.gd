class_name BenchmarkPause
extends RefCounted
## Lets a coroutine wait for the next frame. The wait can be cut short: a coroutine that still waits when the engine quits
## would be a leak.

signal _ended


## Waits for the next frame, or for [method cut].
func wait() -> void:
	var tree: SceneTree = Engine.get_main_loop()
	tree.process_frame.connect(_ended.emit, CONNECT_ONE_SHOT)
	await _ended


## Has what waits go on at once.
func cut() -> void:
	_ended.emit()
