//! A scene of the demo that runs by itself for some frames.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, ensure};

use super::{Options, fresh_file};
use crate::engine::Engine;
use crate::scenes::{self, Scene};

/// Ample for a swarm that GDScript moves.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Runs `scene` for as many frames as the options say, and leaves what each of
/// them took in `folder`.
pub fn run(options: &Options, engine: &Engine, scene: Scene, folder: &Path) -> Result<()> {
    let csv = fresh_file(folder, &format!("{}.csv", scene.name()))?;
    let frames = options.frames.to_string();
    let words = [
        "--quit-after".into(),
        frames.into(),
        "--csv".into(),
        csv.clone().into(),
    ];
    start(engine, scene, &words)?;
    ensure!(csv.is_file(), "the scene left no {}", csv.display());
    println!("\nwritten:\n  {}", csv.display());
    Ok(())
}

/// Runs `scene` without a window to its end, with `words` for it.
pub fn start(engine: &Engine, scene: Scene, words: &[OsString]) -> Result<()> {
    println!("== scene {}", scene.name());
    let mut command = engine.command();
    command.arg("--headless");
    scenes::run(command, &scenes::project(), &scene.path(), words, LIMIT)
}
