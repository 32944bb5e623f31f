//! The addon's manifest, by which the engine finds its libraries.
//!
//! The engine, and whoever reads it, takes it for a list of what the addon can
//! run on. So it is written from what was built: it never names a library that
//! is not there.

use std::path::Path;

use super::Platform;

/// The file's name, in `gdextension/` and in the addon.
pub const FILE: &str = "packed_compute.gdextension";

/// What a path inside a project begins with.
const PROJECT: &str = "res://";
/// The addon's folder in a project.
const ADDON: &str = "addons/packed_compute/";

/// The whole manifest: `head`, which is written by hand, and the libraries in
/// `bin/`, by platform. The engine loads the first of a platform's; the others
/// are its siblings.
pub fn whole(head: &str, libraries: &[(Platform, Vec<String>)]) -> String {
    let mut text = head.trim_end().to_owned() + "\n";
    let path = |platform: Platform, file: &str| {
        format!("\"{PROJECT}{ADDON}bin/{}/{file}\"", platform.name())
    };
    text += "
[libraries]

; Of any precision: the library itself tells an engine of double precision why it does not load.
";
    for (platform, files) in libraries {
        if let Some(first) = files.first() {
            text += &format!("{} = {}\n", platform.name(), path(*platform, first));
        }
    }
    let with_siblings = |(_, files): &&(Platform, Vec<String>)| files.len() > 1;
    let mut siblings = libraries.iter().filter(with_siblings).peekable();
    if siblings.peek().is_some() {
        text += "
[dependencies]

; The siblings of the library, one for each higher CPU level. Exports put them beside it.
";
    }
    for (platform, files) in siblings {
        let lines = files[1..].iter();
        let lines: Vec<_> = lines
            .map(|file| format!("\t{}: \"\"", path(*platform, file)))
            .collect();
        text += &format!("{} = {{\n{}\n}}\n", platform.name(), lines.join(",\n"));
    }
    text
}

/// The files that `manifest` names and that are not in the addon's folder.
pub fn missing(manifest: &str, addon: &Path) -> Vec<String> {
    let paths = manifest.split(PROJECT).skip(1);
    let paths = paths.map(|rest| rest.split('"').next().unwrap_or(rest));
    paths
        .filter(|path| {
            let inside = path.strip_prefix(ADDON);
            !inside.is_some_and(|inside| addon.join(inside).is_file())
        })
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn written(libraries: &[(Platform, &[&str])]) -> String {
        let owned = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
        let libraries: Vec<_> = libraries
            .iter()
            .map(|&(platform, files)| (platform, owned(files)))
            .collect();
        whole("[icons]\n", &libraries)
    }

    #[test]
    fn libraries_are_those_that_there_are() {
        let arm = (Platform::LinuxArm64, &["a.so"][..]);
        let one = written(&[arm]);
        assert!(
            one.starts_with("[icons]\n\n[libraries]\n")
                && one.ends_with(
                    "\nlinux.arm64 = \"res://addons/packed_compute/bin/linux.arm64/a.so\"\n"
                ),
            "{one}"
        );
        let two = written(&[
            arm,
            (Platform::Macos, &["a.dylib", "a.1.dylib", "a.2.dylib"]),
        ]);
        let last = "macos = \"res://addons/packed_compute/bin/macos/a.dylib\"\n";
        let siblings = "macos = {\n\
            \t\"res://addons/packed_compute/bin/macos/a.1.dylib\": \"\",\n\
            \t\"res://addons/packed_compute/bin/macos/a.2.dylib\": \"\"\n}\n";
        assert!(
            two.starts_with(&(one + last)) && two.ends_with(siblings),
            "{two}"
        );
    }

    #[test]
    fn a_missing_file_is_noticed() {
        let addon = tempfile::tempdir().unwrap();
        let libraries = addon.path().join("bin/linux.arm64");
        fs::create_dir_all(&libraries).unwrap();
        fs::write(libraries.join("a.so"), "").unwrap();
        assert_eq!(
            missing(&written(&[(Platform::LinuxArm64, &["a.so"])]), addon.path()),
            [""; 0]
        );
        assert_eq!(
            missing(
                &written(&[(Platform::LinuxArm64, &["a.so", "a.1.so"])]),
                addon.path()
            ),
            ["addons/packed_compute/bin/linux.arm64/a.1.so"]
        );
        let elsewhere = "icon = \"res://icon.svg\"\n";
        assert_eq!(missing(elsewhere, addon.path()), ["icon.svg"]);
    }
}
