//! The CPU levels, and what they are called for the compiler and in the addon.

use std::env::consts::{ARCH, DLL_PREFIX, DLL_SUFFIX};

/// A set of instructions that the crate is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// What every CPU has that Godot runs on.
    Baseline,
    /// AVX2, FMA, F16C and their company.
    Avx2,
    /// AVX-512, as far as all such CPUs have it.
    Avx512,
    /// What every aarch64 has.
    Neon,
}

impl Level {
    /// The levels of this machine's architecture; the first is the library
    /// that the manifest names, the others are its siblings, the fastest last.
    pub fn all() -> &'static [Self] {
        match ARCH {
            "x86_64" => &[Self::Baseline, Self::Avx2, Self::Avx512],
            "aarch64" => &[Self::Neon],
            _ => &[Self::Baseline],
        }
    }

    /// The name that `PACKED_COMPUTE_LEVEL` and `Compute.get_info()` use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Avx2 => "avx2",
            Self::Avx512 => "avx512",
            Self::Neon => "neon",
        }
    }

    /// The CPU that the compiler shall assume, if not its own default.
    fn cpu(self) -> Option<&'static str> {
        match self {
            Self::Baseline if ARCH == "x86_64" => Some("x86-64-v2"),
            Self::Avx2 => Some("x86-64-v3"),
            Self::Avx512 => Some("x86-64-v4"),
            Self::Baseline | Self::Neon => None,
        }
    }

    /// The compiler's flags.
    pub fn flags(self) -> Vec<String> {
        let cpu = self.cpu().into_iter();
        cpu.map(|cpu| format!("-Ctarget-cpu={cpu}")).collect()
    }

    /// The library's name in the addon.
    pub fn file(self) -> String {
        match self {
            Self::Baseline | Self::Neon => format!("{DLL_PREFIX}packed_compute{DLL_SUFFIX}"),
            _ => format!("{DLL_PREFIX}packed_compute.{}{DLL_SUFFIX}", self.name()),
        }
    }

    /// The instruction sets of the level that this CPU lacks.
    #[cfg(target_arch = "x86_64")]
    pub fn missing(self) -> Vec<&'static str> {
        macro_rules! missing {
            ($($feature:tt)*) => {
                [$((!std::arch::is_x86_feature_detected!($feature)).then_some($feature)),*]
            };
        }
        let avx2 = missing!("avx2" "bmi1" "bmi2" "f16c" "fma" "lzcnt" "movbe");
        let avx512 = missing!("avx512f" "avx512bw" "avx512cd" "avx512dq" "avx512vl");
        let mut missing = Vec::new();
        if self >= Self::Avx2 {
            missing.extend(avx2.into_iter().flatten());
        }
        if self >= Self::Avx512 {
            missing.extend(avx512.into_iter().flatten());
        }
        missing
    }

    /// The instruction sets of the level that this CPU lacks.
    #[cfg(not(target_arch = "x86_64"))]
    pub fn missing(self) -> Vec<&'static str> {
        Vec::new()
    }

    /// The fastest level that this CPU can run.
    pub fn best() -> Self {
        let runs = |level: &&Self| level.missing().is_empty();
        let best = Self::all().iter().rev().find(runs);
        best.copied().unwrap_or(Self::Baseline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
    fn files_are_those_of_the_manifest() {
        let manifest = include_str!("../../../gdextension/packed_compute.gdextension");
        let files: Vec<String> = Level::all().iter().map(|level| level.file()).collect();
        for file in &files {
            let path = format!("res://addons/packed_compute/bin/linux.x86_64/{file}\"");
            assert_eq!(manifest.matches(&path).count(), 1, "{path}");
        }
        assert_eq!(files[1], "libpacked_compute.avx2.so");
    }

    #[test]
    fn a_cpu_that_runs_a_level_runs_those_below() {
        let lacks: Vec<usize> = Level::all()
            .iter()
            .map(|level| level.missing().len())
            .collect();
        assert_eq!(lacks[0], 0);
        assert!(lacks.is_sorted(), "{lacks:?}");
        assert!(Level::best().missing().is_empty());
    }

    #[test]
    fn each_level_has_flags_of_its_own() {
        assert_eq!(Level::Avx2.flags(), ["-Ctarget-cpu=x86-64-v3"]);
        assert_eq!(Level::Avx512.flags(), ["-Ctarget-cpu=x86-64-v4"]);
        assert_eq!(Level::Neon.flags(), [""; 0]);
    }
}
