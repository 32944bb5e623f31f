class_name BenchmarkTextTable
extends RefCounted
## The figures as a table of text.

const _NAME_WIDTH := 44
const _NUMBER_WIDTH := 10
const _RATIO_WIDTH := 12


## A block of lines for each operation: contestants below each other, numbers of elements side by side.
static func make(figures: Array[BenchmarkFigure]) -> String:
	var lines := PackedStringArray(["ns per element (× the speed of the GDScript loop)"])
	for race in BenchmarkRace.list(figures):
		var head := String(race.operation).rpad(_NAME_WIDTH)
		for count in race.sizes:
			head += ("n = " + BenchmarkFigure.format_count(count)).lpad(_NUMBER_WIDTH) + " ".repeat(_RATIO_WIDTH)
		lines.append_array(["", head.rstrip(" ")])
		for contestant in race.contestants:
			lines.append(_make_line(race, contestant))
	return "\n".join(lines)


static func _make_line(race: BenchmarkRace, contestant: String) -> String:
	var line := ("  " + contestant).rpad(_NAME_WIDTH)
	for count in race.sizes:
		var figure := race.get_figure(contestant, count)
		if figure == null:
			line += "-".lpad(_NUMBER_WIDTH) + " ".repeat(_RATIO_WIDTH)
		else:
			line += BenchmarkFigure.format_ns(figure.get_ns_per_element()).lpad(_NUMBER_WIDTH)
			line += (" " + race.format_ratio(figure)).rpad(_RATIO_WIDTH)
	return line.rstrip(" ")
