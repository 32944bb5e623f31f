class_name UnitMasks
extends RefCounted
## How do I find, change or remove only those units that meet a condition?
##
## A comparison gives a mask, a byte of 1 or 0 for each unit, and [method Compute.mask_and] and its like make one
## of two. [method Compute.find_nonzero] tells which units a mask marks, [method Compute.select] changes these
## alone, and [method Compute.compact] keeps these alone.
##
## Where units are removed, all arrays are compacted by one mask, and indices from before mean other units.

const _FULL_HEALTH := 100.0

## Where each unit is.
var positions := PackedVector2Array()
## How much health each has.
var health := PackedFloat32Array()
## The team of each.
var teams := PackedInt32Array()


## The indices of all units not of [param team] that are within [param reach] of [param center].
func find_enemies(team: int, center: Vector2, reach: float) -> PackedInt32Array:
	var mask := Compute.less_equal(Compute.distances_squared(positions, center), reach * reach)
	Compute.mask_and(mask, Compute.not_equal(teams, team))
	return Compute.find_nonzero(mask)


## Gives all units of [param team] more health, up to what one can have.
func heal(team: int, amount: float) -> void:
	var healed := health.duplicate()
	Compute.add(healed, amount)
	Compute.minimum(healed, _FULL_HEALTH)
	# Where the mask is 0, the health stays what it was.
	Compute.select(healed, Compute.equal(teams, team), health)
	health = healed


## Removes all units without health.
func remove_dead() -> void:
	var living := Compute.greater(health, 0.0)
	Compute.compact(positions, living)
	Compute.compact(health, living)
	Compute.compact(teams, living)


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var units := UnitMasks.new()
	units.positions = [Vector2(0, 0), Vector2(3, 4), Vector2(5, 0), Vector2(0, 9), Vector2(1, 1)]
	units.health = [50, 0, 80, 95, -10]
	units.teams = [1, 2, 2, 1, 2]
	var enemies := units.find_enemies(1, Vector2.ZERO, 4.9)
	if enemies != PackedInt32Array([4]):
		return "within 4.9 are %s" % enemies
	enemies = units.find_enemies(1, Vector2.ZERO, 5.0)
	if enemies != PackedInt32Array([1, 2, 4]):
		return "within 5 are %s" % enemies
	units.heal(1, 20.0)
	if units.health != PackedFloat32Array([70, 0, 80, 100, -10]):
		return "healed, they have %s" % units.health
	units.remove_dead()
	if units.positions != PackedVector2Array([Vector2(0, 0), Vector2(5, 0), Vector2(0, 9)]):
		return "the living are at %s" % units.positions
	if units.health != PackedFloat32Array([70, 80, 100]) or units.teams != PackedInt32Array([1, 2, 1]):
		return "the living have %s and are of %s" % [units.health, units.teams]
	return ""
