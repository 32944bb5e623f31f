class_name Statistics
extends RefCounted
## What are the mean, the spread, the median and the distribution of many numbers?
##
## Each is one call, and sums have 64 bits, so that those of a million numbers are as good as those of ten. What
## asks for an order (median, percentiles, shares) reads a copy that is sorted once.
##
## A NaN makes mean and spread NaN, and sorts to the end. [method Compute.is_nan], [method Compute.mask_not] and
## [method Compute.compact] take it out before.

## Their mean.
var mean := NAN
## Their standard deviation, as a whole population: that of a sample is divided by one less than their number.
var standard_deviation := NAN

var _sorted := PackedFloat32Array()


## Of [param numbers], at least one.
func _init(numbers: PackedFloat32Array) -> void:
	mean = Compute.mean(numbers)
	standard_deviation = Compute.standard_deviation(numbers)
	_sorted = Compute.sorted(numbers)


## The number below which [param percent] of all are: 0 for the least, 50 for the median, 100 for the greatest. It may
## lie between two of them.
func get_percentile(percent: float) -> float:
	var place := percent / 100.0 * (_sorted.size() - 1)
	return lerpf(_sorted[floori(place)], _sorted[ceili(place)], fposmod(place, 1.0))


## The share, from 0 to 1, that is greater than [param limit].
func get_share_above(limit: float) -> float:
	return 1.0 - _sorted.bsearch(limit, false) / float(_sorted.size())


## How many numbers lie in each of [param bins] equal intervals between [param from] and [param to].
func count_in_bins(bins: int, from: float, to: float) -> PackedInt32Array:
	return Compute.histogram(_sorted, bins, from, to)


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	var statistics := Statistics.new([9, 2, 4, 5, 4, 7, 4, 5])
	if statistics.mean != 5.0:
		return "the mean is %s" % statistics.mean
	if statistics.standard_deviation != 2.0:
		return "the standard deviation is %s" % statistics.standard_deviation
	var percentiles: Dictionary[float, float] = {0.0: 2.0, 50.0: 4.5, 90.0: 7.6, 100.0: 9.0}
	for percent in percentiles:
		var percentile := statistics.get_percentile(percent)
		if not is_equal_approx(percentile, percentiles[percent]):
			return "percentile %s is %s" % [percent, percentile]
	if statistics.get_share_above(5.0) != 0.25:
		return "%s are above 5" % statistics.get_share_above(5.0)
	var counts := statistics.count_in_bins(4, 0.0, 10.0)
	return "" if counts == PackedInt32Array([1, 3, 3, 1]) else "the bins hold %s" % counts
