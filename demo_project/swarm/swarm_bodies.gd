class_name SwarmBodies
extends RefCounted
## The bodies of a swarm, and what they are moved and drawn by, the same for every pipeline.

## Bodies are kept in this box.
const BOUNDS := AABB(Vector3(-20, -12, -20), Vector3(40, 24, 40))
## The speed that bodies strive for, in units per second: towards the attractor and around it.
const SPEED := 11.0
## Instances stand upright as far as their velocities allow.
const UP := Vector3.UP
## The floats of an instance: twelve of its transform and four of its color.
const STRIDE := 16
## Where the color begins.
const COLOR_OFFSET := 12
## The color of a body is COLD + (COLOR_RISE + COLOR_BEND * heat) * heat, a curve through three colors. Up to this speed
## heat is 0, ...
const SLOW := 4.0
## ... and it is 1 when they are faster by one over this. Both are powers of two, so that heat is exact, with 32 bits as with 64.
const COLOR_RATE := 0.125
## The color of slow bodies, where the curve begins.
const COLD := Color(0.1, 0.35, 1.0)
## How the color begins to change.
const COLOR_RISE := _HOT - COLD - COLOR_BEND
## How that changes.
const COLOR_BEND := (COLD + _HOT - _WARM * 2.0) * 2.0

const _WARM := Color(0.85, 0.2, 0.45)
const _HOT := Color(1.0, 0.68, 0.2)
# Bodies start spread evenly in a ball and slowly turning, which the fractions of multiples of irrational numbers do without
# chance. Each has the axis, more or less, of one of three rings. Indices are integers, so that formulas take 64 bits.
const _START := """
var height = 2 * fract(i * 0.8191725134) - 1
var turn = TAU * fract(i * 0.6710436067)
var flat = sqrt(1 - height * height)
var direction = Vector3(flat * cos(turn), height, flat * sin(turn))
direction * (radius * pow(fract(i * 0.5497004779), 1 / 3))
direction.cross(Vector3(0.3, 0.9, 0.2)) + direction * 0.1
var ring = TAU * (i % 3) / 3
var tilt = TAU * fract(i * 0.7548776662)
var spread = 0.25 * sqrt(fract(i * 0.5698402910))
(Vector3(cos(ring), 0.7, sin(ring)) + Vector3(cos(tilt), sin(tilt), sin(tilt + 1)) * spread).normalized() * swirl
0.25 + 0.9 * fract(i * 0.6180339887)
"""
const _START_RADIUS := 11.5
const _SWIRL := 0.8

## Where each body is.
var positions := PackedVector3Array()
## How fast each one moves, in units per second.
var velocities := PackedVector3Array()
## What steering gives each one.
var accelerations := PackedVector3Array()
## The axis that each one circles the attractor about. The longer it is, the more it goes around rather than towards.
var axes := PackedVector3Array()
## How quickly each one becomes as fast as it strives to be, per second.
var agilities := PackedFloat32Array()
## The color of each one.
var colors := PackedColorArray()
## The instances as a MultiMesh wants them.
var buffer := PackedFloat32Array()
## The scale of each instance.
var scale := 1.0


func _init(count: int) -> void:
	# The more there are, the smaller they are, or nothing but the brightest light would be seen.
	scale = clampf(0.5 * pow(10_000.0 / count, 0.45), 0.05, 0.5)
	positions.resize(count)
	velocities.resize(count)
	accelerations.resize(count)
	axes.resize(count)
	agilities.resize(count)
	colors.resize(count)
	buffer.resize(count * STRIDE)
	var indices := PackedInt32Array()
	indices.resize(count)
	Compute.fill_range(indices, 1, 1)
	var start := ComputeExpression.new()
	start.parse(_START, ["i", "radius", "swirl"])
	start.execute_into([positions, velocities, axes, agilities], [indices, _START_RADIUS, _SWIRL])


## Where the attractor is at [param time], in seconds.
static func find_attractor(time: float) -> Vector3:
	return Vector3(sin(time * 0.47) * 9.0, sin(time * 0.71) * 4.0, cos(time * 0.33) * 9.0)
