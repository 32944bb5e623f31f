//! The release export template where Godot is not our own download.

use std::env;
use std::path::PathBuf;

use super::version::Version;

/// Names the template to use.
const VARIABLE: &str = "GODOT_TEMPLATE_RELEASE";

/// `$GODOT_TEMPLATE_RELEASE`, else the template of that version which the
/// user's own Godot has installed.
pub fn find(version: &Version) -> Option<PathBuf> {
    let named = env::var_os(VARIABLE).filter(|value| !value.is_empty());
    let file = match named {
        Some(file) => std::path::absolute(file).ok()?,
        None => dirs::data_dir()?
            .join(if cfg!(target_os = "linux") {
                "godot"
            } else {
                "Godot"
            })
            .join("export_templates")
            .join(version.template_folder())
            .join(file_name(env::consts::OS, env::consts::ARCH)),
    };
    file.is_file().then_some(file)
}

/// The template's name for a system, as in Godot's own archive of templates.
fn file_name(system: &str, processor: &str) -> String {
    let processor = match processor {
        "aarch64" => "arm64",
        "x86" => "x86_32",
        other => other,
    };
    match system {
        "macos" => "macos.zip".to_owned(),
        "windows" => format!("windows_release_{processor}.exe"),
        _ => format!("linux_release.{processor}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_archive() {
        assert_eq!(file_name("linux", "x86_64"), "linux_release.x86_64");
        assert_eq!(file_name("linux", "aarch64"), "linux_release.arm64");
        assert_eq!(file_name("windows", "x86_64"), "windows_release_x86_64.exe");
        assert_eq!(file_name("macos", "aarch64"), "macos.zip");
    }
}
