//! What is in an archive.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use walkdir::WalkDir;

use crate::build::{self, Addon};
use crate::{scenes, workspace};

/// The licences of what is compiled into the libraries.
const THIRD_PARTY: &str = "THIRD_PARTY.md";

/// Files by their paths in the archive, which have `/` in them on every system.
#[derive(Clone, Debug, Default)]
pub struct Contents(pub BTreeMap<String, Vec<u8>>);

impl Contents {
    /// The addon's folder, with the licences of others.
    pub fn addon(addon: &Addon, third_party: &str) -> Result<Self> {
        let mut contents = Self::default();
        contents.add_folder(&addon.folder, build::FOLDER, &[])?;
        contents.0.insert(
            format!("{}/{THIRD_PARTY}", build::FOLDER),
            third_party.into(),
        );
        Ok(contents)
    }

    /// The demo project with `addon` in it, in a folder of its own.
    pub fn demo(addon: &Self) -> Result<Self> {
        let mut contents = Self::default();
        let project = workspace::root().join(scenes::PROJECT);
        contents.add_folder(&project, scenes::PROJECT, &[".godot", "addons"])?;
        let inside = |(path, content): (&String, &Vec<u8>)| {
            (format!("{}/{path}", scenes::PROJECT), content.clone())
        };
        contents.0.extend(addon.0.iter().map(inside));
        Ok(contents)
    }

    fn add_folder(&mut self, folder: &Path, name: &str, except: &[&str]) -> Result<()> {
        let is_wanted = |name: &std::ffi::OsStr| !except.iter().any(|except| name == *except);
        let entries = WalkDir::new(folder).into_iter();
        for entry in
            entries.filter_entry(|entry| entry.depth() == 0 || is_wanted(entry.file_name()))
        {
            let entry = entry?;
            if !entry.file_type().is_file() {
                continue;
            }
            let mut path = name.to_owned();
            for part in entry.path().strip_prefix(folder)? {
                let part = part.to_str();
                path += "/";
                path += part.with_context(|| format!("{} is no text", entry.path().display()))?;
            }
            let content = fs::read(entry.path())
                .with_context(|| format!("cannot read {}", entry.path().display()))?;
            self.0.insert(path, content);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_has_the_addon_where_a_project_has_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("bin/macos")).unwrap();
        fs::write(folder.path().join("bin/macos/a.dylib"), "library").unwrap();
        let addon = Addon {
            folder: folder.path().to_owned(),
            built: Vec::new(),
            number: String::new(),
        };
        let addon = Contents::addon(&addon, "MIT").unwrap();
        let paths: Vec<_> = addon.0.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            [
                "addons/packed_compute/THIRD_PARTY.md",
                "addons/packed_compute/bin/macos/a.dylib"
            ]
        );
        let demo = Contents::demo(&addon).unwrap();
        let library = "demo_project/addons/packed_compute/bin/macos/a.dylib";
        assert_eq!(demo.0[library], b"library");
        assert!(demo.0.contains_key("demo_project/project.godot"));
        assert!(!demo.0.keys().any(|path| path.contains("/.godot/")));
    }
}
