//! The build number, by which libraries know whether they were built together.
//!
//! It is a digest of everything that makes a library what it is, so that the
//! same sources have the same number and are not compiled anew. Git is not
//! asked: it knows nothing of changes not yet committed, nor is it everywhere.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use walkdir::WalkDir;
use xxhash_rust::xxh3::Xxh3Default;

/// The environment variable that carries the number into the compilation.
pub const VARIABLE: &str = "PACKED_COMPUTE_BUILD";

/// What a library is made from, in the workspace's folder.
const SOURCES: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "src",
    "xtask/src/build/windows.def",
];

/// The number for the sources in `root` and for `recipe`, which is everything
/// else that all levels have in common.
pub fn build_number(root: &Path, recipe: &str) -> Result<String> {
    let mut digest = Xxh3Default::new();
    add(&mut digest, recipe.as_bytes());
    for source in SOURCES {
        for file in files(&root.join(source))? {
            let content =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            // The place in the workspace counts, not where that lies.
            for part in file.strip_prefix(root)? {
                add(&mut digest, part.as_encoded_bytes());
            }
            add(&mut digest, &content);
        }
    }
    Ok(format!("{:016x}", digest.digest()))
}

/// With the length, so that two parts are never taken for two others.
fn add(digest: &mut Xxh3Default, bytes: &[u8]) {
    digest.update(&(bytes.len() as u64).to_le_bytes());
    digest.update(bytes);
}

/// All files in a folder, or the one file itself, always in the same order.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("src/ops")).unwrap();
        fs::create_dir_all(folder.path().join("xtask/src/build")).unwrap();
        for file in SOURCES.iter().filter(|&&source| source != "src") {
            fs::write(folder.path().join(file), file).unwrap();
        }
        for file in ["src/lib.rs", "src/ops/mod.rs"] {
            fs::write(folder.path().join(file), file).unwrap();
        }
        folder
    }

    #[test]
    fn the_same_sources_have_the_same_number_anywhere() {
        let (one, other) = (workspace(), workspace());
        fs::write(other.path().join("README.md"), "not compiled").unwrap();
        let number = |folder: &Path| build_number(folder, "release").unwrap();
        assert_eq!(number(one.path()), number(other.path()));
        assert_eq!(number(one.path()).len(), 16);
    }

    #[test]
    fn every_change_changes_the_number() {
        let folder = workspace();
        let number = || build_number(folder.path(), "release").unwrap();
        let mut numbers = vec![number(), build_number(folder.path(), "debug").unwrap()];
        fs::write(folder.path().join("src/ops/mod.rs"), "changed").unwrap();
        numbers.push(number());
        fs::rename(
            folder.path().join("src/lib.rs"),
            folder.path().join("src/main.rs"),
        )
        .unwrap();
        numbers.push(number());
        fs::write(folder.path().join("src/empty.rs"), "").unwrap();
        numbers.push(number());
        fs::write(folder.path().join("Cargo.lock"), "").unwrap();
        numbers.push(number());
        fs::write(folder.path().join("build.rs"), "changed").unwrap();
        numbers.push(number());
        let count = numbers.len();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), count);
    }
}
