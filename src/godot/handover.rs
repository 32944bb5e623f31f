//! The hand-over between CPU levels.
//!
//! The crate is compiled once for each level, and the manifest names the baseline. Beside it lie its siblings, named
//! after their levels: the fastest that this CPU can run is entered instead.

use std::error::Error as _;
use std::ffi::{CStr, CString, OsString, c_char};
use std::mem::MaybeUninit;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use godot::sys;
use libloading::Library;

use super::entry::Interface;
use crate::level::{self, Level};

/// Environment variable that names the level to run.
const FORCED: &str = "PACKED_COMPUTE_LEVEL";

/// Version and build of this library and of its siblings. The build command gives every level the same build number, so
/// that a library left over from an earlier build is told from a sibling.
pub(super) static IDENTITY: LazyLock<CString> = LazyLock::new(|| {
    let number = option_env!("PACKED_COMPUTE_BUILD").unwrap_or("unnumbered");
    let text = format!(
        "{} {} {number}",
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION")
    );
    CString::new(text).expect("a build number has no zeros")
});

type Start = unsafe extern "C" fn(
    sys::GDExtensionInterfaceGetProcAddress,
    sys::GDExtensionClassLibraryPtr,
    *mut sys::GDExtensionInitialization,
) -> sys::GDExtensionBool;

/// The way into the sibling that should run instead of this library; `None` where this one should.
///
/// A sibling that is missing or not of this build is passed over, with one warning.
pub(super) fn sibling(interface: Interface) -> Option<Start> {
    if level::current() != Level::Baseline {
        return None;
    }
    let wanted = wanted(interface);
    let path = library_path(interface);
    let mut complaint = None;
    let siblings = Level::all()
        .iter()
        .filter(|&&level| level > Level::Baseline);
    for &level in siblings.rev().filter(|&&level| level <= wanted) {
        let entered = path
            .as_deref()
            .ok_or_else(|| "the library's own path is unknown".to_owned())
            .and_then(|path| enter(&sibling_path(path, level)));
        match entered {
            Ok(start) => {
                warn(interface, complaint, level);
                return Some(start);
            }
            Err(reason) => complaint = complaint.or(Some(reason)),
        }
    }
    warn(interface, complaint, Level::Baseline);
    None
}

fn warn(interface: Interface, complaint: Option<String>, runs: Level) {
    if let Some(complaint) = complaint {
        interface.warn(&format!(
            "Packed Compute runs at the level '{runs}', slower than this CPU allows: {complaint}."
        ));
    }
}

/// The highest level that should run here.
fn wanted(interface: Interface) -> Level {
    let available = level::available();
    let best = available.last().copied().unwrap_or(Level::Baseline);
    let forced = std::env::var(FORCED).unwrap_or_default();
    if forced.is_empty() {
        return best;
    }
    match forced.parse::<Level>() {
        Ok(level) if available.contains(&level) => level,
        Ok(level) => {
            interface.warn(&format!(
                "Packed Compute: {FORCED} is '{level}', which this CPU cannot run."
            ));
            best
        }
        Err(unknown) => {
            interface.warn(&format!("Packed Compute: {FORCED}: {unknown}."));
            best
        }
    }
}

/// Notes what [`available_levels`] needs to know, as long as the engine's interface is at hand.
pub(super) fn look_around(interface: Interface) {
    let path = library_path(interface);
    let mut levels = level::available();
    levels.retain(|&level| {
        level == level::current()
            || level == Level::Baseline
            || path
                .as_deref()
                .is_some_and(|path| sibling_path(path, level).is_file())
    });
    // Set before if the engine loads the library again; nothing has changed since.
    let _ = AVAILABLE.set(levels);
}

static AVAILABLE: OnceLock<Vec<Level>> = OnceLock::new();

/// The levels that this CPU can run and that are there to be run, the slowest first.
pub(super) fn available_levels() -> &'static [Level] {
    AVAILABLE.get().map_or(&[], Vec::as_slice)
}

/// `libpacked_compute.so` has `libpacked_compute.avx2.so` beside it.
pub(super) fn sibling_path(path: &Path, level: Level) -> PathBuf {
    let mut extension = OsString::from(level.name());
    if let Some(last) = path.extension() {
        extension.push(".");
        extension.push(last);
    }
    path.with_extension(extension)
}

/// Loads a sibling, for good, and gives the way in.
fn enter(path: &Path) -> Result<Start, String> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    if !path.is_file() {
        return Err(format!("'{name}' is missing"));
    }
    // SAFETY: a file beside this library, in the addon's own folder; what runs when it is loaded is the start-up code of
    // Rust's standard library and gdext's registration, as in this one.
    let library = unsafe { load(path) }
        .map_err(|error| format!("'{name}' cannot be loaded: {}", with_cause(&error)))?;
    // SAFETY: the symbol is of this type in every build that has it.
    let identity = unsafe {
        library.get::<unsafe extern "C" fn() -> *const c_char>(c"packed_compute_identity")
    }
    .map_err(|_| format!("'{name}' is another library"))?;
    // SAFETY: it gives a text that lives as long as the library.
    let identity = unsafe { CStr::from_ptr(identity()) };
    if identity != IDENTITY.as_c_str() {
        return Err(format!(
            "'{name}' is of another build ({})",
            identity.to_string_lossy()
        ));
    }
    // SAFETY: the symbol is of this type in a library of this very build.
    let start = unsafe { library.get::<Start>(c"packed_compute_start") }
        .map_err(|_| format!("'{name}' has no way in"))
        .map(|start| *start)?;
    // It must not be unloaded before the engine is done with it, and then this library's code is on the stack.
    std::mem::forget(library);
    Ok(start)
}

/// # Safety
/// What runs when the library is loaded may run.
#[cfg(not(windows))]
unsafe fn load(path: &Path) -> Result<Library, libloading::Error> {
    // SAFETY: the caller's.
    unsafe { Library::new(path) }
}

/// What a sibling wants comes from the system's folder alone: a library of that name beside the game, in its current folder
/// or on the path is none of the addon's.
///
/// # Safety
/// What runs when the library is loaded may run.
#[cfg(windows)]
unsafe fn load(path: &Path) -> Result<Library, libloading::Error> {
    use libloading::os::windows::{LOAD_LIBRARY_SEARCH_SYSTEM32, Library};
    // SAFETY: the caller's.
    unsafe { Library::load_with_flags(path, LOAD_LIBRARY_SEARCH_SYSTEM32) }.map(Into::into)
}

/// The error, and what the system says where that is kept apart.
fn with_cause(error: &libloading::Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

/// Where the engine has loaded this library from.
fn library_path(interface: Interface) -> Option<PathBuf> {
    // SAFETY: the type of the function in the interface.
    let get = unsafe {
        interface.function::<sys::GDExtensionInterfaceGetLibraryPath>(c"get_library_path")
    }?;
    // SAFETY: as above.
    let to_utf8 = unsafe {
        interface.function::<sys::GDExtensionInterfaceStringToUtf8Chars>(c"string_to_utf8_chars")
    }?;
    // SAFETY: as above.
    let destructor = unsafe {
        interface.function::<sys::GDExtensionInterfaceVariantGetPtrDestructor>(
            c"variant_get_ptr_destructor",
        )
    }?;
    // SAFETY: a type of the engine's.
    let destroy = unsafe { destructor(sys::GDEXTENSION_VARIANT_TYPE_STRING) }?;

    let mut text = MaybeUninit::<usize>::uninit();
    // SAFETY: a String is one word, which the call initialises.
    unsafe { get(interface.library, text.as_mut_ptr().cast()) };
    // SAFETY: the String is live; with no room given, the call only measures.
    let len = unsafe { to_utf8(text.as_ptr().cast(), std::ptr::null_mut(), 0) };
    let mut bytes = vec![0_u8; usize::try_from(len).unwrap_or(0)];
    // SAFETY: the String is live, and there is room for `len` bytes.
    unsafe { to_utf8(text.as_ptr().cast(), bytes.as_mut_ptr().cast(), len) };
    // SAFETY: the String is live and not used again.
    unsafe { destroy(text.as_mut_ptr().cast()) };
    let path = PathBuf::from(String::from_utf8(bytes).ok()?);
    // The engine gives a path from its current folder where the library lies below an exported game. A path that is not
    // whole would be looked up in places that others can write to. On Windows the engine's paths have slashes, and the
    // system's have none.
    std::path::absolute(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sibling_lies_beside_the_library() {
        let path = |level| sibling_path(Path::new("/game/bin/libpacked_compute.so"), level);
        assert_eq!(
            path(Level::Avx2),
            Path::new("/game/bin/libpacked_compute.avx2.so")
        );
        assert_eq!(
            path(Level::Avx512),
            Path::new("/game/bin/libpacked_compute.avx512.so")
        );
    }

    #[test]
    fn what_is_no_sibling_is_named() {
        let missing = enter(Path::new("/nowhere/libpacked_compute.avx2.so"));
        assert_eq!(
            missing.map(drop),
            Err("'libpacked_compute.avx2.so' is missing".to_owned())
        );

        let own = std::env::current_exe().expect("a test has a file");
        let no_library = enter(&own).map(drop).expect_err("a program is no sibling");
        assert!(
            no_library.contains("cannot be loaded") || no_library.contains("another library"),
            "{no_library}"
        );
    }
}
