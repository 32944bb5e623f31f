class_name AudioGain
extends RefCounted
## How do I make samples louder or softer, or fade them in and out?
##
## Frames for an [AudioStreamGenerator] are a PackedVector2Array: a formula multiplies each by a gain of its own,
## so that no jump of the gain clicks. The bytes of an [AudioStreamWAV] of 16 bits become integers with two
## samples in each, and another formula amplifies both.
##
## Samples that would need more than 16 bits are cut off, which distorts. Where the volume of a player will do,
## it is cheaper.

# The upper sample comes out with its sign, the lower one from 0 to 65535.
const _AMPLIFY := """
var upper = floor(pair / 65536)
var lower = pair - upper * 65536
var left = clamp(round((lower - 65536 if lower >= 32768 else lower) * gain), -32768, 32767)
var right = clamp(round(upper * gain), -32768, 32767)
right * 65536 + (left + 65536 if left < 0 else left)
"""

var _fade := ComputeExpression.new()
var _amplify := ComputeExpression.new()


func _init() -> void:
	_fade.parse("frame * lerp(from, to, INDEX / COUNT)", ["frame", "from", "to"])
	_amplify.parse(_AMPLIFY, ["pair", "gain"])


## Multiplies [param frames] by gains that begin with [param from]; those of the frames to follow begin with [param to].
func fade(frames: PackedVector2Array, from: float, to: float) -> void:
	_fade.execute_into(frames, [frames, from, to])


## Makes a stream of 16 bits louder by so many decibels, or softer if they are negative.
func amplify(stream: AudioStreamWAV, decibels: float) -> void:
	if stream.format != AudioStreamWAV.FORMAT_16_BITS:
		push_error("a stream of 16 bits is wanted")
		return
	var bytes := stream.data
	var size := bytes.size()
	# The last sample may be alone.
	bytes.resize(ceili(size / 4.0) * 4)
	var pairs := bytes.to_int32_array()
	_amplify.execute_into(pairs, [pairs, db_to_linear(decibels)])
	stream.data = pairs.to_byte_array().slice(0, size)


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var gain := AudioGain.new()
	var frames := PackedVector2Array()
	for i in 100:
		frames.append(Vector2.from_angle(i))
	gain.fade(frames, 1.0, 0.25)
	for i in 100:
		if not frames[i].is_equal_approx(Vector2.from_angle(i) * lerpf(1.0, 0.25, i / 100.0)):
			return "frame %d is %s" % [i, frames[i]]

	var samples: Array[int] = [0, 1, -1, 1000, -1000, 20_000, -20_000, 32_767, -32_768, 5, -7]
	var bytes := PackedByteArray()
	bytes.resize(samples.size() * 2)
	for i in samples.size():
		bytes.encode_s16(i * 2, samples[i])
	for decibels: float in [-6.0, 6.0]:
		var stream := AudioStreamWAV.new()
		stream.format = AudioStreamWAV.FORMAT_16_BITS
		stream.data = bytes
		gain.amplify(stream, decibels)
		if stream.data.size() != bytes.size():
			return "%d bytes instead of %d" % [stream.data.size(), bytes.size()]
		for i in samples.size():
			var louder := clampi(roundi(samples[i] * db_to_linear(decibels)), -32_768, 32_767)
			if stream.data.decode_s16(i * 2) != louder:
				return "%d by %s dB is %d" % [samples[i], decibels, stream.data.decode_s16(i * 2)]
	return ""
