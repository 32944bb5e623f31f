class_name TerrainLand
extends RefCounted
## A land of the terrain scene: the formula of its heights, and where in it are water and sand.
##
## In the formula [code]x[/code] and [code]z[/code] say where a point is, [code]t[/code] is the time in seconds.

const _MOUNTAINS := """
var u = x * 0.8 + z * 0.6
var v = z * 0.8 - x * 0.6
var a = sin(x * 0.3 + sin(z * 0.24 + t * 0.1))
var b = sin(u * 0.62 + sin(v * 0.5 - t * 0.12))
var c = sin(v * 1.4 + sin(u * 1.1) + t * 0.05)
var ridge = 1 - sqrt(a * a + 0.004)
var crag = 2 - sqrt(b * b + 0.01) - 0.5 * sqrt(c * c + 0.02)
ridge * ridge * crag * crag + 0.1 * c * b - 0.15
"""
const _ISLANDS := """
var a = sin(x * 0.42 + t * 0.11) * cos(z * 0.37 - t * 0.07)
var b = sin(x * 0.9 - z * 0.6 + t * 0.13) * cos(z * 1.1 + x * 0.3)
var c = sin(x * 2.3 + z * 1.4) * sin(z * 2.1 - x * 1.2)
var waves = sin(x * 2.6 + z + t * 2) * sin(z * 3.3 - x + t * 1.7)
max(a * 1.5 + b * 0.6 + c * 0.13 - 0.25, waves * 0.03 - 0.05)
"""
const _DUNES := """
var w = x * 0.4 + z * 0.1 + sin(z * 0.35 + t * 0.1) * 0.7 - t * 0.1
var d = fract(w)
var crest = d / 0.7 if d < 0.7 else (1 - d) / 0.3
var tall = 0.6 + 0.25 * sin(z * 0.5 + floor(w) * 2)
var grain = sin(x * 8 + z * 3 + sin(z * 2) * 2)
tall * smoothstep(0, 1, crest) + 0.012 * grain
"""
const _SWELL := """
var a = exp(sin(x * 0.5 + z * 0.18 + t * 1.1) - 1)
var b = exp(sin(x * 0.4 - z * 0.8 + t * 1.5 + a) - 1)
var c = exp(sin(z * 1.6 + x * 1.1 + t * 2.1 + b) - 1)
var d = exp(sin(x * 3.1 - z * 2.3 + t * 3.2 + c) - 1)
a * 0.9 + b * 0.5 + c * 0.2 + d * 0.06 - 0.9
"""
const _DROPS := """
var p = Vector2(x, z)
var a = p.distance_to(Vector2(-5, -3))
var b = p.distance_to(Vector2(4, 5))
var c = p.distance_to(Vector2(6, -6))
var i = sin(a * 2.2 - t * 3) / (1 + a * 0.5)
var j = sin(b * 2.6 - t * 3.6) / (1 + b * 0.5)
var k = sin(c * 1.9 - t * 2.7) / (1 + c * 0.5)
(i + j + k) * 0.8
"""
# Far above every height.
const _EVERYWHERE := 100.0

## The formula of the heights.
var formula := ""
## Below this height is water.
var sea_level := 0.0
## Up to this height is sand.
var sand_level := 0.15


func _init(heights: String) -> void:
	formula = heights.strip_edges()


## All lands, by name.
static func make_all() -> Dictionary[String, TerrainLand]:
	var dunes := TerrainLand.new(_DUNES)
	dunes.sea_level = -_EVERYWHERE
	dunes.sand_level = _EVERYWHERE
	var swell := TerrainLand.new(_SWELL)
	swell.sea_level = _EVERYWHERE
	var drops := TerrainLand.new(_DROPS)
	drops.sea_level = _EVERYWHERE
	return {
		"Mountains": TerrainLand.new(_MOUNTAINS),
		"Islands": TerrainLand.new(_ISLANDS),
		"Dunes": dunes,
		"Swell": swell,
		"Drops": drops,
	}
