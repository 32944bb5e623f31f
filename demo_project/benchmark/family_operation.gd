class_name BenchmarkFamilyOperation
extends BenchmarkOperation
## A row of a [BenchmarkFamily].

const _FORMS: Array[StringName] = [
	GDSCRIPT, GDSCRIPT_TYPED, ENGINE, IN_PLACE, INTO, DUPLICATE_THEN, NEW, SEPARATE, HAND_WRITTEN,
]
## Inputs are searched for what they have become up to this size: larger ones have the same values.
const _SEARCHED := 100_000

var _family: BenchmarkFamily
var _title: StringName
var _inputs: Array
var _bytes_moved: int
var _relative := 0.0
var _absolute := 0.0
var _is_fresh := false
var _largest_loop := 0
var _is_formula := false

# For the number of elements that it is prepared for.
var _count := 0
var _made: Array
var _arguments: Array
var _copies: Array
var _out: Variant
var _wanted: Variant
var _copy_source: PackedByteArray
var _copy_out: PackedByteArray
var _numdot: BenchmarkNumDot
# For the next run.
var _words: Array


func _init(family: BenchmarkFamily, title: StringName, inputs: Array, bytes_moved: int) -> void:
	_family = family
	_title = title
	_inputs = inputs
	_bytes_moved = bytes_moved


## Lets results differ from the loop's by [param relative], a part of the loop's result, and [param absolute] besides. Unless
## this is said, they have to have the same bits.
func within(relative: float, absolute := 0.0) -> BenchmarkFamilyOperation:
	_relative = relative
	_absolute = absolute
	return self


## Gives each call a first input as it was made. For operations that change their input to what takes another time, or what
## no one computes with: sorting, or [code]exp[/code] over and over.
##
## The first parameter of every form is then an [Array] of its type with one copy for each repeat. They are copied before the
## clock is started, and a run is a tenth as long as others are, so that few of them are in use at once.
func fresh() -> BenchmarkFamilyOperation:
	_is_fresh = true
	return self


## Runs the loop in GDScript on up to [param count] elements only. For loops that take seconds.
func loop_up_to(count: int) -> BenchmarkFamilyOperation:
	_largest_loop = count
	return self


## Says that the row is a formula, and no method of [Compute].
func of_formula() -> BenchmarkFamilyOperation:
	_is_formula = true
	return self


func get_title() -> StringName:
	return _title


func get_family() -> StringName:
	return _family.get_title()


func get_forms() -> Array[StringName]:
	var forms: Array[StringName] = []
	for form in _FORMS:
		if form == HAND_WRITTEN and not BenchmarkMemory.is_available():
			continue
		if _family.get_target().has_method(_get_function(form)) and not (form == GDSCRIPT and _is_without_loop()):
			forms.append(form)
	forms.append(MEMCPY)
	if BenchmarkNumDot.has(_title):
		forms.append(NUMDOT)
	return forms


func get_bytes_moved() -> int:
	return _bytes_moved


func is_brief() -> bool:
	return true


func get_run_usec(form: StringName) -> int:
	return 100 if _is_fresh and form != MEMCPY else super(form)


## What the row lacks; empty if it is complete.
func find_fault() -> String:
	if not _is_formula and not ClassDB.class_has_method(&"Compute", _title, true):
		return "Compute has no method %s" % _title
	if not _family.get_target().has_method(_get_function(GDSCRIPT)):
		return "no function %s" % _get_function(GDSCRIPT)
	for form: StringName in [IN_PLACE, INTO, NEW]:
		if _family.get_target().has_method(_get_function(form)):
			return ""
	return "none of the functions %s, %s, %s" % [IN_PLACE, INTO, NEW].map(_get_function)


func prepare(count: int) -> void:
	_count = count
	_made.clear()
	for place in _inputs.size():
		_made.append(BenchmarkInputs.make(_inputs[place], count, place))
	_copies = Array([], typeof(_made[0]), &"", null) if _is_fresh else []
	_out = null
	_wanted = null
	_numdot = null
	# A copy reads and writes each byte.
	@warning_ignore("integer_division")
	_copy_source.resize(maxi(count * _bytes_moved / 2, 1))
	_copy_source.fill(1)
	_copy_out = PackedByteArray()
	_copy_out.resize(_copy_source.size())
	_reset()


func make_ready(form: StringName, repeats: int) -> void:
	if form in [MEMCPY, NUMDOT]:
		return
	_words = _arguments.duplicate()
	if _is_fresh:
		_renew_copies(repeats)
		_words[0] = _copies
	if form == INTO:
		_words.push_front(_out)
	_words.append(repeats)


func run(form: StringName, repeats: int) -> Variant:
	if form == MEMCPY:
		return BenchmarkMemory.copy(_copy_out, _copy_source, repeats)
	if form == NUMDOT:
		return _numdot.run(repeats)
	return _family.get_target().callv(_get_function(form), _words)


func find_mistake(form: StringName) -> String:
	if form == MEMCPY:
		run(form, 1)
		return "" if _copy_out == _copy_source else "not the same bytes"
	# Compared with fewer elements.
	if _is_without_loop():
		return ""
	if _wanted == null:
		_wanted = BenchmarkInputs.own(_run_once(GDSCRIPT))
	if form == NUMDOT:
		_numdot = BenchmarkNumDot.new(_title, _made)
		var result: Variant = _numdot.compute(typeof(_wanted) as Variant.Type)
		return BenchmarkComparison.find_difference(result, _wanted, _relative, _absolute)
	if form == INTO and _out == null:
		_out = BenchmarkInputs.make_zeros_like(_wanted)
	var copies := Compute.get_copy_count()
	var mistake := BenchmarkComparison.find_difference(_run_once(form), _wanted, _relative, _absolute)
	if mistake.is_empty() and form in [IN_PLACE, INTO] and Compute.get_copy_count() != copies:
		mistake = "the array was shared"
	return mistake


func find_drift() -> String:
	if _is_fresh or _count > _SEARCHED or _arguments.is_empty():
		return ""
	var odd := BenchmarkComparison.count_odd(_arguments[0])
	if odd > BenchmarkComparison.count_odd(_made[0]):
		return "%d values of the first input have become infinite, NaN or subnormal" % odd
	return ""


# The result of one call on inputs as they were made.
func _run_once(form: StringName) -> Variant:
	_reset()
	make_ready(form, 1)
	var result: Variant = run(form, 1)
	if result != null:
		return result
	return _copies[0] if _is_fresh else _arguments[0]


func _get_function(form: StringName) -> StringName:
	return "_%s_%s" % [_title, form]


func _is_without_loop() -> bool:
	return _largest_loop > 0 and _count > _largest_loop


func _reset() -> void:
	_arguments = _made.map(BenchmarkInputs.own)


func _renew_copies(count: int) -> void:
	for i in count:
		if i == _copies.size():
			_copies.append(BenchmarkInputs.own(_made[0]))
		else:
			_copies[i] = BenchmarkInputs.renew(_copies[i], _made[0])
