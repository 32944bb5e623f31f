class_name FrameGraph
extends Control
## A live graph of [FrameTimes]: the stages of each frame one on the other, the newest frame at the right; beside it what
## each stage takes.

const _STAGE_COLORS: Array[Color] = [
	Color(0.36, 0.62, 0.95),
	Color(0.96, 0.69, 0.33),
	Color(0.42, 0.79, 0.56),
	Color(0.86, 0.47, 0.63),
	Color(0.66, 0.55, 0.93),
	Color(0.46, 0.8, 0.84),
]
const _TEXT_COLOR := Color(0.84, 0.87, 0.92)
const _DIM_COLOR := Color(0.6, 0.64, 0.72)
const _PLOT_COLOR := Color(0, 0, 0, 0.3)
const _LEAST_PLOT := Vector2(220, 72)
const _BAR_WIDTH := 2.0
const _SWATCH := 10.0
const _GAP := 10.0
# The plot is as tall as the first of these that the tallest bar fits under, so that it stands still most of the time.
const _HEIGHTS_MSEC: Array[float] = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
# Figures that change with every frame cannot be read.
const _LEGEND_INTERVAL_MSEC := 250

## Whether only the whole has a figure, where there is little room.
var is_brief := false

var _times: FrameTimes
var _stages: Array[StringName] = []
# Titles and figures of the stages, and then of the whole.
var _titles := PackedStringArray()
var _figures := PackedStringArray()
var _legend_width := 0.0
var _legend_due_msec := 0


## Shows [param times] up to the frame that ended last; called once a frame.
func show_times(times: FrameTimes) -> void:
	_times = times
	if Time.get_ticks_msec() >= _legend_due_msec or _stages != times.get_stages():
		_legend_due_msec = Time.get_ticks_msec() + _LEGEND_INTERVAL_MSEC
		_write_legend()
	queue_redraw()


func _get_minimum_size() -> Vector2:
	var legend_height := _titles.size() * _get_line_height()
	return Vector2(_legend_width + 2 * _GAP + _LEAST_PLOT.x, maxf(legend_height, _LEAST_PLOT.y))


func _draw() -> void:
	if _times == null:
		return
	_draw_legend()
	var left := _legend_width + 2 * _GAP
	_draw_plot(Rect2(left, 0, size.x - left, size.y))


func _write_legend() -> void:
	# Of the last second, so that a change shows soon even where frames are slow.
	var frames := clampi(roundi(Engine.get_frames_per_second()), 3, 60)
	_stages = _times.get_stages()
	_titles.clear()
	_figures.clear()
	for stage in _stages if not is_brief else []:
		_titles.append(stage)
		_figures.append("%.2f ms" % _times.get_median(stage, frames))
	_titles.append("total")
	_figures.append("%.2f ms" % _times.get_median_total(frames))

	_legend_width = 0.0
	for title in _titles:
		_legend_width = maxf(_legend_width, _measure(title).x)
	_legend_width += _SWATCH + _GAP + _GAP + _measure("0000.00 ms").x
	update_minimum_size()


func _draw_legend() -> void:
	for i in _titles.size():
		var top := i * _get_line_height()
		var color := _TEXT_COLOR
		if i < _titles.size() - 1:
			draw_rect(Rect2(0, top + (_get_line_height() - _SWATCH) / 2.0, _SWATCH, _SWATCH), _get_color(i))
		else:
			color = _DIM_COLOR
		_write(_titles[i], Vector2(_SWATCH + _GAP, top), color)
		_write(_figures[i], Vector2(_legend_width - _measure(_figures[i]).x, top), color)


func _draw_plot(plot: Rect2) -> void:
	draw_rect(plot, _PLOT_COLOR)
	var area := plot.grow_side(SIDE_TOP, -_get_line_height())
	var bars := floori(area.size.x / _BAR_WIDTH)
	var height_msec := _choose_height(_times.get_recent_totals(bars))
	var tops := PackedFloat32Array()
	for i in _stages.size():
		var recent := _times.get_recent(_stages[i], bars)
		tops.resize(recent.size())
		if not recent.is_empty():
			draw_multiline(_stack(recent, tops, area, height_msec), _get_color(i), _BAR_WIDTH)

	_write(("%.1f ms" if height_msec < 1.0 else "%.0f ms") % height_msec, plot.position + Vector2(_GAP / 2.0, 0), _DIM_COLOR)
	var rate := "%d frames/s" % Engine.get_frames_per_second()
	_write(rate, Vector2(plot.end.x - _measure(rate).x - _GAP / 2.0, plot.position.y), _TEXT_COLOR)


# The bars of a stage, as lines from the top of the stages below it, [param tops] in milliseconds, which they raise.
func _stack(recent: PackedFloat32Array, tops: PackedFloat32Array, area: Rect2, height_msec: float) -> PackedVector2Array:
	var lines := PackedVector2Array()
	lines.resize(2 * recent.size())
	var x := area.end.x - (recent.size() - 0.5) * _BAR_WIDTH
	var pixels_per_msec := area.size.y / height_msec
	for i in recent.size():
		lines[2 * i] = Vector2(x, area.end.y - tops[i] * pixels_per_msec)
		tops[i] += recent[i]
		lines[2 * i + 1] = Vector2(x, area.end.y - tops[i] * pixels_per_msec)
		x += _BAR_WIDTH
	return lines


func _choose_height(totals: PackedFloat32Array) -> float:
	var tallest := 0.0
	for msec in totals:
		tallest = maxf(tallest, msec)
	var fitting := _HEIGHTS_MSEC.bsearch(tallest)
	return _HEIGHTS_MSEC[mini(fitting, _HEIGHTS_MSEC.size() - 1)]


func _get_color(stage: int) -> Color:
	return _STAGE_COLORS[stage % _STAGE_COLORS.size()]


func _get_line_height() -> float:
	return get_theme_default_font().get_height(get_theme_default_font_size())


func _measure(text: String) -> Vector2:
	return get_theme_default_font().get_string_size(text, HORIZONTAL_ALIGNMENT_LEFT, -1, get_theme_default_font_size())


# [param place] is the text's top left corner.
func _write(text: String, place: Vector2, color: Color) -> void:
	var font := get_theme_default_font()
	var font_size := get_theme_default_font_size()
	var baseline := place + Vector2(0, font.get_ascent(font_size))
	draw_string(font, baseline, text, HORIZONTAL_ALIGNMENT_LEFT, -1, font_size, color)
