//! The addon's manifest, by which the engine finds its libraries.
//!
//! The engine, and whoever reads it, takes it for a list of what the addon can
//! run on. So it is written from what was built: it never names a library that
//! is not there.

use std::path::Path;

/// The file's name, in `gdextension/` and in the addon.
pub const FILE: &str = "packed_compute.gdextension";

/// What a path inside a project begins with.
const PROJECT: &str = "res://";
/// The addon's folder in a project.
const ADDON: &str = "addons/packed_compute/";

/// The whole manifest: `head`, which is written by hand, and the libraries
/// `files` in `bin/` for `platform`. The engine loads the first of them, and
/// the others are its siblings.
pub fn whole(head: &str, platform: &str, files: &[String]) -> String {
    let path = |file: &String| format!("\"{PROJECT}{ADDON}bin/{platform}/{file}\"");
    let mut text = head.trim_end().to_owned();
    let Some((library, siblings)) = files.split_first() else {
        return text + "\n";
    };
    text += &format!(
        "

[libraries]

; Of any precision: the library itself tells an engine of double precision why it does not load.
{platform} = {}
",
        path(library)
    );
    if !siblings.is_empty() {
        let lines: Vec<_> = siblings
            .iter()
            .map(|file| format!("\t{}: \"\"", path(file)))
            .collect();
        text += &format!(
            "
[dependencies]

; The siblings of the library, one for each higher CPU level. Exports put them beside it.
{platform} = {{
{}
}}
",
            lines.join(",\n")
        );
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

    fn written(files: &[&str]) -> String {
        let files: Vec<_> = files.iter().map(|&file| file.to_owned()).collect();
        whole("[icons]\n", "linux.arm64", &files)
    }

    #[test]
    fn libraries_are_those_that_there_are() {
        assert_eq!(written(&[]), "[icons]\n");
        let one = written(&["a.so"]);
        assert!(
            one.starts_with("[icons]\n\n[libraries]\n")
                && one.ends_with(
                    "\nlinux.arm64 = \"res://addons/packed_compute/bin/linux.arm64/a.so\"\n"
                ),
            "{one}"
        );
        let three = written(&["a.so", "a.1.so", "a.2.so"]);
        let siblings = "linux.arm64 = {\n\
            \t\"res://addons/packed_compute/bin/linux.arm64/a.1.so\": \"\",\n\
            \t\"res://addons/packed_compute/bin/linux.arm64/a.2.so\": \"\"\n}\n";
        assert!(
            three.starts_with(&one) && three.ends_with(siblings),
            "{three}"
        );
    }

    #[test]
    fn a_missing_file_is_noticed() {
        let addon = tempfile::tempdir().unwrap();
        let libraries = addon.path().join("bin/linux.arm64");
        fs::create_dir_all(&libraries).unwrap();
        fs::write(libraries.join("a.so"), "").unwrap();
        assert_eq!(missing(&written(&["a.so"]), addon.path()), [""; 0]);
        assert_eq!(
            missing(&written(&["a.so", "a.1.so"]), addon.path()),
            ["addons/packed_compute/bin/linux.arm64/a.1.so"]
        );
        let elsewhere = "icon = \"res://icon.svg\"\n";
        assert_eq!(missing(elsewhere, addon.path()), ["icon.svg"]);
    }
}
