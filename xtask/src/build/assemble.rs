//! Puts the addon's folder together.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::{Level, Platform, folder, manifest};
use crate::workspace;

/// What is shipped as it is, in `gdextension/`.
const AS_IT_IS: &[&str] = &["LICENSE", "README.md", "icon.svg"];

/// The libraries of one platform where the compiler left them; the engine loads the first.
pub type Compiled = (Platform, Vec<(Level, PathBuf)>);

/// Puts the libraries in `compiled`, and all else, into the folder `addon`.
pub fn assemble(addon: &Path, compiled: &[Compiled]) -> Result<()> {
    let bin = addon.join("bin");
    let mut listed = Vec::new();
    for (platform, libraries) in compiled {
        let folder = bin.join(platform.name());
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let mut files = Vec::new();
        for (level, library) in libraries {
            let file = platform.library(*level);
            folder::copy(library, &folder.join(&file))?;
            files.push(file);
        }
        folder::remove_others(&folder, &files)?;
        listed.push((*platform, files));
    }
    for platform in Platform::ALL {
        let folder = bin.join(platform.name());
        if folder.exists() && !compiled.iter().any(|(listed, _)| *listed == platform) {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot remove {}", folder.display()))?;
        }
    }

    let shipped = workspace::root().join("gdextension");
    for file in AS_IT_IS {
        folder::copy(&shipped.join(file), &addon.join(file))?;
    }
    let head = shipped.join(manifest::FILE);
    let head =
        fs::read_to_string(&head).with_context(|| format!("cannot read {}", head.display()))?;
    let manifest = manifest::whole(&head, &listed);
    folder::write(manifest.as_bytes(), &addon.join(manifest::FILE))?;
    let missing = manifest::missing(&manifest, addon);
    ensure!(
        missing.is_empty(),
        "the manifest names what is not there: {}",
        missing.join(", ")
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLATFORM: Platform = Platform::LinuxX86_64;

    /// The manifest of an addon with libraries of these levels.
    fn assembled(addon: &Path, levels: &[Level]) -> String {
        let cargos = tempfile::tempdir().unwrap();
        let compiled: Vec<_> = levels
            .iter()
            .map(|&level| {
                let library = cargos.path().join(level.name());
                fs::write(&library, level.name()).unwrap();
                (level, library)
            })
            .collect();
        assemble(addon, &[(PLATFORM, compiled)]).unwrap();
        fs::read_to_string(addon.join(manifest::FILE)).unwrap()
    }

    #[test]
    fn the_manifest_names_what_is_there_and_nothing_else() {
        use Level::{Avx2, Avx512, Baseline};
        // One after the other into one folder, as when somebody builds again.
        let addon = tempfile::tempdir().unwrap();
        for levels in [
            &[Baseline, Avx2, Avx512][..],
            &[Baseline],
            &[Baseline, Avx512],
        ] {
            let manifest = assembled(addon.path(), levels);
            assert_eq!(manifest::missing(&manifest, addon.path()), [""; 0]);
            for level in [Baseline, Avx2, Avx512] {
                let path = format!("/bin/linux.x86_64/{}\"", PLATFORM.library(level));
                let times = usize::from(levels.contains(&level));
                assert_eq!(manifest.matches(&path).count(), times, "{path}: {manifest}");
            }
            assert_eq!(manifest.matches("/bin/").count(), levels.len());
        }
    }

    #[test]
    fn a_platform_that_is_built_no_more_is_gone() {
        let addon = tempfile::tempdir().unwrap();
        fs::create_dir_all(addon.path().join("bin/macos")).unwrap();
        assembled(addon.path(), &[Level::Baseline]);
        assert!(!addon.path().join("bin/macos").exists());
        assert!(addon.path().join("bin/linux.x86_64").exists());
    }

    #[test]
    fn a_missing_library_is_noticed() {
        let addon = tempfile::tempdir().unwrap();
        let manifest = assembled(addon.path(), &[Level::Baseline, Level::Avx2]);
        let file = PLATFORM.library(Level::Avx2);
        fs::remove_file(addon.path().join("bin/linux.x86_64").join(&file)).unwrap();
        let missing = manifest::missing(&manifest, addon.path());
        assert_eq!(missing.len(), 1);
        assert!(missing[0].ends_with(&file), "{missing:?}");
    }

    #[test]
    fn what_is_shipped_is_there_and_the_licence_is_the_projects() {
        let addon = tempfile::tempdir().unwrap();
        assembled(addon.path(), &[Level::Baseline]);
        let read = |file: PathBuf| fs::read_to_string(file).unwrap();
        let licence = read(addon.path().join("LICENSE"));
        assert_eq!(licence, read(workspace::root().join("LICENSE")));
        for file in AS_IT_IS {
            assert!(addon.path().join(file).is_file(), "{file}");
        }
    }
}
