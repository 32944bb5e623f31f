//! The archives.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::Contents;

/// Writes `contents` to `path`: the same bytes for the same contents.
pub fn write(contents: &Contents, path: &Path) -> Result<()> {
    let says = || format!("cannot write {}", path.display());
    let mut archive = ZipWriter::new(File::create(path).with_context(says)?);
    // All of the same time, which is as old as an archive can say, and with the same rights.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in &contents.0 {
        archive
            .start_file(name.as_str(), options)
            .with_context(says)?;
        archive.write_all(content).with_context(says)?;
    }
    archive.finish().with_context(says)?;
    Ok(())
}

/// Unpacks the archive at `path` into `folder`.
pub fn unpack(path: &Path, folder: &Path) -> Result<()> {
    open(path)?
        .extract(folder)
        .with_context(|| format!("cannot unpack {}", path.display()))
}

/// What is in the archive at `path`, a line each, and how large it is.
pub fn describe(path: &Path) -> Result<String> {
    let size = path.metadata()?.len();
    let mut text = format!("{}: {size} bytes", path.display());
    let mut archive = open(path)?;
    for number in 0..archive.len() {
        let file = archive.by_index_raw(number)?;
        let (size, packed) = (file.size(), file.compressed_size());
        let _ = write!(text, "\n  {size:>9} {packed:>9}  {}", file.name()?);
    }
    Ok(text)
}

fn open(path: &Path) -> Result<ZipArchive<File>> {
    let says = || format!("cannot read {}", path.display());
    let file = File::open(path).with_context(says)?;
    ZipArchive::new(file).with_context(says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::fs;

    #[test]
    fn an_archive_is_unpacked_and_has_the_same_bytes_each_time() {
        let folder = tempfile::tempdir().unwrap();
        let files = [("b/c.txt", "three"), ("a.txt", "one")];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        let contents = Contents(BTreeMap::from(files));
        let [first, second] = ["1.zip", "2.zip"].map(|name| folder.path().join(name));
        write(&contents, &first).unwrap();
        write(&contents, &second).unwrap();
        assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());

        unpack(&first, &folder.path().join("out")).unwrap();
        let text = fs::read_to_string(folder.path().join("out/b/c.txt")).unwrap();
        assert_eq!(text, "three");
        let description = describe(&first).unwrap();
        assert!(description.lines().nth(1).unwrap().ends_with("  a.txt"));
        assert!(description.lines().nth(2).unwrap().ends_with("  b/c.txt"));
    }
}
