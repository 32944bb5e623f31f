//! What the prefix draws with where there is neither a screen nor a graphics
//! card: an X server that keeps its picture in memory, and Mesa's renderer for
//! the CPU.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::machine::Machine;
use super::packages::X_SERVER;
use super::patch::{files_in, link};
use crate::engine::screen::{Renderer, is_lavapipe};
use crate::engine::{search_path, surroundings};

/// The folder of what is added to the packages.
const FOLDER: &str = "screen";
/// The renderer's description in it.
const DRIVER: &str = "lavapipe.json";
/// The folder of programs in the prefix, that which makes keyboards among them.
const PROGRAMS: &str = "usr/bin";
/// The folder of keyboards in the prefix.
const KEYBOARDS: &str = "usr/share/X11/xkb";
/// The folder with what X programs know of locales.
const LOCALES: &str = "usr/share/X11/locale";

/// The folder of keyboards, as the server is told of it.
///
/// The server has its keyboard made by `/usr/bin/xkbcomp`, and no option names
/// another. But what it hands to a shell is `"/usr/bin/xkbcomp" -w 1 "-RFOLDER"
/// …`. So the folder's name ends that command and begins another, for which the
/// path is searched; and a link of this name is the folder. That first command
/// does nothing, whether the system has the program or not.
const KEYBOARDS_AND_COMPILER: &str = r#"xkb"; xkbcomp "-Rxkb"#;

/// Adds to the unpacked `prefix` what its programs need to draw.
pub fn set_up(prefix: &Path, machine: Machine) -> Result<()> {
    let folder = prefix.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for name in ["xkb", KEYBOARDS_AND_COMPILER] {
        link(&prefix.join(KEYBOARDS), &folder.join(name))?;
    }
    let drivers = prefix.join("usr/share/vulkan/icd.d");
    let description = files_in(&drivers)?
        .into_iter()
        .find(|file| is_lavapipe(file));
    let description = description.context("the packages brought no lavapipe")?;
    let whole = with_whole_path(
        &fs::read_to_string(&description)?,
        &machine.library_folders(prefix),
    )
    .with_context(|| format!("{} is not understood", description.display()))?;
    fs::write(folder.join(DRIVER), whole)?;
    Ok(())
}

/// A command for the X server of `prefix`.
pub fn x_server(prefix: &Path, home: &Path) -> Result<Command> {
    let mut command = surroundings::command(prefix.join(X_SERVER), home);
    let mut folders = vec![prefix.join(PROGRAMS)];
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    command
        .current_dir(prefix.join(FOLDER))
        .env("PATH", search_path(&folders)?)
        .args(["-xkbdir", KEYBOARDS_AND_COMPILER]);
    Ok(command)
}

/// The renderer of `prefix`.
pub fn renderer(prefix: &Path) -> Renderer {
    let locales = OsString::from(prefix.join(LOCALES));
    Renderer {
        driver: prefix.join(FOLDER).join(DRIVER),
        variables: vec![("XLOCALEDIR", locales)],
    }
}

/// A driver's description, which names its library as one for the loader to
/// seek, with the path that this has in one of `folders`.
fn with_whole_path(description: &str, folders: &[PathBuf]) -> Result<String> {
    let mut description: Value = serde_json::from_str(description)?;
    let library = description
        .pointer_mut("/ICD/library_path")
        .context("it names no library")?;
    let name = library.as_str().map(Path::new).and_then(Path::file_name);
    let name = name.context("its library has no name")?;
    let files = folders.iter().map(|folder| folder.join(name));
    let file = files.into_iter().find(|file| file.is_file());
    *library = json!(file.context("its library is missing")?);
    Ok(serde_json::to_string_pretty(&description)?)
}

#[cfg(test)]
mod tests {
    use super::super::packages::KEYBOARD_COMPILER;
    use super::*;

    #[test]
    fn a_driver_is_described_with_its_path() {
        let (lacks, has) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folders = [lacks.path().to_owned(), has.path().to_owned()];
        for path in ["liblvp.so", "/usr/lib/liblvp.so"] {
            let text = format!(r#"{{"ICD": {{"api_version": "1.4", "library_path": "{path}"}}}}"#);
            assert!(with_whole_path(&text, &folders[..1]).is_err());
            let file = has.path().join("liblvp.so");
            fs::write(&file, "").unwrap();
            let whole: Value =
                serde_json::from_str(&with_whole_path(&text, &folders).unwrap()).unwrap();
            assert_eq!(
                whole["ICD"],
                json!({"api_version": "1.4", "library_path": file})
            );
        }
        assert!(with_whole_path("{}", &folders).is_err());
    }

    #[test]
    fn the_server_finds_the_compiler_of_the_prefix_first() {
        let command = x_server(Path::new("/p"), Path::new("/h")).unwrap();
        let path = command.get_envs().find(|(name, _)| *name == "PATH");
        let path = path.and_then(|(_, value)| value).unwrap();
        let first = std::env::split_paths(path).next().unwrap();
        assert_eq!(
            first.join("xkbcomp"),
            Path::new("/p").join(KEYBOARD_COMPILER)
        );
    }
}
