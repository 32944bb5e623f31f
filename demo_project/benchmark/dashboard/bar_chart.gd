class_name BenchmarkBarChart
extends Control
## The figures as bars on a scale of logarithms: a block for each operation, a row for each contestant, a column for each
## number of elements. All blocks have one scale, so that every bar can be compared with every other.

## What has to be said beside it.
const CAPTION := "ns per element, log scale: shorter is faster. ×: times the speed of the loop"

const _NAME_WIDTH := 206.0
const _COLUMN_WIDTH := 150.0
const _COLUMN_GAP := 18.0
const _BLOCK_GAP := 20.0
const _BAR_GAP := 3.0
const _PADDING := 5.0
## Below this width of a power of ten, only every second one is named.
const _NARROW_DECADE := 34.0
## The powers of ten that the shortest bar is long.
const _SHORTEST_BAR := 0.25

const _TITLE_COLOR := Color(0.93, 0.95, 0.98)
const _TEXT_COLOR := Color(0.84, 0.87, 0.92)
const _HINT_COLOR := Color(0.6, 0.64, 0.72)
const _GRID_COLOR := Color(1.0, 1.0, 1.0, 0.07)
const _OURS_COLOR := Color(0.16, 0.56, 0.42)
const _OTHER_COLORS: Dictionary[StringName, Color] = {
	BenchmarkOperation.GDSCRIPT: Color(0.36, 0.39, 0.46),
	BenchmarkOperation.GDSCRIPT_TYPED: Color(0.44, 0.48, 0.56),
	BenchmarkOperation.ENGINE: Color(0.24, 0.45, 0.68),
	BenchmarkOperation.NUMDOT: Color(0.66, 0.43, 0.18),
}
const _REMAINING_COLOR := Color(0.42, 0.36, 0.52)

var _races: Array[BenchmarkRace] = []
var _sizes := PackedInt64Array()
# The logarithms, to base 10, at the ends of the scale.
var _lowest := 0.0
var _highest := 1.0


## Draws [param figures].
func show_figures(figures: Array[BenchmarkFigure]) -> void:
	_races = BenchmarkRace.list(figures)
	_sizes.clear()
	var least := INF
	var greatest := 0.0
	for figure in figures:
		var ns := figure.get_ns_per_element()
		least = minf(least, ns)
		greatest = maxf(greatest, ns)
		if figure.count not in _sizes:
			_sizes.append(figure.count)
	_sizes.sort()
	if not figures.is_empty():
		_lowest = _log10(least) - _SHORTEST_BAR
		_highest = _log10(greatest)
	update_minimum_size()
	queue_redraw()


func _get_minimum_size() -> Vector2:
	var height := 0.0
	for race in _races:
		height += _get_block_height(race) + _BLOCK_GAP
	return Vector2(_NAME_WIDTH + _sizes.size() * (_COLUMN_WIDTH + _COLUMN_GAP), maxf(height - _BLOCK_GAP, 0.0))


func _draw() -> void:
	var top := 0.0
	for race in _races:
		_draw_block(race, top)
		top += _get_block_height(race) + _BLOCK_GAP


func _draw_block(race: BenchmarkRace, top: float) -> void:
	_draw_text(race.operation, Rect2(0.0, top, _NAME_WIDTH, _get_title_height()), _TITLE_COLOR, _get_font_size())
	var first_row := top + _get_title_height()
	var rows_height := race.contestants.size() * _get_row_height()
	for column in _sizes.size():
		var left := _get_left(column)
		_draw_text("n = %s" % BenchmarkFigure.format_count(_sizes[column]),
				Rect2(left, top, _get_column_width(), _get_title_height()), _HINT_COLOR, _get_small_size())
		_draw_scale(left, first_row, rows_height)
	for row in race.contestants.size():
		_draw_row(race, race.contestants[row], first_row + row * _get_row_height())


func _draw_scale(left: float, top: float, height: float) -> void:
	var decade_width := _get_column_width() / (_highest - _lowest)
	var step := 1 if decade_width > _NARROW_DECADE else 2
	for power in range(ceili(_lowest), floori(_highest) + 1):
		var x := left + (power - _lowest) * decade_width
		draw_line(Vector2(x, top), Vector2(x, top + height), _GRID_COLOR)
		if power % step == 0:
			var label := Rect2(x - _NARROW_DECADE, top + height, _NARROW_DECADE * 2.0, _get_row_height())
			_draw_text(_format_power(power), label, _HINT_COLOR, _get_small_size(), HORIZONTAL_ALIGNMENT_CENTER)


func _draw_row(race: BenchmarkRace, contestant: String, top: float) -> void:
	var height := _get_row_height()
	_draw_text(contestant, Rect2(0.0, top, _NAME_WIDTH - _PADDING * 2.0, height - _BAR_GAP), _TEXT_COLOR,
			_get_small_size(), HORIZONTAL_ALIGNMENT_RIGHT)
	for column in _sizes.size():
		var figure := race.get_figure(contestant, _sizes[column])
		if figure != null:
			_draw_bar(race, figure, Rect2(_get_left(column), top, _get_column_width(), height))


func _draw_bar(race: BenchmarkRace, figure: BenchmarkFigure, place: Rect2) -> void:
	var ns := figure.get_ns_per_element()
	var length := (_log10(ns) - _lowest) / (_highest - _lowest) * place.size.x
	draw_rect(Rect2(place.position, Vector2(length, place.size.y - _BAR_GAP)), _get_color(figure))
	var label := "%s ns" % BenchmarkFigure.format_ns(ns)
	var ratio := race.format_ratio(figure)
	if not ratio.is_empty():
		label += "  " + ratio
	var width := get_theme_default_font().get_string_size(label, HORIZONTAL_ALIGNMENT_LEFT, -1, _get_small_size()).x
	# Beside the bar, or in it where there is no room.
	var left := length + _PADDING
	if left + width > place.size.x:
		left = maxf(length - width - _PADDING, _PADDING)
	var text_place := Rect2(place.position + Vector2(left, 0.0), Vector2(width + 1.0, place.size.y - _BAR_GAP))
	_draw_text(label, text_place, _TITLE_COLOR, _get_small_size())


func _draw_text(
		text: String,
		place: Rect2,
		color: Color,
		font_size: int,
		alignment := HORIZONTAL_ALIGNMENT_LEFT,
) -> void:
	var font := get_theme_default_font()
	var baseline := (place.size.y + font.get_ascent(font_size) - font.get_descent(font_size)) / 2.0
	draw_string(font, place.position + Vector2(0.0, roundf(baseline)), text, alignment, place.size.x, font_size, color)


# The addon's bars are brighter the higher the level, and the more threads.
func _get_color(figure: BenchmarkFigure) -> Color:
	if not figure.is_ours():
		return _OTHER_COLORS.get(figure.form, _REMAINING_COLOR)
	var color := _OURS_COLOR.darkened(0.2 * figure.count_faster_levels())
	return color.lightened(0.12) if figure.threads > 1 else color


func _get_block_height(race: BenchmarkRace) -> float:
	return _get_title_height() + (race.contestants.size() + 1) * _get_row_height()


func _get_title_height() -> float:
	return roundf(_get_font_size() * 1.7)


func _get_row_height() -> float:
	return roundf(_get_small_size() * 1.3) + _BAR_GAP


func _get_font_size() -> int:
	return get_theme_default_font_size()


func _get_small_size() -> int:
	return roundi(get_theme_default_font_size() * 0.8)


func _get_left(column: int) -> float:
	return _NAME_WIDTH + column * (_get_column_width() + _COLUMN_GAP)


func _get_column_width() -> float:
	return maxf((size.x - _NAME_WIDTH) / _sizes.size() - _COLUMN_GAP, _COLUMN_WIDTH)


static func _log10(number: float) -> float:
	return log(number) / log(10.0)


static func _format_power(power: int) -> String:
	return "%.*f" % [-power, pow(10.0, power)] if power < 0 else BenchmarkFigure.format_count(roundi(pow(10.0, power)))
