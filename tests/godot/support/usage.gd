class_name Usage
extends RefCounted
## How much memory this process has, by two measures.
##
## The engine counts what it allocates, byte by byte, but not in release templates. The system
## counts pages, those of the extension's own allocations too, on Linux.

const _PAGE := 4096


## Whether the engine counts.
static func is_counted() -> bool:
	return OS.get_static_memory_usage() > 0


## Whether the system tells.
static func is_told() -> bool:
	return FileAccess.file_exists("/proc/self/statm")


## Bytes in memory now, by the system's count.
static func resident() -> int:
	var words := _first_line("/proc/self/statm").split(" ")
	return words[1].to_int() * _PAGE


## The most bytes that there ever were in memory, by the engine's count or else by the system's; -1
## if nobody counts.
static func peak() -> int:
	if is_counted():
		return OS.get_static_memory_peak_usage()
	return _of_status("VmHWM:")


static func _of_status(key: String) -> int:
	var file := FileAccess.open("/proc/self/status", FileAccess.READ)
	if file == null:
		return -1
	# The size of such a file is 0; its end is where no line is left.
	var line := file.get_line()
	while not line.is_empty():
		if line.begins_with(key):
			return line.trim_prefix(key).trim_suffix("kB").strip_edges().to_int() * 1024
		line = file.get_line()
	return -1


static func _first_line(path: String) -> String:
	return FileAccess.open(path, FileAccess.READ).get_line()
