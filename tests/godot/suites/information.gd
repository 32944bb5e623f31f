extends TestSuite
## What [code]Compute[/code] tells of itself.


func test_info() -> void:
	var info := Compute.get_info()
	var types := {}
	for key: String in info:
		types[key] = typeof(info[key])
	check_equal(types, {
		"version": TYPE_STRING,
		"level": TYPE_STRING,
		"available_levels": TYPE_PACKED_STRING_ARRAY,
		"threads": TYPE_INT,
		"layout": TYPE_STRING,
	}, "keys and types")
	var version: String = info["version"]
	var pattern := RegEx.create_from_string("^\\d+\\.\\d+\\.\\d+")
	check(pattern.search(version) != null, "%s is a version" % version)


func test_info_is_the_callers_own() -> void:
	var info := Compute.get_info()
	info.clear()
	check_equal(Compute.get_info().size(), 5, "keys afterwards")


func test_level() -> void:
	var level: String = Compute.get_info()["level"]
	var available: PackedStringArray = Compute.get_info()["available_levels"]
	var known := PackedStringArray(["baseline", "avx2", "avx512", "neon"])
	for name in available:
		check(name in known, "%s is a level" % name)
	check(level in available, "the level %s is available" % level)
	var asked := OS.get_environment("PACKED_COMPUTE_LEVEL")
	var expected := asked if asked in available else available[-1]
	check_equal(level, expected, "level")


func test_layout() -> void:
	var layout: String = Compute.get_info()["layout"]
	var asked := OS.get_environment("PACKED_COMPUTE_LAYOUT")
	check_equal(layout, asked if asked in ["counted", "fallback"] else "probed", "layout")


func test_self_test() -> void:
	check_equal("\n".join(Compute.self_test()), "", "what is not as it should be")


func test_thread_count() -> void:
	# A process may have been given fewer cores than there are.
	var most := OS.get_processor_count()
	check(default_threads >= 1 and default_threads <= most, "%d threads at first" % default_threads)
	for threads: int in [1, 2, 3, 8, 16]:
		Compute.set_thread_count(threads)
		check_equal(Compute.get_thread_count(), threads, "threads")
		check_equal(Compute.get_info()["threads"], threads, "threads in the info")
	Compute.set_thread_count(0)
	check_equal(Compute.get_thread_count(), default_threads, "threads by 0")


## More than some for each core are not started, whatever is asked for.
func test_most_threads() -> void:
	var most := maxi(16, 4 * default_threads)
	for threads: int in [most, most + 1, 1_000_000, 9223372036854775807]:
		Compute.set_thread_count(threads)
		check_equal(Compute.get_thread_count(), most, "threads by %d" % threads)


func test_counters_only_grow_by_copies() -> void:
	var copies := Compute.get_copy_count()
	var bytes := Compute.get_copied_bytes()
	check(copies >= 0 and bytes >= 0, "counters are not negative")
	var points := Samples.points_3d(10)
	Compute.transform_points(points, Transform3D.IDENTITY)
	check_equal([Compute.get_copy_count(), Compute.get_copied_bytes()], [copies, bytes], "counters")
	var copy := points.duplicate()
	Compute.transform_points(copy, Transform3D.IDENTITY)
	check_equal(Compute.get_copy_count(), copies + 1, "copies")
	check_equal(Compute.get_copied_bytes(), bytes + 120, "copied bytes")
