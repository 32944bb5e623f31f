//! The addon's folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use walkdir::WalkDir;

/// Copies `from` to `to`, unless that has the same content already: an engine
/// that watches the folder is not to import it anew.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let says = || format!("cannot copy {} to {}", from.display(), to.display());
    let content = fs::read(from).with_context(says)?;
    if fs::read(to).is_ok_and(|old| old == content) {
        return Ok(());
    }
    let passing = beside(to);
    // An engine may have the old file mapped, and is to keep it.
    fs::copy(from, &passing).with_context(says)?;
    fs::rename(&passing, to).with_context(says)
}

/// Writes `content` to `to`, in the same way.
pub fn write(content: &[u8], to: &Path) -> Result<()> {
    let says = || format!("cannot write {}", to.display());
    if fs::read(to).is_ok_and(|old| old == content) {
        return Ok(());
    }
    let passing = beside(to);
    fs::write(&passing, content).with_context(says)?;
    fs::rename(&passing, to).with_context(says)
}

/// Where what is to become `path` is written first.
fn beside(path: &Path) -> PathBuf {
    let mut passing = path.as_os_str().to_owned();
    passing.push(".new");
    passing.into()
}

/// Copies a folder with all that is in it but the names in `except`.
pub fn copy_all(from: &Path, to: &Path, except: &[&str]) -> Result<()> {
    let wanted = |name: &std::ffi::OsStr| !except.iter().any(|except| name == *except);
    for entry in WalkDir::new(from)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || wanted(entry.file_name()))
    {
        let entry = entry?;
        let to = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to).with_context(|| format!("cannot make {}", to.display()))?;
        } else {
            copy(entry.path(), &to)?;
        }
    }
    Ok(())
}

/// Removes the files in `folder` that are not among `names`.
pub fn remove_others(folder: &Path, names: &[String]) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_wanted = names.iter().any(|name| **name == *entry.file_name());
        if entry.file_type()?.is_file() && !is_wanted {
            let path = entry.path();
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_equal_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::write(&from, "one").unwrap();
        copy(&from, &to).unwrap();
        let modified = || fs::metadata(&to).unwrap().modified().unwrap();
        let first = modified();
        copy(&from, &to).unwrap();
        assert_eq!(modified(), first);
        fs::write(&from, "two").unwrap();
        copy(&from, &to).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "two");
        let second = modified();
        write(b"two", &to).unwrap();
        assert_eq!(modified(), second);
        write(b"three", &to).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_folder_is_copied_but_for_the_exceptions() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("addons"), folder.path().join("to"));
        fs::create_dir_all(from.join("deep/addons")).unwrap();
        fs::write(from.join("deep/kept"), "").unwrap();
        fs::write(from.join("deep/addons/left"), "").unwrap();
        copy_all(&from, &to, &["addons"]).unwrap();
        assert!(to.join("deep/kept").is_file());
        assert!(!to.join("deep/addons").exists());
    }

    #[test]
    fn only_strange_files_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("deep")).unwrap();
        for name in ["a.so", "a.avx2.so", "a.avx2.so.new"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        remove_others(folder.path(), &["a.so".into()]).unwrap();
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["a.so", "deep"]);
    }
}
