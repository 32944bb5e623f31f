//! What only the running engine knows: how it was built, and its own sines.

use std::sync::LazyLock;

use godot::builtin::{Basis, Transform2D, Variant, VariantType, Vector2, Vector3};
use godot::classes::Os;
use godot::obj::Singleton as _;
use godot::sys;

/// Whether this is a debug build of the engine, whose vector methods check their arguments: `OS.is_debug_build()`.
pub fn is_debug_build() -> bool {
    static IS_DEBUG: LazyLock<bool> = LazyLock::new(|| Os::singleton().is_debug_build());
    *IS_DEBUG
}

/// `Basis(axis, angle)`, whose sine and cosine are those of the engine's mathematics library.
pub fn turn(axis: Vector3, angle: f64) -> Basis {
    construct(
        VariantType::BASIS,
        &[Variant::from(axis), Variant::from(angle)],
    )
    .to()
}

/// `Transform2D(angle, Vector2.ZERO)`: `x` is cosine and sine of the angle.
pub fn turn_2d(angle: f64) -> Transform2D {
    let arguments = [Variant::from(angle), Variant::from(Vector2::ZERO)];
    construct(VariantType::TRANSFORM2D, &arguments).to()
}

/// What the engine's constructor for these arguments makes.
fn construct(variant_type: VariantType, arguments: &[Variant]) -> Variant {
    let addresses: Vec<_> = arguments.iter().map(Variant::var_sys).collect();
    let count = i32::try_from(addresses.len()).expect("constructors have few parameters");
    let mut outcome = sys::default_call_error();
    // SAFETY: `count` live arguments of a constructor that every engine has; it initialises the `Variant`.
    unsafe {
        Variant::new_with_var_uninit(|place| {
            let construct = sys::interface_fn!(variant_construct);
            construct(
                variant_type.sys(),
                place,
                addresses.as_ptr(),
                count,
                &raw mut outcome,
            );
        })
    }
}
