class_name BenchmarkSizePicker
extends HFlowContainer
## The numbers of elements, to be pressed or not.

## What is pressed has changed.
signal changed

const _SIZES: PackedInt64Array = [16, 1_000, 100_000, 1_000_000, 4_000_000]

var _buttons: Dictionary[int, Button] = {}


## Lists the usual sizes and those of [param chosen], which are pressed.
func start(chosen: PackedInt64Array) -> void:
	var sizes := _SIZES.duplicate()
	for count in chosen:
		if count not in sizes:
			sizes.append(count)
	sizes.sort()
	for count in sizes:
		var button := Button.new()
		button.toggle_mode = true
		button.text = BenchmarkFigure.format_count(count)
		button.button_pressed = count in chosen
		button.toggled.connect(func(_is_on: bool) -> void: changed.emit())
		add_child(button)
		_buttons[count] = button


## The sizes that are pressed.
func get_chosen() -> PackedInt64Array:
	var chosen := PackedInt64Array()
	for count in _buttons:
		if _buttons[count].button_pressed:
			chosen.append(count)
	return chosen
