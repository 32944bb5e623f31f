extends ScrollContainer
## A scrolled area that the keyboard can move.

const _LINE := 60


func _gui_input(event: InputEvent) -> void:
	if not has_focus():
		return
	if event.is_action_pressed(&"ui_up", true):
		_scroll_by(Vector2i.UP * _LINE)
	elif event.is_action_pressed(&"ui_down", true):
		_scroll_by(Vector2i.DOWN * _LINE)
	elif event.is_action_pressed(&"ui_left", true):
		_scroll_by(Vector2i.LEFT * _LINE)
	elif event.is_action_pressed(&"ui_right", true):
		_scroll_by(Vector2i.RIGHT * _LINE)
	elif event.is_action_pressed(&"ui_page_up", true):
		_scroll_by(Vector2i.UP * roundi(size.y))
	elif event.is_action_pressed(&"ui_page_down", true):
		_scroll_by(Vector2i.DOWN * roundi(size.y))


# At an end the event goes on, to the next control.
func _scroll_by(distance: Vector2i) -> void:
	var before := Vector2i(scroll_horizontal, scroll_vertical)
	scroll_horizontal += distance.x
	scroll_vertical += distance.y
	if Vector2i(scroll_horizontal, scroll_vertical) != before:
		accept_event()
