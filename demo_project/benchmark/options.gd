class_name BenchmarkOptions
extends RefCounted
## What to measure. The command line of the demo may say, behind [code]--[/code]:
## [codeblock lang=text]
## --json FILE         write the figures there, then quit
## --csv FILE          the same as a table for spreadsheets
## --png FILE          the same as a picture, for which a window has to be there
## --quit-after 300    quit after so many frames at the latest, with what has been measured by then
## --operations a,b    in place of some well-known ones
## --families a,b      all operations of these families, or of all families: all
## --forms a,b         in place of all; compute is the first of in_place, into, new, and numdot has to be named
## --levels a,b        other CPU levels to run the addon at besides its own, or all others: all
## --sizes 16,1000     in place of 1,000 to 1,000,000 elements
## --runs 15           runs in a round, whose median counts
## --rounds 3          rounds, the best of which counts
## --loops-up-to 1000  no loops in GDScript over more elements
## [/codeblock]
## The scene names them too, for [DemoOptions]. Where the command line has no operations, families or forms, the forms are
## those of the dashboard: [constant RACE].

## The forms that race each other: one of the addon, and what a script would do without it.
const RACE: PackedStringArray = ["gdscript", "gdscript_typed", "engine", "compute", "numdot"]

## The file for the figures as JSON; empty for none.
var json_path := ""
## The file for the figures as CSV; empty for none.
var csv_path := ""
## The file for the chart; empty for none.
var png_path := ""
## The number of frames to quit after at the latest; 0 for no end.
var quit_after := 0
## Whether the command line says anything: then nobody has to press a button.
var starts_at_once := false
## The operations, by the names of their methods.
var operations := PackedStringArray(["transform_points", "add", "sqrt", "lengths", "sum", "sort"])
## The families that are measured besides.
var families := PackedStringArray()
## The forms; empty for all that the operation has.
var forms := RACE
## The CPU levels that the addon is run at besides its own.
var levels := PackedStringArray()
## The numbers of elements.
var sizes := PackedInt64Array([1_000, 100_000, 1_000_000])
## The runs in a round.
var runs := 15
## The number of rounds.
var rounds := 3
## The most elements that a loop in GDScript is timed with; 0 for no limit.
var largest_loop := 0
## What the command line has wrong; empty if all is well.
var error := ""


## What [param words] say.
static func parse(words: DemoOptions) -> BenchmarkOptions:
	var options := BenchmarkOptions.new()
	options.json_path = words.json_path
	options.csv_path = words.csv_path
	options.quit_after = words.quit_after
	options.starts_at_once = options.has_files() or options.quit_after > 0
	if words.get_value("--operations", "") != words.get_value("--families", ""):
		options.operations = []
		options.forms = []
	for option in words.list_own():
		options.starts_at_once = true
		options._set_option(option, words.get_value(option, ""))
	return options


## The CPU levels of this machine that do not run in this process.
static func list_other_levels() -> PackedStringArray:
	var info := Compute.get_info()
	var others: PackedStringArray = info["available_levels"]
	var own: String = info["level"]
	others.erase(own)
	return others


## Whether the figures shall be written to a file.
func has_files() -> bool:
	return not (json_path + csv_path + png_path).is_empty()


## Whether [param form] of [param operation] shall be measured with [param count] elements.
func has_form(operation: BenchmarkOperation, form: StringName, count: int) -> bool:
	var is_loop := form in [BenchmarkOperation.GDSCRIPT, BenchmarkOperation.GDSCRIPT_TYPED]
	if is_loop and largest_loop > 0 and count > largest_loop:
		return false
	if forms.is_empty():
		return form != BenchmarkOperation.NUMDOT
	return form in forms or "compute" in forms and form == operation.get_main_form()


func _set_option(option: String, value: String) -> void:
	match option:
		"--png":
			png_path = value
		"--operations":
			operations = value.split(",")
		"--families":
			families = BenchmarkFamily.list() if value == "all" else value.split(",")
		"--forms":
			forms = value.split(",")
		"--levels":
			levels = list_other_levels() if value == "all" else value.split(",")
			for level in levels:
				if level not in list_other_levels():
					error = "no other CPU level %s here" % level
		"--sizes":
			sizes.clear()
			for size in value.split(","):
				sizes.append(_to_number(option, size))
		"--runs":
			runs = _to_number(option, value)
		"--rounds":
			rounds = _to_number(option, value)
		"--loops-up-to":
			largest_loop = _to_number(option, value)


func _to_number(option: String, value: String) -> int:
	if not value.is_valid_int() or value.to_int() < 1:
		error = "%s wants numbers above 0, not %s" % [option, value]
	return value.to_int()
