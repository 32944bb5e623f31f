class_name DemoOptions
extends RefCounted
## What the command line says behind [code]--[/code], in pairs of an option and its value:
## [codeblock lang=text]
## --quit-after 300    quit after so many frames
## --csv FILE          write there what each frame took, before quitting
## --json FILE         write figures there
## --scene swarm       start with this scene in place of the menu: for exported projects, which take no scene's path
## [/codeblock]
## and what a scene knows besides.

const _QUIT_AFTER := "--quit-after"
const _CSV := "--csv"
const _JSON := "--json"
const _SCENE := "--scene"

## The number of frames to quit after; 0 for never.
var quit_after := 0
## The file for the time of each frame; empty for none.
var csv_path := ""
## The file for figures; empty for none.
var json_path := ""
## The scene that the menu leads to at once; empty for none.
var scene := ""
## What the command line has wrong; empty if all is well.
var error := ""

var _values: Dictionary[String, String] = {}


## Reads the command line. [param known] are the options of the scene's own, with their leading [code]--[/code].
static func read(known: PackedStringArray = []) -> DemoOptions:
	var options := DemoOptions.new()
	options._read(OS.get_cmdline_user_args(), known)
	return options


## The scene's own options that the command line has, in its order.
func list_own() -> PackedStringArray:
	return PackedStringArray(_values.keys())


## The value of one of the scene's own options, or [param default] if it is not there.
func get_value(option: String, default: String) -> String:
	return _values.get(option, default)


func _read(words: PackedStringArray, known: PackedStringArray) -> void:
	for i in range(0, words.size(), 2):
		var option := words[i]
		if not (option in [_QUIT_AFTER, _CSV, _JSON, _SCENE] or option in known):
			error = "unknown option %s" % option
		elif i + 1 == words.size():
			error = "%s wants a value" % option
		else:
			_set_option(option, words[i + 1])


func _set_option(option: String, value: String) -> void:
	match option:
		_QUIT_AFTER:
			quit_after = value.to_int()
			if not value.is_valid_int() or quit_after < 1:
				error = "%s wants a number above 0, not %s" % [option, value]
		_CSV:
			csv_path = value
		_JSON:
			json_path = value
		_SCENE:
			scene = value
		_:
			_values[option] = value
