class_name BenchmarkCatalogue
extends RefCounted
## The operations that can be measured.

## What is wrong with the last thing that was looked for; empty if all is well.
var error := ""


## Every operation.
func list_all() -> Array[BenchmarkOperation]:
	var all: Array[BenchmarkOperation] = [
		BenchmarkTransformPoints.new(),
		BenchmarkTransformDirections.new(),
		BenchmarkTransformPoints2D.new(),
	]
	all.append_array(list_families(BenchmarkFamily.list()))
	return all


## The rows of the families of these names.
func list_families(titles: PackedStringArray) -> Array[BenchmarkOperation]:
	var rows: Array[BenchmarkOperation] = []
	for title in titles:
		var family := BenchmarkFamily.find(title)
		if family == null:
			error = "no family %s that runs" % title
			continue
		for row: BenchmarkFamilyOperation in family.get_operations():
			var fault := row.find_fault()
			if not fault.is_empty():
				error = "family %s, %s: %s" % [title, row.get_title(), fault]
			rows.append(row)
	return rows


## What [param options] name.
func find(options: BenchmarkOptions) -> Array[BenchmarkOperation]:
	var found: Array[BenchmarkOperation] = []
	if not options.operations.is_empty():
		var all := list_all()
		for title in options.operations:
			var of_title := all.filter(func(operation: BenchmarkOperation) -> bool: return operation.get_title() == title)
			if of_title.is_empty():
				error = "unknown operation %s" % title
			found.append_array(of_title)
	found.append_array(list_families(options.families))
	return found
