//! The archives that the stores are given, for this machine's platform: what
//! is in them, unpacked and tried.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::project::{self, Project};
use super::scenes::{FRAMES, LIMIT};
use super::suites::Run;
use super::workshop::{self, Once, Workshop, once};
use crate::build::{self, Addon};
use crate::package::{self, Packages};
use crate::scenes::{self, Scene};
use crate::steps::{Steps, Tally};

/// The steps about the archives.
pub fn steps(steps: &mut Steps, workshop: &Workshop) {
    let packages = Once::new();
    let packages = || once(&packages, || made(workshop, "first"));
    steps.take("package/archives", || {
        let (first, second) = (packages()?, made(workshop, "second")?);
        for (first, second) in [(&first.addon, &second.addon), (&first.demo, &second.demo)] {
            ensure!(
                fs::read(first)? == fs::read(second)?,
                "{} has other bytes when it is made again",
                first.display()
            );
        }
        Ok(Tally::passed())
    });
    steps.take("package/suites", || {
        let folder = unpacked(&packages()?.addon, "addon")?;
        let shipped = workshop.shipped()?;
        let addon = Addon {
            folder: folder.join(build::FOLDER),
            built: shipped.built.clone(),
            number: shipped.number.clone(),
        };
        let engine = workshop.engine()?;
        let project = Project::copy_of(project::SUITES, engine, "packaged", &addon)?;
        Run::all("packaged")
            .shipped()
            .tally(project.command(engine))
    });
    steps.take("package/demo", || {
        let folder = unpacked(&packages()?.demo, "demo")?.join(scenes::PROJECT);
        let engine = workshop.engine()?;
        scenes::import(engine, &folder)?;
        let mut command = engine.command();
        command.arg("--headless");
        let words = ["--quit-after", FRAMES];
        scenes::run(command, &folder, &Scene::Menu.path(), words, LIMIT)?;
        Ok(Tally::passed())
    });
}

fn made(workshop: &Workshop, name: &str) -> Result<Packages> {
    let folder = workshop::folder()?.join("packages").join(name);
    Packages::make(workshop.shipped()?, &folder)
}

/// What is in `archive`, in a folder that had nothing in it.
fn unpacked(archive: &Path, name: &str) -> Result<PathBuf> {
    let folder = workshop::folder()?.join("packages").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    package::unpack(archive, &folder)?;
    Ok(folder)
}
