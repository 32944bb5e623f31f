//! The CPU levels: sets of instructions the crate is compiled for.

use std::fmt;
use std::str::FromStr;

/// A set of instructions, later ones including earlier ones on the same architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// x86-64-v2, or whatever else the compiler was told to assume.
    Baseline,
    /// x86-64-v3: AVX2, FMA, F16C, BMI.
    Avx2,
    /// x86-64-v4: AVX-512 F, BW, CD, DQ, VL.
    Avx512,
    /// aarch64, which always has NEON.
    Neon,
}

impl Level {
    const ALL: [Self; 4] = [Self::Baseline, Self::Avx2, Self::Avx512, Self::Neon];

    /// The levels of this machine's architecture, the slowest first: what the crate is compiled for. On macOS one library
    /// is for both architectures, and has no siblings.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        if cfg!(all(target_arch = "x86_64", target_os = "macos")) {
            &[Self::Baseline]
        } else if cfg!(target_arch = "x86_64") {
            &[Self::Baseline, Self::Avx2, Self::Avx512]
        } else if cfg!(target_arch = "aarch64") {
            &[Self::Neon]
        } else {
            &[Self::Baseline]
        }
    }

    /// The name by which users choose the level.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Avx2 => "avx2",
            Self::Avx512 => "avx512",
            Self::Neon => "neon",
        }
    }

    /// The instruction sets of the level that this CPU or operating system lacks, beyond what every one has.
    #[cfg(target_arch = "x86_64")]
    #[must_use]
    pub fn missing(self) -> Vec<&'static str> {
        macro_rules! missing {
            ($($feature:tt)*) => {
                [$((!std::arch::is_x86_feature_detected!($feature)).then_some($feature)),*]
            };
        }
        let mut missing = Vec::new();
        if self >= Self::Avx2 {
            missing.extend(missing!("avx2" "bmi1" "bmi2" "f16c" "fma" "lzcnt" "movbe"));
        }
        if self >= Self::Avx512 {
            missing.extend(missing!("avx512f" "avx512bw" "avx512cd" "avx512dq" "avx512vl"));
        }
        missing.into_iter().flatten().collect()
    }

    /// The instruction sets of the level that this CPU lacks: none, where there is one level.
    #[cfg(not(target_arch = "x86_64"))]
    #[must_use]
    pub fn missing(self) -> Vec<&'static str> {
        Vec::new()
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLevel(String);

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is no CPU level (", self.0)?;
        for (i, level) in Level::ALL.iter().enumerate() {
            write!(f, "{}{level}", if i == 0 { "" } else { ", " })?;
        }
        write!(f, ")")
    }
}

impl std::error::Error for UnknownLevel {}

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(name: &str) -> Result<Self, UnknownLevel> {
        let level = Self::ALL.into_iter().find(|level| level.name() == name);
        level.ok_or_else(|| UnknownLevel(name.to_owned()))
    }
}

/// The level this library was compiled for.
#[must_use]
pub const fn current() -> Level {
    if cfg!(target_arch = "aarch64") {
        Level::Neon
    } else if cfg!(all(
        target_feature = "avx512f",
        target_feature = "avx512bw",
        target_feature = "avx512cd",
        target_feature = "avx512dq",
        target_feature = "avx512vl"
    )) {
        Level::Avx512
    } else if cfg!(all(
        target_feature = "avx2",
        target_feature = "fma",
        target_feature = "f16c"
    )) {
        Level::Avx2
    } else {
        Level::Baseline
    }
}

/// The levels this CPU and operating system can run, the slowest first.
#[must_use]
pub fn available() -> Vec<Level> {
    let all = Level::all().iter().copied();
    all.filter(|level| level.missing().is_empty()).collect()
}
