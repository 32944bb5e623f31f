class_name BenchmarkReport
extends RefCounted
## The figures as JSON, from which [code]cargo xtask demo[/code] makes its tables.


## Writes [param figures] to [param path]; returns what went wrong, or nothing.
static func write(path: String, figures: Array[BenchmarkFigure]) -> String:
	var file := FileAccess.open(path, FileAccess.WRITE)
	if file == null:
		return "cannot write %s: %s" % [path, error_string(FileAccess.get_open_error())]
	var report := {
		"machine": _describe_machine(),
		"methods": _list_methods(),
		"cells": figures.map(func(figure: BenchmarkFigure) -> Dictionary: return figure.to_dictionary()),
	}
	if not file.store_string(JSON.stringify(report, "\t", false, true) + "\n"):
		return "cannot write all of %s" % path
	return ""


static func _describe_machine() -> Dictionary:
	var info := Compute.get_info()
	return {
		"cpu": OS.get_processor_name(),
		"cores": OS.get_processor_count(),
		"os": _describe_system(),
		"godot": Engine.get_version_info()["string"],
		"version": info["version"],
		"level": info["level"],
		"available_levels": info["available_levels"],
		"threads": Compute.get_thread_count(),
		"layout": info["layout"],
	}


static func _list_methods() -> PackedStringArray:
	var methods := PackedStringArray()
	for method in ClassDB.class_get_method_list(&"Compute", true):
		var title: String = method["name"]
		methods.append(title)
	return methods


static func _describe_system() -> String:
	var title := OS.get_distribution_name()
	var version := OS.get_version_alias()
	return title if version in title else "%s %s" % [title, version]
