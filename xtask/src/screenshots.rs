//! `cargo xtask screenshots`: pictures of the demo's scenes, for the
//! documentation.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use crate::engine::Engine;
use crate::engine::screen::Screen;
use crate::scenes::{self, Scene};
use crate::workspace;

/// Shows another scene and takes its picture.
const CAMERA: &str = "res://shared/screenshot.tscn";
/// Ample for a slow machine, on which all is drawn by the CPU.
const LIMIT: Duration = Duration::from_secs(5 * 60);

/// The size of the window that the scenes are made for.
const SIZE: &str = "1152x648";

/// The options of `cargo xtask screenshots`.
#[derive(clap::Args)]
pub struct Options {
    /// Only of these scenes.
    #[arg(value_enum)]
    scenes: Vec<Scene>,
    /// Scale what is in the window (its content scale factor), and put the
    /// pictures into target/screenshots instead of docs/images.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=2))]
    scale: u32,
    /// Show the addon as it was last built.
    #[arg(long)]
    no_build: bool,
}

/// Builds, takes the pictures, and tells where they are.
pub fn run(options: &Options) -> Result<()> {
    let engine = Engine::locate()?;
    scenes::prepare(&engine, options.no_build)?;
    let folder = workspace::target().join("screenshots");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let screen = engine.screen()?;
    let scenes = match options.scenes.as_slice() {
        [] => &Scene::ALL,
        some => some,
    };
    for &scene in scenes {
        let name = match options.scale {
            1 => format!("{}.png", scene.name()),
            scale => format!("{}@{scale}x.png", scene.name()),
        };
        let mut file = folder.join(&name);
        take(&engine, &screen, scene, options.scale, &file)?;
        // Only now: a picture with something wrong in it is not to replace a good one.
        if options.scale == 1 {
            let kept = workspace::root().join("docs/images").join(&name);
            fs::copy(&file, &kept).with_context(|| format!("cannot write {}", kept.display()))?;
            file = kept;
        }
        println!("{}", file.display());
    }
    Ok(())
}

/// Takes the picture of `scene` and leaves it in `file`.
fn take(engine: &Engine, screen: &Screen, scene: Scene, scale: u32, file: &Path) -> Result<()> {
    if file.exists() {
        fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    let Moment { seconds, words } = moment(scene);
    let mut command = screen.command(engine);
    command
        .args(["--resolution", SIZE])
        .env("PACKED_COMPUTE_SCREENSHOT_SCENE", scene.path())
        .env("PACKED_COMPUTE_SCREENSHOT_AFTER", seconds.to_string())
        .env("PACKED_COMPUTE_SCREENSHOT_SCALE", scale.to_string())
        .env("PACKED_COMPUTE_SCREENSHOT_FILE", file);
    scenes::run(command, &scenes::project(), CAMERA, words, LIMIT)
        .with_context(|| format!("there is no picture of {}", scene.path()))?;
    ensure!(file.is_file(), "the engine left no {}", file.display());
    Ok(())
}

/// When a scene is at its best.
struct Moment {
    /// So many seconds after it started ...
    seconds: f32,
    /// ... with these words.
    words: &'static [&'static str],
}

fn moment(scene: Scene) -> Moment {
    let (seconds, words): (f32, &[&str]) = match scene {
        Scene::Menu | Scene::Cookbook => (1.0, &[]),
        // Once it has measured.
        Scene::Benchmark => (20.0, &["--sizes", "1000,100000", "--rounds", "1"]),
        // Once it is no longer the ball that it starts as, at the few frames that the CPU draws.
        Scene::Swarm => (24.0, &[]),
        Scene::Formula | Scene::Terrain => (2.5, &[]),
    };
    Moment { seconds, words }
}
