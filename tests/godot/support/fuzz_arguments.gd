class_name FuzzArguments
extends RefCounted
## Arguments for a call by chance, most of them such as the method takes: what is wrong everywhere is
## refused at the first.

const _SIZES: PackedInt32Array = [0, 1, 1, 2, 3, 3, 15, 16, 17, 31, 32, 33, 33, 100, 100, 1000]
# A call in so many has arrays that several threads share.
const _LARGE := 300
# The numbers of which the engine's memory is asked, where these are not beyond all memory.
const _MOST := 100_000
const _BEYOND := 1 << 44
const _SIMPLE_INTEGERS: Dictionary[String, int] = {"array_type": TYPE_PACKED_FLOAT32_ARRAY, "stride": 16}

## The arrays among the arguments.
var watched := WatchedArrays.new()
## The number of elements that most of them have.
var size := 0

# The type that arrays have for parameters of any type.
var _type := TYPE_PACKED_FLOAT32_ARRAY
# Where the range begins that is changed.
var _from := 0
var _method: FuzzMethod
var _formula: Array = []
var _generator := RandomNumberGenerator.new()
var _arrays := RandomArrays.new(_generator)
var _values := RandomValues.new(_generator)
var _formulas := RandomFormulas.new(_generator)


## All arguments, always the same for a seed.
func make(method: FuzzMethod, seed_number: int) -> Array:
	_method = method
	_generator.seed = seed_number
	watched.clear()
	size = _SIZES[_generator.randi() % _SIZES.size()]
	if _one_in(_LARGE):
		size = RandomArrays.LONGEST
	var is_any := _one_in(12) or method.taken.is_empty()
	_type = _some_type(RandomArrays.TYPES if is_any else method.taken)
	_from = 0
	_formula = _formulas.choose()
	var arguments := []
	for at in _count():
		arguments.append(_argument(at))
	return arguments


## What the method is called with: the object has parsed the formula that the arguments are for.
func receiver() -> Object:
	if not _method.is_of_expression():
		return Compute
	var expression := ComputeExpression.new()
	if not _one_in(20):
		var text: String = _formula[0]
		var names: Array = _formula[1]
		expression.parse(text, PackedStringArray(names))
	return expression


## The simplest arguments that can be right, with arrays of [param type] for parameters of any type; with
## [param has_numbers] only the first of those is one.
func simple(method: FuzzMethod, type: int, has_numbers: bool) -> Array:
	_method = method
	_generator.seed = 1
	watched.clear()
	var arguments := []
	for at in method.least:
		var declared := method.types[at]
		if declared == TYPE_INT:
			arguments.append(_SIMPLE_INTEGERS.get(method.parameters[at], 1))
		elif declared == TYPE_FLOAT:
			arguments.append(float(at))
		elif declared == TYPE_NIL and has_numbers and method.types.find(TYPE_NIL) < at:
			arguments.append(1)
		elif declared == TYPE_NIL or declared >= TYPE_PACKED_BYTE_ARRAY:
			arguments.append(_arrays.make(type if declared == TYPE_NIL else declared, 3))
		else:
			arguments.append(type_convert(null, declared))
	return arguments


func _one_in(calls: int) -> bool:
	return _generator.randi() % calls == 0


func _some_type(types: PackedInt32Array) -> int:
	return types[_generator.randi() % types.size()]


func _count() -> int:
	if _one_in(25):
		return _generator.randi() % (_method.types.size() + 3)
	return _generator.randi_range(_method.least, _method.types.size())


func _argument(at: int) -> Variant:
	if at >= _method.types.size() or _one_in(40):
		return _anything(at)
	var declared := _method.types[at]
	if declared >= TYPE_PACKED_BYTE_ARRAY:
		return _array(declared, at)
	match declared:
		TYPE_NIL:
			return _out() if _method.is_of_expression() else _operand(at)
		TYPE_INT:
			return _whole(at)
		TYPE_ARRAY:
			return _inputs() if _method.is_of_expression() else _planes()
		TYPE_STRING:
			return _formulas.text()
	return _values.of_type(declared)


func _anything(at: int) -> Variant:
	match _generator.randi() % 4:
		0:
			return _watched(_some_type(RandomArrays.TYPES), size, at)
		1:
			return _list([_values.junk(), _values.junk()])
		2:
			return _watched(TYPE_PACKED_STRING_ARRAY, size, at)
	return _bounded(at, _values.junk())


# For a parameter that takes an array, or often a number or an element too.
func _operand(at: int) -> Variant:
	if at == _method.types.find(TYPE_NIL) and at < 2:
		return _array(TYPE_NIL, at)
	match _generator.randi() % 8:
		0, 1:
			return _element()
		2:
			return _values.number()
		3:
			if _type in Numbers.VECTOR_TYPES:
				return _array(TYPE_PACKED_FLOAT32_ARRAY, at)
			return _values.number()
	return _array(TYPE_NIL, at)


# A vector or a color for arrays of them.
func _element() -> Variant:
	match _type:
		TYPE_PACKED_VECTOR2_ARRAY:
			return _values.of_type(TYPE_VECTOR2)
		TYPE_PACKED_VECTOR3_ARRAY:
			return _values.of_type(TYPE_VECTOR3)
		TYPE_PACKED_VECTOR4_ARRAY:
			return _values.of_type(TYPE_VECTOR4)
		TYPE_PACKED_COLOR_ARRAY:
			return _values.of_type(TYPE_COLOR)
	return _values.number()


# Mostly one of the size of the others. Now and then it is one that there is already, or a copy that shares
# its memory, or comes as an Array.
func _array(declared: int, at: int) -> Variant:
	var type := _type if declared == TYPE_NIL else declared
	var parameter := _method.parameters[at]
	if _one_in(8):
		for place in watched.size():
			if typeof(watched.at(place)) == type:
				return _given(place if _one_in(2) else watched.watch(_copy(place)), at)
	var count := size
	if parameter == "buffer":
		count = size * 20
	elif parameter == "bytes" and _one_in(2):
		count = size * 32
	elif _one_in(15):
		count = _SIZES[_generator.randi() % _SIZES.size()]
	if parameter == "indices":
		return _given(watched.watch(_arrays.indices(count, size)), at)
	if at >= _method.changed and _one_in(30):
		var list: Array = type_convert(_arrays.make(type, mini(count, 100)), TYPE_ARRAY)
		return _list(list)
	return _watched(type, count, at)


func _copy(place: int) -> Variant:
	@warning_ignore("unsafe_method_access")
	return watched.at(place).duplicate()


func _watched(type: int, count: int, at: int) -> Variant:
	var place := watched.watch(_arrays.make(type, mini(count, RandomArrays.LONGEST)))
	if _one_in(4):
		watched.share(place)
	return _given(place, at)


func _given(place: int, at: int) -> Variant:
	if at < _method.changed:
		watched.allow(place)
	return watched.at(place)


func _list(list: Array) -> Array:
	if _one_in(4):
		list.make_read_only()
	return watched.watch_list(list)


func _planes() -> Array:
	var planes := []
	for i in _generator.randi() % 8:
		planes.append(_values.of_type(TYPE_PLANE))
	if _one_in(4):
		return _list(Array(planes, TYPE_PLANE, "", null))
	if _one_in(6):
		planes.append(_values.junk())
	return _list(planes)


# An input for each name of the formula.
func _inputs() -> Array:
	var names: Array = _formula[1]
	var inputs := []
	for name: String in names:
		inputs.append(_input(name))
	if _one_in(25):
		inputs.append(_values.junk())
	return _list(inputs)


func _input(name: String) -> Variant:
	if _one_in(40):
		return _values.junk()
	# Inputs are no argument that is changed, whatever their number.
	var at := _method.changed
	var is_array := not _one_in(3)
	match name:
		"p", "q":
			return _shared(TYPE_PACKED_VECTOR3_ARRAY, at) if is_array else _values.of_type(TYPE_VECTOR3)
		"u":
			return _shared(TYPE_PACKED_VECTOR2_ARRAY, at) if is_array else _values.of_type(TYPE_VECTOR2)
		"c":
			return _shared(TYPE_PACKED_COLOR_ARRAY, at) if is_array else _values.of_type(TYPE_COLOR)
	if not is_array:
		return _values.number() if not _one_in(5) else _values.of_type(TYPE_BOOL)
	var types: PackedInt32Array = [
		TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT32_ARRAY, TYPE_PACKED_FLOAT64_ARRAY,
		TYPE_PACKED_INT32_ARRAY,
	]
	return _shared(_some_type(types), at)


# An array that is there already, where there is one of the type, or another one.
func _shared(type: int, at: int) -> Variant:
	if _one_in(3):
		for place in watched.size():
			if typeof(watched.at(place)) == type:
				return _given(place, at)
	return _watched(type, size if not _one_in(40) else size + 1, at)


# Arrays for the results of the formula.
func _out() -> Variant:
	var types: Array = _formula[2]
	var all := []
	for type: int in types:
		if type == TYPE_PACKED_FLOAT32_ARRAY and _one_in(4):
			type = TYPE_PACKED_FLOAT64_ARRAY if _one_in(2) else TYPE_PACKED_INT32_ARRAY
		if _one_in(30):
			type = _some_type(RandomArrays.TYPES)
		var is_again := _one_in(30) and not all.is_empty()
		all.append(all[0] if is_again else _watched(type, size, 0))
	return all[0] if all.size() == 1 and not _one_in(4) else _list(all)


func _whole(at: int) -> Variant:
	var parameter := _method.parameters[at]
	if _one_in(12):
		return _bounded(at, _values.extreme_int() if not _one_in(3) else _values.number())
	match parameter:
		"from":
			_from = 0 if _one_in(3) else _generator.randi() % (size + 1)
			return _from
		"count":
			if _method.is_of_expression():
				return _bounded(at, _values.extreme_int()) if _one_in(6) else size
			return -1 if _one_in(3) else _generator.randi() % maxi(size - _from + 1, 1)
		"index":
			return _generator.randi_range(0, 3)
		"array_type":
			return _some_type(RandomArrays.TYPES)
		"stride":
			return _generator.randi_range(8, 24)
		"width":
			return size if _one_in(2) else _generator.randi_range(1, 4)
	return _generator.randi_range(0, 5)


# Numbers of elements to be made are such as there is memory for, or none by far; and threads are few,
# since each takes time to start.
func _bounded(at: int, value: Variant) -> Variant:
	if at >= _method.types.size() or not (value is int or value is float):
		return value
	var parameter := _method.parameters[at]
	var number: float = value
	if _method.name == "set_thread_count" and number > 64:
		return 64
	var is_number_of_elements := parameter == "bins" or _method.is_of_expression() and parameter == "count"
	if is_number_of_elements and number > _MOST and number < _BEYOND:
		return _MOST
	return value
