class_name Bits
extends RefCounted
## Floats by their bits: NaN is not equal to itself, and 0 is equal to -0.


## The floats of 32 bits with these bits.
static func to_floats(bits: PackedInt64Array) -> PackedFloat32Array:
	return to_bytes(bits).to_float32_array()


## The bytes of words of 32 bits.
static func to_bytes(words: PackedInt64Array) -> PackedByteArray:
	var bytes := PackedByteArray()
	bytes.resize(words.size() * 4)
	for i in words.size():
		bytes.encode_u32(i * 4, words[i])
	return bytes


## Where two arrays of bytes, [param stride] for each element, first differ, in words.
static func difference(actual: PackedByteArray, expected: PackedByteArray, stride: int) -> String:
	if actual.size() != expected.size():
		var sizes := [actual.size() / float(stride), expected.size() / float(stride)]
		return "%s elements, not %s" % sizes
	if actual == expected:
		return "no difference"
	# The first that differs is in [low, high).
	var low := 0
	@warning_ignore("integer_division")
	var high := actual.size() / stride
	while high - low > 1:
		@warning_ignore("integer_division")
		var middle := (low + high) / 2
		if actual.slice(low * stride, middle * stride) == expected.slice(low * stride, middle * stride):
			low = middle
		else:
			high = middle
	var from := low * stride
	return "element %d is %s, not %s" % [
		low,
		_words(actual.slice(from, from + stride)),
		_words(expected.slice(from, from + stride)),
	]


## Whether two arrays of floats have NaN at the same places, and the same bits everywhere else.
static func are_same_but_for_nan(actual: PackedByteArray, expected: PackedByteArray) -> bool:
	if actual.size() != expected.size():
		return false
	var ours := actual.to_float32_array()
	var theirs := expected.to_float32_array()
	for i in ours.size():
		if is_nan(ours[i]) and is_nan(theirs[i]):
			continue
		if actual.decode_u32(i * 4) != expected.decode_u32(i * 4):
			return false
	return true


static func _words(bytes: PackedByteArray) -> String:
	var words := PackedStringArray()
	for at in range(0, bytes.size() - 3, 4):
		words.append("%08x (%s)" % [bytes.decode_u32(at), bytes.decode_float(at)])
	return "[%s]" % ", ".join(words) if not words.is_empty() else str(bytes)
