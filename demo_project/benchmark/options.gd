class_name BenchmarkOptions
extends RefCounted
## What to measure. The command line of the demo may say, behind [code]--[/code]:
## [codeblock lang=text]
## --json FILE         write the figures there, then quit
## --operations a,b    in place of transform_points
## --families a,b      all operations of these families, or of all families: all
## --forms a,b         in place of all
## --sizes 16,1000     in place of 16 to 4,000,000 elements
## --runs 15           runs in a round, whose median counts
## --rounds 3          rounds, the best of which counts
## [/codeblock]

## Where the figures go; empty in the editor, where they are only shown.
var json_path := ""
## The operations, by the names of their methods.
var operations := PackedStringArray()
## The families that are measured besides.
var families := PackedStringArray()
## The forms; empty for all that the operation has.
var forms := PackedStringArray()
## The numbers of elements.
var sizes := PackedInt64Array([16, 1_000, 100_000, 1_000_000, 4_000_000])
## The runs in a round.
var runs := 15
## The number of rounds.
var rounds := 3
## What the command line has wrong; empty if all is well.
var error := ""


## Reads [param words], in pairs of an option and its value.
static func parse(words: PackedStringArray) -> BenchmarkOptions:
	var options := BenchmarkOptions.new()
	for i in range(0, words.size(), 2):
		if i + 1 == words.size():
			options.error = "%s wants a value" % words[i]
		else:
			options._set_option(words[i], words[i + 1])
	if options.operations.is_empty() and options.families.is_empty():
		options.operations = ["transform_points"]
	return options


func _set_option(option: String, value: String) -> void:
	match option:
		"--json":
			json_path = value
		"--operations":
			operations = value.split(",")
		"--families":
			families = BenchmarkFamily.list() if value == "all" else value.split(",")
		"--forms":
			forms = value.split(",")
		"--sizes":
			sizes.clear()
			for size in value.split(","):
				sizes.append(_to_number(option, size))
		"--runs":
			runs = _to_number(option, value)
		"--rounds":
			rounds = _to_number(option, value)
		_:
			error = "unknown option %s" % option


func _to_number(option: String, value: String) -> int:
	if not value.is_valid_int() or value.to_int() < 1:
		error = "%s wants numbers above 0, not %s" % [option, value]
	return value.to_int()
