extends TestSuite
## Every method with arguments by chance: the engine lives on, errors are those that the documentation
## has, and where there is an error nothing was changed.
## [codeblock lang=text]
## godot --headless --path <project> -- --suite=fuzz [--fuzz-calls=N] [--fuzz-seed=N] [--fuzz-crash=N]
## [/codeblock]
## Call number i of a run with seed s is the first call of one with seed s + i. Which seed a crash has
## come from is found in two steps: of every thousandth call the seed is printed before it, and of each
## where no more than a thousand are asked for. [code]cargo xtask fuzz[/code] takes them, and reads what is
## printed here. That it does is tried by [code]--fuzz-crash[/code]: the process ends at the call of that seed.

const _CALLS := 100_000
const _SEED := 20_261_126
const _BLOCK := 1000
# As many failures say enough.
const _MOST_FAILURES := 10
# What the engine may keep of all calls.
const _SLACK := 1_000_000
# From so many calls on every method must have come to do something.
const _ENOUGH := 50_000

# The method and the seed of calls that once went wrong, and of some that few seeds come to. A change of
# how arguments are made makes others of them: what went wrong has a test of its own as well.
const _KEPT: Array[Array] = [
	# No memory for that many elements.
	["ComputeExpression.execute", 15283],
	# One array for two results; more arrays than results; an array that no result can go to.
	["ComputeExpression.execute_into", 52412],
	["ComputeExpression.execute_into", 228644],
	["ComputeExpression.execute_into", 286268],
	# One array for positions and velocities; a sum that no int can hold.
	["Compute.bounce_in_box", 4380],
	["Compute.sum_int", 7197],
	# `true` for the number of bins.
	["Compute.histogram", 1795726765213993],
]


func test_calls() -> void:
	var calls := _option("--fuzz-calls=", _CALLS)
	var first := _option("--fuzz-seed=", _SEED)
	var crash := _option("--fuzz-crash=", first - 1)
	var start := Time.get_ticks_msec()
	var fuzzer := Fuzzer.new(errors)
	for kept in _KEPT:
		var title: String = kept[0]
		var seed_number: int = kept[1]
		_check(fuzzer, fuzzer.method_named(title), seed_number)
	fuzzer.clear()
	var objects := Performance.get_monitor(Performance.OBJECT_COUNT)
	var memory := OS.get_static_memory_usage()
	var done := 0
	for seed_number in range(first, first + calls):
		var method := fuzzer.method_for(seed_number)
		if calls <= _BLOCK or (seed_number - first) % _BLOCK == 0:
			print("fuzz: seed %d, %s" % [seed_number, method.title()])
		if seed_number == crash:
			OS.crash("as --fuzz-crash has it")
		_check(fuzzer, method, seed_number)
		done += 1
		if complaints.size() >= _MOST_FAILURES:
			break
	fuzzer.clear()
	var seconds := (Time.get_ticks_msec() - start) / 1000.0
	print("fuzz: %d calls from seed %d in %.1f s" % [done, first, seconds])
	check_equal(Performance.get_monitor(Performance.OBJECT_COUNT), objects, "number of objects")
	var more := OS.get_static_memory_usage() - memory
	check(more < _SLACK, "%d bytes more after all calls are fewer than %d" % [more, _SLACK])
	if calls >= _ENOUGH and complaints.is_empty():
		_check_reach(fuzzer)


func _check(fuzzer: Fuzzer, method: FuzzMethod, seed_number: int) -> void:
	checks += 1
	var wrong := fuzzer.check_call(method, seed_number)
	if not wrong.is_empty():
		fail("\n".join(wrong))


# Calls that are all errors find nothing.
func _check_reach(fuzzer: Fuzzer) -> void:
	for method in fuzzer.methods:
		check(method.passed > 0, "some calls of %s do something" % method.title())


func _option(prefix: String, default: int) -> int:
	for word in OS.get_cmdline_user_args():
		if not word.begins_with(prefix):
			continue
		var number := word.trim_prefix(prefix)
		if number.is_valid_int():
			return number.to_int()
		fail("%s is no number" % word)
	return default
