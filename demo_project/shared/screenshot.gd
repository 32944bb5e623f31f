extends Node
## Shows another scene and takes its picture: [code]cargo xtask screenshots[/code] runs it.
##
## Variables of the environment say which, since the command line's words are for that scene:
## [codeblock lang=text]
## PACKED_COMPUTE_SCREENSHOT_SCENE    the scene
## PACKED_COMPUTE_SCREENSHOT_FILE     where the picture goes
## PACKED_COMPUTE_SCREENSHOT_AFTER    after so many seconds
## PACKED_COMPUTE_SCREENSHOT_SCALE    the window's content scale factor
## [/codeblock]

const _PREFIX := "PACKED_COMPUTE_SCREENSHOT_"


func _ready() -> void:
	get_window().content_scale_factor = _read("SCALE").to_float()
	var scene: PackedScene = load(_read("SCENE"))
	add_child(scene.instantiate())
	await get_tree().create_timer(_read("AFTER").to_float()).timeout
	var path := _read("FILE")
	var error := get_viewport().get_texture().get_image().save_png(path)
	if error != OK:
		push_error("%s: %s" % [path, error_string(error)])
	get_tree().quit(0 if error == OK else 1)


func _read(variable: String) -> String:
	return OS.get_environment(_PREFIX + variable)
