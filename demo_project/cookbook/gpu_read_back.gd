class_name GpuReadBack
extends RefCounted
## How do I unpack what a compute shader has left in a buffer?
##
## [method Compute.read_strided] takes one member of all structures at once, given the byte where it stands in a
## structure, and the bytes from one structure to the next. [method Compute.write_strided] puts it there again,
## for the way back.
##
## The members here are those of this structure, in which a vec3 starts at a multiple of 16 bytes, as the std430
## layout wants it:
## [codeblock lang=text]
## struct Particle {
##     vec3 position;  // at byte 0, and four unused bytes behind it
##     vec3 velocity;  // at byte 16
##     float age;      // at byte 28, right behind the vec3
## };
## layout(set = 0, binding = 0, std430) buffer Particles { Particle particles[]; };
## [/codeblock]
## [code]particles.read(device.buffer_get_data(buffer))[/code] waits for the graphics card, which takes longer
## than all else here. [code]device.buffer_get_data_async(buffer, particles.read)[/code] does not wait, and
## brings the bytes some frames later.

const _STRIDE := 32
const _POSITION := 0
const _VELOCITY := 16
const _AGE := 28

## Where each particle is.
var positions := PackedVector3Array()
## How each moves.
var velocities := PackedVector3Array()
## How old each is.
var ages := PackedFloat32Array()


## Takes all particles out of the bytes of the buffer.
func read(bytes: PackedByteArray) -> void:
	positions = Compute.read_strided(bytes, TYPE_PACKED_VECTOR3_ARRAY, _POSITION, _STRIDE)
	velocities = Compute.read_strided(bytes, TYPE_PACKED_VECTOR3_ARRAY, _VELOCITY, _STRIDE)
	ages = Compute.read_strided(bytes, TYPE_PACKED_FLOAT32_ARRAY, _AGE, _STRIDE)


## Returns the bytes of all particles, for [method RenderingDevice.buffer_update].
func write() -> PackedByteArray:
	var bytes := PackedByteArray()
	bytes.resize(positions.size() * _STRIDE)
	Compute.write_strided(bytes, positions, _POSITION, _STRIDE)
	Compute.write_strided(bytes, velocities, _VELOCITY, _STRIDE)
	Compute.write_strided(bytes, ages, _AGE, _STRIDE)
	return bytes


## Returns what is wrong; nothing if all is well.
static func check() -> String:
	# Every float of the buffer is its own number, counted in floats, but for those that are unused.
	var bytes := PackedByteArray()
	bytes.resize(50 * _STRIDE)
	for i in range(0, bytes.size(), 4):
		if i % _STRIDE != 12:
			bytes.encode_float(i, i / 4.0)
	var particles := GpuReadBack.new()
	particles.read(bytes)
	if particles.positions.size() != 50:
		return "%d particles instead of 50" % particles.positions.size()
	for i in 50:
		var first := i * 8.0
		if particles.positions[i] != Vector3(first, first + 1.0, first + 2.0):
			return "particle %d is at %s" % [i, particles.positions[i]]
		if particles.velocities[i] != Vector3(first + 4.0, first + 5.0, first + 6.0):
			return "particle %d moves by %s" % [i, particles.velocities[i]]
		if particles.ages[i] != first + 7.0:
			return "particle %d has the age %s" % [i, particles.ages[i]]
	return "" if particles.write() == bytes else "the bytes written are not those read"
