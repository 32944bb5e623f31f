//! Where a library was compiled is nobody's business, and differs from one
//! machine to the next.

use anyhow::Result;

use crate::workspace;

/// That nothing in the library tells where it was compiled.
pub fn tells_no_place(library: &[u8]) -> Result<()> {
    let places = [
        workspace::root(),
        workspace::target(),
        home::cargo_home()?,
        home::rustup_home()?,
    ];
    for place in places {
        let place = place.display().to_string();
        let place = place.as_bytes();
        let found = library
            .windows(place.len())
            .position(|bytes| bytes == place);
        if let Some(at) = found {
            let text: Vec<u8> = library[at..].iter().copied().take(100).collect();
            anyhow::bail!("it tells where it was compiled: {}", text.escape_ascii());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found() {
        let place = workspace::root().join("src").display().to_string();
        assert!(tells_no_place(format!("panicked at {place}").as_bytes()).is_err());
        assert!(tells_no_place(b"panicked at src/lib.rs").is_ok());
    }
}
