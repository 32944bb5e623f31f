class_name BenchmarkTable
extends Tree
## The figures on the screen: a row for each form, a column for each number of elements.

var _columns := {}
var _rows := {}


## Makes an empty table with a column for each of [param sizes].
func start(sizes: PackedInt64Array) -> void:
	columns = sizes.size() + 1
	set_column_title(0, "ns per element (times the engine's speed)")
	set_column_custom_minimum_width(0, 360)
	set_column_title_alignment(0, HORIZONTAL_ALIGNMENT_LEFT)
	for i in sizes.size():
		_columns[sizes[i]] = i + 1
		set_column_title(i + 1, "n = %s" % shorten(sizes[i]))
	create_item()


## Adds the figures of one size.
func show_cells(cells: Array[BenchmarkCell]) -> void:
	var engine := NAN
	for cell in cells:
		if cell.form == BenchmarkOperation.ENGINE:
			engine = cell.get_ns_per_element()
	for cell in cells:
		var ns := cell.get_ns_per_element()
		var text := "%.2f" % ns
		if not is_nan(engine):
			text += "  (%.2f x)" % (engine / ns)
		var column: int = _columns[cell.count]
		var row := _get_row(cell)
		row.set_text(column, text)
		row.set_text_alignment(column, HORIZONTAL_ALIGNMENT_CENTER)


## 1,000,000 as 1 M.
static func shorten(count: int) -> String:
	if count % 1_000_000 == 0:
		return "%d M" % (count / 1e6)
	if count % 1_000 == 0:
		return "%d k" % (count / 1e3)
	return str(count)


func _get_row(cell: BenchmarkCell) -> TreeItem:
	var title := "%s: %s" % [cell.operation.get_title(), cell.form]
	if cell.form == BenchmarkOperation.IN_PLACE:
		title += ", one thread" if cell.threads == 1 else ", %d threads" % cell.threads
	if not _rows.has(title):
		var row := create_item()
		row.set_text(0, title)
		_rows[title] = row
	return _rows[title]
