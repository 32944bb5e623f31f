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

    /// The name by which users choose the level.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Avx2 => "avx2",
            Self::Avx512 => "avx512",
            Self::Neon => "neon",
        }
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
#[cfg(target_arch = "x86_64")]
#[must_use]
pub fn available() -> Vec<Level> {
    use std::arch::is_x86_feature_detected as has;

    let v3 = has!("avx2")
        && has!("fma")
        && has!("f16c")
        && has!("bmi1")
        && has!("bmi2")
        && has!("lzcnt")
        && has!("movbe");
    let v4 = v3
        && has!("avx512f")
        && has!("avx512bw")
        && has!("avx512cd")
        && has!("avx512dq")
        && has!("avx512vl");
    let mut levels = vec![Level::Baseline];
    levels.extend(v3.then_some(Level::Avx2));
    levels.extend(v4.then_some(Level::Avx512));
    levels
}

/// The levels this CPU can run: the one that was compiled.
#[cfg(not(target_arch = "x86_64"))]
#[must_use]
pub fn available() -> Vec<Level> {
    vec![current()]
}
