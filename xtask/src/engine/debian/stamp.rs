//! The mark of a finished prefix: written last, and telling what it was made
//! from, so that a half-made, outdated or moved one is made again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

/// To be raised with every change to how a prefix is made.
pub const RECIPE: u32 = 2;

/// The stamp's name in the prefix.
const NAME: &str = "complete.json";

/// What decides whether a prefix still serves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The version of the recipe, see [`RECIPE`].
    pub recipe: u32,
    /// Debian's name for the kind of machine.
    pub architecture: String,
    /// Where the prefix is: patching writes this path into the programs.
    pub prefix: PathBuf,
    /// The packages asked for.
    pub packages: Vec<String>,
}

/// The stamp's content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// What decides whether the prefix still serves.
    pub origin: Origin,
    /// Why valgrind does not work, if it does not: no reason to be without
    /// Godot.
    pub valgrind_trouble: Option<String>,
    /// The files that were unpacked, which tell the versions; for people.
    pub archives: Vec<String>,
}

impl Stamp {
    /// The stamp of the prefix that `wanted` tells of, if that is finished and
    /// of the same origin. Anything unreadable counts as unfinished.
    pub fn read(wanted: &Origin) -> Option<Self> {
        let text = fs::read_to_string(wanted.prefix.join(NAME)).ok()?;
        let stamp: Self = serde_json::from_str(&text).ok()?;
        (stamp.origin == *wanted).then_some(stamp)
    }

    /// Declares the prefix finished.
    pub fn write(&self) -> Result<()> {
        let file = self.origin.prefix.join(NAME);
        let unfinished = file.with_extension("unfinished");
        let write = || {
            fs::write(&unfinished, serde_json::to_string_pretty(self)?)?;
            anyhow::Ok(fs::rename(&unfinished, &file)?)
        };
        write().with_context(|| format!("cannot write {}", file.display()))
    }
}

/// Takes the stamp off `prefix`, if it has one.
pub fn remove(prefix: &Path) -> Result<()> {
    let file = prefix.join(NAME);
    if file.exists() {
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(prefix: &Path) -> Stamp {
        Stamp {
            origin: Origin {
                recipe: RECIPE,
                architecture: "amd64".into(),
                prefix: prefix.into(),
                packages: vec!["godot".into(), "valgrind".into()],
            },
            valgrind_trouble: Some("no symbols".into()),
            archives: vec!["godot_4.6.3_amd64.deb".into()],
        }
    }

    #[test]
    fn a_stamp_is_read_as_written_until_removed() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = stamp(folder.path());
        assert_eq!(Stamp::read(&stamp.origin), None);
        stamp.write().unwrap();
        assert_eq!(Stamp::read(&stamp.origin), Some(stamp.clone()));
        remove(folder.path()).unwrap();
        assert_eq!(Stamp::read(&stamp.origin), None);
        remove(folder.path()).unwrap();
    }

    #[test]
    fn another_origin_is_not_accepted() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = stamp(folder.path());
        stamp.write().unwrap();
        let other = |change: fn(&mut Origin)| {
            let mut origin = stamp.origin.clone();
            change(&mut origin);
            Stamp::read(&origin)
        };
        assert_eq!(other(|origin| origin.recipe += 1), None);
        assert_eq!(other(|origin| origin.architecture = "arm64".into()), None);
        assert_eq!(other(|origin| origin.packages.push("weston".into())), None);
        assert!(other(|_| ()).is_some());
    }

    #[test]
    fn a_moved_or_damaged_prefix_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        fs::create_dir(&old).unwrap();
        stamp(&old).write().unwrap();
        fs::rename(&old, &new).unwrap();
        assert_eq!(Stamp::read(&stamp(&new).origin), None);
        stamp(&new).write().unwrap();
        assert!(Stamp::read(&stamp(&new).origin).is_some());
        fs::write(new.join(NAME), "{\"origin\":").unwrap();
        assert_eq!(Stamp::read(&stamp(&new).origin), None);
    }
}
