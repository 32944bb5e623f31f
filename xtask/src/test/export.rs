//! Projects, exported as games.

use std::env::consts::ARCH;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use super::project::Project;
use super::workshop::{self, Workshop};
use crate::build::Addon;
use crate::{log, process};

/// Ample for a small project on a busy machine.
const LIMIT: Duration = Duration::from_secs(5 * 60);

/// What the preset is called.
const PRESET: &str = "Linux";

/// Exports the project at `source` in the workspace with `addon` as the game
/// `name`, and gives its executable; nothing if there is no template to export
/// it with.
pub fn export(
    workshop: &Workshop,
    source: &str,
    addon: &Addon,
    name: &str,
) -> Result<Option<PathBuf>> {
    let engine = workshop.engine()?;
    let Some(template) = engine.release_template() else {
        return Ok(None);
    };
    let project = Project::copy_of(source, engine, name, addon)?;
    fs::write(
        project.folder().join("export_presets.cfg"),
        preset(&template, ARCH),
    )?;
    let folder = workshop::folder()?.join("games").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    let game = folder.join(format!("game.{ARCH}"));

    let mut command = project.command(engine);
    command.args(["--export-release", PRESET]).arg(&game);
    let done = process::capture(&mut command, LIMIT)?.success()?;
    log::ensure_quiet(&done, "exported")?;
    compare_libraries(addon, &folder)?;
    Ok(Some(game))
}

/// That all libraries lie beside the executable, as they are in the addon.
fn compare_libraries(addon: &Addon, folder: &Path) -> Result<()> {
    for (platform, level, library) in addon.libraries() {
        let exported = folder.join(platform.library(level));
        let content =
            fs::read(&exported).with_context(|| format!("{} is missing", exported.display()))?;
        ensure!(
            content == fs::read(library)?,
            "{} is another than the addon's",
            exported.display()
        );
    }
    Ok(())
}

/// The file that tells the engine how to export.
fn preset(template: &Path, arch: &str) -> String {
    let arch = if arch == "aarch64" { "arm64" } else { arch };
    let template = template
        .to_string_lossy()
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    format!(
        r#"[preset.0]

name="{PRESET}"
platform="Linux"
runnable=true
export_filter="all_resources"
include_filter=""
exclude_filter=""
export_path=""

[preset.0.options]

custom_template/debug=""
custom_template/release="{template}"
binary_format/embed_pck=false
binary_format/architecture="{arch}"
texture_format/s3tc_bptc=true
texture_format/etc2_astc=false
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Level, Platform};

    #[test]
    fn the_preset_names_the_template_and_the_processor() {
        let preset = preset(Path::new("/a/\"b\""), "aarch64");
        assert!(
            preset.contains("custom_template/release=\"/a/\\\"b\\\"\"\n"),
            "{preset}"
        );
        assert!(preset.contains("architecture=\"arm64\"\n"), "{preset}");
    }

    #[test]
    fn a_library_that_was_left_behind_is_noticed() {
        let (folder, game) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let platform = Platform::LinuxX86_64;
        let addon = Addon {
            folder: folder.path().to_owned(),
            built: vec![(platform, vec![Level::Baseline, Level::Avx2])],
            number: String::new(),
        };
        let [first, second] = [Level::Baseline, Level::Avx2].map(|level| {
            let library = addon.library(platform, level);
            fs::create_dir_all(library.parent().unwrap()).unwrap();
            fs::write(&library, level.name()).unwrap();
            (library, game.path().join(platform.library(level)))
        });
        fs::copy(&first.0, &first.1).unwrap();
        let left = compare_libraries(&addon, game.path()).unwrap_err();
        assert!(left.to_string().contains("missing"), "{left}");
        fs::write(&second.1, "another").unwrap();
        let other = compare_libraries(&addon, game.path()).unwrap_err();
        assert!(other.to_string().contains("another"), "{other}");
        fs::copy(&second.0, &second.1).unwrap();
        compare_libraries(&addon, game.path()).unwrap();
    }
}
