class_name BenchmarkDashboard
extends MarginContainer
## What is chosen, how far it has come, and the chart.

## The chosen [param options] shall be measured.
signal run_requested(options: BenchmarkOptions)
## What is being measured shall be ended.
signal cancel_requested
## The figures shall be written to [param path], as what [param extension] says.
signal save_requested(path: String, extension: String)

const _QUICK_RUNS := 5
## Where there is less room, the choice and the chart take turns.
const _NARROW := 860.0

var _is_running := false
var _shows_chart := false
var _extension := ""

@onready var _machine: Label = %Machine
@onready var _operations: BenchmarkOperationPicker = %Operations
@onready var _sizes: BenchmarkSizePicker = %Sizes
@onready var _levels: CheckBox = %Levels
@onready var _thorough: CheckBox = %Thorough
@onready var _choice: Control = %Choice
@onready var _result: Control = %Result
@onready var _run: Button = %Run
@onready var _switch: Button = %Switch
@onready var _head: Control = %Head
@onready var _caption: Label = %Caption
@onready var _hint: Label = %Hint
@onready var _scroll: ScrollContainer = %Scroll
@onready var _chart: BenchmarkBarChart = %Chart
@onready var _status: Label = %Status
@onready var _progress: ProgressBar = %Progress
@onready var _save_buttons: HBoxContainer = %SaveButtons
@onready var _file_dialog: FileDialog = %FileDialog


func _ready() -> void:
	_machine.text = DemoScene.describe_machine()
	_caption.text = BenchmarkBarChart.CAPTION
	var others := Array(BenchmarkOptions.list_other_levels()).map(BenchmarkFigure.format_level)
	_levels.visible = not others.is_empty()
	_levels.text = "Other CPU levels: %s" % ", ".join(others)
	_run.pressed.connect(_on_run_pressed)
	_switch.pressed.connect(func() -> void: _show_chart(not _shows_chart))
	resized.connect(_arrange)
	_operations.changed.connect(_update)
	_sizes.changed.connect(_update)
	_file_dialog.file_selected.connect(func(path: String) -> void: save_requested.emit(path, _extension))
	for button: Button in _save_buttons.get_children():
		button.pressed.connect(_choose_file.bind(button.text.to_lower()))
	_arrange()
	_run.grab_focus()


## Shows all operations there are, and [param options] as chosen.
func start(options: BenchmarkOptions) -> void:
	var catalogue := BenchmarkCatalogue.new()
	var chosen := options.operations.duplicate()
	for row in catalogue.list_families(options.families):
		chosen.append(row.get_title())
	_operations.start(catalogue.list_all(), chosen)
	_sizes.start(options.sizes)
	_levels.button_pressed = not options.levels.is_empty()
	_thorough.button_pressed = options.starts_at_once
	_update()


## Shows whether something is being measured.
func set_running(is_running: bool) -> void:
	_is_running = is_running
	_progress.value = 0.0
	if is_running:
		_show_chart(true)
	_update()


## Shows how far it has come.
func show_progress(message: String, done: float) -> void:
	_progress.value = done
	_status.text = message


## Shows a sentence about what has happened.
func show_message(message: String) -> void:
	_status.text = message


## Draws [param figures].
func show_figures(figures: Array[BenchmarkFigure]) -> void:
	_chart.show_figures(figures)
	_head.visible = not figures.is_empty()
	_scroll.visible = not figures.is_empty()
	_hint.visible = figures.is_empty()


func _show_chart(is_shown: bool) -> void:
	_shows_chart = is_shown
	_arrange()


func _arrange() -> void:
	var is_narrow := size.x < _NARROW
	_choice.visible = not is_narrow or not _shows_chart
	_result.visible = not is_narrow or _shows_chart
	_choice.size_flags_horizontal = SIZE_EXPAND_FILL if is_narrow else SIZE_FILL
	_caption.visible = not is_narrow
	_switch.visible = is_narrow
	_switch.text = "Choose" if _shows_chart else "Chart"


func _update() -> void:
	var is_empty := _operations.get_chosen().is_empty() or _sizes.get_chosen().is_empty()
	_run.disabled = is_empty and not _is_running
	_run.text = "Cancel" if _is_running else "Run"
	_progress.visible = _is_running
	if is_empty and not _is_running:
		_status.text = "Tick an operation and a number of elements."


func _on_run_pressed() -> void:
	if _is_running:
		cancel_requested.emit()
		return
	var options := BenchmarkOptions.new()
	options.operations = _operations.get_chosen()
	options.sizes = _sizes.get_chosen()
	if _levels.button_pressed:
		options.levels = BenchmarkOptions.list_other_levels()
	if not _thorough.button_pressed:
		options.runs = _QUICK_RUNS
		options.rounds = 1
	run_requested.emit(options)


func _choose_file(extension: String) -> void:
	_extension = extension
	_file_dialog.filters = ["*.%s" % extension]
	_file_dialog.current_file = "packed_compute_benchmark.%s" % extension
	_file_dialog.popup_centered_ratio(0.8)
