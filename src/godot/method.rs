//! The method table: what a row is, and how it is told to the engine.

use godot::builtin::{StringName, Variant, VariantType};
use godot::register::info::{PropertyHintInfo, PropertyInfo, PropertyUsageFlags};
use godot::sys;

use super::returned::Returned;

/// One method of a class, as its row declares it.
#[derive(Debug)]
pub struct Method {
    /// The name in GDScript.
    pub name: &'static str,
    /// The doc comment, one line a string, which is also the editor's help.
    pub doc: &'static [&'static str],
    /// The parameters in order.
    pub parameters: &'static [Parameter],
    /// The declared type of the result; `NIL` for any. `None` if there is no result.
    pub returned: Option<VariantType>,
    /// The enumeration that the result is of, if it is of one.
    pub returned_enum: Option<&'static str>,
    /// Whether it is called without an object.
    pub is_static: bool,
    pub(super) typed: TypedThunk,
    pub(super) untyped: UntypedThunk,
    /// What the thunks get with every call, for rows that share theirs.
    pub(super) userdata: Userdata,
}

/// What a thunk gets with every call: an address that lives as long as the library, or null.
#[derive(Clone, Copy, Debug)]
pub(super) struct Userdata(pub(super) *const std::ffi::c_void);

// SAFETY: what is shared is `Sync`, as `of` asks for, or nothing.
unsafe impl Sync for Userdata {}
// SAFETY: as above.
unsafe impl Send for Userdata {}

impl Userdata {
    pub(super) const NONE: Self = Self(std::ptr::null());

    pub(super) fn of<T: Sync>(shared: &'static T) -> Self {
        Self(std::ptr::from_ref(shared).cast())
    }
}

/// One parameter of a method.
#[derive(Debug)]
pub struct Parameter {
    /// The name in help and errors.
    pub name: &'static str,
    /// The declared type; `NIL` for any.
    pub variant_type: VariantType,
    /// What stands for the argument when it is left out.
    pub default: Option<fn() -> Variant>,
}

pub(super) type TypedThunk = unsafe extern "C" fn(
    *mut std::ffi::c_void,
    sys::GDExtensionClassInstancePtr,
    *const sys::GDExtensionConstTypePtr,
    sys::GDExtensionTypePtr,
);

pub(super) type UntypedThunk = unsafe extern "C" fn(
    *mut std::ffi::c_void,
    sys::GDExtensionClassInstancePtr,
    *const sys::GDExtensionConstVariantPtr,
    sys::GDExtensionInt,
    sys::GDExtensionVariantPtr,
    *mut sys::GDExtensionCallError,
);

/// The rows of a class: its name and its methods. From a row come the method's registration with exact types, its thunks
/// for typed and untyped calls, and its help.
///
/// A body is plain Rust on borrowed arguments that returns `Result<_, Error>`. The methods are static if the class is no more
/// than a name; with `("Class" this: Type)` they are those of its objects, and bodies have its state as `this`.
macro_rules! methods {
    (
        $(#[$attribute:meta])*
        $visibility:vis static $table:ident for $class:tt;
        $(
            $(#[doc = $doc:literal])*
            fn $name:ident($($parameter:ident: $type:ty $(= $default:expr)?),* $(,)?) $(-> $returned:ty)? $body:block
        )*
    ) => {
        $(#[$attribute])*
        $visibility static $table: &[$crate::godot::method::Method] = &[$({
            #[allow(unused_imports)] // a method without parameters
            use $crate::godot::argument::Argument;
            use $crate::godot::{call, error::Error, method};

            type Result = std::result::Result<method::or_unit!($($returned)?), Error>;

            #[allow(clippy::too_many_arguments, reason = "GDScript's parameters, each with a name of its own there")]
            fn body(
                method::receiver_name!($class): method::receiver_type!($class),
                $($parameter: $type),*
            ) -> Result $body

            const NAME: &str = concat!(method::class_name!($class), ".", stringify!($name));
            const PARAMETERS: &[method::Parameter] = &[$(method::Parameter {
                name: stringify!($parameter),
                variant_type: <$type as Argument>::TYPE,
                default: method::default_of!($type; Variant; $($default)?),
            }),*];

            unsafe extern "C" fn typed(
                _userdata: *mut std::ffi::c_void,
                instance: godot::sys::GDExtensionClassInstancePtr,
                arguments: *const godot::sys::GDExtensionConstTypePtr,
                place: godot::sys::GDExtensionTypePtr,
            ) {
                // SAFETY: the engine calls this as it was registered, with the parameters and the result of this row.
                unsafe {
                    call::typed(NAME, place, || {
                        let mut _arguments = call::Typed::new(arguments);
                        $(let $parameter = _arguments.take::<$type>();)*
                        call::distinct(&[$((stringify!($parameter), Argument::changed(&$parameter))),*])?;
                        body(method::receiver_of!($class, instance), $($parameter),*)
                    });
                }
            }

            unsafe extern "C" fn untyped(
                _userdata: *mut std::ffi::c_void,
                instance: godot::sys::GDExtensionClassInstancePtr,
                arguments: *const godot::sys::GDExtensionConstVariantPtr,
                count: godot::sys::GDExtensionInt,
                place: godot::sys::GDExtensionVariantPtr,
                outcome: *mut godot::sys::GDExtensionCallError,
            ) {
                const DEFAULTS: usize = method::defaults(PARAMETERS);
                // SAFETY: the engine calls this with `count` arguments and places for result and error.
                unsafe {
                    call::untyped(NAME, place, outcome, || {
                        let mut _arguments = call::Untyped::new(arguments, count, PARAMETERS.len(), DEFAULTS)?;
                        $(let $parameter: $type =
                            _arguments.take(method::default_of!($type; $type; $($default)?))?;)*
                        call::distinct(&[$((stringify!($parameter), Argument::changed(&$parameter))),*])?;
                        Ok(body(method::receiver_of!($class, instance), $($parameter),*)?)
                    });
                }
            }

            method::Method {
                name: stringify!($name),
                doc: &[$($doc),*],
                parameters: PARAMETERS,
                returned: method::declared::<method::or_unit!($($returned)?)>(),
                returned_enum: <method::or_unit!($($returned)?) as $crate::godot::returned::Returned>::ENUM,
                is_static: method::is_static!($class),
                typed,
                untyped,
                userdata: method::Userdata::NONE,
            }
        }),*];
    };
}

/// A return type, `()` where none is written.
macro_rules! or_unit {
    () => {
        ()
    };
    ($type:ty) => {
        $type
    };
}

/// The default of a parameter as an optional function, giving it as the parameter's type or as a `Variant`.
macro_rules! default_of {
    ($type:ty; $as:ty;) => {
        None
    };
    ($type:ty; Variant; $default:expr) => {
        Some(|| <$type as $crate::godot::argument::AsDefault>::into_default($default))
    };
    ($type:ty; $as:ty; $default:expr) => {
        Some(|| $default)
    };
}

/// The name of the class.
macro_rules! class_name {
    ($class:literal) => {
        $class
    };
    (($class:literal $this:ident: $type:ty)) => {
        $class
    };
}

/// Whether methods need no object.
macro_rules! is_static {
    ($class:literal) => {
        true
    };
    ($class:tt) => {
        false
    };
}

/// What a body calls the state of its object, if it has one.
macro_rules! receiver_name {
    ($class:literal) => {
        ()
    };
    (($class:literal $this:ident: $type:ty)) => {
        $this
    };
}

/// What a body is given as that: nothing if the method is static.
macro_rules! receiver_type {
    ($class:literal) => {
        ()
    };
    (($class:literal $this:ident: $type:ty)) => {
        &<$type as $crate::godot::lent::Lent>::State
    };
}

/// The state of an instance, for the length of the call.
macro_rules! receiver_of {
    ($class:literal, $instance:ident) => {{
        let _ = $instance;
    }};
    (($class:literal $this:ident: $type:ty), $instance:ident) => {
        // Expanded within the thunk's unsafe block: the engine calls it with a live instance of the class.
        &*$crate::godot::lent::lent::<$type>($instance)
    };
}

pub(super) use {
    class_name, default_of, is_static, methods, or_unit, receiver_name, receiver_of, receiver_type,
};

/// The type that a method declares for its result, if it has one.
pub(super) const fn declared<R: Returned>() -> Option<VariantType> {
    if R::NOTHING { None } else { Some(R::TYPE) }
}

/// How many of the parameters have defaults.
pub(super) const fn defaults(parameters: &[Parameter]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < parameters.len() {
        if parameters[at].default.is_some() {
            count += 1;
        } else {
            assert!(
                count == 0,
                "a parameter after one with a default needs one too"
            );
        }
        at += 1;
    }
    count
}

/// Adds the methods to a class that is registered.
pub(super) fn register(class: &str, methods: &[Method]) {
    let class = StringName::from(class);
    for method in methods {
        let name = StringName::from(method.name);
        let properties: Vec<PropertyInfo> = method
            .parameters
            .iter()
            .map(|parameter| property(parameter.name, parameter.variant_type))
            .collect();
        let mut arguments: Vec<_> = properties.iter().map(PropertyInfo::property_sys).collect();
        let mut metadata = vec![sys::GDEXTENSION_METHOD_ARGUMENT_METADATA_NONE; arguments.len()];
        let defaults: Vec<Variant> = method
            .parameters
            .iter()
            .filter_map(|parameter| Some(parameter.default?()))
            .collect();
        let mut default_arguments: Vec<_> = defaults
            .iter()
            .map(|value| value.var_sys().cast_mut())
            .collect();
        let mut returned = property("", method.returned.unwrap_or(VariantType::NIL));
        if let Some(name) = method.returned_enum {
            returned.class_name = StringName::from(name);
            returned.usage = PropertyUsageFlags::DEFAULT | PropertyUsageFlags::CLASS_IS_ENUM;
        }
        let flags = if method.is_static {
            sys::GDEXTENSION_METHOD_FLAG_NORMAL | sys::GDEXTENSION_METHOD_FLAG_STATIC
        } else {
            sys::GDEXTENSION_METHOD_FLAG_NORMAL
        };
        let mut return_value_info = returned.property_sys();

        let info = sys::GDExtensionClassMethodInfo {
            name: name.string_sys().cast_mut(),
            method_userdata: method.userdata.0.cast_mut(),
            call_func: Some(method.untyped),
            ptrcall_func: Some(method.typed),
            method_flags: flags.cast_unsigned(),
            has_return_value: sys::conv::bool_to_sys(method.returned.is_some()),
            return_value_info: &raw mut return_value_info,
            return_value_metadata: sys::GDEXTENSION_METHOD_ARGUMENT_METADATA_NONE,
            argument_count: count(arguments.len()),
            arguments_info: arguments.as_mut_ptr(),
            arguments_metadata: metadata.as_mut_ptr(),
            default_argument_count: count(default_arguments.len()),
            default_arguments: default_arguments.as_mut_ptr(),
        };
        // SAFETY: the class is registered; everything `info` points to lives until the end of this turn, and the engine
        // copies it. The thunks are those of this row.
        unsafe {
            sys::interface_fn!(classdb_register_extension_class_method)(
                sys::get_library(),
                class.string_sys(),
                &raw const info,
            );
        }
    }
}

fn count(len: usize) -> u32 {
    u32::try_from(len).expect("a method has few parameters")
}

fn property(name: &str, variant_type: VariantType) -> PropertyInfo {
    let usage = match variant_type {
        VariantType::NIL => PropertyUsageFlags::DEFAULT | PropertyUsageFlags::NIL_IS_VARIANT,
        _ => PropertyUsageFlags::DEFAULT,
    };
    PropertyInfo {
        variant_type,
        class_name: StringName::default(),
        property_name: StringName::from(name),
        hint_info: PropertyHintInfo::none(),
        usage,
    }
}
