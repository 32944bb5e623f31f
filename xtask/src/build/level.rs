//! What the CPU levels are called for the compiler and in the addon.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};

pub use packed_compute::level::Level;

/// A level as it is built.
pub trait Built: Copy {
    /// The compiler's flags.
    fn flags(self) -> Vec<String>;

    /// The library's name in the addon: the first level's is the one that the
    /// engine loads, the others are its siblings.
    fn file(self) -> String;
}

impl Built for Level {
    fn flags(self) -> Vec<String> {
        let cpu = match self {
            Self::Baseline if cfg!(target_arch = "x86_64") => Some("x86-64-v2"),
            Self::Avx2 => Some("x86-64-v3"),
            Self::Avx512 => Some("x86-64-v4"),
            Self::Baseline | Self::Neon => None,
        };
        let cpu = cpu.into_iter();
        cpu.map(|cpu| format!("-Ctarget-cpu={cpu}")).collect()
    }

    fn file(self) -> String {
        match self {
            Self::Baseline | Self::Neon => format!("{DLL_PREFIX}packed_compute{DLL_SUFFIX}"),
            _ => format!("{DLL_PREFIX}packed_compute.{}{DLL_SUFFIX}", self.name()),
        }
    }
}

/// The fastest level that this CPU can run.
pub fn best() -> Level {
    let best = packed_compute::level::available().pop();
    best.expect("every CPU runs the first level")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn siblings_are_named_after_their_level() {
        assert_eq!(Level::Baseline.file(), "libpacked_compute.so");
        assert_eq!(Level::Neon.file(), "libpacked_compute.so");
        assert_eq!(Level::Avx2.file(), "libpacked_compute.avx2.so");
        assert_eq!(Level::Avx512.file(), "libpacked_compute.avx512.so");
    }

    #[test]
    fn each_level_has_flags_of_its_own() {
        assert_eq!(Level::Avx2.flags(), ["-Ctarget-cpu=x86-64-v3"]);
        assert_eq!(Level::Avx512.flags(), ["-Ctarget-cpu=x86-64-v4"]);
        assert_eq!(Level::Neon.flags(), [""; 0]);
    }
}
