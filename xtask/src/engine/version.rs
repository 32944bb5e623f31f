//! A Godot's version, and the oldest that this project takes.

use std::fmt;

/// The oldest usable Godot, as major and minor version.
pub const OLDEST: (u32, u32) = (4, 6);

/// What `godot --version` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The 4 of `4.6.3`.
    pub major: u32,
    /// The 6 of `4.6.3`.
    pub minor: u32,
    /// The 3 of `4.6.3`; 0 where it is left out, as in `4.6`.
    pub patch: u32,
    /// `stable`, `rc1` and the like.
    pub status: String,
    /// Whether it is the build with C#, whose export templates are others.
    pub mono: bool,
    /// The whole line as printed.
    pub text: String,
}

impl Version {
    /// Finds the version in what `godot --version` printed; warnings may
    /// stand before it.
    pub fn parse(printed: &str) -> Option<Self> {
        printed
            .lines()
            .find_map(|line| Self::parse_line(line.trim()))
    }

    fn parse_line(line: &str) -> Option<Self> {
        let mut words = line.split('.').peekable();
        let major = words.next()?.parse().ok()?;
        let minor = words.next()?.parse().ok()?;
        let patch = match words.peek()?.parse() {
            Ok(number) => {
                words.next();
                number
            }
            Err(_) => 0,
        };
        let status = words.next()?.to_owned();
        if !status.starts_with(|c: char| c.is_ascii_alphabetic()) || status.contains(' ') {
            return None;
        }
        Some(Self {
            major,
            minor,
            patch,
            status,
            mono: words.next() == Some("mono"),
            text: line.to_owned(),
        })
    }

    /// Whether this project can use it.
    pub fn is_usable(&self) -> bool {
        (self.major, self.minor) >= OLDEST
    }

    /// The name Godot gives the folder of this version's export templates.
    pub fn template_folder(&self) -> String {
        let mut name = format!("{}.{}", self.major, self.minor);
        if self.patch != 0 {
            name += &format!(".{}", self.patch);
        }
        name = name + "." + &self.status;
        if self.mono { name + ".mono" } else { name }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(printed: &str) -> (u32, u32, u32) {
        let version = Version::parse(printed).unwrap();
        (version.major, version.minor, version.patch)
    }

    #[test]
    fn known_builds_are_understood() {
        assert_eq!(numbers("4.6.3.stable.official.7d41c59c4\n"), (4, 6, 3));
        assert_eq!(numbers("4.6.3.stable.debian4.6.3+ds-3"), (4, 6, 3));
        assert_eq!(numbers("4.6.stable.official.89cea1439"), (4, 6, 0));
        assert_eq!(numbers("4.10.rc1.custom_build"), (4, 10, 0));
    }

    #[test]
    fn the_line_is_found_among_warnings() {
        let version = Version::parse("WARNING: 4.1 things.\n4.6.1.stable.official.x\n").unwrap();
        assert_eq!(version.text, "4.6.1.stable.official.x");
    }

    #[test]
    fn other_text_is_no_version() {
        for text in [
            "",
            "godot",
            "4.6",
            "4",
            "4..stable",
            "1.2.3.4",
            "4.6 is out. Now.",
        ] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }

    #[test]
    fn only_new_ones_are_usable() {
        let usable = |text| Version::parse(text).unwrap().is_usable();
        assert!(usable("4.6.stable.x") && usable("4.10.stable.x") && usable("5.0.beta1.x"));
        assert!(!usable("4.5.1.stable.x") && !usable("3.7.stable.x"));
    }

    #[test]
    fn template_folders_are_named_as_godot_does() {
        let folder = |text| Version::parse(text).unwrap().template_folder();
        assert_eq!(folder("4.6.3.stable.official.x"), "4.6.3.stable");
        assert_eq!(folder("4.6.stable.official.x"), "4.6.stable");
        assert_eq!(folder("4.6.1.stable.mono.official.x"), "4.6.1.stable.mono");
    }
}
