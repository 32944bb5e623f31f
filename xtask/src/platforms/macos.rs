//! The addon for macOS: looked at, and no more. There is nothing here that could
//! run it.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use object::macho::{self, CS_ADHOC};
use object::read::NameOrOrdinal;
use object::read::macho::{
    CodeDirectory, FatArch as _, LoadCommandVariant, MachOFatFile32, MachOFile64,
};
use object::{Architecture, BigEndian, Endianness, Object as _};
use sha2::{Digest as _, Sha256};

use super::shipped;
use crate::build::{Addon, Platform};
use crate::package::tells_no_place;
use crate::steps::{Steps, Tally};

/// What this is about.
const PLATFORM: Platform = Platform::Macos;

/// What the engine looks for.
const ENTRY: &str = "_packed_compute_init";

/// Libraries that every macOS has.
const SYSTEMS: [&str; 3] = [
    "/usr/lib/libSystem.B.dylib",
    "/usr/lib/libiconv.2.dylib",
    "/usr/lib/libc++.1.dylib",
];

/// The oldest macOS that it asks for, at most: the first for Apple's processors, though Godot itself runs on an older one on
/// Intel's.
const OLDEST: [(Architecture, (u32, u32)); 2] = [
    (Architecture::Aarch64, (11, 0)),
    (Architecture::X86_64, (11, 0)),
];

/// The steps about it.
pub fn steps(steps: &mut Steps) {
    let step = format!("{}/library", PLATFORM.name());
    steps.take(&step, || library(&shipped(PLATFORM)?));
}

/// Checks the one library, which is one for each processor.
fn library(addon: &Addon) -> Result<Tally> {
    let (_, _, file) = addon.libraries().next().context("there is no library")?;
    let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    tells_no_place(&bytes)?;
    let both = MachOFatFile32::parse(&*bytes)?;
    let mut found: Vec<_> = both
        .arches()
        .iter()
        .map(|part| part.architecture())
        .collect();
    found.sort_by_key(|architecture| format!("{architecture:?}"));
    let wanted = OLDEST.map(|(architecture, _)| architecture);
    ensure!(found == wanted, "it is for {found:?}");
    let mut tally = Tally::default();
    for part in both.arches() {
        let architecture = part.architecture();
        let description = check(part.data(&*bytes)?)
            .with_context(|| format!("in the part for {architecture:?}"))?;
        println!("   {architecture:?}: {description}");
        tally.passed += 1;
    }
    Ok(tally)
}

/// Checks the library of one processor, and describes it.
fn check(bytes: &[u8]) -> Result<String> {
    let library = MachOFile64::<Endianness, _>::parse(bytes)?;
    let mut offered = Vec::new();
    for export in library.exports()? {
        if let NameOrOrdinal::Name(name) = export?.name() {
            offered.push(String::from_utf8_lossy(name).into_owned());
        }
    }
    ensure!(
        offered.iter().any(|name| name == ENTRY),
        "it offers {offered:?}"
    );
    ensure!(!library.has_debug_symbols(), "it has debug information");

    let commands = Commands::read(&library)?;
    let name = commands.name.context("it has no name of its own")?;
    let own = PLATFORM.library(PLATFORM.levels()[0]);
    ensure!(
        name == format!("@rpath/{own}"),
        "its name of itself is {name}"
    );
    let strange = commands
        .asked
        .iter()
        .find(|name| !SYSTEMS.contains(&&***name));
    ensure!(
        strange.is_none(),
        "it asks for {strange:?}, which is not the system's"
    );
    let oldest = OLDEST
        .iter()
        .find(|(kind, _)| *kind == library.architecture());
    let (_, oldest) = oldest.context("it is for another processor")?;
    let system = commands
        .system
        .context("it does not say for which macOS it is")?;
    ensure!(
        system <= *oldest,
        "it wants macOS {system:?}, and shall run on {oldest:?}"
    );
    let signed = match commands.signature {
        Some(directory) => {
            check_signature(bytes, &directory)?;
            "signed by the linker"
        }
        // Intel's asks for none.
        None if library.architecture() == Architecture::X86_64 => "not signed",
        None => anyhow::bail!("it is not signed, and Apple's processors load nothing that is not"),
    };
    let size = bytes.len() as f64 / f64::from(1 << 20);
    let (major, minor) = system;
    Ok(format!(
        "{size:.2} MiB, {signed}, {} functions, macOS {major}.{minor}, asks for {}",
        offered.len(),
        commands.asked.join(" ")
    ))
}

/// What the library says of itself.
#[derive(Default)]
struct Commands<'data> {
    /// The name that those who link with it keep.
    name: Option<String>,
    /// The libraries it asks for.
    asked: Vec<String>,
    /// The oldest macOS.
    system: Option<(u32, u32)>,
    signature: Option<CodeDirectory<'data>>,
}

impl<'data> Commands<'data> {
    fn read(library: &MachOFile64<'data, Endianness>) -> Result<Self> {
        let endian = library.endian();
        let mut read = Self::default();
        let mut commands = library.macho_load_commands()?;
        while let Some(command) = commands.next()? {
            let text = |text| -> Result<String> {
                Ok(String::from_utf8_lossy(command.string(endian, text)?).into_owned())
            };
            match command.variant()? {
                LoadCommandVariant::IdDylib(own) => read.name = Some(text(own.dylib.name)?),
                LoadCommandVariant::Dylib(other) => read.asked.push(text(other.dylib.name)?),
                LoadCommandVariant::BuildVersion(version, _) => {
                    let oldest = version.minos.get(endian).0;
                    read.system = Some((oldest >> 16, oldest >> 8 & 0xff));
                }
                LoadCommandVariant::LinkeditData(data)
                    if command.cmd() == macho::LC_CODE_SIGNATURE =>
                {
                    let signature = data.code_signature(endian, library.data())?;
                    let mut blobs = signature.blobs();
                    while let Some(blob) = blobs.next()? {
                        read.signature = read.signature.or(blob.code_directory()?);
                    }
                }
                _ => (),
            }
        }
        Ok(read)
    }
}

/// That the signature is of this very library, as the system compares it page by page: who changes a library after it was
/// linked spoils it.
fn check_signature(bytes: &[u8], directory: &CodeDirectory<'_>) -> Result<()> {
    let header = directory.header();
    ensure!(
        header.flags.get(BigEndian).contains(CS_ADHOC),
        "the signature is somebody's"
    );
    let limit = usize::try_from(directory.code_limit())?;
    let signed = bytes
        .get(..limit)
        .context("the signature is of more than there is")?;
    let pages = signed.chunks(1 << header.page_size);
    ensure!(
        pages.len() == usize::try_from(header.n_code_slots.get(BigEndian))?,
        "the signature is not of all pages"
    );
    for (number, page) in (0..).zip(pages) {
        let digest = Sha256::digest(page);
        ensure!(
            directory.code_hash(number)? == digest.as_slice(),
            "page {number} is not what was signed"
        );
    }
    Ok(())
}
