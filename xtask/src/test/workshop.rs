//! What several steps need, made when the first of them asks for it.

use std::cell::OnceCell;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow};

use super::project::{self, Project};
use crate::build::{self, Addon, Level, Platform, Request};
use crate::engine::Engine;
use crate::{package, workspace};

/// Made once; the error, if it cannot be made, is every step's that needs it.
pub type Once<T> = OnceCell<Result<T, String>>;

/// The engine, the addons and the projects.
#[derive(Debug)]
pub struct Workshop {
    levels: Vec<Level>,
    engine: Once<Engine>,
    tested: Once<Addon>,
    shipped: Once<Addon>,
    suites_project: Once<Project>,
}

impl Workshop {
    /// Addons are built at these levels, and at the one that comes first anyway.
    pub fn new(levels: &[Level]) -> Self {
        Self {
            levels: levels.to_vec(),
            engine: Once::new(),
            tested: Once::new(),
            shipped: Once::new(),
            suites_project: Once::new(),
        }
    }

    /// The engine.
    pub fn engine(&self) -> Result<&Engine> {
        once(&self.engine, Engine::locate)
    }

    /// The addon with what only tests want.
    pub fn tested(&self) -> Result<&Addon> {
        once(&self.tested, || {
            build::addon(&Request {
                levels: self.levels.clone(),
                ..Request::release(&["engine-tests"], folder()?.join("addons/tested"))?
            })
        })
    }

    /// The addon as it is packed, at every level: another build than that with
    /// the tests, by another linker.
    pub fn shipped(&self) -> Result<&Addon> {
        once(&self.shipped, || {
            let output = folder()?.join("addons/shipped");
            build::addon(&package::request(vec![Platform::host()?], output)?)
        })
    }

    /// The project of the suites, with the addon for tests.
    pub fn suites_project(&self) -> Result<&Project> {
        once(&self.suites_project, || {
            Project::copy_of(project::SUITES, self.engine()?, "suites", self.tested()?)
        })
    }
}

/// The folder for everything that tests leave behind.
pub fn folder() -> Result<PathBuf> {
    let folder = workspace::target().join("test");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// What `make` made when it was first asked.
pub fn once<T>(cell: &Once<T>, make: impl FnOnce() -> Result<T>) -> Result<&T> {
    let made = cell.get_or_init(|| make().map_err(|error| format!("{error:#}")));
    made.as_ref().map_err(|error| anyhow!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_made_is_tried_once_and_said_each_time() {
        let cell: Once<u8> = Once::new();
        let first = once(&cell, || Err(anyhow!("no")).context("cannot"));
        assert_eq!(first.unwrap_err().to_string(), "cannot: no");
        let second = once(&cell, || panic!("tried again"));
        assert_eq!(second.unwrap_err().to_string(), "cannot: no");
    }
}
