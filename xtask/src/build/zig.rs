//! Cargo with zig as its linker, which has the libraries of every system.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::{Level, Platform};
use crate::{cargo, tools, workspace};

/// What hands Cargo's linking over to zig.
const TOOL: (&str, &str) = ("cargo-zigbuild", "0.24.1");
/// Zig as a package of Python's.
const ZIG: &str = "ziglang==0.15.2";

/// The oldest glibc that libraries for Linux run with: that of Debian 11 and Ubuntu 20.04.
pub const GLIBC: &str = "2.31";

/// The oldest macOS that libraries run with: the first for Apple's processors. For an older one zig links nothing for these.
const MACOS: &str = "11.0";

/// What a library for Windows offers, in the workspace's folder.
const OFFERED: &str = "xtask/src/build/windows.def";

/// Both tools, installed.
#[derive(Debug)]
pub struct Zig {
    tool: PathBuf,
    path: OsString,
}

impl Zig {
    /// Installs what is not there.
    pub fn install() -> Result<Self> {
        let (name, version) = TOOL;
        let tool = tools::installed(name, version)?;
        let python = tools::python("zig", &[ZIG.as_ref()])?;
        // Cargo finds the tool, and the tool its Python, on the path.
        let folders = [tool.parent(), python.parent()].into_iter().flatten();
        let others = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(
            folders
                .map(ToOwned::to_owned)
                .chain(env::split_paths(&others)),
        );
        let path = path.context("the tools' folder must have no colon in its path")?;
        Ok(Self { tool, path })
    }

    /// A command for Cargo that builds for `platform`, as yet without saying what, and keeps its scripts in `folder`.
    ///
    /// Two that share a folder may not begin at once: each wants to make the same links, and the later one gives up.
    pub fn build(&self, platform: Platform, folder: &Path) -> Result<Command> {
        let mut command = self.command("zigbuild", platform)?;
        command.env("CARGO_ZIGBUILD_CACHE_DIR", folder);
        if platform == Platform::Macos {
            // The compiler has a program of its own that takes debug information out, which finds its libraries only so.
            // Where it fails that is a warning, and the library tells where it was compiled.
            command.env("LD_LIBRARY_PATH", cargo::compilers_libraries()?);
            // Else zig's own choice, which is newer.
            command.env("MACOSX_DEPLOYMENT_TARGET", MACOS);
        }
        Ok(command)
    }

    /// A command for Cargo that tests what is built for `platform`, as yet without saying what.
    ///
    /// `runner` runs the tests, where this machine cannot: a program and its first arguments.
    pub fn test(&self, platform: Platform, runner: &[String]) -> Result<Command> {
        let mut command = self.command("test", platform)?;
        cargo::run_by(&mut command, target(platform), runner);
        Ok(command)
    }

    fn command(&self, word: &str, platform: Platform) -> Result<Command> {
        for target in standard_libraries(platform) {
            cargo::need_target(target)?;
        }
        let target = target(platform);
        let argument = match platform {
            Platform::LinuxX86_64 | Platform::LinuxArm64 => format!("{target}.{GLIBC}"),
            Platform::WindowsX86_64 | Platform::Macos => target.to_owned(),
        };
        // By its own name: as one of Cargo's commands the tool only builds.
        let mut command = cargo::command_of(&self.tool);
        command.env("PATH", &self.path);
        command.args([word, "--target", &argument]);
        Ok(command)
    }
}

/// The compiler's name of a platform, and that of its folder in Cargo's output.
pub fn target(platform: Platform) -> &'static str {
    match platform {
        Platform::LinuxX86_64 => "x86_64-unknown-linux-gnu",
        Platform::LinuxArm64 => "aarch64-unknown-linux-gnu",
        Platform::WindowsX86_64 => "x86_64-pc-windows-gnu",
        // Both of Apple's, which the tool puts into one library.
        Platform::Macos => "universal2-apple-darwin",
    }
}

/// The targets whose standard libraries it takes.
fn standard_libraries(platform: Platform) -> &'static [&'static str] {
    match platform {
        Platform::LinuxX86_64 => &["x86_64-unknown-linux-gnu"],
        Platform::LinuxArm64 => &["aarch64-unknown-linux-gnu"],
        Platform::WindowsX86_64 => &["x86_64-pc-windows-gnu"],
        Platform::Macos => &["x86_64-apple-darwin", "aarch64-apple-darwin"],
    }
}

/// The compiler's flags for a library, which the linker wants for `platform`.
pub fn library_flags(platform: Platform) -> Vec<String> {
    let flag = match platform {
        Platform::LinuxX86_64 | Platform::LinuxArm64 => return Vec::new(),
        // The tool passes none of the compiler's list on, and without one every function is offered.
        Platform::WindowsX86_64 => workspace::root().join(OFFERED).display().to_string(),
        // The linker's own choice is the path on this machine.
        Platform::Macos => {
            format!(
                "-Wl,-install_name,@rpath/{}",
                platform.library(Level::Baseline)
            )
        }
    };
    vec![format!("-Clink-arg={flag}")]
}
