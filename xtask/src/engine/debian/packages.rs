//! What is taken from Debian.

/// Packages that serve one purpose, and the programs of theirs that must run
/// from the prefix.
pub struct Set {
    /// What the set is for.
    pub purpose: &'static str,
    /// The packages' names; what they depend on comes by itself.
    pub packages: &'static [&'static str],
    /// Paths in the prefix of the programs to patch.
    pub programs: &'static [&'static str],
}

/// Godot itself.
pub const EDITOR: &str = "usr/bin/godot";
/// The program that exported games are a copy of.
pub const RELEASE_TEMPLATE: &str = "usr/bin/godot-template-release";
/// Valgrind's launcher; `usr/bin/valgrind` is a script around it.
pub const VALGRIND: &str = "usr/bin/valgrind.bin";
/// The folder with valgrind's tools.
pub const VALGRIND_TOOLS: &str = "usr/libexec/valgrind";
/// A small program to try valgrind on.
pub const VALGRIND_TRIAL: &str = "usr/bin/vgdb";
/// The X server without a screen.
pub const X_SERVER: &str = "usr/bin/Xvfb";
/// What that server has its keyboard made by.
pub const KEYBOARD_COMPILER: &str = "usr/bin/xkbcomp";
/// What adapts programs and libraries to where they are.
pub const PATCHELF: &str = "usr/bin/patchelf";

/// Everything that the prefix is made of.
pub const SETS: &[Set] = &[
    Set {
        purpose: "the engine",
        packages: &["godot", "godot-template-release"],
        programs: &[EDITOR, RELEASE_TEMPLATE],
    },
    Set {
        // It only runs while the prefix is made, through the loader.
        purpose: "adapting the others",
        packages: &["patchelf"],
        programs: &[],
    },
    Set {
        // Without the C library's symbols valgrind refuses to start.
        purpose: "checking memory",
        packages: &["valgrind", "libc6-dbg"],
        programs: &[VALGRIND, VALGRIND_TRIAL],
    },
    Set {
        purpose: "drawing without a screen",
        packages: &["mesa-vulkan-drivers", "xvfb"],
        programs: &[X_SERVER, KEYBOARD_COMPILER],
    },
];

/// The names of all packages.
pub fn names() -> Vec<String> {
    let names = SETS.iter().flat_map(|set| set.packages);
    names.map(|name| (*name).to_owned()).collect()
}
