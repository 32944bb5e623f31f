class_name Smoothing
extends RefCounted
## How do I smooth an array by a moving average, without a loop in a loop?
##
## The sum of the samples around one is the difference of two running totals, so that
## [method Compute.cumulative_sum] and a subtraction do it, at the same cost however many samples each average is
## of. The totals have 64 bits: with 32, differences of large totals would keep few digits.
##
## It takes five times the memory of the samples meanwhile, and a NaN or an infinity spoils all samples behind
## it. Three times over is close to a Gaussian blur.


## Replaces each of [param samples] by the average of itself and [param radius] of them on each side. Beyond the ends,
## the first and the last sample go on.
static func average(samples: PackedFloat32Array, radius: int) -> void:
	if samples.is_empty():
		return
	var width := 2 * radius + 1
	var longer := PackedFloat32Array()
	# One more in front: the total before the first average.
	longer.resize(radius + 1)
	longer.fill(samples[0])
	longer.append_array(samples)
	longer.resize(samples.size() + width)
	Compute.fill(longer, samples[-1], samples.size() + radius + 1)

	var totals: PackedFloat64Array = Compute.converted(longer, TYPE_PACKED_FLOAT64_ARRAY)
	Compute.cumulative_sum(totals)
	var sums := totals.slice(width)
	totals.resize(samples.size())
	Compute.subtract(sums, totals)
	Compute.divide(sums, width)
	Compute.converted_into(samples, sums)


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var random := RandomNumberGenerator.new()
	random.seed = 1
	var noisy := PackedFloat32Array()
	for i in 100:
		noisy.append(random.randfn(1000.0))
	for radius: int in [0, 1, 7, 150]:
		var smooth := noisy.duplicate()
		average(smooth, radius)
		for i in noisy.size():
			var sum := 0.0
			for j in range(i - radius, i + radius + 1):
				sum += noisy[clampi(j, 0, noisy.size() - 1)]
			if not is_equal_approx(smooth[i], sum / (2 * radius + 1)):
				return "with a radius of %d, sample %d is %s" % [radius, i, smooth[i]]
	return ""
