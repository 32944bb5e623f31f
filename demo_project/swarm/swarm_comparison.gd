class_name SwarmComparison
## Whether all pipelines do the same: a small swarm that each of them moves has to end up the same, bit by bit.

const _COUNT := 301
const _FRAMES := 600
const _DELTA := 1.0 / 30.0
# So far out that bodies meet every side of the box.
const _REACH := 4.0
# The Compatibility renderer keeps the colors that are set one by one as halves.
const _HALF_STEP := 1.0 / 1024.0


## Whether the engine tells what instances it has, so that those which were set one by one can be compared. The dummy
## renderer of [code]--headless[/code] keeps none.
static func can_read_instances() -> bool:
	return DisplayServer.get_name() != "headless"


## Returns what differs from the first pipeline, or nothing if all do the same. [param display] shows what is compared.
static func find_difference(display: SwarmDisplay) -> String:
	var first := SwarmBodies.new(_COUNT)
	var instances := _move(SwarmPipelines.NAMES[0], first, display)
	for title in SwarmPipelines.NAMES.slice(1):
		var bodies := SwarmBodies.new(_COUNT)
		var others := _move(title, bodies, display)
		var is_of_engine := title == "engine"
		var what := ""
		if bodies.positions.to_byte_array() != first.positions.to_byte_array():
			what = "positions"
		elif bodies.velocities.to_byte_array() != first.velocities.to_byte_array():
			what = "velocities"
		elif not is_of_engine or can_read_instances():
			var has_halves := is_of_engine and RenderingServer.get_current_rendering_method() == "gl_compatibility"
			what = _compare_instances(instances, others, _HALF_STEP if has_halves else 0.0)
		if not what.is_empty():
			return "%s: after %d frames %s are not those of %s" % [title, _FRAMES, what, SwarmPipelines.NAMES[0]]
	return ""


static func _move(title: String, bodies: SwarmBodies, display: SwarmDisplay) -> PackedFloat32Array:
	var pipeline := SwarmPipelines.make(title, bodies, display.renew(_COUNT))
	var times := FrameTimes.new()
	for i in _FRAMES:
		times.begin()
		pipeline.run(SwarmBodies.find_attractor(i * _DELTA) * _REACH, _DELTA, times)
		times.end()
	pipeline.upload()
	return pipeline.get_instances()


static func _compare_instances(a: PackedFloat32Array, b: PackedFloat32Array, color_tolerance: float) -> String:
	if a.size() != b.size():
		return "instances"
	for i in a.size():
		if i % SwarmBodies.STRIDE < SwarmBodies.COLOR_OFFSET:
			if a[i] != b[i]:
				return "transforms"
		elif absf(a[i] - b[i]) > color_tolerance:
			return "colors"
	return ""
