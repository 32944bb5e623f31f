class_name BenchmarkCsvReport
extends RefCounted
## The figures as a table for spreadsheets, with the columns that [code]cargo xtask demo[/code] has as well.


## Writes [param figures] to [param path]; returns what went wrong, or nothing.
static func write(path: String, figures: Array[BenchmarkFigure]) -> String:
	var file := FileAccess.open(path, FileAccess.WRITE)
	if file == null:
		return "cannot write %s: %s" % [path, error_string(FileAccess.get_open_error())]
	file.store_csv_line(["operation", "form", "n", "level", "threads", "ns_per_element", "vs_engine", "vs_gdscript"])
	for race in BenchmarkRace.list(figures):
		for count in race.sizes:
			for contestant in race.contestants:
				var figure := race.get_figure(contestant, count)
				if figure != null:
					file.store_csv_line(_describe(race, figure))
	return "" if file.get_error() == OK else "cannot write all of %s" % path


static func _describe(race: BenchmarkRace, figure: BenchmarkFigure) -> PackedStringArray:
	return [
		figure.operation,
		figure.form,
		str(figure.count),
		figure.level,
		str(figure.threads),
		"%.4f" % figure.get_ns_per_element(),
		_compare(race.find_form(BenchmarkOperation.ENGINE, figure.count), figure),
		_compare(race.find_form(BenchmarkOperation.GDSCRIPT, figure.count), figure),
	]


static func _compare(mark: BenchmarkFigure, figure: BenchmarkFigure) -> String:
	return "" if mark == null else "%.3f" % (mark.get_ns_per_element() / figure.get_ns_per_element())
