//! The inputs that a target keeps in the repository, for the tests to try as well: a list in JSON, one a line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, Result};

use crate::workspace;

/// How inputs are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As text. What is no text is taken for one as the target does.
    Text,
    /// As lists of bytes.
    Bytes,
}

/// A file of inputs.
#[derive(Debug)]
pub struct Kept {
    /// Its path in the workspace.
    pub file: &'static str,
    /// How they are written in it.
    pub form: Form,
}

impl Kept {
    /// Writes each into a file of its own in `folder`, as the fuzzer wants them.
    pub fn unpack(&self, folder: &Path) -> Result<()> {
        let path = self.path();
        let text = fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
        for (number, input) in self.parse(&text)?.iter().enumerate() {
            fs::write(folder.join(number.to_string()), input)?;
        }
        Ok(())
    }

    /// Keeps what the files of `folder` hold, and nothing else; gives how many they are.
    pub fn pack(&self, folder: &Path) -> Result<usize> {
        let lines = self.lines_of(folder)?;
        fs::write(self.path(), file_of(&lines))?;
        Ok(lines.len())
    }

    /// What the files of `folder` hold, each as it stands in the list.
    pub fn lines_of(&self, folder: &Path) -> Result<BTreeSet<String>> {
        let line = |file: io::Result<fs::DirEntry>| self.line(&fs::read(file?.path())?);
        fs::read_dir(folder)?.map(line).collect()
    }

    fn path(&self) -> PathBuf {
        workspace::root().join(self.file)
    }

    fn parse(&self, text: &str) -> Result<Vec<Vec<u8>>> {
        Ok(match self.form {
            Form::Text => {
                let texts: Vec<String> = serde_json::from_str(text)?;
                texts.into_iter().map(String::into_bytes).collect()
            }
            Form::Bytes => serde_json::from_str(text)?,
        })
    }

    fn line(&self, input: &[u8]) -> Result<String> {
        Ok(match self.form {
            Form::Text => serde_json::to_string(&String::from_utf8_lossy(input))?,
            Form::Bytes => serde_json::to_string(input)?,
        })
    }
}

/// A line each, so that a change of one changes no other.
fn file_of(lines: &BTreeSet<String>) -> String {
    let lines: Vec<_> = lines.iter().map(|line| format!("  {line}")).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(form: Form, inputs: &[&[u8]]) -> Vec<Vec<u8>> {
        let kept = Kept { file: "", form };
        let lines = inputs.iter().map(|input| kept.line(input).unwrap());
        kept.parse(&file_of(&lines.collect())).unwrap()
    }

    #[test]
    fn inputs_are_what_they_were() {
        let inputs: [&[u8]; 3] = [b"", b"a + \"b\"\n", "\u{1F600}\0".as_bytes()];
        assert_eq!(there_and_back(Form::Text, &inputs), inputs);
        let inputs: [&[u8]; 3] = [&[0, 255], &[1, 128, 9], &[]];
        let mut back = there_and_back(Form::Bytes, &inputs);
        back.sort();
        assert_eq!(back, [&[][..], &[0, 255], &[1, 128, 9]]);
    }

    #[test]
    fn what_is_no_text_becomes_one() {
        assert_eq!(
            there_and_back(Form::Text, &[b"a\xFF"]),
            ["a\u{FFFD}".as_bytes()]
        );
    }

    #[test]
    fn each_has_a_line() {
        let lines = BTreeSet::from(["\"a\"".to_owned(), "\"b\"".to_owned()]);
        assert_eq!(file_of(&lines), "[\n  \"a\",\n  \"b\"\n]\n");
    }
}
