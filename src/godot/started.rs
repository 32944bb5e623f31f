//! The addon's libraries as they are built, started by an engine that is none.
//!
//! It answers what a library asks before it knows the engine, and all else with a function that does nothing. With that a
//! library starts, and names the functions that a real engine would call next: those of the level that runs.

use std::env;
use std::ffi::{CStr, c_char, c_void};
use std::path::Path;
use std::sync::OnceLock;

use godot::sys;
use libloading::os::windows::Library;

use super::handover::sibling_path;
use crate::level::Level;

/// Environment variables: the path of the library that the manifest names, as the engine would give it, and the folder
/// that the program is to be in.
const LIBRARY: &str = "PACKED_COMPUTE_TEST_LIBRARY";
const FOLDER: &str = "PACKED_COMPUTE_TEST_FOLDER";

static PATH: OnceLock<String> = OnceLock::new();

/// What the build has to say is for the one who has built it: this prints it.
#[test]
#[ignore = "wants the addon's libraries, which `cargo xtask platforms windows` builds"]
fn prints_the_level_that_starts() {
    let folder = env::var_os(FOLDER).expect("a folder is named");
    env::set_current_dir(&folder).expect("the folder is there");
    let path = env::var(LIBRARY).expect("a library is named");
    let path = PATH.get_or_init(|| path);
    // As the engine does before it loads it.
    let whole = std::path::absolute(path).expect("a path");

    // SAFETY: a library of the addon's.
    let library = unsafe { Library::new(&whole) }.expect("the library can be loaded");
    // SAFETY: the symbol is of this type.
    let init = unsafe {
        library.get::<unsafe extern "C" fn(
            sys::GDExtensionInterfaceGetProcAddress,
            sys::GDExtensionClassLibraryPtr,
            *mut sys::GDExtensionInitialization,
        ) -> sys::GDExtensionBool>(c"packed_compute_init")
    }
    .map(|init| *init)
    .expect("the library has the way in that the manifest names");
    let mut initialization = sys::GDExtensionInitialization {
        minimum_initialization_level: 0,
        userdata: std::ptr::null_mut(),
        initialize: None,
        deinitialize: None,
    };
    // SAFETY: an engine as far as the library is told, and a place for its answer.
    let started = unsafe { init(Some(look_up), std::ptr::null_mut(), &raw mut initialization) };
    assert_eq!(started, sys::conv::SYS_TRUE);

    let next = initialization
        .initialize
        .expect("the library names what comes next");
    let base = library.into_raw();
    println!(
        "\n@@ level {}",
        level_at(next as usize, base.cast_unsigned(), &whole)
    );
    check_trap(Path::new(&folder), &whole);
}

/// The level of the library that has `address`: the last that begins before it, among those that are loaded.
fn level_at(address: usize, baseline: usize, path: &Path) -> Level {
    let siblings = Level::all()
        .iter()
        .filter(|&&level| level > Level::Baseline);
    let siblings = siblings.filter_map(|&level| {
        let loaded = Library::open_already_loaded(sibling_path(path, level)).ok()?;
        Some((loaded.into_raw().cast_unsigned(), level))
    });
    let all = siblings.chain([(baseline, Level::Baseline)]);
    let before = all.filter(|&(base, _)| base < address);
    before.max().expect("it lies in one of the libraries").1
}

/// Where siblings lie in the current folder and not beside the library, that they would be found by their names alone.
fn check_trap(folder: &Path, path: &Path) {
    for &level in Level::all() {
        let sibling = sibling_path(path, level);
        let name = sibling.file_name().expect("a file");
        if level > Level::Baseline && folder.join(name).is_file() && !sibling.is_file() {
            // SAFETY: a library of the addon's.
            let found = unsafe { Library::new(name) };
            assert!(found.is_ok(), "the system finds no {}", name.display());
        }
    }
}

unsafe extern "C" fn look_up(name: *const c_char) -> sys::GDExtensionInterfaceFunctionPtr {
    // SAFETY: a C string, as the interface says.
    let function = match unsafe { CStr::from_ptr(name) }.to_bytes() {
        b"variant_get_ptr_constructor" => constructor as *const c_void,
        b"get_godot_version" => version as *const c_void,
        b"get_library_path" => library_path as *const c_void,
        b"string_to_utf8_chars" => utf8 as *const c_void,
        b"print_warning" => print_warning as *const c_void,
        b"print_error" => print_error as *const c_void,
        _ => nothing as *const c_void,
    };
    // SAFETY: from a function pointer, and back.
    Some(unsafe { std::mem::transmute::<*const c_void, unsafe extern "C" fn()>(function) })
}

/// Stands for every other function, also for those that give functions. Whatever it is called with, the caller takes away.
unsafe extern "C" fn nothing() -> *const c_void {
    nothing as *const c_void
}

unsafe extern "C" fn constructor(
    variant_type: sys::GDExtensionVariantType,
    _index: i32,
) -> sys::GDExtensionPtrConstructor {
    if variant_type == sys::GDEXTENSION_VARIANT_TYPE_VECTOR2 {
        return Some(construct);
    }
    // SAFETY: from a function pointer to another, as above.
    Some(unsafe {
        std::mem::transmute::<
            unsafe extern "C" fn() -> *const c_void,
            unsafe extern "C" fn(
                sys::GDExtensionUninitializedTypePtr,
                *const sys::GDExtensionConstTypePtr,
            ),
        >(nothing)
    })
}

/// A Vector2 from two numbers, in single precision.
unsafe extern "C" fn construct(
    place: sys::GDExtensionUninitializedTypePtr,
    arguments: *const sys::GDExtensionConstTypePtr,
) {
    for at in 0..2 {
        // SAFETY: the caller gives two numbers and room for two.
        unsafe {
            let number = (*arguments.add(at)).cast::<f64>().read();
            #[expect(clippy::cast_possible_truncation, reason = "as the engine does")]
            place.cast::<f32>().add(at).write(number as f32);
        }
    }
}

unsafe extern "C" fn version(place: *mut sys::GDExtensionGodotVersion) {
    let version = sys::GDExtensionGodotVersion {
        major: 4,
        minor: 6,
        patch: 3,
        string: c"Godot Engine v4.6.3.none".as_ptr(),
    };
    // SAFETY: room for it, as the interface says.
    unsafe { place.write(version) };
}

/// The engine's String is a word, of which nothing is said.
unsafe extern "C" fn library_path(
    _library: sys::GDExtensionClassLibraryPtr,
    place: sys::GDExtensionUninitializedStringPtr,
) {
    // SAFETY: room for a String.
    unsafe { place.cast::<usize>().write(1) };
}

unsafe extern "C" fn utf8(
    _text: sys::GDExtensionConstStringPtr,
    place: *mut c_char,
    room: sys::GDExtensionInt,
) -> sys::GDExtensionInt {
    let path = PATH.get().map_or("", String::as_str);
    let room = usize::try_from(room).unwrap_or(0).min(path.len());
    if !place.is_null() {
        // SAFETY: the caller has so much room.
        unsafe {
            place
                .cast::<u8>()
                .copy_from_nonoverlapping(path.as_ptr(), room)
        };
    }
    path.len().try_into().expect("a path is short")
}

fn print(what: &str, message: *const c_char) {
    // SAFETY: a C string, as the interface says.
    let message = unsafe { CStr::from_ptr(message) }.to_string_lossy();
    println!("\n{what}: {message}");
}

unsafe extern "C" fn print_warning(
    message: *const c_char,
    _function: *const c_char,
    _file: *const c_char,
    _line: i32,
    _notify: sys::GDExtensionBool,
) {
    print("WARNING", message);
}

unsafe extern "C" fn print_error(
    message: *const c_char,
    _function: *const c_char,
    _file: *const c_char,
    _line: i32,
    _notify: sys::GDExtensionBool,
) {
    print("ERROR", message);
}
