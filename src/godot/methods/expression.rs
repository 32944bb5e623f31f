//! Rows: formulas, the methods of `ComputeExpression`.

use godot::builtin::{GString, PackedStringArray, Variant};

use crate::godot::class::ComputeExpression;
use crate::godot::formula::{Inputs, Results};
use crate::godot::method::methods;
use crate::godot::returned::ErrorCode;

/// What the help says before the methods.
pub(super) const DESCRIPTION: &str = "A formula is parsed once, and executed as often as need be over the elements of packed arrays: \
each step of a chain of operations goes through memory, a formula goes through it once.\n\
[codeblock]\n\
var e := ComputeExpression.new()\n\
if e.parse(\"p + v * dt + 0.5 * g * dt * dt\", [\"p\", \"v\", \"g\", \"dt\"]) != OK:\n\
\tpush_error(e.get_error_text())\n\
e.execute_into(positions, [positions, velocities, Vector3(0, -9.8, 0), delta])\n\
[/codeblock]\n\
The language is that of GDScript's expressions, but every number is a float, and vectors have swizzles: numbers, [code]+ - * / % \
**[/code], comparisons, [code]and or not[/code], [code]a if c else b[/code], functions by GDScript's names and methods of vectors, \
[code]Vector2 Vector3 Vector4 Color[/code], [code]PI TAU INF NAN INDEX COUNT[/code], and statements [code]var d = …;[/code] before \
the result. Several results are separated by semicolons.\n\
Numbers that depend on the element have 32 bits, or 64 where an array of 64-bit floats or of integers takes part; what is the same \
for all elements has 64. Functions have the bits of [Compute]'s operations. Errors give line and column.";

methods! {
    /// The methods of the class `ComputeExpression`.
    pub(super) static METHODS for ("ComputeExpression" this: ComputeExpression);

    /// Parses `expression`, a formula whose inputs are called `input_names`, in the order in which `execute` and `execute_into`
    /// get them. Returns `OK`, or `ERR_INVALID_PARAMETER` if it is no formula or a name cannot be one (see
    /// `get_error_text`); then nothing can be executed until another one is parsed.
    ///
    /// A formula has at most 16 inputs, 8 results, 10000 operations and 1 MiB of text, and brackets no deeper than 200. Types
    /// are checked when it is executed.
    fn parse(expression: GString, input_names: PackedStringArray = PackedStringArray::new()) -> ErrorCode {
        let names = input_names.as_slice().iter().map(ToString::to_string).collect();
        Ok(this.parse(&expression.to_string(), names))
    }

    /// Computes the formula and returns its result, or an Array of its results if there are several. `inputs` holds an input
    /// for each name that was given to `parse`: packed arrays of 32-bit or 64-bit floats, 32-bit integers, vectors or
    /// colors, all of one size, and numbers, bools, vectors and colors, which are the same for all elements.
    ///
    /// A result is a new packed array: of 32-bit floats (64-bit ones where an input is an array of 64-bit floats or of
    /// integers), of vectors or colors, or of bytes 0 and 1 for bools. Where no input is an array, `count` says how many
    /// elements there are, and with -1 the result is one value, computed with 64 bits.
    ///
    /// Inputs that do not fit are an error and give null, see `get_error_text`. Empty arrays give empty ones.
    fn execute(inputs: Inputs = Inputs::none(), count: i64 = -1) -> Variant {
        this.execute(&inputs, count)
    }

    /// Computes the formula and writes its result into `out`, a packed array that has the elements it is to have, or its
    /// results into an Array of them. `inputs` is as for `execute`; `out` may be among them, and what an element becomes is
    /// made of what was there before. Nothing is allocated, unless an array of `out` shares its memory with a copy.
    ///
    /// Numbers may go to arrays of 32-bit or 64-bit floats, or of 32-bit integers (without their fraction; beyond the range
    /// the nearest limit, NaN becomes 0), bools to a PackedByteArray as 0 and 1, vectors and colors to arrays of their own
    /// type. Arrays of different sizes, and results that their arrays cannot hold, are an error, and nothing is changed.
    fn execute_into(out: Results, inputs: Inputs = Inputs::none()) {
        this.execute_into(&out, &inputs)
    }

    /// Returns what was wrong when `parse` or an execution failed last, with line and column if it is in the formula; an
    /// empty String if nothing was.
    fn get_error_text() -> GString {
        Ok(GString::from(&this.error_text()))
    }

    /// Returns whether the last execution failed, by `execute` or `execute_into`.
    fn has_execute_failed() -> bool {
        Ok(this.has_execute_failed())
    }
}
