@warning_ignore_start("unsafe_call_argument", "unsafe_method_access")
class_name WatchedArrays
extends RefCounted
## The arrays that a call is given, in whatever arguments, and what they held before it.

# Beyond the room that an allocation may have to spare.
const _FEW := 5
# So many elements take long to copy once more.
const _MANY := 2000

var _arrays: Array = []
var _before: Array[PackedByteArray] = []
var _may_change: Array[bool] = []
# Copies that share memory with the array of the same place; null where there is none.
var _copies: Array = []
# Arrays of the other kind, and what they held.
var _lists: Array[Array] = []
var _lists_before: Array[Array] = []


## Forgets them all.
func clear() -> void:
	_arrays.clear()
	_before.clear()
	_may_change.clear()
	_copies.clear()
	_lists.clear()
	_lists_before.clear()


## How many there are.
func size() -> int:
	return _arrays.size()


## One of them.
func at(place: int) -> Variant:
	return _arrays[place]


## Adds a packed array, and gives its place.
func watch(array: Variant) -> int:
	_arrays.append(array)
	_before.append(ElementArrays.to_bytes(array))
	_may_change.append(false)
	_copies.append(null)
	return _arrays.size() - 1


## Adds an Array, which no call changes.
func watch_list(list: Array) -> Array:
	_lists.append(list)
	_lists_before.append(list.duplicate())
	return list


## The call may change this one.
func allow(place: int) -> void:
	_may_change[place] = true


## Makes this one share its memory with a copy, which no call changes.
func share(place: int) -> void:
	_copies[place] = _arrays[place].duplicate()


## The most bytes that one of them had.
func most_bytes() -> int:
	var most := 0
	for bytes in _before:
		most = maxi(most, bytes.size())
	return most


## What has changed and should not have. After a call that failed that is everything; [param
## may_shrink] allows fewer elements to those that may change.
func differences(has_failed: bool, may_shrink: bool) -> PackedStringArray:
	var complaints := PackedStringArray()
	for place in _arrays.size():
		var array: Variant = _arrays[place]
		var bytes: PackedByteArray = array.to_byte_array() if typeof(array) != TYPE_PACKED_BYTE_ARRAY else array
		if has_failed or not _may_change[place]:
			if bytes != _before[place]:
				complaints.append("array %d has changed: %s" % [place, _difference(place, bytes)])
		elif bytes.size() != _before[place].size() and (
				not may_shrink or bytes.size() > _before[place].size()):
			var sizes := [place, bytes.size(), _before[place].size()]
			complaints.append("array %d has %d bytes and had %d" % sizes)
		if _copies[place] != null:
			bytes = ElementArrays.to_bytes(_copies[place])
			if bytes != _before[place]:
				complaints.append("the copy of array %d has changed: %s" % [place, _difference(place, bytes)])
	for place in _lists.size():
		if not _is_same_list(_lists[place], _lists_before[place]):
			complaints.append("Array %d has changed: %s" % [place, _lists[place]])
	return complaints


## What has changed outside of a range, which is all that may have: [param count] elements from number
## [param from] on, or with -1 all that follow.
func differences_outside(from: int, count: int) -> PackedStringArray:
	var complaints := PackedStringArray()
	for place in _arrays.size():
		if not _may_change[place]:
			continue
		var stride := ElementArrays.stride(typeof(_arrays[place]))
		var bytes := ElementArrays.to_bytes(_arrays[place])
		var before := _before[place]
		var end := bytes.size() if count == -1 else (from + count) * stride
		if bytes.slice(0, from * stride) != before.slice(0, from * stride) or bytes.slice(end) != before.slice(end):
			complaints.append("array %d has changed outside of its range: %s" % [place, _difference(place, bytes)])
	return complaints


## Has the engine grow those that may have changed, which goes wrong with memory that was built
## wrongly.
func exercise() -> void:
	for place in _arrays.size():
		if _may_change[place]:
			grow(_arrays[place])


## As [method exercise], for a packed array that a call returned.
static func grow(array: Variant) -> void:
	var count: int = array.size()
	if count < _MANY:
		array.resize(count + _FEW)
		array.resize(count)


func _difference(place: int, bytes: PackedByteArray) -> String:
	var type := typeof(_arrays[place])
	if type == TYPE_PACKED_STRING_ARRAY:
		return "strings"
	return Bits.difference(bytes, _before[place], ElementArrays.stride(type))


func _is_same_list(list: Array, before: Array) -> bool:
	if list.size() != before.size():
		return false
	for i in list.size():
		if not is_same(list[i], before[i]):
			return false
	return true
