//! What a library for Windows offers, and what it asks of the system.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use object::read::NameOrOrdinal;
use object::read::pe::PeFile64;
use object::{Architecture, Object as _, ObjectSection as _};

use crate::package::tells_no_place;

/// What the engine and the siblings look for.
const OFFERED: [&str; 3] = [
    "packed_compute_identity",
    "packed_compute_init",
    "packed_compute_start",
];

/// Libraries that every Windows 10 has in its own folder, in small letters.
const SYSTEMS: &[&str] = &[
    "advapi32.dll",
    "bcrypt.dll",
    "bcryptprimitives.dll",
    "kernel32.dll",
    "msvcrt.dll",
    "ntdll.dll",
    "ucrtbase.dll",
    "userenv.dll",
    "ws2_32.dll",
];

/// Names that stand for one of them.
const SETS: &str = "api-ms-win-";

/// Checks the library, and describes it.
pub fn check(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let library = PeFile64::parse(&*bytes)?;
    let architecture = library.architecture();
    ensure!(
        architecture == Architecture::X86_64,
        "it is for {architecture:?}"
    );
    let offered = offered(&library)?;
    ensure!(
        offered == OFFERED,
        "it offers {offered:?}, and not {OFFERED:?}"
    );
    let asked = asked(&library)?;
    let strange = asked.iter().find(|name| !is_systems(name));
    ensure!(
        strange.is_none(),
        "it asks for {strange:?}, which not every Windows has; of {asked:?}"
    );
    for section in library.sections() {
        let name = section.name().unwrap_or("");
        ensure!(
            !name.starts_with(".debug"),
            "it has debug information: {name}"
        );
    }
    ensure!(
        library.pdb_info()?.is_none(),
        "it names a file of debug information"
    );
    tells_no_place(&bytes)?;
    let size = bytes.len() as f64 / f64::from(1 << 20);
    Ok(format!("{size:.2} MiB, asks for {}", asked.join(" ")))
}

/// The names of its functions, in order.
fn offered(library: &PeFile64<'_>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for export in library.exports()? {
        match export?.name() {
            NameOrOrdinal::Name(name) => names.push(String::from_utf8_lossy(name).into_owned()),
            NameOrOrdinal::Ordinal(number) => names.push(format!("#{number}")),
        }
    }
    names.sort();
    Ok(names)
}

/// The libraries it asks for, in order.
fn asked(library: &PeFile64<'_>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for import in library.imports()? {
        names.push(String::from_utf8_lossy(import?.library()).into_owned());
    }
    names.sort();
    names.dedup();
    Ok(names)
}

fn is_systems(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with(SETS) || SYSTEMS.contains(&&*name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_compilers_bring_along_is_not_the_systems() {
        for name in [
            "KERNEL32.dll",
            "api-ms-win-crt-math-l1-1-0.dll",
            "bcryptprimitives.dll",
        ] {
            assert!(is_systems(name), "{name}");
        }
        for name in [
            "libgcc_s_seh-1.dll",
            "libwinpthread-1.dll",
            "VCRUNTIME140.dll",
        ] {
            assert!(!is_systems(name), "{name}");
        }
    }
}
