//! A private apt: its own sources, lists and notion of what is installed
//! (nothing), so that neither root nor a change to the system is needed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// The suite that has a new enough Godot.
const SUITE: &str = "sid";

/// What the archive is signed with, under its older and its newer name.
const KEYRINGS: &[&str] = &[
    "/usr/share/keyrings/debian-archive-keyring.gpg",
    "/usr/share/keyrings/debian-archive-keyring.pgp",
];

const PLAN_LIMIT: Duration = Duration::from_secs(2 * 60);
const UPDATE_LIMIT: Duration = Duration::from_secs(10 * 60);
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(40 * 60);

/// The private apt.
pub struct Apt {
    configuration: PathBuf,
    archives: PathBuf,
    empty: PathBuf,
}

impl Apt {
    /// Sets it up in `cache`, to take packages from the mirror at `site`.
    pub fn set_up(cache: &Path, site: &str, architecture: &str) -> Result<Self> {
        let keyring = KEYRINGS.iter().find(|file| Path::new(file).is_file());
        let keyring = keyring.with_context(|| {
            format!("{} is missing: install debian-archive-keyring", KEYRINGS[0])
        })?;
        let state = cache.join("apt");
        let own = Self {
            configuration: state.join("apt.conf"),
            archives: cache.join("archives"),
            empty: state.join("empty"),
        };
        for folder in [
            &state.join("lists/partial"),
            &own.archives.join("partial"),
            &own.empty.join("partial"),
        ] {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(state.join("status"), "")?;
        fs::write(
            state.join("sources.list"),
            // Without `target` and `lang` apt also fetches what shops show.
            format!("deb [signed-by={keyring} target=Packages lang=none] {site} {SUITE} main\n"),
        )?;
        fs::write(
            &own.configuration,
            configuration(&state, &own.archives, architecture),
        )?;
        Ok(own)
    }

    /// Fetches the lists of packages.
    pub fn update(&self) -> Result<()> {
        let mut command = self.command(&["update"]);
        process::stream(command.stdout(std::io::stderr()), UPDATE_LIMIT)
    }

    /// The names of the archives of `packages` and all they depend on.
    pub fn plan(&self, packages: &[String]) -> Result<Vec<String>> {
        // What is in the folder of archives already would be left out, hence
        // an empty one.
        let folder = format!("Dir::Cache::archives={}", self.empty.display());
        let mut command = self.command(&["install", "--print-uris", "-o", &folder]);
        let done = process::capture(command.args(packages), PLAN_LIMIT)?.success()?;
        let names = archive_names(&done.stdout);
        ensure!(!names.is_empty(), "`{}` named no archives", done.command);
        Ok(names)
    }

    /// Downloads those archives, as far as they are not there, and gives the
    /// folder they are in.
    pub fn download(&self, packages: &[String]) -> Result<&Path> {
        let mut command = self.command(&["install", "--download-only"]);
        command.args(packages).stdout(std::io::stderr());
        process::stream(&mut command, DOWNLOAD_LIMIT)?;
        Ok(&self.archives)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("apt-get");
        // Nothing but errors; what is done we say ourselves.
        command
            .arg("-qq")
            .arg("-y")
            .arg("-c")
            .arg(&self.configuration);
        command.args(arguments);
        command
            .env("LC_ALL", "C")
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}

/// The private configuration, which is read after the machine's own: that one
/// may name a proxy we need.
fn configuration(state: &Path, archives: &Path, architecture: &str) -> String {
    let (state, archives) = (state.display(), archives.display());
    format!(
        r#"// Made by `cargo xtask godot`.
// Containers' images delete the system's archives in these.
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Install-Pkgs;
#clear DPkg::Post-Invoke;
Dir::State "{state}";
Dir::State::lists "{state}/lists";
Dir::State::status "{state}/status";
Dir::State::extended_states "{state}/extended_states";
Dir::Cache "{state}";
Dir::Cache::archives "{archives}";
Dir::Etc::SourceList "{state}/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
#clear APT::Architectures;
APT::Architecture "{architecture}";
APT::Architectures {{ "{architecture}"; }};
APT::Default-Release "";
APT::Install-Recommends "false";
APT::Install-Suggests "false";
// A list that failed to arrive is an error, not a warning.
APT::Update::Error-Mode "any";
// Root's apt would else download as a user who cannot write here.
APT::Sandbox::User "root";
// A mirror may lag behind.
Acquire::Check-Valid-Until "false";
Acquire::Retries "3";
"#
    )
}

/// The second words of lines such as
/// `'http://m.test/x.deb' x_1_amd64.deb 100 SHA256:00`.
fn archive_names(printed: &str) -> Vec<String> {
    let lines = printed.lines().filter(|line| line.starts_with('\''));
    let names = lines.filter_map(|line| line.split_whitespace().nth(1));
    names
        .filter(|name| name.ends_with(".deb"))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_found_in_what_apt_prints() {
        let printed = "Reading package lists...\n\
            The following NEW packages will be installed:\n  godot.deb x.deb\n\
            'http://m.test/pool/g/godot_4.6.3%2bds-3_amd64.deb' godot_4.6.3+ds-3_amd64.deb 5 SHA256:00\n\
            'http://m.test/pool/v/valgrind_3.27_amd64.deb' valgrind_1%3a3.27_amd64.deb 6 SHA256:01\n";
        let names = archive_names(printed);
        assert_eq!(
            names,
            ["godot_4.6.3+ds-3_amd64.deb", "valgrind_1%3a3.27_amd64.deb"]
        );
    }

    #[test]
    fn the_configuration_keeps_to_its_folders() {
        let text = configuration(Path::new("/c/apt"), Path::new("/c/archives"), "arm64");
        for line in [
            "Dir::State::status \"/c/apt/status\";",
            "Dir::Cache::archives \"/c/archives\";",
            "APT::Architectures { \"arm64\"; };",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}");
        }
    }
}
