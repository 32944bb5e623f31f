class_name CirclePairs
extends RefCounted
## Which of thousands of circles overlap, without a physics body for each?
##
## Sort the circles by the cells of a grid: those that may overlap one are then in two runs behind it, up to the
## next cell of its row, and in three cells of the row below. [method Compute.search_sorted] finds the runs of
## all circles at once, and only what is in them is compared.
##
## Cells are as large as the largest circle. Where sizes differ much, or many circles crowd into one cell, there
## is more to compare, and it takes more memory. What follows from an overlap is for a loop of yours over the
## pairs.

# As many columns or rows as let an int of 32 bits number the cells.
const _MOST_CELLS := 30_000.0

## Circle [code]firsts[i][/code] overlaps circle [code]seconds[i][/code]; each pair is there once.
var firsts := PackedInt32Array()
var seconds := PackedInt32Array()

# The circles in the order of their cells.
var _order := PackedInt32Array()
var _positions := PackedVector2Array()
var _radii := PackedFloat32Array()
var _number_cells := ComputeExpression.new()


func _init() -> void:
	_number_cells.parse(
			"var c = (p - origin) / size; floor(c.x) + floor(c.y) * columns", ["p", "origin", "size", "columns"])


## Finds all pairs of circles that overlap, of those with [param radii] about [param positions].
func find(positions: PackedVector2Array, radii: PackedFloat32Array) -> void:
	firsts.clear()
	seconds.clear()
	if positions.is_empty() or Compute.max(radii) <= 0.0:
		return
	var bounds := Compute.bounds_2d(positions)
	# A little above the largest diameter, so that rounding puts no two circles that overlap more than a cell apart.
	var size := maxf(Compute.max(radii) * 2.02, maxf(bounds.size.x, bounds.size.y) / _MOST_CELLS)
	# Two more than there are, so that the last cell of a row is no neighbour of the first of the next, and the two runs
	# of a circle share none even where there is one column.
	var columns := floori(bounds.size.x / size) + 3
	var cells := PackedInt32Array()
	cells.resize(positions.size())
	_number_cells.execute_into(cells, [positions, bounds.position, size, columns])
	_order = Compute.argsort(cells)
	_positions = Compute.gathered(positions, _order)
	_radii = Compute.gathered(radii, _order)
	Compute.reorder(cells, _order)

	var next := _count_from(1, cells.size())
	_compare(next, Compute.search_sorted(cells, _add(cells, 1), false))
	var below := Compute.search_sorted(cells, _add(cells, columns - 1))
	_compare(below, Compute.search_sorted(cells, _add(cells, columns + 1), false))


# Compares each circle with those from its start on and before its end.
func _compare(starts: PackedInt32Array, ends: PackedInt32Array) -> void:
	# The number of comparisons up to each circle and with it, which says whose each comparison is.
	var totals := ends.duplicate()
	Compute.subtract(totals, starts)
	Compute.cumulative_sum(totals)
	var others := _count_from(0, totals[-1])
	var circles := Compute.search_sorted(totals, others, false)
	# The last comparison of a circle, number `total - 1`, is with number `end - 1`.
	var shifts := ends.duplicate()
	Compute.subtract(shifts, totals)
	Compute.add(others, Compute.gathered(shifts, circles))

	var reaches: PackedFloat32Array = Compute.gathered(_radii, circles)
	Compute.add(reaches, Compute.gathered(_radii, others))
	Compute.square(reaches)
	var distances := Compute.distances_squared(Compute.gathered(_positions, circles), Compute.gathered(_positions, others))
	var overlaps := Compute.less(distances, reaches)
	Compute.compact(circles, overlaps)
	Compute.compact(others, overlaps)
	var numbers: PackedInt32Array = Compute.gathered(_order, circles)
	firsts.append_array(numbers)
	numbers = Compute.gathered(_order, others)
	seconds.append_array(numbers)


static func _count_from(first: int, count: int) -> PackedInt32Array:
	var numbers := PackedInt32Array()
	numbers.resize(count)
	Compute.fill_range(numbers, first, 1)
	return numbers


static func _add(numbers: PackedInt32Array, addend: int) -> PackedInt32Array:
	var sums := numbers.duplicate()
	Compute.add(sums, addend)
	return sums


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var random := RandomNumberGenerator.new()
	random.seed = 1
	var pairs := CirclePairs.new()
	# In a field, and in one column.
	for width: float in [100.0, 0.0]:
		var positions := PackedVector2Array()
		var radii := PackedFloat32Array()
		var overlaps: Dictionary[Vector2i, bool] = {}
		for i in 200:
			positions.append(Vector2(random.randf_range(-50.0, -50.0 + width), random.randf_range(0.0, 60.0)))
			radii.append(random.randf_range(0.5, 3.0))
			for j in i:
				var reach := radii[i] + radii[j]
				if positions[i].distance_squared_to(positions[j]) < reach * reach:
					overlaps[Vector2i(j, i)] = true
		pairs.find(positions, radii)
		if pairs.firsts.size() != overlaps.size():
			return "%d pairs instead of %d" % [pairs.firsts.size(), overlaps.size()]
		for k in pairs.firsts.size():
			var pair := Vector2i(mini(pairs.firsts[k], pairs.seconds[k]), maxi(pairs.firsts[k], pairs.seconds[k]))
			if not overlaps.erase(pair):
				return "%s do not overlap, or are there twice" % pair
	return ""
