//! What the steps need, made when the first of them asks for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::build::{self, Addon, Level, Linker, Platform, Request};
use crate::engine::{self, Engine};
use crate::platforms::emulator;
use crate::test::project::{self, Project};
use crate::test::workshop::{self, Once, once};

/// What every aarch64 has: the Raspberry Pi 3 is one of these.
const CPU: &str = "cortex-a53";
/// The editor, in Debian's package.
const EDITOR: &str = "usr/bin/godot";

/// The addon for both processors, and the suites' project with it.
#[derive(Debug)]
pub struct Stage {
    engine: Once<Engine>,
    addon: Once<Addon>,
    project: Once<Project>,
}

impl Stage {
    /// With nothing on it.
    pub fn new() -> Self {
        Self {
            engine: Once::new(),
            addon: Once::new(),
            project: Once::new(),
        }
    }

    /// The library for aarch64.
    pub fn library(&self) -> Result<PathBuf> {
        Ok(self.addon()?.library(Platform::LinuxArm64, Level::Neon))
    }

    /// The engine on the emulated processor, with the project.
    pub fn emulated(&self) -> Result<Command> {
        let system = engine::unpacked("arm64", &["godot"])?;
        let words = words(system.folder())?;
        let (program, arguments) = words.split_first().context("an emulator is a word")?;
        let mut command = self.engine()?.command_for(program);
        command.args(arguments).arg(system.folder().join(EDITOR));
        command.args(self.project()?.words());
        Ok(command)
    }

    /// The engine on this machine's processor, with the same project.
    pub fn native(&self) -> Result<Command> {
        Ok(self.project()?.command(self.engine()?))
    }

    fn engine(&self) -> Result<&Engine> {
        once(&self.engine, Engine::locate)
    }

    /// This machine's own libraries are in it for the import of the project, which takes long when emulated; every level, as
    /// one that is missing is warned of.
    fn addon(&self) -> Result<&Addon> {
        once(&self.addon, || {
            build::addon(&Request {
                platforms: vec![Platform::LinuxX86_64, Platform::LinuxArm64],
                levels: [Platform::LinuxX86_64, Platform::LinuxArm64]
                    .map(Platform::levels)
                    .concat(),
                linker: Linker::Zig,
                ..Request::release(
                    &["engine-tests"],
                    workshop::folder()?.join("addons/linux.arm64"),
                )?
            })
        })
    }

    fn project(&self) -> Result<&Project> {
        once(&self.project, || {
            Project::copy_of(
                project::SUITES,
                self.engine()?,
                "linux.arm64",
                self.addon()?,
            )
        })
    }
}

/// The folder of a system that has only the C library.
pub fn c_library() -> Result<PathBuf> {
    let unpacked = engine::unpacked("arm64", &["libc6"])?;
    Ok(unpacked.folder().to_owned())
}

/// What runs a program of that processor, which finds its libraries in the folder `system`.
pub fn words(system: &Path) -> Result<Vec<String>> {
    let emulator = emulator::find("qemu-aarch64")?;
    let path = |path: &Path| {
        let path = path.to_str();
        path.map(str::to_owned)
            .context("the cache folder's path must be text")
    };
    let [cpu, model, root] = ["-cpu", CPU, "-L"].map(str::to_owned);
    Ok(vec![path(&emulator)?, cpu, model, root, path(system)?])
}
