//! Wine, which runs programs for Windows.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::{engine, process, workspace};

/// Debian's package, and the programs in it: the second keeps what those for Windows share.
const PACKAGE: &str = "wine64";
const PROGRAMS: [&str; 2] = [
    "usr/lib/x86_64-linux-gnu/wine/wine",
    "usr/lib/x86_64-linux-gnu/wine/wineserver",
];

/// A library of its own that Debian keeps with the compilers for Windows.
const ZLIB: &str = "usr/x86_64-w64-mingw32/lib/zlib1.dll";

/// Where Windows has its libraries, in Wine's folder for it.
const SYSTEM: &str = "drive_c/windows/system32";

/// Ample for an installation of what passes for Windows.
const LIMIT: Duration = Duration::from_secs(10 * 60);

/// Wine, with a Windows.
#[derive(Debug)]
pub struct Wine {
    program: PathBuf,
    /// The folder with the Windows.
    prefix: PathBuf,
    home: PathBuf,
}

impl Wine {
    /// Debian's, where its packages can be had, else the system's.
    pub fn install() -> Result<Self> {
        let folder = workspace::target().join("wine");
        let debians = engine::unpacked_to_run("amd64", &[PACKAGE], &PROGRAMS);
        let (program, zlib) = match debians {
            Ok(unpacked) => {
                let root = unpacked.folder();
                complete(root)?;
                (root.join(PROGRAMS[0]), Some(root.join(ZLIB)))
            }
            Err(error) => {
                let found = ["wine64", "wine"].map(which::which);
                let found = found.into_iter().find_map(Result::ok);
                let says = || format!("{PACKAGE} is not on the path, and {error:#}");
                (found.with_context(says)?, None)
            }
        };
        let wine = Self {
            program,
            prefix: folder.join("windows"),
            home: folder.join("home"),
        };
        wine.set_up(zlib.as_deref())?;
        Ok(wine)
    }

    /// What comes before a program for Windows on a command line.
    pub fn words(&self) -> Vec<String> {
        // Without a display it shows no window, and asks nobody. What is switched off would ask to install more, or
        // write into menus.
        let (prefix, home) = (self.prefix.display(), self.home.display());
        let variables = [
            format!("HOME={home}"),
            format!("WINEPREFIX={prefix}"),
            "WINEDEBUG=-all".to_owned(),
            "WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe=".to_owned(),
        ];
        let unset = ["DISPLAY", "WAYLAND_DISPLAY"];
        let unset = unset
            .iter()
            .flat_map(|name| ["-u".to_owned(), (*name).to_owned()]);
        let env = ["env".to_owned()].into_iter().chain(unset).chain(variables);
        env.chain([self.program.display().to_string()]).collect()
    }

    /// Makes the Windows, if there is none.
    fn set_up(&self, zlib: Option<&Path>) -> Result<()> {
        let stamp = self.prefix.join("made-by");
        let maker = self.program.display().to_string();
        if fs::read_to_string(&stamp).is_ok_and(|made_by| made_by == maker) {
            return Ok(());
        }
        if self.prefix.exists() {
            fs::remove_dir_all(&self.prefix)
                .with_context(|| format!("cannot remove {}", self.prefix.display()))?;
        }
        let system = self.prefix.join(SYSTEM);
        for folder in [&system, &self.home] {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        if let Some(zlib) = zlib {
            fs::copy(zlib, system.join("zlib1.dll"))
                .with_context(|| format!("cannot copy {}", zlib.display()))?;
        }
        let words = self.words();
        let mut command = std::process::Command::new(&words[0]);
        command.args(&words[1..]).args(["wineboot", "--init"]);
        process::capture(&mut command, LIMIT)?.success()?;
        fs::write(&stamp, maker)?;
        Ok(())
    }
}

/// Does what Debian's scripts do when a package is installed: one link, without which there is no Wine. And removes what
/// is for programs of 32 bits, which is as large again as all else.
fn complete(root: &Path) -> Result<()> {
    let link = root.join("usr/share/wine/wine");
    if fs::symlink_metadata(&link).is_err() {
        #[cfg(unix)]
        std::os::unix::fs::symlink(".", &link)
            .with_context(|| format!("cannot make {}", link.display()))?;
    }
    let small = root.join("usr/lib/x86_64-linux-gnu/wine/i386-windows");
    if small.is_dir() {
        fs::remove_dir_all(&small).with_context(|| format!("cannot remove {}", small.display()))?;
    }
    Ok(())
}
