//! A screen that nobody sees, and a renderer that needs no graphics card: the
//! engine draws on them as it does for a player.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tempfile::NamedTempFile;

use super::Engine;
use crate::process;

/// The server takes a display that is free and tells its number on its standard
/// output once it can be used. Nothing here draws by OpenGL.
const SERVER_OPTIONS: &[&str] = &[
    "-displayfd",
    "1",
    "-screen",
    "0",
    "1920x1080x24",
    "-extension",
    "GLX",
    "-nolisten",
    "tcp",
];

/// What makes the engine draw on the screen by the renderer.
const ENGINE_OPTIONS: &[&str] = &[
    "--display-driver",
    "x11",
    "--rendering-driver",
    "vulkan",
    "--rendering-method",
    "forward_plus",
    "--audio-driver",
    "Dummy",
];

/// What would lead the engine to another screen.
const MISLEADING: &[&str] = &["WAYLAND_DISPLAY", "XAUTHORITY"];

/// Where systems have the descriptions of their Vulkan drivers.
const SYSTEM_DRIVERS: &[&str] = &[
    "/usr/share/vulkan/icd.d",
    "/usr/local/share/vulkan/icd.d",
    "/etc/vulkan/icd.d",
];

/// Ample for a server that starts on a busy machine.
const START_LIMIT: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(20);

/// Lavapipe, Mesa's Vulkan for the CPU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renderer {
    /// The file that describes it to Vulkan's loader.
    pub driver: PathBuf,
    /// What else must be set for it and the screen to be found whole.
    pub variables: Vec<(&'static str, OsString)>,
}

impl Renderer {
    /// That of the system.
    pub fn system() -> Result<Self> {
        let folders = SYSTEM_DRIVERS.iter().map(Path::new);
        let driver = find_lavapipe(folders).with_context(|| {
            format!(
                "there is no lavapipe, Mesa's Vulkan for the CPU, in {}: \
                 install mesa-vulkan-drivers or what it is called here",
                SYSTEM_DRIVERS.join(", ")
            )
        })?;
        Ok(Self {
            driver,
            variables: Vec::new(),
        })
    }
}

/// Whether `file` is how Mesa calls the description of lavapipe.
pub fn is_lavapipe(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("lvp_icd.") && name.ends_with(".json")
}

/// The system's X server without a screen.
pub fn system_server() -> Result<PathBuf> {
    which::which("Xvfb")
        .context("there is no Xvfb on the path: install xvfb or what it is called here")
}

fn find_lavapipe<'a>(folders: impl Iterator<Item = &'a Path>) -> Option<PathBuf> {
    let entries = folders
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten();
    let mut files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    files.find(|file| is_lavapipe(file))
}

/// An open screen, which closes when this is dropped.
#[derive(Debug)]
pub struct Screen {
    server: Child,
    display: String,
    renderer: Renderer,
}

impl Screen {
    /// Opens one by the X server that `server` starts.
    pub fn open(mut server: Command, renderer: Renderer) -> Result<Self> {
        let output = || NamedTempFile::new().context("no temporary file for the server's output");
        let (stdout, stderr) = (output()?, output()?);
        server
            .args(SERVER_OPTIONS)
            .stdin(Stdio::null())
            .stdout(stdout.reopen()?)
            .stderr(stderr.reopen()?);
        let begin = Instant::now();
        // From here on it is ended, come what may.
        let mut screen = Self {
            server: process::start(&mut server)?,
            display: String::new(),
            renderer,
        };
        loop {
            let told = fs::read_to_string(stdout.path())?;
            if let Some(display) = display(&told) {
                screen.display = display;
                return Ok(screen);
            }
            let trouble = match screen.server.try_wait()? {
                Some(status) => format!("ended with {status}"),
                None if begin.elapsed() > START_LIMIT => "opened no screen".to_owned(),
                None => {
                    thread::sleep(POLL);
                    continue;
                }
            };
            let stderr = fs::read_to_string(stderr.path())?;
            bail!(
                "`{}` {trouble}{}",
                process::describe(&server),
                process::tails(&told, &stderr)
            );
        }
    }

    /// What describes the renderer.
    pub fn driver(&self) -> &Path {
        &self.renderer.driver
    }

    /// A command for `engine` to draw on the screen.
    pub fn command(&self, engine: &Engine) -> Command {
        let mut command = engine.command();
        self.prepare(&mut command);
        command.args(ENGINE_OPTIONS);
        command
    }

    fn prepare(&self, command: &mut Command) {
        for name in MISLEADING {
            command.env_remove(name);
        }
        command
            .env("DISPLAY", &self.display)
            .env("VK_DRIVER_FILES", &self.renderer.driver)
            // Whatever the system would put between the engine and the driver.
            .env("VK_LOADER_LAYERS_DISABLE", "~implicit~")
            .envs(
                self.renderer
                    .variables
                    .iter()
                    .map(|(name, value)| (name, value)),
            );
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        process::end(&mut self.server);
    }
}

/// The display's name, from what the server tells: a number and the end of the
/// line, without which there may be more digits to come.
fn display(told: &str) -> Option<String> {
    let (number, _) = told.split_once('\n')?;
    let number: u32 = number.trim().parse().ok()?;
    Some(format!(":{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_told_in_a_whole_line() {
        assert_eq!(display("17\n").as_deref(), Some(":17"));
        for part in ["", "1", "error\n"] {
            assert_eq!(display(part), None);
        }
    }

    #[test]
    fn lavapipe_is_found_among_drivers() {
        let folder = tempfile::tempdir().unwrap();
        let (missing, there) = (folder.path().join("missing"), folder.path());
        let find = || find_lavapipe([missing.as_path(), there].into_iter());
        fs::write(there.join("radeon_icd.json"), "").unwrap();
        assert_eq!(find(), None);
        for name in ["lvp_icd.json", "lvp_icd.x86_64.json"] {
            let file = there.join(name);
            fs::write(&file, "").unwrap();
            assert_eq!(find().as_deref(), Some(file.as_path()));
            fs::remove_file(&file).unwrap();
        }
    }

    #[cfg(unix)]
    fn open(script: &str) -> Result<Screen> {
        let mut server = Command::new("sh");
        server.args(["-c", script]);
        let renderer = Renderer {
            driver: "/d/lvp.json".into(),
            variables: vec![("MORE", "m".into())],
        };
        Screen::open(server, renderer)
    }

    #[test]
    #[cfg(unix)]
    fn commands_are_led_to_the_screen() {
        let screen = open("printf 4; sleep 0.1; echo 2; exec sleep 20").unwrap();
        let mut command = Command::new("godot");
        command.env("WAYLAND_DISPLAY", "wayland-0");
        screen.prepare(&mut command);
        let value = |wanted: &str| {
            let found = command.get_envs().find(|(name, _)| *name == wanted);
            found.and_then(|(_, value)| value?.to_str())
        };
        assert_eq!(value("DISPLAY"), Some(":42"));
        assert_eq!(value("VK_DRIVER_FILES"), Some("/d/lvp.json"));
        assert_eq!(value("MORE"), Some("m"));
        assert_eq!(value("WAYLAND_DISPLAY"), None);
        let begin = Instant::now();
        drop(screen);
        assert!(begin.elapsed() < Duration::from_secs(5));
    }

    #[test]
    #[cfg(unix)]
    fn a_server_that_ends_says_why() {
        let error = open("echo no keyboard >&2; exit 1")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("exit status: 1") && error.contains("no keyboard"),
            "{error}"
        );
    }
}
