//! `cargo xtask package`: what is put into the stores.
//!
//! Two archives: the addon, and the demo project with the addon in it. The
//! same libraries give the same bytes: nothing in an archive tells when or in
//! which order it was made, and nothing in a library where.

mod archive;
mod contents;
mod glibc;
mod licences;
mod places;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::build::{self, Addon, Linker, Platform, Request};
use crate::workspace;

pub use archive::unpack;
pub use contents::Contents;
pub use places::tells_no_place;

/// What a store takes.
const LARGEST: u64 = 30 << 20;

/// The options of `cargo xtask package`.
#[derive(clap::Args)]
pub struct Options {
    /// The platforms [default: all]. Their standard libraries are added to
    /// the compiler where rustup is there to do it.
    #[arg(long, value_enum, value_delimiter = ',')]
    platform: Vec<Platform>,
    /// The archives' folder [default: target/package].
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Builds, packs, and prints what is in the archives.
pub fn run(options: &Options) -> Result<()> {
    let platforms = match options.platform.as_slice() {
        [] => Platform::ALL.to_vec(),
        chosen => chosen.to_vec(),
    };
    let folder = match &options.output {
        // Relative to where the command is typed, as everywhere.
        Some(folder) => std::path::absolute(folder)?,
        None => workspace::target().join("package"),
    };
    let built = build::addon(&request(platforms, folder.join("addon"))?)?;
    let packages = Packages::make(&built, &folder)?;
    for archive in [&packages.addon, &packages.demo] {
        println!("{}", archive::describe(archive)?);
    }
    Ok(())
}

/// The addon as it is shipped, for these platforms.
pub fn request(platforms: Vec<Platform>, output: PathBuf) -> Result<Request> {
    let levels = platforms.iter().flat_map(|platform| platform.levels());
    Ok(Request {
        levels: levels.copied().collect(),
        linker: Linker::Zig,
        platforms,
        ..Request::release(&[], output)?
    })
}

/// The two archives.
#[derive(Debug)]
pub struct Packages {
    /// The addon, in the folder where a project has it.
    pub addon: PathBuf,
    /// The demo project with the addon in it.
    pub demo: PathBuf,
}

impl Packages {
    /// Packs `addon` into `folder`.
    pub fn make(addon: &Addon, folder: &Path) -> Result<Self> {
        for (platform, level, library) in addon.libraries() {
            let library =
                fs::read(&library).with_context(|| format!("cannot read {}", library.display()))?;
            let says = || format!("{} at the level {level}", platform.name());
            glibc::check(&library).with_context(says)?;
            tells_no_place(&library).with_context(says)?;
        }
        let addon = Contents::addon(addon, &licences::generate()?)?;
        let demo = Contents::demo(&addon)?;
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let version = env!("CARGO_PKG_VERSION");
        let packages = Self {
            addon: folder.join(format!("packed_compute-{version}.zip")),
            demo: folder.join(format!("packed_compute_demo-{version}.zip")),
        };
        for (contents, archive) in [(&addon, &packages.addon), (&demo, &packages.demo)] {
            archive::write(contents, archive)?;
            let size = fs::metadata(archive)?.len();
            ensure!(
                size <= LARGEST,
                "{} has {size} bytes, and the stores take {LARGEST}",
                archive.display()
            );
        }
        Ok(packages)
    }
}
