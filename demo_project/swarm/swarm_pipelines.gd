class_name SwarmPipelines
## The pipelines there are, by their names.

## What they are called on the command line and in figures, from the slowest to the fastest.
const NAMES: PackedStringArray = ["gdscript", "engine", "compute"]
## What they are called on the screen.
const TITLES: PackedStringArray = ["GDScript", "Engine calls", "Compute"]


## Makes the pipeline called [param title], one of [constant NAMES].
static func make(title: String, bodies: SwarmBodies, multimesh: MultiMesh) -> SwarmPipeline:
	match title:
		"gdscript":
			return SwarmGDScript.new(bodies, multimesh)
		"engine":
			return SwarmEngine.new(bodies, multimesh)
		_:
			return SwarmCompute.new(bodies, multimesh)
