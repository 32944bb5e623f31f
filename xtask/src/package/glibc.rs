//! The oldest C library that a library for Linux runs with.

use anyhow::{Context as _, Result, ensure};
use elf::ElfBytes;
use elf::endian::AnyEndian;

use crate::build::GLIBC;

/// That `library` asks for nothing newer than [`GLIBC`]; nothing is asked of what is not for Linux.
pub fn check(library: &[u8]) -> Result<()> {
    if !library.starts_with(b"\x7fELF") {
        return Ok(());
    }
    let newest = versions(library)?.into_iter().max();
    let newest = newest.context("the library asks for no version of glibc, which cannot be")?;
    let oldest = parse(GLIBC).context("the floor is a version")?;
    ensure!(
        newest <= oldest,
        "it needs glibc {}.{}, and shall run with {GLIBC}",
        newest.0,
        newest.1
    );
    Ok(())
}

/// The versions of glibc that some function is asked for in.
fn versions(library: &[u8]) -> Result<Vec<(u32, u32)>> {
    let file = ElfBytes::<AnyEndian>::minimal_parse(library)?;
    let symbols = file.dynamic_symbol_table()?;
    let (symbols, _) = symbols.context("the library has no dynamic symbols")?;
    let table = file.symbol_version_table()?;
    let table = table.context("the library has no versions of symbols")?;
    let mut versions = Vec::new();
    for index in 0..symbols.len() {
        let Some(requirement) = table.get_requirement(index)? else {
            continue;
        };
        if let Some(version) = requirement.name.strip_prefix("GLIBC_").and_then(parse) {
            versions.push(version);
        }
    }
    Ok(versions)
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let (major, rest) = version.split_once('.')?;
    let minor = rest.split('.').next()?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers() {
        assert_eq!(parse("2.31"), Some((2, 31)));
        assert_eq!(parse("2.2.5"), Some((2, 2)));
        assert_eq!(parse("PRIVATE"), None);
        assert!(parse("2.4") < parse("2.31"));
    }

    #[test]
    fn what_is_not_for_linux_passes() {
        check(b"MZ").unwrap();
        check(b"\x7fELF, but broken").unwrap_err();
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_program_asks_for_some_version() {
        let own = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        assert!(!versions(&own).unwrap().is_empty());
    }
}
