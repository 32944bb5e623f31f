extends TestSuite
## A method with several arguments that can be left out: [code]ComputeTest[/code] has one,
## [code]Compute[/code] none yet.


func test_several_defaults() -> void:
	var call_add := func(arguments: Array) -> Variant:
		return ClassDB.callv("class_call_static", ["ComputeTest", "add_default"] + arguments)
	check_equal(call_add.call([1]), 12, "add_default(1)")
	check_equal(call_add.call([1, 2]), 6, "add_default(1, 2)")
	check_equal(call_add.call([1, 2, 3]), 9, "add_default(1, 2, 3)")
	check_equal(call_add.call([1.9, 2.9, true]), 3, "add_default(1.9, 2.9, true)")
	# GDScript fills in defaults where it knows the types, and makes a typed call of it.
	var script := GDScript.new()
	script.source_code = """
static func run() -> Array:
	var one := ComputeTest.add_default(1)
	var two := ComputeTest.add_default(1, 2)
	return [one, two, ComputeTest.add_default(1, 2, 3)]
"""
	check_equal(script.reload(), OK, "compiling")
	check_equal(script.call("run"), [12, 6, 9], "typed calls")
