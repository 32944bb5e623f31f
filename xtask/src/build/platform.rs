//! The systems and processors that the addon is built for.

use std::env::consts::{ARCH, OS};

use anyhow::{Result, bail};
use clap::ValueEnum;

use super::Level;

/// A system on a kind of processor, or on all that it runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Platform {
    /// Linux on x86-64.
    #[value(name = "linux.x86_64")]
    LinuxX86_64,
    /// Linux on aarch64.
    #[value(name = "linux.arm64")]
    LinuxArm64,
    /// Windows on x86-64.
    #[value(name = "windows.x86_64")]
    WindowsX86_64,
    /// macOS: one library for both kinds of processor.
    #[value(name = "macos")]
    Macos,
}

impl Platform {
    /// Everything that the addon is built for.
    pub const ALL: [Self; 4] = [
        Self::LinuxX86_64,
        Self::LinuxArm64,
        Self::WindowsX86_64,
        Self::Macos,
    ];

    /// That of this machine.
    pub fn host() -> Result<Self> {
        Ok(match (OS, ARCH) {
            ("linux", "x86_64") => Self::LinuxX86_64,
            ("linux", "aarch64") => Self::LinuxArm64,
            ("windows", "x86_64") => Self::WindowsX86_64,
            ("macos", _) => Self::Macos,
            _ => bail!("the addon is not built for {OS} on {ARCH}"),
        })
    }

    /// What the engine calls it: the key of its libraries in the manifest, and their folder's name in `bin/`.
    pub fn name(self) -> &'static str {
        match self {
            Self::LinuxX86_64 => "linux.x86_64",
            Self::LinuxArm64 => "linux.arm64",
            Self::WindowsX86_64 => "windows.x86_64",
            Self::Macos => "macos",
        }
    }

    /// The levels that it is compiled for; the engine loads the library of the first.
    pub fn levels(self) -> &'static [Level] {
        match self {
            Self::LinuxX86_64 | Self::WindowsX86_64 => {
                &[Level::Baseline, Level::Avx2, Level::Avx512]
            }
            Self::LinuxArm64 => &[Level::Neon],
            // Of either processor's instructions it takes what all of them have.
            Self::Macos => &[Level::Baseline],
        }
    }

    /// The compiler's flags for `level`.
    pub fn flags(self, level: Level) -> Vec<String> {
        let cpu = match (self, level) {
            (Self::LinuxX86_64 | Self::WindowsX86_64, Level::Baseline) => "x86-64-v2",
            (_, Level::Avx2) => "x86-64-v3",
            (_, Level::Avx512) => "x86-64-v4",
            _ => return Vec::new(),
        };
        vec![format!("-Ctarget-cpu={cpu}")]
    }

    /// The name of `level`'s library in the addon: the first level's is the one that the engine loads, the others are
    /// its siblings.
    pub fn library(self, level: Level) -> String {
        let [prefix, suffix] = self.affixes();
        match level {
            Level::Baseline | Level::Neon => format!("{prefix}packed_compute{suffix}"),
            _ => format!("{prefix}packed_compute.{level}{suffix}"),
        }
    }

    /// What the compiler puts before and after the name of a library.
    pub fn affixes(self) -> [&'static str; 2] {
        match self {
            Self::LinuxX86_64 | Self::LinuxArm64 => ["lib", ".so"],
            Self::WindowsX86_64 => ["", ".dll"],
            Self::Macos => ["lib", ".dylib"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_are_named_after_their_level() {
        let names = |platform: Platform| -> Vec<_> {
            let levels = platform.levels().iter();
            levels.map(|&level| platform.library(level)).collect()
        };
        assert_eq!(
            names(Platform::LinuxX86_64),
            [
                "libpacked_compute.so",
                "libpacked_compute.avx2.so",
                "libpacked_compute.avx512.so"
            ]
        );
        assert_eq!(names(Platform::LinuxArm64), ["libpacked_compute.so"]);
        assert_eq!(names(Platform::WindowsX86_64)[1], "packed_compute.avx2.dll");
        assert_eq!(names(Platform::Macos), ["libpacked_compute.dylib"]);
    }

    #[test]
    fn each_level_has_flags_of_its_own() {
        let linux = Platform::LinuxX86_64;
        assert_eq!(linux.flags(Level::Baseline), ["-Ctarget-cpu=x86-64-v2"]);
        assert_eq!(linux.flags(Level::Avx2), ["-Ctarget-cpu=x86-64-v3"]);
        assert_eq!(Platform::LinuxArm64.flags(Level::Neon), [""; 0]);
        assert_eq!(Platform::Macos.flags(Level::Baseline), [""; 0]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_crate_and_its_build_agree_about_levels() {
        assert_eq!(Platform::host().unwrap().levels(), Level::all());
    }
}
